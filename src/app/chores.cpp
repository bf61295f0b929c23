#include "app/chores.hpp"

namespace linyi::app {

std::vector<schedule::Chore> make_chores(const commands::ChoreContext& context) {
    std::vector<schedule::Chore> chores;
    chores.push_back(
        {.name = "confirmations",
         .next_due = [](storage::Tx& tx,
                        Timestamp) { return tx.conversation().next_confirmation(); },
         .run = [&context](storage::Tx& tx,
                           Timestamp now) { commands::send_confirmations(context, tx, now); }});
    chores.push_back(
        {.name = "close_polls",
         .next_due = [](storage::Tx& tx, Timestamp) -> std::optional<Timestamp> {
             // The closing instant itself is still in time for a ballot.
             const auto deadline = tx.polls().next_deadline();
             if (!deadline) return std::nullopt;
             return *deadline + Millis{1};
         },
         .run = [&context](storage::Tx& tx,
                           Timestamp now) { commands::close_due_polls(context, tx, now); }});
    return chores;
}

}  // namespace linyi::app
