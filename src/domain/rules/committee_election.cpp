#include "domain/rules/committee_election.hpp"

#include <algorithm>
#include <cassert>
#include <set>
#include <string_view>
#include <utility>

namespace linyi::rules {
namespace {

constexpr int seats_max = 1000;

using Rank = std::pair<std::int64_t, std::int64_t>;

/// What decides between two who qualify; more is better.
Rank rank_of(const OwnersPolicy& policy, const Share& agree) {
    if (policy.seat_order == SeatOrder::heads) return {agree.rights, agree.area.hundredths};
    return {agree.area.hundredths, agree.rights};
}

struct Qualified {
    Rank rank{};
    std::string name{};
};

bool fits(const Share& part, const Share& whole) {
    return part.rights >= 0 && part.area.hundredths >= 0 && part.rights <= whole.rights &&
           part.area <= whole.area;
}

void give_seats(const std::vector<Qualified>& ranked, std::size_t seats, ElectionVerdict& verdict) {
    const bool is_short = ranked.size() <= seats;
    const bool is_tied = !is_short && seats > 0 && ranked[seats - 1].rank == ranked[seats].rank;
    for (std::size_t at = 0; at < ranked.size(); ++at) {
        const auto& [rank, name] = ranked[at];
        if (is_tied && rank == ranked[seats].rank) {
            verdict.runoff_between.push_back(name);
        } else if (at < seats) {
            verdict.elected.push_back(name);
        } else {
            verdict.alternates.push_back(name);
        }
    }
    if (is_tied) verdict.runoff_seats = static_cast<int>(seats - verdict.elected.size());
    if (is_short) verdict.vacant = static_cast<int>(seats - ranked.size());
}

}  // namespace

std::optional<std::string> flaw_of(const ElectionCount& count) {
    if (count.total.rights <= 0 || count.total.area.hundredths <= 0)
        return "total area and heads must be more than 0";
    if (!fits(count.participating, count.total)) return "more took part than there are owners";
    if (count.seats < 1 || count.seats > seats_max) return "seats must be 1 to 1000";
    std::set<std::string_view> names;
    for (const auto& candidate : count.candidates) {
        if (!names.insert(candidate.name).second)
            return "candidate " + candidate.name + " is listed twice";
        if (!fits(candidate.agree, count.participating))
            return "candidate " + candidate.name + " has more votes than took part";
    }
    return std::nullopt;
}

ElectionVerdict judge_election(const RuleSet& rules, const ElectionCount& count) {
    assert(!flaw_of(count));
    const auto& policy = rules.owners;
    ElectionVerdict verdict{.quorum =
                                judge_shares(policy, count.total, count.participating, {}).quorum};
    std::vector<Qualified> ranked;
    for (const auto& [name, agree] : count.candidates) {
        verdict.candidates.push_back(
            {name, judge_shares(policy, count.total, count.participating, agree)});
        if (verdict.candidates.back().judgement.approved)
            ranked.push_back({rank_of(policy, agree), name});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Qualified& a, const Qualified& b) { return a.rank > b.rank; });
    if (verdict.quorum) {
        give_seats(ranked, static_cast<std::size_t>(count.seats), verdict);
    } else {
        verdict.vacant = count.seats;
    }
    return verdict;
}

}  // namespace linyi::rules
