#include "commands/task/task.hpp"

#include "base/text.hpp"
#include "commands/payload.hpp"
#include "commands/reminder/matter.hpp"
#include "commands/reminder/texts.hpp"

#include <algorithm>

namespace linyi::commands::reminder {
namespace {

/// Whom a notice of a task reaches, chat by chat.
struct Target {
    ChatId chat{};
    Language language{};
    std::vector<Mention> mentions{};
    bool is_doer{};  ///< the responsible person reads it: say how to report
};

/// Collects targets; a chat is one target however many people are reached there.
class Targets {
public:
    Targets(const Task& task, Context& context) : task_(task), context_(context) {}

    /// Privately where they can be written to, else by name where their work is talked about.
    void add_person(PersonId person) {
        if (add_direct(context_.tx.accounts().accounts_of(person), person)) return;
        for (const auto& chat : work_groups()) {
            auto& target = in(chat, context_.community.language, person);
            context_.chat = chat;  // Mentions are for a platform.
            for (auto& mention : task::mentions_of(person, context_))
                target.mentions.push_back(std::move(mention));
        }
    }

    /// Everybody with the role; if nobody can be written to, the work group hears it.
    void add_role(Role role) {
        bool is_reached = false;
        for (const auto& holder : context_.tx.accounts().holders(context_.community.id, role))
            is_reached = add_direct(holder.accounts, holder.person) || is_reached;
        if (is_reached) return;
        for (const auto& chat : work_groups()) in(chat, context_.community.language, {});
    }

    const std::vector<Target>& all() const { return targets_; }

private:
    bool add_direct(const std::vector<AccountId>& accounts, PersonId person) {
        bool is_reached = false;
        for (const auto id : accounts) {
            const auto account = context_.tx.accounts().find(id);
            if (!account || !account->direct_chat) continue;
            const auto chat = context_.tx.chats().find(*account->direct_chat);
            if (!chat || chat->is_gone) continue;
            in(*chat, task::language_of(id, context_), person);
            is_reached = true;
        }
        return is_reached;
    }

    std::vector<Chat> work_groups() {
        auto found = context_.tx.chats().of_community(context_.community.id, Purpose::work);
        if (!found.empty()) return found;
        if (auto own = context_.tx.chats().find(task_.chat);
            own && own->kind == ChatKind::group && !own->is_gone)
            found.push_back(*std::move(own));
        return found;
    }

    Target& in(const Chat& chat, Language language, PersonId person) {
        auto known = std::find_if(targets_.begin(), targets_.end(),
                                  [&chat](const Target& target) { return target.chat == chat.id; });
        if (known == targets_.end())
            known = targets_.insert(known, {.chat = chat.id, .language = language});
        known->is_doer = known->is_doer || person == task_.responsible;
        return *known;
    }

    const Task& task_;
    Context& context_;
    std::vector<Target> targets_{};
};

std::vector<Target> targets_of(const Task& task, const Occurrence& occurrence, Context& context) {
    Targets targets(task, context);
    for (const auto hearer : occurrence.hearers) {
        switch (hearer) {
            case Hearer::responsible: targets.add_person(task.responsible); break;
            case Hearer::supervisor:
                // Without a supervisor the committee watches.
                if (task.supervisor) {
                    targets.add_person(*task.supervisor);
                } else {
                    targets.add_role(Role::committee);
                }
                break;
            case Hearer::committee: targets.add_role(Role::committee); break;
            case Hearer::street: targets.add_role(Role::street); break;
            case Hearer::group:
            case Hearer::missing_voters: break;
        }
    }
    return targets.all();
}

const Text& headline_of(ReminderStep step) {
    if (step == ReminderStep::overdue) return texts::task_overdue;
    if (step == ReminderStep::escalation) return texts::task_escalated;
    return texts::task_ahead;
}

const Text& step_words(ReminderStep step) {
    if (step == ReminderStep::overdue) return texts::step_overdue;
    if (step == ReminderStep::escalation) return texts::step_escalated;
    return texts::step_ahead;
}

Document post(const Task& task, ReminderStep step, const Target& target, const Context& context) {
    const auto language = target.language;
    const Args args{
        {"task", task::short_id(task)},
        {"text", task.text},
        {"responsible", task.responsible_name},
        {"supervisor",
         task.supervisor_name.empty() ? say(language, texts::committee) : task.supervisor_name},
        {"due", task::due_words(task, language, context)},
        {"when", days_words(day_of(task.due, context.community.zone), language, context)},
        {"state", task::state_words(task, language, context)}};
    Document made;
    made.blocks = {
        paragraph(say(language, headline_of(step), args)),
        note(say(language, target.is_doer ? texts::doer_note : texts::overseer_note, args))};
    made.mentions = target.mentions;
    return made;
}

void note_it(const Task& task, const Occurrence& occurrence, int messages, Context& context) {
    context.tx.tasks().note(task.id,
                            {.event = "reminded",
                             .name = "linyi",
                             .percent = task.percent,
                             .due = task.due,
                             .text = say(context.community.language, step_words(occurrence.step)),
                             .happened_at = context.now});
    record(context, "task_reminded", std::nullopt,
           Payload{}
               .set("task", task.id)
               .set("number", task.number)
               .set("occurrence", occurrence.key)
               .set("messages", messages)
               .json());
}

}  // namespace

Matter task_matter(std::int64_t subject, Context& context) {
    Matter matter{.subject = {.kind = 'T', .id = subject}};
    const auto task = context.tx.tasks().find(context.community.id, TaskId{subject});
    matter.is_over = !task || is_closed(*task);
    if (matter.is_over) return matter;
    matter.plan = plan_reminders(*task, rules_of(context), context.now);
    matter.say = [task = *task, &context](const Occurrence& occurrence) {
        std::vector<Notice> notices;
        for (const auto& target : targets_of(task, occurrence, context)) {
            notices.push_back({.chat = target.chat,
                               .language = target.language,
                               .document = post(task, occurrence.step, target, context)});
        }
        return notices;
    };
    matter.note = [task = *task, &context](const Occurrence& occurrence, int messages) {
        note_it(task, occurrence, messages, context);
    };
    return matter;
}

}  // namespace linyi::commands::reminder
