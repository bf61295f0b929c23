#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace linyi::storage {

class Connection;

/// Which communities are to be shown a checkpoint: at once when a vote opens or ends, else daily.
class CheckpointPosts {
public:
    explicit CheckpointPosts(Connection& connection) : db_(connection) {}

    /// A checkpoint that covers entry `number` is wanted as soon as the entry is on the disk.
    void want(CommunityId community, std::int64_t number);

    struct Due {
        CommunityId community{};
        bool is_wanted{};  ///< else it is time for the daily look
        std::int64_t looked{};
    };
    /// What is due when the ledger has `size` entries on the disk.
    std::vector<Due> due(std::int64_t size, Timestamp now);
    std::optional<Timestamp> next_due(std::int64_t size, Timestamp now);

    /// Whether the community did anything after entry `number`.
    bool has_news(CommunityId community, std::int64_t number);
    void posted(CommunityId community, std::int64_t size, Timestamp next_look);
    void looked(CommunityId community, std::int64_t size, Timestamp next_look);
    /// After a restore nothing is sent unasked: the next is the daily one.
    void put_off(Timestamp next_look);

private:
    Connection& db_;
};

}  // namespace linyi::storage
