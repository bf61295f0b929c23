#pragma once

#include "storage/acts.hpp"
#include "storage/announced_authorities.hpp"
#include "storage/assembly.hpp"
#include "storage/briefings.hpp"
#include "storage/checkpoint_posts.hpp"
#include "storage/conversation.hpp"
#include "storage/inbox.hpp"
#include "storage/lanes.hpp"
#include "storage/lots.hpp"
#include "storage/ledger.hpp"
#include "storage/ledger_audit.hpp"
#include "storage/meetings.hpp"
#include "storage/opinions.hpp"
#include "storage/outbox.hpp"
#include "storage/people.hpp"
#include "storage/poll_seals.hpp"
#include "storage/polls.hpp"
#include "storage/reminders.hpp"
#include "storage/resolutions.hpp"
#include "storage/tasks.hpp"
#include "storage/upkeep.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::storage {

/// The nouns, within one transaction (or, on a reader, one snapshot). A view: cheap to copy.
class Tx {
public:
    Tx(Connection& connection, Ids& ids, LedgerHead& head)
        : db_(&connection), ids_(&ids), head_(&head) {}

    Communities communities() { return {*db_, *ids_}; }
    Chats chats() { return {*db_, *ids_}; }
    Accounts accounts() { return {*db_, *ids_}; }
    Roster roster() { return {*db_, *ids_}; }
    Inbox inbox() { return {*db_, *ids_}; }
    Polls polls() { return {*db_, *ids_, *head_}; }
    Ballots ballots() { return Ballots{*db_}; }
    AnnouncedAuthorities announced_authorities() { return AnnouncedAuthorities{*db_}; }
    Conversation conversation() { return Conversation{*db_}; }
    Acts acts() { return {*db_, *head_}; }
    Ledger ledger() { return {*db_, *head_}; }
    LedgerAudit ledger_audit() { return LedgerAudit{*db_}; }
    PollSeals poll_seals() { return PollSeals{*db_}; }
    CheckpointPosts checkpoint_posts() { return CheckpointPosts{*db_}; }
    Outbox outbox() { return {*db_, *ids_}; }
    Opinions opinions() { return {*db_, *ids_}; }
    Resolutions resolutions() { return {*db_, *ids_}; }
    AgendaCandidates agenda_candidates() { return {*db_, *ids_}; }
    Tasks tasks() { return {*db_, *ids_}; }
    TimedReminders timed_reminders() { return {*db_, *ids_}; }
    Reminders reminders() { return Reminders{*db_}; }
    Upkeep upkeep() { return Upkeep{*db_}; }
    Briefings briefings() { return {*db_, *ids_}; }
    Lanes lanes() { return Lanes{*db_}; }
    Meetings meetings() { return {*db_, *ids_}; }
    Countersigns countersigns() { return {*db_, *ids_}; }
    Proxies proxies() { return {*db_, *ids_}; }
    Visits visits() { return Visits{*db_}; }
    Postings postings() { return {*db_, *ids_}; }
    Lots lots() { return Lots{*db_}; }

    /// A part of the transaction that can be taken back by itself: begin, then keep or drop.
    void begin_part();
    void keep_part();
    void drop_part();
    /// Does `work` as a part. What it throws takes the part back and is returned in words; a
    /// failure of the database itself (not of this work) goes on.
    std::optional<std::string> try_part(const std::function<void()>& work);

private:
    Connection* db_;
    Ids* ids_;
    LedgerHead* head_;
};

enum class StoreMode { writer, reader, memory };

/// One connection to the data folder's database, used by one thread.
class Store {
public:
    /// Opens `file`; writers and memory stores bring the schema up to date first.
    /// Errors: bad_configuration if the file was written by a newer linyi, a migration was changed
    /// after it ran, or the file is not linyi's. Throws DatabaseError if the disk fails.
    /// `random`: where the ledger's salts and ids come from, for a replay and tests; it must
    /// outlive the store. None: the operating system's.
    static Result<std::unique_ptr<Store>> open(const std::filesystem::path& file, StoreMode mode,
                                               Random* random = nullptr);
    ~Store();

    Tx tx();
    Connection& connection();

    void begin();   ///< also reserves ids for the batch
    void commit();  ///< returns after fsync
    void rollback();
    void savepoint();
    void release();
    void rollback_to();
    bool in_transaction();

    /// Runs `work` in a transaction of its own. For subcommands and tests; the service batches.
    void transact(const std::function<void(Tx&)>& work);

    /// Runs `work` on one snapshot. For readers.
    void read(const std::function<void(Tx&)>& work);

    /// Pages of the log not yet in the database file. `truncate` cuts the log file as well.
    int checkpoint(bool truncate);
    int log_pages() const;
    /// A consistent copy into a new file; synced and checked by the caller (app/backup).
    void copy_to(const std::filesystem::path& target);
    /// "ok" or the first problem.
    std::string integrity(bool full);

    /// From now on every commit that appends to the ledger signs where it ends.
    void sign_with(const ledger::SigningKey& key);
    /// Signs the ledger as it is; the log remembers the key if it has none yet.
    void sign_ledger();
    /// The newest signed checkpoint on the disk; empty: there is no key, or nothing was appended.
    const std::string& ledger_note() const;

    /// Random id of this installation; outgoing idempotency keys are derived from it.
    std::string instance_id();
    /// Counts the starts: leases of earlier starts are free at once.
    std::int64_t next_epoch();
    /// Number of the newest migration that ran.
    int schema_version();

    static std::string sqlite_version();

private:
    struct State;
    explicit Store(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// What a finished copy of a database holds.
struct SealedCopy {
    std::string problem{};  ///< of the full integrity check; empty: none
    int schema{};
    std::int64_t last_act{};
};

/// Makes a fresh copy a file of its own (no log beside it) and checks it in full.
SealedCopy seal_copy(const std::filesystem::path& file);

/// Number of the newest migration this build knows.
int newest_schema_version();

}  // namespace linyi::storage
