#pragma once

#include "language/letters.hpp"

namespace linyi::language {

/// 代3-1-103投同意, 帮老李投, 替我妈选1, 老李让我代投: the vote of somebody else. 代表我们家 is
/// one's own. Source: domain.md §5.6 rule 7.
bool speaks_for_others(Letters text);

}  // namespace linyi::language
