#pragma once

#include "commands/command.hpp"

namespace linyi::commands::task {

/// What happens to a task. Each is an act; each keeps an entry in the task's history.
Result<Reply> accept(const Call& call, Context& context);
Result<Reply> progress(const Call& call, Context& context);
Result<Reply> done(const Call& call, Context& context);
Result<Reply> verify(const Call& call, Context& context);
Result<Reply> verify_reason(const Call& call, Context& context);  ///< the answer to "why not?"
Result<Reply> postpone(const Call& call, Context& context);
Result<Reply> cannot(const Call& call, Context& context);
Result<Reply> reopen(const Call& call, Context& context);

/// Corrections of what was understood, until the task is accepted.
Result<Reply> set_responsible(const Call& call, Context& context);
Result<Reply> set_supervisor(const Call& call, Context& context);
Result<Reply> set_due(const Call& call, Context& context);

}  // namespace linyi::commands::task
