#include "domain/reminder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace linyi {
namespace {

using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

Zone zone_of(std::string_view name) {
    auto zone = Zone::find(name);
    if (!zone) throw std::runtime_error("no zone database");
    return *zone;
}

const Zone shanghai = zone_of("Asia/Shanghai");

/// "2025-11-20 10:00" on the wall.
Timestamp at(std::string_view text, const Zone& zone = shanghai) {
    const auto utc =
        from_rfc3339(std::string(text.substr(0, 10)) + "T" + std::string(text.substr(11)) + ":00Z");
    if (!utc) throw std::runtime_error("bad time in a test");
    return zone.to_utc(Zone{}.to_local(*utc));
}

/// {key, wall clock} of each occurrence.
Texts told(const ReminderPlan& plan, const Zone& zone = shanghai) {
    Texts lines;
    for (const auto& one : plan) lines.push_back(one.key + " @ " + to_text(zone.to_local(one.at)));
    return lines;
}

class Reminders : public testing::Test {
protected:
    ReminderRules rules() { return {.settings = settings, .zone = shanghai}; }

    Task task(std::string_view due_day) {
        const auto due = due_on(shanghai.to_local(at(due_day)).day, shanghai);
        return {.state = TaskState::in_progress,
                .due = due,
                .first_due = due,
                .created_at = at("2025-11-20 10:00")};
    }

