#pragma once

#include "domain/rules/rule_set.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace linyi::rules {

/// Why a proposal did not pass.
enum class Obstacle {
    unresolved_objection,  ///< back for amendment, then a new round
    block,
    quorum,    ///< too few answers
    majority,  ///< not more agree than disagree
};

/// "unresolved objection", "block", "quorum not met", "not more agree than disagree".
std::string_view to_text(Obstacle obstacle);

/// None: it passed.
struct Consensual {
    std::optional<Obstacle> obstacle{};
    bool passed() const { return !obstacle; }
};

/// Answers at the close. An objection that was resolved or withdrawn is an answer like consent.
struct ConsentCount {
    std::int64_t consent{};
    std::int64_t abstain{};
    std::int64_t objections_open{};     ///< also while being integrated: unresolved at the close
    std::int64_t objections_settled{};  ///< resolved or withdrawn
    std::int64_t silent{};              ///< notified, said nothing
};

/// Passed if no objection is unresolved and enough answered. Silence is an answer only if the
/// notice said so (silence_is_consent). Source: domain.md §3.7.
Consensual judge_consent(const RuleSet& rules, const ConsentCount& count);

struct ConsensusCount {
    std::int64_t agree{};
    std::int64_t abstain{};
    std::int64_t disagree{};
    std::int64_t block{};
};

/// Passed if at most `blocks_allowed` block, enough answered, and more agree than disagree; blocks
/// that cannot stop it count as disagreement. Source: domain.md §3.7.
Consensual judge_consensus(const RuleSet& rules, const ConsensusCount& count);

/// Gradients of agreement, from endorsement to veto.
inline constexpr std::array<std::string_view, 8> gradient_names{"endorsement",
                                                                "agreement with minor contention",
                                                                "support with reservations",
                                                                "abstain",
                                                                "more discussion needed",
                                                                "don't like but will support",
                                                                "serious disagreement",
                                                                "veto"};

using Gradients = std::array<std::int64_t, 8>;

/// What stands in the way: a veto counts as a block. The histogram itself is the result.
Consensual judge_gradients(const RuleSet& rules, const Gradients& histogram);

}  // namespace linyi::rules
