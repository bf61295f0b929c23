#pragma once

#include <string_view>

namespace linyi {

/// A full-width Latin letter, digit or sign (U+FF01 to U+FF5E) as its ASCII twin; 0 for anything
/// else.
inline char half_width(std::string_view character) {
    if (character.size() != 3 || character[0] != '\xEF') return 0;
    const auto code_point = 0xF000U | ((static_cast<unsigned char>(character[1]) & 0x3FU) << 6U) |
                            (static_cast<unsigned char>(character[2]) & 0x3FU);
    if (code_point < 0xFF01U || code_point > 0xFF5EU) return 0;
    return static_cast<char>(code_point - 0xFF01U + '!');
}

}  // namespace linyi
