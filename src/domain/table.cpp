#include "domain/table.hpp"

#include "base/text.hpp"
#include "domain/half_width.hpp"

#include <algorithm>
#include <array>

namespace linyi {
namespace {

constexpr std::array<std::string_view, 9> invisible{
    "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u2060", "\uFEFF", "\u00AD", "\r"};
constexpr std::array<std::string_view, 4> spaces{"\u00A0", "\u3000", "\u202F", "\t"};

bool is_one_of(const auto& list, std::string_view character) {
    return std::find(list.begin(), list.end(), character) != list.end();
}

/// One that would move a terminal's cursor; tabs and line breaks are white space.
bool is_control(std::string_view character) {
    const auto c = static_cast<unsigned char>(character[0]);
    return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F ||
           (character.size() == 2 && c == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0);
}

}  // namespace

std::string column_letters(std::size_t column) {
    std::string letters;
    for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

std::string tidy(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto character = first_code_points(text.substr(at), 1);
        if (character.empty()) character = text.substr(at, 1);
        at += character.size();
        if (is_one_of(invisible, character) || is_control(character)) continue;
        if (is_one_of(spaces, character)) {
            out += ' ';
        } else if (const char c = half_width(character); c != 0) {
            out += c;
        } else {
            out += character;
        }
    }
    return std::string(trim(out));
}

std::string tidy_word(std::string_view text) {
    std::string word;
    for (const char c : tidy(text)) {
        if (c == ' ' || c == '\n') continue;
        word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return word;
}

}  // namespace linyi
