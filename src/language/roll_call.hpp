#pragma once

#include "language/marker.hpp"

#include <optional>
#include <string_view>

namespace linyi::language {

/// 请报房号签到, 参会接龙:房号+姓名, please check in with your room number: those who are there are
/// asked for their rooms, so that a room alone is the answer.
bool calls_the_roll(std::string_view text);

/// "5-1-402", "🙋 5-1-101 顾太太": a message of rooms and a name, nothing else. Whether it answers a
/// roll call is the caller's to know.
std::optional<CheckIn> read_room_alone(std::string_view text);

/// 到, 我到了, "here": nothing but that the speaker has come. Whether people are arriving is the
/// caller's to know.
bool says_only_here(std::string_view text);

}  // namespace linyi::language
