#include "commands/talk.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

// A7 of reliability.md §2.8: who takes a name like an office holder's gains nothing, and neighbours
// are told once.

namespace linyi::commands::test {
namespace {

class NamedAlike : public testing::Test {
protected:
    /// `who` writes in `where`, and shows this name.
    std::string heard(const Account& who, std::string name, const Chat& where,
                      std::string text = "大家好") {
        auto event = talk.message(who, where, std::move(text));
        event.sender_name = std::move(name);
        talk.hear(event);
        return talk.answers();
    }
    std::string heard(const Account& who, std::string name) {
        return heard(who, std::move(name), talk.stage.group);
    }
    static bool warns(const std::string& answers) {
        return answers.find("相同或很像") != std::string::npos;
    }

    Talk talk;
};

TEST_F(NamedAlike, ANameLikeTheChairsIsToldOnceInTheGroup) {
    const auto told = heard(talk.stage.guest, "王\u200B芳");
    EXPECT_TRUE(warns(told)) << told;
    EXPECT_NE(told.find("#" + std::to_string(talk.stage.guest.id.value)), std::string::npos)
        << told;
    EXPECT_NE(told.find("业委会"), std::string::npos) << told;
    EXPECT_FALSE(warns(heard(talk.stage.guest, "王\u200B芳"))) << "told twice";
    EXPECT_FALSE(warns(heard(talk.stage.guest, "王芳（业委会主任）"))) << "told twice for one look";
    EXPECT_FALSE(warns(heard(talk.stage.guest, "路人")));
    EXPECT_TRUE(warns(heard(talk.stage.guest, "张伟"))) << "another holder is another matter";
}

TEST_F(NamedAlike, SomebodyOfTheHouseIsNamedByTheirDoor) {
    const auto told = heard(talk.stage.li, "\u202E芳王");
    EXPECT_TRUE(warns(told)) << told;
    EXPECT_NE(told.find("2-1-*** · #"), std::string::npos) << told;
}

TEST_F(NamedAlike, TheHolderAndEverybodyElseAreLeftAlone) {
    EXPECT_FALSE(warns(heard(talk.stage.wang, "王芳")));
    EXPECT_FALSE(warns(heard(talk.stage.wang, "王芳 1-1-101")));
    EXPECT_FALSE(warns(heard(talk.stage.li, "李强")));
    EXPECT_FALSE(warns(heard(talk.stage.chen, "陈静")));
}

TEST_F(NamedAlike, WhoHoldsAnOfficeMayStillNotLookLikeAnother) {
    EXPECT_TRUE(warns(heard(talk.stage.zhang, "王芳")));
}

TEST_F(NamedAlike, AnotherCommunityHasOtherNames) {
    EXPECT_FALSE(warns(heard(talk.stage.guest, "王芳", talk.stage.foreign)));
    EXPECT_TRUE(warns(heard(talk.stage.guest, "王芳")))
        << "what was seen elsewhere was not looked at here";
}

TEST_F(NamedAlike, ADirectChatHasNobodyToWarn) {
    EXPECT_FALSE(warns(heard(talk.stage.chen, "王芳", talk.stage.direct(talk.stage.chen))));
    EXPECT_TRUE(warns(heard(talk.stage.chen, "王芳")));
}

TEST_F(NamedAlike, ANameIsLookedAtAgainWhenSomebodyOfThatNameComesIntoAnOffice) {
    auto& stage = talk.stage;
    EXPECT_FALSE(warns(heard(stage.guest, "陈静")));
    stage.tx().accounts().grant(stage.person(stage.wang), {.role = Role::admin});
    auto event = talk.message(stage.wang, stage.group, "/角色 @陈静 业委会 委员");
    event.mentions = {{.user = stage.chen.platform_user, .shown = "@陈静"}};
    talk.hear(event);
    EXPECT_TRUE(warns(heard(stage.guest, "陈静")));
    EXPECT_FALSE(warns(heard(stage.guest, "陈静")));
}

TEST_F(NamedAlike, AMentionRenamesNobody) {
    auto& stage = talk.stage;
    auto event = talk.message(stage.wang, stage.group, "/任务 修灯 @王芳 截止 12月1日");
    event.mentions = {{.user = stage.li.platform_user, .shown = "@王芳"}};
    talk.hear(event);
    EXPECT_EQ(stage.tx().accounts().find(stage.li.id)->shown_name, stage.li.shown_name);
}

}  // namespace
}  // namespace linyi::commands::test
