#include "base/area.hpp"

#include <fmt/format.h>

namespace linyi {
namespace {

constexpr std::size_t whole_digits_max = 11;

bool all_digits(std::string_view text) {
    for (const char c : text) {
        if (c < '0' || c > '9') return false;
    }
    return true;
}

}  // namespace

Result<Area> area_from(std::string_view text) {
    const auto dot = text.find('.');
    const auto whole = text.substr(0, dot);
    auto decimals = dot == text.npos ? std::string{} : std::string(text.substr(dot + 1));
    const bool has_shape = !whole.empty() && whole.size() <= whole_digits_max &&
                           decimals.size() <= 2 && (dot == text.npos || !decimals.empty());
    if (!has_shape || !all_digits(whole) || !all_digits(decimals))
        return Error{Errc::invalid_argument, "not an area: " + std::string(text.substr(0, 40))};

    decimals.resize(2, '0');
    std::int64_t value = 0;
    for (const char c : whole) value = value * 10 + (c - '0');
    for (const char c : decimals) value = value * 10 + (c - '0');
    if (value > area_square_metres_max * 100)
        return Error{Errc::invalid_argument, "area too large: " + std::string(text)};
    return Area{value};
}

std::string to_text(Area area) {
    return fmt::format("{}.{:02}", area.hundredths / 100, area.hundredths % 100);
}

}  // namespace linyi
