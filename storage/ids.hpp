#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;

/// Gives out row ids from memory, a block at a time (hi/lo): the table `counter` holds the end of
/// the block, so an id is never given twice, also after a crash; gaps are normal.
class Ids {
public:
    explicit Ids(Connection& connection) : connection_(connection) {}

    /// Reserves enough for a whole batch. Call right after BEGIN, before any savepoint: a block
    /// reserved inside a savepoint would be taken back with it.
    void top_up();

    /// Forgets what was reserved: the transaction that did it is gone.
    void forget() {
        blocks_.clear();
        parts_.clear();
    }

    /// A savepoint begins. Dropping it takes back the blocks reserved inside it, and only those.
    void begin_part() { parts_.emplace_back(); }
    void keep_part();
    void drop_part();

    /// The next id of `table`.
    std::int64_t next(std::string_view table);

private:
    struct Block {
        std::int64_t last{};
        std::int64_t end{};
    };
    void reserve(const std::string& table, Block& block);

    Connection& connection_;
    std::map<std::string, Block, std::less<>> blocks_;
    /// For each open savepoint the blocks as they were before it reserved.
    std::vector<std::map<std::string, Block, std::less<>>> parts_;
};

}  // namespace linyi::storage
