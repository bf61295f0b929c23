#pragma once

#include "base/text.hpp"

/// The words of a vote's page, picture and poster.
namespace linyi::commands::poll::texts {

inline constexpr Text sheet_rule{"表决规则", "Rule"};
inline constexpr Text sheet_source{"规则依据", "Source of the rule"};
inline constexpr Text sheet_entitled{"表决名册", "Roll"};
inline constexpr Text sheet_roll{"{rights} 户，{area} ㎡（发起时固定）",
                                 "{rights} households, {area} m² (fixed at opening)"};
inline constexpr Text sheet_scope{"表决范围", "Who votes"};
inline constexpr Text sheet_everybody{"全体业主", "all owners"};
inline constexpr Text sheet_buildings{"{buildings}号楼业主", "owners of building {buildings}"};
inline constexpr Text sheet_opened{"发起", "Opened"};
inline constexpr Text sheet_closes{"截止", "Closes"};
inline constexpr Text sheet_closed{"截止于", "Closed"};
inline constexpr Text sheet_participation{"参与", "Taking part"};
inline constexpr Text sheet_open_note{"截止前只公布参与情况，不公布各选项票数。",
                                      "Until the close only the participation is shown, not the "
                                      "split."};
inline constexpr Text sheet_reached{"参与已达到要求。", "Enough have taken part."};
inline constexpr Text sheet_missing{"还差 {area} ㎡、{heads} 户参与。",
                                    "{area} m² and {heads} households still have to take part."};
inline constexpr Text sheet_no_split{"名册不足 {least} 户，不公布各选项票数。",
                                     "The roll has fewer than {least} households: the split is not "
                                     "shown."};
inline constexpr Text sheet_no_area{"人数不足 {least} 户的选项不列面积，以免认出是哪一户。",
                                    "Options with fewer than {least} households show no area, so "
                                    "that nobody can tell which they were."};
inline constexpr Text split_hidden{
    "无记名表决：参加或任一选项不足 {least} 户，只公布结论，不公布各选项票数。",
    "A secret vote in which fewer than {least} took part or chose an option: only the outcome is "
    "shown."};
inline constexpr Text areas_hidden{"无记名表决不公布各选项面积。",
                                   "A secret vote shows no areas by option."};
inline constexpr Text sheet_heads{"{count} 户", "{count} households"};
inline constexpr Text sheet_area{"{area} ㎡", "{area} m²"};
inline constexpr Text sheet_silent{"未回票的两种算法", "Silent ballots, both ways"};
inline constexpr Text sheet_ways{"投票方式和两人操作", "Ways, and deeds of two people"};
inline constexpr Text sheet_few{"不到 {least}", "fewer than {least}"};
inline constexpr Text sheet_funnel{"收到的每一票去了哪里", "What became of everything received"};
inline constexpr Text funnel_received{"收到", "Received"};
inline constexpr Text funnel_recognised{"看懂是投票", "Recognised as a ballot"};
inline constexpr Text funnel_bound{"已绑定房屋", "From a known unit"};
inline constexpr Text funnel_entitled{"在名册上、有权投票", "Entitled"};
inline constexpr Text funnel_counted{"计入（每户一票）", "Counted (one a household)"};
inline constexpr Text funnel_lost{"没有计入：{why}", "Not counted: {why}"};
inline constexpr Text loss_unreadable{"看不出选择，或一次选了几项",
                                      "no choice could be read, or several"};
inline constexpr Text loss_unbound{"没有绑定房屋", "unit not known"};
inline constexpr Text loss_staff{"工作人员", "staff"};
inline constexpr Text loss_tenant{"租户（意见另记）", "tenant (kept as a view)"};
inline constexpr Text loss_off_roll{"房屋不在名册上", "unit not on the roll"};
inline constexpr Text loss_not_theirs{"写了别人的房号", "named somebody else's unit"};
inline constexpr Text loss_no_authority{"没有书面委托，或超过代理上限",
                                        "no written authority, or beyond its limit"};
inline constexpr Text loss_wrong_place{"不公开的表决写在了群里",
                                       "secret vote, written in the group"};
inline constexpr Text loss_late{"截止后才到", "after the close"};
inline constexpr Text loss_out_of_order{"比后来那次更早的消息", "older than a later one"};
inline constexpr Text loss_first_stands{"已经投过，以第一次为准", "the first ballot stands"};
inline constexpr Text loss_invalid{"无效纸质票", "invalid paper"};
inline constexpr Text loss_cancelled{"表决已取消", "the vote was cancelled"};
inline constexpr Text loss_replaced{"同一户后来改过、重复或撤回",
                                    "changed, repeated or taken back by the same household"};
inline constexpr Text loss_other{"其他", "other"};
inline constexpr Text sheet_notice{"表决结果公示", "Notice of the result"};
inline constexpr Text notice_body{
    "{community}就“{question}”进行的表决（{id}，{nature}）已于 {time} 截止。名册共 {rights} "
    "户、{area} "
    "㎡；参与 {voted} 户、{voted_area} ㎡。结果：{verdict}。",
    "The vote of {community} on \"{question}\" ({id}, {nature}) closed {time}. The roll has "
    "{rights} "
    "households with {area} m²; {voted} households with {voted_area} m² took part. Result: "
    "{verdict}."};
inline constexpr Text notice_object{
    "名册上的业主如有异议，请在 {until} 前实名提出：发送 /异议 {id} "
    "理由，或书面交业委会。异议答复前，依据本次表决的决议暂不生效。",
    "Owners on the roll may object by name until {until}: send /object {id} REASON, or in writing "
    "to "
    "the committee. Until an objection is answered, resolutions that rest on this vote are held."};
inline constexpr Text sheet_postings{"张贴记录", "Posted"};
inline constexpr Text sheet_objections{"异议和答复", "Objections and answers"};
inline constexpr Text objection_open{"{text}（待答复）", "{text} (not answered yet)"};
inline constexpr Text objection_answered{"{text}　答复：{answer}", "{text} — answer: {answer}"};
inline constexpr Text see_page{"查看结果和计票过程", "Result and how it was counted"};
inline constexpr Text photo_named{"{place}（{photo}）", "{place} ({photo})"};

}  // namespace linyi::commands::poll::texts
