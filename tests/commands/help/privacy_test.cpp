#include "commands/fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace linyi::commands {
namespace {

using test::refusal;
using test::said;

class Privacy : public ::testing::Test {
protected:
    Result<Reply> privacy(const Account& who, std::string text) {
        return stage.run(stage.context(who, stage.direct(who)),
                         stage.call("privacy", std::move(text)));
    }

    /// The word that the bot asks for.
    std::string word(const Account& who) {
        const auto text = said(privacy(who, "删除"));
        const std::string mark = "/隐私 删除 ";
        const auto at = text.rfind(mark);
        return at == std::string::npos ? "" : text.substr(at + mark.size(), 4);
    }

    test::Stage stage;
};

TEST_F(Privacy, TheNoticeSaysWhatIsKeptAndLinksTheFullText) {
    const auto text = said(stage.run(stage.guest, "privacy", ""));

    EXPECT_NE(text.find("30 天后删除"), std::string::npos) << text;
    EXPECT_NE(text.find("http://127.0.0.1:8080/privacy"), std::string::npos) << text;
}

TEST_F(Privacy, TheExportIsForTheDirectChatOnly) {
    EXPECT_NE(refusal(stage.run(stage.wang, "privacy", "export")).find("私聊"), std::string::npos);

    const auto text = said(privacy(stage.wang, "Export"));
    EXPECT_NE(text.find("hook wang"), std::string::npos) << text;
    EXPECT_NE(text.find("1-1-101，89.60 ㎡"), std::string::npos) << text;
    EXPECT_NE(text.find("业委会 主任"), std::string::npos) << text;
    EXPECT_EQ(text.find("2-1-201"), std::string::npos) << "nobody else's";
}

TEST_F(Privacy, NothingIsDeletedWithoutTheWord) {
    EXPECT_TRUE(privacy(stage.chen, "delete"));
    EXPECT_TRUE(privacy(stage.chen, "delete ZZZZ"));

    EXPECT_TRUE(stage.tx().accounts().member(stage.chen.id, stage.community.id));
    EXPECT_EQ(stage.tx().accounts().bindings(stage.chen.id, stage.community.id).size(), 1U);
}

TEST_F(Privacy, TheWordUnbindsAndForgetsTheName) {
    const auto person = stage.person(stage.chen);

    const auto reply = privacy(stage.chen, "删除 " + word(stage.chen));

    EXPECT_NE(said(reply).find("已删除"), std::string::npos) << said(reply);
    EXPECT_TRUE(stage.tx().accounts().bindings(stage.chen.id, stage.community.id).empty());
    EXPECT_FALSE(stage.tx().accounts().member(stage.chen.id, stage.community.id));
    EXPECT_EQ(stage.tx().accounts().find(stage.chen.id)->shown_name, "");
    EXPECT_EQ(stage.tx().roster().person_name(person), "已注销用户");
    EXPECT_EQ(stage.acts().back().first, "account_forgotten");
}

TEST_F(Privacy, TheWordIsGoodForTenMinutesAndForNobodyElse) {
    const auto mine = word(stage.chen);

    EXPECT_TRUE(privacy(stage.li, "删除 " + mine));
    EXPECT_TRUE(stage.tx().accounts().member(stage.li.id, stage.community.id));

    stage.now += std::chrono::minutes{20};
    EXPECT_TRUE(privacy(stage.chen, "删除 " + mine));
    EXPECT_TRUE(stage.tx().accounts().member(stage.chen.id, stage.community.id));
}

TEST_F(Privacy, AnOwnerStaysInTheRegisterUnderTheirName) {
    auto unit = *stage.tx().roster().find(stage.community.id, "2-1-201");
    unit.owners = {stage.person(stage.chen)};
    stage.tx().roster().save(stage.community.id, unit);
    const auto person = stage.person(stage.chen);

    EXPECT_TRUE(privacy(stage.chen, "删除 " + word(stage.chen)));

    EXPECT_EQ(stage.tx().roster().person_name(person), "陈静");
    EXPECT_FALSE(stage.tx().accounts().member(stage.chen.id, stage.community.id));
}

TEST_F(Privacy, TheLastAdminHandsOverFirst) {
    stage.tx().accounts().grant(stage.person(stage.zhang), {.role = Role::admin});

    EXPECT_NE(refusal(privacy(stage.zhang, "delete")).find("最后一位管理员"), std::string::npos);

    stage.tx().accounts().grant(stage.person(stage.wang), {.role = Role::admin});
    EXPECT_TRUE(privacy(stage.zhang, "delete"));
}

}  // namespace
}  // namespace linyi::commands
