#pragma once

#include "language/letters.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::language {

/// ①, ⑴, ㈠, ❶ and 1️⃣ fold to one private code point, digit_mark + value. Folding them
/// to plain digits would make "①30分钟" read "130分钟".
inline constexpr char32_t digit_mark = 0xE000;
inline constexpr int mark_number_max = 50;
/// Ⓐ, ⒜ and 🅰 likewise: letter_mark + 0 … 25.
inline constexpr char32_t letter_mark = 0xE100;

/// A text in the form in which words are looked up, each code point tied to its bytes in the
/// original, so that what was found can be cut out as people wrote it.
struct Folded {
    std::string_view original{};  ///< must outlive this
    std::u32string text{};
    std::vector<std::uint32_t> begins{};  ///< per code point of `text`: its first byte
    std::vector<std::uint32_t> ends{};    ///< and the byte after it

    /// The original bytes behind text[from, to), white space at the ends trimmed.
    std::string cut(std::size_t from, std::size_t to) const;
    /// Removes text[from, to); the original stays.
    void erase(std::size_t from, std::size_t to);
};

/// Code point by code point: NFKC and case folding, traditional characters of our tables to
/// simplified ones, all dashes to '-', blanks to ' ' and line ends to '\n'; emoji, variation
/// selectors and invisible characters dropped. Linear; broken UTF-8 becomes U+FFFD.
Folded fold(std::string_view text);

/// Removes [stickers] and a leading [语音转文字] or 语音转文字:, the latter with its brackets.
void drop_stickers(Folded& folded);
/// Drops what a recorder writes before spoken words: [语音转文字].
void drop_voice_mark(Folded& folded);

/// Removes a leading quotation of another message: 「name:text」 with its ruler, or lines with ">".
void drop_quotation(Folded& folded);

/// Whether any code point was a hand or sign people answer with: 👍 👌 ✅ 🙆 and so on.
bool holds_answer_sign(std::string_view text);

}  // namespace linyi::language
