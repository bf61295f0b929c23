#pragma once

#include "base/random.hpp"
#include "base/time.hpp"

#include <optional>
#include <string_view>

namespace linyi::outbox {

/// When a message is tried again. Source: reliability.md §3.4.
struct BackoffSettings {
    Millis base{std::chrono::seconds{1}};    ///< the first wait, at most
    Millis cap{std::chrono::minutes{15}};    ///< the longest wait of our own
    int attempts_max{12};                    ///< tries; after the last the message is dead
    Millis age_max{std::chrono::hours{24}};  ///< since the first try; then the message is dead
    Millis retry_after_max{std::chrono::hours{1}};  ///< what a platform may ask for
};

/// The wait after the `failures`-th failed try in a row (1 after the first): half of
/// min(cap, base·2ⁿ⁻¹) is fixed, half random. A chat has one sender, so an instant retry would help
/// nobody; the random half spreads many chats.
Millis backoff(const BackoffSettings& settings, int failures, Random& random);

/// What a Retry-After header asks for: whole seconds, or an HTTP date in one of the three forms of
/// RFC 9110 §5.6.7. None for everything else, for zero and for times gone by: own backoff then.
/// Cut to `settings.retry_after_max`.
std::optional<Millis> retry_after(const BackoffSettings& settings, std::string_view value,
                                  Timestamp now);

/// The platform's wish (from a header or from inside an answer), cut to `retry_after_max`; none if
/// it is zero or less.
std::optional<Millis> wish(const BackoffSettings& settings, std::optional<Millis> wait);

}  // namespace linyi::outbox
