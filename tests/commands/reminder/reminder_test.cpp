#include "commands/chores.hpp"
#include "commands/fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

class Schedule : public testing::Test {
protected:
    Poll open_poll(std::string_view closes, bool is_secret = false) {
        const auto units = stage.tx().roster().units(stage.community.id);
        return stage.tx().polls().add(
            {.community = stage.community.id,
             .number = stage.tx().communities().next_number(stage.community.id, 'V'),
             .question = "是否换锁？",
             .state = PollState::open,
             .is_secret = is_secret,
             .is_numbered = true,
             .options = {{.key = "同意", .label = "同意", .role = OptionRole::yes},
                         {.key = "反对", .label = "反对", .role = OptionRole::no}},
             .opened_at = stage.now,
             .closes_at = stage.local(closes),
             .chat = stage.group.id},
            voting_rights(units, {}));
    }
    void vote(const Poll& poll, std::int32_t right) {
        stage.tx().ballots().save({.poll = poll.id,
                                   .right = right,
                                   .choice = {"同意"},
                                   .revision = 1,
                                   .account = stage.wang.id,
                                   .chat = stage.group.id,
                                   .decided_at = stage.now,
                                   .event = "e" + std::to_string(right)},
                                  {});
    }

    /// Looks whenever a job wants it until `until`, as the ticker does.
    void pass(std::string_view until) {
        const auto end = stage.local(until);
        auto tx = stage.tx();
        for (auto next = tx.reminders().next_look(); next && *next <= end;
             next = tx.reminders().next_look()) {
            stage.now = std::max(stage.now, *next);
            send_reminders(chore, tx, stage.now);
        }
        stage.now = end;
    }
    /// The service was down; one look at its end.
    void wake_at(std::string_view until) {
        stage.now = stage.local(until);
        auto tx = stage.tx();
        send_reminders(chore, tx, stage.now);
    }

    std::vector<Outgoing> sent() {
        auto all = stage.tx().outbox().in_state(OutgoingState::pending, 1000);
        std::erase_if(all, [](const Outgoing& one) { return one.kind != "reminder"; });
        std::reverse(all.begin(), all.end());
        return all;
    }
    Texts sent_to(const Chat& chat) {
        Texts texts;
        for (const auto& message : sent()) {
            if (message.lane == chat.id)
                texts.push_back(to_text(stage.community.zone.to_local(message.created)) + " " +
                                to_plain_text(message.document));
        }
        return texts;
    }
    Texts history(std::int64_t number) {
        const auto task = stage.tx().tasks().find(stage.community.id, number);
        Texts lines;
        for (const auto& update : stage.tx().tasks().updates(task->id)) {
            if (update.event == "reminded") lines.push_back(update.text);
        }
        return lines;
    }

    Stage stage;
    SeededRandom random{1};
    std::function<ChatTraits(std::string_view)> traits{
        [](std::string_view) { return ChatTraits{.buttons = true}; }};
    ChoreContext chore{random, stage.settings, traits};
};

TEST_F(Schedule, BeforeTheCloseOnlyThoseWhoHaveNotVotedAreTold) {
    const auto poll = open_poll("2025-11-22 10:30");
    vote(poll, 1);  // wang's 1-1-101

    pass("2025-11-21 10:30");

    EXPECT_TRUE(sent_to(stage.direct(stage.wang)).empty());
    ASSERT_EQ(sent_to(stage.direct(stage.chen)).size(), 1U);
    EXPECT_EQ(sent_to(stage.direct(stage.chen))[0],
              "2025-11-21 10:30 表决 V1 将于 2025-11-22 10:30 截止，还没有收到 2-1-201 "
              "的选择：是否换锁？\n1. 同意\n2. 反对\n请回复，例如：V1 "
              "同意。不想再收到提醒，请回复：不再提醒 V1");
    EXPECT_NE(sent_to(stage.direct(stage.li))[0].find("2-1-202、3-1-301"), std::string::npos);
}

