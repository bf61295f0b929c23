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

class SqliteStatement final : public Statement {
public:
    SqliteStatement(SQLite::Database& db, const std::string& sql) : statement_(db, sql) {}

    void bind(int at, std::int64_t value) override {
        translated([&] { statement_.bind(at, static_cast<int64_t>(value)); });
    }
    void bind(int at, std::string_view text) override {
        translated([&] { statement_.bind(at, std::string(text)); });
    }
    void bind_blob(int at, std::string_view bytes) override {
        translated([&] { statement_.bind(at, bytes.data(), static_cast<int>(bytes.size())); });
    }
    void bind_null(int at) override {
        translated([&] { statement_.bind(at); });
    }
    bool step() override {
        return translated([&] { return statement_.executeStep(); });
    }
    bool is_null(int column) override { return statement_.getColumn(column).isNull(); }
    std::int64_t integer(int column) override { return statement_.getColumn(column).getInt64(); }
    std::string text(int column) override { return statement_.getColumn(column).getString(); }
    void reset() override {
        // A failed step reports its error again here; it has been thrown already.
        statement_.tryReset();
        statement_.clearBindings();
    }

    bool is_borrowed{};

private:
    SQLite::Statement statement_;
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

int flags_for(OpenMode mode) {
    if (mode == OpenMode::reader) return SQLite::OPEN_READONLY;
    return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
}

}  // namespace

struct SqliteConnection::State {
    State(const std::string& file, OpenMode mode) : db(file, flags_for(mode)) {}

    SQLite::Database db;
    int log_pages{};
    std::unordered_map<const char*, std::vector<std::unique_ptr<SqliteStatement>>> statements;
};

SqliteConnection::SqliteConnection(const std::filesystem::path& file, OpenMode mode) {
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
    translated(
        [&] { pool.push_back(std::make_unique<SqliteStatement>(state_->db, std::string(sql))); });
    pool.back()->is_borrowed = true;
    return *pool.back();
}

void SqliteConnection::give_back(Statement& statement) {
    auto& own = dynamic_cast<SqliteStatement&>(statement);
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
