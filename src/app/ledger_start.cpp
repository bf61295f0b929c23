#include "app/ledger_start.hpp"

#include "app/durable_file.hpp"
#include "app/ledger_key.hpp"
#include "base/log.hpp"
#include "base/mutant.hpp"
#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <system_error>

namespace linyi::app {
namespace {

constexpr std::string_view way_out =
    "put the newest linyi.db back; or, if it is lost for good, say so and go on: linyi new-epoch";

Error ledger_error(const std::string& what) {
    return Error{Errc::bad_configuration, "the ledger: " + what};
}

std::string entries(std::int64_t count) {
    return std::to_string(count) + (count == 1 ? " entry" : " entries");
}

/// What the start looks at.
struct Found {
    storage::LedgerEnd end{};
    storage::LedgerLog log{};
    std::int64_t last_act{};
    ledger::Hash root{};  ///< made anew from the stored hashes
};

Found look(storage::Tx& tx) {
    auto ledger = tx.ledger();
    Found found{.end = ledger.end(), .last_act = tx.acts().last()};
    for (auto& log : ledger.logs()) found.log = std::move(log);
    if (found.last_act >= found.end.size) found.root = root_at(ledger.tree(), found.end.size);
    return found;
}

/// Whether acts and head belong together: without it there is no going on. Errors: as start_ledger.
Result<void> check_whole(const Found& found) {
    const auto& [end, log, last_act, root] = found;
    if (last_act != end.size || root != end.root) {
        return ledger_error("its head says " + entries(end.size) + ", the record holds " +
                            std::to_string(last_act) +
                            " acts that do not make it up: the database was changed by another "
                            "hand; see: linyi verify. Then restore a backup: linyi restore");
    }
    return {};
}

/// Whether the ledger ends as it was signed. Errors: as start_ledger.
Result<void> check_end(const Found& found, const std::string& public_key) {
    if (auto good = check_whole(found); !good) return good;
    const auto& [end, log, last_act, root] = found;
    if (!log.public_key) return {};  // nothing was signed yet
    if (*log.public_key != public_key)
        return ledger_error(
            "it was signed with another key; put that key file back, or begin a new epoch openly: "
            "linyi new-epoch");
    const ledger::Checkpoint expected{
        .origin = ledger::origin_of(log.log), .size = end.size, .root = end.root};
    if (ledger::open_note(end.note, public_key) != expected)
        return ledger_error(
            "its head does not bear our signature: the database was changed by "
            "another hand; see: linyi verify. Then restore a backup, or " +
            std::string(way_out));
    return {};
}

/// Whether the ledger covers the checkpoint kept beside the database. Errors: as start_ledger.
Result<void> check_mirror(const Found& found, const std::string& note,
                          const std::string& public_key, storage::Tx& tx) {
    const auto kept = ledger::open_note(note, public_key);
    if (!kept)
        return ledger_error("ledger.checkpoint beside the database is not signed by our key; " +
                            std::string(way_out));
    if (kept->origin != ledger::origin_of(found.log.log))
        return ledger_error(
            "the database is of another epoch than the checkpoint kept beside it: "
            "it is another database, or an older one; " +
            std::string(way_out));
    if (kept->size > found.end.size)
        return ledger_error(
            "it has " + entries(found.end.size) +
            ", but the checkpoint kept beside the database covers " + std::to_string(kept->size) +
            ": what came last is gone (an older database, or a lost log); " + std::string(way_out));
    if (root_at(tx.ledger().tree(), kept->size) != kept->root)
        return ledger_error(
            "it differs from the checkpoint kept beside the database: the database "
            "was changed by another hand; see: linyi verify. Then restore a "
            "backup, or " +
            std::string(way_out));
    return {};
}

}  // namespace

std::filesystem::path ledger_mirror(const std::filesystem::path& folder) {
    return folder / "ledger.checkpoint";
}

Result<void> start_ledger(storage::Store& store, const DataFolder& folder,
                          const std::string& key_file) {
    const auto mirror = read_whole(ledger_mirror(folder.path()));
    auto tx = store.tx();
    const auto found = look(tx);
    const bool is_signed = found.log.public_key.has_value();
    const auto key = ledger_key(folder, key_file, !is_signed && !mirror);
    if (!key) return key.error();
    if (auto good = check_end(found, key->public_key()); !good && !mutant("any_ledger_taken"))
        return good;
    if (mirror) {
        auto good = check_mirror(found, *mirror, key->public_key(), tx);
        if (!good && !mutant("any_ledger_taken")) return good;
    } else if (is_signed) {
        log::warning("ledger_mirror_missing", {{"file", ledger_mirror(folder.path()).string()}});
    }
    store.sign_with(*key);
    if (found.end.note.empty()) store.sign_ledger();
    keep_mirror(store, folder.path());
    return {};
}

void keep_mirror(const storage::Store& store, const std::filesystem::path& folder) {
    const auto& note = store.ledger_note();
    if (note.empty() || read_whole(ledger_mirror(folder)) == note) return;
    write_durably(ledger_mirror(folder), note);
}

Result<void> begin_epoch(storage::Store& store, const ledger::SigningKey& key,
                         const EpochReason& reason, Timestamp now) {
    std::string key_before;
    {
        auto tx = store.tx();
        const auto found = look(tx);
        if (auto good = check_whole(found); !good) return good;
        key_before = found.log.public_key.value_or("");
    }
    store.sign_with(key);
    store.transact([&](storage::Tx& tx) {
        nlohmann::ordered_json payload;
        if (!reason.why.empty()) payload["why"] = reason.why;
        if (!reason.made_at.empty()) payload["made_at"] = reason.made_at;
        if (reason.last_act) payload["last_act"] = *reason.last_act;
        payload["epoch"] = tx.ledger().begin_epoch();
        payload["log"] = to_hex(tx.ledger().logs().back().log);
        payload["key"] = to_hex(key.public_key());
        payload["key_before"] = to_hex(key_before);
        if (reason.known) {
            payload["before"] = {{"origin", reason.known->origin},
                                 {"size", reason.known->size},
                                 {"root", to_hex(reason.known->root.bytes())}};
        }
        tx.acts().append({.kind = reason.kind,
                          .decided_at = now,
                          .payload = payload.dump(
                              -1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)});
        tx.checkpoint_posts().put_off(now + std::chrono::days{1});
    });
    return {};
}

Result<void> begin_epoch(storage::Store& store, const DataFolder& folder, EpochReason reason,
                         Timestamp now) {
    const auto key = ledger_key(folder, "", true);
    if (!key) return key.error();
    if (const auto note = read_whole(ledger_mirror(folder.path())))
        reason.known = ledger::read_note(*note);
    auto begun = begin_epoch(store, *key, reason, now);
    if (begun) keep_mirror(store, folder.path());
    return begun;
}

}  // namespace linyi::app