TEST_F(Schedule, TheGroupSeesNumbersAndNobodysNameOrRoom) {
    const auto poll = open_poll("2025-11-22 10:30");
    vote(poll, 1);

    pass("2025-11-21 10:30");

    ASSERT_EQ(sent_to(stage.group).size(), 1U);
    EXPECT_EQ(sent_to(stage.group)[0],
              "2025-11-21 10:30 表决 V1 快要截止：是否换锁？\n已参与 1/4 户，还差 3 户。截止时间："
              "2025-11-22 10:30");
}

TEST_F(Schedule, BuildingsAreToldApartOnlyFromFiveHouseholdsOn) {
    for (const auto* building : {"8", "9"}) {
        const int homes = *building == '8' ? 5 : 4;
        for (int i = 1; i <= homes; ++i) {
            const auto label = std::string(building) + "-1-10" + std::to_string(i);
            stage.tx().roster().save(stage.community.id,
                                     {.label = label, .area = {9000}, .building = building});
        }
    }
    open_poll("2025-11-22 10:30");

    pass("2025-11-21 10:30");

    const auto post = sent_to(stage.group).at(0);
    EXPECT_NE(post.find("8号楼还差 5 户"), std::string::npos);
    EXPECT_EQ(post.find("9号楼"), std::string::npos);
}

TEST_F(Schedule, ASmallBuildingCannotBeWorkedOutFromTheSum) {
    for (const auto* building : {"8", "9"}) {
        for (int i = 1; i <= (*building == '8' ? 6 : 5); ++i) {
            const auto label = std::string(building) + "-1-10" + std::to_string(i);
            stage.tx().roster().save(stage.community.id, {.label = label, .building = building});
        }
    }
    const auto poll = open_poll("2025-11-22 10:30");

    pass("2025-11-21 10:30");

    // Hidden: 1, 2 and 3 with four households in all, and therefore 9 as well.
    const auto post = sent_to(stage.group).at(0);
    EXPECT_NE(post.find("8号楼还差 6 户"), std::string::npos);
    EXPECT_EQ(post.find("9号楼"), std::string::npos);
    EXPECT_EQ(stage.tx().polls().turnout(poll.id).size(), 5U);
}

TEST_F(Schedule, WhenEverybodyHasVotedNobodyIsTold) {
    const auto poll = open_poll("2025-11-22 10:30");
    for (const int right : {1, 2, 3, 4}) vote(poll, right);

    pass("2025-11-22 10:29");

    EXPECT_TRUE(sent().empty());
}

TEST_F(Schedule, AClosedVoteTakesBackWhatWasNotSentYet) {
    const auto poll = open_poll("2025-11-22 10:30");
    pass("2025-11-21 10:30");
    ASSERT_FALSE(sent().empty());

    stage.tx().polls().set_state(poll.id, PollState::cancelled, stage.now);
    pass("2025-11-21 10:31");

    EXPECT_TRUE(sent().empty());
    EXPECT_TRUE(stage.tx().reminders().all().empty());
}

TEST_F(Schedule, AnExtendedVoteIsToldBeforeItsNewCloseOnly) {
    const auto poll = open_poll("2025-11-22 10:30");
    pass("2025-11-21 10:00");
    stage.tx().polls().set_deadline(poll.id, stage.local("2025-11-22 09:00"));  // 24 h are gone
    pass("2025-11-21 18:30");
    EXPECT_TRUE(sent().empty());

    stage.tx().polls().set_deadline(poll.id, stage.local("2025-11-25 18:00"));
    pass("2025-11-25 18:00");

    // Half-way, then 48 h and 24 h before the new close.
    EXPECT_EQ(sent_to(stage.group).size(), 3U);
    for (const auto& message : sent())
        EXPECT_LT(message.not_after, stage.local("2025-11-25 18:00"));
}

TEST_F(Schedule, WhoWantsNoMoreRemindersOfAVoteGetsNone) {
    open_poll("2025-11-22 10:30");

    const auto reply =
        stage.run(stage.context(stage.chen, stage.direct(stage.chen)), stage.call("mute", "V1"));
    pass("2025-11-22 10:29");

    EXPECT_EQ(said(reply), "好的，不再提醒您 V1。截止前仍可投票。");
    EXPECT_TRUE(sent_to(stage.direct(stage.chen)).empty());
    EXPECT_EQ(sent_to(stage.direct(stage.li)).size(), 1U);
    EXPECT_NE(refusal(stage.run(stage.chen, "mute", "V9")).find("没有找到表决 V9"),
              std::string::npos);
    EXPECT_NE(refusal(stage.run(stage.chen, "mute", "")).find("例如：不再提醒 V12"),
              std::string::npos);
}