    ReminderSettings settings{};
    Poll poll{.state = PollState::open,
              .opened_at = at("2025-11-20 10:00"),
              .closes_at = at("2025-11-27 18:00")};
};

TEST_F(Reminders, AVoteIsToldHalfWayAndTwoDaysAndOneDayBeforeItsClose) {
    EXPECT_EQ(told(plan_reminders(poll, rules())),
              (Texts{"midway @ 2025-11-24 07:00",  // 02:00 is quiet
                     "closing 48 2025-11-27T10:00:00.000Z @ 2025-11-25 18:00",
                     "closing 24 2025-11-27T10:00:00.000Z @ 2025-11-26 18:00"}));
}

TEST_F(Reminders, AVoteOfThreeDaysHasAHalfWayPostAndAShorterOneHasNone) {
    settings.vote_hours_before.clear();
    poll.closes_at = poll.opened_at + 72h;
    EXPECT_EQ(plan_reminders(poll, rules()).size(), 1U);

    *poll.closes_at -= 1ms;

    EXPECT_TRUE(plan_reminders(poll, rules()).empty());
}

TEST_F(Reminders, AVotesFirstHourBelongsToTheOpeningPost) {
    poll.closes_at = poll.opened_at + 25h;
    EXPECT_TRUE(plan_reminders(poll, rules()).empty());

    *poll.closes_at += 1ms;

    EXPECT_EQ(plan_reminders(poll, rules()).size(), 1U);
}

TEST_F(Reminders, NothingIsSaidOfAVoteAtOrAfterItsClose) {
    settings.vote_hours_before = {2h};
    poll.closes_at = at("2025-11-27 07:00");  // 05:00 is quiet until the close

    EXPECT_EQ(told(plan_reminders(poll, rules())).size(), 1U);
    poll.closes_at = at("2025-11-27 07:01");
    const auto plan = plan_reminders(poll, rules());
    ASSERT_EQ(plan.size(), 2U);
    EXPECT_LT(plan.back().not_after, *poll.closes_at);
}

TEST_F(Reminders, AVoteThatIsOverOrHasNoDeadlineHasNone) {
    poll.state = PollState::cancelled;
    EXPECT_TRUE(plan_reminders(poll, rules()).empty());
    poll.state = PollState::open;
    poll.closes_at.reset();
    EXPECT_TRUE(plan_reminders(poll, rules()).empty());
}

TEST_F(Reminders, ATaskHasItsLadder) {
    EXPECT_EQ(
        told(plan_reminders(task("2025-11-30 00:00"), rules(), at("2025-11-20 10:00"))),
        (Texts{"ahead 3 2025-11-30 @ 2025-11-27 09:00", "ahead 1 2025-11-30 @ 2025-11-29 09:00",
               "ahead 0 2025-11-30 @ 2025-11-30 09:00", "overdue 1 2025-11-30 @ 2025-12-01 09:00",
               "escalation 3 2025-11-30 @ 2025-12-03 09:00"}));
}

TEST_F(Reminders, WhatWasDueBeforeATaskWasMadeIsLeftOut) {
    auto made = task("2025-11-22 00:00");
    made.created_at = at("2025-11-21 09:00");  // the day before, at that very minute

    EXPECT_EQ(told(plan_reminders(made, rules(), made.created_at)).front(),
              "ahead 0 2025-11-22 @ 2025-11-22 09:00");
}

TEST_F(Reminders, EscalationGoesOnEveryWeekAndOnlyTheLastAndTheNextArePlanned) {
    const auto late = plan_reminders(task("2025-11-30 00:00"), rules(), at("2027-01-05 12:00"));

    EXPECT_EQ(told(ReminderPlan(late.end() - 2, late.end())),
              (Texts{"escalation 395 2025-11-30 @ 2026-12-30 09:00",
                     "escalation 402 2025-11-30 @ 2027-01-06 09:00"}));
    const auto weekly = std::count_if(late.begin(), late.end(), [](const Occurrence& one) {
        return one.step == ReminderStep::escalation;
    });
    EXPECT_EQ(weekly, 2);
}

TEST_F(Reminders, ATaskThatIsDoneOrSaidToBeDoneIsLeftInPeace) {
    auto made = task("2025-11-30 00:00");
    for (const auto state : {TaskState::done_claimed, TaskState::verified, TaskState::impossible}) {
        made.state = state;
        EXPECT_TRUE(plan_reminders(made, rules(), at("2025-11-20 10:00")).empty());
    }
}

TEST_F(Reminders, AMeetingIsToldOnTheDaysBeforeAndOnlyBeforeItBegins) {
    Meeting meeting{.announced_at = at("2025-11-20 10:00"), .starts_at = at("2025-11-30 19:30")};
    EXPECT_EQ(told(plan_reminders(meeting, rules())).size(), 3U);

    meeting.starts_at = at("2025-11-30 08:59");  // before that day's nine o'clock
    EXPECT_EQ(told(plan_reminders(meeting, rules())).back(),
              "ahead 1 2025-11-30 @ 2025-11-29 09:00");

    meeting.state = MeetingState::running;
    EXPECT_TRUE(plan_reminders(meeting, rules()).empty());
}

TEST_F(Reminders, QuietHoursEndAtTheirLastMinute) {
    EXPECT_FALSE(is_quiet(at("2025-11-20 21:59"), rules()));
    EXPECT_TRUE(is_quiet(at("2025-11-20 22:00"), rules()));
    EXPECT_TRUE(is_quiet(at("2025-11-21 06:59"), rules()));
    EXPECT_FALSE(is_quiet(at("2025-11-21 07:00"), rules()));
    EXPECT_EQ(after_quiet(at("2025-11-20 22:00"), rules()), at("2025-11-21 07:00"));
    EXPECT_EQ(after_quiet(at("2025-11-21 00:00"), rules()), at("2025-11-21 07:00"));

    settings.quiet = {.from = 13h, .until = 15h};
    EXPECT_EQ(after_quiet(at("2025-11-20 14:00"), rules()), at("2025-11-20 15:00"));
    settings.quiet = {.from = 13h, .until = 13h};
    EXPECT_FALSE(is_quiet(at("2025-11-20 13:00"), rules()));
}

ReminderPlan three() {
    const auto first = at("2025-11-20 09:00");
    return {{.key = "a", .at = first, .not_after = first + 12h},
            {.key = "b", .at = first + 1h, .not_after = first + 13h},
            {.key = "c", .at = first + 24h, .not_after = first + 36h}};
}

TEST(ReminderTurn, FiresAtTheInstantAndNotBefore) {
    const auto plan = three();

    const auto early = take_turn(plan, {.now = plan[0].at - 1ms});
    const auto due = take_turn(plan, {.now = plan[0].at});

    EXPECT_FALSE(early.fire);
    EXPECT_EQ(early.look_at, plan[0].at);
    EXPECT_EQ(due.fire.value().key, "a");
    EXPECT_EQ(due.look_at, plan[1].at);
}

TEST(ReminderTurn, AfterDowntimeOnlyTheLatestFreshOneIsFired) {
    const auto plan = three();

    const auto soon = take_turn(plan, {.now = plan[1].at + 1h});
    const auto later = take_turn(plan, {.now = plan[1].not_after});
    const auto too_late = take_turn(plan, {.now = plan[1].not_after + 1ms});

    EXPECT_EQ(soon.fire.value().key, "b");
    EXPECT_EQ(soon.skipped.size(), 1U);
    EXPECT_EQ(later.fire.value().key, "b");
    EXPECT_FALSE(too_late.fire);
    EXPECT_EQ(too_late.skipped.size(), 2U);
    EXPECT_EQ(too_late.next.value().key, "c");
}

TEST(ReminderTurn, WhatIsDecidedIsNeverFiredAgain) {
    const auto plan = three();

    const auto turn = take_turn(plan, {.now = plan[2].at, .decided = {"b", "c"}});

    EXPECT_FALSE(turn.fire);
    EXPECT_EQ(turn.skipped.size(), 1U);
    EXPECT_FALSE(turn.look_at);
}

TEST(ReminderTurn, AfterAChangeWhatWasDueBeforeIsPast) {
    const auto plan = three();

    EXPECT_FALSE(take_turn(plan, {.now = plan[0].at, .past_before = plan[0].at + 1ms}).fire);
    EXPECT_TRUE(take_turn(plan, {.now = plan[0].at, .past_before = plan[0].at}).fire);
}

TEST(ReminderTurn, InQuietHoursTheLatestOneWaitsForTheirEnd) {
    const auto plan = three();
    const auto morning = plan[1].not_after;

    const auto turn = take_turn(plan, {.now = plan[1].at, .quiet_until = morning});
    const auto hopeless = take_turn(plan, {.now = plan[1].at, .quiet_until = morning + 1ms});

    EXPECT_FALSE(turn.fire);
    EXPECT_EQ(turn.look_at, morning);
    EXPECT_EQ(turn.next.value().key, "b");
    EXPECT_EQ(hopeless.skipped.size(), 2U);
}

class DaysOfAYear : public testing::TestWithParam<std::string> {};

/// S2 of reliability.md: 400 days, both changes of the clock among them.
TEST_P(DaysOfAYear, ADailyTimeComesOnceOnEveryLocalDay) {
    const auto zone = zone_of(GetParam());
    for (const auto time : {30min, 90min, 150min, 180min}) {
        ReminderSettings settings{.time_of_day = time, .quiet = {.from = 0min, .until = 0min}};
        settings.meeting_days_before.clear();
        for (int day = 0; day < 400; ++day) settings.meeting_days_before.push_back(day);
        const Meeting meeting{.starts_at = at("2027-06-01 12:00", zone)};

        const auto plan = plan_reminders(meeting, {.settings = settings, .zone = zone});

        ASSERT_EQ(plan.size(), 400U);
        auto day =
            std::chrono::sys_days{zone.to_local(*meeting.starts_at).day} - std::chrono::days{399};
        for (const auto& one : plan) {
            const auto local = zone.to_local(one.at);
            EXPECT_EQ(std::chrono::sys_days{local.day}, day);
            // A time that a day skips becomes the first one after it …
            EXPECT_GE(local.time, time);
            if (local.time > time) {
                EXPECT_LT(zone.to_local(one.at - 1ms).time, time);
            }
            // … and of a time that comes twice it is the first.
            EXPECT_NE(zone.to_local(one.at - 30min).time, time);
            EXPECT_NE(zone.to_local(one.at - 1h).time, time);
            day += std::chrono::days{1};
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Zones, DaysOfAYear,
                         testing::Values("Asia/Shanghai", "Europe/Berlin", "America/New_York",
                                         "Australia/Lord_Howe"),
                         [](const auto& zone) {
                             auto name = zone.param;
                             std::replace(name.begin(), name.end(), '/', '_');
                             return name;
                         });

}  // namespace
}  // namespace linyi
