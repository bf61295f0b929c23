#pragma once

#include "language/letters.hpp"

#include <cstddef>

namespace linyi::language {

// What the readers of heads (marker_head.cpp, meeting_head.cpp) share.

/// Blanks, stops and ornaments around the words of a head.
inline constexpr Letters head_light = U" ,:!-~。.、*#=★☆>·•▶◆●■◇※_+“”\"()";

/// 一, 二:, 第2项, (三), #4 at the start of a text.
struct Ordinal {
    int value{};
    std::size_t length{};  ///< 0: none
};
Ordinal ordinal_at(Letters text);

/// A clause without what a host says before coming to the point: 好的,现在请大家…, 第二项….
struct Stripped {
    Letters rest{};
    bool starts{};  ///< a word of beginning was among it: 现在, 下面, 开始
    int ordinal{};
};
Stripped strip_openers(Letters text);

/// Whether a word can end at `at`: a stop follows, or nothing.
bool ends_at(Letters text, std::size_t at);

/// 19:52, 三分钟, 八点: a time is named.
bool has_clock(Letters text);

/// 稍后, 即将, later: what is spoken of comes another time.
bool tells_of_later(Letters text);

}  // namespace linyi::language