TEST_F(Schedule, ATaskClimbsItsLadderAndEachStepIsInItsHistory) {
    must(stage.run(stage.wang, "task", "更换门禁 负责人 张伟 11月30日前 监督 李强"));

    pass("2025-12-10 12:00");

    const auto doer = sent_to(stage.direct(stage.zhang));
    ASSERT_EQ(doer.size(), 6U);
    EXPECT_EQ(doer[0],
              "2025-11-27 09:00 任务提醒 T1：更换门禁（期限 2025-11-30，还有 3 天，待签收）\n"
              "请发送进度，例如：进度 T1 60%。办完请发：完成 T1");
    EXPECT_NE(doer[2].find("2025-11-30 09:00 任务提醒 T1：更换门禁（期限 2025-11-30，今天"),
              std::string::npos);
    EXPECT_NE(doer[3].find("2025-12-01 09:00 任务逾期 T1"), std::string::npos);
    const auto supervisor = sent_to(stage.direct(stage.li));
    ASSERT_EQ(supervisor.size(), 1U);
    EXPECT_NE(supervisor[0].find("2025-12-01 09:00 任务逾期 T1"), std::string::npos);
    const auto committee = sent_to(stage.direct(stage.wang));
    ASSERT_EQ(committee.size(), 2U);
    EXPECT_NE(committee[0].find("2025-12-03 09:00 任务逾期上报 T1"), std::string::npos);
    EXPECT_NE(committee[1].find("2025-12-10 09:00 任务逾期上报 T1"), std::string::npos);
    // The street officer has no direct chat: the work group hears it.
    EXPECT_EQ(sent_to(stage.work).size(), 2U);
    EXPECT_EQ(history(1),
              (Texts{"到期提醒", "到期提醒", "到期提醒", "逾期提醒", "逾期上报", "逾期上报"}));
    EXPECT_EQ(stage.acts().back().first, "task_reminded");
}

TEST_F(Schedule, WhoCannotBeWrittenToIsRemindedByNameInTheWorkGroup) {
    must(stage.run(stage.wang, "task", "修路灯 负责人 孙丽 11月21日前"));

    pass("2025-11-21 09:00");

    ASSERT_EQ(sent_to(stage.work).size(), 1U);
    EXPECT_EQ(sent().at(0).document.mentions.at(0).user, "sun");
}

TEST_F(Schedule, ATaskSaidToBeDoneIsLeftInPeaceAndAMovedOneHasANewLadder) {
    must(stage.run(stage.wang, "task", "更换门禁 负责人 张伟 11月22日前 监督 李强"));
    pass("2025-11-21 09:00");
    must(stage.run(stage.zhang, "done", "T1"));
    pass("2025-11-22 12:00");
    EXPECT_TRUE(sent().empty());  // the one that waited is taken back, too

    must(stage.run(stage.li, "verify", "T1 不属实 还是打不开"));
    must(stage.run(stage.zhang, "postpone", "T1 11月25日 等配件"));
    pass("2025-11-24 12:00");

    // Three days before the 25th was this morning: past, not late.
    EXPECT_EQ(sent_to(stage.direct(stage.zhang)).size(), 1U);
}

TEST_F(Schedule, SeveralRemindersAtOneTimeAreOneMessage) {
    must(stage.run(stage.wang, "task", "更换门禁 负责人 张伟 11月22日前"));
    must(stage.run(stage.wang, "task", "修路灯 负责人 张伟 11月22日前"));
    must(stage.run(stage.wang, "task", "清理楼道 负责人 张伟 11月22日前"));

    pass("2025-11-21 09:00");

    const auto doer = sent_to(stage.direct(stage.zhang));
    ASSERT_EQ(doer.size(), 1U);
    EXPECT_NE(doer[0].find("【提醒】共 3 条"), std::string::npos);
    for (const auto* task : {"T1：更换门禁", "T2：修路灯", "T3：清理楼道"})
        EXPECT_NE(doer[0].find(task), std::string::npos);
}

