#include "storage/migrations.hpp"

#include "base/digest.hpp"
#include "base/mutant.hpp"
#include "storage/driver/connection.hpp"

#include <string>

namespace linyi::storage {
namespace {

bool has_table(Connection& connection, std::string_view table) {
    Query query(connection, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1",
                table);
    return query.next();
}

/// Errors: bad_configuration if what ran is not what this build knows.
Result<int> check_history(Connection& connection, const std::vector<Migration>& migrations) {
    Query query(connection, "SELECT version, checksum FROM schema_migration ORDER BY version");
    int version = 0;
    while (query.next()) {
        version = static_cast<int>(query.integer(0));
        if (version > static_cast<int>(migrations.size())) {
            if (mutant("newer_data_taken")) break;
            return Error{Errc::bad_configuration,
                         "the data folder was written by a newer linyi (schema " +
                             std::to_string(version) + ", this build knows " +
                             std::to_string(migrations.size()) +
                             "): run that version, or restore a backup made before the upgrade"};
        }
        const auto& known = migrations.at(static_cast<std::size_t>(version - 1));
        if (query.text(1) != sha256_hex(known.sql)) {
            return Error{Errc::bad_configuration,
                         "migration " + std::to_string(version) +
                             " differs from the one that made this database: install the release "
                             "that belongs to it"};
        }
    }
    return version;
}

}  // namespace

int schema_version(Connection& connection) {
    if (!has_table(connection, "schema_migration")) return 0;
    Query query(connection, "SELECT coalesce(max(version), 0) FROM schema_migration");
    query.next();
    return static_cast<int>(query.integer(0));
}

Result<int> migrate(Connection& connection, const std::vector<Migration>& migrations) {
    int version = 0;
    if (has_table(connection, "schema_migration")) {
        const auto checked = check_history(connection, migrations);
        if (!checked) return checked.error();
        version = *checked;
    }
    for (const auto& step : migrations) {
        if (step.version <= version) continue;
        connection.begin();
        if (step.version == 1) {
            connection.run_script(R"sql(
                CREATE TABLE schema_migration (
                    version INTEGER PRIMARY KEY,
                    name TEXT NOT NULL,
                    checksum TEXT NOT NULL
                ) STRICT
            )sql");
        }
        connection.run_script(std::string(step.sql));
        run(connection,
            "INSERT INTO schema_migration (version, name, checksum) VALUES (?1, ?2, ?3)",
            step.version, step.name, sha256_hex(step.sql));
        connection.commit();
    }
    return static_cast<int>(migrations.size());
}

}  // namespace linyi::storage
