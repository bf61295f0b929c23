#pragma once

#include "base/text.hpp"

namespace linyi::commands::poll::texts {

inline constexpr Text formal{"正式表决（按所列规则具有约束力）",
                             "formal vote (binding under the rule named here)"};
inline constexpr Text rule_named{"{title}。依据：{source}", "{title}. Source: {source}"};
inline constexpr Text fingerprint{"指纹 {mark}（规则、名册和题面在发起时固定，以后不变）",
                                  "fingerprint {mark} (rule, roll and wording are fixed from now)"};
inline constexpr Text noticed{"公示", "Announced"};

inline constexpr Text consent{"同意", "consent"};
inline constexpr Text objection{"异议", "objection"};
inline constexpr Text abstention{"弃权", "abstain"};
inline constexpr Text agree{"赞成", "agree"};
inline constexpr Text disagree{"不赞成", "disagree"};
inline constexpr Text block{"阻断", "block"};
inline constexpr const Text* consent_answers[]{&consent, &objection, &abstention};
inline constexpr const Text* consensus_answers[]{&agree, &abstention, &disagree, &block};
inline constexpr Text endorse{"完全赞同", "endorsement"};
inline constexpr Text minor{"赞同，有小的意见", "agreement with minor contention"};
inline constexpr Text reserved{"支持，有保留", "support with reservations"};
inline constexpr Text more_talk{"需要再讨论", "more discussion needed"};
inline constexpr Text dislike{"不喜欢，但会支持", "don't like but will support"};
inline constexpr Text serious{"强烈不赞同", "serious disagreement"};
inline constexpr Text veto{"否决", "veto"};
inline constexpr const Text* gradient_answers[]{&endorse,   &minor,   &reserved, &abstention,
                                                &more_talk, &dislike, &serious,  &veto};
inline constexpr Text rule_counts_files{
    "“{rule}”不能在群里表决，只能计算文件：linyi tally。请换一种规则。",
    "\"{rule}\" cannot be asked in a chat; it counts files with linyi tally. Please choose "
    "another."};
inline constexpr Text how_ranked{
    "请按喜好排序回复，例如：{second}>{first}"
    "（最喜欢的在前，可以不排完）。多个表决同时进行时写上编号："
    "{id} {second}>{first}。截止前可以改。",
    "Answer with your order, best first, e.g. {second}>{first}; you need not rank all. With "
    "several "
    "votes open: {id} {second}>{first}. You can change it until the close."};
inline constexpr Text ranked_winner{"“{option}”胜出", "\"{option}\" wins"};
inline constexpr Text round{"第 {number} 轮", "Round {number}"};
inline constexpr Text round_out{"；{option} 淘汰", "; {option} is out"};
inline constexpr Text round_exhausted{"；{count} 票已无选项", "; {count} exhausted"};
inline constexpr Text order{"排序", "Order"};
inline constexpr Text borda{"波达分（仅供参考）", "Borda (display only)"};
inline constexpr Text tied{"{options} 并列，没有结果：{rule}",
                           "{options} are tied, no winner: {rule}"};
inline constexpr Text tie_status_quo{"维持现状", "the status quo stays"};
inline constexpr Text tie_chair{"由主持人决定", "the chair decides"};
inline constexpr Text tie_runoff{"并列者再投一轮", "a run-off between them"};
inline constexpr Text tie_lot{"公开抽签", "a public lot"};
inline constexpr Text seats_taken{"选出（{seats} 席）：{options}",
                                  "elected ({seats} seats): {options}"};
inline constexpr Text obstacle_objection{
    "有未解决的异议：未通过，修改后再表决",
    "an unresolved objection: not passed, amend and ask again"};
inline constexpr Text obstacle_block{"有人阻断：未通过", "blocked: not passed"};
inline constexpr Text obstacle_quorum{"答复人数不够：未通过", "too few answered: not passed"};
inline constexpr Text obstacle_majority{"赞成不多于不赞成：未通过",
                                        "not more agree than disagree: not passed"};
inline constexpr Text takes_two{
    "{id} 是正式表决，这一步要两个人：请发送 {command} {id} 原因，再由另一人会签。",
    "{id} is a formal vote and this takes two people: send {command} {id} REASON, then another "
    "person "
    "signs."};
inline constexpr Text ways{"投票方式", "Ways"};
inline constexpr Text deeds{"两人操作", "Deeds of two people"};
inline constexpr Text deeds_list{"{count} 项（记录第 {acts} 号）", "{count} (record no. {acts})"};
inline constexpr Text route_chat{"群聊", "chat"};
inline constexpr Text route_link{"网页", "web link"};
inline constexpr Text route_proxy{"委托代理", "agent"};
inline constexpr Text route_paper{"纸质票", "paper"};
inline constexpr Text route_import{"官方系统导入", "official system"};
inline constexpr Text ballot_fixed{
    "{id}：{units} 已经投过票，按本表决的规则以第一次为准，不能改。{receipt}",
    "{id}: {units} has voted, and by the rule of this vote the first ballot stands. {receipt}"};
inline constexpr Text ballot_taken{
    "{id}：{units} 已于 {time} "
    "以“{route}”方式投过票，以先到的为准，这次没有计入。如有错误，请联系业"
    "委会或物业核对。{receipt}",
    "{id}: {units} has voted by {route} at {time}; the first way stands and this was not counted. "
    "If that is wrong, please ask the committee or the manager to check. {receipt}"};
inline constexpr Text proxy_waiting{
    "您还受托代理 {units}。替他们投票请写上房号，例如：{example} 同意",
    "You also hold authority for {units}. To vote for them name the unit, for example: {example} "
    "yes"};
inline constexpr Text proxy_limit{
    "{id}：您已经代理 {count} 户，规则最多 {max} 户，{units} 没有计入。",
    "{id}: you have voted for {count} others and the rule allows {max}; {units} was not counted."};

inline constexpr Text needs_participation{"参与要求", "Must take part"};
inline constexpr Text needs_agreement{"同意要求", "Must be in favour"};
inline constexpr Text of_all{"全部面积和人数的 {share}", "{share} of all area and of all heads"};
inline constexpr Text base_participating{"参与面积和参与人数的 {share}",
                                         "{share} of the area and of the heads that take part"};
inline constexpr Text base_all{"全部面积和人数的 {share}", "{share} of all area and of all heads"};

inline constexpr Text check_participation_area{"参与面积", "Area taking part"};
inline constexpr Text check_participation_heads{"参与人数", "Heads taking part"};
inline constexpr Text check_agreement_area{"同意面积", "Area in favour"};
inline constexpr Text check_agreement_heads{"同意人数", "Heads in favour"};
inline constexpr Text check_met{
    "{mark} {part}/{whole}{unit} = {fraction}（{percent}%），要求 {wanted}",
    "{mark} {part}/{whole}{unit} = {fraction} ({percent}%), needs "
    "{wanted}"};
inline constexpr Text check_hidden{"{mark} 要求 {wanted}（无记名，不公布数字）",
                                   "{mark} needs {wanted} (secret: the numbers are not shown)"};
inline constexpr Text check_missing{"{line}，差 {missing}{unit}", "{line}; {missing}{unit} short"};
inline constexpr Text unit_area{" ㎡", " m²"};
inline constexpr Text unit_heads{" 户", ""};
inline constexpr Text at_least{"{share} 以上（含）", "at least {share}"};
inline constexpr Text more_than{"超过 {share}", "more than {share}"};

inline constexpr Text owners_passed{"四项都达到：通过", "all four are met: passed"};
inline constexpr Text owners_no_quorum{"参与未达到要求，表决不成立：未通过",
                                       "too few took part, the vote does not stand: not passed"};
inline constexpr Text owners_rejected{"参与达到要求，同意未达到：未通过",
                                      "enough took part, too few in favour: not passed"};
inline constexpr Text owners_nobody{"没有人投票：未通过", "nobody voted: not passed"};
inline constexpr Text owners_tie{"（同意与反对相等）", " (as much for as against)"};
inline constexpr Text developer_stays_away{
    "开发商（未售、未交付的房屋）如不投票，参与比例不可能达到要求。",
    "If the developer (unsold and undelivered units) does not vote, the participation cannot be "
    "reached."};
inline constexpr Text silent_without{"不计未回票", "Without silent ballots"};
inline constexpr Text silent_with{"计入未回票", "With silent ballots"};
inline constexpr Text silent_joined{"已送达未回 {rights} 户 {area} ㎡ 计入多数：{outcome}",
                                    "{rights} delivered and silent ({area} m²) joined the "
                                    "majority: {outcome}"};
inline constexpr Text silent_no_leader{"没有在面积和人数上都领先的选项，未回票不计入",
                                       "no option leads in both area and heads: not counted"};
inline constexpr Text silent_not_allowed{"真实参与或多数不够，未回票不得计入",
                                         "too few really took part: they may not be counted"};
inline constexpr Text outcome_passed{"通过", "passed"};
inline constexpr Text outcome_failed{"未通过", "not passed"};

inline constexpr Text unknown_rule_name{"不认识规则“{rule}”。可以用：{rules}",
                                        "I do not know the rule \"{rule}\". You can use: {rules}"};
inline constexpr Text rule_wants_yes_no{"“{rule}”只用于 同意/反对/弃权 的表决。",
                                        "\"{rule}\" is for yes/no votes only."};
inline constexpr Text rule_has_answers{
    "这个规则的答案是固定的，请只写议题，不写选项。",
    "This rule has fixed answers: write the question alone, without options."};
inline constexpr Text open_days_short{
    "“{rule}”要求表决期至少 {days} 天，截止时间 {time} 太早。请改为 {least} 以后。",
    "\"{rule}\" wants the vote to be open {days} days at least; {time} is too early. Please choose "
    "{least} or later."};
inline constexpr Text notice_missing{
    "“{rule}”要求表决前 {days} 天公示。请写明公示日期，例如：--noticed {example}",
    "\"{rule}\" wants an announcement {days} days before the vote. Please name its date, for "
    "example: --noticed {example}"};
inline constexpr Text notice_short{
    "公示（{time}）到现在不足 {days} 天。最早可以在 {least} 发起。",
    "It was announced on {time}, less than {days} days ago. The vote can be opened on {least} at "
    "the earliest."};

}  // namespace linyi::commands::poll::texts
