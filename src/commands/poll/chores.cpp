#include "base/text.hpp"
#include "base/mutant.hpp"
#include "commands/chores.hpp"
#include "commands/deliver.hpp"
#include "commands/poll/poll.hpp"
#include "commands/poll/texts.hpp"

namespace linyi::commands {

void send_confirmations(const ChoreContext& chore, storage::Tx& tx, Timestamp now) {
    for (const auto& due : tx.conversation().due_confirmations(now)) {
        tx.conversation().confirmed(due.poll, due.chat);
        const auto poll = tx.polls().find(due.poll);
        if (!poll) continue;
        auto context = chore.make(tx, poll->community, now);
        const Args args{{"id", short_id(*poll)},
                        {"counted", std::to_string(due.counted)},
                        {"changed", std::to_string(due.changed)},
                        {"participation", poll::participation(*poll, context)}};
        const auto& words =
            due.changed > 0 ? poll::texts::group_line_changed : poll::texts::group_line;
        Answer line{.audience = to_chat(due.chat), .kind = "confirmation"};
        line.document.blocks = {paragraph(say(context.community.language, words, args))};
        line.subject = {.kind = 'V', .id = poll->id.value};
        deliver(context, nullptr, Reply{std::move(line)});
    }
}

void close_due_polls(const ChoreContext& chore, storage::Tx& tx, Timestamp now) {
    for (const auto& poll : tx.polls().due(now)) {
        auto context = chore.make(tx, poll.community, now);
        deliver(context, nullptr, poll::close_poll(poll, {.why = "deadline"}, context));
        if (mutant("closed_twice"))
            deliver(context, nullptr, poll::close_poll(poll, {.why = "deadline"}, context));
    }
}

}  // namespace linyi::commands
