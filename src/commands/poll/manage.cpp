#include "base/text.hpp"
#include "commands/assembly/countersign.hpp"
#include "commands/assembly/texts.hpp"
#include "commands/payload.hpp"
#include "commands/poll/ballot.hpp"
#include "commands/poll/link_texts.hpp"
#include "commands/poll/marked.hpp"
#include "commands/poll/proxy.hpp"
#include "commands/poll/texts.hpp"
#include "commands/poll/verdict.hpp"

#include <fmt/format.h>

#include <set>

namespace linyi::commands::poll {
namespace {

/// "V12 原因…": the poll and what follows its number.
struct Target {
    Poll poll{};
    std::string rest{};
};

Result<Target> target_of(const Call& call, Context& context) {
    const auto id = language::read_short_id(call.rest);
    if (trim(call.rest).empty()) return Error{Errc::invalid_argument, texts::no_number};
    if (!id || id->kind != 'V')
        return Error{
            Errc::invalid_argument, texts::unknown_poll, {{"id", call.rest.substr(0, 20)}}};
    auto poll = context.tx.polls().find(context.community.id, id->number);
    if (!poll)
        return Error{
            Errc::not_found, texts::unknown_poll, {{"id", "V" + std::to_string(id->number)}}};
    return Target{.poll = std::move(*poll), .rest = id->rest};
}

/// An open poll that this caller may manage, with a reason where one is needed.
Result<Target> managed(const Call& call, Context& context) {
    auto target = target_of(call, context);
    if (!target) return target.error();
    const auto& poll = target->poll;
    if (poll.state != PollState::open) {
        const auto& state =
            poll.state == PollState::closed ? texts::state_closed : texts::state_cancelled;
        return Error{texts::not_open,
                     {{"id", short_id(poll)}, {"state", say(context.caller.language, state)}}};
    }
    // Who signs as the second need not be one who could have asked for it.
    if (!call.first && !may_manage(poll, context.caller))
        return Error{Errc::forbidden, texts::not_yours, {{"id", short_id(poll)}}};
    return target;
}

/// Early close, extension and cancellation of a formal vote are deeds of two people.
std::optional<Reply> second_for(std::string command, const Text& words, const Target& target,
                                const std::string& rest, Args args, const Call& call,
                                Context& context) {
    args["id"] = short_id(target.poll);
    return assembly::ask_second({.command = std::move(command),
                                 .payload = short_id(target.poll) + " " + rest,
                                 .words = say(context.community.language, words, args)},
                                target.poll, call, context);
}

/// A date that reads the same tomorrow.
std::string exact(const LocalTime& at) {
    const auto hour = at.time.count() / 60;
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(at.day.year()),
                       static_cast<unsigned>(at.day.month()), static_cast<unsigned>(at.day.day()),
                       hour, at.time.count() % 60);
}

Error needs_reason(const Text& example, const Poll& poll, const Context& context) {
    auto words = say(context.caller.language, example, {{"id", short_id(poll)}});
    return Error{Errc::invalid_argument, texts::reason_needed, {{"example", std::move(words)}}};
}

std::vector<ChatId> chats_of(const Poll& poll, Context& context) {
    std::vector<ChatId> chats{poll.chat};
    for (const auto& chat : context.tx.chats().of_community(poll.community, Purpose::owners)) {
        if (chat.id != poll.chat) chats.push_back(chat.id);
    }
    return chats;
}

void announce(Reply& reply, const Poll& poll, std::string_view kind, const Document& document,
              Context& context) {
    for (const auto chat : chats_of(poll, context)) {
        reply.add({.audience = to_chat(chat),
                   .kind = std::string(kind),
                   .document = document,
                   .subject = {.kind = 'V', .id = poll.id.value}});
    }
}

Result<Reply> vote(const Call& call, Context& context) {
    auto request = read_vote(call.rest, context);
    if (!request) return request.error();
    if (!request->closes_at) {
        request->closes_at = context.now + context.settings.votes.default_open;
        request->has_default_deadline = true;
    }
    return open_poll(*request, call, context);
}

Result<Reply> close(const Call& call, Context& context) {
    const auto target = managed(call, context);
    if (!target) return target.error();
    if (target->poll.closes_at && target->rest.empty())
        return needs_reason(texts::close_example, target->poll, context);
    if (target->poll.is_formal && !target->rest.empty()) {
        if (auto waits = second_for("close", assembly::texts::close_words, *target, target->rest,
                                    {{"reason", target->rest}}, call, context))
            return *waits;
    }
    return close_poll(target->poll,
                      {.why = target->rest.empty() ? "host" : target->rest,
                       .event = call.message->event_id,
                       .first = call.first},
                      context);
}

Result<Reply> extend(const Call& call, Context& context) {
    const auto target = managed(call, context);
    if (!target) return target.error();
    const auto& poll = target->poll;
    const auto date = language::read_date(target->rest, context.local_now(), context.calendar);
    if (!date || date->is_vague) return needs_reason(texts::extend_example, poll, context);
    auto at = date->at;
    if (!date->has_time) at.time = std::chrono::hours{24};
    const auto closes = context.community.zone.to_utc(at);
    if (closes <= poll.closes_at.value_or(context.now)) {
        return Error{texts::extend_needs_later,
                     {{"time", when(poll.closes_at.value_or(context.now), context,
                                    context.caller.language)}}};
    }
    const auto reason =
        std::string(trim(target->rest.substr(0, date->begin) + target->rest.substr(date->end)));
    if (reason.empty()) return needs_reason(texts::extend_example, poll, context);

    if (poll.is_formal) {
        const auto resolved = fmt::format("{} {}", exact(at), reason);
        if (auto waits =
                second_for("extend", assembly::texts::extend_words, *target, resolved,
                           {{"time", when(closes, context)}, {"reason", reason}}, call, context))
            return *waits;
    }
    return extend_poll(poll, closes,
                       {.why = reason, .event = call.message->event_id, .first = call.first},
                       context);
}

Result<Reply> cancel(const Call& call, Context& context) {
    const auto target = managed(call, context);
    if (!target) return target.error();
    if (target->rest.empty()) return needs_reason(texts::cancel_example, target->poll, context);
    if (target->poll.is_formal) {
        if (auto waits = second_for("cancel", assembly::texts::cancel_words, *target, target->rest,
                                    {{"reason", target->rest}}, call, context))
            return *waits;
    }
    return cancel_poll(target->poll,
                       {.why = target->rest, .event = call.message->event_id, .first = call.first},
                       context);
}

Result<Reply> result(const Call& call, Context& context) {
    const auto target = target_of(call, context);
    if (!target) return target.error();
    const auto& poll = target->poll;
    const auto language = context.community.language;
    if (poll.state == PollState::cancelled) {
        return Reply::say_here(say(language, texts::cancelled, {{"id", short_id(poll)}}));
    }
    if (poll.state == PollState::open) {
        const auto deadline =
            poll.closes_at ? when(*poll.closes_at, context) : say(language, texts::deadline_open);
        const auto words = say(language, texts::before_close,
                               {{"id", short_id(poll)},
                                {"participation", participation(poll, context)},
                                {"deadline", deadline}});
        return Reply{Answer{.audience = here(), .document = so_far(poll, words, context)}};
    }
    return Reply{Answer{.audience = here(),
                        .kind = "result",
                        .document = result_post(poll, context),
                        .subject = {.kind = 'V', .id = poll.id.value}}};
}

Result<Reply> receipt(const Call& call, Context& context) {
    const auto target = target_of(call, context);
    if (!target) return target.error();
    const auto& poll = target->poll;
    const auto language = context.caller.language;
    std::vector<std::string> lines;
    std::set<std::int32_t> seen;
    for (const auto& reached : context.tx.polls().reach(poll.id, context.caller.account.id)) {
        if (!seen.insert(reached.right).second) continue;
        const auto ballot = context.tx.ballots().find(poll.id, reached.right);
        Args args{{"id", short_id(poll)}, {"units", reached.label}};
        if (!ballot) {
            lines.push_back(say(language, texts::own_missing, args));
            continue;
        }
        args["revision"] = std::to_string(ballot->revision);
        args["time"] = when(ballot->decided_at, context, context.caller.language);
        const auto code = context.tx.ledger().receipt(ballot->entry);
        args["number"] = std::to_string(ballot->entry);
        args["code"] = code;
        args["link"] = context.settings.public_url + "/v1/proof/" + code;
        lines.push_back(say(
            language, ballot->choice.empty() ? texts::own_withdrawn : texts::own_receipt, args));
    }
    if (lines.empty()) return Error{Errc::not_found, texts::own_nothing, {{"id", short_id(poll)}}};
    if (context.chat.kind == ChatKind::group && !has_private_chat(context))
        return Error{texts::receipt_in_private, {{"id", short_id(poll)}}};
    Answer told{.audience = sender_only()};
    told.document.blocks = {paragraph(join(lines, "\n"))};
    return Reply{std::move(told)};
}

Result<Reply> votes(const Call&, Context& context) {
    const auto language = context.community.language;
    std::vector<std::string> lines;
    for (const auto& poll : context.tx.polls().open_of(context.community.id)) {
        lines.push_back(short_id(poll) + " " + poll.question + "（" + participation(poll, context) +
                        "）");
    }
    if (lines.empty()) return Reply::say_here(say(language, texts::no_open_polls));
    return Reply{Answer{.audience = here(),
                        .document = {.title = say(language, texts::open_polls),
                                     .blocks = {list(std::move(lines))}}}};
}

Result<Reply> unknown_id(const Call& call, Context&) {
    return Error{Errc::not_found, texts::unknown_poll, {{"id", call.rest}}};
}

}  // namespace

