#include "domain/meeting.hpp"

namespace linyi {

std::string_view to_text(MeetingState state) {
    switch (state) {
        case MeetingState::gathering: return "gathering";
        case MeetingState::running: return "running";
        case MeetingState::ended: return "ended";
    }
    return "ended";
}

std::optional<MeetingState> meeting_state_from(std::string_view text) {
    if (text == "gathering") return MeetingState::gathering;
    if (text == "running") return MeetingState::running;
    if (text == "ended") return MeetingState::ended;
    return std::nullopt;
}

}  // namespace linyi
