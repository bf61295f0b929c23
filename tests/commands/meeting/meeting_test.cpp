#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;

class Meetings : public testing::Test {
protected:
    Stage& stage() { return talk.stage; }
    std::string say(const Account& who, std::string text) {
        talk.hear(who, stage().group, std::move(text));
        return talk.answers();
    }
    void plan() { say(stage().wang, "/会议 第四季度推进会 11月30日19:30 地点 党群服务中心"); }
    Meeting meeting(std::int64_t number = 1) {
        return *stage().tx().meetings().find(stage().community.id, number);
    }
    std::vector<AgendaItem> items() { return stage().tx().meetings().items(meeting().id); }
    bool holds(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }

    Talk talk;
};

TEST_F(Meetings, AreCalledWithNameTimeAndPlace) {
    plan();

    EXPECT_TRUE(talk.answers_in(stage().group)
                    .starts_with("【会议通知 M1】第四季度推进会\n时间：2025年11月30日 19:30\n"
                                 "地点：党群服务中心\n召集：王芳"))
        << talk.answers();
    EXPECT_EQ(meeting().name, "第四季度推进会");
    EXPECT_EQ(meeting().places, "党群服务中心");
    EXPECT_EQ(meeting().starts_at, stage().local("2025-11-30 19:30"));
    EXPECT_EQ(meeting().state, MeetingState::gathering);
    EXPECT_EQ(stage().acts().back().first, "meeting_announced");
    ASSERT_EQ(talk.sent().size(), 1U);
    EXPECT_EQ(talk.sent()[0].subject.kind, 'M');
    EXPECT_EQ(talk.sent()[0].not_after, meeting().starts_at);
}

TEST_F(Meetings, AreCalledInAnyOrderOfWordsAndInEnglish) {
    for (const std::string text :
         {"/会议 11月30日19:30 推进会 地点：二楼", "/会议 推进会 地点 二楼 11月30日晚上7点半",
          "/meeting 推进会 Nov 30 19:30 place 二楼",
          "／会议　推进会，11月30日 19：30，地点：二楼"}) {
        Talk fresh;
        fresh.hear(fresh.stage.wang, fresh.stage.group, text);
        const auto made = fresh.stage.tx().meetings().find(fresh.stage.community.id, 1);
        ASSERT_TRUE(made) << text << "\n" << fresh.answers();
        EXPECT_EQ(made->name, "推进会") << text;
        EXPECT_EQ(made->places, "二楼") << text;
        EXPECT_EQ(made->starts_at, fresh.stage.local("2025-11-30 19:30")) << text;
    }
}

TEST_F(Meetings, ATimeThatHasPassedTodayMeansTomorrow) {
    say(stage().wang, "/会议 例会 上午9:30");

    EXPECT_EQ(meeting().starts_at, stage().local("2025-11-21 09:30"));
}

TEST_F(Meetings, WhatIsMissingOrWrongIsSaid) {
    EXPECT_TRUE(holds(say(stage().wang, "/会议 推进会"), "请写明哪天几点开会"));
    EXPECT_TRUE(holds(say(stage().wang, "/会议 推进会 11月30日"), "请写明哪天几点开会"));
    EXPECT_TRUE(holds(say(stage().wang, "/会议 推进会 尽快"), "请写明哪天几点开会"));
    EXPECT_TRUE(holds(say(stage().wang, "/会议 11月30日19:30"), "请写会议名称"));
    EXPECT_TRUE(holds(say(stage().wang, "/会议 推进会 2025-11-20 09:59"), "已经过去了"));
    EXPECT_TRUE(holds(say(stage().wang, "/会议 推进会 2027-11-30 19:30"), "最多提前 366 天"));
    std::string name;
    for (int i = 0; i < 61; ++i) name += "会";
    EXPECT_TRUE(holds(say(stage().wang, "/会议 " + name + " 11月30日19:30"), "最多 60 个字"));
    EXPECT_FALSE(stage().tx().meetings().find(stage().community.id, 1));
    EXPECT_TRUE(stage().acts().empty());
}

