#pragma once

#include "base/ids.hpp"
#include "domain/reminder.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace linyi::storage {

class Connection;

/// A thing people are reminded of. The database makes its row when the thing is made or changed.
struct ReminderJob {
    ReminderKind kind{};
    std::int64_t subject{};  ///< id of the poll, task, meeting or timed reminder
    CommunityId community{};
    std::optional<Timestamp> look_at{};
    std::optional<Timestamp> next_at{};  ///< as of the last look
    std::string next_occurrence{};
    bool is_changed{};  ///< since the last look
    std::optional<Timestamp> fired_at{};
    std::string fired_occurrence{};
};

/// What became of an occurrence.
struct ReminderDecision {
    enum class Outcome { fired, nobody, skipped };

    Outcome outcome{};
    int messages{};
    Timestamp at{};
};

/// Jobs and their occurrences: what has been said once is never said again.
class Reminders {
public:
    explicit Reminders(Connection& connection) : db_(connection) {}

    /// When the next job wants a look.
    std::optional<Timestamp> next_look();
    /// Jobs that want one at `now`, the longest waiting first.
    std::vector<ReminderJob> due(Timestamp now, int limit);
    /// Every job, for the operator.
    std::vector<ReminderJob> all();

    /// Names of the occurrences that are decided.
    std::set<std::string> decided(const ReminderJob& job);
    /// To be called in the transaction that puts the messages into the outbox. False if it was
    /// decided before: then nothing may be sent.
    bool decide(const ReminderJob& job, const Occurrence& occurrence,
                const ReminderDecision& decision);

    /// Notes what a look found: the next occurrence and when to look again, if ever.
    void looked(const ReminderJob& job, const ReminderTurn& turn);
    /// The thing is over. What was decided stays.
    void forget(const ReminderJob& job);
    /// Every job is looked at anew: the settings may have changed.
    void look_at_all();

    /// This account wants to hear no more of the poll; false if it said so before.
    bool stop(AccountId account, PollId poll, Timestamp now);

private:
    Connection& db_;
};

}  // namespace linyi::storage
