#pragma once

#include "base/error.hpp"
#include "base/time.hpp"

#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;

/// One step of the schema. The list is built from migrations/sqlite/*.sql at configure time.
struct Migration {
    int version{};
    std::string_view name{};
    std::string_view sql{};
};

const std::vector<Migration>& sqlite_migrations();

/// Runs what is missing, each step in a transaction of its own, and notes version and SHA-256.
/// Errors: bad_configuration if the database is newer than this build or a step that ran has
/// changed since; nothing is written then.
Result<int> migrate(Connection& connection, const std::vector<Migration>& migrations);

/// Version of the newest step that ran; 0 for an empty database.
int schema_version(Connection& connection);

}  // namespace linyi::storage
