#include "language/numeral.hpp"

#include "language/folded.hpp"
#include "language/words.hpp"

#include <array>
#include <cstdint>
#include <utility>

namespace linyi::language {
namespace {

constexpr std::size_t digits_max = 9;  // fits an int whatever the digits are
constexpr std::int64_t value_max = 999'999'999;

constexpr std::array<std::pair<char32_t, int>, 25> han_digits{{
    {U'零', 0}, {U'〇', 0}, {U'一', 1}, {U'二', 2}, {U'三', 3}, {U'四', 4}, {U'五', 5},
    {U'六', 6}, {U'七', 7}, {U'八', 8}, {U'九', 9}, {U'两', 2}, {U'幺', 1}, {U'壹', 1},
    {U'贰', 2}, {U'叁', 3}, {U'肆', 4}, {U'伍', 5}, {U'陆', 6}, {U'柒', 7}, {U'捌', 8},
    {U'玖', 9}, {U'貳', 2}, {U'參', 3}, {U'陸', 6},
}};

std::optional<int> han_digit(char32_t c) {
    for (const auto& [letter, value] : han_digits)
        if (letter == c) return value;
    return std::nullopt;
}

/// 10 for 十, 100 for 百 and so on; 0 if `c` is no such letter.
std::int64_t han_scale(char32_t c) {
    switch (c) {
        case U'十':
        case U'拾': return 10;
        case U'百':
        case U'佰': return 100;
        case U'千':
        case U'仟': return 1000;
        case U'万': return 10'000;
        default: return 0;
    }
}

std::optional<Numeral> digits_at(Letters text) {
    std::size_t length = 0;
    std::int64_t value = 0;
    while (length < text.size() && is_digit(text[length])) {
        if (length == digits_max) return std::nullopt;
        value = value * 10 + static_cast<std::int64_t>(text[length] - U'0');
        ++length;
    }
    if (length == 0) return std::nullopt;
    return Numeral{.value = static_cast<int>(value), .length = length};
}

/// 一〇二: every letter is one digit.
std::optional<Numeral> spelled(Letters run) {
    if (run.size() > digits_max) return std::nullopt;
    std::int64_t value = 0;
    for (const char32_t c : run) value = value * 10 + *han_digit(c);
    return Numeral{.value = static_cast<int>(value), .length = run.size(), .is_han = true};
}

/// 一百零二, 十二, 两千三, 一万五千.
std::optional<Numeral> scaled(Letters run) {
    std::int64_t whole = 0;  // what stands before 万
    std::int64_t total = 0;  // the rest so far
    std::int64_t pending = 0;
    std::int64_t last_scale = 0;
    bool has_pending = false;
    for (const char32_t c : run) {
        if (const auto digit = han_digit(c)) {
            if (has_pending) return std::nullopt;  // 二三十: about, no number
            pending = *digit;
            has_pending = *digit != 0;
            if (*digit == 0) last_scale = 10;  // 一百零二: the 二 is not short for 二十
            continue;
        }
        const std::int64_t scale = han_scale(c);
        if (scale == 10'000) {
            whole = (total + pending) * scale;
            total = 0;
        } else {
            total += (has_pending ? pending : 1) * scale;
        }
        pending = 0;
        has_pending = false;
        last_scale = scale;
    }
    if (has_pending) total += pending * (last_scale > 10 ? last_scale / 10 : 1);
    if (whole + total > value_max) return std::nullopt;
    return Numeral{.value = static_cast<int>(whole + total), .length = run.size(), .is_han = true};
}

std::optional<Numeral> han_at(Letters text) {
    std::size_t length = 0;
    bool has_scale = false;
    while (length < text.size() && length <= digits_max * 2) {
        const bool scale = han_scale(text[length]) != 0;
        if (!scale && !han_digit(text[length])) break;
        if (length == 0 && scale && han_scale(text[0]) != 10) break;  // 百姓, 千万
        has_scale = has_scale || scale;
        ++length;
    }
    if (length == 0 || length > digits_max * 2) return std::nullopt;
    return has_scale ? scaled(text.substr(0, length)) : spelled(text.substr(0, length));
}

}  // namespace

std::optional<Numeral> numeral_at(Letters text) {
    if (text.empty()) return std::nullopt;
    if (const auto mark = mark_number(text[0]))
        return Numeral{.value = *mark, .length = 1, .is_mark = true};
    if (is_digit(text[0])) return digits_at(text);
    return han_at(text);
}

std::optional<Numeral> small_numeral_at(Letters text) {
    const auto whole = numeral_at(text);
    if (!whole || !whole->is_han || whole->length == 1) return whole;
    for (const char32_t c : text.substr(0, whole->length))
        if (han_scale(c) != 0) return whole;
    return numeral_at(text.substr(0, 1));
}

std::optional<int> number_from(std::string_view text) {
    const Folded folded = fold(text);
    const Letters letters = trim(folded.text);
    const auto numeral = numeral_at(letters);
    if (!numeral || numeral->length != letters.size()) return std::nullopt;
    return numeral->value;
}

}  // namespace linyi::language
