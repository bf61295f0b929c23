#include "language/letters.hpp"

#include "language/folded.hpp"
#include "language/utf8.hpp"

namespace linyi::language {
namespace {

constexpr char32_t first_ideograph = 0x3400;
constexpr char32_t last_ideograph = 0x9FFF;
constexpr char32_t first_rare_ideograph = 0x20000;
constexpr char32_t last_rare_ideograph = 0x323AF;
constexpr char32_t ideographic_zero = U'〇';
constexpr Letters stems = U"甲乙丙丁戊己庚辛壬癸";

}  // namespace

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

bool is_latin(char32_t c) {
    return c >= U'a' && c <= U'z';
}

bool is_han(char32_t c) {
    return (c >= first_ideograph && c <= last_ideograph) || c == ideographic_zero ||
           (c >= first_rare_ideograph && c <= last_rare_ideograph);
}

bool is_space(char32_t c) {
    return c == U' ' || c == U'\n';
}

std::optional<int> mark_number(char32_t c) {
    if (c < digit_mark || c > digit_mark + mark_number_max) return std::nullopt;
    return static_cast<int>(c - digit_mark);
}

std::optional<char32_t> mark_letter(char32_t c) {
    if (c < letter_mark || c >= letter_mark + 26) return std::nullopt;
    return U'a' + (c - letter_mark);
}

std::optional<int> stem_number(char32_t c) {
    const auto at = stems.find(c);
    if (at == Letters::npos) return std::nullopt;
    return static_cast<int>(at) + 1;
}

char32_t stem_of(int value) {
    return stems[static_cast<std::size_t>(value - 1)];
}

std::size_t match_any(Letters text, Words words) {
    std::size_t longest = 0;
    if (text.empty()) return longest;
    const char32_t first = text.front();  // most words of a list end here: no call for them
    for (const Letters word : words) {
        if (word.front() != first || word.size() <= longest || !text.starts_with(word)) continue;
        const bool cut =
            is_latin(word.back()) && text.size() > word.size() && is_latin(text[word.size()]);
        if (!cut) longest = word.size();
    }
    return longest;
}

std::size_t match_end(Letters text, Words words) {
    std::size_t longest = 0;
    for (const Letters word : words) {
        if (word.size() <= longest || !text.ends_with(word)) continue;
        const std::size_t before = text.size() - word.size();
        const bool cut = is_latin(word.front()) && before > 0 && is_latin(text[before - 1]);
        if (!cut) longest = word.size();
    }
    return longest;
}

std::optional<Found> find_any(Letters text, Words words, std::size_t from) {
    for (std::size_t at = from; at < text.size(); ++at) {
        const bool inside_word = at > 0 && is_latin(text[at]) && is_latin(text[at - 1]);
        if (inside_word) continue;
        if (const auto length = match_any(text.substr(at), words)) return Found{at, length};
    }
    return std::nullopt;
}

bool contains_any(Letters text, Words words) {
    return find_any(text, words).has_value();
}

Letters trim_end(Letters text, Letters these) {
    while (!text.empty() && (is_space(text.back()) || these.find(text.back()) != these.npos))
        text.remove_suffix(1);
    return text;
}

Letters trim(Letters text, Letters these) {
    while (!text.empty() && (is_space(text.front()) || these.find(text.front()) != these.npos))
        text.remove_prefix(1);
    return trim_end(text, these);
}

std::size_t skip_spaces(Letters text, std::size_t at) {
    while (at < text.size() && is_space(text[at])) ++at;
    return at;
}

std::string to_utf8(Letters text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (const char32_t c : text) {
        if (const auto number = mark_number(c)) {
            out += std::to_string(*number);
        } else if (const auto letter = mark_letter(c)) {
            append_utf8(out, *letter);
        } else {
            append_utf8(out, c);
        }
    }
    return out;
}

}  // namespace linyi::language
