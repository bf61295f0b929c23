#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"
#include "domain/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linyi {

/// States of a message on its way out. Every one is visible; none is ever skipped silently.
enum class OutgoingState { offered, pending, inflight, sent, dead, expired, cancelled };

std::string_view to_text(OutgoingState state);
std::optional<OutgoingState> outgoing_state_from(std::string_view text);

/// What a posted message is about, so that a quote of it finds the thing: {'V', poll id}.
struct Subject {
    char kind{};  ///< V O R T M B, or 0 for none
    std::int64_t id{};

    friend bool operator==(const Subject&, const Subject&) = default;
};

/// A message waiting in, or gone through, the outbox. Its lane is its chat.
struct Outgoing {
    OutboxId id{};
    ChatId lane{};
    std::string kind{};  ///< "reply", "poll", "result", "reminder", "confirmation", "alert" …
    Document document{};
    Subject subject{};
    std::optional<CommunityId> community{};
    Timestamp created{};
    Timestamp not_before{};
    std::optional<Timestamp> not_after{};  ///< later than this it is `expired`, not sent
    int attempts{};
    OutgoingState state{OutgoingState::pending};
    bool plain{};  ///< resend without markup
    std::optional<int> last_status{};
    std::string last_error{};
    std::string platform_message{};
};

}  // namespace linyi
