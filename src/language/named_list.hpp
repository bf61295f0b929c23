#pragma once

#include "language/letters.hpp"

#include <optional>
#include <vector>

namespace linyi::language {

/// Options that a notice only names: 红/蓝/绿, 红、蓝、绿三选一, 东门还是西门, "white, grey or
/// green?". In order, at least two; 同意/反对 is none.
std::optional<std::vector<Found>> find_named_list(Letters text);

}  // namespace linyi::language
