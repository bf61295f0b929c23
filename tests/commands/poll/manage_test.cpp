#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;

class ManagePoll : public testing::Test {
protected:
    ManagePoll() { say(stage().zhang, "/表决 是否更换门禁 截止 11月25日18点"); }

    Stage& stage() { return talk.stage; }
    Poll poll() { return *stage().tx().polls().find(stage().community.id, 1); }
    std::string say(const Account& who, std::string text) {
        talk.hear(who, stage().group, std::move(text));
        return talk.answers();
    }
    bool holds(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }

    Talk talk;
};

TEST_F(ManagePoll, BeforeTheCloseOnlyParticipationIsShownToNobodyMore) {
    say(stage().chen, "同意");

    for (const auto* who : {&stage().chen, &stage().wang, &stage().zhang}) {
        const auto text = say(*who, "/结果 V1");
        EXPECT_TRUE(holds(text, "V1 进行中，已参与 1/4 户，2025年11月25日 18:00")) << text;
        EXPECT_FALSE(holds(text, "同意")) << text;
        EXPECT_FALSE(holds(text, "反对")) << text;
    }
}

TEST_F(ManagePoll, TheResultHasNumbersAndVerdict) {
    say(stage().chen, "同意");
    say(stage().li, "同意");
    say(stage().wang, "反对");

    const auto text = say(stage().zhang, "/截止 V1 都投完了");

    for (const auto* part : {"【表决结果 V1】是否更换门禁", "同意：3 户，268.80 ㎡", "反对：1 户",
                             "弃权：0 户", "4/4 户", "超过有效票 4 户的一半：意向通过"})
        EXPECT_TRUE(holds(text, part)) << part << "\n" << text;
    EXPECT_EQ(poll().state, PollState::closed);
    EXPECT_TRUE(holds(say(stage().chen, "/结果 V1"), "意向通过"));
    EXPECT_EQ(stage().acts().back().first, "poll_closed");
}

TEST_F(ManagePoll, ExactlyHalfIsNotPassed) {
    say(stage().chen, "同意");
    say(stage().wang, "反对");

    EXPECT_TRUE(holds(say(stage().zhang, "/截止 V1 到时间"), "没有超过有效票 2 户的一半：未通过"));
}

TEST_F(ManagePoll, ATieAndAnEmptyPollAreSaidPlainly) {
    say(stage().zhang, "/表决 颜色 | 红 | 蓝 截止 11月26日18点");
    EXPECT_TRUE(holds(say(stage().zhang, "/截止 V1 取消"), "没有收到有效票"));
    say(stage().chen, "V2 1");
    say(stage().wang, "V2 2");

    EXPECT_TRUE(holds(say(stage().zhang, "/截止 V2 都投了"), "并列，没有结果"));
}

TEST_F(ManagePoll, IsClosedByTheClockOneMillisecondAfterTheDeadline) {
    stage().now = stage().local("2025-11-25 18:00");
    talk.close_due();
    EXPECT_EQ(poll().state, PollState::open);

    stage().now += 1ms;
    talk.close_due();

    EXPECT_EQ(poll().state, PollState::closed);
    EXPECT_TRUE(holds(talk.answers_in(stage().group), "【表决结果 V1】"));
    talk.close_due();
    EXPECT_TRUE(talk.sent().empty()) << "once";
}

TEST_F(ManagePoll, ClosingExtendingAndCancellingNeedAReason) {
    EXPECT_TRUE(holds(say(stage().zhang, "/截止 V1"), "请写明原因，例如：/截止 V1"));
    EXPECT_TRUE(holds(say(stage().zhang, "/延期 V1 12月5日18点"), "请写明原因"));
    EXPECT_TRUE(holds(say(stage().zhang, "/延期 V1 参与不足"), "请写明原因"));
    EXPECT_TRUE(holds(say(stage().zhang, "/取消 V1"), "请写明原因，例如：/取消 V1"));
    EXPECT_EQ(poll().state, PollState::open);
}

TEST_F(ManagePoll, AnExtensionIsLaterAndNotTooFarAndTold) {
    EXPECT_TRUE(holds(say(stage().zhang, "/延期 V1 11月25日18点 参与不足"),
                      "新的截止时间要晚于现在的 2025年11月25日 18:00"));
    EXPECT_TRUE(holds(say(stage().zhang, "/延期 V1 2026年6月1日 参与不足"), "最长 60 天"));
    EXPECT_TRUE(holds(say(stage().zhang, "/延期 V1 11月28日18点 参与不足"),
                      "V1 延长到 2025年11月28日 18:00。原因：参与不足"));
    EXPECT_EQ(poll().closes_at, stage().local("2025-11-28 18:00"));
    EXPECT_TRUE(holds(stage().acts().back().second, "参与不足"));
}

