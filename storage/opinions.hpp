#pragma once

#include "domain/opinion.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;
class Ids;

/// What the responsible side said to an opinion.
struct OpinionAnswer {
    AccountId account{};
    std::string name{};  ///< of the person or office, as shown
    std::string text{};
    Timestamp answered_at{};
};

class Opinions {
public:
    Opinions(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    /// Saves a new opinion; returns it with its id.
    Opinion add(const Opinion& opinion);
    std::optional<Opinion> find(CommunityId community, std::int64_t number);
    std::optional<Opinion> find(CommunityId community, OpinionId id);
    /// The opinion that came with this message of a chat.
    std::optional<Opinion> find(ChatId chat, std::string_view platform_message);
    /// The newest opinion of another head in this chat, not before `since`.
    std::optional<Opinion> nearest(ChatId chat, std::string_view head, Timestamp since);
    /// Open ones, newest first, at most `limit`.
    std::vector<Opinion> open_of(CommunityId community, int limit);
    std::int64_t count_open(CommunityId community);
    /// Made in [from, until), oldest first: what a briefing tells.
    std::vector<Opinion> made_between(CommunityId community, Timestamp from, Timestamp until);
    /// Answered for the first time in [from, until), oldest first.
    std::vector<Opinion> answered_between(CommunityId community, Timestamp from, Timestamp until);

    /// One support a head: true if it is new.
    bool support(OpinionId id, std::string_view head, AccountId account, Timestamp now);

    /// Adds an answer and marks the opinion answered; the time of its first answer stays.
    void answer(OpinionId id, const OpinionAnswer& answer);
    std::vector<OpinionAnswer> answers(OpinionId id);

private:
    Connection& db_;
    Ids& ids_;
};

}  // namespace linyi::storage
