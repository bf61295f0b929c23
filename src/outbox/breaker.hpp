#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"

#include <climits>

namespace linyi::outbox {

/// Source: reliability.md §3.4.
struct BreakerSettings {
    int failures_to_open{5};  ///< in a row, over all chats of the account
    Millis probe_every{std::chrono::seconds{10}};
    int budget_percent{20};                         ///< retries may be this part of the traffic …
    int budget_max{10};                             ///< … with this many saved up …
    Millis budget_refill{std::chrono::seconds{1}};  ///< … and one more each time this passes
};

/// Keeps an account whose platform is down from being hammered: after `failures_to_open` failures
/// in a row only one attempt each `probe_every` goes out, until one succeeds. Retries also have a
/// budget, so that a half-broken platform does not see every message twelve times as fast as it can
/// fail. A failure is an attempt that got no answer or a server error; a refusal is an answer.
class Breaker {
public:
    explicit Breaker(const BreakerSettings& settings)
        : settings_(settings), budget_(settings.budget_max * 100) {}

    /// Attempts that may start now, and how many of them may be retries.
    int allowance(Timestamp now) const;
    int retries(Timestamp now);
    /// When the next attempt of any kind may start; `now` if at once.
    Timestamp next_allowed(Timestamp now) const;
    /// When a retry may start as far as the budget goes.
    Timestamp next_retry(Timestamp now);

    void started(bool is_retry, Timestamp now);
    void succeeded();
    void failed(ChatId lane, Timestamp now);

    bool is_open() const { return is_widespread_ && failures_ >= settings_.failures_to_open; }

private:
    void refill(Timestamp now);

    BreakerSettings settings_;
    int failures_{};  ///< in a row
    ChatId failed_lane_{};
    bool is_widespread_{};  ///< in more than one chat
    Timestamp next_probe_{};
    int budget_;  ///< hundredths of a retry
    Timestamp refilled_{};
};

}  // namespace linyi::outbox