TEST_F(Meetings, OneIsPlannedInAChatAtATime) {
    plan();

    EXPECT_TRUE(holds(say(stage().wang, "/会议 例会 12月1日19:30"),
                      "已经有会议 M1 第四季度推进会（2025年11月30日 19:30）"));
    say(stage().wang, "/会议 开始");
    EXPECT_TRUE(holds(say(stage().wang, "/会议 例会 12月1日19:30"), "会议 M1 正在进行"));
}

TEST_F(Meetings, StrayCheckInsDoNotHoldUpAMeetingOfAnotherDay) {
    say(stage().chen, "签到 2-1-201");

    say(stage().wang, "/会议 推进会 11月30日19:30");

    EXPECT_EQ(meeting(1).state, MeetingState::ended);
    EXPECT_EQ(meeting(2).name, "推进会");
    EXPECT_TRUE(stage().tx().meetings().check_ins(meeting(2).id).empty());
}

TEST_F(Meetings, PeopleWhoCheckedInAlreadyComeAlongToOneOfToday) {
    say(stage().chen, "签到 2-1-201");

    say(stage().wang, "/会议 碰头会 11:00");

    EXPECT_EQ(meeting().name, "碰头会");
    EXPECT_EQ(stage().tx().meetings().check_ins(meeting().id).size(), 1U);
}

TEST_F(Meetings, AreHostedByCommitteeAndPropertyOffice) {
    for (const auto* who : {&stage().chen, &stage().han, &stage().liu, &stage().guest}) {
        EXPECT_TRUE(holds(say(*who, "/会议 推进会 11月30日19:30"), "会议由业委会或物业召集"));
        EXPECT_TRUE(holds(say(*who, "/会议 开始"), "会议由业委会或物业召集"));
        EXPECT_TRUE(holds(say(*who, "/会议 取消 不想开"), "会议由业委会或物业召集"));
        EXPECT_TRUE(holds(say(*who, "/散会"), "需要相应的身份"));
        EXPECT_TRUE(holds(say(*who, "/下一项"), "需要相应的身份"));
    }
    EXPECT_TRUE(stage().acts().empty());
    EXPECT_TRUE(holds(say(stage().sun, "/会议 推进会 11月30日19:30"), "【会议通知 M1】"));
}

TEST_F(Meetings, AreHeldInAGroup) {
    talk.hear(stage().wang, stage().direct(stage().wang), "/会议 推进会 11月30日19:30");

    EXPECT_EQ(talk.answers(), "请在开会的群里发送这条指令。");
}

TEST_F(Meetings, ANumberDoesNotReachIntoAnotherGroup) {
    plan();

    talk.hear(stage().wang, stage().work, "/会议 M1 开始");

    EXPECT_EQ(talk.answers(), "请在开会的群里发送这条指令。");
    EXPECT_EQ(meeting().state, MeetingState::gathering);
}

TEST_F(Meetings, AnybodyMayAskWhatIsOn) {
    EXPECT_EQ(say(stage().chen, "/会议"), "现在没有会议。");
    EXPECT_TRUE(holds(say(stage().wang, "/会议"), "召集会议：/会议 名称"));
    plan();

    const auto text = say(stage().chen, "/会议 什么时候开");
    EXPECT_TRUE(holds(text, "【会议】M1 第四季度推进会\n状态：未开始\n时间：2025年11月30日 19:30"))
        << text;
    talk.hear(stage().chen, stage().direct(stage().chen), "/会议");
    EXPECT_TRUE(holds(talk.answers(), "M1 第四季度推进会（未开始，2025年11月30日 19:30）"));
    EXPECT_TRUE(holds(say(stage().chen, "/会议 M1"), "状态：未开始"));
    EXPECT_TRUE(holds(say(stage().chen, "/会议 M9"), "没有找到会议 M9"));
}

