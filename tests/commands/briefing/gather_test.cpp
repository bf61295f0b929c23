#include "commands/briefing/stage.hpp"

namespace linyi::commands::briefing {
namespace {

using namespace std::chrono_literals;
using test::refusal;
using test::said;

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != text.npos;
}

using BriefingGatherTest = test::BriefingStage;

TEST_F(BriefingGatherTest, TellsNothingTwiceEvenWithinOneMillisecond) {
    close_a_vote("第一项");
    say_opinion(stage_.he, "路灯太暗");
    auto task = add_task("换灯", std::nullopt, stage_.zhang);
    stage_.tx().tasks().note(task.id, {.event = "created", .happened_at = stage_.now});
    published();

    EXPECT_EQ(refusal(run()), "自第1期以来没有新的表决、决议、意见或任务进展，这次不出简报。");

    close_a_vote("第二项");
    const auto text = text_of(published());
    EXPECT_TRUE(has(text, "第二项"));
    EXPECT_FALSE(has(text, "第一项"));
    EXPECT_FALSE(has(text, "路灯太暗"));
}

TEST_F(BriefingGatherTest, ResolutionsStandWithTheirMeasuresAndSupervision) {
    const auto resolution = resolve("更换路灯");
    add_task("换3号楼路灯", resolution.id, stage_.zhang);
    add_task("统计费用", resolution.id, stage_.he);
    const auto text = text_of(published());

    EXPECT_TRUE(
        has(text, "（一）R1 更换路灯 | 换3号楼路灯 | 物业张伟 | 2025年12月1日 | 业委会王芳"));
    EXPECT_TRUE(has(text, " | 统计费用 | 2号楼业主何某 | 2025年12月1日 | 业委会王芳"));
    EXPECT_FALSE(has(text, "何明"));
}

TEST_F(BriefingGatherTest, TheNextIssueSaysHowTheTasksOfTheLastOneStand) {
    const auto resolution = resolve("更换路灯");
    auto moved = add_task("换灯", resolution.id, stage_.zhang);
    auto done = add_task("清理楼道", resolution.id, stage_.sun);
    published();

    stage_.now = stage_.local("2025-12-03 09:00");
    moved.due = due_on(std::chrono::year{2025} / 12 / 20, stage_.community.zone);
    moved.state = TaskState::in_progress;
    moved.percent = 60;
    stage_.tx().tasks().save(moved);
    stage_.tx().tasks().note(moved.id,
                             {.event = "postponed", .text = "配件未到", .happened_at = stage_.now});
    done.state = TaskState::verified;
    done.closed_at = stage_.local("2025-11-30 08:00");
    stage_.tx().tasks().save(done);
    stage_.tx().tasks().note(done.id, {.event = "verified", .happened_at = *done.closed_at});
    const auto document = published();

    EXPECT_EQ(document.number, (BriefingNumber{2025, 2, 2}));
    const auto text = text_of(document);
    EXPECT_TRUE(has(text, "二、上期任务落实情况"));
    EXPECT_TRUE(
        has(text, "T1 换灯 | 物业张伟 | 2025年12月1日 | 逾期，完成60%，配件未到，改期至12月20日"))
        << text;
    EXPECT_TRUE(has(text, "T2 清理楼道 | 物业孙丽 | 2025年12月1日 | 11月30日完成"));
    EXPECT_FALSE(has(text, "R1"));
}

TEST_F(BriefingGatherTest, OpinionsAreShownWithAnswersAndWithoutPeople) {
    const auto opinion =
        say_opinion(stage_.he, "何明家2-1-201门口的灯坏了，请打13800001234，陈静也知道");
    say_opinion(stage_.chen, "没人回答的");
    stage_.tx().opinions().answer(opinion.id, {.account = stage_.zhang.id,
                                               .name = "物业",
                                               .text = "李强已报修",
                                               .answered_at = stage_.now});
    const auto text = text_of(published());

    EXPECT_TRUE(has(text,
                    "O1 何某家2号楼门口的灯坏了，请打138****1234，陈某也知道 | 投诉 | — | "
                    "物业张伟：李某已报修"));
    EXPECT_TRUE(has(text, "O2 没人回答的 | 投诉 | — | 待答复"));
    for (const std::string_view part : {"何明", "陈静", "李强", "2-1-201", "13800001234"})
        EXPECT_FALSE(has(text, part)) << part;
}

TEST_F(BriefingGatherTest, AnOpinionComesAgainWhenItIsAnswered) {
    const auto opinion = say_opinion(stage_.he, "路灯太暗");
    published();

    stage_.now += 24h;
    stage_.tx().opinions().answer(
        opinion.id, {.account = stage_.zhang.id, .text = "已换新灯", .answered_at = stage_.now});

    EXPECT_TRUE(has(text_of(published()), "O1 路灯太暗 | 投诉 | — | 物业张伟：已换新灯"));
}

TEST_F(BriefingGatherTest, AMeetingGivesTheFormOfTheRules) {
    auto meeting = stage_.tx().meetings().add({.community = stage_.community.id,
                                               .number = 1,
                                               .chat = stage_.group.id,
                                               .state = MeetingState::running,
                                               .name = "第四季度推进会",
                                               .places = "议事厅\n业主群",
                                               .host = "王芳",
                                               .recorder = "韩雪",
                                               .started_at = stage_.now - 60min});
    stage_.tx().meetings().save_item(
        meeting.id,
        {.no = 1, .title = "路灯", .background = "夜间太暗", .started_at = stage_.now - 50min});
    stage_.tx().meetings().save_item(meeting.id,
                                     {.no = 2, .title = "停车", .started_at = stage_.now - 20min});
    const auto check_in = [&](const char* unit, const char* side, const char* names,
                              const Account& who) {
        stage_.tx().meetings().check_in(meeting.id, {.unit = unit,
                                                     .side = side,
                                                     .names = names,
                                                     .account = who.id,
                                                     .at = stage_.now - 55min});
    };
    check_in("2-1-202", "owner", "", stage_.li);
    check_in("3-1-301", "owner", "", stage_.li);
    check_in("2-1-201", "owner", "", stage_.chen);
    check_in("2-1-202", "tenant", "", stage_.tan);
    check_in("", "manager", "张伟\n客服小杨", stage_.zhang);
    check_in("", "street", "刘洋", stage_.liu);
    auto opinion = say_opinion(stage_.chen, "楼道也很暗");
    meeting.state = MeetingState::ended;
    meeting.ended_at = stage_.now;
    stage_.tx().meetings().save(meeting);
    const auto text = text_of(published());

    EXPECT_TRUE(has(text, "第四季度推进会简报\n一、会议概况"));
    EXPECT_TRUE(has(text, "（二）会议时间|2025年11月20日09:00—10:00"));
    EXPECT_TRUE(has(text, "（三）会议地点|议事厅；业主群"));
    EXPECT_TRUE(has(text, "物业服务企业2人（物业项目经理张伟、客服小杨）"));
    EXPECT_TRUE(has(text, "租户1人旁听。"));
    EXPECT_TRUE(has(text, "（五）列席人员|街道刘洋"));
    EXPECT_TRUE(has(text, "（六）主持人|王芳（业主委员会主任）；记录：韩雪"));
    EXPECT_TRUE(has(text, "|议题一：路灯\n"));
    EXPECT_TRUE(has(text, "背景|夜间太暗。"));
    EXPECT_TRUE(has(text, "|议题二：停车\n"));
}

TEST_F(BriefingGatherTest, WhatWasSaidAndVotedOnAnItemStandsThere) {
    auto meeting = stage_.tx().meetings().add({.community = stage_.community.id,
                                               .number = 1,
                                               .chat = stage_.group.id,
                                               .state = MeetingState::ended,
                                               .name = "推进会",
                                               .started_at = stage_.now - 1h,
                                               .ended_at = stage_.now + 1min});
    stage_.tx().meetings().save(meeting);
    stage_.tx().meetings().save_item(meeting.id,
                                     {.no = 1, .title = "路灯", .started_at = stage_.now - 1h});
    stage_.tx().opinions().add({.community = stage_.community.id,
                                .number = 1,
                                .type = OpinionType::suggestion,
                                .text = "楼道也很暗",
                                .account = stage_.chen.id,
                                .head = "h",
                                .chat = stage_.group.id,
                                .meeting = meeting.id,
                                .created_at = stage_.now});
    stage_.now += 1min;
    const auto text = text_of(published());

    EXPECT_TRUE(has(text, "|议题一：路灯\n\n讨论情况|2号楼业主陈某反映：楼道也很暗。")) << text;
    EXPECT_FALSE(has(text, "收到的意见"));
}

TEST_F(BriefingGatherTest, ACommitteeMemberWhoVotedAtTheMeetingWasThere) {
    auto meeting = stage_.tx().meetings().add({.community = stage_.community.id,
                                               .number = 1,
                                               .chat = stage_.group.id,
                                               .state = MeetingState::ended,
                                               .name = "推进会",
                                               .host = "韩雪",
                                               .started_at = stage_.now - 2h,
                                               .ended_at = stage_.now});
    stage_.tx().meetings().save(meeting);
    const auto poll = stage_.tx().polls().add(
        {.community = stage_.community.id,
         .number = 1,
         .question = "是否更换路灯",
         .options = {{.key = "同意", .label = "同意", .role = OptionRole::yes}},
         .opened_at = stage_.now - 1h,
         .opened_by = stage_.han.id,
         .chat = stage_.group.id,
         .meeting = meeting.id},
        voting_rights(stage_.tx().roster().units(stage_.community.id), {}));
    stage_.tx().ballots().save({.poll = poll.id,
                                .right = 1,
                                .choice = {"同意"},
                                .account = stage_.wang.id,
                                .chat = stage_.group.id,
                                .decided_at = stage_.now},
                               std::nullopt);

    EXPECT_TRUE(has(text_of(published()), "业主委员会1人（主任王芳）"));
}

TEST_F(BriefingGatherTest, TheDraftsAnswerNamesWhatToCheck) {
    const auto resolution = resolve("更换路灯");
    add_task("尽快换灯", resolution.id, stage_.zhang);

    const auto text = said(run());

    EXPECT_TRUE(has(text, "发布前请核对：\n· “尽快”不是期限，请写明日期（更换路灯）。")) << text;
}

}  // namespace
}  // namespace linyi::commands::briefing
