#include "commands/fixture.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using To = Audience::To;
using Reason = AgendaCandidate::Reason;

class Resolutions : public testing::Test {
protected:
    Result<Reply> resolve(std::string text) {
        return stage.run(stage.wang, "resolution", std::move(text));
    }
    Task task(std::int64_t number) { return *stage.tx().tasks().find(stage.community.id, number); }
    std::vector<AgendaCandidate> waiting() {
        return stage.tx().agenda_candidates().waiting(stage.community.id);
    }
    /// A yes/no poll of the community with one right; `yes` of its ballots.
    Poll poll(PollState state, bool yes) {
        const Poll asked{.community = stage.community.id,
                         .number = stage.tx().communities().next_number(stage.community.id, 'V'),
                         .question = "是否更换门禁",
                         .options = {{.key = "同意", .label = "同意", .role = OptionRole::yes},
                                     {.key = "反对", .label = "反对", .role = OptionRole::no}},
                         .opened_at = stage.now,
                         .opened_by = stage.wang.id,
                         .chat = stage.group.id};
        const auto made = stage.tx().polls().add(asked, {{.no = 1, .label = "1-1-101"}});
        stage.tx().ballots().save({.poll = made.id,
                                   .right = 1,
                                   .choice = {yes ? "同意" : "反对"},
                                   .account = stage.wang.id,
                                   .chat = stage.group.id,
                                   .decided_at = stage.now},
                                  std::nullopt);
        if (state != PollState::open) stage.tx().polls().set_state(made.id, state, stage.now);
        return made;
    }

    Stage stage;
};

TEST_F(Resolutions, CreatesItsTaskAndSaysWhatItUnderstood) {
    const auto reply = resolve("更换8号楼门禁 负责人 张伟 截止 11月30日 监督 韩雪");

    EXPECT_TRUE(said(reply, To::here)
                    .starts_with("【决议 R1】更换8号楼门禁\nT1 更换8号楼门禁\n负责人：张伟\n"
                                 "期限：2025-11-30\n监督人：韩雪"))
        << said(reply, To::here);
    const auto made = stage.tx().resolutions().find(stage.community.id, 1);
    ASSERT_TRUE(made);
    EXPECT_EQ(task(1).resolution, made->id);
    EXPECT_NE(said(reply, stage.zhang.id).find("您有新任务 T1"), std::string::npos);
    EXPECT_EQ(stage.acts().at(0).first, "resolution_made");
    EXPECT_EQ(stage.acts().at(1).first, "task_created");
}

TEST_F(Resolutions, SeveralMeasuresBecomeSeveralTasks) {
    const auto reply = resolve(
        "门禁改造：\n1. 更换门禁 @张伟 11月30日前\n2. 公示费用 负责人 孙丽 12月5日前 监督 李强");

    EXPECT_TRUE(said(reply).starts_with("【决议 R1】门禁改造"));
    EXPECT_EQ(task(1).text, "更换门禁");
    EXPECT_EQ(task(1).responsible, stage.person(stage.zhang));
    EXPECT_EQ(task(1).supervisor, stage.person(stage.li));  // shared
    EXPECT_EQ(task(2).text, "公示费用");
    EXPECT_EQ(task(2).due.at, stage.local("2025-12-06 00:00"));
    EXPECT_EQ(stage.tx().resolutions().find(stage.community.id, 1)->text, "门禁改造");
}

TEST_F(Resolutions, AreRefusedAsAWholeIfOneMeasureIsNotClear) {
    EXPECT_FALSE(resolve("更换门禁 @张伟；公示费用 负责人 赵钱孙"));

    EXPECT_FALSE(stage.tx().resolutions().find(stage.community.id, 1));
    EXPECT_TRUE(stage.acts().empty());
}

