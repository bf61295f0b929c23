#pragma once

#include "language/letters.hpp"

#include <string>
#include <vector>

namespace linyi::language {

/// The buildings that a poll's notice limits it to: 仅3号楼业主, 只限3、4号楼, "Building 3 only".
/// Empty: everybody.
std::vector<std::string> scope_buildings(Letters text);

/// Letters of a limit that stands in front of the question ("仅3号楼业主:…", "(只限3、4号楼)…"); 0
/// if none.
std::size_t leading_scope(Letters text);

}  // namespace linyi::language
