#include "app/schedules.hpp"

namespace linyi::app {
namespace {

std::string job_name(ReminderKind kind) {
    return kind == ReminderKind::timed ? "timed_reminder"
                                       : std::string(to_text(kind)) + "_reminders";
}

std::string subject_of(const storage::ReminderJob& job, storage::Tx& tx) {
    switch (job.kind) {
        case ReminderKind::poll:
            if (const auto poll = tx.polls().find(PollId{job.subject})) return short_id(*poll);
            break;
        case ReminderKind::task:
            if (const auto task = tx.tasks().find(job.community, TaskId{job.subject}))
                return "T" + std::to_string(task->number);
            break;
        case ReminderKind::meeting:
            if (const auto meeting = tx.meetings().find(MeetingId{job.subject}))
                return "M" + std::to_string(meeting->number);
            break;
        case ReminderKind::timed: break;
    }
    return {};
}

void add_reminders(std::vector<ScheduleLine>& lines, storage::Tx& tx) {
    for (const auto& job : tx.reminders().all()) {
        // A job that has not been looked at since it was made or changed is due.
        const bool is_unseen = job.look_at && to_millis(*job.look_at) == 0;
        lines.push_back({.job = job_name(job.kind),
                         .id = job.subject,
                         .subject = subject_of(job, tx),
                         .community = job.community,
                         .next_at = is_unseen ? job.look_at : job.next_at,
                         .next_occurrence = job.next_occurrence,
                         .last_at = job.fired_at,
                         .last_occurrence = job.fired_occurrence});
    }
}

void add_closes(std::vector<ScheduleLine>& lines, storage::Tx& tx) {
    for (const auto& community : tx.communities().all()) {
        for (const auto& poll : tx.polls().open_of(community.id)) {
            if (!poll.closes_at) continue;
            lines.push_back({.job = "poll_close",
                             .id = poll.id.value,
                             .subject = short_id(poll),
                             .community = community.id,
                             .next_at = poll.closes_at,
                             .next_occurrence = "close"});
        }
    }
}

}  // namespace

std::vector<ScheduleLine> schedules(storage::Tx& tx) {
    std::vector<ScheduleLine> lines;
    add_reminders(lines, tx);
    add_closes(lines, tx);
    lines.push_back({.job = "upkeep",
                     .next_at = tx.upkeep().next(),
                     .next_occurrence = "turn",
                     .last_at = tx.upkeep().last(),
                     .last_occurrence = "turn"});
    return lines;
}

ScheduleLine backup_schedule(const BackupTimes& times) {
    return {.job = "backup",
            .next_at = times.next,
            .next_occurrence = "nightly",
            .last_at = times.last,
            .last_occurrence = "nightly"};
}

std::string_view state_of(const ScheduleLine& line, Timestamp now) {
    if (!line.next_at) return "idle";
    return *line.next_at <= now ? "due" : "waiting";
}

}  // namespace linyi::app
