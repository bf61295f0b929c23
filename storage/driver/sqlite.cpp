#include "storage/driver/sqlite.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cassert>
#include <unordered_map>
#include <vector>

namespace linyi::storage {
namespace {

constexpr int busy_timeout_ms = 2000;

DatabaseError::Kind kind_of(int code) {
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return DatabaseError::Kind::busy;
        case SQLITE_FULL: return DatabaseError::Kind::full;
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY: return DatabaseError::Kind::io;
        case SQLITE_CONSTRAINT: return DatabaseError::Kind::constraint;
        default: return DatabaseError::Kind::other;
    }
}

/// Runs `work`, turning SQLiteCpp's exception into ours.
template <class Work>
auto translated(const Work& work) {
    try {
        return work();
    } catch (const SQLite::Exception& e) {
        throw DatabaseError(
            kind_of(e.getErrorCode()),
            std::string(e.what()) + " (" + std::to_string(e.getExtendedErrorCode()) + ")");
    }
}

[[noreturn]] void fail(sqlite3* db, int code) {
    throw DatabaseError(kind_of(code), std::string(sqlite3_errmsg(db)) + " (" +
                                           std::to_string(sqlite3_extended_errcode(db)) + ")");
}

/// On SQLite's own functions: every ballot runs some thirty statements, and SQLiteCpp's column and
/// binding objects cost more than the lookups.
class SqliteStatement final : public Statement {
public:
    SqliteStatement(sqlite3* db, std::string_view sql) : db_(db) {
        sqlite3_stmt* made = nullptr;
        const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                                            SQLITE_PREPARE_PERSISTENT, &made, nullptr);
        if (code != SQLITE_OK) fail(db, code);
        statement_.reset(made);
    }

    void bind(int at, std::int64_t value) override {
        check(sqlite3_bind_int64(statement_.get(), at, value));
    }
    void bind(int at, std::string_view text) override {
        // A null pointer would bind NULL, and an empty view may hold one.
        const char* bytes = text.empty() ? "" : text.data();
        check(sqlite3_bind_text(statement_.get(), at, bytes, static_cast<int>(text.size()),
                                SQLITE_TRANSIENT));
    }
    void bind_blob(int at, std::string_view bytes) override {
        const char* first = bytes.empty() ? "" : bytes.data();
        check(sqlite3_bind_blob(statement_.get(), at, first, static_cast<int>(bytes.size()),
                                SQLITE_TRANSIENT));
    }
    void bind_null(int at) override { check(sqlite3_bind_null(statement_.get(), at)); }
    bool step() override {
        // SQLite would run a finished statement once more from the beginning.
        if (is_done_) throw DatabaseError(DatabaseError::Kind::other, "a step behind the last row");
        const int code = sqlite3_step(statement_.get());
        if (code == SQLITE_ROW) return true;
        is_done_ = true;
        if (code != SQLITE_DONE) fail(db_, code);
        return false;
    }
    bool is_null(int column) override {
        return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
    }
    std::int64_t integer(int column) override {
        return sqlite3_column_int64(statement_.get(), column);
    }
    std::string text(int column) override {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
        const auto count = sqlite3_column_bytes(statement_.get(), column);
        return bytes == nullptr ? std::string{}
                                : std::string(bytes, static_cast<std::size_t>(count));
    }
    void reset() override {
        // A failed step reports its error again here; it has been thrown already.
        sqlite3_reset(statement_.get());
        sqlite3_clear_bindings(statement_.get());
        is_done_ = false;
    }

    bool is_borrowed{};

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };

    void check(int code) const {
        if (code != SQLITE_OK) fail(db_, code);
    }

    sqlite3* db_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_{};
    bool is_done_{};
};

void expect_pragma(SQLite::Database& db, const std::string& pragma, const std::string& wanted) {
    const std::string got = db.execAndGet("PRAGMA " + pragma).getString();
    if (got != wanted) {
        throw DatabaseError(DatabaseError::Kind::other,
                            "pragma " + pragma + " is " + got + ", not " + wanted);
    }
}

void harden(SQLite::Database& db) {
    sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    db.setBusyTimeout(busy_timeout_ms);
    db.exec(
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
        "PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;");
    expect_pragma(db, "trusted_schema", "0");
    expect_pragma(db, "foreign_keys", "1");
}

void set_writer_pragmas(SQLite::Database& db) {
    // FULL: the log is synced at every commit, which is what an acknowledgement promises. No
    // automatic checkpoint: the writing thread does it when the acknowledgements are out.
    db.exec(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
        "PRAGMA journal_size_limit=16777216; PRAGMA secure_delete=ON;"
        "PRAGMA cache_size=-8192;");
    expect_pragma(db, "journal_mode", "wal");
    expect_pragma(db, "synchronous", "2");
    expect_pragma(db, "wal_autocheckpoint", "0");
}

