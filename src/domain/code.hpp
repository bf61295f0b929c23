#pragma once

#include "base/random.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace linyi {

/// One-time codes: characters of Crockford's base32, five bits each, in groups of four.
/// Source: crockford.com/base32.html, read 2025-11-20.
inline constexpr std::size_t bind_code_characters = 8;    ///< 40 bits, tried five times an hour
inline constexpr std::size_t setup_code_characters = 16;  ///< 80 bits: it makes an admin

/// A new code as it is printed: "7K3M-Q9TX".
std::string make_code(Random& random, std::size_t characters);

/// The canonical form of what somebody typed as a code: upper case, no dashes or blanks, O as 0,
/// I and L as 1, full width as half width. Empty if a character is no code character.
std::string normalise_code(std::string_view text);

/// A code found in free text, and the text without it.
struct FoundCode {
    std::string code{};  ///< canonical
    std::string rest{};
};

/// The first code of `characters` characters in `text`: "3-2-501 abcd-1234", "ABCD1234 3-2-501",
/// "abcd 1234". Room labels are not mistaken for codes: dashes stand only between groups of four
/// characters.
std::optional<FoundCode> find_code(std::string_view text, std::size_t characters);

}  // namespace linyi
