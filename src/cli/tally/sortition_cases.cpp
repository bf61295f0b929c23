#include "adapters/crypto/mac.hpp"
#include "cli/tally/case_kinds.hpp"
#include "domain/rules/sortition.hpp"

#include <algorithm>
#include <map>

namespace linyi::cli {
namespace {

using json::Object;

/// As many digits of a key as tell tickets apart on a page.
constexpr std::size_t key_digits_shown = 16;

std::string sha256(std::string_view text) {
    return crypto::sha256(text);
}

void check_ids(CaseReader& reader, std::vector<std::string> ids) {
    std::sort(ids.begin(), ids.end());
    const auto twice = std::adjacent_find(ids.begin(), ids.end());
    if (twice != ids.end()) reader.refuse("\"" + *twice + "\" is on the list twice");
}

Object draw_from_all(const rules::Lottery& lottery, std::size_t seats) {
    Object keys;
    for (const auto& [id, key] : shuffled(lottery, sha256))
        keys.emplace(id, key.substr(0, key_digits_shown));
    return {{"keys", std::move(keys)}, {"selected", names_of(draw(lottery, seats, sha256))}};
}

Object draw_by_strata(CaseReader& reader, rules::Lottery lottery, std::size_t seats) {
    const auto* strata = reader.find("strata")->as<Object>();
    if (strata == nullptr) {
        reader.refuse_value("strata", "{stratum: [ids]}");
        return {};
    }
    CaseReader part(*reader.find("strata"), "strata.");
    std::map<std::string, std::vector<std::string>> ids;
    std::map<std::string, std::size_t> sizes;
    std::vector<std::string> all;
    for (const auto& member : *strata) {
        auto& listed = ids[member.first] = part.texts(member.first);
        sizes[member.first] = listed.size();
        all.insert(all.end(), listed.begin(), listed.end());
    }
    reader.include(part);
    check_ids(reader, std::move(all));
    Object quota;
    Object selected;
    for (const auto& [name, share] : rules::quotas(sizes, seats)) {
        lottery.ids = ids[name];
        quota.emplace(name, static_cast<std::int64_t>(share));
        selected.emplace(name, names_of(draw(lottery, share, sha256)));
    }
    return {{"quotas", std::move(quota)}, {"selected", std::move(selected)}};
}

}  // namespace

Object draw_lots(CaseReader& reader, const rules::RuleBook&) {
    rules::Lottery lottery{.seed = reader.text("seed"), .ids = reader.texts("ids")};
    const auto declined = reader.texts("declined");
    lottery.declined.insert(declined.begin(), declined.end());
    const auto seats = reader.whole("k");
    if (seats < 0) reader.refuse_value("k", "a whole number from 0 on");
    check_ids(reader, lottery.ids);
    if (reader.error()) return {};
    if (reader.has("strata"))
        return draw_by_strata(reader, std::move(lottery), static_cast<std::size_t>(seats));
    return draw_from_all(lottery, static_cast<std::size_t>(seats));
}

}  // namespace linyi::cli
