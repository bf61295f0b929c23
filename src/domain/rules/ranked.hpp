#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::rules {

/// A ranking, best first. Candidates of one group are equal; those in no group are tied last.
struct RankedBallot {
    std::int64_t weight{1};  ///< so many people voted like this
    std::vector<std::vector<std::size_t>> groups{};

    friend bool operator==(const RankedBallot&, const RankedBallot&) = default;
};

struct RankedContest {
    std::vector<std::string> candidates{};
    std::vector<std::size_t> tie_order{};  ///< every candidate once, published beforehand
    std::vector<RankedBallot> ballots{};
};

/// Reads "42:A>B=C": a weight (1 if left out) and names, separated by > and =. An empty ranking is
/// a ballot for nobody.
/// Errors: invalid_argument for an unknown name, a name twice or a weight that is none.
Result<RankedBallot> ranked_ballot_from(std::string_view text,
                                        const std::vector<std::string>& candidates);

/// The tie order from names; candidates it leaves out follow as they are listed.
/// Errors: invalid_argument for an unknown name or one twice.
Result<std::vector<std::size_t>> tie_order_from(const std::vector<std::string>& names,
                                                const std::vector<std::string>& candidates);

/// True if some ballot ranks two candidates alike: then there is no instant run-off.
bool has_equal_ranks(const RankedContest& contest);

/// [x][y]: the number of ballots that rank x above y, or a path's strength.
using PairMatrix = std::vector<std::vector<std::int64_t>>;

PairMatrix pairwise(const RankedContest& contest);

/// Who beats each other candidate; none if nobody does.
std::optional<std::size_t> condorcet_winner(const PairMatrix& pairs);

struct Schulze {
    PairMatrix paths{};                  ///< strength of the widest path, winning votes
    std::vector<std::size_t> winners{};  ///< several are a tie
    std::vector<std::size_t> order{};    ///< by how many each beats, equals by the tie order
};

/// Source: M. Schulze, A new monotonic, clone-independent … method; domain.md §3.3.
Schulze schulze(const PairMatrix& pairs, const std::vector<std::size_t>& tie_order);

/// Borda points, as exact fractions, for display only: m−1 … 0, equal and unranked candidates share
/// the average of their places.
std::vector<std::string> borda(const RankedContest& contest);

/// First choices; a ballot with two candidates at the top gives to neither.
std::vector<std::int64_t> first_choices(const RankedContest& contest);

}  // namespace linyi::rules
