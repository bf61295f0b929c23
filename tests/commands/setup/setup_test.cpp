#include "commands/fixture.hpp"
#include "domain/code.hpp"

#include <gtest/gtest.h>

namespace linyi::commands {
namespace {

using test::refusal;
using test::said;

constexpr const char* good_code = "ABCD-EFGH-1234-5678";

class Setup : public ::testing::Test {
protected:
    Setup() {
        fresh = stage.tx().chats().admit(
            {.adapter = "hook", .platform_chat = "g-new", .name = "g-new"});
        add_code("ABCDEFGH12345678", "setup", stage.now + std::chrono::days{7});
    }

    void add_code(std::string_view code, std::string kind, std::optional<Timestamp> expires) {
        stage.tx().roster().add_code(
            storage::code_hash(code),
            {.community = stage.community.id, .kind = std::move(kind), .expires = expires},
            stage.now);
    }

    /// In the new group, which belongs to no community yet.
    Context unlinked(const Account& who) {
        auto context = stage.context(who, fresh);
        context.community = {};
        context.caller.member.reset();
        context.caller.bindings.clear();
        return context;
    }

    Result<Reply> setup(const Account& who, std::string text) {
        return stage.run(unlinked(who), stage.call("setup", std::move(text)));
    }

    std::optional<CommunityId> linked() { return stage.tx().chats().find(fresh.id)->community; }

    Account mention(std::string_view user, std::string_view shown) {
        stage.message.mentions = {{.user = std::string(user), .shown = "@" + std::string(shown)}};
        return *stage.tx().accounts().find("hook", user);
    }

    Account make_admin(const Account& who) {
        stage.tx().accounts().grant(stage.person(who), {.role = Role::admin});
        return who;
    }

    bool holds(const Account& who, Role role) {
        const auto member = stage.tx().accounts().member(who.id, stage.community.id);
        for (const auto& grant : member ? member->roles : std::vector<RoleGrant>{})
            if (grant.role == role) return true;
        return false;
    }

