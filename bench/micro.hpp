#pragma once

#include <string>

namespace linyi::bench {

/// The steps of one ballot by themselves, in this process and in memory: what the processor costs
/// when no disk and no socket hides it.
/// `only` is a regular expression for their names; empty: all of them.
int run_micro(const std::string& only);

}  // namespace linyi::bench