bool may_manage(const Poll& poll, const Caller& caller) {
    return poll.opened_by == caller.account.id || caller.holds(Role::committee) ||
           caller.holds(Role::admin);
}

Result<Reply> extend_poll(const Poll& poll, Timestamp closes, const Ending& why, Context& context) {
    if (closes > context.now + context.settings.votes.limits.open_days_max) {
        return Error{
            texts::deadline_too_far,
            {{"time", when(closes, context, context.caller.language)},
             {"days", std::to_string(context.settings.votes.limits.open_days_max.count())}}};
    }
    context.tx.polls().set_deadline(poll.id, closes);
    record(context, "poll_extended", poll.id,
           Payload{}
               .set("by", context.caller.account.id)
               .set("first", why.first)
               .set("event", why.event)
               .set("from", poll.closes_at)
               .set("closes_at", closes)
               .set("reason", why.why)
               .json());
    Reply reply;
    reply.poll = poll.id;
    announce(
        reply, poll, "poll",
        {.blocks = {paragraph(
             say(context.community.language, texts::extended,
                 {{"id", short_id(poll)}, {"time", when(closes, context)}, {"reason", why.why}}))}},
        context);
    return reply;
}

Reply cancel_poll(const Poll& poll, const Ending& ending, Context& context) {
    const auto& reason = ending.why;
    context.tx.polls().set_state(poll.id, PollState::cancelled, context.now);
    for (const auto& waiting : context.tx.conversation().confirmations_of(poll.id))
        context.tx.conversation().confirmed(poll.id, waiting.chat);
    const auto bound = context.tx.ledger().chain_of(poll.id);
    record(context, "poll_cancelled", poll.id,
           Payload{}
               .set("by", context.caller.account.id)
               .set("first", ending.first)
               .set("event", ending.event)
               .set("reason", reason)
               .set("entries", bound.entries)
               .set("chain", to_hex(bound.chain.bytes()))
               .json());
    Reply reply;
    reply.poll = poll.id;
    announce(reply, poll, "result",
             {.blocks = {paragraph(say(context.community.language, texts::cancelled_post,
                                       {{"id", short_id(poll)}, {"reason", reason}}))}},
             context);
    return reply;
}

