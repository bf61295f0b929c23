#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace linyi::language {

// The readers' common tools. They see a text as code points (folded.hpp makes them) and compare
// it with tables of words; nothing here is about any subject.

/// A stretch of folded text.
using Letters = std::u32string_view;

/// A table of words, as the readers write them at the top of their files.
using Words = std::span<const Letters>;

bool is_digit(char32_t c);  ///< 0-9; other widths are folded away
bool is_latin(char32_t c);  ///< a-z; capitals are folded away
bool is_han(char32_t c);    ///< an ideograph, 〇 included
bool is_space(char32_t c);  ///< blank or line end

/// ①, 1️⃣, ⑴: a number drawn as a sign (see folded.hpp); its value, or nothing.
std::optional<int> mark_number(char32_t c);
/// Ⓐ, 🅰: a letter drawn as a sign; 'a' … 'z', or nothing.
std::optional<char32_t> mark_letter(char32_t c);

/// 甲, 乙, 丙 …: the heavenly stems, by which papers count too; 1 … 10, or nothing.
std::optional<int> stem_number(char32_t c);
/// The stem that counts `value`, 1 … 10.
char32_t stem_of(int value);

/// Length of the longest of `words` that `text` starts with; 0 if none. A word ending in a Latin
/// letter must end there in the text too: "no" does not start "north".
std::size_t match_any(Letters text, Words words);

/// Length of the longest of `words` that `text` ends with; 0 if none. A word beginning with a
/// Latin letter must begin there in the text too.
std::size_t match_end(Letters text, Words words);

struct Found {
    std::size_t at{};
    std::size_t length{};

    std::size_t end() const { return at + length; }
};

/// The first place at or after `from` where one of `words` stands (the longest there).
std::optional<Found> find_any(Letters text, Words words, std::size_t from = 0);

bool contains_any(Letters text, Words words);

/// `text` without the letters of `these` (and blanks) at its ends.
Letters trim(Letters text, Letters these = {});
Letters trim_end(Letters text, Letters these = {});

/// Position of the first letter at or after `at` that is no blank.
std::size_t skip_spaces(Letters text, std::size_t at);

/// The letters as UTF-8; marks become plain digits and letters.
std::string to_utf8(Letters text);

}  // namespace linyi::language
