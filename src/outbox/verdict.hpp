#pragma once

#include "adapters/adapter.hpp"
#include "outbox/backoff.hpp"
#include "storage/store.hpp"

#include <optional>
#include <string>

namespace linyi::outbox {

/// An attempt that is over, before anybody has judged it.
struct Attempted {
    storage::Claim claim{};
    Outcome outcome{Unknown{}};
    std::optional<int> status{};  ///< of the last answer
    std::string retry_after{};    ///< its Retry-After header, as received
    std::string error{};          ///< why there was no answer; for the operator
    bool has_failed{};            ///< no answer or a server error: the breaker counts it
};

/// What is written about an attempt.
struct Verdict {
    enum class Kind { sent, again, dead, expired };

    Kind kind{};
    storage::Attempt attempt{};
    std::string platform_message{};  ///< of a sent one
    storage::Again again{};
    ChatId lane{};
    std::string adapter{};
    std::optional<Timestamp> pause_lane{};
    std::optional<storage::AccountPause> pause_account{};
    bool resume_account{};   ///< it was paused and works again
    bool is_gone{};          ///< the chat
    std::string moved_to{};  ///< the chat's new platform id
    bool is_too_many{};      ///< the platform said that we send too fast
};

struct VerdictSettings {
    BackoffSettings backoff{};
    /// How long an account waits that its platform has shut out, before the next try.
    Millis stopped_pause{std::chrono::minutes{15}};
};

/// Judges an attempt. A try that the platform asked us to put off, or that only has to be said in
/// another way, is not one of the twelve; the age counts all the same.
Verdict judge(const VerdictSettings& settings, const Attempted& attempted, Timestamp now,
              Random& random);

}  // namespace linyi::outbox
