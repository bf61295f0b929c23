#pragma once

#include "app/data_folder.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "ledger/checkpoint.hpp"
#include "ledger/key.hpp"
#include "storage/store.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace linyi::app {

/// The newest checkpoint of a data folder's ledger, in a small file of its own beside the database:
/// an older database put in its place does not fit it.
std::filesystem::path ledger_mirror(const std::filesystem::path& folder);

/// What every program does before it writes to a data folder's database: finds the key, looks
/// whether the ledger ends as it was signed and covers the checkpoint beside it, and signs from
/// then on. Reads a few hundred rows, whatever the ledger's size; `linyi verify` reads all.
/// Errors: bad_configuration, one line with the remedy.
Result<void> start_ledger(storage::Store& store, const DataFolder& folder,
                          const std::string& key_file);

/// Keeps the store's newest checkpoint beside the database, if it is not there already.
void keep_mirror(const storage::Store& store, const std::filesystem::path& folder);

/// Why a ledger goes on under a new log.
struct EpochReason {
    std::string kind{};                         ///< of the act: "restored" or "epoch_begun"
    std::string why{};                          ///< the operator's words; may be empty
    std::string made_at{};                      ///< of a restored backup
    std::optional<std::int64_t> last_act{};     ///< it holds
    std::optional<ledger::Checkpoint> known{};  ///< the newest one known of the log that ends
};

/// Begins a new epoch openly: entries may be lost, and the act says so. Errors: bad_configuration
/// if acts and head do not belong together: then there is nothing to go on from.
Result<void> begin_epoch(storage::Store& store, const ledger::SigningKey& key,
                         const EpochReason& reason, Timestamp now);

/// The same for a data folder: with its key (a new one if there is none), its checkpoint as the
/// one known, and the new one in its place.
Result<void> begin_epoch(storage::Store& store, const DataFolder& folder, EpochReason reason,
                         Timestamp now);

}  // namespace linyi::app
