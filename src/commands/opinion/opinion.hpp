#pragma once

#include "commands/command.hpp"

namespace linyi::commands::opinion {

/// /opinion and its kinds, +1, /answer, /opinions.
void register_commands(CommandTable& table);

}  // namespace linyi::commands::opinion
