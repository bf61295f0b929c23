#pragma once

#include "base/text.hpp"

namespace linyi::commands::assembly::texts {

inline constexpr Text sign_usage{"/会签 D编号", "/sign D-NUMBER"};
inline constexpr Text sign_summary{"作为第二人确认一项操作", "confirm a deed as the second person"};
inline constexpr Text drop_usage{"/不会签 D编号 原因", "/drop D-NUMBER REASON"};
inline constexpr Text drop_summary{"否决等待会签的操作",
                                   "refuse a deed that waits for a second person"};
inline constexpr Text paper_usage{"/纸质票 V编号 房号 同意|反对|弃权|空白|无效 照片编号",
                                  "/paper V-NUMBER UNIT yes|no|abstain|blank|invalid PHOTO"};
inline constexpr Text paper_summary{"录入纸质票（两人各录一次）",
                                    "key in a paper ballot (two people, once each)"};
inline constexpr Text proxy_usage{"/委托 房号 @代理人 [V编号] 委托书编号",
                                  "/proxy UNIT @AGENT [V-NUMBER] REFERENCE"};
inline constexpr Text proxy_summary{"登记书面委托（两人）",
                                    "file a written authority (two people)"};
inline constexpr Text revoke_usage{"/撤销委托 房号", "/revoke UNIT"};
inline constexpr Text revoke_summary{"撤销某户的委托", "end an authority"};
inline constexpr Text visit_usage{"/走访 V编号 [房号 已联系|联系不上|已送达|已完成]",
                                  "/visit V-NUMBER [UNIT contacted|unreachable|delivered|done]"};
inline constexpr Text visit_summary{"入户清单和进度", "the door-to-door list"};
inline constexpr Text posted_usage{"/已公示 V编号 地点 [照片编号]",
                                   "/posted V-NUMBER PLACE [PHOTO]"};
inline constexpr Text posted_summary{"登记结果张贴在哪里", "record where a result was posted"};
inline constexpr Text object_usage{"/异议 V编号 理由", "/object V-NUMBER REASON"};
inline constexpr Text object_summary{"对公示的结果提出异议（业主）",
                                     "object to a posted result (owners)"};
inline constexpr Text settle_usage{"/答复异议 J编号 答复", "/settle J-NUMBER ANSWER"};
inline constexpr Text settle_summary{"答复异议", "answer an objection"};

inline constexpr Text needs_poll{"请写明表决编号，例如：{example}",
                                 "Please name the vote, for example: {example}"};
inline constexpr Text unknown_poll{"没有编号为 {id} 的表决。发送 /表决列表 查看。",
                                   "There is no vote {id}. Send /votes to see them."};
inline constexpr Text needs_unit{"请写明房号，例如：{example}",
                                 "Please name the unit, for example: {example}"};
inline constexpr Text unknown_unit{"名册里没有“{unit}”。请检查房号的写法，例如 3-2-501。",
                                   "The roster has no unit \"{unit}\". Please check how it is "
                                   "written, for example 3-2-501."};
inline constexpr Text not_in_roll{
    "{unit} 不在 {id} 发起时固定的名册里，不能投这一票。",
    "{unit} is not on the roll that was fixed when {id} opened and has no vote in it."};

inline constexpr Text second_needed{
    "需要第二人确认：{what}。请业委会、物业或居委会的另一位成员发送：/会签 "
    "{deed}（不同意发：/不会签 "
    "{deed} 原因）",
    "This takes a second person: {what}. Another member of the committee, the manager's office or "
    "the residents' committee please sends: /sign {deed} (or /drop {deed} REASON)"};
inline constexpr Text nothing_waits{"没有等待会签的操作 {deed}。{list}",
                                    "No deed {deed} is waiting. {list}"};
inline constexpr Text waiting_list{"等待会签的有：{deeds}", "Waiting: {deeds}"};
inline constexpr Text same_person{"{deed} 是您自己提出的，要由另一个人会签。",
                                  "You asked for {deed} yourself; somebody else has to sign it."};
inline constexpr Text not_a_member{"请先绑定身份，才能会签。",
                                   "Please bind your account to a person first."};
inline constexpr Text dropped{"{deed} 已否决，没有执行：{reason}",
                              "{deed} was refused and not done: {reason}"};
inline constexpr Text extend_words{"{id} 延期到 {time}，原因：{reason}",
                                   "extend {id} to {time}, reason: {reason}"};
inline constexpr Text close_words{"{id} 提前截止，原因：{reason}",
                                  "close {id} early, reason: {reason}"};
inline constexpr Text cancel_words{"取消 {id}，原因：{reason}", "cancel {id}, reason: {reason}"};

inline constexpr Text paper_choice{
    "没有看懂选择“{choice}”。{id} 可以写：{options}、空白、无效",
    "I could not read the choice \"{choice}\". {id} takes: {options}, blank, invalid"};
inline constexpr Text paper_photo{"请写上选票的照片编号，例如：{example}",
                                  "Please add the photo's number, for example: {example}"};
inline constexpr Text paper_first{
    "{id} {unit} 的纸质票已录第一遍。请另一位计票人独立再录一遍（同样的指令），两次一致才计入。",
    "The paper ballot of {unit} in {id} is keyed once. Another teller please keys it again on "
    "their "
    "own (the same command); it counts when both agree."};
inline constexpr Text paper_again{
    "您已经录过 {unit}，要由另一位计票人再录一遍。",
    "You have keyed {unit} already; another teller has to key it again."};
inline constexpr Text paper_differs{
    "{id} {unit}：两次录入不一致，都没有计入。请核对照片后两人重新录入。",
    "{id} {unit}: the two entries differ, neither was counted. Please look at the photo and key it "
    "again, both of you."};
inline constexpr Text paper_counted{"{id} {unit} 的纸质票已计入（两人一致，照片 {photo}）。",
                                    "The paper ballot of {unit} in {id} is counted (both agree, "
                                    "photo {photo})."};
inline constexpr Text paper_invalid{"{id} {unit} 的纸质票记为无效，不计入。",
                                    "The paper ballot of {unit} in {id} is recorded as invalid and "
                                    "not counted."};
inline constexpr Text paper_taken{
    "{id} {unit} 已于 {time} 以“{route}”方式投过票，以先到的为准；纸质票没有计入，已记录。",
    "{unit} has voted in {id} by {route} at {time}; the first way stands. The paper was recorded, "
    "not counted."};
inline constexpr Text paper_late{"{id} 已截止，纸质票没有计入。",
                                 "{id} is closed; the paper ballot was not counted."};

inline constexpr Text import_unit{"第 {line} 行：名册里没有房号“{unit}”",
                                  "line {line}: the roster has no unit \"{unit}\""};
inline constexpr Text import_roll{"第 {line} 行：{unit} 不在 {id} 发起时固定的名册里",
                                  "line {line}: {unit} is not on the roll that {id} opened with"};
inline constexpr Text import_choice{"第 {line} 行：没有看懂选择“{choice}”",
                                    "line {line}: the choice \"{choice}\" is not understood"};
inline constexpr Text import_twice{
    "第 {line} 行：{unit} 的业主在文件里已有另一种选择，请先核对",
    "line {line}: the owners of {unit} have another choice in this file; please check first"};
inline constexpr Text import_done{
    "{id}：已导入“{system}”的选票，计入 {counted} 户；{refused} 户已用别的方式投过，以先到的为准。",
    "{id}: ballots of \"{system}\" are in: {counted} counted; {refused} had voted another way, "
    "which stands."};

inline constexpr Text proxy_words{"{unit} 委托 {agent} 代为投票（{scope}），委托书 {reference}",
                                  "{agent} votes for {unit} ({scope}), authority {reference}"};
inline constexpr Text proxy_scope_one{"仅 {id}", "{id} only"};
inline constexpr Text proxy_scope_all{"直到撤销", "until revoked"};
inline constexpr Text proxy_agent{"请 @代理人，或写名册里的姓名，例如：{example}",
                                  "Please mention the agent or write the name in the roster, for "
                                  "example: {example}"};
inline constexpr Text proxy_reference{"请写委托书编号（存放在哪里），例如：{example}",
                                      "Please add the reference of the written authority, for "
                                      "example: {example}"};
inline constexpr Text proxy_filed{"已登记：{what}。代理人投票时请写上房号。",
                                  "Filed: {what}. The agent names the unit when voting."};
inline constexpr Text proxy_none{"{unit} 没有登记中的委托。", "{unit} has no authority on file."};
inline constexpr Text proxy_ended{"{unit} 的委托已撤销；已经投出的票不变，本人可以改投。",
                                  "The authority of {unit} has ended; a ballot already cast stays, "
                                  "and the owner may change it."};

inline constexpr Text visit_noted{"已记录：{unit} {state}。{id} 还有 {left} 户没有投票。",
                                  "Noted: {unit} {state}. {left} households have not voted in "
                                  "{id}."};
inline constexpr Text visit_over{
    "{id} 已经结束，走访记录不再改动：结果按截止时的记录计算。",
    "{id} is over and its visits stay as they are: the result stands on what was noted before the "
    "close."};
inline constexpr Text visit_state{
    "没有看懂“{state}”。可以写：已联系、联系不上、已送达、已完成、待访",
    "I could not read \"{state}\". You can write: contacted, "
    "unreachable, delivered, done, to visit"};
inline constexpr Text visit_title{"{id} 入户清单", "{id}: door to door"};
inline constexpr Text visit_building{
    "{building}：待访 {to_visit}，已联系 {contacted}，联系不上 {unreachable}，已完成 {done}",
    "{building}: to visit {to_visit}, contacted {contacted}, unreachable {unreachable}, done "
    "{done}"};
inline constexpr Text visit_names{"还没投票：{units}", "Not voted yet: {units}"};
inline constexpr Text no_building{"其他", "others"};
inline constexpr Text visit_to_visit{"待访", "to visit"};
inline constexpr Text visit_contacted{"已联系", "contacted"};
inline constexpr Text visit_unreachable{"联系不上", "unreachable"};
inline constexpr Text visit_delivered{"已送达", "delivered"};
inline constexpr Text visit_done{"已完成", "done"};

inline constexpr Text round_usage{"/再次表决 V编号 截止时间", "/again V-NUMBER DEADLINE"};
inline constexpr Text round_summary{"同一议题再表决一轮", "a second round of the same question"};
inline constexpr Text round_deadline{"请写明新的截止时间，例如：{example}",
                                     "Please name the new deadline, for example: {example}"};
inline constexpr Text round_still_open{
    "{id} 还在进行，截止后才能再次表决。可以延期：/延期 {id} 时间 原因",
    "{id} is still open; a second round comes after its close. "
    "You can extend it: /extend {id} TIME REASON"};
inline constexpr Text round_words{"{id} 再表决一轮，截止 {time}",
                                  "a second round of {id} until {time}"};
inline constexpr Text round_question{"{question}（{id} 之后再次表决）",
                                     "{question} (again after {id})"};

inline constexpr Text not_closed{"{id} 还没有结果，截止后才能公示和提异议。",
                                 "{id} has no result yet; posting and objections come after the "
                                 "close."};
inline constexpr Text posted_place{"请写张贴的地点，例如：{example}",
                                   "Please name the place, for example: {example}"};
inline constexpr Text posted_done{"已登记：{id} 的结果公示于 {place}（{time}）。异议期到 {until}。",
                                  "Recorded: the result of {id} is posted at {place} ({time}). "
                                  "Objections until {until}."};
inline constexpr Text object_reason{"请写异议的理由，例如：{example}",
                                    "Please give the reason, for example: {example}"};
inline constexpr Text object_entitled{
    "只有这次表决名册上的业主可以提异议。发送 /我的 查看绑定的房屋。",
    "Only owners on the roll of this vote can object. Send /me to see your units."};
inline constexpr Text object_over{"{id} 的异议期已于 {until} 结束。",
                                  "The time for objections to {id} ended {until}."};
inline constexpr Text object_taken{
    "异议 {number} 已登记（{unit}，实名）：{text}。答复前，依据 {id} 的决议暂不生效。",
    "Objection {number} is recorded ({unit}, by name): {text}. Until it is answered, resolutions "
    "that rest on {id} are held."};
inline constexpr Text object_told{
    "{id} 收到异议 {number}：{text}。请答复：/答复异议 {number} 答复内容",
    "{id}: objection {number}: {text}. Please answer: /settle "
    "{number} ANSWER"};
inline constexpr Text object_unknown{"没有编号为 {number} 的异议。",
                                     "There is no objection {number}."};
inline constexpr Text settle_answer{"请写答复，例如：{example}",
                                    "Please write the answer, for example: {example}"};
inline constexpr Text settled{"异议 {number}（{id}）：{text}\n答复：{answer}",
                              "Objection {number} ({id}): {text}\nAnswer: {answer}"};

}  // namespace linyi::commands::assembly::texts