TEST_F(ManagePoll, IsForWhoOpenedItAndTheCommittee) {
    EXPECT_TRUE(holds(say(stage().sun, "/截止 V1 到时间"), "只有发起人或业委会可以操作 V1"));
    EXPECT_TRUE(holds(say(stage().sun, "/延期 V1 11月28日18点 不够"), "只有发起人或业委会"));
    EXPECT_TRUE(holds(say(stage().sun, "/取消 V1 写错"), "只有发起人或业委会"));
    EXPECT_TRUE(holds(say(stage().chen, "/取消 V1 写错"), "需要相应的身份"));
    EXPECT_TRUE(holds(say(stage().wang, "/取消 V1 写错"), "V1 已取消，收到的票不作数。原因：写错"));
}

TEST_F(ManagePoll, AManagersMarkerDoesNotEndTheCommitteesVote) {
    say(stage().wang, "/表决 换锁");

    say(stage().zhang, "【表决结束】");
    EXPECT_EQ(stage().tx().polls().open_of(stage().community.id).size(), 2U);
    say(stage().wang, "【表决结束】");
    EXPECT_EQ(stage().tx().polls().open_of(stage().community.id).size(), 1U);
}

TEST_F(ManagePoll, GoingOnEndsTheVotesWithoutADeadlineAndNoOther) {
    say(stage().wang, "【表决一】是否换锁？同意/反对/弃权");

    say(stage().wang, "【议题二】停车");

    const auto open = stage().tx().polls().open_of(stage().community.id);
    ASSERT_EQ(open.size(), 1U);
    EXPECT_TRUE(open[0].closes_at.has_value());
}

TEST_F(ManagePoll, BallotsStillWaitingForTheirLineAreConfirmedBeforeTheResult) {
    say(stage().he, "同意");

    say(stage().wang, "/截止 V1 全部已投");

    ASSERT_GE(talk.sent().size(), 2U);
    EXPECT_EQ(talk.sent()[0].kind, "confirmation");
    EXPECT_EQ(talk.sent()[1].kind, "result");
}

TEST_F(ManagePoll, WhatIsOverCannotBeManaged) {
    say(stage().zhang, "/截止 V1 都投完了");
    EXPECT_TRUE(holds(say(stage().zhang, "/延期 V1 11月28日18点 不够"), "不在进行中（已截止）"));
    say(stage().zhang, "/表决 修路灯");
    say(stage().zhang, "/取消 V2 写错");
    EXPECT_TRUE(holds(say(stage().zhang, "/截止 V2 到时间"), "不在进行中（已取消）"));
    EXPECT_TRUE(holds(say(stage().chen, "/结果 V2"), "V2 已经取消"));
}

TEST_F(ManagePoll, UnknownNumbersAreSaidBack) {
    EXPECT_TRUE(holds(say(stage().chen, "/结果 V9"), "没有找到表决 V9"));
    EXPECT_TRUE(holds(say(stage().chen, "/结果 门禁"), "没有找到表决 门禁"));
    EXPECT_TRUE(holds(say(stage().chen, "V9 同意"), "没有找到表决 V9"));
}

TEST_F(ManagePoll, TheReceiptTellsTheOwnVoteOnly) {
    EXPECT_TRUE(holds(say(stage().chen, "/回执 V1"), "V1：2-1-201 还没有投票"));
    say(stage().chen, "同意");
    say(stage().chen, "反对");

    const auto text = say(stage().chen, "/回执 V1");

    EXPECT_TRUE(holds(text, "2-1-201 的票已记入账本第 3 号，第 2 版，时间 2025年11月20日 10:00"))
        << text;
    EXPECT_TRUE(holds(text, "回执码 " + stage().tx().ledger().receipt(3))) << text;
    EXPECT_FALSE(holds(text, "反对")) << "it says that the vote is in, not what it says";
    EXPECT_FALSE(holds(text, "1-1-101"));
    EXPECT_TRUE(holds(say(stage().guest, "/回执 V1"), "没有您可以投的户"));
}

TEST_F(ManagePoll, TheListNamesWhatIsOpen) {
    EXPECT_TRUE(holds(say(stage().chen, "/表决列表"), "V1 是否更换门禁（已参与 0/4 户）"));
    say(stage().zhang, "/取消 V1 写错");
    EXPECT_TRUE(holds(say(stage().chen, "/表决列表"), "现在没有正在进行的表决"));
}

}  // namespace
}  // namespace linyi::commands::test
