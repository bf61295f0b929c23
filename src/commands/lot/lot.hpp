#pragma once

#include "commands/command.hpp"

namespace linyi::commands::lot {

/// Drawing lots in public: list and source of the number first, the number by two people later.
void register_commands(CommandTable& table);

}  // namespace linyi::commands::lot
