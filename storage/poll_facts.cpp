#include "base/text.hpp"
#include "storage/driver/connection.hpp"
#include "storage/poll_seals.hpp"
#include "storage/polls.hpp"

#include <nlohmann/json.hpp>

namespace linyi::storage {
namespace {

using Json = nlohmann::ordered_json;

void set_if_there(Json& out, const char* key, const Query& row, int column) {
    if (!row.is_null(column)) out[key] = row.integer(column);
}

/// A flag that is neither 0 nor 1 is told as the number it is.
Json flag(const Query& row, int column) {
    const auto value = row.integer(column);
    return value == 0 || value == 1 ? Json(value == 1) : Json(value);
}

/// Word for word what the row holds: what cannot be read as a poll must show as well.
Json row_facts(const Query& row) {
    Json out{{"community", row.integer(0)},  {"number", row.integer(1)},
             {"question", row.text(2)},      {"kind", row.text(3)},
             {"rule", row.text(4)},          {"secret", flag(row, 5)},
             {"numbered", flag(row, 6)},     {"choices_max", row.integer(7)},
             {"buildings", Json::array()},   {"count_parking", flag(row, 9)},
             {"opened_at", row.integer(10)}, {"by", row.integer(11)},
             {"chat", row.integer(12)},      {"item", row.integer(13)},
             {"ordinal", row.integer(14)},   {"rights", row.integer(15)},
             {"area", row.integer(16)},      {"state", row.text(17)},
             {"formal", flag(row, 21)},      {"no_change", flag(row, 22)},
             {"ranked", flag(row, 23)}};
    if (row.integer(24) != 0) out["max_score"] = row.integer(24);  // Older entries do not tell it.
    const auto buildings = row.text(8);
    if (!buildings.empty()) out["buildings"] = split(buildings, '\n');
    set_if_there(out, "closes_at", row, 18);
    set_if_there(out, "closed_at", row, 19);
    set_if_there(out, "meeting", row, 20);
    return out;
}

void add_options(Json& out, Connection& db, PollId poll) {
    out["options"] = Json::array();
    out["roles"] = Json::array();
    out["answers"] = Json::array();
    out["option_numbers"] = Json::array();
    auto costs = Json::array();
    bool has_costs = false;
    Query row(db, R"sql(
        SELECT no, key, label, role, answer, cost FROM poll_option WHERE poll_id = ?1 ORDER BY no
    )sql",
              poll.value);
    while (row.next()) {
        out["option_numbers"].push_back(row.integer(0));
        out["options"].push_back(row.text(1) + "=" + row.text(2));
        out["roles"].push_back(row.text(3));
        out["answers"].push_back(row.text(4));
        costs.push_back(std::to_string(row.integer(5)));
        has_costs = has_costs || row.integer(5) != 0;
    }
    if (has_costs) out["costs"] = std::move(costs);
}

/// Votes of earlier releases have no such row.
void add_rule(Json& out, Connection& db, PollId poll) {
    Query row(db, R"sql(
        SELECT text, rule_sha256, roll_sha256, wording_sha256, noticed_at FROM poll_rule
        WHERE poll_id = ?1
    )sql",
              poll.value);
    if (!row.next()) return;
    out["rule_text"] = row.text(0);
    out["rule_sha256"] = row.text(1);
    out["roll_sha256"] = row.text(2);
    out["wording_sha256"] = row.text(3);
    set_if_there(out, "noticed_at", row, 4);
}

}  // namespace

std::optional<std::string> Polls::facts(PollId poll) {
    Json out;
    {
        Query row(db_, R"sql(
            SELECT community_id, number, question, kind, rule, is_secret, is_numbered, choices_max,
                scope_buildings, count_parking, opened_at, opened_by, chat_id, item, ordinal,
                rights, area, state, closes_at, closed_at, meeting_id, is_formal, no_change,
                is_ranked, max_score
            FROM poll WHERE id = ?1
        )sql",
                  poll.value);
        if (!row.next()) return std::nullopt;
        out = row_facts(row);
    }
    add_options(out, db_, poll);
    add_rule(out, db_, poll);
    if (const auto seal = PollSeals{db_}.find(poll)) {
        out["roll"] = to_hex(seal->hashes.roll.bytes());
        out["names"] = to_hex(seal->hashes.names.bytes());
    }
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace linyi::storage
