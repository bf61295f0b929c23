#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace linyi::crypto {

/// 32 raw bytes. Throws std::runtime_error if OpenSSL has no such algorithm.
std::string sha256(std::string_view data);

/// The same over everything that is left in a stream, which may be large.
std::string sha256(std::istream& stream);

/// HMAC (RFC 2104) over `data`: 32 and 20 raw bytes.
std::string hmac_sha256(std::string_view key, std::string_view data);
std::string hmac_sha1(std::string_view key, std::string_view data);

/// True if both are the same bytes. Takes equally long for every pair of one length, so an answer
/// time tells nothing about where they differ. The only way to compare a MAC or a token.
bool equal_in_constant_time(std::string_view left, std::string_view right);

}  // namespace linyi::crypto
