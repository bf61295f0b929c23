#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;

class CastBallot : public testing::Test {
protected:
    void open(std::string text = "是否更换门禁 截止 11月20日12点") {
        talk.hear(stage().wang, stage().group, "/表决 " + std::move(text));
    }
    Stage& stage() { return talk.stage; }
    Poll poll(std::int64_t number = 1) {
        return *stage().tx().polls().find(stage().community.id, number);
    }
    std::int64_t voted(std::int64_t number = 1) {
        return stage().tx().ballots().participating(poll(number).id).rights;
    }
    std::vector<std::string> choice_of(const Account& who, std::size_t right = 0) {
        const auto reach = stage().tx().polls().reach(poll().id, who.id);
        const auto ballot = stage().tx().ballots().find(poll().id, reach.at(right).right);
        return ballot ? ballot->choice : std::vector<std::string>{"none"};
    }
    /// What `who` hears after saying `text` in the owners' group.
    std::string say(const Account& who, std::string text) {
        talk.hear(who, stage().group, std::move(text));
        return talk.answers();
    }
    bool holds(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }

    Talk talk;
};

TEST_F(CastBallot, TheFirstIsConfirmedPrivatelyWithAReceipt) {
    open();

    talk.hear(stage().chen, stage().group, "同意");

    EXPECT_TRUE(holds(talk.answers_in(stage().direct(stage().chen)),
                      "V1 已登记：同意（2-1-201）。截止前可以改。回执 "))
        << talk.answers();
    EXPECT_TRUE(talk.answers_in(stage().group).empty());
    EXPECT_EQ(choice_of(stage().chen), std::vector<std::string>{"同意"});
    EXPECT_EQ(stage().acts().back().first, "ballot_counted");
}

TEST_F(CastBallot, AChangeARepeatAndAWithdrawalHaveTheirOwnWords) {
    open();
    say(stage().chen, "同意");

    EXPECT_TRUE(holds(say(stage().chen, "改成反对"), "V1 已改为：反对（2-1-201）"));
    EXPECT_TRUE(holds(say(stage().chen, "反对"), "您之前已经选了：反对"));
    EXPECT_EQ(voted(), 1);
    EXPECT_EQ(choice_of(stage().chen), std::vector<std::string>{"反对"});
}

TEST_F(CastBallot, IsNeverConfirmedInTheGroupWhenThePrivateChatIsGone) {
    open();
    stage().tx().chats().set_gone(stage().direct(stage().chen).id, true);

    EXPECT_FALSE(holds(say(stage().chen, "同意"), "2-1-201")) << talk.answers();

    talk.confirm();
    EXPECT_TRUE(talk.answers().empty()) << "its line is not due yet";
    EXPECT_EQ(voted(), 1);
}

TEST_F(CastBallot, AWithdrawalThatOvertakesItsBallotStands) {
    open();
    auto withdrawal = talk.message(stage().chen, stage().group, "撤回我的票");
    withdrawal.order_key = 20;
    auto ballot = talk.message(stage().chen, stage().group, "同意");
    ballot.order_key = 10;

    talk.hear(withdrawal);
    talk.hear(ballot);

    EXPECT_EQ(voted(), 0);
}

TEST_F(CastBallot, ARepeatFromAnotherChatKeepsOlderMessagesFromOverriding) {
    open();
    const auto hear = [this](const Chat& where, const char* text, std::int64_t key) {
        auto event = talk.message(stage().chen, where, text);
        event.order_key = key;
        talk.hear(event);
    };
    hear(stage().group, "同意", 10);
    hear(stage().direct(stage().chen), "反对", 1);
    hear(stage().group, "反对", 30);
    hear(stage().group, "同意", 20);

    EXPECT_EQ(choice_of(stage().chen), std::vector<std::string>{"反对"});
}

TEST_F(CastBallot, TheSecondMemberOfAHouseholdSpeaksForTheSameRight) {
    open();
    say(stage().chen, "同意");

    say(stage().he, "反对");

    EXPECT_EQ(voted(), 1);
    EXPECT_EQ(choice_of(stage().chen), std::vector<std::string>{"反对"});
}

TEST_F(CastBallot, ABareAnswerCastsEveryRightAndAUnitSplitsIt) {
    open();
    say(stage().li, "同意");
    EXPECT_EQ(voted(), 2);

    say(stage().li, "3-1-301 反对");

    EXPECT_EQ(choice_of(stage().li, 0), std::vector<std::string>{"同意"});
    EXPECT_EQ(choice_of(stage().li, 1), std::vector<std::string>{"反对"});
}

