#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace linyi::rules {

struct PluralityVerdict {
    std::optional<std::size_t> winner{};
    std::vector<std::size_t> tie{};  ///< who share the lead; empty if somebody won, or nobody voted
};

/// Most votes win; a tie has no winner. `votes` is by option, without abstentions.
/// Source: domain.md §3.1.
PluralityVerdict judge_plurality(std::span<const std::int64_t> votes);

}  // namespace linyi::rules
