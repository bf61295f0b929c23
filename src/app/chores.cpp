#include "app/chores.hpp"

#include <algorithm>

namespace linyi::app {
namespace {

// A turn this long is over in a few milliseconds, also on a slow disk.
constexpr int rows_a_turn = 1000;
// A pass over a large table goes on after this; a finished one begins anew after `pass_every`.
constexpr std::chrono::seconds turn_pause{1};
constexpr std::chrono::hours pass_every{6};

}  // namespace

std::vector<schedule::Chore> make_chores(const commands::ChoreContext& context) {
    std::vector<schedule::Chore> chores;
    chores.push_back({.name = "confirmations",
                      .next_due = [](storage::Tx& tx,
                                     Timestamp) { return tx.conversation().next_confirmation(); },
                      .run =
                          [&context](storage::Tx& tx, Timestamp now) {
                              return commands::send_confirmations(context, tx, now);
                          }});
    chores.push_back(
        {.name = "close_polls",
         .next_due = [](storage::Tx& tx, Timestamp) -> std::optional<Timestamp> {
             // The closing instant itself is still in time for a ballot.
             const auto deadline = tx.polls().next_deadline();
             if (!deadline) return std::nullopt;
             return *deadline + Millis{1};
         },
         .run = [&context](storage::Tx& tx,
                           Timestamp now) { return commands::close_due_polls(context, tx, now); }});
    chores.push_back(
        {.name = "reminders",
         .next_due = [](storage::Tx& tx, Timestamp) { return tx.reminders().next_look(); },
         .run = [&context](storage::Tx& tx,
                           Timestamp now) { return commands::send_reminders(context, tx, now); }});
    return chores;
}

std::vector<schedule::Chore> make_service_chores(const commands::ChoreContext& context) {
    auto chores = make_chores(context);
    chores.push_back({.name = "checkpoints",
                      .next_due = commands::next_checkpoint,
                      .run = [&context](storage::Tx& tx, Timestamp now) {
                          return commands::send_checkpoints(context, tx, now);
                      }});
    chores.push_back({.name = "upkeep",
                      .next_due = [](storage::Tx& tx, Timestamp now) -> std::optional<Timestamp> {
                          // A clock that was set back must not stop the clearing up for long.
                          return std::min(tx.upkeep().next().value_or(now), now + pass_every);
                      },
                      .run =
                          [&context](storage::Tx& tx, Timestamp now) {
                              clear_up(context.settings.retention, tx, now);
                              return true;
                          }});
    return chores;
}

void clear_up(const RetentionSettings& keep, storage::Tx& tx, Timestamp now) {
    auto upkeep = tx.upkeep();
    bool is_done = upkeep.forget_event_ids(now - keep.inbox_ids, rows_a_turn);
    is_done = upkeep.forget_dead_letters(now - keep.dead_letters, rows_a_turn) && is_done;
    is_done = upkeep.forget_questions(now, rows_a_turn) && is_done;
    is_done = upkeep.forget_timed_reminders(now - keep.chat_text, rows_a_turn) && is_done;
    is_done = upkeep.forget_opinions(now - keep.opinions, rows_a_turn) && is_done;
    upkeep.turned(now, is_done ? now + pass_every : now + turn_pause);
}

}  // namespace linyi::app
