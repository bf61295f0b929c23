#include "commands/fixture.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;
using To = Audience::To;

class ChangeTask : public testing::Test {
protected:
    ChangeTask() { give("更换门禁 负责人 张伟 11月30日前 监督人 李强"); }

    void give(std::string text) { ASSERT_TRUE(stage.run(stage.wang, "task", std::move(text))); }
    Task task(std::int64_t number = 1) {
        return *stage.tx().tasks().find(stage.community.id, number);
    }
    Result<Reply> press(const Account& who, std::string_view command, std::string value) {
        auto call = stage.call(std::string(command), std::to_string(task().id.value) + value);
        call.reading = Press{call.rest};
        return stage.run(stage.context(who), call);
    }
    std::string last_act() { return stage.acts().back().first; }

    Stage stage;
};

TEST_F(ChangeTask, GoesFromPendingToVerified) {
    EXPECT_EQ(said(stage.run(stage.zhang, "accept", "T1")), "T1 已签收，张伟 开始办理。");
    EXPECT_EQ(task().state, TaskState::in_progress);
    EXPECT_EQ(said(stage.run(stage.zhang, "progress", "T1 60% 门禁已到货")),
              "T1 进度 60%。门禁已到货");
    EXPECT_NE(said(stage.run(stage.zhang, "done", "T1 全部换好"), To::here)
                  .find("T1 张伟 报告已完成：全部换好。请 李强 验收。"),
              std::string::npos);
    EXPECT_EQ(task().state, TaskState::done_claimed);
    EXPECT_NE(said(stage.run(stage.li, "verify", "T1 属实"), To::here)
                  .find("T1 已完成，李强 验收属实：更换门禁"),
              std::string::npos);
    EXPECT_EQ(task().state, TaskState::verified);
    EXPECT_EQ(task().closed_at, stage.now);

    std::vector<std::string> events;
    for (const auto& update : stage.tx().tasks().updates(task().id)) events.push_back(update.event);
    EXPECT_EQ(events,
              (std::vector<std::string>{"created", "accepted", "progress", "claimed", "verified"}));
    EXPECT_EQ(last_act(), "task_verified");
}

TEST_F(ChangeTask, DoneAsksTheSupervisorPrivatelyWithTwoButtons) {
    const auto reply = stage.run(stage.zhang, "done", "T1");

    const auto& question = reply->answers.back();
    EXPECT_EQ(question.audience.account, stage.li.id);
    const auto id = std::to_string(task().id.value);
    ASSERT_EQ(question.document.buttons.size(), 2U);
    EXPECT_EQ(question.document.buttons[0].value, "verify:" + id + ":yes");
    EXPECT_EQ(question.document.buttons[1].value, "verify:" + id + ":no");
}

TEST_F(ChangeTask, WithoutSupervisorTheCommitteeIsAsked) {
    give("修路灯 @张伟");

    const auto reply = stage.run(stage.zhang, "done", "T2");

    EXPECT_EQ(reply->answers.back().audience.to, To::role);
    EXPECT_EQ(reply->answers.back().audience.role, Role::committee);
    EXPECT_TRUE(stage.run(stage.wang, "verify", "T2 属实"));
}

TEST_F(ChangeTask, OnlyTheResponsiblePersonOrTheirOfficeReports) {
    EXPECT_NE(refusal(stage.run(stage.chen, "progress", "T1 60%")).find("由 张伟 负责"),
              std::string::npos);
    EXPECT_FALSE(stage.run(stage.han, "done", "T1"));
    EXPECT_EQ(task().state, TaskState::pending);
}

TEST_F(ChangeTask, AReportByTheOfficeIsRecordedAsSuch) {
    const auto reply = stage.run(stage.sun, "progress", "T1 30%");

    EXPECT_NE(said(reply).find("（由 孙丽 代报）"), std::string::npos);
    EXPECT_TRUE(stage.tx().tasks().updates(task().id).back().on_behalf);
    EXPECT_NE(stage.acts().back().second.find("\"on_behalf\":true"), std::string::npos);
}

TEST_F(ChangeTask, TheDoerCannotVerify) {
    must(stage.run(stage.zhang, "done", "T1"));

    EXPECT_NE(refusal(stage.run(stage.zhang, "verify", "T1 属实")).find("不能验收自己的工作"),
              std::string::npos);
    EXPECT_EQ(task().state, TaskState::done_claimed);
}

