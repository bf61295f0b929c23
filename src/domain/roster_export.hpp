#pragma once

#include "base/text.hpp"
#include "domain/roster.hpp"

#include <map>
#include <string>
#include <vector>

namespace linyi {

/// "P17": how an exported file says who an owner is, so that it can come back with masked or equal
/// names.
std::string owner_id(PersonId person);

struct ExportOptions {
    Language language{};
    bool has_names{};  ///< whole names; else masked ones (mask_name)
};

/// A roster as rows of text, the header first: unit, building, stairwell, area, kind, status,
/// owners, owner ids. `names` has every owner's name. read_roster_table gives the same units back
/// from it; apply_roster then changes nothing.
std::vector<std::vector<std::string>> export_roster(const std::vector<Unit>& units,
                                                    const std::map<PersonId, std::string>& names,
                                                    const ExportOptions& options);

}  // namespace linyi
