#pragma once

#include "domain/tally.hpp"

namespace linyi {

/// A group smaller than this is not broken down: who knows some of its members knows the others.
/// Source: domain.md §6.2, "rare-name risk".
inline constexpr std::int64_t shown_group_min = 5;

/// What everybody may be told of a finished count beyond its outcome. Open polls tell everything.
/// Of a poll that hides its ballots from its members:
struct Disclosure {
    /// Counts by option. None while any option has one to four rights: together with the total the
    /// small one would follow from the others.
    bool split = true;
    /// Areas by option. Never told: whoever has the roll can add up areas until they know who
    /// stood where. Whether an area was enough is told.
    bool areas = true;
    /// How a ranking was counted: its rounds have small groups of their own.
    bool rounds = true;
};

Disclosure disclosure(const Poll& poll, const Tally& tally);

}  // namespace linyi
