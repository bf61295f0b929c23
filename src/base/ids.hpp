#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace linyi {

/// A number the store gave out for one kind of thing; kinds do not mix. 0 means "none yet".
template <class Tag>
struct Id {
    std::int64_t value{};

    explicit operator bool() const { return value != 0; }
    friend auto operator<=>(const Id&, const Id&) = default;
};

using CommunityId = Id<struct CommunityTag>;
using ChatId = Id<struct ChatTag>;        ///< also the outbox lane
using AccountId = Id<struct AccountTag>;  ///< one platform account
using PersonId = Id<struct PersonTag>;    ///< one human within one community
using UnitId = Id<struct UnitTag>;
using PollId = Id<struct PollTag>;
using OpinionId = Id<struct OpinionTag>;
using MeetingId = Id<struct MeetingTag>;
using ResolutionId = Id<struct ResolutionTag>;
using TaskId = Id<struct TaskTag>;
using BriefingId = Id<struct BriefingTag>;
using OutboxId = Id<struct OutboxTag>;
using JobId = Id<struct JobTag>;

}  // namespace linyi

template <class Tag>
struct std::hash<linyi::Id<Tag>> {
    std::size_t operator()(const linyi::Id<Tag>& id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
