#pragma once

#include "language/folded.hpp"
#include "language/letters.hpp"

#include <string_view>

namespace linyi::language {

/// Blanks, stops and ornaments at the ends of what is an answer.
inline constexpr Letters answer_edges = U" \n,.。:;!?、-~…\"'“”()/&";

/// A message as answers are read from it: cut to a length nobody answers in, without what it
/// quotes, without stickers, and with "同 意" closed up.
Folded answer_text(std::string_view message);

/// Rule 2: announcements and messages to somebody are no votes.
bool is_announcement(Letters text);

}  // namespace linyi::language
