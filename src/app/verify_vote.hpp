#pragma once

#include "storage/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace linyi::app {

/// What is wrong with the rows of one vote, given its entries (which are good, in order): the first
/// thing, in one line. None: they fit. Counts its ballots into `ballots`.
std::optional<std::string> verify_vote(storage::Tx& tx, PollId poll,
                                       const std::vector<storage::LedgerRow>& entries,
                                       std::int64_t& ballots);

}  // namespace linyi::app
