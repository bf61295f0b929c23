#pragma once

#include "app/control.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

namespace linyi::cli {

/// Chinese where the terminal is Chinese.
Language language_of_terminal();

/// What the service does with a subcommand that came through its control socket.
app::ControlReply run_for_service(storage::Store& store, const app::ControlRequest& request,
                                  const Clock& clock);

}  // namespace linyi::cli
