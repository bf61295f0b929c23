#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"

#include <optional>
#include <string>

namespace linyi {

/// What was decided. Who does what until when, and who watches, stands in its tasks: a resolution
/// is never without one. Source: domain.md §1.3 C9.
struct Resolution {
    ResolutionId id{};
    CommunityId community{};
    std::int64_t number{};  ///< R7
    std::string text{};
    std::optional<PollId> poll{};  ///< the vote it rests on
    std::optional<MeetingId> meeting{};
    int item{};  ///< of the meeting's agenda
    ChatId chat{};
    AccountId created_by{};
    Timestamp created_at{};
};

}  // namespace linyi
