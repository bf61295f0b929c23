#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace linyi::render {

/// The texts an operator may edit, in the Mustache language. `{{x}}` is escaped for the format at
/// hand; a template that uses `{{{x}}}` gives that protection up.
struct Templates {
    std::string html{};      ///< briefing.html.mustache
    std::string markdown{};  ///< briefing.md.mustache
    std::string vote{};      ///< vote.html.mustache
};

/// The built-in templates.
Templates builtin_templates();

/// Those of `folder`; a file that is not there is the built-in one. An empty path: all built in.
/// Errors: bad_configuration for a missing folder, a file over 256 KiB or one that is no template.
Result<Templates> load_templates(const std::filesystem::path& folder);

/// Content of config/templates/<name> at build time; empty if there is none.
std::string_view builtin_template(std::string_view name);

}  // namespace linyi::render
