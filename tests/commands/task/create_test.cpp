#include "commands/fixture.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using To = Audience::To;

class GiveTask : public testing::Test {
protected:
    Result<Reply> give(std::string text) { return stage.run(stage.wang, "task", std::move(text)); }
    Task task(std::int64_t number = 1) {
        return *stage.tx().tasks().find(stage.community.id, number);
    }
    bool exists(std::int64_t number = 1) {
        return stage.tx().tasks().find(stage.community.id, number).has_value();
    }

    Stage stage;
};

TEST_F(GiveTask, RepeatsThePartsItUnderstood) {
    const auto reply = give("更换8号楼门禁 张伟负责 截止 11月30日 监督 韩雪");

    EXPECT_EQ(said(reply, To::here),
              "【任务 T1】更换8号楼门禁\n负责人：张伟\n期限：2025-11-30\n监督人：韩雪\n"
              "有不对的，签收前可以更正，例如：“负责人 T1 姓名”“期限 T1 日期”“监督人 T1 姓名”。");
    EXPECT_EQ(task().responsible, stage.person(stage.zhang));
    EXPECT_EQ(task().supervisor, stage.person(stage.han));
    EXPECT_EQ(task().due.at, stage.local("2025-12-01 00:00"));
    EXPECT_EQ(task().state, TaskState::pending);
}

TEST_F(GiveTask, TellsTheResponsiblePersonPrivatelyWithAButton) {
    const auto reply = give("更换门禁 负责人 张伟 11月30日前 监督人 李强");

    EXPECT_NE(said(reply, stage.zhang.id).find("您有新任务 T1：更换门禁"), std::string::npos);
    EXPECT_NE(said(reply, stage.li.id).find("请您监督 T1：更换门禁（张伟，2025-11-30）"),
              std::string::npos);
    EXPECT_EQ(reply->answers.at(1).document.buttons.at(0).value,
              "accept:" + std::to_string(task().id.value));
    EXPECT_EQ(reply->answers.at(0).subject, (Subject{.kind = 'T', .id = task().id.value}));
}

TEST_F(GiveTask, IsAnActAndBeginsItsHistory) {
    must(give("更换门禁 负责人 张伟 11月30日前"));

    const auto acts = stage.acts();
    ASSERT_EQ(acts.size(), 1U);
    EXPECT_EQ(acts[0].first, "task_created");
    EXPECT_NE(acts[0].second.find("\"text\":\"更换门禁\""), std::string::npos);
    EXPECT_EQ(stage.tx().tasks().updates(task().id).at(0).event, "created");
}

TEST_F(GiveTask, SaysWhichDateItTookIfNoneWasGiven) {
    const auto reply = give("更换门禁 @张伟");

    EXPECT_NE(
        said(reply).find("期限：2025-11-27（没有写日期，按 7 天计；要改请发：期限 T1 12月5日）"),
        std::string::npos);
    EXPECT_EQ(task().due.at, stage.local("2025-11-28 00:00"));
}

TEST_F(GiveTask, ATimeOfDayIsKept) {
    must(give("更换门禁 @张伟 截止 11月28日18点"));

    EXPECT_EQ(task().due, (Due{.at = stage.local("2025-11-28 18:00"), .is_whole_day = false}));
}

TEST_F(GiveTask, ADateInThePastIsRefusedWithWhatToDo) {
    const auto reply = give("更换门禁 @张伟 截止 2025-11-19");

    EXPECT_EQ(refusal(reply),
              "2025-11-19 已经过去了（今天是 2025-11-20）。请写一个以后的日期再发一次。");
    EXPECT_FALSE(exists());
    EXPECT_TRUE(stage.acts().empty());
}

TEST_F(GiveTask, TodayIsNotPast) {
    EXPECT_TRUE(give("更换门禁 @张伟 截止 2025-11-20"));
}

TEST_F(GiveTask, ADateManyYearsOffIsATypingError) {
    EXPECT_NE(refusal(give("更换门禁 @张伟 截止 2035-11-20")).find("太远"), std::string::npos);
}

TEST_F(GiveTask, AVagueDateIsAskedBackAndTheAnswerCreatesTheTask) {
    const auto asked = give("更换门禁 @张伟 尽快 监督 李强");
    EXPECT_EQ(
        said(asked, To::here),
        "“尽快”不是具体日期。“更换门禁”什么时候完成？请回复日期，例如：11月30日 或 三个工作日内");
    EXPECT_FALSE(exists());

    const auto reply = stage.answer(stage.wang, stage.group, "三个工作日内");

    EXPECT_NE(said(reply).find("期限：2025-11-25"), std::string::npos);
    EXPECT_EQ(task().supervisor, stage.person(stage.li));
    EXPECT_FALSE(stage.tx().conversation().pending(stage.wang.id, stage.group.id, stage.now));
}

TEST_F(GiveTask, AnAnswerInThePastEndsTheQuestionAndSaysWhy) {
    must(give("更换门禁 @张伟 尽快"));

    const auto reply = stage.answer(stage.wang, stage.group, "昨天");

    EXPECT_NE(said(reply).find("已经过去了"), std::string::npos);
    EXPECT_FALSE(exists());
    EXPECT_FALSE(stage.tx().conversation().pending(stage.wang.id, stage.group.id, stage.now));
}

TEST_F(GiveTask, OtherTalkInAGroupEndsTheQuestionQuietly) {
    must(give("更换门禁 @张伟 尽快"));

    const auto reply = stage.answer(stage.wang, stage.group, "大家晚上好");

    ASSERT_TRUE(reply);
    EXPECT_TRUE(reply->answers.empty());
    EXPECT_FALSE(stage.tx().conversation().pending(stage.wang.id, stage.group.id, stage.now));
}

