#pragma once

#include "domain/roster_import.hpp"

#include <string>
#include <vector>

namespace linyi {

/// Where a unit is, in the words of a row with columns of their own for building and stairwell.
struct PlaceWords {
    std::string unit{};
    std::string building{};
    std::string stairwell{};
};

/// What the unit column of a file means where it stands beside a column for the building: one
/// answer for the whole file, because 2-501 alone may be building 2 or stairwell 2.
enum class UnitColumn {
    whole,      ///< 3-501 in building 3: the label
    stairwell,  ///< 2-501 in building 3: stairwell and room
};
/// From all rows: `stairwell` if the first part of the two-part labels is the stairwell column's in
/// each row, or if most of them do not begin with their building.
UnitColumn meaning_of_unit_column(const std::vector<PlaceWords>& rows,
                                  const UnitLabelRule& unit_label);

/// The label that these words say, as text for the unit of a RosterRow: a whole label as it is,
/// else building, stairwell and room put together. Words that fit no label stay as they are.
std::string label_words(const PlaceWords& words, UnitColumn meaning,
                        const UnitLabelRule& unit_label);

/// True if the label begins with another building than the building column says.
bool contradicts(const PlaceWords& words, UnitColumn meaning, const UnitLabelRule& unit_label);

}  // namespace linyi
