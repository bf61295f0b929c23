#include "commands/fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace linyi::commands {
namespace {

using test::refusal;
using test::said;

class Help : public ::testing::Test {
protected:
    Context direct(const Account& who) { return stage.context(who, stage.direct(who)); }

    std::string help(Context context, std::string about = {}) {
        return said(stage.run(std::move(context), stage.call("help", std::move(about))));
    }

    /// An open yes/no poll of all units.
    Poll open_poll(bool is_secret = false) {
        Poll poll{.community = stage.community.id,
                  .number = ++numbers,
                  .question = "是否更换8号楼门禁",
                  .kind = PollKind::yes_no,
                  .state = PollState::open,
                  .is_secret = is_secret,
                  .options = {{"同意", "同意", OptionRole::yes},
                              {"反对", "反对", OptionRole::no},
                              {"弃权", "弃权", OptionRole::abstain}},
                  .opened_at = stage.now,
                  .closes_at = stage.now + std::chrono::hours{24},
                  .opened_by = stage.wang.id,
                  .chat = stage.group.id};
        return stage.tx().polls().add(
            poll, voting_rights(stage.tx().roster().units(stage.community.id), {}));
    }

    void vote(const Poll& poll, const Account& who, std::string choice) {
        const auto right = stage.tx().polls().reach(poll.id, who.id).front().right;
        stage.tx().ballots().save({.poll = poll.id,
                                   .right = right,
                                   .choice = {std::move(choice)},
                                   .account = who.id,
                                   .chat = stage.group.id,
                                   .decided_at = stage.now},
                                  std::nullopt);
    }

    static std::size_t lines(const std::string& text) { return split(text, '\n').size(); }

