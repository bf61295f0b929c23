#pragma once

#include "base/text.hpp"

namespace linyi::commands::notice::texts {

inline constexpr Text notice_usage{"/通知 内容", "/notice TEXT"};
inline constexpr Text notice_summary{"以办公室名义发到所有业主群",
                                     "post to all owners groups in the name of your office"};
inline constexpr Text remind_usage{"/提醒 T5（催办）或 /提醒 明天9点 内容",
                                   "/remind T5 (now) or /remind tomorrow 9:00 TEXT"};
inline constexpr Text remind_summary{"催办任务，或定时提醒",
                                     "remind somebody of a task, or this chat at a time"};

inline constexpr Text no_text{"请把通知内容写在后面，例如：/通知 明天9点到11点停水，请提前储水",
                              "Please write the notice, for example: /notice No water tomorrow "
                              "from 9 to 11, please store some"};
inline constexpr Text too_long{"内容太长（最多 {max} 个字）。请缩短后再发。",
                               "That is too long (at most {max} characters). Please shorten it."};
inline constexpr Text no_groups{
    "本小区还没有业主群。请先在业主群里发送 /启用 和启用码。",
    "This community has no owners group yet. Send /setup and the code in the group first."};
inline constexpr Text title{"【通知】{office}", "[Notice] {office}"};
inline constexpr Text signed_by{"{community} {office} · {date}", "{community}, {office}, {date}"};
inline constexpr Text posted{"通知已发到 {count} 个业主群。",
                             "The notice goes to {count} owners "
                             "group(s)."};
inline constexpr Text committee{"业主委员会", "Owners' Committee"};
inline constexpr Text manager{"物业服务中心", "Property Office"};
inline constexpr Text community{"居民委员会", "Residents' Committee"};
inline constexpr Text street{"街道办事处", "Street Office"};
inline constexpr Text admin{"群管理员", "Group Admin"};

inline constexpr Text how_to_remind{
    "请写任务编号，或时间和内容，例如：/提醒 T5 或 /提醒 明天9点 带钥匙",
    "Please give a task, or a time and what to say, for example: /remind T5 or /remind tomorrow "
    "9:00 bring the key"};
inline constexpr Text vague_time{"“{words}”不是具体时间。请写明，例如：明天9点、下周五18点、三天后",
                                 "\"{words}\" is no time. Please name one, for example: tomorrow "
                                 "9:00, Friday 18:00, in 3 days"};
inline constexpr Text time_is_past{"{time} 已经过去了（现在 {now}）。请写一个以后的时间。",
                                   "{time} has passed (it is {now}). Please name a later time."};
inline constexpr Text time_too_far{"{time} 太远了，最长 {days} 天。",
                                   "{time} is too far off ({days} days at most)."};
inline constexpr Text too_many{"您已经有 {max} 个未到时间的提醒，请等一些提醒发出后再设。",
                               "You have {max} reminders waiting already; please let some go out "
                               "first."};
inline constexpr Text group_needs_office{
    "在群里设提醒需要业委会或物业身份。给自己设提醒，请私聊我。",
    "Reminders in a group are for the committee and the property office. For your own, send me a "
    "direct message."};
inline constexpr Text set{"好的，{time} 在这里提醒：{text}",
                          "All right: reminder here at {time}: "
                          "{text}"};
inline constexpr Text unknown_task{"没有找到任务 {task}。发送 /任务列表 查看编号。",
                                   "There is no task {task}. Send /tasks to see the numbers."};
inline constexpr Text may_not_remind{"只有监督人、业委会、物业、居委会和街道可以催办 {task}。",
                                     "Only the supervisor and the offices can send reminders of "
                                     "{task}."};
inline constexpr Text is_closed{"{task} 已经结束，不用催办。",
                                "{task} is closed: nothing to remind "
                                "of."};
inline constexpr Text waits{"{task} 已报完成，在等验收，不用催办。发送：验收 {task} 属实",
                            "{task} is reported done and waits to be verified: verify {task} yes"};
inline constexpr Text just_reminded{"{task} 在 {time} 刚催办过，请过一小时再催。",
                                    "{task} had a reminder at {time}; please wait an hour."};
inline constexpr Text reminder{"催办 {task}：{text}（期限 {due}，{state}）",
                               "Reminder {task}: {text} (due {due}, {state})"};
inline constexpr Text reminder_note{"请发送进度，例如：进度 {task} 60%。办完请发：完成 {task}",
                                    "Please report, for example: progress {task} 60%. When it is "
                                    "done: done {task}"};
inline constexpr Text reminded{"已提醒 {responsible}：{task} {text}",
                               "{responsible} has been reminded: {task} {text}"};
inline constexpr Text reminded_here{"{responsible}，请办理 {task}：{text}（期限 {due}，{state}）",
                                    "{responsible}, please see to {task}: {text} (due {due}, "
                                    "{state})"};

}  // namespace linyi::commands::notice::texts
