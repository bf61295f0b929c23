#pragma once

namespace linyi::bench {

/// The steps of one ballot by themselves, in this process and in memory: what the processor costs
/// when no disk and no socket hides it.
int run_micro();

}  // namespace linyi::bench
