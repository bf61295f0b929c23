#pragma once

#include <cstdlib>
#include <string_view>

namespace linyi {

/// True if the planted defect `name` is switched on, so that a test can show that it would notice.
/// Defects exist only in the program linyi_mutant (cmake/mutant.cmake); there the environment
/// variable LINYI_MUTANT picks one, or several with commas. In every other build this is false at
/// compile time and costs nothing:
///
///     if (mutant("ack_before_commit")) answer(first);
///
/// Only a .cpp may ask: the build compiles each source that does a second time.
#ifdef LINYI_MUTANTS
inline bool mutant(std::string_view name) {
    static const char* const chosen = std::getenv("LINYI_MUTANT");
    if (chosen == nullptr) return false;
    std::string_view rest(chosen);
    while (true) {
        const auto comma = rest.find(',');
        if (rest.substr(0, comma) == name) return true;
        if (comma == std::string_view::npos) return false;
        rest.remove_prefix(comma + 1);
    }
}
#else
constexpr bool mutant(std::string_view) {
    return false;
}
#endif

}  // namespace linyi
