#include "base/text.hpp"
#include "commands/chores.hpp"
#include "commands/reminder/digest.hpp"
#include "commands/reminder/matter.hpp"
#include "commands/reminder/texts.hpp"

#include <algorithm>

namespace linyi::commands {
namespace reminder {
namespace {

using Outcome = storage::ReminderDecision::Outcome;

// Jobs of one run: what is due at nine o'clock fits, and ballots need not wait for more.
constexpr int jobs_max = 200;

// A change is looked at within moments; what was due longer before it is past.
constexpr std::chrono::minutes look_delay_max{5};

Matter matter_of(const storage::ReminderJob& job, Context& context) {
    switch (job.kind) {
        case ReminderKind::poll: return poll_matter(job.subject, context);
        case ReminderKind::task: return task_matter(job.subject, context);
        case ReminderKind::meeting: return meeting_matter(job.subject, context);
        case ReminderKind::timed: return timed_matter(job.subject, context);
    }
    return {.is_over = true};
}

ReminderTurn turn_of(const storage::ReminderJob& job, const Matter& matter, Context& context) {
    const auto now = context.now;
    ReminderLook look{.now = now, .decided = context.tx.reminders().decided(job)};
    if (job.is_changed)
        look.past_before = std::min(now - look_delay_max, job.next_at.value_or(now));
    const auto rules = rules_of(context);
    if (matter.keeps_quiet && is_quiet(now, rules)) look.quiet_until = after_quiet(now, rules);
    return take_turn(matter.plan, look);
}

void fire(const storage::ReminderJob& job, const Matter& matter, const Occurrence& occurrence,
          Digest& digest, Context& context) {
    auto notices = matter.say(occurrence);
    const auto count = static_cast<int>(notices.size());
    const bool is_first =
        context.tx.reminders().decide(job, occurrence,
                                      {.outcome = count > 0 ? Outcome::fired : Outcome::nobody,
                                       .messages = count,
                                       .at = context.now});
    if (!is_first || count == 0) return;
    for (auto& notice : notices)
        digest.add(job.community, matter.subject, occurrence.not_after, std::move(notice));
    matter.note(occurrence, count);
}

void look_at(const storage::ReminderJob& job, Digest& digest, Context& context) {
    const auto matter = matter_of(job, context);
    auto reminders = context.tx.reminders();
    if (matter.is_over || matter.plan.empty()) {
        // What waits in the outbox would be false by now: the vote is over, the task done.
        if (matter.subject.kind != 0)
            context.tx.outbox().cancel_reminders(matter.subject, context.now);
    }
    if (matter.is_over) {
        reminders.forget(job);
        return;
    }
    const auto turn = turn_of(job, matter, context);
    for (const auto& skipped : turn.skipped)
        reminders.decide(job, skipped, {.outcome = Outcome::skipped, .at = context.now});
    if (turn.fire) fire(job, matter, *turn.fire, digest, context);
    if (matter.ends_with_plan && !turn.next) {
        matter.end();
        reminders.forget(job);
    } else {
        reminders.looked(job, turn);
    }
}

}  // namespace

ReminderRules rules_of(const Context& context) {
    return {.settings = context.settings.reminders, .zone = context.community.zone};
}

std::string days_words(std::chrono::year_month_day day, Language language, const Context& context) {
    const auto left = std::chrono::sys_days{day} - std::chrono::sys_days{context.local_now().day};
    const auto days = left.count();
    if (days == 0) return say(language, texts::today);
    if (days == 1) return say(language, texts::tomorrow);
    if (days > 0) return say(language, texts::days_left, {{"days", std::to_string(days)}});
    return say(language, texts::days_late, {{"days", std::to_string(-days)}});
}

}  // namespace reminder

bool send_reminders(const ChoreContext& chore, storage::Tx& tx, Timestamp now) {
    reminder::Digest digest;
    bool is_done = true;
    for (const auto& job : tx.reminders().due(now, reminder::jobs_max)) {
        is_done &= by_itself(tx, "reminders", job.subject, [&] {
            auto context = chore.make(tx, job.community, now);
            auto with_this = digest;
            reminder::look_at(job, with_this, context);
            digest = std::move(with_this);
        });
    }
    digest.send(chore, tx, now);
    return is_done;
}

}  // namespace linyi::commands
