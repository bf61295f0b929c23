#pragma once

#include "language/answer.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace linyi::language {

/// 【表决一】是否同意…?业主回复同意/反对/弃权,19:52截止。 / [投票] … / 现在表决:… / Vote 1: …
struct PollOpening {
    int ordinal{};        ///< 表决一 → 1; 0 if it has no number
    std::string title{};  ///< the question, without marker, instructions and deadline
    BallotPaper paper{};
    std::string closes{};  ///< the deadline phrase as written ("19:52", "十分钟后"); empty if none
    std::vector<std::string> buildings{};  ///< 仅3号楼 → {"3"}; empty: everybody
    /// Nothing calls it a vote, only answers are asked for: one if no other is under way.
    bool is_implied{};
};

/// 【表决一截止】, 投票结束, 表决二到此为止, Voting closed
struct PollClosing {
    int ordinal{};
    bool is_all{};        ///< 以上两项表决截止: every vote that is open here
    bool is_afterword{};  ///< said of a vote that its deadline has ended already
};

/// 表决二作废, 投票取消
struct PollCancelling {
    int ordinal{};
};

/// 表决一延长到20:30, 再给大家5分钟
struct PollExtension {
    int ordinal{};
    std::string until{};          ///< the new deadline as written; empty if `more` says it
    std::chrono::minutes more{};  ///< on top of the deadline that stands
};

/// 【会议开始】主持人周敏,记录韩雪。今天三个议题:一、…;二、…;三、…。
struct MeetingStart {
    std::string host{};
    std::string recorder{};
    std::vector<std::string> agenda{};
};

/// 【会议结束】, 散会 said by the host
struct MeetingEnd {};

/// 【议题一】电动自行车集中充电棚。背景:…
struct ItemStart {
    int ordinal{};
    std::string title{};
    std::string background{};
};

using Marker = std::variant<PollOpening, PollClosing, PollCancelling, PollExtension, MeetingStart,
                            MeetingEnd, ItemStart>;

/// All markers of one message, in order; a message may close one item and open the next. Only
/// the host or the committee may set them: that is the caller's check.
std::vector<Marker> read_markers(std::string_view text);

/// A notice before the meeting that names it: "…和悦里小区第四季度物业治理推进会19:30开始,线下在…".
struct MeetingNotice {
    std::string name{};
    std::vector<std::string> places{};
};
std::optional<MeetingNotice> read_meeting_notice(std::string_view text);

/// 签到 3-1-102 / 堵在路上了,先签到 1-1-502 / 3号楼1单元102签到 / check in 3-1-102.
struct CheckIn {
    std::vector<std::string> units{};  ///< normal form; empty: the account's own unit is meant
    bool is_proxy{};                   ///< 代3-1-103签到: somebody else's
    bool is_withdrawn{};               ///< 撤回签到: the account's own check-in no longer holds
};
std::optional<CheckIn> read_check_in(std::string_view text);

/// 物业项目经理吴磊、客服小杨到会: how many of the side that speaks are there, and their names.
struct Presence {
    std::vector<std::string> names{};
};
std::optional<Presence> read_presence(std::string_view text);

/// +1, 同意楼上, 支持楼上, 顶: seconding what somebody said.
bool is_support(std::string_view text);

}  // namespace linyi::language
