#include "cli/tally/case_kinds.hpp"
#include "domain/rules/body.hpp"

#include <array>

namespace linyi::cli {
namespace {

/// The first of the names that is there: cases of different towns call it differently.
std::optional<std::int64_t> whole_of_any(CaseReader& reader,
                                         const std::array<std::string_view, 3>& names) {
    for (const auto name : names) {
        if (reader.has(name)) return reader.whole(name);
    }
    return std::nullopt;
}

/// A case may change the base and the threshold of its rule: "base": "members",
/// "threshold": "2/3" with "inclusive".
void read_thresholds(CaseReader& reader, rules::BodyPolicy& policy) {
    if (reader.has("base")) {
        const auto base = reader.text("base");
        if (base == "members") {
            policy.base = rules::BodyBase::members;
        } else if (base == "present") {
            policy.base = rules::BodyBase::present;
        } else if (base == "votes_cast") {
            policy.base = rules::BodyBase::votes_cast;
        } else {
            reader.refuse_value("base", "members, present or votes_cast");
        }
    }
    if (!reader.has("threshold")) return;
    auto text = reader.text("threshold");
    // A bare share is exceeded unless the case says that it is included.
    if (!text.starts_with(">") && !text.starts_with("≥"))
        text = (reader.flag_or("inclusive", false) ? ">= " : "> ") + text;
    const auto threshold = rules::threshold_from(text);
    if (!threshold) reader.refuse_value("threshold", "a share such as \"2/3\" or \">= 2/3\"");
    if (threshold) policy.agreement = *threshold;
}

}  // namespace

json::Object count_body(CaseReader& reader, const rules::RuleBook& book) {
    // {"kind": "simple_majority"} names its rule as well as {"level": "body", "rule": …}.
    const auto kind = reader.text_or("level", reader.text_or("kind", ""));
    const bool is_kind_a_rule = kind != "body" && book.find(kind) != nullptr;
    auto rule_set = rules_of(reader, book, is_kind_a_rule ? kind : "household_majority");
    if (!reader.error() && rule_set.method != rules::Method::body)
        reader.refuse("rule \"" + rule_set.name + "\" is not one of a body");
    read_thresholds(reader, rule_set.body);
    rules::BodyCount count{.yes = reader.whole_or("yes", 0),
                           .no = reader.whole_or("no", 0),
                           .abstain = reader.whole_or("abstain", 0)};
    const auto cast = count.yes + count.no + count.abstain;
    count.present = reader.whole_or("present", cast);
    count.members = reader.whole_or("members", count.present);
    count.owner_members = whole_of_any(reader, {"owner_members", "members_owners", "owners"});
    count.owners_present =
        whole_of_any(reader, {"owners_present", "owner_present", "present_owners"});
    if (!reader.error()) {
        if (const auto flaw = flaw_of(rule_set.body, count)) reader.refuse(*flaw);
    }
    if (reader.error()) return {};
    return {{"passed", judge_body(rule_set, count).passed}};
}

}  // namespace linyi::cli
