#pragma once

#include "domain/chat.hpp"
#include "domain/outgoing.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;

/// What a bot account may start now.
struct Allowance {
    int messages{};
    int retries{};  ///< of these
};

/// What the outbox worker is ready to send now.
struct ClaimRequest {
    Timestamp now{};
    std::int64_t epoch{};  ///< of this start; goes into the leases
    Millis lease{30'000};
    int limit{64};       ///< messages
    int lanes_max{512};  ///< lanes looked at, so that one claim never holds up the writing thread
    ChatId after{};      ///< where the last claim stopped; 0: from the first lane
    /// By bot account. One that is not named may start nothing.
    std::map<std::string, Allowance, std::less<>> allowance{};
    std::set<ChatId> busy{};  ///< lanes with a message on its way, or at their limit
    int attempts_max{12};     ///< a message claimed this often without an end is dead
};

/// A message to send, with what is needed to do so.
struct Claim {
    Outgoing message{};
    Chat chat{};
    Timestamp first_try{};  ///< since it was written or redriven
    std::string edit_of{};  ///< platform id of the message it replaces, if that was sent here
};

struct Claimed {
    std::vector<Claim> claims{};
    std::optional<Timestamp> next_due{};  ///< earliest time at which a lane seen may have work
    std::optional<ChatId> resume{};       ///< `after` of the next claim; none: every lane was seen
    int expired{};
    int dead{};
};

/// The end of one attempt. `epoch` must be the one it was claimed with: a message that somebody
/// else has claimed since is left alone.
struct Attempt {
    OutboxId id{};
    std::int64_t epoch{};
    Timestamp now{};
    std::optional<int> status{};
    std::string error{};
};

/// How a message goes back into its lane.
struct Again {
    Timestamp not_before{};
    bool is_counted{true};  ///< false: this try does not use up one of the twelve
    bool plain{};           ///< from now on without markup
};

/// When an attempt began.
struct SendStart {
    std::string adapter{};
    ChatId lane{};
    ChatKind kind{ChatKind::group};
    Timestamp at{};
    bool is_open{};  ///< its end is not known: it may have begun as late as now
};

struct AccountPause {
    std::string adapter{};
    Timestamp until{};
    bool is_stopped{};
    std::string why{};
};

/// A lane whose first message cannot go now.
struct BlockedLane {
    ChatId lane{};
    std::string adapter{};
    OutboxId head{};
    std::string why{};  ///< for the operator
    int attempts{};
    Timestamp next{};        ///< not before this
    std::int64_t waiting{};  ///< messages in the lane
};

/// The lanes of the outbox: one a chat, in the order of ids, one message at a time. Open messages
/// of a chat that is gone stay where they are until the chat returns or `bury_gone`.
class Lanes {
public:
    explicit Lanes(Connection& connection) : db_(connection) {}

    /// Leases the first message of each lane that may send now. First messages past their
    /// `not_after` become expired, and those that never end become dead.
    Claimed claim(const ClaimRequest& request);

    // Each of these is false, and nothing is written, if the lease is no longer ours.
    bool sent(const Attempt& attempt, std::string_view platform_message);
    bool again(const Attempt& attempt, const Again& how);
    bool dead(const Attempt& attempt);
    bool expired(const Attempt& attempt);

    void pause(ChatId lane, Timestamp until, std::string_view why);
    void pause_account(const AccountPause& pause);
    void resume_account(std::string_view adapter);
    std::vector<AccountPause> paused_accounts();

    /// At start: messages that an earlier start left in flight may be claimed at once.
    std::int64_t free_leases(std::int64_t epoch);
    /// Attempts begun at or after `since`. Call before `free_leases`.
    std::vector<SendStart> starts_since(Timestamp since);
    void forget_starts(Timestamp before);

    std::vector<BlockedLane> blocked(Timestamp now, int limit);
    /// Messages written before `before` for chats that are gone become dead, at most `limit`.
    std::int64_t bury_gone(Timestamp before, Timestamp now, int limit);

private:
    Connection& db_;
};

}  // namespace linyi::storage
