#pragma once

#include "base/text.hpp"

/// The words of tasks and of what resolutions and tasks have in common.
namespace linyi::commands::task::texts {

inline constexpr Text task_usage{"/任务 要做的事 @负责人 截止 11月30日 监督 姓名",
                                 "/task WHAT @who due Nov 30 supervisor NAME"};
inline constexpr Text task_summary{"布置任务（/任务 T5 查看详情）",
                                   "give somebody a task (/task T5 shows it)"};
inline constexpr Text accept_usage{"/签收 T5", "/accept T5"};
inline constexpr Text accept_summary{"签收任务", "accept a task"};
inline constexpr Text progress_usage{"/进度 T5 60% 说明", "/progress T5 60% NOTE"};
inline constexpr Text progress_summary{"报告进度", "report progress"};
inline constexpr Text done_usage{"/完成 T5 说明", "/done T5 NOTE"};
inline constexpr Text done_summary{"报告完成，等监督人验收",
                                   "report a task done; the supervisor verifies it"};
inline constexpr Text verify_usage{"/验收 T5 属实（或：不属实 原因）",
                                   "/verify T5 yes (or: no REASON)"};
inline constexpr Text verify_summary{"验收任务（不能由办理人自己验收）",
                                     "verify a task (never by the one who did it)"};
inline constexpr Text postpone_usage{"/改期 T5 12月15日 原因", "/postpone T5 Dec 15 REASON"};
inline constexpr Text postpone_summary{"更改任务期限（原期限仍会显示）",
                                       "move a task's date (the first one stays visible)"};
inline constexpr Text cannot_usage{"/无法办理 T5 原因", "/cannot T5 REASON"};
inline constexpr Text cannot_summary{"说明任务无法办理", "say why a task is not possible"};
inline constexpr Text reopen_usage{"/重办 T5 原因", "/reopen T5 REASON"};
inline constexpr Text reopen_summary{"重新办理已结束的任务", "take up a closed task again"};
inline constexpr Text tasks_usage{"/任务列表（/任务列表 我的）", "/tasks (/tasks mine)"};
inline constexpr Text tasks_summary{"还没有完成的任务", "tasks that are not done"};
inline constexpr Text set_responsible_usage{"/负责人 T5 姓名", "/responsible T5 NAME"};
inline constexpr Text set_responsible_summary{"更正任务的负责人（签收前）",
                                              "correct who is responsible (before it is accepted)"};
inline constexpr Text set_supervisor_usage{"/监督人 T5 姓名", "/supervisor T5 NAME"};
inline constexpr Text set_supervisor_summary{"更正任务的监督人（签收前）",
                                             "correct who supervises (before it is accepted)"};
inline constexpr Text set_due_usage{"/期限 T5 12月5日", "/due T5 Dec 5"};
inline constexpr Text set_due_summary{"更正任务的期限（签收前）",
                                      "correct the date (before it is accepted)"};

inline constexpr Text no_text{
    "请写明要做什么、谁负责、什么时候完成，例如：/任务 更换8号楼门禁 @张经理 截止 11月30日 监督 "
    "王主任",
    "Please write what is to be done, by whom and until when, for example: /task Replace the lock "
    "of building 8 @zhang due Nov 30 supervisor Wang"};
inline constexpr Text too_long{"内容太长（最多 {max} 个字）。请缩短，或分成几条。",
                               "That is too long (at most {max} characters). Please shorten it or "
                               "send it in parts."};
inline constexpr Text too_many{"一次最多 {max} 项措施，请分成几条。",
                               "At most {max} measures at once. Please send them in parts."};
inline constexpr Text no_responsible{
    "“{text}”没有写谁负责。请加上 @负责人 或“负责人 姓名”，例如：{text} @张经理 截止 11月30日",
    "Nobody is named for \"{text}\". Please add @person or \"responsible NAME\", for example: "
    "{text} @zhang due Nov 30"};
inline constexpr Text unknown_person{
    "没有找到“{name}”。请用 @ 点名，或写全名。现在可以写：{nearest}",
    "I do not know \"{name}\". Please mention them with @, or write the full name. Known here: "
    "{nearest}"};
inline constexpr Text unknown_person_alone{
    "没有找到“{name}”。请在群里用 @ 点名这个人，或先由管理员登记：/角色 @姓名 物业",
    "I do not know \"{name}\". Please mention them with @ in the group, or let an admin register "
    "them: /role @name manager"};
inline constexpr Text which_person{"“{name}”有 {count} 位，是哪一位？请回复编号。",
                                   "There are {count} people called \"{name}\". Which one? Please "
                                   "answer with the number."};
inline constexpr Text same_person{
    "负责人和监督人不能是同一个人（{name}）。请换一位监督人。",
    "The responsible person and the supervisor cannot be the same ({name}). Please name another "
    "supervisor."};
inline constexpr Text which_date{
    "“{words}”不是具体日期。“{text}”什么时候完成？请回复日期，例如：11月30日 或 三个工作日内",
    "\"{words}\" is no date. Until when should \"{text}\" be done? Please answer with a date, for "
    "example Nov 30 or within 3 working days."};
inline constexpr Text date_is_past{
    "{date} 已经过去了（今天是 {today}）。请写一个以后的日期再发一次。",
    "{date} is in the past (today is {today}). Please send it again with a later date."};
inline constexpr Text not_understood{"没有看懂，已取消。请重新发送完整的一行。",
                                     "I did not understand that and dropped it. Please send the "
                                     "whole line again."};

inline constexpr Text created{"【任务 {task}】{text}", "[Task {task}] {text}"};
inline constexpr Text responsible{"负责人", "Responsible"};
inline constexpr Text due{"期限", "Due"};
inline constexpr Text supervisor{"监督人", "Supervisor"};
inline constexpr Text state{"状态", "State"};
inline constexpr Text history{"经过", "History"};
inline constexpr Text basis{"依据", "Basis"};
inline constexpr Text due_default{
    "{date}（没有写日期，按 {days} 天计；要改请发：期限 {task} 12月5日）",
    "{date} (no date was given: {days} days; to change it send: due "
    "{task} Dec 5)"};
inline constexpr Text due_recurring{"{date}（“{words}”，先按最近一次计）",
                                    "{date} (\"{words}\": the next time)"};
inline constexpr Text due_moved{"{date}（原定 {first}）", "{date} (first {first})"};
inline constexpr Text no_supervisor{"业委会（没有写监督人）", "the committee (nobody was named)"};
inline constexpr Text committee{"业委会", "the committee"};
inline constexpr Text how_to_correct{
    "有不对的，签收前可以更正，例如：“负责人 {task} 姓名”“期限 {task} 日期”“监督人 {task} 姓名”。",
    "If something is wrong, correct it before it is accepted: \"responsible {task} NAME\", \"due "
    "{task} DATE\", \"supervisor {task} NAME\"."};
inline constexpr Text for_you{"您有新任务 {task}：{text}", "You have a new task {task}: {text}"};
inline constexpr Text for_you_note{"收到请点“签收”，或发送：签收 {task}。办完发送：完成 {task}",
                                   "Please press \"Accept\" or send: accept {task}. When it is "
                                   "done, send: done {task}"};
inline constexpr Text you_supervise{"请您监督 {task}：{text}（{responsible}，{due}）",
                                    "Please supervise {task}: {text} ({responsible}, {due})"};
inline constexpr Text accept_button{"签收", "Accept"};
inline constexpr Text yes_button{"属实", "Done indeed"};
inline constexpr Text no_button{"不属实", "Not done"};

inline constexpr Text unknown_task{"没有找到任务 {task}。发送 /任务列表 查看编号。",
                                   "There is no task {task}. Send /tasks to see the numbers."};
inline constexpr Text which_task{"请写上任务编号，例如：{example}。您的任务：{tasks}",
                                 "Please add the task's number, for example: {example}. Your "
                                 "tasks: {tasks}"};
inline constexpr Text which_task_alone{
    "请写上任务编号，例如：{example}。发送 /任务列表 查看编号。",
    "Please add the task's number, for example: {example}. Send /tasks to see the numbers."};
inline constexpr Text not_responsible{
    "{task} 由 {responsible} 负责，只有本人（或物业、业委会代报）可以这样操作。",
    "{task} belongs to {responsible}; only they (or the property office or committee for them) can "
    "do that."};
inline constexpr Text not_supervisor{"{task} 由 {supervisor} 验收，您不能验收。",
                                     "{task} is verified by {supervisor}, not by you."};
inline constexpr Text may_not_reopen{
    "{task} 只能由监督人、业委会或物业重办。反映问题请发送：/意见 内容",
    "Only the supervisor, committee or property office can reopen "
    "{task}. To report a problem send /opinion TEXT"};
inline constexpr Text may_not_correct{"只有布置任务的人或业委会可以更正 {task}。",
                                      "Only who gave {task} or the committee can correct it."};
inline constexpr Text too_late_to_correct{
    "{task} 已经签收。改期限请发送：改期 {task} 日期 原因",
    "{task} is accepted already. To move the date send: postpone {task} DATE REASON"};
inline constexpr Text corrected{"{task} 已更正。", "{task} is corrected."};

inline constexpr Text accepted{"{task} 已签收，{who} 开始办理。", "{task}: {who} has accepted it."};
inline constexpr Text progressed{"{task} 进度 {percent}%。{text}",
                                 "{task}: {percent}% done. {text}"};
inline constexpr Text hundred_percent{"如果已经全部完成，请发送：完成 {task}",
                                      "If it is all done, please send: done {task}"};
inline constexpr Text claimed{"{task} {responsible} 报告已完成：{text}。请 {supervisor} 验收。",
                              "{task}: {responsible} reports it done: {text}. {supervisor}, please "
                              "verify."};
inline constexpr Text claimed_bare{"{task} {responsible} 报告已完成。请 {supervisor} 验收。",
                                   "{task}: {responsible} reports it done. {supervisor}, please "
                                   "verify."};
inline constexpr Text how_to_verify{"回复“验收 {task} 属实”或“验收 {task} 不属实 原因”。",
                                    "Answer \"verify {task} yes\" or \"verify {task} no REASON\"."};
inline constexpr Text please_verify{"{task}：{text}。已报完成，属实吗？",
                                    "{task}: {text}. Reported done: is that so?"};
inline constexpr Text verified{"{task} 已完成，{who} 验收属实：{text}",
                               "{task} is done, verified by {who}: {text}"};
inline constexpr Text how_to_rate{"满意吗？请发送：反馈 {resolution} 1到5分 和您的意见",
                                  "Satisfied? Send: feedback {resolution} 1 to 5 and your words"};
inline constexpr Text refused{"{task} 验收没有通过：{text}。请 {responsible} 继续办理。",
                              "{task} was not verified: {text}. {responsible}, please go on."};
inline constexpr Text why_not{"{task} 哪里不属实？请回复原因。",
                              "What is not done about {task}? Please answer with the reason."};
inline constexpr Text postponed{"{task} 期限改到 {date}（原定 {first}）。原因：{text}",
                                "{task} is now due {date} (first {first}). Reason: {text}"};
inline constexpr Text given_up{"{task} 无法办理。原因：{text}。已列入下次会议议题备选。",
                               "{task} is not possible. Reason: {text}. It is proposed for the "
                               "next meeting."};
inline constexpr Text reopened{"{task} 重新办理（第 {times} 次返工）。原因：{text}",
                               "{task} is open again (time {times}). Reason: {text}"};
inline constexpr Text on_behalf{"（由 {who} 代报）", " (reported by {who} for them)"};
inline constexpr Text too_far{"期限 {date} 太远了，最长 {years} 年。请核对日期。",
                              "{date} is too far off ({years} years at most). Please check it."};

inline constexpr Text no_tasks{"现在没有未完成的任务。", "There is no open task."};
inline constexpr Text open_tasks{"未完成的任务（{count} 项）", "Open tasks ({count})"};
inline constexpr Text task_line{"{task} {text} · {responsible} · {due} · {state}",
                                "{task} {text} · {responsible} · {due} · {state}"};
inline constexpr Text more_tasks{"还有 {count} 项，发送 /任务列表 我的 查看自己的任务。",
                                 "{count} more; /tasks mine shows your own."};
inline constexpr Text overdue{"已超期", "overdue"};
inline constexpr Text due_today{"今天到期", "due today"};

inline constexpr Text state_pending{"待签收", "not accepted yet"};
inline constexpr Text state_in_progress{"办理中", "in progress"};
inline constexpr Text state_postponed{"延期", "postponed"};
inline constexpr Text state_done_claimed{"待验收", "waits to be verified"};
inline constexpr Text state_verified{"已完成", "done"};
inline constexpr Text state_impossible{"无法办理", "not possible"};

inline constexpr Text event_created{"布置", "given"};
inline constexpr Text event_accepted{"签收", "accepted"};
inline constexpr Text event_progress{"进度 {percent}%", "{percent}%"};
inline constexpr Text event_claimed{"报完成", "reported done"};
inline constexpr Text event_verified{"验收属实", "verified"};
inline constexpr Text event_refused{"验收不属实", "not verified"};
inline constexpr Text event_postponed{"改期到 {date}", "moved to {date}"};
inline constexpr Text event_impossible{"无法办理", "not possible"};
inline constexpr Text event_reopened{"重办", "reopened"};
inline constexpr Text event_reminded{"催办", "reminded"};

inline constexpr Text resolution{"【决议 {resolution}】{text}", "[Resolution {resolution}] {text}"};
inline constexpr Text vote_of{"表决 {poll}：{question}", "vote {poll}: {question}"};
inline constexpr Text unknown_poll{"没有找到表决 {poll}。发送 /表决列表 查看编号。",
                                   "There is no vote {poll}. Send /votes to see the numbers."};
inline constexpr Text poll_is_open{"表决 {poll} 还没有截止，请等结果出来再形成决议。",
                                   "Vote {poll} is still open. Please wait for its result."};
inline constexpr Text poll_not_passed{"表决 {poll} 没有通过，不能作为决议的依据。",
                                      "Vote {poll} did not pass, so no resolution can rest on it."};

inline constexpr Text poll_has_objections{
    "表决 {poll} 的公示还有未答复的异议（{objections}），答复之前不能据此作出决议。",
    "Vote {poll} has unanswered objections ({objections}); no resolution can rest on it before."};

}  // namespace linyi::commands::task::texts
