#pragma once

#include "base/error.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace linyi {

/// Floor area in units of 0.01 m². Integers only: 80.59 + 80.62 + 161.38 must be exactly 322.59.
struct Area {
    std::int64_t hundredths{};

    Area& operator+=(Area other) {
        hundredths += other.hundredths;
        return *this;
    }
    friend Area operator+(Area a, Area b) { return a += b; }
    friend auto operator<=>(const Area&, const Area&) = default;
};

/// Largest area of one unit or total, in m²; a safety net against typing errors (domain.md §2.6).
inline constexpr std::int64_t area_square_metres_max = 10'000'000'000;

/// Reads "102.35", "90" or "45.5" digit by digit.
/// Errors: invalid_argument for signs, exponents, more than two decimals, or too large a number.
Result<Area> area_from(std::string_view text);

/// Always two decimals: "102.35", "45.00".
std::string to_text(Area area);

}  // namespace linyi
