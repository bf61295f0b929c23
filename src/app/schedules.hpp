#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"
#include "storage/store.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linyi::app {

/// A job of the schedule, as an operator wants to see it.
struct ScheduleLine {
    std::string job{};      ///< "poll_reminders", "poll_close", "timed_reminder", "backup" …
    std::int64_t id{};      ///< of what it is about; 0: of nothing in particular
    std::string subject{};  ///< "V12"
    std::optional<CommunityId> community{};
    std::optional<Timestamp> next_at{};
    std::string next_occurrence{};
    std::optional<Timestamp> last_at{};
    std::string last_occurrence{};
};

/// When the nightly backup was made last, and is made next.
struct BackupTimes {
    std::optional<Timestamp> last{};
    Timestamp next{};
};

/// Reminders of what is open, closes of votes, reminders people asked for, upkeep.
std::vector<ScheduleLine> schedules(storage::Tx& tx);
ScheduleLine backup_schedule(const BackupTimes& times);

/// "waiting" for its time, "due" now, or "idle": nothing is planned.
std::string_view state_of(const ScheduleLine& line, Timestamp now);

}  // namespace linyi::app
