#include "storage/store.hpp"

#include "base/random.hpp"
#include "storage/driver/sqlite.hpp"
#include "storage/ids.hpp"
#include "storage/ledger_head.hpp"
#include "storage/ledger_upgrade.hpp"
#include "storage/migrations.hpp"

namespace linyi::storage {
namespace {

constexpr int log_pages_max = 4096;  // 16 MiB

OpenMode open_mode(StoreMode mode) {
    switch (mode) {
        case StoreMode::writer: return OpenMode::writer;
        case StoreMode::reader: return OpenMode::reader;
        case StoreMode::memory: return OpenMode::memory;
    }
    return OpenMode::reader;
}

}  // namespace

void Tx::begin_part() {
    db_->savepoint();
    ids_->begin_part();
    head_->begin_part();
}
void Tx::keep_part() {
    db_->release();
    ids_->keep_part();
    head_->keep_part();
}

void Tx::drop_part() {
    ids_->drop_part();  // A block of ids reserved inside the part goes back with it.
    head_->drop_part();
    db_->rollback_to();
}

std::optional<std::string> Tx::try_part(const std::function<void()>& work) {
    begin_part();
    try {
        work();
        keep_part();
        return std::nullopt;
    } catch (const DatabaseError& error) {
        using Kind = DatabaseError::Kind;
        if (error.kind() != Kind::constraint && error.kind() != Kind::other) throw;
        drop_part();
        return error.what();
    } catch (const std::exception& error) {
        drop_part();
        return error.what();
    }
}

struct Store::State {
    State(const std::filesystem::path& file, StoreMode mode, Random* random)
        : connection(file, open_mode(mode)), ids(connection), head(connection, random) {}

    SqliteConnection connection;
    Ids ids;
    LedgerHead head;
};

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& file, StoreMode mode,
                                           Random* random) {
    auto state = std::make_unique<State>(file, mode, random);
    if (mode != StoreMode::reader) {
        const auto migrated = migrate(state->connection, sqlite_migrations());
        if (!migrated) return migrated.error();
        begin_ledger(state->connection, state->head, [&connection = state->connection] {
            if (connection.log_pages() > log_pages_max) connection.checkpoint(true);
        });
    }
    return std::unique_ptr<Store>(new Store(std::move(state)));
}

Tx Store::tx() {
    return {state_->connection, state_->ids, state_->head};
}
Connection& Store::connection() {
    return state_->connection;
}

void Store::begin() {
    state_->connection.begin();
    state_->ids.top_up();
}

void Store::commit() {
    state_->head.write();
    state_->connection.commit();
    state_->head.committed();
}

void Store::rollback() {
    state_->ids.forget();
    state_->head.forget();
    if (state_->connection.in_transaction()) state_->connection.rollback();
}

void Store::savepoint() {
    tx().begin_part();
}
void Store::release() {
    tx().keep_part();
}

void Store::rollback_to() {
    tx().drop_part();
}

bool Store::in_transaction() {
    return state_->connection.in_transaction();
}

void Store::transact(const std::function<void(Tx&)>& work) {
    begin();
    try {
        auto view = tx();
        work(view);
        commit();
    } catch (...) {
        rollback();
        throw;
    }
}

void Store::read(const std::function<void(Tx&)>& work) {
    run(state_->connection, "BEGIN");
    try {
        auto view = tx();
        work(view);
    } catch (...) {
        if (in_transaction()) state_->connection.rollback();
        throw;
    }
    state_->connection.commit();
}

int Store::checkpoint(bool truncate) {
    return state_->connection.checkpoint(truncate);
}
int Store::log_pages() const {
    return state_->connection.log_pages();
}
void Store::copy_to(const std::filesystem::path& target) {
    state_->connection.copy_to(target);
}
std::string Store::integrity(bool full) {
    return state_->connection.integrity(full);
}

void Store::sign_with(const ledger::SigningKey& key) {
    state_->head.sign_with(key);
}

void Store::sign_ledger() {
    transact([this](Tx&) { state_->head.sign_anew(); });
}

const std::string& Store::ledger_note() const {
    return state_->head.note();
}

std::string Store::instance_id() {
    {
        Query query(state_->connection, "SELECT id FROM instance");
        if (query.next()) return query.text(0);
    }
    SystemRandom random;
    const auto id = to_hex(random.bytes(16));
    run(state_->connection, "INSERT INTO instance (only_one, id) VALUES (1, ?1)", id);
    return id;
}

std::int64_t Store::next_epoch() {
    instance_id();
    run(state_->connection, "UPDATE instance SET started = started + 1");
    Query query(state_->connection, "SELECT started FROM instance");
    query.next();
    return query.integer(0);
}

int Store::schema_version() {
    return storage::schema_version(state_->connection);
}

std::string Store::sqlite_version() {
    return SqliteConnection::library_version();
}

SealedCopy seal_copy(const std::filesystem::path& file) {
    SqliteConnection connection(file, OpenMode::sealing);
    SealedCopy copy{.problem = connection.integrity(true)};
    if (copy.problem != "ok") return copy;
    copy.problem.clear();
    copy.schema = schema_version(connection);
    Query query(connection, "SELECT coalesce(max(no), 0) FROM act");
    query.next();
    copy.last_act = query.integer(0);
    return copy;
}

int newest_schema_version() {
    return static_cast<int>(sqlite_migrations().size());
}

}  // namespace linyi::storage
