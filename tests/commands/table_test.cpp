#include "commands/talk.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace linyi::commands::test {
namespace {

/// Every typed command × everybody × {own group, foreign group, private}.
class Table : public testing::Test {
protected:
    struct Somebody {
        std::string name{};
        Account account{};
        std::set<Role> roles{};
    };

    Table() {
        auto tx = talk.stage.tx();
        auto admin = tx.accounts().admit("hook", "admin", "管理员");
        const auto person =
            tx.accounts().join(admin.id, talk.stage.community.id, std::nullopt, "管理员");
        tx.accounts().grant(person, {.role = Role::admin});
        auto& stage = talk.stage;
        everybody = {{"stranger", stage.guest, {}},
                     {"tenant", stage.tan, {}},
                     {"owner", stage.chen, {}},
                     {"committee", stage.wang, {Role::committee}},
                     {"manager", stage.zhang, {Role::manager}},
                     {"community", stage.han, {Role::community}},
                     {"street", stage.liu, {Role::street}},
                     {"admin", admin, {Role::admin}}};
    }

    static bool may_use(const Command& command, const std::set<Role>& roles) {
        return command.roles.empty() || roles.contains(Role::admin) ||
               std::any_of(command.roles.begin(), command.roles.end(),
                           [&roles](Role role) { return roles.contains(role); });
    }

    /// What the table says must happen before a handler is asked; empty if it is asked.
    static std::string expected(const Command& command, const Somebody& who, const Chat& where,
                                bool has_community, bool is_own) {
        if (command.where == Where::group && where.kind != ChatKind::group)
            return "请在群里发送这条指令。";
        if (command.where == Where::direct && where.kind != ChatKind::direct)
            return "为保护隐私，请私聊我发送这条指令。";
        if (command.needs_community && !has_community)
            return where.kind == ChatKind::direct ? "还不知道您是哪个小区" : "本群还没有启用";
        if (!may_use(command, is_own ? who.roles : std::set<Role>{})) return "需要相应的身份";
        return {};
    }

    /// Rows that a mere contact makes: the account and the chat are known from then on.
    static std::map<std::string, std::int64_t> without_contact(
        std::map<std::string, std::int64_t> rows) {
        for (const auto* table : {"account", "chat", "outbox", "lane_state", "counter"})
            rows.erase(table);
        return rows;
    }