TEST_F(Resolutions, MayRestOnAVoteThatPassed) {
    const auto basis = poll(PollState::closed, true);

    const auto reply = resolve("依据V1 @张伟 11月30日前");

    EXPECT_NE(said(reply).find("依据：表决 V1：是否更换门禁"), std::string::npos);
    EXPECT_EQ(task(1).text, "是否更换门禁");
    EXPECT_EQ(stage.tx().resolutions().find(stage.community.id, 1)->poll, basis.id);
}

TEST_F(Resolutions, DoNotRestOnAnOpenRejectedCancelledOrMissingVote) {
    poll(PollState::open, true);
    poll(PollState::closed, false);
    poll(PollState::cancelled, true);

    EXPECT_NE(refusal(resolve("依据V1 更换门禁 @张伟")).find("还没有截止"), std::string::npos);
    EXPECT_NE(refusal(resolve("依据V2 更换门禁 @张伟")).find("没有通过"), std::string::npos);
    EXPECT_NE(refusal(resolve("依据V3 更换门禁 @张伟")).find("没有通过"), std::string::npos);
    EXPECT_NE(refusal(resolve("依据V9 更换门禁 @张伟")).find("没有找到表决 V9"), std::string::npos);
}

TEST_F(Resolutions, MadeElsewhereAreAlsoPostedInTheOwnersGroups) {
    const auto reply = stage.run(stage.context(stage.wang, stage.work),
                                 stage.call("resolution", "更换门禁 @张伟"));

    EXPECT_FALSE(said(reply, To::here).empty());
    EXPECT_EQ(said(reply, To::chat), said(reply, To::here));
    EXPECT_TRUE(said(resolve("更换门禁 @张伟"), To::chat).empty());
}

TEST_F(Resolutions, AnAmbiguousNameIsAskedBack) {
    must(resolve("更换门禁 负责人 物业；修路灯"));

    const auto reply = stage.answer(stage.wang, stage.group, "1");

    EXPECT_TRUE(said(reply).starts_with("【决议 R1】更换门禁；修路灯"));
    EXPECT_EQ(task(2).responsible, stage.person(stage.zhang));
}

TEST_F(Resolutions, AreForCommitteeAndProperty) {
    EXPECT_FALSE(stage.run(stage.chen, "resolution", "更换门禁 @张伟"));
    EXPECT_FALSE(stage.run(stage.liu, "resolution", "更换门禁 @张伟"));
    EXPECT_TRUE(stage.run(stage.sun, "resolution", "更换门禁 @张伟"));
}

TEST_F(Resolutions, AreListedWithHowTheyGo) {
    EXPECT_EQ(said(stage.run(stage.chen, "resolutions", "")), "还没有决议。");
    must(resolve("更换门禁 @张伟 11月21日；修路灯 @张伟 12月30日"));
    must(stage.run(stage.zhang, "done", "T2"));
    must(stage.run(stage.wang, "verify", "T2 属实"));
    stage.now = stage.local("2025-11-25 10:00");

    EXPECT_NE(said(stage.run(stage.chen, "resolutions", ""))
                  .find("R1 更换门禁；修路灯（1/2 项完成，1 项超期）"),
              std::string::npos);
}

TEST_F(Resolutions, AVerifiedTaskInvitesFeedback) {
    must(resolve("更换门禁 @张伟"));
    must(stage.run(stage.zhang, "done", "T1"));

    EXPECT_NE(said(stage.run(stage.wang, "verify", "T1 属实")).find("反馈 R1 1到5分"),
              std::string::npos);
}

TEST_F(Resolutions, FeedbackIsKeptAndGoesToTheNextAgenda) {
    must(resolve("更换门禁 @张伟"));

    const auto reply = stage.run(stage.chen, "feedback", "R1 4 门好用了，灯还不亮");

    EXPECT_EQ(said(reply, To::sender), "谢谢，已记下 R1 4 分。它会列入下次会议的议题备选。");
    ASSERT_EQ(waiting().size(), 1U);
    EXPECT_EQ(waiting()[0].source, AgendaCandidate::Source::resolution);
    EXPECT_EQ(waiting()[0].reason, Reason::feedback);
    EXPECT_EQ(waiting()[0].title, "更换门禁");
    EXPECT_EQ(stage.acts().back().first, "feedback_given");
}

