#pragma once

#include "domain/rules/ranked.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace linyi::rules {

struct RunoffRound {
    std::vector<std::optional<std::int64_t>> tally{};  ///< by candidate; none: eliminated before
    std::int64_t exhausted{};                          ///< ballots with nobody left on them
    std::optional<std::size_t> eliminated{};           ///< after this round; none in the last
    bool tie_broken_by_order{};  ///< who goes was decided by the published order
};

struct InstantRunoff {
    std::optional<std::size_t> winner{};  ///< none if no ballot names anybody
    std::vector<RunoffRound> rounds{};
    bool final_tie_broken_by_order{};
};

/// Instant run-off: who has more than half of the ballots that are not exhausted wins, else the
/// lowest goes. Of several lowest the one who had fewer votes in the latest earlier round in which
/// they differ; if never, the one later in the published tie order. Two equal at the end: the one
/// earlier in that order, and that is said.
/// Preconditions: no equal ranks, tie_order complete. Source: domain.md §3.2.
InstantRunoff instant_runoff(const RankedContest& contest);

}  // namespace linyi::rules
