#include "commands/talk.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <stdexcept>

namespace linyi::commands::test {
namespace {

/// A row of docs/commands.md: one of the words people type, and who may.
struct Documented {
    std::string word{};
    std::set<std::string> who{};  ///< "committee" …; empty: everybody
};

std::vector<Documented> documented_table() {
    std::ifstream in("docs/commands.md");
    if (!in) throw std::runtime_error("docs/commands.md: run the test from the top folder");
    std::vector<Documented> rows;
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("| `/")) continue;
        const auto cells = split(line, '|');
        if (cells.size() < 4) continue;
        const auto word = cells[1].substr(3, cells[1].find('`', 3) - 3);
        const auto english = std::string(trim(cells[3].substr(0, cells[3].find("·"))));
        Documented row{.word = word};
        const std::string_view looks = "everybody looks; new ones: ";
        if (english != "everybody") {
            const auto roles = english.starts_with(looks) ? english.substr(looks.size()) : english;
            for (const auto& role : split(roles, ',')) row.who.insert(std::string(trim(role)));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Somebody of the stage, and the roles they hold in its community.
struct Somebody {
    std::string name{};
    Account account{};
    std::set<std::string> roles{};
};

/// A4 of reliability.md: role × command × community, from the documented table.
class Permissions : public testing::Test {
protected:
    std::vector<Somebody> people() {
        auto& stage = talk.stage;
        auto removed = stage.tx().accounts().admit("hook", "removed", "前委员");
        const auto past =
            stage.tx().accounts().join(removed.id, stage.community.id, std::nullopt, "前委员");
        stage.tx().accounts().grant(past, {.role = Role::committee});
        stage.tx().accounts().revoke(past, Role::committee);
        auto admin = stage.tx().accounts().admit("hook", "admin", "管理员");
        stage.tx().accounts().grant(
            stage.tx().accounts().join(admin.id, stage.community.id, std::nullopt, "管理员"),
            {.role = Role::admin});
        auto elsewhere = stage.tx().accounts().admit("hook", "elsewhere", "王芳");
        stage.tx().accounts().grant(
            stage.tx().accounts().join(elsewhere.id, stage.other.id, std::nullopt, "王芳"),
            {.role = Role::committee});
        return {{"outsider", stage.guest, {}},
                {"tenant", stage.tan, {}},
                {"owner", stage.li, {}},
                {"co-owner", stage.he, {}},
                {"committee", stage.wang, {"committee"}},
                {"manager", stage.zhang, {"manager"}},
                {"residents' committee", stage.han, {"neighbourhood committee"}},
                {"street", stage.liu, {"street office"}},
                {"admin", admin, {"admin"}},
                {"removed from the committee", removed, {}},
                {"committee of another community with the chair's name", elsewhere, {}}};
    }

    static bool may(const Documented& row, const std::set<std::string>& roles) {
        if (row.who.empty() || roles.contains("admin")) return true;
        for (const auto& role : row.who) {
            if (roles.contains(role)) return true;
        }
        return false;
    }

    using Rows = std::map<std::string, std::int64_t>;

    /// Rows that a refusal may add: its words, who was seen for the first time, and under which
    /// name.
    static Rows deeds(Rows rows) {
        for (const auto* harmless : {"outbox", "account", "chat", "counter", "lane_state", "told"})
            rows.erase(harmless);
        return rows;
    }

    void try_cell(const Documented& row, const Somebody& who, const Chat& where, bool allowed) {
        ++cells;
        const auto before = allowed ? Rows{} : deeds(talk.rows());
        const auto handled = talk.hear(who.account, where, "/" + row.word + " V1 2-1-201 试一试");
        SCOPED_TRACE("/" + row.word + " by " + who.name + " in " + where.platform_chat + ": " +
                     talk.answers());
        if (allowed) {
            EXPECT_NE(talk.answers(), word(Error{Errc::forbidden}, Language::zh));
            return;
        }
        EXPECT_EQ(handled.outcome, storage::InboxOutcome::refused);
        EXPECT_EQ(deeds(talk.rows()), before) << "a refusal changes nothing";
    }

    Talk talk;
    int cells{};
};

TEST_F(Permissions, EveryCellOfTheDocumentedTableHolds) {
    const auto table = documented_table();
    ASSERT_GE(table.size(), 40U);
    for (const auto& who : people()) {
        const bool is_elsewhere = who.name.starts_with("committee of another");
        for (const auto& row : table) {
            try_cell(row, who, talk.stage.group, may(row, who.roles));
            try_cell(row, who, talk.stage.foreign,
                     may(row, is_elsewhere ? std::set<std::string>{"committee"}
                                           : std::set<std::string>{}));
        }
    }
    EXPECT_GE(cells, 1000);
}

TEST_F(Permissions, AnUnknownCommandChangesNothing) {
    for (const auto& who : people()) {
        const auto before = deeds(talk.rows());
        talk.hear(who.account, talk.stage.group, "/不存在的指令 V1");
        EXPECT_EQ(deeds(talk.rows()), before) << who.name;
    }
}

}  // namespace
}  // namespace linyi::commands::test
