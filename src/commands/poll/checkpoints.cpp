#include "commands/chores.hpp"
#include "commands/deliver.hpp"
#include "commands/poll/texts.hpp"

namespace linyi::commands {
namespace {

/// The next daily look, on the community's clock.
Timestamp next_look(const Context& context) {
    auto at = context.local_now();
    const auto time = context.settings.reminders.time_of_day;
    if (at.time >= time)
        at.day = std::chrono::year_month_day{std::chrono::sys_days{at.day} + std::chrono::days{1}};
    at.time = time;
    return context.community.zone.to_utc(at);
}

/// Short enough to be left alone in the chat, long enough to compare with.
Reply checkpoint_line(const storage::LedgerEnd& end, const Context& context) {
    const auto language = context.community.language;
    Document line;
    line.blocks = {
        paragraph(
            say(language, poll::texts::checkpoint_line,
                {{"size", std::to_string(end.size)}, {"root", ledger::short_root(end.root)}})),
        note(say(language, poll::texts::checkpoint_why, {{"size", std::to_string(end.size)}}))};
    return Reply{Answer{.audience = to_purpose(Purpose::owners),
                        .kind = "checkpoint",
                        .document = std::move(line)}};
}

}  // namespace

std::optional<Timestamp> next_checkpoint(storage::Tx& tx, Timestamp now) {
    return tx.checkpoint_posts().next_due(tx.ledger().end().size, now);
}

bool send_checkpoints(const ChoreContext& chore, storage::Tx& tx, Timestamp now) {
    // Of what is on the disk: the entries of this very transaction wait for the next turn.
    const auto end = tx.ledger().end();
    bool is_done = true;
    for (const auto& due : tx.checkpoint_posts().due(end.size, now)) {
        is_done &= by_itself(tx, "checkpoints", due.community.value, [&] {
            auto context = chore.make(tx, due.community, now);
            auto posts = tx.checkpoint_posts();
            const bool is_news = due.is_wanted || (chore.settings.ledger.post_daily &&
                                                   posts.has_news(due.community, due.looked));
            if (due.is_wanted)
                posts.posted(due.community, end.size, next_look(context));
            else
                posts.looked(due.community, end.size, next_look(context));
            if (is_news && !end.note.empty())
                deliver(context, nullptr, checkpoint_line(end, context));
        });
    }
    return is_done;
}

}  // namespace linyi::commands
