#pragma once

#include "commands/command.hpp"

namespace linyi::commands::meeting {

void register_commands(CommandTable& table);

}  // namespace linyi::commands::meeting
