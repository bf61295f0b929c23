#include "sheet/number.hpp"

#include <charconv>
#include <chrono>
#include <cstdint>

#include <fmt/format.h>

namespace linyi::sheet {
namespace {

constexpr std::size_t digits_max = 40;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t digits_from(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    return count;
}

/// -12.5E3 in its parts.
struct Decimal {
    bool is_negative{};
    std::string digits{};  ///< before and behind the point
    int point{};           ///< place of the point in `digits`; may lie outside of it
};

bool read_decimal(std::string_view text, Decimal& out) {
    if (text.starts_with('-')) {
        out.is_negative = true;
        text.remove_prefix(1);
    }
    const auto whole = digits_from(text);
    out.digits = text.substr(0, whole);
    text.remove_prefix(whole);
    out.point = static_cast<int>(whole);
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        const auto fraction = digits_from(text);
        out.digits += text.substr(0, fraction);
        text.remove_prefix(fraction);
    }
    if (out.digits.empty() || out.digits.size() > digits_max) return false;
    if (text.empty()) return true;
    if (text[0] != 'e' && text[0] != 'E') return false;
    text.remove_prefix(1);
    if (text.starts_with('+')) text.remove_prefix(1);
    int exponent{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
    constexpr int exponent_max = 40;
    if (error != std::errc{} || end != text.data() + text.size()) return false;
    if (exponent > exponent_max || exponent < -exponent_max) return false;
    out.point += exponent;
    return true;
}

}  // namespace

std::string plain_decimal(std::string_view number) {
    Decimal decimal;
    if (!read_decimal(number, decimal)) return std::string(number);
    auto& digits = decimal.digits;
    if (decimal.point < 1) {
        digits.insert(0, static_cast<std::size_t>(1 - decimal.point), '0');
        decimal.point = 1;
    }
    const auto point = static_cast<std::size_t>(decimal.point);
    if (digits.size() < point) digits.resize(point, '0');
    auto whole = digits.substr(0, point);
    auto fraction = digits.substr(point);
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
    fraction.resize(fraction.find_last_not_of('0') + 1);  // npos + 1 is 0
    auto plain = whole + (fraction.empty() ? "" : ".") + fraction;
    return decimal.is_negative && plain != "0" ? "-" + plain : plain;
}

std::string day_of_serial(std::string_view number, bool is_1904) {
    const auto plain = plain_decimal(number);
    std::int32_t serial{};
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), serial);
    const bool is_whole = end == plain.data() + plain.size() || *end == '.';
    constexpr std::int32_t serial_max = 2'958'465;  // 9999-12-31
    if (error != std::errc{} || !is_whole || serial < 0 || serial > serial_max) return plain;
    using std::chrono::sys_days;
    using namespace std::chrono_literals;
    // Day 60 of the 1900 system is a 29 February that never was.
    const auto first = is_1904       ? sys_days{1904y / 1 / 1}
                       : serial < 60 ? sys_days{1899y / 12 / 31}
                                     : sys_days{1899y / 12 / 30};
    const std::chrono::year_month_day day{first + std::chrono::days{serial}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

bool is_date_format(std::string_view format) {
    bool is_quoted = false;
    bool is_bracketed = false;
    for (std::size_t at = 0; at < format.size(); ++at) {
        const char c = format[at];
        if (c == '"') {
            is_quoted = !is_quoted;
        } else if (is_quoted) {
            continue;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++at;  // the next letter is shown as it is, or only its width
        } else if (c == '[') {
            is_bracketed = true;
        } else if (c == ']') {
            is_bracketed = false;
        } else if (!is_bracketed &&
                   std::string_view("ymdhsYMDHS").find(c) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

bool is_date_format(int built_in) {
    const auto is_in = [&](int from, int to) { return built_in >= from && built_in <= to; };
    return is_in(14, 22) || is_in(27, 36) || is_in(45, 47) || is_in(50, 58);
}

}  // namespace linyi::sheet
