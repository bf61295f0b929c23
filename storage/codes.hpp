#pragma once

#include <string>
#include <string_view>

namespace linyi::storage {

/// What is kept of a one-time code in its canonical form (domain/code.hpp): SHA-256, lower-case
/// hexadecimal. A code has at least 40 random bits and few tries, so it needs no slow hash.
std::string code_hash(std::string_view code);

/// SHA-256 of a file's bytes, lower-case hexadecimal: says later which file was imported.
std::string content_hash(std::string_view bytes);

}  // namespace linyi::storage
