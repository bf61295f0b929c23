#pragma once

#include "storage/driver/connection.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace linyi::storage {

enum class OpenMode {
    writer,   ///< the one connection that writes and checkpoints; creates the file if missing
    reader,   ///< query_only; opened after and closed before the writer
    sealing,  ///< a finished copy: turned into one file without a log, then only read
    memory,   ///< a private database in memory, for tests and the replay's dry runs
};

/// SQLite behind the Connection seam.
class SqliteConnection final : public Connection {
public:
    /// Opens and sets the pragmas of reliability.md §3.1, reads them back and throws
    /// DatabaseError if one did not take. `file` is ignored in memory mode.
    SqliteConnection(const std::filesystem::path& file, OpenMode mode);
    ~SqliteConnection() override;

    Statement& borrow(std::string_view sql) override;
    void give_back(Statement& statement) override;
    void run_script(const std::string& script) override;
    void begin() override;
    void commit() override;
    void rollback() override;
    void savepoint() override;
    void release() override;
    void rollback_to() override;
    bool in_transaction() override;
    std::int64_t changes() override;

    /// Copies log pages into the database; `truncate` also cuts the log file. Writer only.
    /// Returns the pages left in the log.
    int checkpoint(bool truncate);
    /// Pages in the log after the last commit.
    int log_pages() const;

    /// A consistent copy of the whole database into `target` (must not exist), through SQLite's
    /// backup API, without holding up this connection for longer than `step_pages` pages.
    void copy_to(const std::filesystem::path& target);

    /// "ok", or what SQLite found. `full` checks every index entry as well.
    std::string integrity(bool full);

    /// Version of the linked SQLite library.
    static std::string library_version();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace linyi::storage
