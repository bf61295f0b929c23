#include "commands/dispatch.hpp"

#include "base/text.hpp"
#include "commands/choose.hpp"
#include "commands/deliver.hpp"
#include "commands/payload.hpp"
#include "commands/setup/look_alike.hpp"

#include <algorithm>

namespace linyi::commands {
namespace {

constexpr Text needs_community{
    "本群还没有启用。请管理员在群里发送 /启用 和一次性启用码。",
    "This group is not set up yet. An admin can send /setup and the one-time code here."};
constexpr Text needs_binding{
    "还不知道您是哪个小区、哪一户。请发送：/绑定 房号 绑定码。绑定码向物业或业委会领取。",
    "I do not know your community and unit yet. Please send: /bind UNIT CODE. The manager or the "
    "committee gives out codes."};
constexpr Text only_in_group{"请在群里发送这条指令。", "Please send this command in the group."};
constexpr Text only_in_direct{"为保护隐私，请私聊我发送这条指令。",
                              "To keep it private, please send me this in a direct chat."};
constexpr Text too_long{
    "这条消息太长（{size} 字节，最多 {max} 字节），没有处理。请缩短，或分成几条再发。",
    "That message is too long ({size} bytes, at most {max}) and was not handled. Please shorten "
    "it or send it in parts."};

bool may_use(const Command& command, const Caller& caller) {
    if (command.roles.empty() || caller.holds(Role::admin)) return true;
    return std::any_of(command.roles.begin(), command.roles.end(),
                       [&caller](Role role) { return caller.holds(role); });
}

/// The first reason why this command cannot run here, before its handler is asked.
std::optional<Error> objection(const Command& command, const Context& context) {
    if (command.where == Where::group && context.chat.kind != ChatKind::group)
        return Error{only_in_group};
    if (command.where == Where::direct && context.chat.kind != ChatKind::direct)
        return Error{only_in_direct};
    if (command.needs_community && !context.has_community())
        return Error{context.chat.kind == ChatKind::direct ? needs_binding : needs_community};
    if (!may_use(command, context.caller)) return Error{Errc::forbidden};
    return std::nullopt;
}

/// Ballots are taken however late the platform brings them; what else is old is history.
bool runs_when_old(const Call& call) {
    return call.command == "ballot" || call.command == "stray_answer";
}

/// The vote a private message is about beyond doubt: its button was pressed, its post is quoted, or
/// we asked this person about it.
std::optional<Poll> poll_meant(storage::Tx& tx, const Inbound& event, ChatId chat,
                               AccountId account, Timestamp now) {
    if (const auto pressed = read_poll_button(event.action_value))
        return tx.polls().find(pressed->poll);
    if (!event.reply_to.empty()) {
        const auto subject = tx.conversation().subject_of(chat, event.reply_to);
        if (subject && subject->kind == 'V') return tx.polls().find(PollId{subject->id});
        return std::nullopt;
    }
    const auto asked = tx.conversation().pending(account, chat, now);
    if (asked && asked->kind == "ballot") return tx.polls().find(PollId{asked->subject});
    return std::nullopt;
}

/// Where and when somebody speaks to us privately.
struct PrivateVisit {
    ChatId chat{};
    Timestamp now{};
};

/// In a direct chat the community is the caller's own. Of several it is the one whose vote is
/// meant; else the only one that has the number named, or for a bare answer the only one with an
/// open vote; else the first.
CommunityId community_of_direct(storage::Tx& tx, const Inbound& event, const Caller& caller,
                                const PrivateVisit& visit) {
    const auto own = tx.accounts().communities_of(caller.account.id);
    if (own.empty()) return {};
    if (own.size() == 1) return own.front();
    if (const auto poll = poll_meant(tx, event, visit.chat, caller.account.id, visit.now)) {
        if (std::find(own.begin(), own.end(), poll->community) != own.end()) return poll->community;
    }
    const auto id = language::read_short_id(event.text);
    const bool is_answer = !id && language::looks_like_answer(event.text);
    std::vector<CommunityId> fitting;
    for (const auto community : own) {
        const bool has_it =
            id && id->kind == 'V' && tx.polls().find(community, id->number).has_value();
        if (has_it || (is_answer && !tx.polls().open_of(community).empty()))
            fitting.push_back(community);
    }
    return fitting.size() == 1 ? fitting.front() : own.front();
}

/// "2026-01-01" as a day; what is no date was refused when the configuration was read.
void insert_days(const std::vector<std::string>& texts, std::set<std::chrono::sys_days>& days) {
    for (const auto& text : texts) {
        if (const auto at = from_rfc3339(text + "T00:00:00Z"))
            days.insert(std::chrono::floor<std::chrono::days>(*at));
    }
}

}  // namespace

language::WorkCalendar work_calendar(const Settings& settings) {
    language::WorkCalendar calendar;
    insert_days(settings.holidays, calendar.holidays);
    insert_days(settings.workdays, calendar.workdays);
    return calendar;
}

Context Dispatcher::make_context(storage::Tx tx, const Inbound& event, Timestamp now) const {
    Context context{
        .tx = tx, .now = now, .random = random_, .settings = settings_, .traits = traits_};
    auto& caller = context.caller;
    if (!event.sender.empty())
        caller.account = tx.accounts().admit(event.adapter, event.sender, event.sender_name);
    Chat seen{.adapter = event.adapter,
              .platform_chat = event.chat,
              .kind = event.chat_kind,
              .name = event.chat_name};
    if (event.chat_kind == ChatKind::direct && caller.account.id) seen.account = caller.account.id;
    context.chat = tx.chats().admit(seen);
    if (event.chat_kind == ChatKind::direct && caller.account.direct_chat != context.chat.id) {
        tx.accounts().set_direct_chat(caller.account.id, context.chat.id);
        caller.account.direct_chat = context.chat.id;
    }
    if (context.chat.is_gone) {
        tx.chats().set_gone(context.chat.id, false);
        context.chat.is_gone = false;
    }
    const auto community =
        context.chat.kind == ChatKind::direct
            ? community_of_direct(tx, event, caller, {.chat = context.chat.id, .now = now})
            : context.chat.community.value_or(CommunityId{});
    if (community) {
        if (auto found = tx.communities().find(community)) context.community = std::move(*found);
        caller.member = tx.accounts().member(caller.account.id, community);
        caller.bindings = tx.accounts().bindings(caller.account.id, community);
    }
    caller.language = caller.account.language.value_or(context.community.language);
    context.calendar = calendar_;
    return context;
}

std::optional<Handled> Dispatcher::handle_membership(Context& context, const Inbound& event) const {
    const auto run_named = [&](std::string_view name) -> Handled {
        if (table_.find(name) == nullptr) return {};
        return run({.message = &event, .command = std::string(name)}, context);
    };
    switch (event.kind) {
        case Inbound::Kind::message:
        case Inbound::Kind::action: return std::nullopt;
        case Inbound::Kind::chat_moved:
            // Both halves of a move may arrive, in any order; the second finds it done.
            if (!context.tx.chats().find(event.adapter, event.moved_to))
                context.tx.chats().move(context.chat.id, event.moved_to);
            return Handled{.outcome = storage::InboxOutcome::applied};
        case Inbound::Kind::bot_left:
            context.tx.chats().set_gone(context.chat.id, true);
            return Handled{.outcome = storage::InboxOutcome::applied};
        case Inbound::Kind::bot_joined: return run_named("introduce");
        case Inbound::Kind::joined: return run_named("welcome");
        case Inbound::Kind::edited: return run_named("edited");
        case Inbound::Kind::recalled: return run_named("recalled");
        case Inbound::Kind::left: return Handled{};
    }
    return Handled{};
}

Handled Dispatcher::handle(storage::Tx tx, const Inbound& event, Timestamp now) const {
    const auto age = event.at ? now - *event.at : Millis{0};
    if (age > settings_.intake.event_age_max) return {.outcome = storage::InboxOutcome::too_old};
    if (event.sender_is_bot) return {};

    auto context = make_context(tx, event, now);
    if (auto handled = handle_membership(context, event)) return *handled;
    if (event.text.size() > settings_.intake.text_bytes_max) {
        const Error refusal{too_long,
                            {{"size", std::to_string(event.text.size())},
                             {"max", std::to_string(settings_.intake.text_bytes_max)}}};
        deliver(context, &event, Reply::say_to_sender(word(refusal, context.caller.language)));
        return {.outcome = storage::InboxOutcome::refused};
    }
    if (const auto warning = setup::look_alike_warning(context, event); !warning.answers.empty())
        deliver(context, &event, warning);
    Handled handled;
    for (const auto& call : choose_calls(table_, context, event)) {
        if (age > settings_.intake.command_age_max && !runs_when_old(call))
            return {.outcome = storage::InboxOutcome::too_old};
        const auto one = run(call, context);
        if (one.outcome != storage::InboxOutcome::nothing) handled.outcome = one.outcome;
        if (one.poll) handled.poll = one.poll;
    }
    return handled;
}

Handled Dispatcher::run(const Call& call, Context& context) const {
    const auto* command = table_.find(call.command);
    if (command == nullptr) return {};
    context.table = &table_;

    auto refusal = objection(*command, context);
    if (!refusal) {
        context.tx.begin_part();
        auto reply = command->handler(call, context);
        if (reply) {
            deliver(context, call.message, *reply);
            context.tx.keep_part();
            const bool is_silent = reply->answers.empty() && !reply->poll;
            return {.outcome =
                        is_silent ? storage::InboxOutcome::nothing : storage::InboxOutcome::applied,
                    .poll = reply->poll};
        }
        // After a refusal nothing but the refusal has been written.
        context.tx.drop_part();
        refusal = reply.error();
    }
    deliver(context, call.message, Reply::say_to_sender(word(*refusal, context.caller.language)));
    return {.outcome = storage::InboxOutcome::refused};
}

}  // namespace linyi::commands
