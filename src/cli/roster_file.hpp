#pragma once

#include "base/error.hpp"
#include "domain/roster_import.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace linyi::cli {

/// The bytes of a roster file.
/// Errors: invalid_argument if it cannot be read or is larger than 5 MiB.
Result<std::string> read_roster_bytes(const std::filesystem::path& file);

/// XLSX, JSON or CSV, by its content; CSV in UTF-8, UTF-16 or GB18030, and what was assumed is
/// told. `sheet` is of a workbook; empty: the first with a roster's header.
RosterReading read_roster(std::string_view bytes, std::string_view sheet = {});

/// Reads a roster file: both steps at once.
/// Errors: invalid_argument if the file cannot be read or is too large.
Result<RosterReading> read_roster_file(const std::filesystem::path& file);

}  // namespace linyi::cli
