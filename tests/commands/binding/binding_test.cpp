#include "commands/fixture.hpp"
#include "domain/code.hpp"

#include <gtest/gtest.h>

namespace linyi::commands {
namespace {

using test::refusal;
using test::said;

class BindUnit : public ::testing::Test {
protected:
    BindUnit() { add_code("ABCD1234", "2-1-202", std::nullopt); }

    void add_code(std::string_view code, std::string_view label, std::optional<Timestamp> expires) {
        const auto unit = stage.tx().roster().find(stage.community.id, label);
        stage.tx().roster().add_code(
            storage::code_hash(code),
            {.community = stage.community.id, .kind = "bind", .unit = unit->id, .expires = expires},
            stage.now);
    }

    Result<Reply> privately(const Account& who, std::string command, std::string text) {
        auto chat = stage.tx().chats().admit({.adapter = "hook",
                                              .platform_chat = "d-" + who.platform_user,
                                              .kind = ChatKind::direct});
        auto context = stage.context(who, chat);
        if (!context.caller.member) context.community = {};
        return stage.run(std::move(context), stage.call(std::move(command), std::move(text)));
    }

    std::vector<Binding> bindings(const Account& who) {
        return stage.tx().accounts().bindings(who.id, stage.community.id);
    }

    void mention(std::string_view user, std::string_view shown) {
        stage.message.mentions = {{.user = std::string(user), .shown = "@" + std::string(shown)}};
    }

