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

/// The open poll of this chat that a marker names: by its number, else the newest. A number may
/// count otherwise than the opening did (第一项表决结束 of a poll without number): the only open
/// one without a number of its own is meant then.
std::optional<Poll> marked(int ordinal, Context& context);

/// "#V7": the poll of that row, which the dispatcher has found already.
std::optional<Poll> named_by_row(std::string_view rest, Context& context);

}  // namespace linyi::commands::poll
