#pragma once

#include "language/letters.hpp"
#include "language/pick.hpp"

#include <cstddef>
#include <vector>

namespace linyi::language {

/// 南门 where 北门 and 东门 are offered, green where red and blue are: meant as an answer, though
/// the paper has none such. Only for the whole of a message; talk must not be answered.
bool is_kindred(Letters message, const PaperView& paper);

/// 红和蓝, 红: the options that a whole message names by their labels, one or several; else empty.
std::vector<std::size_t> labels_named(Letters message, const PaperView& paper);

}  // namespace linyi::language
