#pragma once

#include "adapters/adapter.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

#include <climits>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::outbox {

/// How far under a platform's published figures we stay, and how we learn from "too many".
struct LimitSettings {
    int share_percent{90};                          ///< of the configured figure
    int learn_percent{80};                          ///< a 429 cuts the share to this part of itself
    int share_percent_min{20};                      ///< but not below
    Millis recover_every{std::chrono::minutes{2}};  ///< without a 429: a step back up
    int recover_step_percent{10};
};

/// A limit as it is kept: `count` starts in `window`. Never more than the configured count, never
/// a shorter window.
struct EffectiveLimit {
    int count{};
    Millis window{};

    friend bool operator==(const EffectiveLimit&, const EffectiveLimit&) = default;
};

/// `share_percent` of `limit`. A large count is cut; a small one keeps its count and gets a longer
/// window instead, so that one a second becomes one in 1.12 s and not none.
EffectiveLimit cut(const RateLimit& limit, int share_percent);

/// Sliding windows over the starts of attempts: per bot account, and per chat within it. A token
/// bucket would let nearly twice the figure through in the worst window (reliability.md §3.4).
///
/// Starts are counted when they happen; after a restart `started` is called for those in the
/// table. Nothing here reads a clock; a `now` that went back does no harm.
class Limits {
public:
    explicit Limits(const LimitSettings& settings) : settings_(settings) {}

    /// The limits of an account. Call once for each, before anything else about it.
    void add_account(std::string_view account, const std::vector<RateLimit>& limits);

    void started(std::string_view account, ChatId lane, ChatKind kind, Timestamp at);

    /// How many messages the account may start at `now`, and when there may be more.
    int allowance(std::string_view account, Timestamp now);
    Timestamp next_allowed(std::string_view account, Timestamp now);

    /// When this chat may have its next message, for its own limits only; `now` if at once.
    Timestamp next_allowed(std::string_view account, ChatId lane, ChatKind kind, Timestamp now);

    /// A chat that has to wait, and until when.
    struct Waiting {
        ChatId lane{};
        Timestamp until{};
    };
    /// Every chat that has to wait at `now`. Forgets chats that have been quiet.
    std::vector<Waiting> waiting(Timestamp now);

    /// The platform said "too many": less of this chat's limits, or of the account's.
    void learn(std::string_view account, ChatId lane, Timestamp now);
    void learn(std::string_view account, Timestamp now);

    /// The longest window of any limit: starts older than this need not be kept.
    Millis longest_window() const;

private:
    struct Log {
        std::deque<Timestamp> starts{};
        int share_percent{};  ///< 0: the settings' own
        Timestamp learned{};
    };
    struct Lane {
        ChatKind kind{ChatKind::group};
        Log log{};
    };
    struct Account {
        std::vector<RateLimit> limits{};
        Log log{};
        std::map<ChatId, Lane> lanes{};
    };

    int share(Log& log, Timestamp now) const;
    void cut_share(Log& log, Timestamp now) const;
    static Timestamp free_at(const Log& log, const EffectiveLimit& limit, Timestamp now);
    static void anchor(Log& log, Timestamp now);
    void forget_old(Log& log, const std::vector<RateLimit>& limits, Timestamp now);
    Timestamp lane_free_at(Account& account, Lane& lane, Timestamp now);

    LimitSettings settings_;
    std::map<std::string, Account, std::less<>> accounts_{};
};

}  // namespace linyi::outbox
