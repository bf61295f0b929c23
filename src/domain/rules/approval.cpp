#include "domain/rules/approval.hpp"

#include <algorithm>

namespace linyi::rules {

ApprovalVerdict judge_approval(std::span<const std::int64_t> approvals, std::size_t seats) {
    std::vector<std::size_t> ranked;
    for (std::size_t at = 0; at < approvals.size(); ++at) {
        if (approvals[at] > 0) ranked.push_back(at);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [&](auto a, auto b) { return approvals[a] > approvals[b]; });
    ApprovalVerdict verdict;
    const bool is_tied = seats > 0 && ranked.size() > seats &&
                         approvals[ranked[seats - 1]] == approvals[ranked[seats]];
    for (std::size_t at = 0; at < ranked.size(); ++at) {
        const bool is_at_the_edge = is_tied && approvals[ranked[at]] == approvals[ranked[seats]];
        if (is_at_the_edge) {
            verdict.tie_for_last.push_back(ranked[at]);
        } else if (at < seats) {
            verdict.elected.push_back(ranked[at]);
        }
    }
    return verdict;
}

}  // namespace linyi::rules
