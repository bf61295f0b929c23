#pragma once

#include "base/time.hpp"
#include "storage/store.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace linyi::schedule {

/// Something that is done when its time comes: closing polls, reminders, upkeep. What is due is
/// always read from rows, so a restart or a jump of the clock forgets nothing and repeats nothing.
struct Chore {
    std::string name{};
    /// When it is next due; a time that has passed means now. None: nothing is waiting.
    std::function<std::optional<Timestamp>(storage::Tx&, Timestamp now)> next_due{};
    /// Does what is due at `now`, in a transaction of its own. Whoever does it twice does it wrong:
    /// each occurrence is fenced by a row. False if a part of it could not be done and stays due:
    /// it is tried again after a pause.
    std::function<bool(storage::Tx&, Timestamp now)> run{};
};

/// The earliest time at which one of `chores` is due; none if nothing waits.
std::optional<Timestamp> next_due(const std::vector<Chore>& chores, storage::Tx& tx, Timestamp now);

}  // namespace linyi::schedule
