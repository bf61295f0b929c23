#pragma once

#include "commands/command.hpp"

namespace linyi::commands::setup {

/// /setup, /purpose, /role, and what linyi says when it or somebody else joins a group.
void register_commands(CommandTable& table);

/// How long a setup code can be used.
inline constexpr std::chrono::days setup_code_lasts{7};

Result<Reply> link_chat(const Call& call, Context& context);
Result<Reply> set_purpose(const Call& call, Context& context);
Result<Reply> set_role(const Call& call, Context& context);
Result<Reply> introduce(const Call& call, Context& context);
Result<Reply> welcome(const Call& call, Context& context);

}  // namespace linyi::commands::setup
