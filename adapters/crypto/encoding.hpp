#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace linyi::crypto {

/// Base64 with padding (RFC 4648 §4), and the URL alphabet without padding (§5).
std::string base64_encode(std::string_view bytes);
std::string base64url_encode(std::string_view bytes);

/// Strict: exactly one text stands for a byte string. White space, missing or extra padding, the
/// other alphabet and stray bits in the last character are refused (none).
std::optional<std::string> base64_decode(std::string_view text);
std::optional<std::string> base64url_decode(std::string_view text);

/// Strict: pairs of 0-9 a-f in lower case only.
std::optional<std::string> hex_decode(std::string_view text);

}  // namespace linyi::crypto
