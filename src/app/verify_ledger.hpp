#pragma once

#include "ledger/checkpoint.hpp"
#include "storage/store.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linyi::app {

/// A checkpoint that somebody kept outside: as a signed note, or as the line a chat shows.
struct KeptCheckpoint {
    std::string where{};  ///< for messages: "the copy beside the database", a file's name
    std::string note{};   ///< signed note; empty: size and letters
    std::int64_t size{};
    std::string letters{};  ///< short_root
};

/// What the database is compared with.
struct VerifyRequest {
    /// Raw key that signs the checkpoints; none: signatures are not looked at (a ledger that never
    /// was signed).
    std::optional<std::string> public_key{};
    std::vector<KeptCheckpoint> kept{};
};

/// What was found.
struct VerifyReport {
    std::string problem{};  ///< the first one, in one line; empty: everything fits
    std::int64_t entries{};
    std::int64_t votes{};
    std::int64_t ballots{};
    std::int64_t epoch{};
    ledger::Hash root{};
};

/// Makes everything anew from the rows: each entry, chain and tree, the signed head, the stored
/// subtrees, the epochs, then each vote: its frozen facts and roll, its ballots against their
/// entries, its state, its count. Names the first row that does not fit.
VerifyReport verify_ledger(storage::Tx& tx, const VerifyRequest& request);

}  // namespace linyi::app
