#pragma once

#include "language/letters.hpp"

#include <cstddef>
#include <optional>

namespace linyi::language {

/// "同意/反对": both sides offered next to each other.
std::optional<Found> offered_pair(Letters text);

/// 同意的回同意,不同意的回不同意; "all in favour reply yes, against reply no".
std::optional<Found> told_pair(Letters text);

/// Whether 弃权 is among the answers; 不投视为弃权 offers it to nobody.
bool offers_abstention(Letters text);

/// A word by which a notice names the side that is for the question starts `text`.
bool starts_with_yes(Letters text);

/// 同意14户 / 14户同意: a result, not an offer.
bool tells_numbers(Letters text);

}  // namespace linyi::language
