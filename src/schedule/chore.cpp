#include "schedule/chore.hpp"

#include <algorithm>

namespace linyi::schedule {

std::optional<Timestamp> next_due(const std::vector<Chore>& chores, storage::Tx& tx,
                                  Timestamp now) {
    std::optional<Timestamp> earliest;
    for (const auto& chore : chores) {
        const auto due = chore.next_due(tx, now);
        if (due && (!earliest || *due < *earliest)) earliest = due;
    }
    return earliest;
}

}  // namespace linyi::schedule