    test::Stage stage;
    Chat fresh{};
};

TEST_F(Setup, AGoodCodeLinksTheGroupAndMakesTheSenderAdmin) {
    const auto reply = setup(stage.guest, std::string(good_code) + " 工作群");

    EXPECT_NE(said(reply).find("和悦里小区"), std::string::npos) << refusal(reply);
    EXPECT_NE(said(reply).find("工作群。您是管理员"), std::string::npos) << said(reply);
    EXPECT_EQ(linked(), stage.community.id);
    EXPECT_EQ(stage.tx().chats().find(fresh.id)->purpose, Purpose::work);
    EXPECT_TRUE(holds(stage.guest, Role::admin));
}

TEST_F(Setup, ACodeIsReadHoweverItIsTypedAndOwnersIsTheDefault) {
    EXPECT_TRUE(setup(stage.guest, "　abcdefgh 1234—5678"));

    EXPECT_EQ(stage.tx().chats().find(fresh.id)->purpose, Purpose::owners);
}

TEST_F(Setup, WrongUsedAndExpiredCodesAreAnsweredAlike) {
    add_code("AAAABBBBCCCCDDDD", "setup", stage.now - Millis{1});
    add_code("AAAABBBBCCCCEEEE", "bind", std::nullopt);
    add_code("AAAABBBBCCCCFFFF", "setup", std::nullopt);
    stage.tx().roster().use_code(storage::code_hash("AAAABBBBCCCCFFFF"), stage.guest.id, stage.now);

    const auto wrong = said(setup(stage.guest, "0000-0000-0000-0000"));

    EXPECT_NE(wrong, "");
    for (const auto* code : {"AAAA-BBBB-CCCC-DDDD", "AAAA-BBBB-CCCC-EEEE", "AAAA-BBBB-CCCC-FFFF"})
        EXPECT_EQ(said(setup(stage.guest, code)), wrong) << code;
    EXPECT_FALSE(linked());
}

TEST_F(Setup, ACodeWorksUntilTheInstantItExpires) {
    stage.now += std::chrono::days{7};
    EXPECT_TRUE(setup(stage.guest, good_code));
    EXPECT_TRUE(linked());
}

TEST_F(Setup, TheSixthTryWithinAnHourIsNotLookedAt) {
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(setup(stage.guest, "0000-0000-0000-0000"));

    EXPECT_NE(refusal(setup(stage.guest, good_code)).find("试错太多次"), std::string::npos);
    EXPECT_TRUE(setup(stage.tan, good_code)) << "others may go on";
}

TEST_F(Setup, AnHourLaterTheSameAccountMayTryAgain) {
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(setup(stage.guest, "0000-0000-0000-0000"));
    stage.now += std::chrono::hours{1};

    EXPECT_TRUE(setup(stage.guest, good_code));
    EXPECT_TRUE(linked());
}

TEST_F(Setup, ALinkedGroupAndADirectChatAreRefusedWithTheWayOn) {
    const auto again = stage.run(stage.guest, "setup", good_code);
    const auto direct = stage.run(stage.context(stage.wang, stage.direct(stage.wang)),
                                  stage.call("setup", good_code));

    EXPECT_NE(refusal(again).find("/用途"), std::string::npos);
    EXPECT_NE(refusal(direct).find("拉进"), std::string::npos);
    EXPECT_FALSE(stage.tx().roster().find_code(storage::code_hash("ABCDEFGH12345678"))->is_used);
}

TEST_F(Setup, AnAdminLinksAFurtherGroupWithoutACode) {
    make_admin(stage.zhang);

    EXPECT_FALSE(setup(stage.wang, "工作群")) << "not an admin";
    EXPECT_FALSE(setup(stage.zhang, "ABCD-EFGH 工作群")) << "half a code is a mistyped code";
    EXPECT_TRUE(setup(stage.zhang, "工作群"));
    EXPECT_EQ(linked(), stage.community.id);
}

TEST_F(Setup, PurposeIsChangedByAnAdminOnly) {
    EXPECT_EQ(stage.run(stage.wang, "purpose", "council").error().code, Errc::forbidden);
    make_admin(stage.wang);

    EXPECT_TRUE(stage.run(stage.wang, "purpose", "Council"));
    EXPECT_EQ(stage.tx().chats().find(stage.group.id)->purpose, Purpose::council);
    EXPECT_FALSE(stage.run(stage.wang, "purpose", "party"));
}

TEST_F(Setup, IntroducesItselfInAtMostSixLinesWithThePrivacyNotice) {
    stage.message.kind = Inbound::Kind::bot_joined;

    const auto text = said(stage.run(unlinked(stage.guest), stage.call("introduce", "")));

    EXPECT_LE(split(text, '\n').size(), 6U) << text;
    EXPECT_NE(text.find("http://127.0.0.1:8080/privacy"), std::string::npos) << text;
    EXPECT_NE(text.find("/启用"), std::string::npos);
}

TEST_F(Setup, WelcomesAResidentPrivatelyAndSaysNothingInTheGroup) {
    stage.message.kind = Inbound::Kind::joined;

    const auto stranger = stage.run(stage.context(stage.guest), stage.call("welcome", ""));
    const auto owner = stage.run(stage.context(stage.wang), stage.call("welcome", ""));

    EXPECT_NE(said(stranger, Audience::To::sender_only).find("/绑定"), std::string::npos);
    EXPECT_EQ(said(stranger, Audience::To::here), "");
    EXPECT_EQ(said(owner), "") << "bound already";
}

TEST_F(Setup, AButtonCannotMakeItIntroduceItself) {
    stage.message.kind = Inbound::Kind::action;

    EXPECT_EQ(said(stage.run(unlinked(stage.guest), stage.call("introduce", ""))), "");
    EXPECT_EQ(said(stage.run(stage.context(stage.guest), stage.call("welcome", ""))), "");
}

TEST_F(Setup, OnlyAnAdminGivesRoles) {
    mention("guest", "路人甲");

    EXPECT_EQ(stage.run(stage.wang, "role", "@路人甲 物业").error().code, Errc::forbidden);
    EXPECT_FALSE(holds(stage.guest, Role::manager));
}

TEST_F(Setup, AMentionedAccountGetsTheRoleAndTheReplySaysWhoHoldsWhat) {
    make_admin(stage.zhang);
    mention("guest", "路人甲");

    const auto reply = stage.run(stage.zhang, "role", "@路人甲 业委会 副主任");

    EXPECT_TRUE(holds(stage.guest, Role::committee)) << refusal(reply);
    const auto text = said(reply);
    EXPECT_NE(text.find("路人甲（#" + std::to_string(stage.guest.id.value) + "） 副主任"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("王芳（1-1-*** · #"), std::string::npos) << text;
}

TEST_F(Setup, ARoleIsTakenBackWithAMinus) {
    make_admin(stage.zhang);
    mention("wang", "王芳");

    EXPECT_TRUE(stage.run(stage.zhang, "role", "@王芳 -committee"));
    EXPECT_FALSE(holds(stage.wang, Role::committee));
    EXPECT_NE(refusal(stage.run(stage.zhang, "role", "@王芳 -业委会")).find("不是业委会"),
              std::string::npos);
}

TEST_F(Setup, TheLastAdminCannotBeRemoved) {
    make_admin(stage.zhang);
    mention("zhang", "张伟");

    const auto last = stage.run(stage.zhang, "role", "@张伟 -admin");
    EXPECT_NE(refusal(last).find("最后一位管理员"), std::string::npos);
    EXPECT_TRUE(holds(stage.zhang, Role::admin));

    make_admin(stage.wang);
    EXPECT_TRUE(stage.run(stage.zhang, "role", "@张伟 -admin"));
    EXPECT_FALSE(holds(stage.zhang, Role::admin));
}

TEST_F(Setup, ATypedNameIsTakenOnlyIfItIsARosterNameOrAHolder) {
    make_admin(stage.zhang);

    EXPECT_TRUE(stage.run(stage.zhang, "role", "孙丽 居委会 书记"));
    EXPECT_TRUE(holds(stage.sun, Role::community));
    EXPECT_NE(refusal(stage.run(stage.zhang, "role", "路人甲 物业")).find("名册里没有“路人甲”"),
              std::string::npos);
    EXPECT_NE(refusal(stage.run(stage.zhang, "role", "@孙丽 船长")).find("请写明身份"),
              std::string::npos);
}

TEST_F(Setup, CallingOneselfLikeTheChairGainsNothing) {
    make_admin(stage.zhang);
    // Exact copy, Cyrillic look-alike, zero width, bidi override, full width.
    for (const auto* shown : {"王芳", "王芳\u200B", "\u202E芳王", "王芳（业委会主任）"}) {
        const auto account = stage.tx().accounts().admit("hook", "guest", shown);
        stage.tx().accounts().join(account.id, stage.community.id, std::nullopt, shown);
        stage.message.mentions.clear();

        EXPECT_EQ(stage.run(stage.guest, "role", "").error().code, Errc::forbidden) << shown;
        const auto granted = stage.run(stage.zhang, "role", std::string(shown) + " 管理员");
        EXPECT_EQ(granted.has_value(), std::string_view(shown) == "王芳") << shown;
        EXPECT_FALSE(holds(stage.guest, Role::admin)) << shown;
        EXPECT_FALSE(holds(stage.guest, Role::committee)) << shown;
    }
}

TEST_F(Setup, TwoPeopleOfOneNameAreAskedBack) {
    make_admin(stage.zhang);
    const auto unit = stage.tx().roster().find(stage.community.id, "1-1-101");
    auto changed = *unit;
    changed.owners = {stage.tx().roster().add_person(stage.community.id, "王芳", "")};
    stage.tx().roster().save(stage.community.id, changed);

    EXPECT_NE(refusal(stage.run(stage.zhang, "role", "王芳 物业")).find("有 2 个人叫“王芳”"),
              std::string::npos);
}

TEST_F(Setup, AnOwnerOfTheRosterWhoHoldsTheRoleBecomesTheMentionedAccount) {
    make_admin(stage.zhang);
    auto unit = *stage.tx().roster().find(stage.community.id, "2-1-201");
    const auto owner = stage.tx().roster().add_person(stage.community.id, "陈静", "");
    unit.owners = {owner};
    stage.tx().roster().save(stage.community.id, unit);
    stage.tx().accounts().grant(owner, {.role = Role::committee, .title = "委员"});
    mention("chen", "陈静");

    EXPECT_TRUE(stage.run(stage.zhang, "role", "@陈静 业委会 委员"));

    EXPECT_EQ(stage.person(stage.chen), owner);
    EXPECT_EQ(stage.tx().accounts().holders(stage.community.id, Role::committee).size(), 2U);
}

TEST_F(Setup, RolesAreOnRecord) {
    make_admin(stage.zhang);
    mention("guest", "路人甲");
    EXPECT_TRUE(stage.run(stage.zhang, "role", "@路人甲 street"));

    const auto acts = stage.acts();
    ASSERT_FALSE(acts.empty());
    EXPECT_EQ(acts.back().first, "role_granted");
    EXPECT_NE(acts.back().second.find("\"role\":\"street\""), std::string::npos);
    EXPECT_EQ(acts.back().second.find("路人甲"), std::string::npos) << "ids, no names";
}

}  // namespace
}  // namespace linyi::commands
