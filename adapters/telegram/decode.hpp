#pragma once

#include "adapters/adapter.hpp"
#include "adapters/json/value.hpp"
#include "adapters/telegram/reading.hpp"

#include <string>
#include <vector>

namespace linyi::telegram {

/// The kinds of update we ask for: exactly those `decode` understands.
const json::Array& allowed_updates();

/// The events of one Update; none for kinds we do not know. Errors: malformed_payload.
Result<std::vector<Inbound>> decode(const std::string& adapter, const Bot& bot,
                                    const json::Value& update);

}  // namespace linyi::telegram
