#pragma once

#include "app/control.hpp"
#include "base/time.hpp"

namespace linyi::cli {

/// What the service does with a subcommand that came through its control socket.
app::ControlReply run_for_service(storage::Store& store, const app::ControlRequest& request,
                                  const Clock& clock);

}  // namespace linyi::cli
