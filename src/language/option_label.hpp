#pragma once

#include "language/option_list.hpp"
#include "language/option_number.hpp"

#include <vector>

namespace linyi::language {

/// The words that belong to each number of a run, where they stand behind their numbers ("1.同意
/// 2.反对") or before them ("同意扣1,反对扣2").
OptionList labels_after(Letters text, const std::vector<OptionNumber>& run);
OptionList labels_before(Letters text, const std::vector<OptionNumber>& run);

}  // namespace linyi::language
