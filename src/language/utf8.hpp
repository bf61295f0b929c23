#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace linyi::language {

/// The code point at byte `at`, which moves behind it; U+FFFD for a broken sequence.
/// Precondition: at < text.size().
char32_t decode_utf8(std::string_view text, std::size_t& at);

/// Appends one code point that is no surrogate.
void append_utf8(std::string& out, char32_t c);

}  // namespace linyi::language
