#pragma once

#include "base/error.hpp"
#include "domain/roster_import.hpp"

#include <filesystem>

namespace linyi::cli {

/// Reads a roster file, JSON or CSV by its content.
/// Errors: invalid_argument if the file cannot be read or is too large.
Result<RosterReading> read_roster_file(const std::filesystem::path& file);

}  // namespace linyi::cli
