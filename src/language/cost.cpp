#include "language/cost.hpp"

#include "language/folded.hpp"
#include "language/letters.hpp"
#include "language/numeral.hpp"

namespace linyi::language {
namespace {

constexpr Letters around = U" \n:;,.、。()[]-~";
constexpr Letters yuan_words[] = {U"元整", U"元", U"块钱", U"块", U"rmb", U"cny", U"yuan", U"圆"};
constexpr Letters before[] = {U"¥",    U"￥",   U"rmb",  U"cny",  U"约",   U"大约",
                              U"预算", U"费用", U"造价", U"需要", U"需",   U"约需",
                              U"共",   U"估价", U"报价", U"花费", U"cost", U"costs"};
constexpr std::int64_t fen_per_yuan = 100;
constexpr std::int64_t fen_max = 10'000'000'000'000;

/// 万, 千, k before 元.
std::int64_t multiple_at_end(Letters text) {
    if (text.empty()) return 1;
    switch (text.back()) {
        case U'亿': return 100'000'000;
        case U'万':
        case U'w': return 10'000;
        case U'千':
        case U'k': return 1'000;
        case U'百': return 100;
        default: return 1;
    }
}

struct Found {
    std::size_t begin{};
    std::int64_t fen{};
};

/// "3.5" times `multiple`, in fen. None unless that is a whole number of them.
std::optional<std::int64_t> fen_of(Letters digits, std::int64_t multiple) {
    std::int64_t value = 0;
    std::int64_t unit = multiple * fen_per_yuan;
    bool is_behind_point = false;
    std::size_t group = 0;  // digits since the last comma
    bool has_comma = false;
    for (const char32_t c : digits) {
        if (c == U',') {
            if (is_behind_point || group == 0 || group > 3 || (has_comma && group != 3))
                return std::nullopt;
            has_comma = true;
            group = 0;
        } else if (c == U'.') {
            if (is_behind_point || (has_comma && group != 3)) return std::nullopt;
            is_behind_point = true;
        } else if (!is_behind_point) {
            ++group;
            value = value * 10 + static_cast<std::int64_t>(c - U'0');
            if (value > fen_max) return std::nullopt;
        }
    }
    if (has_comma && !is_behind_point && group != 3) return std::nullopt;
    if (value > fen_max / unit) return std::nullopt;
    std::int64_t fen = value * unit;
    const auto point = digits.find(U'.');
    for (std::size_t at = point + 1; point != Letters::npos && at < digits.size(); ++at) {
        const auto digit = static_cast<std::int64_t>(digits[at] - U'0');
        if (unit % 10 != 0 && digit != 0) return std::nullopt;
        unit /= 10;
        fen += digit * unit;
    }
    return fen;
}

std::optional<Found> digits_at_end(Letters text, std::int64_t multiple) {
    std::size_t begin = text.size();
    while (begin > 0 &&
           (is_digit(text[begin - 1]) || text[begin - 1] == U'.' || text[begin - 1] == U','))
        --begin;
    while (begin < text.size() && !is_digit(text[begin])) ++begin;
    if (begin == text.size() || !is_digit(text.back())) return std::nullopt;
    const auto fen = fen_of(text.substr(begin), multiple);
    if (!fen) return std::nullopt;
    return Found{begin, *fen};
}

/// The longest run at the end that is one Han numeral: 三千五百.
std::optional<Found> han_at_end(Letters text) {
    std::optional<Found> found;
    for (std::size_t begin = text.size(); begin > 0;) {
        --begin;
        if (!is_han(text[begin])) break;
        const auto numeral = numeral_at(text.substr(begin));
        if (!numeral) continue;  // 千 of 三千
        if (numeral->length != text.size() - begin) break;
        found = Found{begin, std::int64_t{numeral->value} * fen_per_yuan};
    }
    return found;
}

/// 方案1 and 二期 end in a number too; an amount has its unit, stands apart, or is larger.
bool is_sure(Letters text, const Found& found) {
    constexpr Letters apart = U" \n:;,、(-¥$";
    const bool stands_apart =
        found.begin == 0 || apart.find(text[found.begin - 1]) != Letters::npos;
    return stands_apart || found.fen >= 100 * fen_per_yuan;
}

std::optional<Found> amount_at_end(Letters text) {
    text = trim_end(text, around);
    const auto unit = match_end(text, yuan_words);
    text = trim_end(text.substr(0, text.size() - unit));
    const auto multiple = multiple_at_end(text);
    auto found = multiple == 1 ? digits_at_end(text, 1)
                               : digits_at_end(trim_end(text.substr(0, text.size() - 1)), multiple);
    if (!found) found = han_at_end(text);
    if (!found || found->fen <= 0) return std::nullopt;
    if (unit == 0 && multiple == 1 && !is_sure(text, *found)) return std::nullopt;
    for (;;) {
        const auto rest = trim_end(text.substr(0, found->begin), around);
        const auto length = match_end(rest, before);
        found->begin = rest.size() - length;
        if (length == 0) return found;
    }
}

}  // namespace

std::optional<std::int64_t> read_amount(std::string_view text) {
    const Folded folded = fold(text);
    const auto found = amount_at_end(folded.text);
    if (!found || !trim(Letters(folded.text).substr(0, found->begin), around).empty())
        return std::nullopt;
    return found->fen;
}

std::optional<CostedLabel> read_costed_label(std::string_view text) {
    const Folded folded = fold(text);
    const auto found = amount_at_end(folded.text);
    if (!found || found->begin == 0) return std::nullopt;
    return CostedLabel{.label = folded.cut(0, found->begin), .fen = found->fen};
}

}  // namespace linyi::language
