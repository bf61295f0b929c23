#include "domain/rules/score.hpp"

#include <cassert>

namespace linyi::rules {
namespace {

/// Below, at or above 0: how `a` stands to `b` by the rule's measure.
int compare(const RuleSet& rules, const OptionScore& a, const OptionScore& b) {
    Wide left = a.sum;
    Wide right = b.sum;
    if (rules.score_by == ScoreBy::mean) {
        left *= b.scored_by;
        right *= a.scored_by;
    }
    if (left != right) return left < right ? -1 : 1;
    return a.top_marks == b.top_marks ? 0 : (a.top_marks < b.top_marks ? -1 : 1);
}

}  // namespace

ScoreVerdict judge_score(const RuleSet& rules, std::size_t options,
                         const std::vector<ScoreBallot>& ballots) {
    ScoreVerdict verdict{.options = std::vector<OptionScore>(options)};
    std::int64_t cast = 0;
    for (const auto& ballot : ballots) {
        assert(ballot.scores.size() == options);
        cast += ballot.weight;
        for (std::size_t at = 0; at < options; ++at) {
            if (!ballot.scores[at]) continue;
            auto& option = verdict.options[at];
            option.sum += ballot.weight * *ballot.scores[at];
            option.scored_by += ballot.weight;
            if (*ballot.scores[at] == rules.max_score) option.top_marks += ballot.weight;
        }
    }
    for (std::size_t at = 0; at < options; ++at) {
        auto& option = verdict.options[at];
        if (option.scored_by > 0) option.mean = fraction_text(option.sum, option.scored_by);
        const bool can_win =
            rules.score_by == ScoreBy::sum || is_met(half_or_more, option.scored_by, cast);
        if (!can_win || cast == 0) continue;
        const int against =
            verdict.tie.empty() ? 1 : compare(rules, option, verdict.options[verdict.tie.front()]);
        if (against > 0) verdict.tie.clear();
        if (against >= 0) verdict.tie.push_back(at);
    }
    if (verdict.tie.size() == 1) {
        verdict.winner = verdict.tie.front();
        verdict.tie.clear();
    }
    return verdict;
}

}  // namespace linyi::rules
