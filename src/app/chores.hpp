#pragma once

#include "app/data_folder.hpp"
#include "commands/chores.hpp"
#include "schedule/chore.hpp"

#include <vector>

namespace linyi::app {

/// What a community lives by, in the order they run when several are due. `context` must outlive
/// the list.
std::vector<schedule::Chore> make_chores(const commands::ChoreContext& context);

/// Those, the ledger's checkpoints and the clearing up, which only a service does: a replay has no
/// key, and keeps everything it has read.
std::vector<schedule::Chore> make_service_chores(const commands::ChoreContext& context);

/// One turn of forgetting what need not be kept; bounded, so that no ballot waits for it.
void clear_up(const RetentionSettings& keep, storage::Tx& tx, Timestamp now);

}  // namespace linyi::app
