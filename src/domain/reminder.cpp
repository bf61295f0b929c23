#include "domain/reminder.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace linyi {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::chrono::hours first_hour{1};

constexpr std::array<std::pair<ReminderKind, std::string_view>, 4> kinds{{
    {ReminderKind::poll, "poll"},
    {ReminderKind::task, "task"},
    {ReminderKind::meeting, "meeting"},
    {ReminderKind::timed, "timed"},
}};

bool is_in_window(std::chrono::minutes time, const QuietHours& quiet) {
    if (quiet.from <= quiet.until) return quiet.from <= time && time < quiet.until;
    return quiet.from <= time || time < quiet.until;
}

/// The usual time of day, `offset` days from `day`.
Timestamp on_day(year_month_day day, int offset, const ReminderRules& rules) {
    const LocalTime local{.day = sys_days{day} + days{offset}, .time = rules.settings.time_of_day};
    return after_quiet(rules.zone.to_utc(local), rules);
}

/// Collects occurrences; leaves out what the thing's own life does not reach.
class Planner {
public:
    /// What is due at or before `from`, or after `until`, is no reminder.
    Planner(const ReminderRules& rules, Timestamp from, std::optional<Timestamp> until)
        : rules_(rules), from_(from), until_(until) {}

    void add(Occurrence occurrence) {
        if (occurrence.at <= from_ || (until_ && occurrence.at > *until_)) return;
        occurrence.not_after = occurrence.at + rules_.settings.stale_after;
        if (until_) occurrence.not_after = std::min(occurrence.not_after, *until_);
        plan_.push_back(std::move(occurrence));
    }

    ReminderPlan done() {
        std::stable_sort(plan_.begin(), plan_.end(),
                         [](const Occurrence& a, const Occurrence& b) { return a.at < b.at; });
        return std::move(plan_);
    }

private:
    const ReminderRules& rules_;
    Timestamp from_;
    std::optional<Timestamp> until_;
    ReminderPlan plan_{};
};

std::string day_key(std::string_view step, int offset, year_month_day day) {
    return std::string(step) + " " + std::to_string(offset) + " " + to_text(day);
}

void add_overdue(Planner& planner, const Task& task, const ReminderRules& rules) {
    const auto day = day_of(task.due, rules.zone);
    const auto offset = rules.settings.overdue_days_responsible;
    const auto at = on_day(day, offset, rules);
    if (at <= task.due.at) return;
    planner.add({.key = day_key("overdue", offset, day),
                 .step = ReminderStep::overdue,
                 .at = at,
                 .hearers = {Hearer::responsible, Hearer::supervisor}});
}

void add_escalations(Planner& planner, const Task& task, const ReminderRules& rules,
                     Timestamp now) {
    const auto day = day_of(task.due, rules.zone);
    const auto first = rules.settings.overdue_days_escalate;
    const auto every = std::max(1, rules.settings.escalate_every_days);
    const auto since = sys_days{rules.zone.to_local(now).day} - sys_days{day};
    // A week too early, because the time of day may still be to come.
    const auto gone = std::max(0, (static_cast<int>(since.count()) - first) / every - 1);
    std::optional<Occurrence> last;
    for (int i = gone;; ++i) {
        const auto offset = first + i * every;
        Occurrence one{.key = day_key("escalation", offset, day),
                       .step = ReminderStep::escalation,
                       .at = on_day(day, offset, rules),
                       .hearers = {Hearer::committee, Hearer::street, Hearer::responsible}};
        const bool is_next = one.at > now;
        if (is_next) {
            if (last) planner.add(*std::move(last));
            planner.add(std::move(one));
            return;
        }
        last = std::move(one);
    }
}

}  // namespace

std::string_view to_text(ReminderKind kind) {
    for (const auto& [known, name] : kinds) {
        if (known == kind) return name;
    }
    return "timed";
}

std::optional<ReminderKind> reminder_kind_from(std::string_view text) {
    for (const auto& [kind, name] : kinds) {
        if (name == text) return kind;
    }
    return std::nullopt;
}

bool is_quiet(Timestamp at, const ReminderRules& rules) {
    return is_in_window(rules.zone.to_local(at).time, rules.settings.quiet);
}

