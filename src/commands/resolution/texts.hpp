#pragma once

#include "base/text.hpp"

namespace linyi::commands::resolution::texts {

inline constexpr Text resolution_usage{
    "/决议 依据V12 要做的事 @负责人 截止 11月30日 监督 姓名（几项用；隔开或分行编号）",
    "/resolution V12 WHAT @who due Nov 30 supervisor NAME (several: separate with ; or number "
    "the lines)"};
inline constexpr Text resolution_summary{"记录决议并布置任务（/决议 R7 查看）",
                                         "record a resolution and its tasks (/resolution R7 "
                                         "shows it)"};
inline constexpr Text resolutions_usage{"/决议列表", "/resolutions"};
inline constexpr Text resolutions_summary{"最近的决议和办理情况",
                                          "the latest resolutions and how they go"};
inline constexpr Text feedback_usage{"/反馈 R7 4 意见（1到5分，5分最满意）",
                                     "/feedback R7 4 WORDS (1 to 5, 5 is best)"};
inline constexpr Text feedback_summary{"评价决议的落实情况", "say how a resolution went"};

inline constexpr Text unknown_resolution{"没有找到决议 {resolution}。发送 /决议列表 查看编号。",
                                         "There is no resolution {resolution}. Send /resolutions "
                                         "to see the numbers."};
inline constexpr Text no_resolutions{"还没有决议。", "There is no resolution yet."};
inline constexpr Text latest{"最近的决议", "Latest resolutions"};
inline constexpr Text line{"{resolution} {text}（{done}/{all} 项完成）",
                           "{resolution} {text} ({done} of {all} done)"};
inline constexpr Text line_overdue{"{resolution} {text}（{done}/{all} 项完成，{overdue} 项超期）",
                                   "{resolution} {text} ({done} of {all} done, {overdue} overdue)"};
inline constexpr Text made{"形成时间", "Made"};
inline constexpr Text basis{"依据", "Basis"};
inline constexpr Text vote_of{"表决 {poll}：{question}", "vote {poll}: {question}"};
inline constexpr Text satisfaction{"居民评价", "Residents say"};
inline constexpr Text mean{"平均 {mean} 分（{count} 户）", "{mean} of 5 ({count} households)"};
inline constexpr Text too_few{"{count} 户已评价", "{count} households so far"};

inline constexpr Text how_to_rate{"请写上决议编号和 1 到 5 分，例如：反馈 R7 4 门好用了，灯还不亮",
                                  "Please give the resolution's number and 1 to 5, for example: "
                                  "feedback R7 4 the door works, the lamp does not"};
inline constexpr Text residents_only{
    "评价由住户来做。您登记为工作人员，意见请在会议上提出。",
    "Ratings are for residents. You are registered as staff; please speak at the meeting."};
inline constexpr Text bind_first{
    "还不知道您是哪一户，评价没有记下。请私聊我发送：绑定 房号 "
    "绑定码，再评一次。没有绑定码请找业委会或物业。",
    "I do not know your unit yet, so this was not kept. Send me in a direct chat: bind UNIT CODE, "
    "then rate again. The committee has the code."};
inline constexpr Text text_too_long{"内容太长（最多 {max} 个字）。请缩短后再发。",
                                    "That is too long (at most {max} characters). Please shorten "
                                    "it."};
inline constexpr Text thanks{"谢谢，已记下 {resolution} {rating} 分。它会列入下次会议的议题备选。",
                             "Thank you: {rating} for {resolution} is noted. It is proposed for "
                             "the next meeting."};
inline constexpr Text changed{"已改为 {resolution} {rating} 分，以这一次为准。",
                              "Changed to {rating} for {resolution}; this one counts."};

}  // namespace linyi::commands::resolution::texts