TEST_F(GiveTask, AnUnknownPersonIsRefusedWithTheNearestNames) {
    EXPECT_EQ(refusal(give("更换门禁 负责人 张维")),
              "没有找到“张维”。请用 @ 点名，或写全名。现在可以写：张伟（物业项目经理）");
    EXPECT_NE(refusal(give("更换门禁 负责人 赵钱孙")).find("孙丽（客服）"), std::string::npos);
    EXPECT_FALSE(exists());
}

TEST_F(GiveTask, ResidentsAreNotListedAsNearNames) {
    EXPECT_EQ(refusal(give("更换门禁 负责人 陈敬")).find("陈静"), std::string::npos);
}

TEST_F(GiveTask, APersonMayBeNamedByPostHonorificOrOffice) {
    for (const std::string name : {"张经理", "物业 张经理：", "张师傅", "老张", "物业张伟"}) {
        const auto reply = name.ends_with("：") ? give(name + "更换门禁 11月30日前")
                                                : give("更换门禁 负责人 " + name);
        EXPECT_NE(said(reply).find("负责人：张伟"), std::string::npos) << name << refusal(reply);
    }
}

TEST_F(GiveTask, AnOfficeWithOneHolderIsThatPerson) {
    EXPECT_NE(said(give("登门走访 负责人 居委会")).find("负责人：韩雪"), std::string::npos);
}

TEST_F(GiveTask, AnAmbiguousNameIsAskedBackAndANumberAnswers) {
    const auto asked = give("更换门禁 负责人 物业 11月30日前");
    EXPECT_EQ(said(asked, To::here),
              "“物业”有 2 位，是哪一位？请回复编号。\n1. 张伟（物业项目经理）\n2. 孙丽（客服）");
    EXPECT_FALSE(exists());

    const auto reply = stage.answer(stage.wang, stage.group, "2");

    EXPECT_NE(said(reply).find("负责人：孙丽"), std::string::npos);
}

TEST_F(GiveTask, AnAmbiguousNameMayBeAnsweredByTheFullName) {
    must(give("更换门禁 负责人 物业 11月30日前"));

    EXPECT_NE(said(stage.answer(stage.wang, stage.group, "张伟")).find("负责人：张伟"),
              std::string::npos);
}

TEST_F(GiveTask, TwoQuestionsFollowEachOther) {
    must(give("更换门禁 负责人 物业 尽快"));
    const auto second = stage.answer(stage.wang, stage.group, "1");
    EXPECT_NE(said(second).find("不是具体日期"), std::string::npos);

    const auto reply = stage.answer(stage.wang, stage.group, "月底");

    EXPECT_NE(said(reply).find("负责人：张伟\n期限：2025-11-30"), std::string::npos);
}

TEST_F(GiveTask, ANumberThatWasNotOfferedChoosesNobody) {
    must(give("更换门禁 负责人 物业 11月30日前"));

    must(stage.answer(stage.wang, stage.group, "3"));

    EXPECT_FALSE(exists());
}

TEST_F(GiveTask, AMentionedAccountWithoutPersonBecomesOne) {
    stage.message.mentions = {{.user = "guest", .shown = "@路人甲"}};

    const auto reply = give("更换门禁 @路人甲 11月30日前");

    EXPECT_NE(said(reply).find("负责人：路人甲"), std::string::npos);
    EXPECT_EQ(task().responsible, stage.person(stage.guest));
    EXPECT_EQ(reply->answers.at(0).document.mentions.at(0).user, "guest");
}

TEST_F(GiveTask, WithoutAnybodyNamedItSaysWhatToAdd) {
    EXPECT_NE(refusal(give("更换门禁 11月30日前")).find("“更换门禁”没有写谁负责"),
              std::string::npos);
    EXPECT_NE(refusal(give("")).find("/任务 更换8号楼门禁"), std::string::npos);
    EXPECT_NE(refusal(give("@张伟 11月30日前")).find("/任务 更换8号楼门禁"), std::string::npos);
}

TEST_F(GiveTask, NobodySupervisesTheirOwnWork) {
    EXPECT_NE(refusal(give("更换门禁 负责人 张伟 监督 张经理")).find("不能是同一个人（张伟）"),
              std::string::npos);
}

TEST_F(GiveTask, TheCommitteeSupervisesIfNobodyIsNamed) {
    EXPECT_NE(said(give("更换门禁 @张伟")).find("监督人：业委会（没有写监督人）"),
              std::string::npos);
    EXPECT_NE(said(give("修路灯 @张伟 监督 业委会")).find("监督人：王芳"), std::string::npos);
}

TEST_F(GiveTask, ALongTextIsRefusedWithTheLimit) {
    std::string text = "更换门禁 @张伟 ";
    for (int i = 0; i < 1000; ++i) text += "长";

    EXPECT_NE(refusal(give(text)).find("最多 1000 个字"), std::string::npos);
}

TEST_F(GiveTask, ResidentsMayNotGiveTasks) {
    EXPECT_FALSE(refusal(stage.run(stage.chen, "task", "更换门禁 @张伟")).empty());
    EXPECT_FALSE(exists());
}

TEST_F(GiveTask, EnglishIsAnsweredInEnglishWhereTheCommunitySpeaksIt) {
    stage.community.language = Language::en;

    const auto reply = give("Replace the gate lock @张伟 due Nov 30 supervisor 韩雪");

    EXPECT_NE(
        said(reply).find("[Task T1] Replace the gate lock\nResponsible：张伟\nDue：2025-11-30"),
        std::string::npos);
}

}  // namespace
}  // namespace linyi::commands::test
