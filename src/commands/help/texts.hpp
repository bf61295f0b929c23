#pragma once

#include "base/text.hpp"

/// The words of the help family.
namespace linyi::commands::help::texts {

inline constexpr Text help_usage{"/帮助，或 /帮助 表决 看一条指令的写法",
                                 "/help, or /help vote for one command"};
inline constexpr Text help_summary{"现在能做什么", "what you can do now"};
inline constexpr Text me_usage{"/我的", "/me"};
inline constexpr Text me_summary{"我的房屋、身份、表决和任务", "my units, roles, votes and tasks"};
inline constexpr Text privacy_usage{"/隐私；/隐私 导出；/隐私 删除",
                                    "/privacy; /privacy export; /privacy delete"};
inline constexpr Text privacy_summary{"隐私说明，导出或删除我的数据",
                                      "privacy notice; export or delete my data"};
inline constexpr Text language_usage{"/语言 zh 或 /语言 en", "/language zh or /language en"};
inline constexpr Text language_summary{"用中文还是英文回答我", "answer me in Chinese or English"};

inline constexpr Text open_vote{"{id} {question}：回复 {how}{until}",
                                "{id} {question}: answer {how}{until}"};
inline constexpr Text open_vote_private{"{id} {question}：私聊我回复，或按按钮{until}",
                                        "{id} {question}: answer in a private chat or by button"
                                        "{until}"};
inline constexpr Text until{"，{when} 截止", ", until {when}"};
inline constexpr Text not_bound{
    "您还没有绑定房屋：私聊我发送 /绑定 房号 绑定码",
    "You are not bound to a unit yet: send me privately /bind UNIT CODE"};
inline constexpr Text not_linked{"本群还没有启用：管理员发送 /启用 启用码 业主群",
                                 "This group is not set up yet: an admin sends /setup CODE owners"};
inline constexpr Text own_tasks{"您有 {count} 件任务没办完：发送 /我的 查看",
                                "Open tasks of yours: {count}. Send /me to see them"};
inline constexpr Text command_line{"/{word} — {summary}", "/{word} — {summary}"};
inline constexpr Text more{"还有：{words}", "Also: {words}"};
inline constexpr Text details{"写法：/帮助 {word}", "How to write one: /help {word}"};
inline constexpr Text all_title{"所有您可以用的指令：", "All commands you can use:"};

inline constexpr Text no_such{
    "没有“{word}”这条指令。发送 /帮助 看现在能做什么。",
    "There is no command \"{word}\". Send /help to see what you can do now."};
inline constexpr Text meant{"没有“{word}”这条指令。您是想发 /{near} 吗？写法：{usage}",
                            "There is no command \"{word}\". Did you mean /{near}? It is written: "
                            "{usage}"};
inline constexpr Text not_understood{
    "没有看懂。发送 /帮助 看现在能做什么；要提意见，请发送：/意见 内容",
    "I did not understand that. Send /help to see what you can do now; to say what you think, send "
    "/opinion TEXT"};
inline constexpr Text old_button{"这个按钮已经不能用了。发送 /帮助 看现在能做什么。",
                                 "This button no longer works. Send /help to see what you can do "
                                 "now."};
inline constexpr Text usage{"写法", "How to write it"};
inline constexpr Text other_words{"也可以写", "Other words"};
inline constexpr Text who_may{"谁可以用", "Who may use it"};
inline constexpr Text everybody{"所有人", "everybody"};
inline constexpr Text where_group{"在群里用", "used in the group"};
inline constexpr Text where_direct{"私聊我时用", "used in a private chat with me"};
inline constexpr Text not_for_you{"您现在的身份不能用这条指令。",
                                  "Your roles do not allow this command here."};

inline constexpr Text my_units{"房屋", "Units"};
inline constexpr Text my_roles{"身份", "Roles"};
inline constexpr Text my_votes{"表决", "Votes"};
inline constexpr Text my_tasks{"任务", "Tasks"};
inline constexpr Text none{"无", "none"};
inline constexpr Text unit_line{"{unit} · {area} ㎡", "{unit} · {area} m²"};
inline constexpr Text unit_line_tenant{"{unit}（租户）", "{unit} (tenant)"};
inline constexpr Text unit_line_masked{"{unit}", "{unit}"};
inline constexpr Text vote_in{"{id} 已投", "{id} voted"};
inline constexpr Text vote_in_as{"{id} 已投：{choice}", "{id} voted: {choice}"};
inline constexpr Text vote_partly{"{id} 已投 {done}/{all} 户",
                                  "{id} voted for {done} of {all} units"};
inline constexpr Text vote_open{"{id} 还没投", "{id} not voted yet"};
inline constexpr Text vote_none{"{id} 不在范围内", "{id} does not ask you"};
inline constexpr Text no_open_votes{"现在没有进行中的表决", "no vote is open now"};
inline constexpr Text task_line{"T{number} {text}（{due} 前）", "T{number} {text} (until {due})"};
inline constexpr Text more_tasks{"另有 {count} 件", "{count} more"};
inline constexpr Text how_private{
    "私聊我：点我的头像，发一句“你好”，以后细节就只发给您。",
    "To talk privately: open my profile and send me one word; details "
    "then go to you alone."};
inline constexpr Text details_private{"房号和面积请私聊我发送 /我的 查看。",
                                      "Send me /me privately to see units and areas in full."};

inline constexpr Text notice_what{
    "邻议为本小区记录：您绑定的房屋、身份、您对我说的指令、意见、表决和任务。用途只有小区议事。",
    "For your community linyi keeps: your units and roles, and what you send as commands, "
    "opinions, "
    "votes and tasks. It is used for the community's business only."};
inline constexpr Text notice_how{
    "群里不公开房号、电话和选票；群聊原文 {days} 天后删除；电话只存无法还原的摘要。",
    "Rooms, phones and ballots are not shown in groups; chat text is deleted after {days} days; of "
    "phones only a digest is kept."};
inline constexpr Text notice_rights{
    "您可以查看和复制（私聊发送 /隐私 导出）、更正（找物业或业委会）、删除（/隐私 删除）。",
    "You may see and copy your data (/privacy export, in a private chat), have it corrected (ask "
    "the "
    "manager or the committee) and deleted (/privacy delete)."};
inline constexpr Text notice_link{"隐私说明全文", "Full privacy notice"};
inline constexpr Text export_in_private{
    "为保护隐私，请私聊我发送 /隐私 导出。",
    "To keep it private, please send /privacy export in a direct "
    "chat."};
inline constexpr Text privacy_unknown{"请写 /隐私、/隐私 导出 或 /隐私 删除。",
                                      "Please write /privacy, /privacy export or /privacy delete."};
inline constexpr Text export_title{"邻议保存的您的数据", "What linyi keeps about you"};
inline constexpr Text export_account{"账号：{adapter} {user}，显示名“{name}”",
                                     "Account: {adapter} {user}, shown as \"{name}\""};
inline constexpr Text export_community{"小区：{community}；记录中的称呼：{name}",
                                       "Community: {community}; called in records: {name}"};
inline constexpr Text export_roles{"身份：{roles}", "Roles: {roles}"};
inline constexpr Text export_unit{"房屋：{unit}，{area} ㎡，{kind}",
                                  "Unit: {unit}, {area} m², {kind}"};
inline constexpr Text export_ballot{"表决 {id}“{question}”：{choice}",
                                    "Vote {id} \"{question}\": {choice}"};
inline constexpr Text export_secret{"已投（不记名，不显示内容）", "cast (secret: not shown)"};
inline constexpr Text export_withdrawn{"已撤回", "withdrawn"};
inline constexpr Text export_task{"任务 T{number}：{text}", "Task T{number}: {text}"};
inline constexpr Text export_end{"依据《个人信息保护法》第四十五条。发现有误请找物业或业委会更正。",
                                 "Under article 45 of the Personal Information Protection Law. Ask "
                                 "the manager or the committee to correct mistakes."};
inline constexpr Text owner{"业主", "owner"};
inline constexpr Text tenant{"租户", "tenant"};

inline constexpr Text delete_ask{
    "删除后：您的房屋绑定、身份、语言设置和显示名会清除，不能再以业主身份表决。已投的票按户保留、不"
    "带您的名字；"
    "已公布的决议和简报依法保留。确认请在 10 分钟内发送：/隐私 删除 {word}",
    "This clears your units, roles, language and shown name; you can no longer vote as an owner. "
    "Ballots already cast stay with the household, without your name; published resolutions and "
    "briefings stay by law. To confirm, send within 10 minutes: /privacy delete {word}"};
inline constexpr Text delete_done{
    "已删除。绑定、身份和显示名已清除；再发消息时，平台会重新告诉我您的显示名。依据《个人信息保护法"
    "》第四十七条。",
    "Done: units, roles and name are cleared. If you write to me again, the platform tells me your "
    "shown name anew. Under article 47 of the Personal Information Protection Law."};
inline constexpr Text delete_last_admin{
    "您是“{community}”最后一位管理员，请先设置另一位：/角色 @某人 管理员，然后再删除。",
    "You are the last admin of \"{community}\". Make somebody else admin first: /role @person "
    "admin; "
    "then delete."};
inline constexpr Text deleted_person{"已注销用户", "deleted user"};

inline constexpr Text language_unknown{
    "请写 /语言 zh（中文）或 /语言 en（英文）。",
    "Please write /language zh (Chinese) or /language en (English)."};
inline constexpr Text language_set{"好的，以后用中文回答您。",
                                   "I will answer you in English from now on."};

}  // namespace linyi::commands::help::texts
