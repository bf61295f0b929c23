#pragma once

#include "commands/command.hpp"

namespace linyi::commands::resolution {

/// /resolution, /resolutions, /feedback.
void register_commands(CommandTable& table);

}  // namespace linyi::commands::resolution
