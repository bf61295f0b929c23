#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linyi {

inline constexpr std::int64_t fen_per_yuan = 100;
/// A hundred billion yuan: more than any community has, and sums of it fit 64 bits.
inline constexpr std::int64_t fen_max = 10'000'000'000'000;

/// "30000", "30000.5" and "30000.50" in fen. None for anything else, and above fen_max.
std::optional<std::int64_t> fen_from(std::string_view yuan);

/// "30000" or "30000.50".
std::string yuan_text(std::int64_t fen);

}  // namespace linyi
