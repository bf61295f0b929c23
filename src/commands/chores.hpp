#pragma once

#include "commands/command.hpp"

#include <functional>

namespace linyi::commands {

/// What work without a caller needs: reminders, closings, confirmations.
struct ChoreContext {
    Random& random;
    const Settings& settings;
    const std::function<ChatTraits(std::string_view adapter)>& traits;

    /// A context of the community itself, speaking its language.
    Context make(storage::Tx& tx, CommunityId community, Timestamp now) const;
};

/// One item of a chore as a part of its own. What it throws is logged and taken back: false.
bool by_itself(storage::Tx& tx, std::string_view chore, std::int64_t item,
               const std::function<void()>& work);

// Each of these does its items one by one. An item that throws is taken back by itself, logged and
// left due, and false is returned: one poll that cannot be closed keeps no other open.

/// Group lines for the ballots received since the last ones.
bool send_confirmations(const ChoreContext& chore, storage::Tx& tx, Timestamp now);

/// Closes every poll whose deadline has passed and posts the results.
bool close_due_polls(const ChoreContext& chore, storage::Tx& tx, Timestamp now);

/// Shows the owners' groups where the ledger ends: as soon as the opening or the close of a vote is
/// on the disk, else once a day if anything happened.
bool send_checkpoints(const ChoreContext& chore, storage::Tx& tx, Timestamp now);
/// When that is next due.
std::optional<Timestamp> next_checkpoint(storage::Tx& tx, Timestamp now);

/// Looks at the reminder jobs that want it and says what is due, one message a chat. What cannot
/// be looked at in one run stays due.
bool send_reminders(const ChoreContext& chore, storage::Tx& tx, Timestamp now);

}  // namespace linyi::commands
