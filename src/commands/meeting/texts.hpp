#pragma once

#include "base/text.hpp"

/// The words of the meeting family.
namespace linyi::commands::meeting::texts {

inline constexpr Text meeting_usage{
    "/会议 名称 11月30日19:30 地点 党群服务中心；/会议 开始；/会议 取消 原因",
    "/meeting NAME Nov 30 19:30 place WHERE; /meeting start; /meeting cancel REASON"};
inline constexpr Text meeting_summary{"查看、召集或开始会议", "see, call or start a meeting"};
inline constexpr Text agenda_usage{
    "/议题（查看）；/议题 内容（提出）；/议题 采纳 O31；/议题 暂缓 O31 原因",
    "/agenda (see it); /agenda TEXT (propose); /agenda accept O31; /agenda defer O31 REASON"};
inline constexpr Text agenda_summary{"查看会议议题，或提出议题",
                                     "see the agenda, or propose an item"};
inline constexpr Text next_usage{"/下一项 或 /下一项 3", "/next or /next 3"};
inline constexpr Text next_summary{"进入下一项议题", "go on to the next agenda item"};
inline constexpr Text end_usage{"/散会", "/end"};
inline constexpr Text end_summary{"结束会议", "end the meeting"};
inline constexpr Text checkin_usage{"签到 房号", "check in UNIT"};
inline constexpr Text checkin_summary{"会议签到", "check in to a meeting"};

inline constexpr Text checked_in{"{unit} 已签到。", "{unit} is checked in."};
inline constexpr Text checked_in_before{"{unit} 之前已经签到。", "{unit} was checked in already."};
inline constexpr Text checked_in_guest{"{unit} 租户已签到旁听。",
                                       "{unit} is checked in as a guest (tenant)."};
inline constexpr Text withdrawn{"您的签到已撤回。", "Your check-in is withdrawn."};
inline constexpr Text for_others{
    "代签到没有登记：请本人签到，或请主持人代为登记。",
    "A check-in for somebody else was not recorded: let them check in, or ask the host to do it."};
inline constexpr Text unbound{
    "还不知道您是哪一户，签到没有登记。请私聊我发送：绑定 房号 绑定码，再签到一次。",
    "I do not know your unit yet, so the check-in was not recorded. Send me in a direct chat: bind "
    "UNIT CODE, then check in again."};
inline constexpr Text check_in_early{
    "会议 {meeting} 在 {time} 开始，现在签到太早，没有登记。请在会议当天签到。",
    "Meeting {meeting} starts {time}; it is too early to check in, so nothing was recorded. Please "
    "check in on the day."};

inline constexpr Text unknown_meeting{"没有找到会议 {meeting}。发送 /会议 查看现在的会议。",
                                      "There is no meeting {meeting}. Send /meeting to see what is "
                                      "on."};
inline constexpr Text none_now{"现在没有会议。", "No meeting is planned or running."};
inline constexpr Text none_now_host{
    "现在没有会议。召集会议：/会议 名称 11月30日19:30 地点 党群服务中心",
    "No meeting is planned or running. To call one: /meeting NAME Nov 30 19:30 place WHERE"};
inline constexpr Text hosts_only{"会议由业委会或物业召集和主持。您可以提出议题：/议题 内容",
                                 "The committee or the property office calls and leads meetings. "
                                 "You can propose an item: /agenda TEXT"};
inline constexpr Text only_in_group{"请在开会的群里发送这条指令。",
                                    "Please send this in the group the meeting is held in."};
inline constexpr Text no_name{
    "请写会议名称，例如：/会议 第四季度推进会 11月30日19:30 地点 党群服务中心",
    "Please name the meeting, for example: /meeting Winter meeting Nov 30 19:30 place Hall 2"};
inline constexpr Text name_too_long{"会议名称太长（最多 {max} 个字）。请缩短，说明可以另发。",
                                    "The meeting's name is too long (at most {max} characters). "
                                    "Please shorten it and explain in another message."};
inline constexpr Text no_time{
    "请写明哪天几点开会，例如：/会议 第四季度推进会 11月30日19:30 地点 党群服务中心",
    "Please say on which day and at what time, for example: /meeting Winter meeting Nov 30 19:30 "
    "place Hall 2"};
inline constexpr Text time_past{"会议时间 {time} 已经过去了（现在是 {now}）。请写一个以后的时间。",
                                "The time {time} has passed (it is {now}). Please name a later "
                                "one."};
inline constexpr Text time_too_far{"会议时间 {time} 太远了，最多提前 {days} 天召集。",
                                   "{time} is too far off; a meeting can be called {days} days "
                                   "ahead at most."};
inline constexpr Text planned_already{
    "本群已经有会议 {meeting}（{time}）。要改，请先发 /会议 取消 原因，再重新召集。",
    "Meeting {meeting} is planned here already ({time}). To change it send /meeting cancel REASON, "
    "then call it again."};
inline constexpr Text running_already{"会议 {meeting} 正在进行。结束会议：/散会",
                                      "Meeting {meeting} is running. To end it: /end"};
inline constexpr Text not_running{"本群没有正在进行的会议。开始会议：/会议 开始",
                                  "No meeting is running here. To start one: /meeting start"};
inline constexpr Text nothing_to_cancel{"本群没有可以取消的会议。发送 /会议 查看。",
                                        "There is no planned meeting here to cancel. Send "
                                        "/meeting to see."};
inline constexpr Text cancel_reason{"请写明取消的原因，例如：/会议 取消 场地有变",
                                    "Please give a reason, for example: /meeting cancel the hall "
                                    "is not free"};
inline constexpr Text cancelled{"【会议 {meeting} 取消】原因：{reason}",
                                "[Meeting {meeting} is cancelled] Reason: {reason}"};

inline constexpr Text announced{"【会议通知 {meeting}】{name}", "[Meeting {meeting}] {name}"};
inline constexpr Text title{"【会议】{title}", "[Meeting] {title}"};
inline constexpr Text time_label{"时间", "Time"};
inline constexpr Text place_label{"地点", "Place"};
inline constexpr Text place_here{"本群", "this group"};
inline constexpr Text called_by{"召集", "Called by"};
inline constexpr Text host_label{"主持", "Host"};
inline constexpr Text state_label{"状态", "State"};
inline constexpr Text state_planned{"未开始", "planned"};
inline constexpr Text state_gathering{"签到中", "people are checking in"};
inline constexpr Text state_running{"进行中", "running"};
inline constexpr Text state_ended{"已结束", "over"};
inline constexpr Text state_called_off{"已取消", "cancelled"};
inline constexpr Text how_to_prepare{"提出议题：/议题 内容。开会时签到：签到 房号。",
                                     "To propose an item: /agenda TEXT. To check in at the "
                                     "meeting: check in UNIT."};
inline constexpr Text meetings_title{"会议", "Meetings"};
inline constexpr Text meeting_line{"{title}（{state}，{time}）", "{title} ({state}, {time})"};
inline constexpr Text meeting_line_bare{"{title}（{state}）", "{title} ({state})"};

inline constexpr Text started{"【会议开始】{title}", "[Meeting starts] {title}"};
inline constexpr Text led_by{"主持：{host}", "Host: {host}"};
inline constexpr Text led_by_agenda{"主持：{host}；议题 {count} 项",
                                    "Host: {host}; agenda: {count} item(s)"};
inline constexpr Text sheet_checkin{"签到：发 签到 房号，例如 签到 3-1-102",
                                    "Check in: check in UNIT, e.g. check in 3-1-102"};
inline constexpr Text sheet_vote{"表决：开始后直接回复 同意、反对、弃权 或选项编号",
                                 "Votes: answer yes, no, abstain, or the option's number"};
inline constexpr Text sheet_speak{"意见：发 /意见 内容；附议：+1",
                                  "Opinions: /opinion TEXT; to second one: +1"};
inline constexpr Text sheet_host{"主持人：/下一项、/表决 问题、/决议 内容、/散会",
                                 "Host: /next, /vote QUESTION, /resolution TEXT, /end"};

inline constexpr Text item_opened{"【议题 {no}】{title}", "[Item {no}] {title}"};
inline constexpr Text no_more_items{
    "议题都讨论过了。增加议题：/议题 内容；结束会议：/散会",
    "All items have been discussed. To add one: /agenda TEXT; to end the meeting: /end"};
inline constexpr Text no_items{"会议 {meeting} 还没有议题。增加议题：/议题 内容",
                               "Meeting {meeting} has no agenda yet. To add an item: /agenda TEXT"};
inline constexpr Text no_such_item{"议程里没有第 {no} 项。发送 /议题 查看。",
                                   "The agenda has no item {no}. Send /agenda to see it."};

inline constexpr Text ended{"【会议结束】{title}", "[Meeting over] {title}"};
inline constexpr Text lasted{"{from}—{until}", "{from}–{until}"};
inline constexpr Text attendance{"签到", "Attendance"};
inline constexpr Text households{"{count} 户", "{count} household(s)"};
inline constexpr Text households_guests{"{count} 户，旁听租户 {guests} 位",
                                        "{count} household(s), {guests} tenant guest(s)"};
inline constexpr Text items_label{"议题", "Agenda"};
inline constexpr Text items_done{"{done}/{all} 项已讨论", "{done} of {all} discussed"};
inline constexpr Text decided{"会上决定", "Decided"};
inline constexpr Text decided_nothing{"没有表决或决议", "no vote or resolution"};
inline constexpr Text vote_line{"表决 {id} {question}：{outcome}",
                                "Vote {id} {question}: {outcome}"};
inline constexpr Text resolution_line{"决议 {id} {text}", "Resolution {id} {text}"};
inline constexpr Text vote_passed{"通过", "passed"};
inline constexpr Text vote_rejected{"未通过", "not passed"};
inline constexpr Text vote_winner{"选定“{option}”", "\"{option}\""};
inline constexpr Text vote_tie{"并列，没有结果", "a tie"};
inline constexpr Text vote_open{"还在进行，没有截止", "still open"};
inline constexpr Text vote_cancelled{"已取消", "cancelled"};
inline constexpr Text ask_briefing{"请业委会或物业生成会议简报：/简报",
                                   "Committee or property office: please make the briefing with "
                                   "/briefing"};
inline constexpr Text briefing_button{"生成简报", "Make the briefing"};

inline constexpr Text agenda_title{"【议题】{title}", "[Agenda] {title}"};
inline constexpr Text agenda_empty{"还没有议题。提出议题：/议题 内容",
                                   "No item yet. To propose one: /agenda TEXT"};
inline constexpr Text now_discussed{"{line}（正在讨论）", "{line} (now)"};
inline constexpr Text waiting_title{"待定的议题", "Proposed items"};
inline constexpr Text waiting_line{"{id} {text}（{reason}）", "{id} {text} ({reason})"};
inline constexpr Text waiting_more{"还有 {count} 项", "{count} more"};
inline constexpr Text waiting_how{"列入：/议题 采纳 {id}；暂缓：/议题 暂缓 {id} 原因",
                                  "To take one: /agenda accept {id}; not now: /agenda defer {id} "
                                  "REASON"};
inline constexpr Text no_meeting{"还没有会议。先召集：/会议 名称 11月30日19:30 地点 党群服务中心",
                                 "There is no meeting yet. Call one first: /meeting NAME Nov 30 "
                                 "19:30 place WHERE"};
inline constexpr Text no_meeting_resident{"还没有会议。您可以先提出议题：/议题 内容",
                                          "There is no meeting yet. You can propose an item: "
                                          "/agenda TEXT"};
inline constexpr Text item_too_long{"议题太长（最多 {max} 个字）。请缩短，说明可以另发。",
                                    "The item is too long (at most {max} characters). Please "
                                    "shorten it and explain in another message."};
inline constexpr Text agenda_full{"会议 {meeting} 的议题已经有 {max} 项，不能再加。",
                                  "Meeting {meeting} has {max} items already; no more fit."};
inline constexpr Text item_added{"议题已列入会议 {meeting}：{line}",
                                 "On the agenda of meeting {meeting}: {line}"};
inline constexpr Text proposed{
    "已收到您提的议题 {id}：{text}。由业委会或物业决定是否列入，结果会告诉您。",
    "Your item {id} is noted: {text}. The committee or the property office decides, and you will "
    "hear."};
inline constexpr Text bind_first{
    "还不知道您是哪一户，议题没有记下。请私聊我发送：绑定 房号 绑定码，再提一次。",
    "I do not know your unit yet, so the item was not kept. Send me in a direct chat: bind UNIT "
    "CODE, then propose it again."};
inline constexpr Text which_candidate{"请写待定议题的编号，例如：/议题 采纳 O31。发送 /议题 查看。",
                                      "Please give the proposed item's number, for example: "
                                      "/agenda accept O31. Send /agenda to see them."};
inline constexpr Text not_waiting{
    "{id} 不在待定的议题里。发送 /议题 查看。",
    "{id} is not among the proposed items. Send /agenda to see them."};
inline constexpr Text defer_reason{"请写明暂缓的原因，例如：/议题 暂缓 {id} 下月再议",
                                   "Please give a reason, for example: /agenda defer {id} next "
                                   "month"};
inline constexpr Text deferred{"{id} 暂缓：{reason}", "{id} is put off: {reason}"};
inline constexpr Text your_item_taken{"您提的 {id} 已列入会议 {meeting}：{line}",
                                      "Your {id} is on the agenda of meeting {meeting}: {line}"};
inline constexpr Text your_item_deferred{"您提的 {id} 这次没有列入议题。原因：{reason}",
                                         "Your {id} is not on the agenda this time. Reason: "
                                         "{reason}"};
inline constexpr Text from_candidate{"由 {id} 提出", "raised by {id}"};

inline constexpr Text reason_feedback{"居民有评价", "residents rated it"};
inline constexpr Text reason_low_rating{"评价低", "low rating"};
inline constexpr Text reason_overdue{"超期", "overdue"};
inline constexpr Text reason_refused{"验收未通过", "not accepted"};
inline constexpr Text reason_impossible{"无法办理", "cannot be done"};
inline constexpr Text reason_reopened{"重新办理", "reopened"};
inline constexpr Text reason_supported{"附议多", "many seconded it"};
inline constexpr Text reason_proposed{"居民提出", "proposed by a resident"};

}  // namespace linyi::commands::meeting::texts
