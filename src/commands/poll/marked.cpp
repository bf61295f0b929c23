#include "commands/poll/marked.hpp"

#include "commands/payload.hpp"
#include "commands/poll/assembly_texts.hpp"
#include "commands/poll/texts.hpp"

#include <algorithm>
#include <charconv>

namespace linyi::commands::poll {
namespace {

/// The open poll of this chat that a marker names: by its number, else the newest.
std::optional<Poll> open_here(int ordinal, Context& context) {
    std::optional<Poll> found;
    for (auto& poll : context.tx.polls().open_of(context.community.id)) {
        const bool is_meant = ordinal == 0 || poll.ordinal == ordinal;
        if (poll.chat == context.chat.id && is_meant) found = std::move(poll);
    }
    return found;
}

/// A poll of this chat that ended not long ago, by its number, else the last one.
std::optional<Poll> just_over(int ordinal, Context& context) {
    const auto since = context.now - context.settings.votes.late_notice_within;
    if (ordinal == 0) return context.tx.polls().last_closed(context.chat.id, since);
    std::optional<Poll> found;
    for (auto& poll : context.tx.polls().all_of(context.community.id)) {
        const bool is_recent = poll.state == PollState::closed && poll.closed_at >= since;
        if (is_recent && poll.chat == context.chat.id && poll.ordinal == ordinal)
            found = std::move(poll);
    }
    return found;
}

/// A number may count otherwise than the opening did (第一项表决结束 of a poll without number): the
/// open one without a number of its own is meant then.
std::optional<Poll> unnumbered_here(Context& context) {
    std::optional<Poll> found;
    for (auto& poll : context.tx.polls().open_of(context.community.id))
        if (poll.chat == context.chat.id && poll.ordinal == 0) found = std::move(poll);
    return found;
}

/// "#V7": the poll of that row, which the chooser has found already.
std::optional<Poll> named_by_row(std::string_view rest, Context& context) {
    if (!rest.starts_with("#V")) return std::nullopt;
    PollId id;
    std::from_chars(rest.data() + 2, rest.data() + rest.size(), id.value);
    auto poll = context.tx.polls().find(id);
    if (!poll || poll->community != context.community.id || poll->state != PollState::open)
        return std::nullopt;
    return poll;
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

/// The notice is sent once more while its vote runs (再发一遍), or only says again how to answer.
bool is_open_already(const OpenRequest& request, bool is_implied, Context& context) {
    const auto open = context.tx.polls().open_of(context.community.id);
    return std::any_of(open.begin(), open.end(), [&](const Poll& poll) {
        if (is_implied && poll.chat == context.chat.id) return takes_ballots(poll, context.now);
        const bool is_same =
            poll.ordinal == request.ordinal &&
            language::normalise(poll.question) == language::normalise(request.question);
        return poll.chat == context.chat.id && is_same && takes_ballots(poll, context.now);
    });
}

Error not_yours_to_end(const Poll& poll) {
    return Error{Errc::forbidden, texts::not_yours, {{"id", short_id(poll)}}};
}

/// A formal vote is ended by two people and a command, never by a sentence of one.
Error takes_two(const Poll& poll, std::string command) {
    return Error{texts::takes_two, {{"id", short_id(poll)}, {"command", std::move(command)}}};
}

/// The deadline came first; the host's word for it is kept once, for whoever reads the minutes.
void note_close_said(const Poll& poll, const Call& call, Context& context) {
    const auto acts = context.tx.acts().of_poll(poll.id);
    const bool is_said = std::any_of(acts.begin(), acts.end(),
                                     [](const Act& act) { return act.kind == "poll_close_said"; });
    if (is_said || !poll.closes_at || poll.closed_at < poll.closes_at) return;
    record(context, "poll_close_said", poll.id,
           Payload{}
               .set("account", context.caller.account.id)
               .set("event", call.message->event_id)
               .json());
}

}  // namespace

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
                                   .role = static_cast<OptionRole>(option.role),
                                   .answer = option.answer});
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
    if (is_open_already(request, opening.is_implied, context)) return Reply{};
    return open_poll(request, call, context);
}

Result<Reply> close_by_marker(const Call& call, Context& context) {
    const auto& closing = std::get<language::PollClosing>(call.reading);
    const int ordinal = closing.ordinal;
    if (closing.is_afterword) {
        const auto over = just_over(0, context);
        if (over && may_manage(*over, context.caller)) note_close_said(*over, call, context);
        return Reply{};
    }
    auto poll = call.rest.empty() ? open_here(ordinal, context) : named_by_row(call.rest, context);
    if (!poll && call.rest.empty()) {
        if (const auto over = just_over(ordinal, context)) {
            if (may_manage(*over, context.caller)) note_close_said(*over, call, context);
            return Reply{};
        }
        poll = unnumbered_here(context);
    }
    if (!poll) return Reply{};
    if (!may_manage(*poll, context.caller)) return not_yours_to_end(*poll);
    if (poll->is_formal) return takes_two(*poll, "/截止");
    return close_poll(*poll, {.why = "host", .event = call.message->event_id}, context);
}

Result<Reply> extend_by_marker(const Call& call, Context& context) {
    const auto& said = std::get<language::PollExtension>(call.reading);
    const auto poll = open_here(said.ordinal, context);
    if (!poll || !poll->closes_at || !takes_ballots(*poll, context.now)) return Reply{};
    if (!may_manage(*poll, context.caller)) return not_yours_to_end(*poll);
    if (poll->is_formal) return takes_two(*poll, "/延期");
    auto closes = *poll->closes_at + said.more;
    if (!said.until.empty()) {
        const auto until = language::read_date(said.until, context.local_now(), context.calendar);
        if (!until || !until->has_time) return Reply{};
        closes = context.community.zone.to_utc(until->at);
    }
    if (closes <= *poll->closes_at) return Reply{};
    return extend_poll(*poll, closes, {.why = call.message->text, .event = call.message->event_id},
                       context);
}

Result<Reply> cancel_by_marker(const Call& call, Context& context) {
    const int ordinal = std::get<language::PollCancelling>(call.reading).ordinal;
    auto poll = open_here(ordinal, context);
    if (!poll) poll = just_over(ordinal, context);
    if (!poll) poll = unnumbered_here(context);
    if (!poll) return Reply{};
    if (!may_manage(*poll, context.caller)) return not_yours_to_end(*poll);
    if (poll->is_formal) return takes_two(*poll, "/取消");
    return cancel_poll(*poll, {.why = call.message->text, .event = call.message->event_id},
                       context);
}

}  // namespace linyi::commands::poll
