#pragma once

#include <string_view>

namespace linyi::web {

/// A file of src/web/assets as it was at build time; empty if there is none of that name.
std::string_view asset(std::string_view name);

}  // namespace linyi::web
