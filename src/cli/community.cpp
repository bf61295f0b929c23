#include "cli/office.hpp"
#include "commands/payload.hpp"
#include "commands/setup/setup.hpp"
#include "domain/code.hpp"

#include <algorithm>
#include <optional>

namespace linyi::cli {
namespace {

constexpr std::size_t name_code_points_max = 60;

constexpr Text no_name{"请写小区名称：linyi community add 和悦里小区",
                       "Please name the community: linyi community add \"Heyue Court\""};
constexpr Text bad_name{"名称太长（最多 {max} 个字）或含有控制字符。",
                        "The name is too long (at most {max} characters) or holds control "
                        "characters."};
constexpr Text bad_zone{"没有时区“{zone}”。写 IANA 名称，如 Asia/Shanghai。",
                        "There is no time zone \"{zone}\". Use an IANA name like Asia/Shanghai."};
constexpr Text bad_language{"语言写 zh 或 en。", "The language is zh or en."};
constexpr Text exists{"已经有“{name}”。要新的启用码：linyi community code {name}",
                      "\"{name}\" exists already. For a new setup code: linyi community code "
                      "\"{name}\""};
constexpr Text unknown{"没有小区“{name}”。现有：{known}",
                       "There is no community \"{name}\". There "
                       "are: {known}"};
constexpr Text added{"已建立小区“{name}”（{zone}）。", "Added \"{name}\" ({zone})."};
constexpr Text code_line{"启用码：{code}", "Setup code: {code}"};
constexpr Text next_step{
    "{days} 天内有效，只能用一次，不会再显示。下一步：把机器人拉进业主群，在群里发送\n  /启用 "
    "{code} 业主群\n"
    "然后导入名册：linyi import-roster 名册.csv --community {name}",
    "It is good once, for {days} days, and is not shown again. Next: add the bot to the owners' "
    "group and send there\n  /setup {code} owners\n"
    "Then import the roster: linyi import-roster roster.csv --community \"{name}\""};
constexpr Text none{"还没有小区。先建立一个：linyi community add 名称",
                    "There is no community yet. Add one: linyi community add NAME"};

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string make_setup_code(CommunityId community, storage::Tx& tx, Office& office) {
    const auto now = office.clock.now();
    auto code = make_code(office.random, setup_code_characters);
    tx.roster().add_code(storage::code_hash(normalise_code(code)),
                         {.community = community,
                          .kind = "setup",
                          .expires = now + commands::setup::setup_code_lasts},
                         now);
    tx.acts().append({.community = community,
                      .kind = "setup_code_made",
                      .decided_at = now,
                      .payload = commands::Payload{}.json()});
    return code;
}

void print_code(const std::string& code, const std::string& name, Office& office) {
    office.out << say(office.language, code_line, {{"code", code}}) << "\n";
    office.err << say(office.language, next_step,
                      {{"code", code},
                       {"name", name},
                       {"days", std::to_string(commands::setup::setup_code_lasts.count())}})
               << "\n";
}

int refuse(Office& office, int exit_code, const Text& text, const Args& args = {}) {
    office.err << say(office.language, text, args) << "\n";
    return exit_code;
}

}  // namespace

int run_community_add(const CommunityAddOptions& options, Office& office) {
    const auto name = std::string(trim(options.name));
    if (name.empty()) return refuse(office, 2, no_name);
    if (!is_utf8(name) || has_control(name) || code_points(name) > name_code_points_max)
        return refuse(office, 2, bad_name, {{"max", std::to_string(name_code_points_max)}});
    const auto zone = Zone::find(options.zone);
    if (!zone) return refuse(office, 2, bad_zone, {{"zone", options.zone}});
    if (options.language != "zh" && options.language != "en")
        return refuse(office, 2, bad_language);

    std::optional<std::string> code;
    office.store.transact([&](storage::Tx& tx) {
        if (tx.communities().find_by_name(name)) return;
        const Community wish{.name = name,
                             .zone = *zone,
                             .language = options.language == "en" ? Language::en : Language::zh,
                             .street = std::string(trim(options.street))};
        const auto community = tx.communities().add(wish, office.clock.now());
        code = make_setup_code(community.id, tx, office);
    });
    if (!code) return refuse(office, 1, exists, {{"name", name}});
    office.err << say(office.language, added, {{"name", name}, {"zone", zone->name()}}) << "\n";
    print_code(*code, name, office);
    return 0;
}

int run_community_code(const std::string& community, Office& office) {
    std::optional<std::string> code;
    std::vector<std::string> known;
    office.store.transact([&](storage::Tx& tx) {
        for (const auto& one : tx.communities().all()) known.push_back(one.name);
        const auto found = tx.communities().find_by_name(community);
        if (found) code = make_setup_code(found->id, tx, office);
    });
    if (!code)
        return refuse(office, 1, unknown, {{"name", community}, {"known", join(known, ", ")}});
    print_code(*code, community, office);
    return 0;
}

int run_community_list(Office& office) {
    auto tx = office.store.tx();
    const auto all = tx.communities().all();
    if (all.empty()) return refuse(office, 0, none);
    for (const auto& community : all) {
        office.out << community.id.value << '\t' << community.name << '\t' << community.zone.name()
                   << '\t' << tx.roster().units(community.id).size() << '\t'
                   << tx.chats().all_of_community(community.id).size() << '\n';
    }
    return 0;
}

}  // namespace linyi::cli
