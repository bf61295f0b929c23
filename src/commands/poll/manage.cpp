#include "base/text.hpp"
#include "commands/payload.hpp"
#include "commands/poll/ballot.hpp"
#include "commands/poll/texts.hpp"
#include "commands/poll/verdict.hpp"

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

/// A manager may end what they opened, not what the committee did.
bool may_manage(const Poll& poll, const Caller& caller) {
    return poll.opened_by == caller.account.id || caller.holds(Role::committee) ||
           caller.holds(Role::admin);
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
    if (!may_manage(poll, context.caller))
        return Error{Errc::forbidden, texts::not_yours, {{"id", short_id(poll)}}};
    return target;
}

Error needs_reason(std::string example) {
    return Error{Errc::invalid_argument, texts::reason_needed, {{"example", std::move(example)}}};
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
        return needs_reason("/截止 " + short_id(target->poll) + " 全部已投");
    return close_poll(
        target->poll,
        {.why = target->rest.empty() ? "host" : target->rest, .event = call.message->event_id},
        context);
}

Result<Reply> extend(const Call& call, Context& context) {
    const auto target = managed(call, context);
    if (!target) return target.error();
    const auto& poll = target->poll;
    const auto example = "/延期 " + short_id(poll) + " 12月5日18点 参与不足";
    const auto date = language::read_date(target->rest, context.local_now(), context.calendar);
    if (!date || date->is_vague) return needs_reason(example);
    auto at = date->at;
    if (!date->has_time) at.time = std::chrono::hours{24};
    const auto closes = context.community.zone.to_utc(at);
    if (closes <= poll.closes_at.value_or(context.now)) {
        return Error{texts::extend_needs_later,
                     {{"time", when(poll.closes_at.value_or(context.now), context,
                                    context.caller.language)}}};
    }
    if (closes > context.now + context.settings.votes.limits.open_days_max) {
        return Error{
            texts::deadline_too_far,
            {{"time", when(closes, context, context.caller.language)},
             {"days", std::to_string(context.settings.votes.limits.open_days_max.count())}}};
    }
    const auto reason =
        std::string(trim(target->rest.substr(0, date->begin) + target->rest.substr(date->end)));
    if (reason.empty()) return needs_reason(example);

    context.tx.polls().set_deadline(poll.id, closes);
    record(context, "poll_extended", poll.id,
           Payload{}
               .set("by", context.caller.account.id)
               .set("from", poll.closes_at)
               .set("closes_at", closes)
               .set("reason", reason)
               .json());
    Reply reply;
    reply.poll = poll.id;
    announce(reply, poll, "poll",
             {.blocks = {paragraph(say(
                  context.community.language, texts::extended,
                  {{"id", short_id(poll)}, {"time", when(closes, context)}, {"reason", reason}}))}},
             context);
    return reply;
}

Reply cancel_poll(const Poll& poll, const Ending& ending, Context& context) {
    const auto& reason = ending.why;
    context.tx.polls().set_state(poll.id, PollState::cancelled, context.now);
    for (const auto& waiting : context.tx.conversation().confirmations_of(poll.id))
        context.tx.conversation().confirmed(poll.id, waiting.chat);
    record(context, "poll_cancelled", poll.id,
           Payload{}
               .set("by", context.caller.account.id)
               .set("event", ending.event)
               .set("reason", reason)
               .json());
    Reply reply;
    reply.poll = poll.id;
    announce(reply, poll, "result",
             {.blocks = {paragraph(say(context.community.language, texts::cancelled_post,
                                       {{"id", short_id(poll)}, {"reason", reason}}))}},
             context);
    return reply;
}

