#pragma once

#include "storage/store.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::app {

/// At most `limit` entries from number `from` on, with the details of their acts.
std::string ledger_json(storage::Tx& tx, std::int64_t from, int limit);

/// The newest checkpoint, as a signed note; empty if nothing was signed yet.
std::string checkpoint_note(storage::Tx& tx);

/// The verifier key of the current log; empty if nothing was signed yet.
std::string ledger_verifier_key(storage::Tx& tx);

/// The entry of a receipt and the proof that it is in the newest checkpoint. None: it is no receipt
/// of this ledger.
std::optional<std::string> proof_json(storage::Tx& tx, std::string_view receipt);

/// The proof that the ledger of `first` entries is the beginning of that of `second` (none: the
/// newest). None: 0 < first <= second <= newest does not hold.
std::optional<std::string> consistency_json(storage::Tx& tx, std::int64_t first,
                                            std::optional<std::int64_t> second);

/// The poll that a receipt is of.
std::optional<PollId> poll_of_receipt(storage::Tx& tx, std::string_view receipt);

}  // namespace linyi::app