TEST_F(Schedule, AMeetingIsToldToItsChat) {
    stage.tx().meetings().add({.community = stage.community.id,
                               .number = 3,
                               .chat = stage.group.id,
                               .state = MeetingState::gathering,
                               .name = "业主议事会",
                               .places = "一楼会议室",
                               .announced_at = stage.now,
                               .starts_at = stage.local("2025-11-22 19:30")});

    pass("2025-11-22 19:30");

    ASSERT_EQ(sent_to(stage.group).size(), 2U);
    EXPECT_EQ(sent_to(stage.group)[0],
              "2025-11-21 09:00 会议提醒 M3 业主议事会：2025-11-22 19:30（明天）\n· 一楼会议室");
    EXPECT_NE(sent_to(stage.group)[1].find("（今天）"), std::string::npos);
}

TEST_F(Schedule, AChosenTimeIsKeptInADirectChatAndMovedOutOfTheNightInAGroup) {
    must(stage.run(stage.context(stage.chen, stage.direct(stage.chen)),
                   stage.call("remind", "今天23点 关煤气")));
    const auto group = stage.run(stage.wang, "remind", "今天23点 关门禁");

    pass("2025-11-21 07:00");

    EXPECT_EQ(sent_to(stage.direct(stage.chen)), (Texts{"2025-11-20 23:00 提醒：关煤气"}));
    EXPECT_EQ(said(group), "好的，2025-11-21 07:00 在这里提醒：关门禁");
    EXPECT_EQ(sent_to(stage.group), (Texts{"2025-11-21 07:00 提醒：关门禁"}));
    EXPECT_EQ(stage.tx().timed_reminders().count_open(stage.chen.id), 0);
}

/// S3 of reliability.md: one hour, three days and forty days off.
TEST_F(Schedule, AfterDowntimeThereIsAtMostOneCatchUpForAJob) {
    must(stage.run(stage.wang, "task", "更换门禁 负责人 张伟 11月22日前 监督 李强"));
    wake_at("2025-11-21 08:00");

    wake_at("2025-11-21 10:00");
    EXPECT_EQ(sent_to(stage.direct(stage.zhang)).size(), 1U);

    wake_at("2025-11-24 10:00");  // due day and the day after were missed, both stale
    EXPECT_EQ(sent_to(stage.direct(stage.zhang)).size(), 1U);

    wake_at("2026-01-03 10:00");  // six escalations, the last one this very week
    EXPECT_EQ(sent_to(stage.direct(stage.zhang)).size(), 1U);

    pass("2026-01-06 09:00");
    EXPECT_EQ(sent_to(stage.direct(stage.zhang)).size(), 2U);
}

TEST_F(Schedule, DowntimeThatEndsAtNightIsMadeUpForInTheMorning) {
    stage.settings.reminders.time_of_day = 20h;
    must(stage.run(stage.wang, "task", "更换门禁 负责人 张伟 11月22日前"));

    wake_at("2025-11-21 23:00");
    EXPECT_TRUE(sent().empty());
    pass("2025-11-22 07:00");

    ASSERT_EQ(sent_to(stage.direct(stage.zhang)).size(), 1U);
    EXPECT_EQ(sent().at(0).not_after, stage.local("2025-11-22 08:00"));
}

TEST_F(Schedule, ACommunityHearsOnlyOfItsOwn) {
    stage.tx().timed_reminders().add({.community = stage.other.id,
                                      .chat = stage.foreign.id,
                                      .at = stage.local("2025-11-20 12:00"),
                                      .text = "停水",
                                      .created_by = stage.wang.id},
                                     stage.now);

    pass("2025-11-20 12:00");

    ASSERT_EQ(sent().size(), 1U);
    EXPECT_EQ(sent()[0].lane, stage.foreign.id);
    EXPECT_EQ(sent()[0].community, stage.other.id);
}

}  // namespace
}  // namespace linyi::commands::test
