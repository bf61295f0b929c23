#pragma once

#include "base/random.hpp"
#include "ledger/entry.hpp"
#include "ledger/key.hpp"
#include "ledger/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linyi::storage {

class Connection;

/// The growing end of the ledger, in memory: what the next entry needs to know. What was appended
/// counts as the ledger's only after the commit; an act that is taken back takes its entry back.
class LedgerHead {
public:
    /// Salts and ids come from `random`, which must outlive this; none: from the system.
    explicit LedgerHead(Connection& connection, Random* random = nullptr)
        : db_(connection), random_(random == nullptr ? &system_random_ : random) {}
    LedgerHead(const LedgerHead&) = delete;
    LedgerHead& operator=(const LedgerHead&) = delete;

    /// The next entry with log, number and the leaf before it filled in.
    ledger::Entry next();
    void appended(const ledger::Hash& leaf);

    /// A savepoint begins. Dropping it takes back what was appended inside it.
    void begin_part();
    void keep_part();
    void drop_part();

    /// Begins the next log: a new id, from the next entry on. Returns its epoch.
    std::int64_t begin_epoch();

    /// Right before COMMIT: writes the root over what was appended, signed if there is a key.
    void write();
    /// The same, also if nothing was appended: a ledger that was not signed yet.
    void sign_anew();
    /// Right after the commit.
    void committed();
    /// The transaction is gone, or the rows were changed by another hand: reads them anew.
    void forget();

    /// Checkpoints are signed from now on.
    void sign_with(const ledger::SigningKey& key) { key_ = key; }
    Random& random() { return *random_; }
    /// 32 fresh random bytes. Drawn by the page: a system call each would be felt by every ballot.
    std::string salt();

    /// The newest signed checkpoint that is on the disk; empty if there is none.
    const std::string& note() const { return note_; }

private:
    void load();
    void remember_key();

    Connection& db_;
    SystemRandom system_random_{};
    Random* random_;
    std::optional<ledger::SigningKey> key_{};
    bool is_loaded_{};
    bool is_written_{};
    std::string log_{};
    ledger::Frontier tree_{};  ///< as committed
    ledger::Hash last_{};      ///< leaf of its last entry
    std::string salts_{};      ///< drawn, not yet given out
    std::vector<ledger::Hash> pending_{};
    std::vector<std::size_t> parts_{};  ///< how many were pending when each savepoint began
    ledger::Frontier written_{};        ///< what `write` has written, until it is committed
    std::string written_note_{};
    std::string note_{};
};

}  // namespace linyi::storage
