#pragma once

#include "base/error.hpp"
#include "base/time.hpp"

#include <string_view>

namespace linyi::cli {

/// Where a day without a time of day stands.
enum class DayAs { beginning, end };

/// Reads a time as lists of ballots have it: "2025-11-30T18:00", "2025/11/30 18:00:05",
/// "2025-11-30T18:00:00+08:00", "2025-11-30". Without an offset it is taken as +08:00: all that
/// matters is which of two is earlier. 24:00 is the end of the day.
/// Errors: invalid_argument.
Result<Timestamp> received_time(std::string_view text, DayAs day = DayAs::beginning);

}  // namespace linyi::cli