Reply close_poll(const Poll& poll, const Ending& ending, Context& context) {
    context.tx.polls().set_state(poll.id, PollState::closed, context.now);
    auto closed = poll;
    closed.state = PollState::closed;
    closed.closed_at = context.now;
    const auto counted = poll::counted(closed, context.tx);
    Reply reply;
    for (const auto& waiting : context.tx.conversation().confirmations_of(poll.id)) {
        reply.add(confirmation_line(poll, waiting, context));
        context.tx.conversation().confirmed(poll.id, waiting.chat);
    }
    // Counted before the closing's own entry: the closing binds all entries of the poll before it.
    const auto bound = context.tx.ledger().chain_of(poll.id);
    record(context, "poll_closed", poll.id,
           Payload{}
               .set("why", ending.why)
               .set("first", ending.first)
               .set("event", ending.event)
               .set("rights", counted.tally.participating.rights)
               .set("area", counted.tally.participating.area.hundredths)
               .set("passed", counted.decision.passed)
               .set("winner", counted.decision.winner)
               .set("elected", counted.decision.elected)
               .set("tied", counted.decision.tied)
               .set("silent_rights", counted.unreturned.silent.rights)
               .set("silent_area", counted.unreturned.silent.area.hundredths)
               .set("entries", bound.entries)
               .set("chain", to_hex(bound.chain.bytes()))
               .json());
    reply.poll = poll.id;
    announce(reply, closed, "result", result_post(closed, context), context);
    return reply;
}

