#pragma once

#include <filesystem>

namespace linyi::bench {

/// Servers that the service is measured against, each run as a process of its own. They print
/// "listening on http://127.0.0.1:PORT", answer every request and end with the process.

/// Beast and nothing else: reads a request and answers 200. With `gives_ids` it is the platform our
/// messages go to and each answer names a new message, else the yardstick "do nothing".
[[noreturn]] void serve_nothing(bool gives_ids);

/// What the disk and our HTTP allow: the service's own server and writing thread with the same
/// batching, and three bare INSERTs a request into SQLite (WAL, synchronous FULL). It looks at
/// nothing: no signature, no JSON, no rules, no index but the keys.
[[noreturn]] void serve_bare(const std::filesystem::path& folder);

}  // namespace linyi::bench