TEST_F(CastBallot, OnesOwnRoomMayLackItsBeginning) {
    open();
    say(stage().chen, "201 同意");
    EXPECT_EQ(choice_of(stage().chen), std::vector<std::string>{"同意"});
    say(stage().chen, "301 反对");
    EXPECT_EQ(choice_of(stage().chen), std::vector<std::string>{"同意"}) << "another's room";
}

TEST_F(CastBallot, TheClosingInstantCountsAndOneMillisecondLaterIsLate) {
    open();
    stage().now = stage().local("2025-11-20 12:00");
    say(stage().chen, "同意");
    EXPECT_EQ(voted(), 1);

    stage().now += 1ms;

    EXPECT_TRUE(holds(say(stage().li, "反对"), "V1 已于 2025年11月20日 12:00 截止"));
    EXPECT_EQ(voted(), 1);
    EXPECT_EQ(stage().acts().back().first, "ballot_late");
}

TEST_F(CastBallot, AfterTheCloseABareAnswerIsToldItIsLate) {
    open();
    stage().now = stage().local("2025-11-20 12:00") + 1ms;
    talk.close_due();

    EXPECT_TRUE(holds(say(stage().li, "同意"), "这一票没有计入"));
    EXPECT_EQ(voted(), 0);
}

TEST_F(CastBallot, VoicesWithoutARightAreToldWhyAndHowToGoOn) {
    open();

    EXPECT_TRUE(holds(say(stage().tan, "同意"), "您登记为租户"));
    EXPECT_TRUE(holds(say(stage().zhang, "同意"), "您登记为工作人员"));
    EXPECT_TRUE(holds(say(stage().guest, "同意"), "绑定 房号 绑定码"));
    EXPECT_EQ(voted(), 0);
    EXPECT_EQ(stage().acts().back().first, "ballot_refused");
    EXPECT_TRUE(say(stage().guest, "同意").empty()) << "said once is enough in a group";
}

TEST_F(CastBallot, ForUnitsOfOthersItNeedsABindingOrAnAuthority) {
    open();

    EXPECT_TRUE(holds(say(stage().chen, "3-1-301 同意"), "3-1-301 没有绑定到您的账号"));
    EXPECT_TRUE(holds(say(stage().chen, "代3-1-301投同意"), "需要先提交书面委托"));
    EXPECT_EQ(voted(), 0);
}

TEST_F(CastBallot, AnOwnerOutsideTheScopeIsToldSo) {
    auto context = stage().context(stage().wang);
    auto call = stage().call("open_poll", "");
    call.reading = language::PollOpening{.ordinal = 1, .title = "3号楼换门", .buildings = {"3"}};
    auto& opening = std::get<language::PollOpening>(call.reading);
    opening.paper = {.yes_no = true};
    must(stage().run(std::move(context), call));

    EXPECT_TRUE(holds(say(stage().chen, "同意"), "只由 3号楼 的业主投票"));
    EXPECT_FALSE(say(stage().li, "同意").empty());
    EXPECT_EQ(voted(), 1);
}

TEST_F(CastBallot, AUnitThatCameAfterTheOpeningIsNotOnTheRoll) {
    open();
    stage().tx().roster().save(stage().community.id, {.label = "9-1-901", .building = "9"});
    const auto unit = stage().tx().roster().find(stage().community.id, "9-1-901");
    stage().tx().accounts().bind(stage().guest.id, unit->id, BindingKind::owner, "code",
                                 stage().now);

    EXPECT_TRUE(holds(say(stage().guest, "同意"), "不在表决名册里"));
}

TEST_F(CastBallot, TwoChoicesInOneAnswerAreNotCounted) {
    open("颜色 | 红 | 蓝 截止 11月30日18点");

    EXPECT_TRUE(holds(say(stage().chen, "1和2"), "只能选 1 项，您写了 2 项，没有计票"));
    EXPECT_EQ(voted(), 0);
}

TEST_F(CastBallot, WhatIsNoOptionIsAnsweredWithTheOptions) {
    open("颜色 | 红 | 蓝 截止 11月30日18点");

    EXPECT_TRUE(holds(say(stage().chen, "选3"), "没有“3”这个选项，请重新回复：1=红 / 2=蓝"))
        << talk.answers();
    EXPECT_EQ(voted(), 0);
}

