#pragma once

#include "cli/office.hpp"

#include <cstdint>
#include <string>

namespace linyi::cli {

/// Prints messages of one state, newest first.
int run_outbox_list(const std::string& state, Office& office);
/// Sends a dead, expired or cancelled message again, with the same key and words.
int run_outbox_redrive(std::int64_t id, Office& office);
/// After a restore: what waited is sent after all, or dropped for good.
int run_outbox_send_held(Office& office);
int run_outbox_cancel_held(Office& office);

}  // namespace linyi::cli
