#pragma once

#include "domain/roster_import.hpp"

#include <string_view>

namespace linyi::cli {

/// Reads a roster in JSON: {"community", "street", "units": [{"unit", "area", "owners", "accounts",
/// "tenants", "kind", "status", "building", "stairwell", "phones"}], "staff": [{"account", "name",
/// "role", "title"}], "committee": {account: title}, "tenants": [account], "previous_tasks":
/// [{"id", "title", "due"}]}. A row of a problem is the number of the unit in the list. Unknown
/// members are passed over.
RosterReading read_roster_json(std::string_view text, const UnitLabelRule& unit_label);

}  // namespace linyi::cli
