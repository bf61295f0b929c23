#include "base/text.hpp"
#include "commands/assembly/assembly.hpp"
#include "commands/assembly/countersign.hpp"
#include "commands/assembly/texts.hpp"
#include "commands/payload.hpp"
#include "commands/poll/poll.hpp"

#include <fmt/format.h>

namespace linyi::commands::assembly {
namespace {

/// The deadline of the new round, and how it reads tomorrow too.
struct Deadline {
    Timestamp at{};
    std::string exact{};
};

Result<Deadline> read_deadline(const std::string& text, const Poll& poll, Context& context) {
    const auto date = language::read_date(text, context.local_now(), context.calendar);
    if (!date || date->is_vague)
        return Error{texts::round_deadline,
                     {{"example", "/再次表决 " + short_id(poll) + " 12月20日18点"}}};
    auto at = date->at;
    if (!date->has_time) at.time = std::chrono::hours{24};
    return Deadline{.at = context.community.zone.to_utc(at),
                    .exact = fmt::format(
                        "{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(at.day.year()),
                        static_cast<unsigned>(at.day.month()), static_cast<unsigned>(at.day.day()),
                        at.time.count() / 60, at.time.count() % 60)};
}

}  // namespace

/// The same question under the same frozen rule once more, with a new roll and fresh ballots.
Result<Reply> second_round(const Call& call, Context& context) {
    const auto named = named_poll(call.rest, context);
    if (!named) return named.error();
    const auto& poll = named->poll;
    if (poll.state == PollState::open)
        return Error{texts::round_still_open, {{"id", short_id(poll)}}};
    const auto deadline = read_deadline(named->rest, poll, context);
    if (!deadline) return deadline.error();
    const auto language = context.community.language;
    if (poll.is_formal) {
        const auto waits = ask_second(
            {.command = "again",
             .payload = short_id(poll) + " " + deadline->exact,
             .words = say(language, texts::round_words,
                          {{"id", short_id(poll)}, {"time", poll::when(deadline->at, context)}})},
            poll, call, context);
        if (waits) return *waits;
    }
    const auto frozen = context.tx.polls().frozen(poll);
    poll::OpenRequest request{
        .question = say(language, texts::round_question,
                        {{"id", short_id(poll)}, {"question", poll.question}}),
        .kind = poll.kind,
        .options = poll.options,
        .choices_max = poll.choices_max,
        .is_secret = poll.is_secret,
        .is_numbered = poll.is_numbered,
        .rules = frozen.rules,
        .noticed_at = frozen.noticed_at,
        .closes_at = deadline->at,
        .buildings = poll.scope.buildings};
    auto reply = poll::open_poll(request, call, context);
    if (!reply) return reply.error();
    record(context, "round_opened", reply->poll,
           Payload{}.set("after", poll.id).set("first", call.first).json());
    return reply;
}

}  // namespace linyi::commands::assembly