TEST_F(Meetings, AForeignMeetingIsAnsweredLikeAMissingOne) {
    plan();
    const auto row = "#M" + std::to_string(meeting().id.value);
    const auto elsewhere = stage().context(stage().wang, stage().foreign);

    EXPECT_EQ(refusal(stage().run(elsewhere, stage().call("meeting", "M1"))),
              "没有找到会议 M1。发送 /会议 查看现在的会议。");
    EXPECT_FALSE(stage().run(elsewhere, stage().call("agenda", row)));
    EXPECT_EQ(said(stage().run(elsewhere, stage().call("meeting", ""))), "现在没有会议。");
}

TEST_F(Meetings, AreCancelledWithAReason) {
    EXPECT_TRUE(holds(say(stage().wang, "/会议 取消 下雨"), "没有可以取消的会议"));
    plan();
    EXPECT_TRUE(holds(say(stage().wang, "/会议 取消"), "请写明取消的原因"));

    EXPECT_EQ(say(stage().wang, "/会议 取消 场地有变"),
              "【会议 M1 第四季度推进会 取消】原因：场地有变");

    EXPECT_EQ(meeting().state, MeetingState::ended);
    EXPECT_FALSE(meeting().started_at);
    EXPECT_EQ(stage().acts().back().first, "meeting_cancelled");
    EXPECT_TRUE(holds(say(stage().chen, "/会议 M1"), "状态：已取消"));
}

TEST_F(Meetings, DaysBeforeNobodyChecksIn) {
    plan();

    EXPECT_TRUE(holds(say(stage().chen, "签到 2-1-201"), "现在签到太早"));
    EXPECT_TRUE(stage().tx().meetings().check_ins(meeting().id).empty());
    stage().now = stage().local("2025-11-30 19:00");
    EXPECT_TRUE(holds(say(stage().chen, "签到 2-1-201"), "2-1-201 已签到"));
    EXPECT_TRUE(holds(say(stage().chen, "签到 2-1-201"), "之前已经签到"));
}

TEST_F(Meetings, APlannedOneIsNotForgottenBeforeItsDay) {
    plan();
    stage().now = stage().local("2025-12-01 19:30");

    EXPECT_TRUE(holds(say(stage().chen, "/会议"), "状态：未开始"));
    stage().now += 1ms;
    EXPECT_EQ(say(stage().chen, "/会议"), "现在没有会议。");
    EXPECT_EQ(meeting().state, MeetingState::ended);
}

TEST_F(Meetings, StartWithACheatSheetOfSixLines) {
    plan();
    say(stage().wang, "/议题 电梯大修");

    const auto text = say(stage().wang, "/会议 开始");

    EXPECT_TRUE(text.starts_with("【会议开始】M1 第四季度推进会\n主持：王芳；议题 1 项")) << text;
    EXPECT_LE(split(text, '\n').size(), 6U) << text;
    EXPECT_EQ(meeting().state, MeetingState::running);
    EXPECT_EQ(meeting().started_at, stage().now);
    EXPECT_TRUE(holds(say(stage().wang, "/会议 开始"), "会议 M1 正在进行"));
}

TEST_F(Meetings, TheHostsPlainWordsStartAndEndOne) {
    EXPECT_TRUE(holds(say(stage().wang,
                          "【会议开始】主持人周敏，记录韩雪。今天两个议题：一、电梯；"
                          "二、门禁。"),
                      "【会议开始】M1\n主持：周敏；议题 2 项"));
    EXPECT_TRUE(say(stage().chen, "散会").empty()) << "not the host";

    EXPECT_TRUE(holds(say(stage().wang, "散会"), "【会议结束】M1"));

    EXPECT_EQ(meeting().state, MeetingState::ended);
    EXPECT_TRUE(say(stage().wang, "散会").empty()) << "nothing runs";
}

