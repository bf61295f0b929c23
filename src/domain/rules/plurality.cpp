#include "domain/rules/plurality.hpp"

#include <algorithm>

namespace linyi::rules {

PluralityVerdict judge_plurality(std::span<const std::int64_t> votes) {
    PluralityVerdict verdict;
    if (votes.empty()) return verdict;
    const auto most = *std::max_element(votes.begin(), votes.end());
    if (most <= 0) return verdict;
    for (std::size_t at = 0; at < votes.size(); ++at) {
        if (votes[at] == most) verdict.tie.push_back(at);
    }
    if (verdict.tie.size() == 1) {
        verdict.winner = verdict.tie.front();
        verdict.tie.clear();
    }
    return verdict;
}

}  // namespace linyi::rules