TEST_F(ChangeTask, WhoClaimedItForTheDoerCannotVerifyEither) {
    must(stage.run(stage.wang, "done", "T1"));

    EXPECT_NE(refusal(stage.run(stage.wang, "verify", "T1 属实")).find("不能验收自己的工作"),
              std::string::npos);
    EXPECT_TRUE(stage.run(stage.li, "verify", "T1 属实"));
}

TEST_F(ChangeTask, NobodyButSupervisorAndCommitteeVerifies) {
    must(stage.run(stage.zhang, "done", "T1"));

    EXPECT_NE(refusal(stage.run(stage.sun, "verify", "T1 属实")).find("由 李强 验收"),
              std::string::npos);
    EXPECT_FALSE(stage.run(stage.chen, "verify", "T1 属实"));
    EXPECT_TRUE(stage.run(stage.wang, "verify", "T1 yes"));
}

TEST_F(ChangeTask, ARefusedVerificationGoesBackToWorkAndToTheNextAgenda) {
    must(stage.run(stage.zhang, "done", "T1"));

    const auto reply = stage.run(stage.li, "verify", "T1 不属实，还是打不开");

    EXPECT_NE(said(reply, To::here).find("T1 验收没有通过：还是打不开。请 张伟 继续办理。"),
              std::string::npos);
    EXPECT_NE(said(reply, stage.zhang.id).find("还是打不开"), std::string::npos);
    EXPECT_EQ(task().state, TaskState::in_progress);
    const auto waiting = stage.tx().agenda_candidates().waiting(stage.community.id);
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0].reason, AgendaCandidate::Reason::refused);
    EXPECT_EQ(waiting[0].source_id, task().id.value);
}

TEST_F(ChangeTask, TheNoButtonAsksForTheReason) {
    must(stage.run(stage.zhang, "done", "T1"));

    EXPECT_EQ(said(press(stage.li, "verify", ":no")), "T1 哪里不属实？请回复原因。");
    const auto reply = stage.answer(stage.li, stage.group, "门还是打不开");

    EXPECT_NE(said(reply).find("验收没有通过：门还是打不开"), std::string::npos);
    EXPECT_EQ(task().reopened, 1);
}

TEST_F(ChangeTask, TheYesButtonVerifies) {
    must(stage.run(stage.zhang, "done", "T1"));

    must(press(stage.li, "verify", ":yes"));

    EXPECT_EQ(task().state, TaskState::verified);
}

TEST_F(ChangeTask, AnUnclearVerificationDecidesNothing) {
    must(stage.run(stage.zhang, "done", "T1"));

    for (const std::string words : {"T1", "T1 看看再说", "T1 yesterday"}) {
        const auto reply = stage.run(stage.li, "verify", words);
        EXPECT_NE(said(reply).find("属实吗"), std::string::npos) << words;
        EXPECT_EQ(reply->answers.front().document.buttons.size(), 2U);
    }
    EXPECT_EQ(task().state, TaskState::done_claimed);
    EXPECT_FALSE(stage.tx().conversation().pending(stage.li.id, stage.group.id, stage.now));
}

TEST_F(ChangeTask, WhatIsNotClaimedCannotBeVerified) {
    EXPECT_NE(refusal(stage.run(stage.li, "verify", "T1 属实")).find("还没有报完成"),
              std::string::npos);
    EXPECT_FALSE(stage.run(stage.li, "verify", "T1"));
}

TEST_F(ChangeTask, ReadsPercentagesInManyHands) {
    for (const std::string words : {"T1 60%", "T1 ６０％", "T1 60 已到货", "T1 60%，已到货"}) {
        ASSERT_TRUE(stage.run(stage.zhang, "progress", words)) << words;
        EXPECT_EQ(task().percent, 60) << words;
        must(stage.run(stage.zhang, "progress", "T1 5%"));
    }
    must(stage.run(stage.zhang, "progress", "T1 3个门已换"));
    EXPECT_EQ(task().percent, 5);
    EXPECT_EQ(stage.tx().tasks().updates(task().id).back().text, "3个门已换");
}

