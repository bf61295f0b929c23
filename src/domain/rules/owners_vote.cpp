#include "domain/rules/owners_vote.hpp"

#include <cassert>
#include <string_view>

namespace linyi::rules {
namespace {

constexpr std::int64_t heads_max = 1'000'000'000'000;

Share operator+(const Share& a, const Share& b) {
    return {.rights = a.rights + b.rights, .area = a.area + b.area};
}

/// No part of `part` is negative or exceeds `whole`.
bool is_within(const Share& part, const Share& whole) {
    return part.rights >= 0 && part.area.hundredths >= 0 && part.rights <= whole.rights &&
           part.area <= whole.area;
}

bool is_ahead(const Share& a, const Share& b) {
    return a.area > b.area && a.rights > b.rights;
}

Check make_check(Question question, Measure measure, const Threshold& threshold,
                 std::array<std::int64_t, 2> part_and_whole) {
    const auto [part, whole] = part_and_whole;
    return {.question = question,
            .measure = measure,
            .part = part,
            .whole = whole,
            .threshold = threshold,
            .is_met = is_met(threshold, part, whole),
            .missing = missing_for(threshold, part, whole)};
}

/// The option strictly ahead of each other in area and in heads.
std::optional<OptionRole> leader_of(const OwnersCount& count) {
    if (is_ahead(count.yes, count.no) && is_ahead(count.yes, count.abstain)) return OptionRole::yes;
    if (is_ahead(count.no, count.yes) && is_ahead(count.no, count.abstain)) return OptionRole::no;
    if (is_ahead(count.abstain, count.yes) && is_ahead(count.abstain, count.no))
        return OptionRole::abstain;
    return std::nullopt;
}

const Share& share_of(const OwnersCount& count, OptionRole role) {
    if (role == OptionRole::yes) return count.yes;
    return role == OptionRole::no ? count.no : count.abstain;
}

/// "But the actual majority must itself exceed half of all area and half of all heads".
bool is_over_half_of_all(const Share& leading, const Share& total) {
    return is_met(more_than_half, leading.area.hundredths, total.area.hundredths) &&
           is_met(more_than_half, leading.rights, total.rights);
}

Turnout turnout_of(const OwnersPolicy& policy, const OwnersCount& count,
                   const Judgement& judgement) {
    if (judgement.quorum) return Turnout::reached;
    const Share reachable{.rights = count.total.rights - count.absent.rights,
                          .area = {count.total.area.hundredths - count.absent.area.hundredths}};
    if (!judge_shares(policy, count.total, reachable, {}).quorum) return Turnout::impossible;
    return judgement.participating.rights == 0 ? Turnout::nobody : Turnout::missing;
}

void add_silent(const OwnersPolicy& policy, const OwnersCount& count, OwnersVerdict& verdict) {
    const auto leader = leader_of(count);
    if (!leader) {
        verdict.silent = SilentVotes::no_leader;
        return;
    }
    verdict.leader = *leader;
    const bool has_quorum = !policy.strict_quorum || verdict.without_silent.quorum;
    const bool has_floor =
        !policy.majority_floor || is_over_half_of_all(share_of(count, *leader), count.total);
    if (!has_quorum || !has_floor) {
        verdict.silent = SilentVotes::not_allowed;
        return;
    }
    verdict.silent = SilentVotes::joined;
    const auto agree = *leader == OptionRole::yes ? count.yes + count.silent : count.yes;
    verdict.with_silent = judge_shares(policy, count.total,
                                       verdict.without_silent.participating + count.silent, agree);
    verdict.counted = *verdict.with_silent;
}

}  // namespace

std::string OwnersVerdict::note() const {
    switch (silent) {
        case SilentVotes::not_counted: return {};
        case SilentVotes::no_leader:
            return "no option leads in both area and heads: silent votes not allocated";
        case SilentVotes::not_allowed: return "condition for allocating silent votes not met";
        case SilentVotes::joined: break;
    }
    if (leader == OptionRole::yes) return "silent -> yes";
    return leader == OptionRole::no ? "silent -> no" : "silent -> abstain";
}

std::optional<std::string> flaw_of(const OwnersPolicy& policy, const OwnersCount& count) {
    if (count.total.rights <= 0 || count.total.rights > heads_max)
        return "the total of heads must be a number from 1 to 10^12";
    if (count.total.area.hundredths <= 0) return "the total area must be more than 0";
    for (const auto* share :
         {&count.yes, &count.no, &count.abstain, &count.silent, &count.absent}) {
        if (!is_within(*share, count.total))
            return "a group is negative or larger than all owners together";
    }
    const auto cast = count.yes + count.no + count.abstain;
    if (!is_within(cast, count.total)) return "more votes than owners: yes, no and abstentions";
    if (policy.silent == Silent::follow_majority && !is_within(cast + count.silent, count.total))
        return "more votes than owners: with the silent ones";
    return std::nullopt;
}

Judgement judge_shares(const OwnersPolicy& policy, const Share& total, const Share& participating,
                       const Share& agree) {
    const bool of_all = policy.agreement_base == Base::all;
    const auto& base = of_all ? total : participating;
    Judgement judgement{.participating = participating, .agree = agree};
    judgement.checks = {
        make_check(Question::participation, Measure::area, policy.participation,
                   {participating.area.hundredths, total.area.hundredths}),
        make_check(Question::participation, Measure::heads, policy.participation,
                   {participating.rights, total.rights}),
        make_check(Question::agreement, Measure::area, policy.agreement,
                   {agree.area.hundredths, base.area.hundredths}),
        make_check(Question::agreement, Measure::heads, policy.agreement,
                   {agree.rights, base.rights}),
    };
    const auto& checks = judgement.checks;
    judgement.quorum = checks[0].is_met && checks[1].is_met;
    judgement.approved = checks[2].is_met && checks[3].is_met;
    judgement.passed = judgement.quorum && judgement.approved;
    return judgement;
}

OwnersVerdict judge_owners_vote(const RuleSet& rules, const OwnersCount& count) {
    const auto& policy = rules.owners;
    assert(!flaw_of(policy, count));
    OwnersVerdict verdict;
    const auto cast = count.yes + count.no + count.abstain;
    verdict.without_silent = judge_shares(policy, count.total, cast, count.yes);
    verdict.counted = verdict.without_silent;
    verdict.turnout = turnout_of(policy, count, verdict.without_silent);
    verdict.is_tie =
        cast.rights > 0 && (count.yes.area == count.no.area || count.yes.rights == count.no.rights);
    if (policy.silent == Silent::follow_majority) add_silent(policy, count, verdict);
    return verdict;
}

}  // namespace linyi::rules
