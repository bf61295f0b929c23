#pragma once

#include "app/config.hpp"

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::app {

/// A key and how its value gets into a Config. `set` returns what is wrong with the value, or none.
struct ConfigKey {
    KeyDoc doc{};
    std::optional<std::string> (*set)(Config& config, const toml::node& node) = nullptr;
};

const std::vector<ConfigKey>& config_key_table();

}  // namespace linyi::app