void register_commands(CommandTable& table) {
    using namespace texts;
    const std::set<Role> hosts{Role::committee, Role::manager};
    table.add({.name = "vote",
               .words = {"vote", "poll", "投票", "表决"},
               .usage = vote_usage,
               .summary = vote_summary,
               .roles = hosts,
               .handler = vote});
    table.add({.name = "result",
               .words = {"result", "results", "结果"},
               .usage = result_usage,
               .summary = result_summary,
               .handler = result});
    table.add({.name = "receipt",
               .words = {"receipt", "回执"},
               .usage = receipt_usage,
               .summary = receipt_summary,
               .handler = receipt});
    table.add({.name = "link",
               .words = {"link", "网页投票"},
               .usage = link_usage,
               .summary = link_summary,
               .where = Where::direct,
               .handler = give_link});
    table.add({.name = "votes",
               .words = {"votes", "表决列表"},
               .usage = votes_usage,
               .summary = votes_summary,
               .handler = votes});
    table.add({.name = "close",
               .words = {"close", "截止"},
               .usage = close_usage,
               .summary = close_summary,
               .roles = hosts,
               .handler = close});
    table.add({.name = "extend",
               .words = {"extend", "延期"},
               .usage = extend_usage,
               .summary = extend_summary,
               .roles = hosts,
               .handler = extend});
    table.add({.name = "cancel",
               .words = {"cancel", "取消"},
               .usage = cancel_usage,
               .summary = cancel_summary,
               .roles = hosts,
               .handler = cancel});
    // What plain talk, buttons and markers end in; nobody types these.
    const std::set<Role> leaders{Role::committee, Role::manager, Role::community};
    table.add({.name = "ballot", .handler = cast});
    table.add({.name = "stray_answer", .handler = stray_answer});
    table.add({.name = "which_poll", .handler = which_poll});
    table.add({.name = "which_community", .handler = which_community});
    table.add({.name = "unknown_id", .handler = unknown_id});
    table.add({.name = "open_poll", .roles = leaders, .handler = open_by_marker});
    table.add({.name = "close_poll", .roles = leaders, .handler = close_by_marker});
    table.add({.name = "extend_poll", .roles = leaders, .handler = extend_by_marker});
    table.add({.name = "cancel_poll", .roles = leaders, .handler = cancel_by_marker});
    table.add({.name = "file_proxy", .roles = leaders, .handler = file_proxy});
}

}  // namespace linyi::commands::poll
