#pragma once

#include "language/folded.hpp"
#include "language/marker.hpp"
#include "language/poll_notice.hpp"

namespace linyi::language {

/// Host, recorder and agenda behind 【会议开始】.
MeetingStart read_meeting_start(const Folded& folded, const Stretch& stretch);

/// Title and background behind 【议题一】. `stretch` starts behind the number.
ItemStart read_item(const Folded& folded, const Stretch& stretch);

/// A person's name at the start of `text`: two to four ideographs up to a stop, or Latin words;
/// its length, 0 if there is none.
std::size_t name_at(Letters text);

}  // namespace linyi::language