TEST_F(Resolutions, ALowRatingIsTheStrongerReason) {
    must(resolve("更换门禁 @张伟"));
    must(stage.run(stage.chen, "feedback", "R1 3"));
    EXPECT_EQ(waiting().at(0).reason, Reason::feedback);

    must(stage.run(stage.li, "feedback", "R1 2 还是坏的"));

    ASSERT_EQ(waiting().size(), 1U);
    EXPECT_EQ(waiting()[0].reason, Reason::low_rating);
}

TEST_F(Resolutions, AHouseholdRatesOnceAndMayChangeIt) {
    must(resolve("更换门禁 @张伟"));
    must(stage.run(stage.chen, "feedback", "R1 4"));

    EXPECT_EQ(said(stage.run(stage.he, "feedback", "R1 五分")), "已改为 R1 5 分，以这一次为准。");

    const auto made = stage.tx().resolutions().find(stage.community.id, 1);
    const auto given = stage.tx().resolutions().feedback_of(made->id);
    ASSERT_EQ(given.size(), 1U);
    EXPECT_EQ(given[0].rating, 5);
}

TEST_F(Resolutions, RatingsRunFromOneToFive) {
    must(resolve("更换门禁 @张伟"));
    for (const std::string words : {"R1 1", "R1 5分 很好", "R1 ３，可以", "R1 四分"})
        EXPECT_TRUE(stage.run(stage.chen, "feedback", words)) << words;
    for (const std::string words : {"R1 0", "R1 6", "R1", "R1 很好", "R1 45", "4 很好", "R1 3号楼"})
        EXPECT_NE(refusal(stage.run(stage.chen, "feedback", words)).find("例如：反馈 R7"),
                  std::string::npos)
            << words;
}

TEST_F(Resolutions, FeedbackIsForBoundResidents) {
    must(resolve("更换门禁 @张伟"));

    EXPECT_NE(refusal(stage.run(stage.zhang, "feedback", "R1 5")).find("评价由住户来做"),
              std::string::npos);
    EXPECT_NE(refusal(stage.run(stage.guest, "feedback", "R1 5")).find("绑定 房号 绑定码"),
              std::string::npos);
    EXPECT_TRUE(stage.run(stage.tan, "feedback", "R1 5"));
}

TEST_F(Resolutions, AForeignOneIsAnsweredLikeAMissingOne) {
    must(resolve("更换门禁 @张伟"));
    const auto made = stage.tx().resolutions().find(stage.community.id, 1);
    const auto context = stage.context(stage.chen, stage.foreign);

    EXPECT_EQ(refusal(stage.run(context, stage.call("feedback", "R1 5"))),
              "没有找到决议 R1。发送 /决议列表 查看编号。");
    EXPECT_FALSE(
        stage.run(context, stage.call("feedback", "#R" + std::to_string(made->id.value) + " 5")));
    EXPECT_TRUE(waiting().empty());
}

TEST_F(Resolutions, ASmallGroupIsNotAveraged) {
    must(resolve("更换门禁 @张伟"));
    must(stage.run(stage.chen, "feedback", "R1 4"));
    EXPECT_NE(said(stage.run(stage.li, "resolution", "R1")).find("居民评价：1 户已评价"),
              std::string::npos);

    const auto made = stage.tx().resolutions().find(stage.community.id, 1);
    for (const auto* head : {"u91", "u92", "u93", "u94"}) {
        stage.tx().resolutions().save({.resolution = made->id,
                                       .community = stage.community.id,
                                       .account = stage.guest.id,
                                       .head = head,
                                       .rating = 5,
                                       .given_at = stage.now});
    }

    EXPECT_NE(said(stage.run(stage.li, "resolution", "R1")).find("平均 4.8 分（5 户）"),
              std::string::npos);
}

}  // namespace
}  // namespace linyi::commands::test
