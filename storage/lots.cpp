#include "storage/lots.hpp"

#include "storage/driver/connection.hpp"

#include <nlohmann/json.hpp>

namespace linyi::storage {
namespace {

using Json = nlohmann::json;

Lot opened(const Json& payload, Timestamp at) {
    return {.number = payload.value("number", std::int64_t{0}),
            .title = payload.value("title", ""),
            .seats = payload.value("seats", std::int64_t{0}),
            .ids = payload.value("ids", std::vector<std::string>{}),
            .source = payload.value("source", ""),
            .place = payload.value("place", ""),
            .opened_at = at,
            .known_from = from_millis(payload.value("known_from", std::int64_t{0}))};
}

}  // namespace

std::optional<Lot> Lots::find(CommunityId community, std::int64_t number) {
    Query row(db_, R"sql(
        SELECT kind, decided_at, payload FROM act
        WHERE community_id = ?1 AND kind IN ('lot_opened', 'lot_drawn', 'lot_declined')
        ORDER BY no
    )sql",
              community.value);
    std::optional<Lot> lot;
    while (row.next()) {
        const auto payload = Json::parse(row.text(2), nullptr, false);
        if (!payload.is_object() || payload.value("number", std::int64_t{0}) != number) continue;
        const auto kind = row.text(0);
        if (kind == "lot_opened") {
            lot = opened(payload, from_millis(row.integer(1)));
        } else if (lot && kind == "lot_drawn") {
            lot->value = payload.value("value", "");
        } else if (lot) {
            lot->declined.insert(payload.value("id", ""));
        }
    }
    return lot;
}

}  // namespace linyi::storage
