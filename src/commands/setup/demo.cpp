#include "commands/setup/demo.hpp"

#include "commands/setup/apply_roster.hpp"
#include "domain/code.hpp"

#include <array>
#include <span>
#include <string>

namespace linyi::commands::setup {
namespace {

struct Example {
    Text words{};
    bool is_direct{};
};

constexpr Example opinion{
    {"/意见 3号楼电梯又停了", "/opinion The lift in building 3 stopped again"}};
constexpr Example help{{"/帮助", "/help"}};
constexpr Example yes{{"同意", "yes"}};

constexpr std::array<Example, 4> of_owners{yes, opinion, Example{{"/我的", "/me"}, true}, help};
constexpr std::array<Example, 3> of_tenants{yes, opinion, help};
constexpr std::array<Example, 3> of_newcomers{
    Example{{"/绑定 2-2-302 DEM0-2302", "/bind 2-2-302 DEM0-2302"}, true}, yes, help};
constexpr std::array<Example, 4> of_committee{
    Example{{"/表决 是否在北门加装门禁？ 截止 明天18点",
             "/vote Put a lock on the north gate? until tomorrow 18:00"}},
    Example{{"/结果 V1", "/result V1"}},
    Example{{"/决议 北门加装门禁 @物业吴磊 截止 三天后",
             "/resolution Put a lock on the north gate @Wu Lei (property) until in 2 weeks"}},
    Example{{"/简报", "/briefing"}}};
constexpr std::array<Example, 4> of_manager{
    Example{{"/回复 O1 已派人检修，今天下午恢复",
             "/answer O1 A mechanic is on the way, it runs again this afternoon"}},
    Example{{"/进度 T1 60%", "/progress T1 60%"}}, Example{{"/完成 T1", "/done T1"}}, help};
constexpr std::array<Example, 4> of_officials{Example{{"/结果 V1", "/result V1"}},
                                              Example{{"/任务列表", "/tasks"}},
                                              Example{{"/历次简报", "/briefings"}}, help};

struct Actor {
    std::string_view id{};
    Text name{};
    Text role{};
    bool in_owners_group{true};
    bool in_work_group{};
    std::span<const Example> examples{of_owners};
};

constexpr std::array<Actor, 13> actors{{
    {"wang", {"1-2-301 老王", "1-2-301 Wang"}, {"业主 1-2-301", "owner of 1-2-301"}},
    {"limei",
     {"1-2-301 王太太", "1-2-301 Mrs Li"},
     {"业主 1-2-301（与老王同一户）", "owner of 1-2-301, with Wang"}},
    {"ma", {"3-1-101 马阿姨", "3-1-101 Auntie Ma"}, {"业主 3-1-101", "owner of 3-1-101"}},
    {"chen", {"2-1-301 陈老师", "2-1-301 Ms Chen"}, {"业主 2-1-301", "owner of 2-1-301"}},
    {"xu",
     {"4-1-201 徐芳", "4-1-201 Xu Fang"},
     {"业主 4-1-201、4-1-202（两套一户）", "owner of 4-1-201 and 4-1-202, one vote"}},
    {"luo", {"3-2-302 罗斌", "3-2-302 Luo Bin"}, {"业主 3-2-302", "owner of 3-2-302"}},
    {"feng",
     {"4-2-302 小冯", "4-2-302 Feng"},
     {"租户 4-2-302", "tenant of 4-2-302"},
     true,
     false,
     of_tenants},
    {"guo",
     {"新邻居小郭", "Guo, just moved in"},
     {"还没有绑定房屋；可发送 /绑定 2-2-302 DEM0-2302",
      "not bound yet; can send /bind 2-2-302 DEM0-2302"},
     true,
     false,
     of_newcomers},
    {"zhou",
     {"周敏（业委会主任）", "Zhou Min (chair)"},
     {"业委会主任、管理员，业主 1-1-201", "chair of the committee, admin, owner of 1-1-201"},
     true,
     true,
     of_committee},
    {"zheng",
     {"郑国强（业委会副主任）", "Zheng Guoqiang (deputy)"},
     {"业委会副主任，业主 3-1-302", "deputy chair, owner of 3-1-302"},
     true,
     true,
     of_committee},
    {"wulei",
     {"物业吴磊", "Wu Lei (property)"},
     {"物业项目经理", "property manager"},
     true,
     true,
     of_manager},
    {"linjing",
     {"居委会林静", "Lin Jing (neighbourhood)"},
     {"社区居委会", "neighbourhood committee"},
     true,
     true,
     of_officials},
    {"sunhao",
     {"街道孙浩", "Sun Hao (street)"},
     {"街道城建办", "street office"},
     true,
     true,
     of_officials},
}};

struct Flat {
    std::string_view label{};
    std::int64_t area_hundredths{};
    std::array<std::string_view, 2> owners{};
    std::array<std::string_view, 2> accounts{};
    std::string_view tenant{};
    UnitKind kind{UnitKind::home};
    UnitStatus status{UnitStatus::sold};
};

constexpr std::array<Flat, 25> flats{{
    {"1-1-101", 8960, {"唐建华"}},
    {"1-1-102", 8960, {"秦玉梅"}},
    {"1-1-201", 10235, {"周敏"}, {"zhou"}},
    {"1-2-301", 10235, {"王建国", "李梅"}, {"wang", "limei"}},
    {"1-2-302", 7620, {"高雅"}},
    {"1-2-401", 10235, {"沈国栋"}},
    {"2-1-301", 8960, {"陈淑芬"}, {"chen"}},
    {"2-1-302", 12048, {"赵倩"}},
    {"2-1-401", 12048, {"黄志强"}},
    {"2-2-301", 8960, {"孙丽娟"}},
    {"2-2-302", 7620, {"郭涛"}},
    {"2-2-401", 10235, {"张伟"}},
    {"3-1-101", 7620, {"马秀兰"}, {"ma"}},
    {"3-1-201", 7620, {"李德福"}},
    {"3-1-302", 8960, {"郑国强"}, {"zheng"}},
    {"3-2-301", 12048, {"何晓燕"}},
    {"3-2-302", 7620, {"罗斌"}, {"luo"}},
    {"3-2-401", 10235, {"丁国庆", "宋佳"}},
    {"4-1-201", 8960, {"徐芳"}, {"xu"}},
    {"4-1-202", 7620, {"徐芳"}, {"xu"}},
    {"4-1-301", 10235, {"邓磊"}},
    {"4-2-301", 8960, {}, {}, {}, UnitKind::home, UnitStatus::unsold},
    {"4-2-302", 8960, {"许志远"}, {}, "feng"},
    {"4-2-401", 12048, {"刘洋"}},
    {"S-03", 4500, {"钱小红"}, {}, {}, UnitKind::shop},
}};

RosterDraft demo_roster() {
    // The same builder as an import: equal names become one person, one head.
    RosterBuilder builder([](std::string_view label) { return std::string(label); });
    for (const auto& flat : flats) {
        RosterRow row{.row = static_cast<int>(&flat - flats.data()) + 1,
                      .unit = std::string(flat.label),
                      .area = to_text(Area{flat.area_hundredths}),
                      .kind = std::string(to_text(flat.kind)),
                      .status = std::string(to_text(flat.status))};
        for (const auto owner : flat.owners)
            if (!owner.empty()) row.owners.emplace_back(owner);
        for (const auto account : flat.accounts)
            if (!account.empty()) row.accounts.emplace_back(account);
        if (!flat.tenant.empty()) row.tenants.emplace_back(flat.tenant);
        builder.add(row);
    }
    builder.add_officer({.account = "zhou", .role = Role::committee, .title = "主任"});
    builder.add_officer({.account = "zhou", .role = Role::admin});
    builder.add_officer({.account = "zheng", .role = Role::committee, .title = "副主任"});
    builder.add_officer({"wulei", "吴磊", Role::manager, "物业项目经理"});
    builder.add_officer({"linjing", "林静", Role::community, "社区居委会"});
    builder.add_officer({"sunhao", "孙浩", Role::street, "街道城建办"});
    return builder.finish().draft;
}

void add_group(storage::Tx& tx, CommunityId community, const Chat& group) {
    const auto chat = tx.chats().admit(group);
    tx.chats().link(chat.id, community, group.purpose);
}

void add_direct_chats(storage::Tx& tx) {
    for (const auto& actor : actors) {
        const auto account = tx.accounts().admit(demo_adapter, actor.id, actor.name.zh);
        const auto chat = tx.chats().admit({.adapter = std::string(demo_adapter),
                                            .platform_chat = std::string(actor.id),
                                            .kind = ChatKind::direct,
                                            .account = account.id});
        tx.accounts().set_direct_chat(account.id, chat.id);
    }
}

}  // namespace

std::vector<Persona> demo_personas() {
    std::vector<Persona> personas;
    for (const auto& actor : actors) {
        Persona persona{.id = std::string(actor.id),
                        .name_zh = std::string(actor.name.zh),
                        .name_en = std::string(actor.name.en),
                        .role_zh = std::string(actor.role.zh),
                        .role_en = std::string(actor.role.en)};
        if (actor.in_owners_group)
            persona.chats.push_back(
                {std::string(demo_owners_chat), ChatKind::group, "和悦里业主群", "Owners' group"});
        if (actor.in_work_group)
            persona.chats.push_back(
                {std::string(demo_work_chat), ChatKind::group, "和悦里工作群", "Work group"});
        persona.chats.push_back(
            {std::string(actor.id), ChatKind::direct, "私聊邻议", "Direct chat with linyi"});
        for (const auto& example : actor.examples)
            persona.examples.push_back({.zh = std::string(example.words.zh),
                                        .en = std::string(example.words.en),
                                        .is_direct = example.is_direct});
        personas.push_back(std::move(persona));
    }
    return personas;
}

Demo seed_demo(storage::Tx& tx, Timestamp now) {
    Demo demo{.personas = demo_personas()};
    if (const auto known = tx.communities().find_by_name(demo_name)) {
        demo.community = *known;
        return demo;
    }
    demo.is_new = true;
    const auto zone = Zone::find("Asia/Shanghai");
    demo.community = tx.communities().add({.name = std::string(demo_name),
                                           .zone = zone ? *zone : Zone{},
                                           .street = "青禾街道",
                                           .is_demo = true},
                                          now);
    const auto id = demo.community.id;
    const auto draft = demo_roster();
    apply_roster(tx, {.community = id, .adapter = std::string(demo_adapter)}, draft, now);
    add_group(tx, id,
              {.adapter = std::string(demo_adapter),
               .platform_chat = std::string(demo_owners_chat),
               .name = "和悦里业主群",
               .purpose = Purpose::owners});
    add_group(tx, id,
              {.adapter = std::string(demo_adapter),
               .platform_chat = std::string(demo_work_chat),
               .name = "和悦里工作群",
               .purpose = Purpose::work});
    add_direct_chats(tx);
    const auto visitors = tx.roster().find(id, "2-2-302");
    tx.roster().add_code(storage::code_hash(normalise_code(demo_bind_code)),
                         {.community = id, .kind = "bind", .unit = visitors->id}, now);
    return demo;
}

}  // namespace linyi::commands::setup
