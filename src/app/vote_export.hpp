#pragma once

#include "base/ids.hpp"
#include "storage/store.hpp"

#include <functional>
#include <string>

namespace linyi::app {

/// Gets one line at a time, without line feed.
using ExportLine = std::function<void(const std::string& line)>;

/// Everything of one vote that a stranger needs to recount it, as JSON lines (docs/ledger.md): the
/// frozen roll under pseudonyms, every entry, and after the close, unless the vote hides its
/// ballots from its members, what opens each counting ballot; at last a signed checkpoint with the
/// proof that the closing entry is in it. No name, no account, no unit. False: no such vote.
bool export_vote(storage::Tx& tx, PollId poll, const ExportLine& line);

}  // namespace linyi::app
