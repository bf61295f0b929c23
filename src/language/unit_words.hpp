#pragma once

#include "language/letters.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace linyi::language {

/// A room label found in a text.
struct UnitFound {
    std::size_t at{};
    std::size_t length{};
    std::string label{};  ///< normal form: "3-1-102", "S-03"
};

/// The label that starts at `at`, if one does. Looks at a few letters before and behind, so that
/// times, dates, amounts and telephone numbers are not taken for rooms.
std::optional<UnitFound> unit_at(Letters text, std::size_t at);

/// All labels in order.
std::vector<UnitFound> find_units(Letters text);

/// A bare room number of three or four digits ("302", "1203"), with 室 or 号房 behind it if
/// written.
std::optional<UnitFound> bare_room_at(Letters text, std::size_t at);

}  // namespace linyi::language
