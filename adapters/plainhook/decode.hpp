#pragma once

#include "adapters/adapter.hpp"

#include <string>
#include <vector>

namespace linyi::plainhook {

/// The event in a body that has been proven authentic; none for a type we do not know.
/// Errors: malformed_payload, too_large.
Result<std::vector<Inbound>> decode(const std::string& adapter, const std::string& body);

}  // namespace linyi::plainhook