TEST_F(ChangeTask, APercentageEndsAtAHundred) {
    EXPECT_NE(said(stage.run(stage.zhang, "progress", "T1 100%")).find("请发送：完成 T1"),
              std::string::npos);
    EXPECT_NE(refusal(stage.run(stage.zhang, "progress", "T1 101%")).find("0% 到 100%"),
              std::string::npos);
    EXPECT_NE(refusal(stage.run(stage.zhang, "progress", "T1")).find("0% 到 100%"),
              std::string::npos);
}

TEST_F(ChangeTask, ANewDateShowsTheFirstOne) {
    const auto reply = stage.run(stage.zhang, "postpone", "T1 到12月15日 原因：等配件");

    EXPECT_EQ(said(reply, To::here), "T1 期限改到 2025-12-15（原定 2025-11-30）。原因：等配件");
    EXPECT_EQ(said(reply, stage.li.id), said(reply, To::here));
    EXPECT_EQ(task().state, TaskState::postponed);
    EXPECT_NE(said(stage.run(stage.chen, "tasks", "")).find("2025-12-15（原定 2025-11-30） · 延期"),
              std::string::npos);
}

TEST_F(ChangeTask, ANewDateNeedsAReasonAndLiesAhead) {
    EXPECT_NE(refusal(stage.run(stage.zhang, "postpone", "T1 12月15日")).find("请写明原因"),
              std::string::npos);
    EXPECT_NE(refusal(stage.run(stage.zhang, "postpone", "T1 等配件")).find("请写明新的日期"),
              std::string::npos);
    EXPECT_NE(refusal(stage.run(stage.zhang, "postpone", "T1 2025-11-01 等配件")).find("已经过去"),
              std::string::npos);
    EXPECT_NE(refusal(stage.run(stage.zhang, "postpone", "T1 11月30日 等配件"))
                  .find("T1 的期限本来就是 2025-11-30"),
              std::string::npos);
}

TEST_F(ChangeTask, AnOverdueTaskStaysVisible) {
    stage.now = stage.local("2025-12-01 00:00");
    EXPECT_EQ(said(stage.run(stage.chen, "tasks", "")).find("已超期"), std::string::npos);

    stage.now += 1ms;

    EXPECT_NE(said(stage.run(stage.chen, "tasks", "")).find("待签收 · 已超期"), std::string::npos);
}

TEST_F(ChangeTask, TheDueDayIsSaidToBeToday) {
    stage.now = stage.local("2025-11-30 23:59");

    EXPECT_NE(said(stage.run(stage.chen, "tasks", "")).find("今天到期"), std::string::npos);
}

TEST_F(ChangeTask, WhatCannotBeDoneNeedsAReasonAndGoesToTheAgenda) {
    EXPECT_FALSE(stage.run(stage.zhang, "cannot", "T1"));

    const auto reply = stage.run(stage.zhang, "cannot", "T1 产权单位不同意");

    EXPECT_NE(said(reply, To::here).find("T1 无法办理。原因：产权单位不同意"), std::string::npos);
    EXPECT_EQ(task().state, TaskState::impossible);
    EXPECT_EQ(stage.tx().agenda_candidates().waiting(stage.community.id).at(0).reason,
              AgendaCandidate::Reason::impossible);
}

TEST_F(ChangeTask, AClosedTaskIsReopenedVisibly) {
    must(stage.run(stage.zhang, "done", "T1"));
    must(stage.run(stage.li, "verify", "T1 属实"));
    EXPECT_FALSE(stage.run(stage.chen, "reopen", "T1 又坏了"));

    const auto reply = stage.run(stage.li, "reopen", "T1 又坏了");

    EXPECT_NE(said(reply, To::here).find("T1 重新办理（第 1 次返工）。原因：又坏了"),
              std::string::npos);
    EXPECT_EQ(stage.tx().tasks().updates(task().id).back().event, "reopened");
    EXPECT_EQ(stage.tx().agenda_candidates().waiting(stage.community.id).at(0).reason,
              AgendaCandidate::Reason::reopened);
}

