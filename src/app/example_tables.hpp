#pragma once

#include <string_view>

namespace linyi::app {

/// Content of adapters/<type>/example.toml at build time; empty if there is none.
std::string_view example_table(std::string_view type);

}  // namespace linyi::app
