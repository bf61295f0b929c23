#pragma once

#include "commands/command.hpp"

namespace linyi::commands::setup {

/// Says so in the group, once for each name an account takes, if the caller shows a name there that
/// is or resembles that of somebody else who holds an office. It gains them nothing, but neighbours
/// read names. Empty in direct chats and in groups of no community.
Reply look_alike_warning(Context& context, const Inbound& event);

/// The account a mention means, made on first sight. Who mentions somebody does not rename them.
AccountId mentioned_account(const Inbound& event, const MentionedAccount& mention,
                            Context& context);

}  // namespace linyi::commands::setup
