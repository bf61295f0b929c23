#include "commands/choose.hpp"
#include "commands/payload.hpp"
#include "commands/poll/ballot.hpp"

#include <algorithm>

namespace linyi::commands::poll {

Result<Reply> stray_answer(const Call& call, Context& context) {
    if (const auto open = std::get<StrayAnswer>(call.reading).beside) {
        record(context, "ballot_refused", *open,
               Payload{}
                   .set("why", "support")
                   .set("account", context.caller.account.id)
                   .set("event", call.message->event_id)
                   .json());
        return Reply{};
    }
    // In a meeting an answer belongs to the poll of the same agenda item: after its close it is
    // late, before the opening there is none yet (and the record says so).
    const auto meeting = context.tx.meetings().running(context.chat.id);
    const auto since = context.now - context.settings.votes.late_notice_within;
    const auto last = context.tx.polls().last_closed(context.chat.id, since);
    const bool is_meant =
        last && (!meeting || (last->meeting == meeting->id && last->item == meeting->item));
    if (is_meant) {
        auto answers = language::read_answers(call.message->text, paper_of(*last));
        const bool is_answer = std::any_of(answers.begin(), answers.end(), [](const auto& answer) {
            return answer.kind != language::AnswerReading::Kind::none;
        });
        if (!is_answer) return Reply{};
        Call late = call;
        late.reading = BallotCall{.poll = last->id, .answers = std::move(answers)};
        return cast(late, context);
    }
    if (meeting) {
        record(context, "answer_without_poll", std::nullopt,
               Payload{}
                   .set("meeting", meeting->id)
                   .set("item", meeting->item)
                   .set("account", context.caller.account.id)
                   .set("event", call.message->event_id)
                   .json());
    }
    return Reply{};
}

}  // namespace linyi::commands::poll
