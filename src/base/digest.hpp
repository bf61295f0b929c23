#pragma once

#include <string>
#include <string_view>

namespace linyi {

/// SHA-256 (FIPS 180-4): 32 raw bytes. Throws std::runtime_error if OpenSSL has no such algorithm.
std::string sha256(std::string_view data);

/// The same as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view data);

}  // namespace linyi
