#pragma once

#include "base/text.hpp"

/// The words of reminders. Whoever reads one knows what is missing and what to send.
namespace linyi::commands::reminder::texts {

inline constexpr Text mute_usage{"/不再提醒 V12", "/mute V12"};
inline constexpr Text mute_summary{"不再收到某个表决的提醒", "no more reminders of a vote"};
inline constexpr Text mute_example{"请写明是哪个表决，例如：不再提醒 V12",
                                   "Please say which vote, for example: mute V12"};
inline constexpr Text unknown_poll{"没有找到表决 {id}。发送 /表决列表 查看编号。",
                                   "There is no vote {id}. Send /votes to see the numbers."};
inline constexpr Text poll_is_over{"{id} 已经结束，不会再提醒。",
                                   "{id} is over; there are no more reminders."};
inline constexpr Text muted{"好的，不再提醒您 {id}。截止前仍可投票。",
                            "All right, no more reminders of {id}. You can still vote until it "
                            "closes."};

inline constexpr Text digest_title{"【提醒】共 {count} 条", "[Reminder] {count} matters"};

inline constexpr Text midway{"表决 {id} 时间过半：{question}", "Vote {id} is half-way: {question}"};
inline constexpr Text closing_group{"表决 {id} 快要截止：{question}",
                                    "Vote {id} closes soon: {question}"};
inline constexpr Text numbers{"{participation}，还差 {missing} 户。截止时间：{time}",
                              "{participation}, {missing} households missing. Closes: {time}"};
inline constexpr Text building_missing{"{building}还差 {missing} 户",
                                       "{building}: {missing} missing"};
inline constexpr Text building{"{name}号楼", "Building {name}"};
inline constexpr Text separator{"、", ", "};
inline constexpr Text closing{"表决 {id} 将于 {time} 截止，还没有收到 {units} 的选择：{question}",
                              "Vote {id} closes at {time}; there is no choice from {units} yet: "
                              "{question}"};
inline constexpr Text closing_note{
    "请回复，例如：{id} {first}。不想再收到提醒，请回复：不再提醒 {id}",
    "Please answer, for example: {id} {first}. For no more "
    "reminders, answer: mute {id}"};

inline constexpr Text task_ahead{"任务提醒 {task}：{text}（期限 {due}，{when}，{state}）",
                                 "Task reminder {task}: {text} (due {due}, {when}, {state})"};
inline constexpr Text task_overdue{
    "任务逾期 {task}：{text}（负责人 {responsible}，期限 {due}，{when}，{state}）",
    "Task overdue {task}: {text} (responsible {responsible}, due {due}, {when}, {state})"};
inline constexpr Text task_escalated{
    "任务逾期上报 {task}：{text}（负责人 {responsible}，监督 {supervisor}，期限 "
    "{due}，{when}，{state}）",
    "Overdue task, for your attention {task}: {text} (responsible {responsible}, supervisor "
    "{supervisor}, due {due}, {when}, {state})"};
inline constexpr Text doer_note{"请发送进度，例如：进度 {task} 60%。办完请发：完成 {task}",
                                "Please report, for example: progress {task} 60%. When it is done: "
                                "done {task}"};
inline constexpr Text overseer_note{"请督促办理。催办请发：提醒 {task}",
                                    "Please follow it up. To press for it: remind {task}"};
inline constexpr Text committee{"业委会", "the committee"};

inline constexpr Text meeting{"会议提醒 {id} {name}：{time}（{when}）",
                              "Meeting reminder {id} {name}: {time} ({when})"};

inline constexpr Text today{"今天", "today"};
inline constexpr Text tomorrow{"明天", "tomorrow"};
inline constexpr Text days_left{"还有 {days} 天", "in {days} days"};
inline constexpr Text days_late{"已逾期 {days} 天", "{days} days late"};

inline constexpr Text chosen{"提醒：{text}", "Reminder: {text}"};

// Names of steps in a task's history.
inline constexpr Text step_ahead{"到期提醒", "before the due date"};
inline constexpr Text step_overdue{"逾期提醒", "overdue"};
inline constexpr Text step_escalated{"逾期上报", "escalated"};

}  // namespace linyi::commands::reminder::texts
