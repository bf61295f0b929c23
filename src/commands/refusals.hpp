#pragma once

#include "base/error.hpp"

#include <string>

namespace linyi::commands {

/// Words for a refusal whose command gave none of its own: what is wrong, and what to do next.
const Text& default_words(Errc code);

}  // namespace linyi::commands
