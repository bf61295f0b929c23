#pragma once

#include "base/ids.hpp"
#include "ledger/hash.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace linyi::storage {

class Connection;

/// A ballot's row, word for word.
struct AuditedBallot {
    std::int64_t right{};
    std::int64_t revision{};
    std::string choice{};
    std::int64_t account{};
    std::int64_t chat{};
    std::optional<std::int64_t> order_key{};
    std::int64_t decided_at{};
    std::string event{};
    std::string route{};
    std::optional<std::string> salt{};
    std::optional<std::int64_t> entry{};
    bool is_past{};  ///< a later one replaced it
};

/// What is on record of the visits to one right, word for word.
struct AuditedVisit {
    std::string state{};
    std::int64_t delivered{};
    std::int64_t by{};
    std::int64_t at{};

    friend bool operator==(const AuditedVisit&, const AuditedVisit&) = default;
};

/// Rows that only an audit reads: what the ledger keeps beside the acts, and what must not be
/// there.
class LedgerAudit {
public:
    explicit LedgerAudit(Connection& connection) : db_(connection) {}

    /// Every poll that any row speaks of, also rows that no poll stands behind.
    std::vector<PollId> polls();
    /// In the order of right and revision.
    std::vector<AuditedBallot> ballots(PollId poll);
    /// By right.
    std::map<std::int64_t, AuditedVisit> visits(PollId poll);
    /// Roots of complete chunks; a number that is not in its turn is given as a root that fits
    /// nothing.
    std::vector<ledger::Hash> chunks();
    /// Acts whose payload was erased, according to act_erased.
    std::vector<std::int64_t> erased();
    /// Rows of the head's table, and whether the record from before was sealed to the end.
    struct HeadState {
        std::int64_t rows{};
        bool is_upgraded{};
    };
    HeadState head();

private:
    Connection& db_;
};

}  // namespace linyi::storage
