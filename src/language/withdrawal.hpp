#pragma once

#include "language/letters.hpp"

namespace linyi::language {

/// 我的票撤回, 不投了, withdraw my vote: the earlier answer is taken back and no other given.
bool takes_back_answer(Letters text);

}  // namespace linyi::language
