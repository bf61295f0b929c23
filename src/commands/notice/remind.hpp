#pragma once

#include "commands/command.hpp"

namespace linyi::commands::notice {

/// "/提醒 T5" tells the responsible person now; "/提醒 明天9点 …" tells this chat then.
Result<Reply> remind(const Call& call, Context& context);

}  // namespace linyi::commands::notice
