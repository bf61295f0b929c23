#pragma once

#include "commands/poll/poll.hpp"

namespace linyi::commands::poll {

/// An answer to a poll: by words, number, quote or button.
Result<Reply> cast(const Call& call, Context& context);
/// A choice word while no poll here takes it.
Result<Reply> stray_answer(const Call& call, Context& context);
/// A private answer that fits votes of several of the person's communities: asked back.
Result<Reply> which_community(const Call& call, Context& context);
/// An answer that fits several open polls: asked back.
Result<Reply> which_poll(const Call& call, Context& context);

/// /link V12: the caller's own address of the ballot page.
Result<Reply> give_link(const Call& call, Context& context);

}  // namespace linyi::commands::poll
