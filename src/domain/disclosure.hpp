#pragma once

#include "domain/tally.hpp"

namespace linyi {

/// A group smaller than this is not broken down: who knows some of its members knows the others.
/// Source: domain.md §6.2, "rare-name risk".
inline constexpr std::int64_t shown_group_min = 5;

/// Whether the split of a finished count may be told to everybody. Of a poll that hides its ballots
/// from its members none is told while any option has one to four rights: together with the total
/// the small one would follow from the others. Open polls always may.
bool may_show_split(const Poll& poll, const Tally& tally);

}  // namespace linyi
