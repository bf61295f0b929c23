#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linyi::rules {

/// One row of a .pb file.
struct PbRow {
    int line{};                         ///< from 1, where it begins
    std::vector<std::string> fields{};  ///< without white space around them
};

/// Splits a .pb text into rows at line ends and fields at semicolons. A field in quotes may hold
/// both; a quote that is never closed, or stands inside a field, is an ordinary character. Rows
/// with nothing in them are left out.
std::vector<PbRow> pb_rows(std::string_view text);

/// A field as it is written: in quotes where it must be.
std::string pb_field(std::string_view text);

}  // namespace linyi::rules
