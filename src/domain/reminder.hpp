#pragma once

#include "base/time.hpp"
#include "domain/meeting.hpp"
#include "domain/poll.hpp"
#include "domain/settings.hpp"
#include "domain/task.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// What people are reminded of.
enum class ReminderKind {
    poll,
    task,
    meeting,
    timed,  ///< at a time somebody chose
};

std::string_view to_text(ReminderKind kind);
std::optional<ReminderKind> reminder_kind_from(std::string_view text);

/// Rungs of the ladder. Source: domain.md §5.6 rule 17, interaction.md §1.8.
enum class ReminderStep {
    midway,      ///< vote: how many take part, to the group
    closing,     ///< vote: to those who have not voted; to the group only numbers
    ahead,       ///< task, meeting: days before, and the day itself
    overdue,     ///< task: the day after
    escalation,  ///< task: to those above, again and again
    chosen,      ///< the time somebody chose
};

enum class Hearer { group, missing_voters, responsible, supervisor, committee, street };

/// One time at which something is said about one thing, once.
struct Occurrence {
    std::string key{};  ///< its name within the job; a changed time of day does not change it
    ReminderStep step{};
    Timestamp at{};         ///< quiet hours are respected
    Timestamp not_after{};  ///< later than this it is not said at all
    std::vector<Hearer> hearers{};
};

/// Ascending by time.
using ReminderPlan = std::vector<Occurrence>;

/// The community's clock and what its operator has set.
struct ReminderRules {
    const ReminderSettings& settings;
    const Zone& zone;
};

bool is_quiet(Timestamp at, const ReminderRules& rules);
/// `at`, or the end of the quiet hours it falls into.
Timestamp after_quiet(Timestamp at, const ReminderRules& rules);

/// Between opening and close; nothing for a poll that is over or has no deadline. A poll's first
/// hour belongs to the opening post.
ReminderPlan plan_reminders(const Poll& poll, const ReminderRules& rules);
/// Nothing for a task that is closed or said to be done. Of the weekly escalation only the last one
/// up to `now` and the next one: whoever slept for a year is not told of each week.
ReminderPlan plan_reminders(const Task& task, const ReminderRules& rules, Timestamp now);
/// Nothing without a time, or once it has begun.
ReminderPlan plan_reminders(const Meeting& meeting, const ReminderRules& rules);
/// A time somebody chose is kept as it is.
ReminderPlan plan_reminder(Timestamp chosen, const ReminderRules& rules);

/// What a look at a plan needs to know besides it.
struct ReminderLook {
    Timestamp now{};
    std::set<std::string> decided{};  ///< keys of the occurrences that were fired or skipped
    /// The thing was changed since the last look: what lies before this is past, not late.
    std::optional<Timestamp> past_before{};
    /// It is quiet now: nothing is said before this.
    std::optional<Timestamp> quiet_until{};
};

/// What is to be done with a plan. After downtime at most one occurrence is fired, the latest that
/// is not stale; those it overtakes are skipped.
struct ReminderTurn {
    std::optional<Occurrence> fire{};
    std::vector<Occurrence> skipped{};
    std::optional<Occurrence> next{};    ///< the first that is still to come
    std::optional<Timestamp> look_at{};  ///< when to look again
};

ReminderTurn take_turn(const ReminderPlan& plan, const ReminderLook& look);

}  // namespace linyi
