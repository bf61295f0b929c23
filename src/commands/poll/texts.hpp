#pragma once

#include "base/text.hpp"

/// The words of the poll family. Short sentences: many readers are elderly and on phones.
namespace linyi::commands::poll::texts {

inline constexpr Text yes{"同意", "Yes"};
inline constexpr Text no{"反对", "No"};
inline constexpr Text abstain{"弃权", "Abstain"};

inline constexpr Text vote_usage{
    "/表决 问题 ｜ 选项一 ｜ 选项二 截止 11月30日18点（不写选项就是 同意/反对/弃权）",
    "/vote QUESTION | A | B until Nov 30 18:00 (without options: yes/no/abstain)"};
inline constexpr Text vote_summary{"发起表决", "open a vote"};
inline constexpr Text result_usage{"/结果 V12", "/result V12"};
inline constexpr Text result_summary{"查看表决结果（截止前只显示参与户数）",
                                     "see a vote's result (before the close: participation only)"};
inline constexpr Text receipt_usage{"/回执 V12", "/receipt V12"};
inline constexpr Text receipt_summary{"查看自己的票是否已登记", "check that your own vote is in"};
inline constexpr Text close_usage{"/截止 V12 原因", "/close V12 REASON"};
inline constexpr Text close_summary{"提前截止表决", "close a vote early"};
inline constexpr Text extend_usage{"/延期 V12 12月5日18点 原因", "/extend V12 Dec 5 18:00 REASON"};
inline constexpr Text extend_summary{"延长表决时间", "extend a vote"};
inline constexpr Text cancel_usage{"/取消 V12 原因", "/cancel V12 REASON"};
inline constexpr Text cancel_summary{"取消表决（必须写原因）",
                                     "cancel a vote (a reason is needed)"};
inline constexpr Text votes_usage{"/表决列表", "/votes"};
inline constexpr Text votes_summary{"正在进行的表决", "votes now open"};

inline constexpr Text no_question{
    "请写明要表决的问题，例如：/表决 是否更换8号楼门禁？ 截止 11月30日18点",
    "Please write the question, for example: /vote Replace the door lock of building 8? until Nov "
    "30 18:00"};
inline constexpr Text question_too_long{"问题太长（最多 {max} 个字）。请把说明另发一条消息。",
                                        "The question is too long (at most {max} characters). "
                                        "Please put the explanation into a message of its own."};
inline constexpr Text too_few_options{
    "只有 {count} 个选项，表决至少要 {min} 个。请用 ｜ 隔开，例如：/表决 颜色 ｜ 红 ｜ 蓝",
    "There is {count} option; a vote needs at least {min}. Separate them with |, for example: "
    "/vote "
    "Colour | red | blue"};
inline constexpr Text too_many_options{"选项太多（最多 {max} 个）。请合并后再发。",
                                       "Too many options (at most {max}). Please merge some."};
inline constexpr Text option_too_long{"有选项太长（每个最多 {max} 个字）。",
                                      "An option is too long (at most {max} characters each)."};
inline constexpr Text options_alike{"有两个选项看起来一样：{option}。请改成能区分的写法。",
                                    "Two options look the same: {option}. Please word them so that "
                                    "they differ."};
inline constexpr Text deadline_past{
    "截止时间 {time} 已经过去了（现在是 {now}）。请写一个以后的时间。",
    "The deadline {time} has already passed (it is {now}). Please name a later time."};
inline constexpr Text deadline_too_far{"截止时间 {time} 太远，表决最长 {days} 天。",
                                       "The deadline {time} is too far off; a vote may run {days} "
                                       "days at most."};
inline constexpr Text deadline_vague{
    "没有看懂截止时间“{text}”。请写明日期，例如：截止 11月30日18点",
    "I could not read the deadline \"{text}\". Please name a date, for example: until Nov 30 "
    "18:00"};
inline constexpr Text nobody_entitled{
    "还没有可以投票的户（{scope}）。请先由管理员导入房屋名册。",
    "Nobody can vote yet ({scope}). An admin has to import the roster of units first."};
inline constexpr Text unknown_flag{
    "不认识“{flag}”。可以用：--until 时间、--rule 规则、--noticed 公示日期、--secret、--multiple "
    "几项、--seats 席位、--max 满分、--budget 总额",
    "I do not know \"{flag}\". You can use --until TIME, --rule RULE, "
    "--noticed DATE, --secret, --multiple COUNT, --seats COUNT, --max SCORE, --budget AMOUNT"};

inline constexpr Text post_title{"【表决 {id}】{question}", "[Vote {id}] {question}"};
inline constexpr Text who_asks{"发起", "Asked by"};
inline constexpr Text nature{"性质", "Nature"};
inline constexpr Text consultative{"意向表决（不代替业主大会的法定表决）",
                                   "consultative (does not replace the owners' assembly)"};
inline constexpr Text entitled{"可投票", "Entitled"};
inline constexpr Text entitled_all{"全体业主，每户一票，共 {rights} 户",
                                   "all owners, one vote per household, {rights} households"};
inline constexpr Text entitled_some{"{buildings}号楼业主，每户一票，共 {rights} 户",
                                    "owners of building {buildings}, one vote per household, "
                                    "{rights} households"};
inline constexpr Text deadline{"截止", "Closes"};
inline constexpr Text deadline_default{"{time}（没有写截止时间，按 {days} 天计）",
                                       "{time} (no deadline was given: {days} days)"};
inline constexpr Text deadline_open{"由发起人宣布截止", "when the host closes it"};
inline constexpr Text rule_label{"通过规则", "Rule"};
inline constexpr Text rule_majority{"同意户数超过有效票的一半（弃权算有效票）",
                                    "passes if more than half of the votes cast say yes "
                                    "(abstentions count as cast)"};
inline constexpr Text rule_plurality{"得票最多的选项（弃权不算选项；并列则没有结果）",
                                     "the option with the most votes (abstentions apart; a tie has "
                                     "no winner)"};
inline constexpr Text how_yes_no{
    "直接回复：同意、反对 或 弃权。多个表决同时进行时写上编号：{id} "
    "同意。截止前可以改，例如：改成反对。",
    "Just answer yes, no or abstain; with several votes open add the number: {id} yes. You can "
    "change it until the close: change to no."};
inline constexpr Text how_choice{
    "直接回复选项的编号，例如：{first}。多个表决同时进行时写上编号：{id} {first}。截止前可以改。",
    "Just answer with the option's number, e.g. {first}; with several votes open: {id} {first}. "
    "You "
    "can change it until the close."};
inline constexpr Text how_multiple{"可以选最多 {max} 项，例如：{first}、{second}。",
                                   "Choose up to {max}, e.g. {first}, {second}."};
inline constexpr Text how_secret{
    "本表决不公开每户的选择：请点按钮或私聊我投票，群里写的不计票。",
    "This vote is secret: use the button or a direct chat; what is written in the group is not "
    "counted."};

inline constexpr Text list_joint{"、", ", "};
inline constexpr Text counted{"{id} 已登记：{choice}（{units}）。截止前可以改。{receipt}",
                              "{id}: your vote is in: {choice} ({units}). You can change it until "
                              "the close. {receipt}"};
inline constexpr Text changed{
    "{id} 已改为：{choice}（{units}）。以最后一次为准。{receipt}",
    "{id}: changed to {choice} ({units}). Your last vote counts. {receipt}"};
inline constexpr Text repeated{"{id} 您之前已经选了：{choice}（{units}），不用再发。",
                               "{id}: you have already chosen {choice} ({units}); nothing more to "
                               "do."};
inline constexpr Text withdrawn{"{id} 已撤回您的票（{units}）。截止前可以重新投。",
                                "{id}: your vote ({units}) is withdrawn. You can vote again until "
                                "the close."};
inline constexpr Text stale{"{id} 这条消息比您之前的投票更早，以之前那次为准。",
                            "{id}: this message is older than your earlier vote; that one stands."};
inline constexpr Text hidden_choice{"（不显示）", "(not shown)"};
inline constexpr Text receipt_code{"回执 {code}", "Receipt {code}"};
inline constexpr Text group_line{"{id} 新收到 {counted} 票，{participation}。",
                                 "{id}: {counted} new votes, {participation}."};
inline constexpr Text group_line_changed{
    "{id} 新收到 {counted} 票、改票 {changed} 次，{participation}。",
    "{id}: {counted} new votes, {changed} changed, "
    "{participation}."};
inline constexpr Text participation{"已参与 {voted}/{rights} 户",
                                    "{voted} of {rights} households "
                                    "have voted"};

inline constexpr Text late{"{id} 已于 {time} 截止，这一票没有计入。结果可发送：/结果 {id}",
                           "{id} closed at {time}; this vote was not counted. See the result with "
                           "/result {id}"};
inline constexpr Text cancelled{"{id} 已经取消，不再收票。",
                                "{id} was cancelled and takes no votes."};
inline constexpr Text unbound{
    "{id} 还不知道您是哪一户，这一票暂时没有计入（已作为意见记下）。请私聊我发送：绑定 房号 "
    "绑定码，再投一次。没有绑定码请找业委会或物业。",
    "{id}: I do not know your unit yet, so this was not counted (it is kept as an opinion). Send "
    "me "
    "in a direct chat: bind UNIT CODE, then vote again. The committee has the code."};
inline constexpr Text tenant{
    "{id} 由业主投票。您登记为租户，您的意见已记下，单独列出，不计票。",
    "{id} is for owners. You are registered as a tenant: your view is kept "
    "and shown apart, not counted."};
inline constexpr Text staff{"{id} 由业主投票。您登记为工作人员，您的意见已记下，不计票。",
                            "{id} is for owners. You are registered as staff: your view is kept, "
                            "not counted."};
inline constexpr Text out_of_scope{"{id} 只由 {buildings}号楼 的业主投票，您的房屋不在范围内。",
                                   "{id} is for owners of building {buildings} only; your unit is "
                                   "not in it."};
inline constexpr Text not_entitled{
    "{id} 开始时您的房屋不在表决名册里，这一票没有计入。请联系业委会。",
    "{id}: your unit was not on the roll when it opened, so this was "
    "not counted. Please ask the committee."};
inline constexpr Text proxy{
    "{id} 代 {unit} 投票需要先提交书面委托，这一票没有计入。请联系业委会登记委托书。",
    "{id}: voting for {unit} needs a written authority on file; this was not "
    "counted. Please ask the committee."};
inline constexpr Text proxy_filed{"已登记 {unit} 的书面委托，受托人可以代为投票。",
                                  "The written authority of {unit} is registered: whoever holds it "
                                  "may vote for it."};
inline constexpr Text foreign_unit{
    "{id} {unit} 没有绑定到您的账号，这一票没有计入。绑定：私聊我发送 绑定 {unit} 绑定码。",
    "{id}: {unit} is not bound to your account, so this was not counted. To bind it, send me in a "
    "direct chat: bind {unit} CODE."};
inline constexpr Text not_an_option{
    "{id} 没有“{named}”这个选项，请重新回复：{options}",
    "{id} has no option \"{named}\". Please answer again: {options}"};
inline constexpr Text several{
    "{id} 只能选 {max} 项，您写了 {count} 项，没有计票。请重新回复一个：{options}",
    "{id} takes {max} choice(s); you named {count}, so nothing was counted. "
    "Please answer again: {options}"};
inline constexpr Text unclear{"{id} 您的意思是{suggestion}？请明确回复：{options}",
                              "{id}: do you mean {suggestion}? Please answer clearly: {options}"};
inline constexpr Text unclear_open{"{id} 没有看清您的选择，请明确回复：{options}",
                                   "{id}: your choice was not clear. Please answer: {options}"};
inline constexpr Text secret_in_group{
    "{id} 是不公开的表决，群里写的不计票。请点按钮或私聊我。",
    "{id} is secret: what is written in the group is not counted. "
    "Use the button or a direct chat."};
inline constexpr Text several_open{"现在有几个表决：{polls}。请写上编号，例如：{example}",
                                   "Several votes are open: {polls}. Please add the number, e.g. "
                                   "{example}"};
inline constexpr Text several_communities{
    "您的几个小区都有这个编号：{communities}"
    "。为免投错，请引用那条表决消息回复，或在该小区的群里回复。",
    "Several of your communities have that number: {communities}. So that it goes to the right "
    "one, "
    "please quote the vote's message, or answer in that community's group."};
inline constexpr Text receipt_in_private{
    "回执写明房号，不在群里发。请私聊我发送：/回执 {id}",
    "A receipt names your unit, so it is not shown in a group. Please send me privately: /receipt "
    "{id}"};
inline constexpr Text unknown_poll{"没有找到表决 {id}。发送 /表决列表 查看正在进行的表决。",
                                   "There is no vote {id}. Send /votes to see the open ones."};
inline constexpr Text no_number{
    "请写上表决编号，例如：V12。发送 /表决列表 查看正在进行的表决。",
    "Please add the vote's number, for example V12. Send /votes to see the open ones."};
inline constexpr Text no_open_polls{"现在没有正在进行的表决。", "No vote is open now."};
inline constexpr Text open_polls{"正在进行的表决", "Open votes"};

inline constexpr Text not_open{"{id} 已经不在进行中（{state}）。",
                               "{id} is not open any more ({state})."};
inline constexpr Text state_closed{"已截止", "closed"};
inline constexpr Text state_cancelled{"已取消", "cancelled"};
inline constexpr Text state_open{"进行中", "open"};
inline constexpr Text not_yours{"只有发起人或业委会可以操作 {id}。",
                                "Only who opened {id} or the committee may do that."};
inline constexpr Text reason_needed{"请写明原因，例如：{example}",
                                    "Please give a reason, e.g. {example}"};
inline constexpr Text close_example{"/截止 {id} 全部已投", "/close {id} everybody has voted"};
inline constexpr Text extend_example{"/延期 {id} 12月5日18点 参与不足",
                                     "/extend {id} Dec 5 18:00 too few have voted"};
inline constexpr Text cancel_example{"/取消 {id} 问题写错了", "/cancel {id} the question is wrong"};
inline constexpr Text extended{"{id} 延长到 {time}。原因：{reason}",
                               "{id} now closes {time}. Reason: "
                               "{reason}"};
inline constexpr Text extend_needs_later{"新的截止时间要晚于现在的 {time}。",
                                         "The new deadline has to be later than {time}."};
inline constexpr Text cancelled_post{"{id} 已取消，收到的票不作数。原因：{reason}",
                                     "{id} is cancelled; votes received do not count. Reason: "
                                     "{reason}"};

inline constexpr Text result_title{"【表决结果 {id}】{question}", "[Result {id}] {question}"};
inline constexpr Text result_row{"{rights} 户，{area} ㎡", "{rights} households, {area} m²"};
inline constexpr Text valid{"有效票", "Votes cast"};
inline constexpr Text of_rights{"{voted}/{rights} 户", "{voted} of {rights} households"};
inline constexpr Text verdict{"结论", "Verdict"};
inline constexpr Text passed{"同意 {yes} 户，超过有效票 {valid} 户的一半：意向通过",
                             "{yes} yes is more than half of {valid}: passed (consultative)"};
inline constexpr Text rejected{"同意 {yes} 户，没有超过有效票 {valid} 户的一半：未通过",
                               "{yes} yes is not more than half of {valid}: not passed"};
inline constexpr Text winner{"选定“{option}”（{count} 户，最多）",
                             "\"{option}\" has the most votes ({count})"};
inline constexpr Text tie{"并列，没有结果：需要重新表决或由会议决定",
                          "a tie, so there is no winner: vote again or let the meeting decide"};
inline constexpr Text no_votes{"没有收到有效票", "no valid votes"};
inline constexpr Text closed_by_deadline{"到时截止", "closed at its deadline"};
inline constexpr Text closed_by{"截止说明：{reason}", "Closed: {reason}"};
inline constexpr Text check_own{"查自己的票：/回执 {id}", "Check your own vote: /receipt {id}"};
inline constexpr Text before_close{
    "{id} 进行中，{participation}，{deadline}。截止前不公布各选项票数。",
    "{id} is open, {participation}, closes {deadline}. The split is not "
    "shown before the close."};
inline constexpr Text own_receipt{
    "{id}：{units} 的票已记入账本第 {number} 号，第 {revision} 版，时间 {time}，回执码 "
    "{code}。查证：{link}",
    "{id}: the vote of {units} is entry no. {number} of the ledger, revision {revision}, at "
    "{time}, "
    "receipt {code}. Check it: {link}"};
inline constexpr Text own_withdrawn{
    "{id}：{units} 的票已撤回（{time}，账本第 {number} 号，回执码 {code}）。查证：{link}",
    "{id}: the vote of {units} was withdrawn ({time}, entry no. {number} of the ledger, receipt "
    "{code}). Check it: {link}"};
inline constexpr Text own_missing{"{id}：{units} 还没有投票。", "{id}: {units} has not voted yet."};
inline constexpr Text own_nothing{"{id} 里没有您可以投的户。发送 /我的 查看绑定的房屋。",
                                  "{id} has no household of yours. Send /me to see your units."};

inline constexpr Text checkpoint_line{"账本检查点 no. {size} · 根 {root} · 请勿删除",
                                      "Ledger checkpoint no. {size} · root {root} · please keep"};
inline constexpr Text checkpoint_why{
    "截至第 {size} 号的记录都在这串字母里：以后谁改动其中一条，凭这条消息就能查出来。",
    "These letters stand for all of the record up to no. {size}: if anybody changes any of it "
    "later, "
    "this message proves it."};

}  // namespace linyi::commands::poll::texts