Timestamp after_quiet(Timestamp at, const ReminderRules& rules) {
    const auto& quiet = rules.settings.quiet;
    auto local = rules.zone.to_local(at);
    if (!is_in_window(local.time, quiet)) return at;
    if (local.time >= quiet.until) local.day = sys_days{local.day} + days{1};
    local.time = quiet.until;
    return rules.zone.to_utc(local);
}

ReminderPlan plan_reminders(const Poll& poll, const ReminderRules& rules) {
    if (poll.state != PollState::open || !poll.closes_at) return {};
    const auto closes = *poll.closes_at;
    Planner planner(rules, poll.opened_at + first_hour, closes - 1ms);
    if (rules.settings.vote_midway &&
        closes - poll.opened_at >= rules.settings.vote_midway_min_length) {
        planner.add({.key = "midway",
                     .step = ReminderStep::midway,
                     .at = after_quiet(poll.opened_at + (closes - poll.opened_at) / 2, rules),
                     .hearers = {Hearer::group}});
    }
    for (const auto hours : rules.settings.vote_hours_before) {
        planner.add({.key = "closing " + std::to_string(hours.count()) + " " + to_rfc3339(closes),
                     .step = ReminderStep::closing,
                     .at = after_quiet(closes - hours, rules),
                     .hearers = {Hearer::missing_voters, Hearer::group}});
    }
    return planner.done();
}

ReminderPlan plan_reminders(const Task& task, const ReminderRules& rules, Timestamp now) {
    if (is_closed(task) || task.state == TaskState::done_claimed) return {};
    const auto day = day_of(task.due, rules.zone);
    Planner ahead(rules, task.created_at, task.due.at);
    for (const int before : rules.settings.task_days_before) {
        ahead.add({.key = day_key("ahead", before, day),
                   .step = ReminderStep::ahead,
                   .at = on_day(day, -before, rules),
                   .hearers = {Hearer::responsible}});
    }
    auto plan = ahead.done();
    Planner late(rules, task.created_at, std::nullopt);
    add_overdue(late, task, rules);
    add_escalations(late, task, rules, now);
    for (auto& occurrence : late.done()) plan.push_back(std::move(occurrence));
    return plan;
}

ReminderPlan plan_reminders(const Meeting& meeting, const ReminderRules& rules) {
    if (meeting.state != MeetingState::gathering || !meeting.starts_at) return {};
    const auto day = rules.zone.to_local(*meeting.starts_at).day;
    Planner planner(rules, meeting.announced_at.value_or(Timestamp{}), meeting.starts_at);
    for (const int before : rules.settings.meeting_days_before) {
        planner.add({.key = day_key("ahead", before, day),
                     .step = ReminderStep::ahead,
                     .at = on_day(day, -before, rules),
                     .hearers = {Hearer::group}});
    }
    return planner.done();
}

ReminderPlan plan_reminder(Timestamp chosen, const ReminderRules& rules) {
    return {{.key = "chosen",
             .step = ReminderStep::chosen,
             .at = chosen,
             .not_after = chosen + rules.settings.stale_after,
             .hearers = {Hearer::group}}};
}

ReminderTurn take_turn(const ReminderPlan& plan, const ReminderLook& look) {
    ReminderTurn turn;
    for (const auto& occurrence : plan) {
        if (look.decided.contains(occurrence.key)) continue;
        if (occurrence.at > look.now) {
            if (!turn.next) turn.next = occurrence;
            continue;
        }
        const auto earliest = std::max(look.now, look.quiet_until.value_or(look.now));
        const bool is_past = look.past_before && occurrence.at < *look.past_before;
        if (is_past || earliest > occurrence.not_after) {
            turn.skipped.push_back(occurrence);
            continue;
        }
        if (turn.fire) turn.skipped.push_back(*std::move(turn.fire));
        turn.fire = occurrence;
    }
    if (turn.next) turn.look_at = turn.next->at;
    if (turn.fire && look.quiet_until) {
        turn.next = std::exchange(turn.fire, std::nullopt);
        turn.look_at = *look.quiet_until;
    }
    return turn;
}

}  // namespace linyi
