#pragma once

#include "commands/poll/poll.hpp"

namespace linyi::commands::poll {

/// A manager may end what they opened, not what the committee did.
bool may_manage(const Poll& poll, const Caller& caller);

/// Cancels a poll for good and says so where it was posted.
Reply cancel_poll(const Poll& poll, const Ending& ending, Context& context);

/// What a host's marker does: 【表决一】…, 表决一截止, 表决一作废.
Result<Reply> open_by_marker(const Call& call, Context& context);
Result<Reply> close_by_marker(const Call& call, Context& context);
Result<Reply> cancel_by_marker(const Call& call, Context& context);

}  // namespace linyi::commands::poll