    Talk talk;
    std::vector<Somebody> everybody{};
};

TEST_F(Table, ForbidsExactlyWhatItSaysAndWritesNothingThen) {
    auto& stage = talk.stage;
    int forbidden = 0;
    for (const auto& command : stage.table.all()) {
        if (command.words.empty()) continue;
        for (const auto& who : everybody) {
            const Chat direct{.adapter = "hook",
                              .platform_chat = "d-" + who.account.platform_user,
                              .kind = ChatKind::direct};
            for (const auto& where : {stage.group, stage.foreign, direct}) {
                const bool is_own = where.id != stage.foreign.id;
                const bool is_member =
                    !stage.tx().accounts().communities_of(who.account.id).empty();
                const bool has_community = where.kind == ChatKind::group || is_member;
                const auto words = expected(command, who, where, has_community, is_own);
                if (words.empty()) continue;
                SCOPED_TRACE(std::string(command.name) + " by " + who.name + " in " +
                             where.platform_chat);
                talk.hear(who.account, where, "早上好");
                const auto before = talk.rows();

                const auto handled =
                    talk.hear(who.account, where, "/" + std::string(command.words.front()) + " x");

                ++forbidden;
                EXPECT_EQ(handled.outcome, storage::InboxOutcome::refused);
                EXPECT_NE(talk.answers().find(words), std::string::npos) << talk.answers();
                EXPECT_EQ(talk.sent().size(), 1U);
                EXPECT_EQ(without_contact(talk.rows()), without_contact(before));
            }
        }
    }
    EXPECT_GT(forbidden, 100) << "the table has roles and places";
}

TEST_F(Table, LetsEverybodyElseThroughToTheHandler) {
    auto& stage = talk.stage;
    for (const auto& command : stage.table.all()) {
        if (command.words.empty()) continue;
        for (const auto& who : everybody) {
            for (const auto& where : {stage.group, stage.foreign}) {
                const bool is_own = where.id != stage.foreign.id;
                if (!expected(command, who, where, true, is_own).empty()) continue;
                SCOPED_TRACE(std::string(command.name) + " by " + who.name + " in " +
                             where.platform_chat);
                const auto before = talk.rows();

                const auto handled = talk.hear(who.account, where,
                                               "/" + std::string(command.words.front()) + " x9x");

                // The handler may refuse for reasons of its own; then too nothing is written.
                EXPECT_EQ(talk.answers().find("本群还没有启用"), std::string::npos);
                if (handled.outcome == storage::InboxOutcome::refused) {
                    EXPECT_EQ(talk.rows()["act"], before.at("act"));
                }
            }
        }
    }
}

TEST_F(Table, AWallStandsBetweenCommunities) {
    auto& stage = talk.stage;
    talk.hear(stage.wang, stage.group, "/表决 换门禁");
    talk.hear(stage.wang, stage.group, "/决议 换门禁 @张伟");
    talk.hear(stage.wang, stage.group, "/会议 推进会 11月30日19:30");
    talk.hear(stage.chen, stage.group, "/意见 灯坏了");
    for (const auto& [there, missing] :
         std::vector<std::pair<std::string, std::string>>{{"/结果 V1", "/结果 V9"},
                                                          {"/决议 R1", "/决议 R9"},
                                                          {"/任务 T1", "/任务 T9"},
                                                          {"/意见 O1", "/意见 O9"},
                                                          {"/会议 M1", "/会议 M9"}}) {
        talk.hear(stage.wang, stage.foreign, there);
        auto said = talk.answers();
        talk.hear(stage.wang, stage.foreign, missing);

        EXPECT_EQ(replace_all(said, "1", "9"), talk.answers()) << there;
    }
}

TEST_F(Table, WordsAndNamesAreUniqueAndEveryTypedCommandExplainsItself) {
    std::set<std::string_view> names;
    std::set<std::string_view> words;
    for (const auto& command : talk.stage.table.all()) {
        EXPECT_TRUE(names.insert(command.name).second) << command.name;
        EXPECT_NE(command.handler, nullptr) << command.name;
        for (const auto word : command.words) EXPECT_TRUE(words.insert(word).second) << word;
        if (command.words.empty()) continue;
        for (const auto text :
             {command.usage.zh, command.usage.en, command.summary.zh, command.summary.en})
            EXPECT_FALSE(text.empty()) << command.name;
    }
}

/// "/表决列表" must not be read as a vote on "列表".
TEST_F(Table, EveryWordIsReadAsItself) {
    for (const auto& command : talk.stage.table.all()) {
        for (const auto word : command.words) {
            for (const std::string behind : {"", " x", "\nx"}) {
                const auto read = language::read_command("/" + std::string(word) + behind, false);
                ASSERT_TRUE(read) << word;
                EXPECT_EQ(read->name, word);
                EXPECT_EQ(read->rest, trim(behind)) << word;
            }
        }
    }
}

TEST_F(Table, ANearlyTypedWordIsFoundAndAFarOneIsNot) {
    ASSERT_NE(talk.stage.table.nearest("vot"), nullptr);
    EXPECT_EQ(talk.stage.table.nearest("vot")->name, "vote");
    EXPECT_EQ(talk.stage.table.nearest("zzzzzzzz"), nullptr);
    EXPECT_EQ(talk.stage.table.nearest(std::string(65, 'v')), nullptr);
}

}  // namespace
}  // namespace linyi::commands::test
