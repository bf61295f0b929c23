#pragma once

#include "base/text.hpp"

/// The words of the meeting family.
namespace linyi::commands::meeting::texts {

inline constexpr Text checkin_usage{"签到 房号", "check in UNIT"};
inline constexpr Text checkin_summary{"会议签到", "check in to a meeting"};
inline constexpr Text checked_in{"{unit} 已签到。", "{unit} is checked in."};
inline constexpr Text checked_in_before{"{unit} 之前已经签到。", "{unit} was checked in already."};
inline constexpr Text checked_in_guest{"{unit} 租户已签到旁听。",
                                       "{unit} is checked in as a guest (tenant)."};
inline constexpr Text unbound{
    "还不知道您是哪一户，签到没有登记。请私聊我发送：绑定 房号 绑定码，再签到一次。",
    "I do not know your unit yet, so the check-in was not recorded. Send me in a direct chat: bind "
    "UNIT CODE, then check in again."};

}  // namespace linyi::commands::meeting::texts
