#include "domain/money.hpp"

#include <fmt/format.h>

#include <charconv>

namespace linyi {

std::optional<std::int64_t> fen_from(std::string_view yuan) {
    const auto point = yuan.find('.');
    const auto whole = yuan.substr(0, point);
    auto decimals = point == yuan.npos ? std::string{} : std::string(yuan.substr(point + 1));
    const bool is_bad_point = point != yuan.npos && (decimals.empty() || decimals.size() > 2);
    if (whole.empty() || is_bad_point) return std::nullopt;
    decimals.resize(2, '0');
    const auto digits = std::string(whole) + decimals;
    if (digits.find_first_not_of("0123456789") != digits.npos) return std::nullopt;
    std::int64_t fen = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), fen);
    if (read.ec != std::errc{} || fen > fen_max) return std::nullopt;
    return fen;
}

std::string yuan_text(std::int64_t fen) {
    if (fen % fen_per_yuan == 0) return std::to_string(fen / fen_per_yuan);
    return fmt::format("{}.{:02}", fen / fen_per_yuan, fen % fen_per_yuan);
}

}  // namespace linyi
