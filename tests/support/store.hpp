#pragma once

#include "storage/store.hpp"

#include <memory>

namespace linyi::test {

/// A real SQLite database in memory, schema up to date.
std::unique_ptr<storage::Store> memory_store();

}  // namespace linyi::test
