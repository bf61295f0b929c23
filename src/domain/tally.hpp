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

/// Counts. Each right counts once per option it chose, or of a ranking for the first; where a
/// ballot is marks, for each option it marked. Precondition: choices are option keys, or marks of
/// them.
Tally count(const Poll& poll, const Share& electorate, const std::vector<CountedBallot>& ballots);

}  // namespace linyi
