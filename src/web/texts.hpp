#pragma once

#include "base/text.hpp"

/// The words of the pages. Those of the web chat stand in assets/chat.js.
namespace linyi::web::texts {

inline constexpr Text briefings_of{"{community}：历次简报", "{community}: briefings"};
inline constexpr Text no_issue_yet{"还没有发布过简报。", "No briefing has been published yet."};
inline constexpr Text nothing_title{"没有这个页面", "No such page"};
inline constexpr Text nothing_here{
    "链接可能没有复制完整；如果是草稿，它可能已经发布、放弃，或被新的草稿代替。在群里发送 "
    "/历次简报 可以看到全部简报。",
    "The link may be incomplete. If it was a draft, it may have been published, dropped or "
    "replaced "
    "by a newer one. Send /briefings in the group to see them all."};

inline constexpr Text chat_title{"网页群聊", "Web chat"};
inline constexpr Text chat_no_demo{"网页群聊是给大家试用的演示群，这个服务没有开演示。",
                                   "The web chat is a demo to try linyi "
                                   "with; this service runs without it."};
inline constexpr Text chat_try{
    "想试用：在装有邻议的机器上运行 ./dev run（或 linyi serve --demo），再用同一台机器的浏览器打开 "
    "http://127.0.0.1:8080/chat 。",
    "To try it, run ./dev run (or linyi serve --demo) on a machine that has linyi and open "
    "http://127.0.0.1:8080/chat in a browser on that same machine."};
inline constexpr Text chat_residents{
    "居民请在平时用的微信、QQ 等群里直接说话，邻议就在群里；不知道怎么说，就发送 /帮助 。",
    "Residents need no web page: linyi is in the group you use every day. Send /help there to see "
    "what you can say."};

inline constexpr Text privacy_title{"隐私说明", "Privacy notice"};
inline constexpr Text privacy_other{"English version", "中文版"};
inline constexpr Text handler_title{"谁在处理您的信息", "Who handles your information"};
inline constexpr Text handler_known{"{handler}。", "{handler}."};
inline constexpr Text handler_unknown{
    "把邻议请进您所在群的组织：一般是本小区的业主委员会、物业服务企业或社区居委会。名称和联系方式请"
    "在"
    "群里问管理员。邻议只是他们使用的软件，装在他们自己的机器上，不向软件作者或其他人传送数据。",
    "The organisation that brought linyi into your group: usually the owners' committee, the "
    "property manager or the neighbourhood committee. Ask the admins of the group for name and "
    "contact. linyi is only the software they use, on a machine of their own; it sends nothing to "
    "its authors or anybody else."};
inline constexpr Text purpose_title{"为了什么", "What for"};
inline constexpr Text purpose{
    "只为小区议事：收集意见、组织表决和计票、记录决议、提醒任务、编写简报。不作广告，不买卖，不做人"
    "脸"
    "识别，不给人打分。",
    "Only for the community's own business: collecting opinions, holding and counting votes, "
    "keeping "
    "resolutions, reminding of tasks, writing briefings. No advertising, no sale, no face "
    "recognition, no scoring of people."};
inline constexpr Text kinds_title{"记录哪些信息", "What is kept"};
inline constexpr Text kind_account{"您在聊天平台上的账号编号和显示的名称；",
                                   "your account number and shown name on the chat platform;"};
inline constexpr Text kind_unit{
    "您绑定的房屋、面积、业主或租户身份，以及业委会、物业等职务；业主名册由管理员导入；",
    "the units you are bound to, their area, whether you own or rent, and offices you hold; the "
    "register of owners is imported by the admins;"};
inline constexpr Text kind_said{
    "您发给邻议的指令、意见、选票和任务进展；群里的其他谈话只用来判断是否与议事有关，不保存；",
    "what you send to linyi as commands, opinions, ballots and progress of tasks; other talk in "
    "the "
    "groups is only looked at to see whether it is meant for linyi, and not stored;"};
inline constexpr Text kind_phone{
    "名册里的电话只存加盐摘要，用来认出同一个人，不存号码本身。",
    "of phone numbers in the register only a salted digest, to recognise the same person; not the "
    "number itself."};
inline constexpr Text shown_title{"别人能看到什么", "What others can see"};
inline constexpr Text shown{
    "群里和简报里不出现房号、电话和个人选票；居民姓名按“某”字隐去。表决截止前只公布参与数，截止后公"
    "布"
    "各选项的户数和面积。值班人员（业委会、物业、街道）以姓名和职务出现。",
    "Groups and briefings show no room numbers, phones or single ballots, and no names of "
    "residents. "
    "Before a vote closes only participation is told, afterwards the totals. People on duty "
    "(committee, manager, street office) appear with name and post."};
inline constexpr Text kept_title{"保存多久", "How long it is kept"};
inline constexpr Text kept_chat{
    "没能处理、留待管理员查看的消息原文：{days} 天；",
    "the text of messages that failed and wait for the admins: {days} days;"};
inline constexpr Text kept_ids{"消息编号（防止重复计票，不含内容）：{days} 天，选票的与表决同存；",
                               "message numbers (so that nothing counts twice; no content): {days} "
                               "days, those of ballots as long as their vote;"};
inline constexpr Text kept_sent{"已经发出的消息：{days} 天；", "messages we sent: {days} days;"};
inline constexpr Text kept_failed{"发不出去的消息：{days} 天；",
                                  "messages that could not be delivered: {days} days;"};
inline constexpr Text kept_backups{"每晚的备份：最近 {count} 份，删除的内容到时随备份一起消失；",
                                   "nightly backups: the last {count}; what you delete is gone "
                                   "from them when they are;"};
inline constexpr Text kept_records{
    "决议、计票结果和已发布的简报：长期保存，是小区的档案；其中的居民姓名已隐去。",
    "resolutions, results of votes and published briefings: for good, as records of the community; "
    "residents' names are masked in them."};
inline constexpr Text rights_title{"您的权利", "Your rights"};
inline constexpr Text right_see{"查看和复制：私聊邻议，发送 /隐私 导出；",
                                "see and copy: send /privacy export in a private chat;"};
inline constexpr Text right_correct{"更正：找物业或业委会，更正房屋、姓名和身份；",
                                    "correct: ask the manager or the committee;"};
inline constexpr Text right_delete{
    "删除：发送 /隐私 删除。依法必须保存的记录（如计票结果）不再使用，只作保存；",
    "delete: send /privacy delete. Records that the law wants kept (such as the count of a vote) "
    "are "
    "then only stored, not used;"};
inline constexpr Text right_withdraw{
    "撤回同意：发送 /解绑，或退出群聊，此前的处理不受影响；不同意不影响您用纸质方式参加议事；",
    "withdraw consent: send /unbind or leave the group; what was done before stays valid. You can "
    "always take part on paper instead;"};
inline constexpr Text right_object{
    "有异议：向上面的处理者提出，应在 15 个工作日内答复；不满意可以向网信部门投诉。",
    "object: write to the handler named above, who shall answer within 15 working days. If you are "
    "not satisfied you can complain to the authority for personal information protection."};
inline constexpr Text basis{
    "依据：《个人信息保护法》第六、十三、十七、四十四至五十条，《民法典》第一千零三十五条。",
    "Basis: Personal Information Protection Law of the PRC, articles 6, 13, 17 and 44 to 50; Civil "
    "Code, article 1035."};

inline constexpr Text link_ended_title{"这个链接不能用了", "This link does not work"};
inline constexpr Text link_ended{
    "链接写错了，或者您后来又要过一个新的链接。请私聊机器人发送：/网页投票 V编号，领取新的链接。",
    "The link is mistyped, or you have asked for a newer one. Send the bot in a private chat: "
    "/link V-NUMBER for a new one."};
inline constexpr Text not_stored_title{"现在太忙，没有登记", "Too busy: nothing was recorded"};
inline constexpr Text not_stored{
    "您的选择还没有登记。请返回上一页，过几秒再点一次；重复点只算一票。",
    "Your choice is not on record yet. Please go back and press again in a few seconds; pressing "
    "twice counts once."};

}  // namespace linyi::web::texts
