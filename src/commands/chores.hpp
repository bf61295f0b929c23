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

/// Group lines for the ballots received since the last ones.
void send_confirmations(const ChoreContext& chore, storage::Tx& tx, Timestamp now);

/// Closes every poll whose deadline has passed and posts the results.
void close_due_polls(const ChoreContext& chore, storage::Tx& tx, Timestamp now);

/// Looks at the reminder jobs that want it and says what is due, one message a chat. What cannot
/// be looked at in one run stays due.
void send_reminders(const ChoreContext& chore, storage::Tx& tx, Timestamp now);

}  // namespace linyi::commands
