#pragma once

#include "domain/act.hpp"
#include "ledger/entry.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::storage {

class Connection;
class LedgerHead;

/// What makes an entry of an act, beyond the act itself.
struct Seal {
    std::int64_t number{};
    std::string salt{};  ///< of the payload
    std::optional<ledger::Hash> choice{};
    std::int64_t previous{};  ///< 0: none
    ledger::Hash leaf{};
};

/// Makes the next entry of the ledger from an act. The caller writes the row.
Seal seal_next(Connection& db, LedgerHead& head, const Act& act,
               const std::optional<ledger::Hash>& choice, std::int64_t previous);

/// The pseudonym of a right in its poll; empty if there is none.
std::string pseudonym_of(Connection& db, PollId poll, std::int32_t right);

}  // namespace linyi::storage
