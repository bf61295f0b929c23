#include "language/utf8.hpp"

#include <unicode/utf8.h>

#include <cstdint>

// ICU's macros convert between signed and unsigned on purpose.
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"

namespace linyi::language {

char32_t decode_utf8(std::string_view text, std::size_t& at) {
    constexpr char32_t replacement = 0xFFFD;
    const std::size_t size = text.size();
    UChar32 c = 0;
    U8_NEXT(text.data(), at, size, c);
    return c < 0 ? replacement : static_cast<char32_t>(c);
}

void append_utf8(std::string& out, char32_t c) {
    char bytes[U8_MAX_LENGTH];
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    out.append(bytes, length);
}

}  // namespace linyi::language
