#pragma once

#include "commands/command.hpp"

namespace linyi::commands {

/// Puts a reply into the outbox: finds the lanes of each audience, splits what is too long for a
/// platform, and stops the spinner of a pressed button. `message` may be null (scheduled work).
void deliver(Context& context, const Inbound* message, const Reply& reply);

}  // namespace linyi::commands
