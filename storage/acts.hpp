#pragma once

#include "domain/act.hpp"

#include <cstdint>
#include <vector>

namespace linyi::storage {

class Connection;

/// The append-only record. Numbers are given at append: 1, 2, 3 … without gaps, because a number
/// whose transaction fails is simply given again.
class Acts {
public:
    explicit Acts(Connection& connection) : db_(connection) {}

    /// Returns the act's number.
    std::int64_t append(const Act& act);
    /// At most `limit` acts from number `from` on, in order.
    std::vector<Act> from(std::int64_t from, int limit);
    /// Acts of one poll other than first ballots (those stand in `ballot`).
    std::vector<Act> of_poll(PollId poll);
    std::int64_t last();

private:
    Connection& db_;
};

}  // namespace linyi::storage
