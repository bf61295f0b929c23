#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::rules {

/// An advice process: one named person decides after asking. Nothing is counted.
struct AdviceProcess {
    std::string decider{};
    std::int64_t affected_asked{};  ///< people whom the decision touches
    std::int64_t experts_asked{};   ///< people who know the matter
    bool has_decision{};
    bool has_reasons{};
    bool says_how_advice_was_used{};
};

/// What a decision still lacks to stand, in the order of the steps: "decider", "those affected",
/// "those with expertise", "decision", "reasons", "use of the advice". Empty: it stands.
/// Source: domain.md §3.7.
std::vector<std::string_view> missing_in(const AdviceProcess& process);

}  // namespace linyi::rules
