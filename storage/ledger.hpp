#pragma once

#include "domain/act.hpp"
#include "ledger/checkpoint.hpp"
#include "ledger/entry.hpp"
#include "ledger/tree.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linyi::storage {

class Connection;
class LedgerHead;

/// One epoch of the ledger.
struct LedgerLog {
    std::int64_t epoch{};
    std::string log{};  ///< its id, raw
    std::int64_t first_entry{};
    std::optional<std::string> public_key{};  ///< raw, of its checkpoints
};

/// An act with everything its entry is made of, as the rows have it.
struct LedgerRow {
    Act act{};
    std::optional<std::string> salt{};             ///< of the payload; none: erased
    std::optional<ledger::Hash> erased_payload{};  ///< what stands for an erased one
    std::optional<ledger::Hash> choice{};
    std::int64_t previous{};
    std::optional<ledger::Hash> leaf{};
    std::string pseudonym{};  ///< of the act's right in its poll
};

/// The entry of a row. `log`: id of the epoch it belongs to; `before`: the leaf before it.
ledger::Entry entry_of(const LedgerRow& row, const std::string& log, const ledger::Hash& before);

/// Where the ledger ends, as it was committed.
struct LedgerEnd {
    std::int64_t size{};
    ledger::Hash root{};
    std::string note{};  ///< the signed checkpoint; empty: there is no key
};

/// The record seen as a ledger: hash chain, tree and checkpoints.
class Ledger {
public:
    Ledger(Connection& connection, LedgerHead& head) : db_(connection), head_(head) {}

    /// Of what is on the disk, not of what this transaction has appended.
    LedgerEnd end();
    std::vector<LedgerLog> logs();
    /// Id of the log that entry `number` belongs to.
    std::string log_of(std::int64_t number);
    /// At most `limit` rows from number `from` on, in order.
    std::vector<LedgerRow> rows(std::int64_t from, int limit);
    /// Those of one poll from number `first` to number `last`, in order.
    std::vector<LedgerRow> rows_of(PollId poll, std::int64_t first, std::int64_t last);
    /// The number of a poll's first entry, its opening; 0 if it has none.
    std::int64_t first_of(PollId poll);
    /// The entry of a row of this ledger.
    ledger::Entry entry_of(const LedgerRow& row);
    /// One entry as it stands in the ledger; none if there is no such number.
    std::optional<ledger::Entry> entry(std::int64_t number);
    std::optional<ledger::Hash> leaf(std::int64_t number);
    /// The voter's code for an entry; empty if there is no such entry.
    std::string receipt(std::int64_t number);
    /// Hashes of the committed tree, read as they are asked for, within this transaction.
    ledger::TreeSource tree();

    /// How many entries of a poll there are so far, and the chain over their leaves: the poll's
    /// closing names both, so that nobody can leave one out later.
    struct PollChain {
        std::int64_t entries{};
        ledger::Hash chain{};
    };
    PollChain chain_of(PollId poll);

    /// Begins the next log; the caller's next act tells why. Returns its epoch.
    std::int64_t begin_epoch();

private:
    Connection& db_;
    LedgerHead& head_;
};

}  // namespace linyi::storage