    test::Stage stage;
};

TEST_F(BindUnit, ACodeBindsTheUnitAndTheReplyNamesUnitAndArea) {
    const auto reply = privately(stage.guest, "bind", "2-1-202 ABCD-1234");

    ASSERT_EQ(bindings(stage.guest).size(), 1U) << refusal(reply);
    EXPECT_EQ(bindings(stage.guest)[0].kind, BindingKind::owner);
    EXPECT_NE(said(reply).find("2-1-202 · 89.60 ㎡"), std::string::npos) << said(reply);
}

TEST_F(BindUnit, OrderWidthAndWordsAreForgiving) {
    for (const auto* text : {"ABCD-1234 2-1-202", "2号楼1单元202 abcd1234",
                             "２－１－２０２　ＡＢＣＤ－１２３４", "abcd 1234"}) {
        test::Stage other;
        const auto unit = other.tx().roster().find(other.community.id, "2-1-202");
        other.tx().roster().add_code(
            storage::code_hash("ABCD1234"),
            {.community = other.community.id, .kind = "bind", .unit = unit->id}, other.now);

        EXPECT_TRUE(other.run(other.guest, "bind", text)) << text;
        EXPECT_EQ(other.tx().accounts().bindings(other.guest.id, other.community.id).size(), 1U)
            << text;
    }
}

TEST_F(BindUnit, ACodeIsGoodOnce) {
    EXPECT_TRUE(privately(stage.guest, "bind", "2-1-202 ABCD-1234"));
    const auto second = privately(stage.sun, "bind", "2-1-202 ABCD-1234");

    EXPECT_TRUE(bindings(stage.sun).empty());
    EXPECT_NE(said(second).find("对不上"), std::string::npos);
}

TEST_F(BindUnit, AWrongUnitAWrongCodeAndAnExpiredCodeAreAnsweredAlike) {
    add_code("AAAABBBB", "2-1-201", stage.now - Millis{1});

    const auto unit = said(privately(stage.guest, "bind", "2-1-201 ABCD-1234"));
    const auto code = said(privately(stage.guest, "bind", "2-1-202 ZZZZ-1234"));
    const auto late = said(privately(stage.guest, "bind", "2-1-201 AAAA-BBBB"));

    EXPECT_NE(unit, "");
    EXPECT_EQ(unit, code);
    EXPECT_EQ(unit, late);
    EXPECT_TRUE(bindings(stage.guest).empty());
}

TEST_F(BindUnit, TheSixthTryWithinAnHourIsNotLookedAt) {
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(privately(stage.guest, "bind", "ZZZZ-1234"));

    EXPECT_NE(refusal(privately(stage.guest, "bind", "ABCD-1234")).find("试错太多次"),
              std::string::npos);
    EXPECT_TRUE(bindings(stage.guest).empty());
}

TEST_F(BindUnit, ACodeOfAnotherCommunityOpensNothingInThisGroup) {
    const auto foreign = stage.context(stage.guest, stage.foreign);
    const auto reply = stage.run(foreign, stage.call("bind", "2-1-202 ABCD-1234"));

    EXPECT_NE(said(reply).find("对不上"), std::string::npos);
    EXPECT_TRUE(bindings(stage.guest).empty());
}

TEST_F(BindUnit, InAGroupTheReplyWarnsAndKeepsTheAreaPrivate) {
    const auto reply = stage.run(stage.guest, "bind", "2-1-202 ABCD-1234");

    EXPECT_NE(said(reply, Audience::To::here).find("私聊我绑定"), std::string::npos);
    EXPECT_EQ(said(reply, Audience::To::here).find("89.60"), std::string::npos);
    EXPECT_NE(said(reply, Audience::To::sender_only).find("89.60"), std::string::npos);
}

TEST_F(BindUnit, TheWordTenantBindsAsTenant) {
    EXPECT_TRUE(privately(stage.guest, "bind", "2-1-202 ABCD-1234 租户"));

    ASSERT_EQ(bindings(stage.guest).size(), 1U);
    EXPECT_EQ(bindings(stage.guest)[0].kind, BindingKind::tenant);
}

TEST_F(BindUnit, AlreadyBoundKeepsTheCode) {
    EXPECT_NE(refusal(privately(stage.li, "bind", "2-1-202 ABCD-1234")).find("留给家人"),
              std::string::npos);
    EXPECT_FALSE(stage.tx().roster().find_code(storage::code_hash("ABCD1234"))->is_used);
}

TEST_F(BindUnit, ATenantBecomesOwnerWithTheUnitsCode) {
    EXPECT_TRUE(privately(stage.tan, "bind", "2-1-202 ABCD-1234"));

    ASSERT_EQ(bindings(stage.tan).size(), 1U);
    EXPECT_EQ(bindings(stage.tan)[0].kind, BindingKind::owner);
}

TEST_F(BindUnit, ACodeGivesNoRoleOfTheOwner) {
    auto unit = *stage.tx().roster().find(stage.community.id, "2-1-202");
    const auto chair = stage.tx().roster().add_person(stage.community.id, "李强", "");
    stage.tx().accounts().grant(chair, {.role = Role::committee, .title = "主任"});
    unit.owners = {chair};
    stage.tx().roster().save(stage.community.id, unit);

    EXPECT_TRUE(privately(stage.guest, "bind", "2-1-202 ABCD-1234"));

    EXPECT_TRUE(stage.tx().accounts().member(stage.guest.id, stage.community.id)->roles.empty());
}

TEST_F(BindUnit, WithoutACodeTheReplySaysHowToGetOne) {
    EXPECT_NE(refusal(privately(stage.guest, "bind", "2-1-202")).find("领取"), std::string::npos);
    EXPECT_NE(refusal(stage.run(stage.guest, "bind", "@张三 2-1-202")).find("用 @ 选中"),
              std::string::npos);
}

TEST_F(BindUnit, TheOfficeBindsSomebodyByMentionAndTellsThem) {
    mention("chen", "陈静");

    const auto reply = stage.run(stage.zhang, "bind", "@陈静 3-1-301 租户");

    ASSERT_EQ(bindings(stage.chen).size(), 2U) << refusal(reply);
    EXPECT_EQ(bindings(stage.chen)[1].kind, BindingKind::tenant);
    EXPECT_NE(said(reply, stage.chen.id).find("3-1-301"), std::string::npos);
    EXPECT_EQ(said(reply, Audience::To::sender).find("3-1-301"), std::string::npos)
        << "masked in a group";
    EXPECT_EQ(stage.acts().back().first, "account_bound");
}

TEST_F(BindUnit, ResidentsCannotBindOthers) {
    mention("guest", "路人甲");

    EXPECT_EQ(stage.run(stage.li, "bind", "@路人甲 2-1-202").error().code, Errc::forbidden);
    EXPECT_EQ(stage.run(stage.li, "unbind", "@路人甲 2-1-202").error().code, Errc::forbidden);
    EXPECT_TRUE(bindings(stage.guest).empty());
}

TEST_F(BindUnit, TheOfficesUnitMustBeInTheRosterOfItsCommunity) {
    mention("guest", "路人甲");

    EXPECT_NE(refusal(stage.run(stage.zhang, "bind", "@路人甲 9-9-999")).find("没有 9-9-999"),
              std::string::npos);
    EXPECT_NE(refusal(stage.run(stage.zhang, "bind", "@路人甲")).find("请写明房号"),
              std::string::npos);
}

TEST_F(BindUnit, UnbindingAsksWhichOfSeveralUnits) {
    EXPECT_NE(refusal(privately(stage.li, "unbind", "")).find("2-1-202、3-1-301"),
              std::string::npos);

    EXPECT_TRUE(privately(stage.li, "unbind", "3-1-301"));
    ASSERT_EQ(bindings(stage.li).size(), 1U);
    EXPECT_TRUE(privately(stage.li, "unbind", ""));
    EXPECT_TRUE(bindings(stage.li).empty());
    EXPECT_NE(refusal(privately(stage.li, "unbind", "")).find("没有绑定任何房屋"),
              std::string::npos);
}

TEST_F(BindUnit, TheOfficeEndsABindingAndTellsThem) {
    mention("chen", "陈静");

    const auto reply = stage.run(stage.zhang, "unbind", "@陈静 2-1-201");

    EXPECT_TRUE(bindings(stage.chen).empty()) << refusal(reply);
    EXPECT_NE(said(reply, stage.chen.id).find("解除了您与 2-1-201"), std::string::npos);
}

TEST_F(BindUnit, AFamilyCodeBindsOneMoreToTheSameHousehold) {
    const auto reply = privately(stage.wang, "code", "");
    const auto code = find_code(said(reply), bind_code_characters);
    ASSERT_TRUE(code) << said(reply) << refusal(reply);

    EXPECT_TRUE(privately(stage.guest, "bind", "1-1-101 " + code->code));

    ASSERT_EQ(bindings(stage.guest).size(), 1U);
    EXPECT_EQ(bindings(stage.guest)[0].label, "1-1-101");
}

TEST_F(BindUnit, AFamilyCodeIsGoodForADayAndNotAMillisecondLonger) {
    const auto code =
        find_code(said(privately(stage.wang, "code", "")), bind_code_characters)->code;

    stage.now += std::chrono::hours{24};
    EXPECT_NE(said(privately(stage.guest, "bind", code)).find("1-1-101"), std::string::npos);

    const auto second =
        find_code(said(privately(stage.wang, "code", "")), bind_code_characters)->code;
    stage.now += std::chrono::hours{24} + Millis{1};
    EXPECT_TRUE(privately(stage.sun, "bind", second));
    EXPECT_TRUE(bindings(stage.sun).empty());
}

TEST_F(BindUnit, AFamilyCodeLeavesThePrintedCodeAlone) {
    EXPECT_TRUE(privately(stage.li, "code", "2-1-202"));

    EXPECT_TRUE(stage.tx().roster().find_code(storage::code_hash("ABCD1234")));
    EXPECT_TRUE(privately(stage.guest, "bind", "2-1-202 ABCD-1234"));
    EXPECT_EQ(bindings(stage.guest).size(), 1U);
}

TEST_F(BindUnit, AFamilyCodeIsNeverShownInAGroup) {
    const auto reply = stage.run(stage.wang, "code", "");

    EXPECT_TRUE(find_code(said(reply, Audience::To::sender_only), bind_code_characters));
    EXPECT_FALSE(find_code(said(reply, Audience::To::here), bind_code_characters));
    EXPECT_NE(refusal(stage.run(stage.he, "code", "")).find("不能发在群里"), std::string::npos);
    EXPECT_NE(refusal(stage.run(stage.tan, "code", "")).find("只有绑定了房屋的业主"),
              std::string::npos);
}

}  // namespace
}  // namespace linyi::commands
