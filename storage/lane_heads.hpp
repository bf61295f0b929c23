#pragma once

#include "domain/chat.hpp"
#include "domain/outgoing.hpp"

#include <optional>
#include <string>
#include <vector>

namespace linyi::storage {

class Connection;

/// A lane with open messages and the first of them, without its document.
struct LaneHead {
    ChatId lane{};
    OutboxId id{};  ///< 0: every message of the lane is held
    OutgoingState state{};
    Timestamp not_before{};
    std::optional<Timestamp> not_after{};
    int attempts{};
    std::optional<Timestamp> lease_until{};
    std::string error{};
    std::optional<Timestamp> first_try{};
    std::string adapter{};  ///< empty: no such chat
    bool is_gone{};
    std::optional<Timestamp> paused_until{};
};

/// The next `lanes_max` lanes with open messages after lane `after`, in the order of their ids.
/// Steps from lane to lane through the partial index: a lane's backlog costs nothing.
std::vector<LaneHead> lane_heads(Connection& connection, ChatId after, int lanes_max);

/// The head of one lane, if it has open messages.
std::optional<LaneHead> lane_head(Connection& connection, ChatId lane);

}  // namespace linyi::storage
