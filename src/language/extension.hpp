#pragma once

#include "language/letters.hpp"
#include "language/marker.hpp"

#include <optional>

namespace linyi::language {

struct Folded;

/// 表决一延长到20:30, 再给大家5分钟, "vote 1 is extended by ten minutes"; nothing if the message
/// gives no vote more time.
std::optional<PollExtension> read_extension(const Folded& message);

}  // namespace linyi::language
