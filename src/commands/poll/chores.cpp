#include "base/text.hpp"
#include "base/mutant.hpp"
#include "commands/chores.hpp"
#include "commands/deliver.hpp"
#include "commands/poll/poll.hpp"
#include "commands/poll/texts.hpp"

namespace linyi::commands {

Answer poll::confirmation_line(const Poll& poll, const storage::DueConfirmation& due,
                               Context& context) {
    const Args args{{"id", short_id(poll)},
                    {"counted", std::to_string(due.counted)},
                    {"changed", std::to_string(due.changed)},
                    {"participation", participation(poll, context)}};
    const auto& words = due.changed > 0 ? texts::group_line_changed : texts::group_line;
    Answer line{.audience = to_chat(due.chat), .kind = "confirmation"};
    line.document.blocks = {paragraph(say(context.community.language, words, args))};
    line.subject = {.kind = 'V', .id = poll.id.value};
    return line;
}

bool send_confirmations(const ChoreContext& chore, storage::Tx& tx, Timestamp now) {
    bool is_done = true;
    for (const auto& due : tx.conversation().due_confirmations(now)) {
        is_done &= by_itself(tx, "confirmations", due.poll.value, [&] {
            tx.conversation().confirmed(due.poll, due.chat);
            const auto poll = tx.polls().find(due.poll);
            if (!poll) return;
            auto context = chore.make(tx, poll->community, now);
            deliver(context, nullptr, Reply{poll::confirmation_line(*poll, due, context)});
        });
    }
    return is_done;
}

bool close_due_polls(const ChoreContext& chore, storage::Tx& tx, Timestamp now) {
    bool is_done = true;
    for (const auto& poll : tx.polls().due(now)) {
        is_done &= by_itself(tx, "close_polls", poll.id.value, [&] {
            auto context = chore.make(tx, poll.community, now);
            deliver(context, nullptr, poll::close_poll(poll, {.why = "deadline"}, context));
            if (mutant("closed_twice"))
                deliver(context, nullptr, poll::close_poll(poll, {.why = "deadline"}, context));
        });
    }
    return is_done;
}

}  // namespace linyi::commands