TEST_F(Meetings, NextGoesThroughTheAgenda) {
    plan();
    say(stage().wang, "/议题 电梯大修");
    say(stage().wang, "/议题 更换门禁");
    EXPECT_TRUE(holds(say(stage().wang, "/下一项"), "没有正在进行的会议"));
    say(stage().wang, "/会议 开始");

    EXPECT_EQ(say(stage().wang, "/下一项"), "【议题 1】电梯大修");
    EXPECT_EQ(say(stage().wang, "下一项"), "【议题 2】更换门禁");
    EXPECT_TRUE(holds(say(stage().wang, "/next"), "议题都讨论过了"));
    EXPECT_EQ(say(stage().wang, "/下一项 1"), "【议题 1】电梯大修");
    EXPECT_TRUE(holds(say(stage().wang, "/下一项 7"), "议程里没有第 7 项"));
    EXPECT_EQ(meeting().item, 1);
    EXPECT_TRUE(items().at(1).started_at);
    EXPECT_TRUE(holds(say(stage().chen, "/议题"), "1. 电梯大修（正在讨论）"));
}

TEST_F(Meetings, PlainNextIsOnlyTalkWhereNoMeetingRuns) {
    EXPECT_TRUE(say(stage().wang, "下一项").empty());
    say(stage().wang, "/会议 开始");
    EXPECT_TRUE(say(stage().chen, "下一项").empty());
    EXPECT_TRUE(holds(say(stage().wang, "下一项"), "还没有议题"));
}

TEST_F(Meetings, AnItemAnnouncedDaysBeforeDoesNotStartTheMeeting) {
    plan();

    say(stage().wang, "【议题一】电梯大修。背景：上月困人两次。");

    EXPECT_EQ(meeting().state, MeetingState::gathering);
    ASSERT_EQ(items().size(), 1U);
    EXPECT_FALSE(items()[0].started_at);
    EXPECT_EQ(items()[0].title, "电梯大修");
}

TEST_F(Meetings, TheEndSaysWhoCameAndWhatWasDecided) {
    say(stage().wang, "/会议 开始");
    say(stage().wang, "/议题 更换门禁");
    say(stage().wang, "/议题 修路灯");
    say(stage().wang, "/下一项");
    for (const auto* who : {&stage().chen, &stage().he, &stage().tan}) say(*who, "签到");
    say(stage().wang, "【表决一】是否更换门禁？业主回复同意/反对/弃权，10:30截止。");
    say(stage().chen, "同意");
    say(stage().wang, "【表决一截止】");
    say(stage().wang, "/决议 更换门禁 @张伟 11月30日前");
    stage().now += 45min;

    const auto text = say(stage().wang, "/散会");

    for (const auto* part :
         {"时间：2025年11月20日 10:00—10:45", "签到：1 户，旁听租户 1 位", "议题：1/2 项已讨论",
          "表决 V1 是否更换门禁", "：通过", "决议 R1 更换门禁", "/简报"})
        EXPECT_TRUE(holds(text, part)) << part << "\n" << text;
    ASSERT_EQ(talk.sent().size(), 1U);
    ASSERT_EQ(talk.sent()[0].document.buttons.size(), 1U);
    EXPECT_EQ(talk.sent()[0].document.buttons[0].value, "briefing");
    EXPECT_EQ(stage().acts().back().first, "meeting_ended");
    talk.hear(talk.press(stage().wang, stage().group, "briefing"));
    EXPECT_FALSE(talk.answers().empty()) << "the button makes the draft";
}

TEST_F(Meetings, AMeetingWithoutDecisionsSaysSo) {
    say(stage().wang, "/会议 开始");

    EXPECT_TRUE(holds(say(stage().wang, "/会议 结束"), "会上决定：没有表决或决议"));
    EXPECT_TRUE(holds(say(stage().wang, "/散会"), "没有正在进行的会议"));
}

TEST_F(Meetings, ANoticeInPlainTalkKeepsItsTime) {
    say(stage().wang,
        "各位邻居，和悦里小区第四季度物业治理推进会今晚19:30开始，线下在二楼议事厅。");

    EXPECT_EQ(meeting().starts_at, stage().local("2025-11-20 19:30"));
}

TEST_F(Meetings, SpeakTheLanguageOfTheirReaders) {
    stage().tx().accounts().set_language(stage().wang.id, Language::en);

    EXPECT_TRUE(holds(say(stage().wang, "/next"), "No meeting is running here"));
    EXPECT_TRUE(holds(say(stage().wang, "/meeting Meeting"), "Please say on which day"));
}

}  // namespace
}  // namespace linyi::commands::test
