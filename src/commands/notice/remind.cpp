#include "commands/notice/remind.hpp"

#include "base/text.hpp"
#include "commands/notice/texts.hpp"
#include "commands/payload.hpp"
#include "commands/task/task.hpp"
#include "domain/reminder.hpp"

#include <algorithm>

namespace linyi::commands::notice {
namespace {

constexpr std::chrono::hours between_reminders{1};  // A second nudge within the hour is nagging.
constexpr std::int64_t waiting_max = 20;            // One person's; a chat is no calendar.
constexpr std::chrono::days ahead_max{366};
constexpr std::size_t text_code_points_max = 500;

bool may_remind(const Task& task, const Caller& caller) {
    if (caller.member && task.supervisor == caller.member->person) return true;
    for (const auto role :
         {Role::committee, Role::manager, Role::community, Role::street, Role::admin}) {
        if (caller.holds(role)) return true;
    }
    return false;
}

std::optional<Timestamp> last_reminder(TaskId task, Context& context) {
    std::optional<Timestamp> last;
    for (const auto& update : context.tx.tasks().updates(task)) {
        if (update.event == "reminded") last = update.happened_at;
    }
    return last;
}

Args args_of(const Task& task, Language language, const Context& context) {
    return {{"task", task::short_id(task)},
            {"text", task.text},
            {"responsible", task.responsible_name},
            {"due", task::due_words(task, language, context)},
            {"state", task::state_words(task, language, context)}};
}

/// Accounts of the responsible person that have a direct chat we may write to.
std::vector<AccountId> reachable(const Task& task, Context& context) {
    std::vector<AccountId> found;
    for (const auto id : context.tx.accounts().accounts_of(task.responsible)) {
        const auto account = context.tx.accounts().find(id);
        if (!account || !account->direct_chat) continue;
        const auto chat = context.tx.chats().find(*account->direct_chat);
        if (chat && !chat->is_gone) found.push_back(id);
    }
    return found;
}

Answer about(const Task& task, Audience audience, std::string text) {
    return {.audience = audience,
            .kind = "reminder",
            .document = {.blocks = {paragraph(std::move(text))}},
            .subject = {.kind = 'T', .id = task.id.value}};
}

/// Privately where they can be reached, else by name in the task's group.
Reply nudge(const Task& task, Context& context) {
    Reply reply;
    const auto accounts = reachable(task, context);
    for (const auto account : accounts) {
        const auto language = task::language_of(account, context);
        const auto args = args_of(task, language, context);
        auto answer = about(task, to_account(account), say(language, texts::reminder, args));
        answer.document.blocks.push_back(note(say(language, texts::reminder_note, args)));
        reply.add(std::move(answer));
    }
    const auto language = context.community.language;
    const auto args = args_of(task, language, context);
    if (accounts.empty()) {
        auto answer = about(task, here(), say(language, texts::reminded_here, args));
        answer.document.mentions = task::mentions_of(task.responsible, context);
        reply.add(std::move(answer));
        return reply;
    }
    auto told = Reply::say_to_sender(say(context.caller.language, texts::reminded, args));
    reply.add(std::move(told.answers.front()));
    return reply;
}

Result<Reply> remind_task(const Task& task, Context& context) {
    const Args args{{"task", task::short_id(task)}};
    if (!may_remind(task, context.caller))
        return Error{Errc::forbidden, texts::may_not_remind, args};
    if (is_closed(task)) return Error{texts::is_closed, args};
    if (task.state == TaskState::done_claimed) return Error{texts::waits, args};
    if (const auto last = last_reminder(task.id, context);
        last && context.now - *last < between_reminders) {
        auto error = Error{Errc::too_many, texts::just_reminded, args};
        error.args["time"] = to_text(context.community.zone.to_local(*last));
        return error;
    }
    context.tx.tasks().note(task.id, {.event = "reminded",
                                      .account = context.caller.account.id,
                                      .name = context.caller.name(),
                                      .percent = task.percent,
                                      .due = task.due,
                                      .happened_at = context.now});
    record(context, "task_reminded", std::nullopt,
           Payload{}
               .set("task", task.id)
               .set("number", task.number)
               .set("by", context.caller.account.id)
               .json());
    return nudge(task, context);
}

/// A time and what to say then.
struct Wish {
    Timestamp at{};
    std::string text{};
};

Result<Wish> read_wish(const std::string& words, Context& context) {
    const auto date = language::read_date(words, context.local_now(), context.calendar);
    if (!date) return Error{Errc::invalid_argument, texts::how_to_remind};
    if (date->is_vague) return Error{texts::vague_time, {{"words", date->text}}};
    const auto& zone = context.community.zone;
    auto local = date->at;
    if (!date->has_time) local.time = context.settings.reminders.time_of_day;
    Wish wish{.at = zone.to_utc(local)};
    // Somebody's own time is kept; a group is not woken for it, and the reply says when it will be.
    if (context.chat.kind == ChatKind::group)
        wish.at = after_quiet(wish.at, {.settings = context.settings.reminders, .zone = zone});
    const Args args{{"time", to_text(zone.to_local(wish.at))},
                    {"now", to_text(context.local_now())},
                    {"days", std::to_string(ahead_max.count())}};
    if (wish.at <= context.now) return Error{texts::time_is_past, args};
    if (wish.at > context.now + ahead_max) return Error{texts::time_too_far, args};
    const auto before = trim(std::string_view(words).substr(0, date->begin));
    const auto after = trim(std::string_view(words).substr(date->end));
    wish.text = trim(std::string(before) + " " + std::string(after));
    for (const std::string_view mark : {"，", ",", "：", ":"}) {
        if (wish.text.starts_with(mark)) wish.text.erase(0, mark.size());
    }
    wish.text = std::string(trim(wish.text));
    if (wish.text.empty()) return Error{Errc::invalid_argument, texts::how_to_remind};
    if (code_points(wish.text) > text_code_points_max)
        return Error{texts::too_long, {{"max", std::to_string(text_code_points_max)}}};
    return wish;
}

Result<Reply> remind_later(const std::string& words, Context& context) {
    const auto& caller = context.caller;
    const bool may = context.chat.kind == ChatKind::direct || caller.holds(Role::committee) ||
                     caller.holds(Role::manager) || caller.holds(Role::community) ||
                     caller.holds(Role::admin);
    if (!may) return Error{Errc::forbidden, texts::group_needs_office};
    const auto wish = read_wish(words, context);
    if (!wish) return wish.error();
    if (context.tx.timed_reminders().count_open(caller.account.id) >= waiting_max)
        return Error{Errc::too_many, texts::too_many, {{"max", std::to_string(waiting_max)}}};

    const auto id = context.tx.timed_reminders().add({.community = context.community.id,
                                                      .chat = context.chat.id,
                                                      .at = wish->at,
                                                      .text = wish->text,
                                                      .created_by = caller.account.id},
                                                     context.now);
    record(context, "reminder_set", std::nullopt,
           Payload{}
               .set("reminder", id)
               .set("by", caller.account.id)
               .set("chat", context.chat.id)
               .set("at", wish->at)
               .json());
    const auto language =
        context.chat.kind == ChatKind::direct ? caller.language : context.community.language;
    return Reply::say_here(
        say(language, texts::set,
            {{"time", to_text(context.community.zone.to_local(wish->at))}, {"text", wish->text}}));
}

}  // namespace

Result<Reply> remind(const Call& call, Context& context) {
    const auto id = language::read_short_id(call.rest);
    const bool is_task = (id && id->kind == 'T') || call.rest.starts_with("#T");
    if (is_task) {
        const auto target = task::target_of(call, {"提醒 T5", "remind T5"}, context);
        if (!target) return target.error();
        return remind_task(target->task, context);
    }
    return remind_later(call.rest, context);
}

}  // namespace linyi::commands::notice
