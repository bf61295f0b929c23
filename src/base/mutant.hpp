#pragma once

#include <cstdlib>
#include <string_view>

namespace linyi {

/// True if the planted defect `name` is switched on, so that a test can show that it would notice.
/// Defects exist only in builds with LINYI_MUTANTS (preset `mutant`); there the environment
/// variable LINYI_MUTANT picks one. In every other build this is false at compile time and costs
/// nothing:
///
///     if (mutant("ack_before_commit")) answer(first);
#ifdef LINYI_MUTANTS
inline bool mutant(std::string_view name) {
    static const char* const chosen = std::getenv("LINYI_MUTANT");
    return chosen != nullptr && name == chosen;
}
#else
constexpr bool mutant(std::string_view) {
    return false;
}
#endif

}  // namespace linyi
