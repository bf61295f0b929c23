#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::ledger {

/// Base64 with padding (RFC 4648 §4). Decoding is strict: one text stands for one byte string.
std::string base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

/// Crockford's base32, five bits a character, without padding: no I, L, O or U, so that it can be
/// read aloud. `bytes` must be a multiple of five long.
std::string base32(std::string_view bytes);
/// Forgiving: lower case, hyphens and spaces, O for 0, I and L for 1. None for anything else, or
/// if the characters do not make whole groups of five bytes.
std::optional<std::string> from_base32(std::string_view text);

/// "ABCD-EFGH-…": a hyphen after every `group` characters.
std::string grouped(std::string_view text, std::size_t group);

/// Strict lower-case hexadecimal.
std::optional<std::string> from_hex(std::string_view text);

/// Eight bytes, the highest first; two's complement.
std::string big_endian(std::int64_t number);
/// None unless there are exactly eight.
std::optional<std::int64_t> from_big_endian(std::string_view bytes);

}  // namespace linyi::ledger
