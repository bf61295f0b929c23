#pragma once

#include "base/ids.hpp"
#include "base/random.hpp"
#include "ledger/hash.hpp"

#include <optional>
#include <string>
#include <vector>

namespace linyi::storage {

class Connection;

/// What fixes a poll's roll: who may vote, with which area.
struct RollHashes {
    ledger::Hash roll{};   ///< of pseudonyms and bound areas: may be published
    ledger::Hash names{};  ///< of labels and units, under a salt
};

/// A poll's key and hashes, as they stand in its row.
struct PollSeal {
    std::string key{};
    std::string salt{};
    RollHashes hashes{};
};

/// A right with its pseudonym, as the rows have them.
struct SealedRight {
    std::int32_t no{};
    std::string pseudonym{};
    std::int64_t area{};  ///< hundredths of a square metre
};

/// The frozen rolls as the ledger sees them.
class PollSeals {
public:
    explicit PollSeals(Connection& connection) : db_(connection) {}

    /// Gives every right of a stored poll its pseudonym, under a new key, and keeps key and hashes.
    RollHashes seal(PollId poll, Random& random);
    std::optional<PollSeal> find(PollId poll);
    /// The hashes made anew from the rows, under the seal's key and salt.
    RollHashes hashes(PollId poll, const PollSeal& seal);
    /// In the order of their numbers.
    std::vector<SealedRight> rights(PollId poll);

private:
    Connection& db_;
};

}  // namespace linyi::storage
