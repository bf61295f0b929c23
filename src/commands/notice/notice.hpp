#pragma once

#include "commands/command.hpp"

namespace linyi::commands::notice {

/// /notice and /remind.
void register_commands(CommandTable& table);

}  // namespace linyi::commands::notice
