#pragma once

#include "base/error.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace linyi::app {

/// What a backup says of itself, in NAME.json beside NAME.db.
struct BackupManifest {
    std::string sha256{};
    std::uintmax_t bytes{};
    int schema{};
    std::int64_t last_act{};  ///< the record is an exact prefix up to here
    std::string made_at{};    ///< RFC 3339
    std::string version{};
};

/// Copies the database of a data folder, also while the service runs: a snapshot that holds
/// everything acknowledged before the call. The copy is checked in full, synced and only then
/// given its name. Returns the file.
/// Errors: bad_configuration if there is no database or `target` exists; refused if the copy is
/// damaged. Throws if the disk fails.
Result<std::filesystem::path> make_backup(const std::filesystem::path& data_folder,
                                          const std::filesystem::path& target, Timestamp now);

/// Reads the manifest and checks size and SHA-256 of the file beside it.
/// Errors: refused: no manifest, or the file is not what it says.
Result<BackupManifest> verify_backup(const std::filesystem::path& file);

/// Puts a verified backup in place of a data folder's database (the service must be stopped). The
/// old database is kept beside it. Messages that were waiting are held: nothing is sent again
/// unasked (`linyi outbox send-held` or `cancel-held`).
/// Errors: as verify_backup, and bad_configuration if the folder is in use.
Result<BackupManifest> restore_backup(const std::filesystem::path& file,
                                      const std::filesystem::path& data_folder, Timestamp now);

/// Before a newer program changes the schema of a data folder's database: a backup
/// "upgrade-….db" beside the nightly ones, the way back. None if there is nothing to change.
/// Errors: as make_backup.
Result<std::optional<std::filesystem::path>> backup_before_upgrade(
    const std::filesystem::path& data_folder, Timestamp now);

/// Deletes the oldest nightly backups beyond `kept`. Returns how many.
int prune_backups(const std::filesystem::path& folder, int kept);

/// When the newest nightly backup in `folder` was made, as its name says.
std::optional<Timestamp> newest_nightly(const std::filesystem::path& folder);

/// The next time of day (UTC) at which the nightly backup is due, after `now`.
Timestamp next_nightly(Timestamp now, std::chrono::minutes time_of_day);

/// The nightly backup's name: "nightly-20261122-033000.db".
std::string nightly_name(Timestamp now);

}  // namespace linyi::app