TEST_F(CastBallot, InASecretPollGroupTextIsNotCountedButButtonAndPrivateChatAre) {
    open("换门禁 --secret");

    EXPECT_TRUE(holds(say(stage().chen, "同意"), "群里写的不计票"));
    EXPECT_EQ(voted(), 0);
    const auto value = "v:" + std::to_string(poll().id.value) + ":1";
    talk.hear(talk.press(stage().chen, stage().group, value));
    EXPECT_TRUE(holds(talk.answers(), "（不显示）")) << talk.answers();
    talk.hear(stage().li, stage().direct(stage().li), "同意");
    EXPECT_EQ(voted(), 3);
}

TEST_F(CastBallot, AButtonIsAnsweredAtTheButton) {
    open();

    talk.hear(talk.press(stage().he, stage().group, "v:" + std::to_string(poll().id.value) + ":2"));

    ASSERT_EQ(talk.sent().size(), 1U);
    EXPECT_EQ(talk.sent()[0].document.action_token, "spinner");
    EXPECT_TRUE(holds(talk.sent()[0].document.toast, "V1 已登记：反对"));
}

TEST_F(CastBallot, WithoutAPrivateChatTheGroupHearsOneNameFreeLine) {
    open();
    EXPECT_TRUE(say(stage().he, "同意").empty());
    EXPECT_TRUE(say(stage().he, "反对").empty());
    talk.confirm();
    EXPECT_TRUE(talk.sent().empty()) << "not due yet";

    stage().now += stage().settings.votes.confirm_every;
    talk.confirm();

    EXPECT_EQ(talk.answers_in(stage().group), "V1 新收到 1 票、改票 1 次，已参与 1/4 户。");
    talk.confirm();
    EXPECT_TRUE(talk.sent().empty()) << "each ballot is confirmed once";
}

TEST_F(CastBallot, WithSeveralPollsOpenABareAnswerIsAskedBack) {
    open("换门禁");
    open("修路灯");

    EXPECT_TRUE(holds(say(stage().chen, "同意"), "现在有几个表决：V1、V2"));
    EXPECT_TRUE(holds(talk.answers(), "例如：V1 同意"));
    EXPECT_EQ(voted(1) + voted(2), 0);
    say(stage().chen, "V2 同意");
    EXPECT_EQ(voted(1), 0);
    EXPECT_EQ(voted(2), 1);
}

TEST_F(CastBallot, AQuotedPostIsTheOneThatIsMeant) {
    open("换门禁");
    open("修路灯");
    stage().tx().conversation().posted(stage().group.id, "p-1",
                                       {.kind = 'V', .id = poll(1).id.value});
    auto quote = talk.message(stage().chen, stage().group, "同意");
    quote.reply_to = "p-1";

    talk.hear(quote);

    EXPECT_EQ(voted(1), 1);
    EXPECT_EQ(voted(2), 0);
}

TEST_F(CastBallot, AnOlderMessageThatArrivesLaterChangesNothing) {
    open();
    auto newer = talk.message(stage().chen, stage().group, "同意");
    newer.order_key = 20;
    auto older = talk.message(stage().chen, stage().group, "反对");
    older.order_key = 19;

    talk.hear(newer);
    talk.hear(older);

    EXPECT_TRUE(holds(talk.answers(), "以之前那次为准"));
    EXPECT_EQ(choice_of(stage().chen), std::vector<std::string>{"同意"});
}

TEST_F(CastBallot, AnUnclearAnswerIsAskedBackOnceAndTheAnswerCounts) {
    open();

    EXPECT_TRUE(
        holds(say(stage().chen, "没意见"), "您的意思是同意？请明确回复：同意 / 反对 / 弃权"))
        << talk.answers();
    EXPECT_TRUE(say(stage().chen, "随便").empty()) << "asked once is enough";
    EXPECT_EQ(voted(), 0);
    say(stage().chen, "同意");

    EXPECT_EQ(voted(), 1);
}

TEST_F(CastBallot, ACancelledPollTakesNone) {
    open();
    talk.hear(stage().wang, stage().group, "/取消 V1 写错了");

    EXPECT_TRUE(holds(say(stage().chen, "V1 同意"), "V1 已经取消，不再收票"));
}

TEST_F(CastBallot, AForeignPollIsAnsweredLikeAMissingOne) {
    open();
    auto call = stage().call("ballot", "");
    call.reading =
        BallotCall{.poll = poll().id,
                   .answers = {{.kind = language::AnswerReading::Kind::choice, .keys = {"同意"}}}};

    const auto reply = stage().run(stage().context(stage().chen, stage().foreign), call);

    EXPECT_TRUE(holds(refusal(reply), "没有找到表决"));
    EXPECT_EQ(voted(), 0);
}

}  // namespace
}  // namespace linyi::commands::test
