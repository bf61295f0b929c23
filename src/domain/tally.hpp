#pragma once

#include "base/area.hpp"
#include "domain/poll.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linyi {

/// Heads and area, counted side by side. Integers only.
struct Share {
    std::int64_t rights{};
    Area area{};

    friend bool operator==(const Share&, const Share&) = default;
};

struct OptionCount {
    PollOption option{};
    Share count{};
    std::vector<std::string> labels{};  ///< first unit of each right, in right order
};

/// A counted poll.
struct Tally {
    Share electorate{};
    Share participating{};  ///< rights with a ballot that was not withdrawn
    std::vector<OptionCount> options{};
};

/// One right with its counting ballot, ready for the count.
struct CountedBallot {
    std::string label{};
    Area area{};
    std::vector<std::string> choice{};
};

/// Counts. Each right counts once per option it chose. Precondition: choices are option keys.
Tally count(const Poll& poll, const Share& electorate, const std::vector<CountedBallot>& ballots);

struct Verdict {
    bool passed{};
    std::string winner{};  ///< option key; empty unless passed
    bool is_tie{};         ///< several options share the lead: said plainly, never broken silently
};

/// Judges a finished count by the poll's rule, by integer comparison.
/// household_majority: passed if 2 · yes > participating rights; exactly half is not enough.
/// plurality: passed if one option that is no abstention has strictly more rights than each other.
/// Source: domain.md §3.1 (chat consultative default).
Verdict judge(const Poll& poll, const Tally& tally);

}  // namespace linyi
