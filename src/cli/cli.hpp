#pragma once

#include <iosfwd>

namespace linyi::cli {

/// Where a subcommand writes: results on `out`, everything else on `err`.
struct Streams {
    std::ostream& out;
    std::ostream& err;
};

/// 0 good, 1 refused or failed, 2 wrong use.
enum ExitCode : int { good = 0, failed = 1, wrong_use = 2 };

/// The program: picks the subcommand and runs it. Returns the exit code.
int run(int argc, const char* const* argv, Streams streams);

}  // namespace linyi::cli
