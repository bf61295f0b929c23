#pragma once

#include "domain/briefing.hpp"

#include <string>
#include <string_view>

namespace linyi::storage {

/// A briefing as it is kept: JSON with stable key order, so that its SHA-256 can be checked.
std::string to_json(const BriefingDocument& document);

/// The inverse of to_json. Throws std::runtime_error on anything else: only our own rows get here.
BriefingDocument briefing_from_json(std::string_view json);

}  // namespace linyi::storage
