#pragma once

#include "language/letters.hpp"

#include <string>
#include <vector>

namespace linyi::language {

/// The buildings that a poll's notice limits it to: 仅3号楼业主, 只限3、4号楼, "Building 3 only".
/// Empty: everybody.
std::vector<std::string> scope_buildings(Letters text);

/// The same of a heading, where the building alone says it: 【7号楼表决】, 【表决二(7号楼)】.
std::vector<std::string> heading_scope(Letters text);

/// Letters of a limit that stands in front of the question ("仅3号楼业主:…", "(只限3、4号楼)…"); 0
/// if none.
std::size_t leading_scope(Letters text);

}  // namespace linyi::language
