#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"
#include "domain/roster.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// gathering: announced or people check in; running: the host opened it; ended.
enum class MeetingState { gathering, running, ended };

std::string_view to_text(MeetingState state);
std::optional<MeetingState> meeting_state_from(std::string_view text);

/// A meeting in a group chat. Its polls, check-ins and items point at it.
struct Meeting {
    MeetingId id{};
    CommunityId community{};
    std::int64_t number{};  ///< M3 within its community
    ChatId chat{};
    MeetingState state{};
    std::string name{};
    std::string places{};  ///< one a line
    std::string host{};
    std::string recorder{};
    std::optional<AccountId> host_account{};
    int item{};  ///< number of the agenda item under discussion; 0: none yet
    std::optional<Timestamp> announced_at{};
    std::optional<Timestamp> starts_at{};  ///< as announced
    std::optional<Timestamp> started_at{};
    std::optional<Timestamp> ended_at{};
    std::string start_event{};
    std::string end_event{};
};

/// An item of the agenda (议题).
struct AgendaItem {
    int no{};
    std::string title{};
    std::string background{};
    std::optional<Timestamp> started_at{};
    std::string event{};
};

/// Somebody who came. Owners check in for a unit, others for their side.
struct CheckInRecord {
    std::string unit{};   ///< label; empty for staff
    std::string side{};   ///< "owner", "tenant", "committee", "manager", "community", "street"
    std::string names{};  ///< of staff, one a line
    AccountId account{};
    Timestamp at{};
    std::string event{};
};

/// How many households stand behind these labels: units with the same owners are one head, and a
/// label the roster does not know is one of its own. Parking counts: its owner came.
std::int64_t count_households(const std::vector<Unit>& units,
                              const std::vector<std::string>& labels);

}  // namespace linyi
