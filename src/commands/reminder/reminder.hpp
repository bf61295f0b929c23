#pragma once

#include "commands/command.hpp"

namespace linyi::commands::reminder {

/// /mute: a voter wants to hear no more of a poll.
void register_commands(CommandTable& table);

}  // namespace linyi::commands::reminder
