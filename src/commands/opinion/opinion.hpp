#pragma once

#include "commands/command.hpp"

namespace linyi::commands::opinion {

/// /opinion and its kinds, +1, /answer, /opinions.
void register_commands(CommandTable& table);

/// Registers `text` as the caller's suggestion, as /suggest does, without saying anything: for
/// families whose words come from a resident. Precondition: the text is neither empty nor long.
Opinion suggest(const std::string& text, const Call& call, Context& context);

}  // namespace linyi::commands::opinion