Result<Reply> cancel(const Call& call, Context& context) {
    const auto target = managed(call, context);
    if (!target) return target.error();
    if (target->rest.empty())
        return needs_reason("/取消 " + short_id(target->poll) + " 问题写错了");
    return cancel_poll(target->poll, {.why = target->rest, .event = call.message->event_id},
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
        return Reply::say_here(say(language, texts::before_close,
                                   {{"id", short_id(poll)},
                                    {"participation", participation(poll, context)},
                                    {"deadline", deadline}}));
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
        args["code"] = receipt_code(poll, reached.right, ballot->revision);
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

/// 现在表决,同意/反对/弃权: the notice only told the answers. The item under discussion is the
/// question then, else the answers are what people will know the vote by.
std::string question_without_words(const OpenRequest& request, Context& context) {
    if (request.meeting) {
        for (const auto& item : context.tx.meetings().items(*request.meeting))
            if (item.no == request.item) return item.title;
    }
    std::vector<std::string> labels;
    for (const auto& option : request.options) labels.push_back(option.label);
    return join(labels, " / ");
}

/// A host's 【表决一】…: the same poll that /vote would open.
Result<Reply> open_by_marker(const Call& call, Context& context) {
    const auto& opening = std::get<language::PollOpening>(call.reading);
    OpenRequest request{.question = opening.title,
                        .kind = opening.paper.yes_no ? PollKind::yes_no : PollKind::single,
                        .choices_max = opening.paper.choices_max,
                        .is_numbered = opening.paper.numbered,
                        .buildings = opening.buildings,
                        .ordinal = opening.ordinal};
    if (opening.paper.choices_max > 1) request.kind = PollKind::multiple;
    for (const auto& option : opening.paper.options) {
        request.options.push_back({.key = option.key,
                                   .label = option.label,
                                   .role = static_cast<OptionRole>(option.role)});
    }
    if (!opening.closes.empty()) {
        const auto date =
            language::read_date(opening.closes, context.local_now(), context.calendar);
        if (date && !date->is_vague) {
            auto at = date->at;
            if (!date->has_time) at.time = std::chrono::hours{24};
            request.closes_at = context.community.zone.to_utc(at);
        }
    }
    if (const auto meeting = context.tx.meetings().running(context.chat.id)) {
        request.meeting = meeting->id;
        request.item = meeting->item;
    }
    if (request.question.empty()) request.question = question_without_words(request, context);
    return open_poll(request, call, context);
}

Error not_yours_to_end(const Poll& poll) {
    return Error{Errc::forbidden, texts::not_yours, {{"id", short_id(poll)}}};
}

Result<Reply> close_by_marker(const Call& call, Context& context) {
    const auto poll = call.rest.empty()
                          ? marked(std::get<language::PollClosing>(call.reading).ordinal, context)
                          : named_by_row(call.rest, context);
    if (!poll) return Reply{};
    if (!may_manage(*poll, context.caller)) return not_yours_to_end(*poll);
    return close_poll(*poll, {.why = "host", .event = call.message->event_id}, context);
}

Result<Reply> cancel_by_marker(const Call& call, Context& context) {
    const auto poll = marked(std::get<language::PollCancelling>(call.reading).ordinal, context);
    if (!poll) return Reply{};
    if (!may_manage(*poll, context.caller)) return not_yours_to_end(*poll);
    return cancel_poll(*poll, {.why = call.message->text, .event = call.message->event_id},
                       context);
}

}  // namespace

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
    record(context, "poll_closed", poll.id,
           Payload{}
               .set("why", ending.why)
               .set("event", ending.event)
               .set("rights", counted.tally.participating.rights)
               .set("area", counted.tally.participating.area.hundredths)
               .set("passed", counted.decision.passed)
               .set("winner", counted.decision.winner)
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
    table.add({.name = "ballot", .handler = cast});
    table.add({.name = "stray_answer", .handler = stray_answer});
    table.add({.name = "which_poll", .handler = which_poll});
    table.add({.name = "which_community", .handler = which_community});
    table.add({.name = "unknown_id", .handler = unknown_id});
    table.add({.name = "open_poll", .roles = hosts, .handler = open_by_marker});
    table.add({.name = "close_poll", .roles = hosts, .handler = close_by_marker});
    table.add({.name = "cancel_poll", .roles = hosts, .handler = cancel_by_marker});
}

}  // namespace linyi::commands::poll
