#pragma once

#include "app/data_folder.hpp"
#include "commands/chores.hpp"
#include "schedule/chore.hpp"

#include <vector>

namespace linyi::app {

/// Every chore of the service, in the order they run when several are due. `context` must outlive
/// the list.
std::vector<schedule::Chore> make_chores(const commands::ChoreContext& context);

}  // namespace linyi::app
