#pragma once

#include "app/data_folder.hpp"
#include "ledger/key.hpp"

#include <string>

namespace linyi::app {

/// The key that signs the ledger's checkpoints: the file named in [ledger] key_file, else the one
/// the data folder remembers from an earlier start, else ledger.key in the data folder. It never
/// lies in the database, and no backup holds it.
/// `may_make`: a new key is made if there is no file; only before anything was signed.
/// Errors: bad_configuration, with the remedy: it cannot be read, others can read it, it is no key.
/// Throws std::system_error if the disk fails.
Result<ledger::SigningKey> ledger_key(const DataFolder& folder, const std::string& key_file,
                                      bool may_make);

/// The same for a folder that somebody else may be serving; makes nothing.
Result<ledger::SigningKey> read_ledger_key(const std::filesystem::path& folder,
                                           const std::string& key_file);

}  // namespace linyi::app
