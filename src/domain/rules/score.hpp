#pragma once

#include "domain/rules/rule_set.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linyi::rules {

struct ScoreBallot {
    std::int64_t weight{1};
    std::vector<std::optional<std::int64_t>> scores{};  ///< by option, 0 … max_score; none: blank
};

struct OptionScore {
    std::int64_t sum{};
    std::int64_t scored_by{};  ///< ballots that are not blank here
    std::int64_t top_marks{};
    std::optional<std::string> mean{};  ///< exact fraction; none if nobody scored it
};

struct ScoreVerdict {
    std::vector<OptionScore> options{};
    std::optional<std::size_t> winner{};
    std::vector<std::size_t> tie{};  ///< equal in sum (or mean) and top marks; empty if one won
};

/// The highest sum wins, then the most top marks, else it is a tie. A blank is 0 in the sum and
/// left out of the mean. By mean, only options scored on at least half of the ballots can win.
/// Precondition: each ballot has a score or blank for each of `options`, within bounds.
/// Source: domain.md §3.5.
ScoreVerdict judge_score(const RuleSet& rules, std::size_t options,
                         const std::vector<ScoreBallot>& ballots);

}  // namespace linyi::rules
