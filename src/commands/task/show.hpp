#pragma once

#include "commands/command.hpp"

namespace linyi::commands::task {

/// /tasks: open tasks with state and due date, the most urgent first.
Result<Reply> show_tasks(const Call& call, Context& context);

}  // namespace linyi::commands::task
