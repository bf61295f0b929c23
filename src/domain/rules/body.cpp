#include "domain/rules/body.hpp"

#include <cassert>

namespace linyi::rules {
namespace {

BodyCheck make_check(const Threshold& threshold, std::int64_t part, std::int64_t whole) {
    return {.part = part,
            .whole = whole,
            .threshold = threshold,
            .is_met = is_met(threshold, part, whole),
            .missing = missing_for(threshold, part, whole)};
}

std::int64_t base_of(const BodyPolicy& policy, const BodyCount& count) {
    switch (policy.base) {
        case BodyBase::members: return count.members;
        case BodyBase::present: return count.present;
        case BodyBase::votes_cast: return count.yes + count.no;
    }
    return count.members;
}

}  // namespace

std::optional<std::string> flaw_of(const BodyPolicy& policy, const BodyCount& count) {
    for (const auto number : {count.members, count.present, count.yes, count.no, count.abstain,
                              count.owner_members.value_or(0), count.owners_present.value_or(0)}) {
        // Beyond this it is a slip of the pen, and sums stay far from the end of the integers.
        if (number < 0 || number > 1'000'000'000) return "a number is negative or beyond reason";
    }
    if (count.present > count.members) return "more people present than members";
    if (count.yes + count.no + count.abstain > count.present)
        return "more votes than people present";
    if (!policy.owner_presence) return std::nullopt;
    if (!count.owner_members || !count.owners_present)
        return "this rule needs owner_members and owners_present";
    if (*count.owner_members > count.members || *count.owners_present > *count.owner_members ||
        *count.owners_present > count.present)
        return "more owners than members, or than people present";
    return std::nullopt;
}

BodyVerdict judge_body(const RuleSet& rules, const BodyCount& count) {
    const auto& policy = rules.body;
    assert(!flaw_of(policy, count));
    BodyVerdict verdict{.agreement =
                            make_check(policy.agreement, count.yes, base_of(policy, count))};
    verdict.passed = verdict.agreement.is_met;
    if (policy.presence) {
        verdict.presence = make_check(*policy.presence, count.present, count.members);
        verdict.passed = verdict.passed && verdict.presence->is_met;
    }
    if (policy.owner_presence) {
        verdict.owner_presence =
            make_check(*policy.owner_presence, *count.owners_present, *count.owner_members);
        verdict.passed = verdict.passed && verdict.owner_presence->is_met;
    }
    verdict.is_tie = count.yes > 0 && count.yes == count.no;
    return verdict;
}

}  // namespace linyi::rules
