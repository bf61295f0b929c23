#pragma once

#include "commands/poll/poll.hpp"

namespace linyi::commands::poll {

// What a host says to the whole chat in plain words: 【表决一】…, 表决一截止, 表决二作废.

/// Opens the poll that /vote would open.
Result<Reply> open_by_marker(const Call& call, Context& context);

/// Closes the poll that is meant: the open one with that number, else the newest. If its deadline
/// came first, the record only notes that the host has said so.
Result<Reply> close_by_marker(const Call& call, Context& context);

/// Moves the deadline of the open poll that is meant.
Result<Reply> extend_by_marker(const Call& call, Context& context);

/// Calls the poll off that is meant, also one that is just over.
Result<Reply> cancel_by_marker(const Call& call, Context& context);

}  // namespace linyi::commands::poll
