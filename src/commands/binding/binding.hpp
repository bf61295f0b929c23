#pragma once

#include "commands/command.hpp"

namespace linyi::commands::binding {

/// /bind, /unbind and /code: account ↔ unit.
void register_commands(CommandTable& table);

inline constexpr std::chrono::hours family_code_lasts{24};

/// By code for oneself; for others, by the committee, the manager or an admin, with a mention.
Result<Reply> bind(const Call& call, Context& context);
Result<Reply> unbind(const Call& call, Context& context);
/// A one-time code for a second member of the household.
Result<Reply> family_code(const Call& call, Context& context);

}  // namespace linyi::commands::binding
