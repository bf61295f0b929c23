#include "cli/tally/ballot_list.hpp"
#include "cli/tally/case_kinds.hpp"
#include "cli/tally/received_time.hpp"
#include "domain/rules/committee_election.hpp"
#include "domain/rules/owners_roll.hpp"
#include "domain/rules/owners_vote.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace linyi::cli {
namespace {

using json::Array;
using json::Object;
using json::Value;
using rules::Mark;

constexpr std::string_view default_rule = "civil_code_278_ordinary";

json::Value pair_of(const Share& share) {
    return Array{to_text(share.area), share.rights};
}

/// The rule set, which must be one of area and heads.
rules::RuleSet owners_rules(CaseReader& reader, const rules::RuleBook& book) {
    auto rule_set = rules_of(reader, book, default_rule);
    if (!reader.error() && rule_set.method != rules::Method::owners_vote &&
        rule_set.method != rules::Method::committee_election)
        reader.refuse("rule \"" + rule_set.name + "\" does not count area and heads");
    return rule_set;
}

void check(CaseReader& reader, const std::optional<std::string>& flaw) {
    if (flaw) reader.refuse(*flaw);
}

/// The area on the register, else as measured, else of the sale contract (domain.md §2.2).
Area unit_area(CaseReader& reader) {
    for (const auto* key : {"area", "measured_area", "contract_area"}) {
        if (reader.has(key)) return reader.area(key);
    }
    return reader.area("area");
}

std::vector<std::string> owners_of(CaseReader& reader) {
    if (reader.has("owner")) return {reader.text("owner")};
    return reader.texts("owners");
}

rules::RollUnit read_unit(CaseReader& reader) {
    rules::RollUnit unit{.id = reader.text("id"),
                         .area = unit_area(reader),
                         .owners = owners_of(reader),
                         .delivered = reader.flag_or("delivered", false)};
    const auto kind = unit_kind_from(reader.text_or("kind", "home"));
    if (!kind) reader.refuse_value("kind", "home, shop or parking");
    const auto status = unit_status_from(reader.text_or("status", "sold"));
    if (!status) reader.refuse_value("status", "sold, unsold or undelivered");
    unit.kind = kind.value_or(UnitKind::home);
    unit.status = status.value_or(UnitStatus::sold);
    unit.building = reader.text_or("building", unit.id.substr(0, unit.id.find('-')));
    return unit;
}

std::optional<Timestamp> read_time(CaseReader& reader, std::string_view key, DayAs day) {
    if (!reader.has(key)) return std::nullopt;
    const auto time = received_time(reader.text(key), day);
    if (!time) reader.refuse(std::string(key) + ": " + time.error().detail);
    return time ? std::optional(*time) : std::nullopt;
}

/// True unless the case says otherwise, under any of the names it may have.
bool has_authority(CaseReader& reader) {
    for (const auto* key : {"authority", "written_authority"}) {
        if (!reader.flag_or(key, true)) return false;
    }
    return true;
}

rules::RollBallot read_ballot(CaseReader& reader) {
    rules::RollBallot ballot{.unit = reader.text("unit"),
                             .time = read_time(reader, "time", DayAs::beginning),
                             .agent = reader.text_or("proxy", ""),
                             .is_identified = reader.flag_or("identity", true),
                             .has_authority = has_authority(reader),
                             .item = reader.text_or("item", "")};
    const auto mark = mark_from(reader.text_or("choice", "blank"));
    if (!mark) reader.refuse_value("choice", "yes, no, abstain, blank, invalid or withdrawn");
    ballot.mark = mark.value_or(Mark::blank);
    return ballot;
}

/// Each item of a list as `read` makes it, ordered by "seq" where ballots have one.
template <class T>
std::vector<T> read_all(CaseReader& reader, std::string_view key, T (*read)(CaseReader&)) {
    std::vector<std::pair<std::int64_t, T>> numbered;
    for (const auto& item : reader.list_or_empty(key)) {
        const auto place = std::to_string(numbered.size() + 1);
        CaseReader part(item, std::string(key) + "[" + place + "].");
        if (!part.error()) numbered.emplace_back(part.whole_or("seq", 0), read(part));
        reader.include(part);
        if (reader.error()) return {};
    }
    std::stable_sort(numbered.begin(), numbered.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<T> all;
    for (auto& entry : numbered) all.push_back(std::move(entry.second));
    return all;
}

rules::OwnersRoll read_roll(CaseReader& reader) {
    rules::OwnersRoll roll{.units = read_all(reader, "units", read_unit),
                           .ballots = read_all(reader, "ballots", read_ballot),
                           .deadline = read_time(reader, "deadline", DayAs::end),
                           .item = reader.text_or("item", ""),
                           .notice = reader.texts("notice")};
    const auto delivered = reader.texts("delivered");
    const std::set<std::string_view> ids(delivered.begin(), delivered.end());
    for (auto& unit : roll.units) unit.delivered = unit.delivered || ids.contains(unit.id);
    return roll;
}

Array rejected_pairs(const std::vector<rules::Rejection>& rejections) {
    Array pairs;
    for (const auto& [unit, reason] : rejections) pairs.emplace_back(Array{unit, reason});
    return pairs;
}

}  // namespace

Object count_aggregate(CaseReader& reader, const rules::RuleBook& book) {
    const auto rule_set = owners_rules(reader, book);
    const rules::OwnersCount count{
        .total = {.rights = reader.whole("total_heads"), .area = reader.area("total_area")},
        .yes = reader.share_or_nothing("yes"),
        .no = reader.share_or_nothing("no"),
        .abstain = reader.share_or_nothing("abstain"),
        .silent = reader.share_or_nothing("silent_delivered")};
    if (!reader.error()) check(reader, flaw_of(rule_set.owners, count));
    if (reader.error()) return {};
    const auto verdict = judge_owners_vote(rule_set, count);
    const auto& counted = verdict.counted;
    return {{"participating_area", to_text(counted.participating.area)},
            {"participating_heads", counted.participating.rights},
            {"agree_area", to_text(counted.agree.area)},
            {"agree_heads", counted.agree.rights},
            {"quorum", counted.quorum},
            {"approved", counted.approved},
            {"passed", counted.passed},
            {"note", verdict.note()}};
}

Object count_roll_case(CaseReader& reader, const rules::RuleBook& book) {
    const auto rule_set = owners_rules(reader, book);
    const auto roll = read_roll(reader);
    if (!reader.error()) check(reader, flaw_of(rule_set.owners, roll));
    if (reader.error()) return {};
    auto counted = rules::count_roll(rule_set, roll);
    // Some lists say how many were delivered in vain, and not to whom.
    if (reader.has("silent_delivered")) counted.count.silent = reader.share("silent_delivered");
    if (!reader.error()) check(reader, flaw_of(rule_set.owners, counted.count));
    if (reader.error()) return {};
    const auto verdict = judge_owners_vote(rule_set, counted.count);
    return {{"total_area", to_text(counted.count.total.area)},
            {"total_heads", counted.count.total.rights},
            {"yes", pair_of(counted.count.yes)},
            {"no", pair_of(counted.count.no)},
            {"abstain", pair_of(counted.count.abstain)},
            {"invalid_heads", counted.invalid_heads},
            {"rejected", rejected_pairs(counted.rejected)},
            {"participating_area", to_text(verdict.counted.participating.area)},
            {"participating_heads", verdict.counted.participating.rights},
            {"quorum", verdict.counted.quorum},
            {"approved", verdict.counted.approved},
            {"passed", verdict.counted.passed}};
}

Object count_election(CaseReader& reader, const rules::RuleBook& book) {
    auto rule_set = rules_of(reader, book, "committee_election");
    rules::ElectionCount count{
        .total = {.rights = reader.whole("total_heads"), .area = reader.area("total_area")},
        .participating = reader.share("participating"),
        .seats = static_cast<int>(
            std::clamp<std::int64_t>(reader.whole_or("seats", rule_set.seats), -1, 1'000'000))};
    for (const auto& item : reader.list("candidates")) {
        CaseReader part(item, "candidates.");
        const auto agree = part.has("agree") ? part.share("agree")
                                             : Share{.rights = part.whole("agree_heads"),
                                                     .area = part.area("agree_area")};
        count.candidates.push_back({part.text("name"), agree});
        reader.include(part);
    }
    if (!reader.error()) check(reader, flaw_of(count));
    if (reader.error()) return {};
    const auto verdict = judge_election(rule_set, count);
    const auto& between = verdict.runoff_between;
    return {{"quorum", verdict.quorum},
            {"elected", names_of(verdict.elected)},
            {"qualified_not_elected", names_of(verdict.alternates)},
            {"runoff_between", between.empty() ? Value{} : Value{names_of(between)}},
            {"vacant", verdict.vacant}};
}

}  // namespace linyi::cli