TEST_F(ChangeTask, AForeignTaskIsAnsweredLikeAMissingOne) {
    auto context = stage.context(stage.zhang, stage.foreign);
    const auto foreign = stage.run(context, stage.call("accept", "T1"));
    const auto missing = stage.run(stage.zhang, "accept", "T99");
    auto pressed = stage.call("accept", std::to_string(task().id.value));
    pressed.reading = Press{pressed.rest};

    EXPECT_EQ(refusal(foreign), "没有找到任务 T1。发送 /任务列表 查看编号。");
    EXPECT_EQ(refusal(missing), "没有找到任务 T99。发送 /任务列表 查看编号。");
    EXPECT_FALSE(stage.run(context, pressed));
    EXPECT_EQ(task().state, TaskState::pending);
}

TEST_F(ChangeTask, TheOnlyOpenTaskNeedsNoNumber) {
    EXPECT_TRUE(stage.run(stage.zhang, "accept", ""));
    give("修路灯 @张伟");

    // The most urgent first, as in the list of tasks: T2 got the default date, before T1's.
    EXPECT_NE(refusal(stage.run(stage.zhang, "done", "")).find("T2 修路灯；T1 更换门禁"),
              std::string::npos);
}

TEST_F(ChangeTask, AQuotedPostIsTheTask) {
    const auto row = "#T" + std::to_string(task().id.value);

    EXPECT_TRUE(stage.run(stage.zhang, "progress", row + " 60%"));
    EXPECT_EQ(task().percent, 60);
    EXPECT_FALSE(stage.run(stage.zhang, "progress", "#T999999 60%"));
}

TEST_F(ChangeTask, IsCorrectedByAWordUntilItIsAccepted) {
    EXPECT_NE(said(stage.run(stage.wang, "set_responsible", "T1 孙丽"), To::here)
                  .find("T1 已更正。\n负责人：孙丽"),
              std::string::npos);
    EXPECT_NE(said(stage.run(stage.wang, "set_due", "T1 12月5日")).find("期限：2025-12-05"),
              std::string::npos);
    EXPECT_NE(said(stage.run(stage.wang, "set_supervisor", "T1 韩雪")).find("监督人：韩雪"),
              std::string::npos);
    EXPECT_FALSE(is_moved(task()));
    EXPECT_EQ(task().responsible, stage.person(stage.sun));
    EXPECT_FALSE(stage.run(stage.zhang, "set_due", "T1 12月6日"));

    must(stage.run(stage.sun, "accept", "T1"));
    EXPECT_NE(refusal(stage.run(stage.wang, "set_due", "T1 12月8日")).find("已经签收"),
              std::string::npos);
}

TEST_F(ChangeTask, ACorrectionKeepsDoerAndSupervisorApart) {
    EXPECT_FALSE(stage.run(stage.wang, "set_responsible", "T1 李强"));
    EXPECT_FALSE(stage.run(stage.wang, "set_supervisor", "T1 张伟"));
    EXPECT_NE(refusal(stage.run(stage.wang, "set_responsible", "T1 物业"))
                  .find("张伟（物业项目经理）、孙丽"),
              std::string::npos);
}

TEST_F(ChangeTask, TheCardTellsItsHistory) {
    must(stage.run(stage.zhang, "progress", "T1 60% 已到货"));

    const auto text = said(stage.run(stage.chen, "task", "T1"));

    EXPECT_NE(text.find("状态：办理中 60%"), std::string::npos);
    EXPECT_NE(text.find("2025-11-20 10:00 张伟 进度 60%：已到货"), std::string::npos);
}

TEST_F(ChangeTask, AListHasTenLinesAndTheRestAsANumber) {
    for (int i = 0; i < 10; ++i) give("修路灯 @张伟 12月1日前");

    const auto text = said(stage.run(stage.chen, "tasks", ""));

    EXPECT_NE(text.find("未完成的任务（11 项）"), std::string::npos);
    EXPECT_NE(text.find("T10"), std::string::npos);
    EXPECT_EQ(text.find("T11"), std::string::npos);
    EXPECT_NE(text.find("还有 1 项"), std::string::npos);
    EXPECT_EQ(said(stage.run(stage.chen, "tasks", "我的")), "现在没有未完成的任务。");
    EXPECT_NE(said(stage.run(stage.li, "tasks", "我的")).find("（1 项）"), std::string::npos);
}

}  // namespace
}  // namespace linyi::commands::test
