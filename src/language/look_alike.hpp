#pragma once

#include <string>
#include <string_view>

namespace linyi::language {

/// What a name looks like: two names that the eye takes for each other have the same look.
/// Invisible characters, blanks, marks and the words of offices (主任, manager) are left out, what
/// an override turns round stands as it is shown, full width and letters of other scripts become
/// those they resemble. Only good for comparing, never for showing. Linear; empty if nothing is
/// left. Source: Unicode Technical Standard 39, section 4, "skeleton" (read 2026-11-28).
std::string look_of(std::string_view name);

}  // namespace linyi::language
