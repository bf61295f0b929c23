#pragma once

#include "commands/command.hpp"

namespace linyi::commands::help {

/// /help, /me, /privacy, /language and the answer to an unknown command.
void register_commands(CommandTable& table);

/// A help message is never longer: it has to fit a phone.
inline constexpr std::size_t help_lines_max = 12;

Result<Reply> help(const Call& call, Context& context);
Result<Reply> me(const Call& call, Context& context);
Result<Reply> privacy(const Call& call, Context& context);
Result<Reply> set_language(const Call& call, Context& context);

/// For a word behind a slash that is no command, in `call.rest`, or an old button. The nearest
/// command is named only if a command was clearly meant; "#topic" in a group is left alone.
Result<Reply> unknown_command(const Call& call, Context& context);

/// Whether `command` can be used by this caller in this place now.
bool is_usable(const Command& command, const Context& context);

}  // namespace linyi::commands::help