    test::Stage stage;
    std::int64_t numbers{};
};

TEST_F(Help, IsNeverLongerThanTwelveLines) {
    for (int i = 0; i < 4; ++i) open_poll();
    stage.tx().accounts().grant(stage.person(stage.zhang), {.role = Role::admin});

    for (const auto* who : {&stage.wang, &stage.zhang, &stage.chen, &stage.li, &stage.guest}) {
        const auto text = help(stage.context(*who));
        EXPECT_LE(lines(text), 12U) << text;
        EXPECT_GE(lines(text), 4U) << text;
    }
}

TEST_F(Help, OffersOnlyWhatTheCallerMayUse) {
    const auto resident = help(stage.context(stage.chen));
    const auto manager = help(stage.context(stage.zhang));

    EXPECT_EQ(resident.find("发起表决"), std::string::npos) << resident;
    EXPECT_NE(manager.find("发起表决"), std::string::npos) << manager;
    EXPECT_EQ(manager.find("/角色"), std::string::npos) << "for admins";
}

TEST_F(Help, NamesTheOpenVoteAndHowToAnswerIt) {
    open_poll();

    const auto text = help(stage.context(stage.chen));

    EXPECT_NE(text.find("V1 是否更换8号楼门禁：回复 同意 / 反对 / 弃权"), std::string::npos)
        << text;
}

TEST_F(Help, DoesNotOfferAVoteThatIsOver) {
    open_poll();
    stage.now += std::chrono::hours{24} + Millis{1};

    EXPECT_EQ(help(stage.context(stage.chen)).find("V1"), std::string::npos);
}

TEST_F(Help, ASecretVoteIsNotAnsweredInTheGroup) {
    open_poll(true);

    EXPECT_NE(help(stage.context(stage.chen)).find("私聊我回复"), std::string::npos);
}

TEST_F(Help, TellsTheUnboundHowToBindAndAnUnlinkedGroupHowToStart) {
    auto unlinked = stage.context(stage.guest);
    unlinked.community = {};
    unlinked.chat.community.reset();
    unlinked.chat.purpose = Purpose::none;

    EXPECT_NE(help(stage.context(stage.guest)).find("还没有绑定房屋"), std::string::npos);
    EXPECT_EQ(help(stage.context(stage.chen)).find("还没有绑定房屋"), std::string::npos);
    const auto text = help(unlinked);
    EXPECT_NE(text.find("/启用"), std::string::npos) << text;
    EXPECT_EQ(text.find("/结果"), std::string::npos) << text;
}

TEST_F(Help, DescribesOneCommandHoweverItIsNamed) {
    for (const auto* name : {"vote", "/vote", "表决", "／投票"}) {
        const auto text = help(stage.context(stage.zhang), name);
        EXPECT_NE(text.find("/表决 问题"), std::string::npos) << name << text;
        EXPECT_NE(text.find("业委会、物业"), std::string::npos) << name << text;
    }
}

TEST_F(Help, SpeaksTheCallersLanguage) {
    stage.tx().accounts().set_language(stage.chen.id, Language::en);

    const auto text = help(stage.context(stage.chen));

    EXPECT_NE(text.find("/privacy — privacy notice"), std::string::npos) << text;
    EXPECT_EQ(text.find("隐私"), std::string::npos) << text;
}

TEST_F(Help, LanguageIsSetPerPersonAndAnsweredInIt) {
    EXPECT_NE(said(stage.run(stage.chen, "language", "English")).find("in English"),
              std::string::npos);
    EXPECT_EQ(stage.tx().accounts().find(stage.chen.id)->language, Language::en);
    EXPECT_NE(said(stage.run(stage.chen, "language", "中文")).find("用中文"), std::string::npos);
    EXPECT_FALSE(stage.run(stage.chen, "language", "Klingon"));
}

TEST_F(Help, MeShowsUnitsRolesAndOwnVotesPrivately) {
    const auto poll = open_poll();
    vote(poll, stage.wang, "反对");

    const auto text = said(stage.run(direct(stage.wang), stage.call("me", "")));

    EXPECT_NE(text.find("1-1-101 · 89.60 ㎡"), std::string::npos) << text;
    EXPECT_NE(text.find("业委会 主任"), std::string::npos) << text;
    EXPECT_NE(text.find("V1 已投：反对"), std::string::npos) << text;
}

TEST_F(Help, MeNeverShowsChoiceOrRoomInAGroup) {
    const auto poll = open_poll();
    vote(poll, stage.he, "反对");

    const auto text = said(stage.run(stage.he, "me", ""));

    EXPECT_NE(text.find("V1 已投"), std::string::npos) << text;
    EXPECT_EQ(text.find("反对"), std::string::npos) << text;
    EXPECT_EQ(text.find("2-1-201"), std::string::npos) << text;
    EXPECT_EQ(text.find("89.60"), std::string::npos) << text;
    EXPECT_NE(text.find("私聊"), std::string::npos) << text;
}

TEST_F(Help, MeCountsTheRightsOfAnOwnerOfSeveralUnits) {
    const auto poll = open_poll();
    vote(poll, stage.li, "同意");

    const auto text = said(stage.run(direct(stage.li), stage.call("me", "")));

    EXPECT_NE(text.find("V1 已投 1/2 户"), std::string::npos) << text;
}

TEST_F(Help, MeListsOwnOpenTasksOnly) {
    const auto task = [&](std::int64_t number, std::string text, const Account& who) {
        stage.tx().tasks().add({.community = stage.community.id,
                                .number = number,
                                .text = std::move(text),
                                .responsible = stage.person(who),
                                .due = {.at = stage.now + std::chrono::hours{48}},
                                .first_due = {.at = stage.now + std::chrono::hours{48}},
                                .chat = stage.group.id,
                                .created_by = stage.wang.id,
                                .created_at = stage.now});
    };
    task(1, "修门禁", stage.zhang);
    task(2, "清垃圾", stage.sun);

    const auto text = said(stage.run(direct(stage.zhang), stage.call("me", "")));

    EXPECT_NE(text.find("T1 修门禁"), std::string::npos) << text;
    EXPECT_EQ(text.find("清垃圾"), std::string::npos) << text;
    EXPECT_NE(help(direct(stage.zhang)).find("您有 1 件任务"), std::string::npos);
}

TEST_F(Help, AMistypedCommandGetsTheNearestOne) {
    stage.message.text = "/hlep";
    EXPECT_NE(said(stage.run(stage.chen, "unknown", "hlep")).find("您是想发 /help 吗"),
              std::string::npos);
    stage.message.text = "／表绝 是否";
    EXPECT_NE(said(stage.run(stage.chen, "unknown", "表绝")).find("您是想发 /表决 吗"),
              std::string::npos);
}

TEST_F(Help, AWordFarFromEveryCommandGetsNoGuess) {
    stage.message.text = "/xyzzyplugh";

    const auto text = said(stage.run(stage.chen, "unknown", "xyzzyplugh"));

    EXPECT_NE(text.find("没有“xyzzyplugh”"), std::string::npos) << text;
    EXPECT_EQ(text.find("您是想发"), std::string::npos) << text;
}

TEST_F(Help, ATopicInAGroupIsNoCommand) {
    stage.message.text = "#表绝# 大家怎么看";
    EXPECT_EQ(said(stage.run(stage.chen, "unknown", "表绝")), "");
    EXPECT_NE(said(stage.run(direct(stage.chen), stage.call("unknown", "表绝"))), "");
}

TEST_F(Help, AnOldButtonSaysSo) {
    stage.message.kind = Inbound::Kind::action;

    EXPECT_NE(said(stage.run(stage.chen, "unknown", "gone:1")).find("按钮"), std::string::npos);
}

}  // namespace
}  // namespace linyi::commands
