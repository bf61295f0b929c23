#include "base/text.hpp"
#include "commands/poll/ballot.hpp"
#include "commands/poll/manage.hpp"
#include "commands/poll/texts.hpp"

#include <charconv>

namespace linyi::commands::poll {
namespace {

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

Error not_yours_to_end(const Poll& poll) {
    return Error{Errc::forbidden, texts::not_yours, {{"id", short_id(poll)}}};
}

}  // namespace

std::optional<Poll> marked(int ordinal, Context& context) {
    std::optional<Poll> found;
    std::optional<Poll> unnumbered;
    for (auto& poll : context.tx.polls().open_of(context.community.id)) {
        if (poll.chat != context.chat.id) continue;
        if (ordinal == 0 || poll.ordinal == ordinal) {
            found = std::move(poll);
        } else if (poll.ordinal == 0) {
            unnumbered = std::move(poll);
        }
    }
    return found ? found : unnumbered;
}

std::optional<Poll> named_by_row(std::string_view rest, Context& context) {
    if (!rest.starts_with("#V")) return std::nullopt;
    PollId id;
    std::from_chars(rest.data() + 2, rest.data() + rest.size(), id.value);
    auto poll = context.tx.polls().find(id);
    if (!poll || poll->community != context.community.id || poll->state != PollState::open)
        return std::nullopt;
    return poll;
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
    return open_poll(request, call, context);
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

}  // namespace linyi::commands::poll
