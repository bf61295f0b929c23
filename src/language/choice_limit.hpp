#pragma once

#include "language/letters.hpp"

namespace linyi::language {

/// How many of `options` a notice lets each voter choose: 最多选2项, 可多选, 单选. 1 if it does not
/// say.
int choices_allowed(Letters text, int options);

}  // namespace linyi::language
