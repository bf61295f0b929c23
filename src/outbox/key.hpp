#pragma once

#include "base/ids.hpp"

#include <string>
#include <string_view>

namespace linyi::outbox {

/// The idempotency key of a message: the same on every try, different for every message of every
/// installation. 24 characters of [a-z0-9]: the shortest limit among platforms is Discord's nonce
/// with 25.
std::string message_key(std::string_view instance, OutboxId id);

}  // namespace linyi::outbox
