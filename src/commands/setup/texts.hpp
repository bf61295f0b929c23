#pragma once

#include "base/text.hpp"

/// The words of the setup family.
namespace linyi::commands::setup::texts {

inline constexpr Text setup_usage{"/启用 启用码 业主群（或 议事群、工作群）",
                                  "/setup CODE owners (or council, work)"};
inline constexpr Text setup_summary{"把本群连到一个小区", "link this group to a community"};
inline constexpr Text role_usage{
    "/角色 @某人 业委会 主任；取消：/角色 @某人 -业委会；不写人：列出现在的身份",
    "/role @person committee Chair; take it back: /role @person -committee; nobody named: list "
    "all"};
inline constexpr Text role_summary{"设置谁是业委会、物业、居委会、街道、管理员",
                                   "say who is committee, manager, community, street, admin"};
inline constexpr Text purpose_usage{"/用途 业主群（或 议事群、工作群）",
                                    "/purpose owners (or council, work)"};
inline constexpr Text purpose_summary{"改变本群的用途", "change what this group is for"};

inline constexpr Text purpose_owners{"业主群", "owners' group"};
inline constexpr Text purpose_council{"议事群", "council group"};
inline constexpr Text purpose_work{"工作群", "work group"};

inline constexpr Text not_in_direct{
    "启用要在群里做：先把我拉进业主群或工作群，再在那个群里发送 /启用 和启用码。",
    "Setup is done in a group: add me to the owners' or work group, then send /setup and the code "
    "there."};
inline constexpr Text code_missing{
    "请把启用码写在后面，例如：/启用 ABCD-EFGH-1234-5678 业主群。启用码由运行邻议的人用命令 linyi "
    "community add 得到。",
    "Please write the code behind it, for example: /setup ABCD-EFGH-1234-5678 owners. Whoever runs "
    "linyi gets it from: linyi community add."};
inline constexpr Text already_linked{
    "本群已经连到“{community}”（{purpose}）。改用途：/用途 工作群。",
    "This group is already linked to \"{community}\" ({purpose}). To change what it is for: "
    "/purpose work."};
inline constexpr Text code_refused{
    "这个启用码不能用：可能写错、用过或过期。请核对后重发，或请运行邻议的人重新生成。",
    "This code does not work: it may be mistyped, used or out of date. Please check it, or ask "
    "whoever runs linyi for a new one."};
inline constexpr Text too_many_tries{
    "一小时内试错太多次，请过一小时再试。手里的码仍然有效。",
    "Too many wrong codes. Please try again in an hour; a good code stays good."};
inline constexpr Text linked{"本群已连到“{community}”，用途：{purpose}。您是管理员。",
                             "This group is now linked to \"{community}\" as {purpose}. You are "
                             "its admin."};
inline constexpr Text linked_by_admin{"本群已连到“{community}”，用途：{purpose}。",
                                      "This group is now linked to \"{community}\" as {purpose}."};
inline constexpr Text next_title{"接下来：", "What to do next:"};
inline constexpr Text next_purpose{"用途不对？发送 /用途 工作群（或 业主群、议事群）",
                                   "Wrong kind of group? Send /purpose work (or owners, council)"};
inline constexpr Text next_role{"设置身份：/角色 @某人 业委会 主任",
                                "Give roles: /role @person committee Chair"};
inline constexpr Text next_roster{"导入房屋名册，并给每户发绑定码（运行邻议的人操作）",
                                  "Import the roster and hand out bind codes (whoever runs linyi)"};
inline constexpr Text next_bind{"业主私聊我：/绑定 房号 绑定码",
                                "Owners send me privately: /bind UNIT CODE"};

inline constexpr Text purpose_missing{"请写明用途：/用途 业主群、议事群 或 工作群。",
                                      "Please say what for: /purpose owners, council or work."};
inline constexpr Text purpose_set{"本群现在是“{community}”的{purpose}。",
                                  "This group is now the {purpose} of \"{community}\"."};

inline constexpr Text role_unknown{
    "请写明身份：业委会、物业、居委会、街道 或 管理员。例如：/角色 @张伟 物业 项目经理",
    "Please name the role: committee, manager, community, street or admin. For example: /role "
    "@Zhang manager Site manager"};
inline constexpr Text who_missing{"请写明是谁：用 @ 选中对方，或写名册里的姓名。",
                                  "Please say who: pick them with @, or write the name in the "
                                  "roster."};
inline constexpr Text who_unknown{
    "名册里没有“{name}”。群里显示的名字不能作准，请用 @ 选中对方。",
    "The roster has no \"{name}\". A name shown in a chat proves nothing, so please pick the "
    "person with @."};
inline constexpr Text who_ambiguous{"有 {count} 个人叫“{name}”。请用 @ 选中对方。",
                                    "{count} people are called \"{name}\". Please pick the person "
                                    "with @."};
inline constexpr Text one_at_a_time{"一次只能写一个人。", "One person at a time, please."};
inline constexpr Text title_too_long{"职务太长（最多 {max} 个字）。",
                                     "The title is too long (at most {max} characters)."};
inline constexpr Text role_given{"已设置：{who} 是{role}。", "Done: {who} is now {role}."};
inline constexpr Text role_taken{"已取消：{who} 不再是{role}。",
                                 "Done: {who} is no longer {role}."};
inline constexpr Text role_not_held{"{who} 本来就不是{role}。", "{who} was not {role}."};
inline constexpr Text last_admin{
    "这是最后一位管理员，不能取消。请先设置另一位：/角色 @某人 管理员",
    "This is the last admin and cannot be removed. Make somebody else admin first: /role @person "
    "admin"};
inline constexpr Text roles_now{"现在的身份：", "Roles now:"};
inline constexpr Text nobody{"（无）", "(nobody)"};
inline constexpr Text no_account{"没有账号", "no account"};

inline constexpr Text role_admin{"管理员", "admin"};
inline constexpr Text role_committee{"业委会", "committee"};
inline constexpr Text role_manager{"物业", "manager"};
inline constexpr Text role_community{"居委会", "neighbourhood committee"};
inline constexpr Text role_street{"街道", "street office"};

inline constexpr Text hello{
    "大家好，我是邻议，小区议事的记录员：记意见、办表决、写简报、催办事。",
    "Hello, I am linyi: I record opinions, run votes, write briefings and follow up on tasks."};
inline constexpr Text hello_data{"我只记与议事有关的内容；群里不公开任何人的房号、电话和选票。",
                                 "I keep only what belongs to the community's business; rooms, "
                                 "phones and ballots stay private."};
inline constexpr Text hello_unlinked{"群主或物业请发送：/启用 启用码 业主群",
                                     "To set me up, an admin sends: /setup CODE owners"};
inline constexpr Text hello_help{"发送 /帮助 看现在能做什么；English: /language en",
                                 "Send /help to see what you can do; 中文：/语言 zh"};
inline constexpr Text privacy_label{"隐私说明", "Privacy notice"};
inline constexpr Text welcome{
    "欢迎来到“{community}”。绑定房屋后就能参加表决：/绑定 房号 绑定码，例如 /绑定 3-2-501 "
    "ABCD-1234。绑定码向物业或业委会领取。",
    "Welcome to \"{community}\". Bind your unit to take part in votes: /bind UNIT CODE, for "
    "example /bind 3-2-501 ABCD-1234. The manager or the committee gives out the codes."};

}  // namespace linyi::commands::setup::texts