int note_log_pages(void* pages, sqlite3* /*db*/, const char* /*name*/, int count) {
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
}

/// A connection belongs to one thread (connection.hpp), so it needs no lock of its own.
int flags_for(OpenMode mode) {
    if (mode == OpenMode::reader) return SQLite::OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
    return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
}

/// SQLite counts what it allocates behind one lock for the whole process; nobody reads the count.
/// Possible only before the first connection; later it changes nothing.
void stop_counting_memory() {
    [[maybe_unused]] static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

}  // namespace

struct SqliteConnection::State {
    State(const std::string& file, OpenMode mode) : db(file, flags_for(mode)) {}

    SQLite::Database db;
    int log_pages{};
    std::unordered_map<const char*, std::vector<std::unique_ptr<SqliteStatement>>> statements;
};

SqliteConnection::SqliteConnection(const std::filesystem::path& file, OpenMode mode) {
    stop_counting_memory();
    translated([&] {
        state_ =
            std::make_unique<State>(mode == OpenMode::memory ? ":memory:" : file.string(), mode);
        harden(state_->db);
        if (mode == OpenMode::writer) {
            set_writer_pragmas(state_->db);
            sqlite3_wal_hook(state_->db.getHandle(), note_log_pages, &state_->log_pages);
        }
        if (mode == OpenMode::sealing) {
            state_->db.exec("PRAGMA journal_mode=DELETE");
            expect_pragma(state_->db, "journal_mode", "delete");
        }
        if (mode == OpenMode::reader) {
            state_->db.exec("PRAGMA query_only=ON; PRAGMA cache_size=-4096;");
            expect_pragma(state_->db, "query_only", "1");
            sqlite3_db_config(state_->db.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        }
    });
}

SqliteConnection::~SqliteConnection() = default;

Statement& SqliteConnection::borrow(std::string_view sql) {
    auto& pool = state_->statements[sql.data()];
    for (auto& statement : pool) {
        if (statement->is_borrowed) continue;
        statement->is_borrowed = true;
        return *statement;
    }
    // The same statement may run inside its own loop; such a nested run gets a second copy.
    pool.push_back(std::make_unique<SqliteStatement>(state_->db.getHandle(), sql));
    pool.back()->is_borrowed = true;
    return *pool.back();
}

void SqliteConnection::give_back(Statement& statement) {
    auto& own = static_cast<SqliteStatement&>(statement);  // borrow() gives out no other kind
    own.reset();
    own.is_borrowed = false;
}

void SqliteConnection::run_script(const std::string& script) {
    translated([&] { state_->db.exec(script); });
}

void SqliteConnection::begin() {
    run(*this, "BEGIN IMMEDIATE");
}
void SqliteConnection::commit() {
    run(*this, "COMMIT");
}
void SqliteConnection::rollback() {
    run(*this, "ROLLBACK");
}
void SqliteConnection::savepoint() {
    run(*this, "SAVEPOINT message");
}
void SqliteConnection::release() {
    run(*this, "RELEASE message");
}

void SqliteConnection::rollback_to() {
    run(*this, "ROLLBACK TO message");
    run(*this, "RELEASE message");
}

bool SqliteConnection::in_transaction() {
    return sqlite3_get_autocommit(state_->db.getHandle()) == 0;
}

std::int64_t SqliteConnection::changes() {
    return sqlite3_changes64(state_->db.getHandle());
}

int SqliteConnection::checkpoint(bool truncate) {
    int log_pages = 0;
    int copied = 0;
    const int mode = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    const int code =
        sqlite3_wal_checkpoint_v2(state_->db.getHandle(), nullptr, mode, &log_pages, &copied);
    if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY) {
        throw DatabaseError(kind_of(code),
                            std::string("checkpoint: ") + sqlite3_errmsg(state_->db.getHandle()));
    }
    state_->log_pages = log_pages - copied;
    return state_->log_pages;
}

int SqliteConnection::log_pages() const {
    return state_->log_pages;
}

void SqliteConnection::copy_to(const std::filesystem::path& target) {
    translated([&] {
        SQLite::Database copy(target.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Backup backup(copy, state_->db);
        backup.executeStep(-1);
    });
}

std::string SqliteConnection::integrity(bool full) {
    return translated([&] {
        return state_->db.execAndGet(full ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)")
            .getString();
    });
}

std::string SqliteConnection::library_version() {
    return sqlite3_libversion();
}

}  // namespace linyi::storage
