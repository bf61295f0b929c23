#include "domain/meeting.hpp"

#include <map>
#include <set>

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

std::int64_t count_households(const std::vector<Unit>& units,
                              const std::vector<std::string>& labels) {
    std::map<std::string, std::int32_t, std::less<>> right_of;
    for (const auto& right : voting_rights(units, {.count_parking = true})) {
        for (const auto& label : right.unit_labels) right_of.emplace(label, right.no);
    }
    std::set<std::int32_t> heads;
    std::set<std::string, std::less<>> unknown;
    for (const auto& label : labels) {
        const auto found = right_of.find(label);
        if (found == right_of.end()) {
            unknown.insert(label);
        } else {
            heads.insert(found->second);
        }
    }
    return static_cast<std::int64_t>(heads.size() + unknown.size());
}

}  // namespace linyi
