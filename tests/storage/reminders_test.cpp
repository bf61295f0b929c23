#include "support/store.hpp"

#include <gtest/gtest.h>

namespace linyi::storage {
namespace {

using namespace std::chrono_literals;

const Timestamp now = from_millis(1763604000000);

class ReminderJobs : public testing::Test {
protected:
    ReminderJobs() {
        community = tx().communities().add({.name = "和悦里"}, now).id;
        person = tx().roster().add_person(community, "张伟", "");
    }

    Tx tx() { return store_->tx(); }

    Task add_task() {
        const Due due{.at = now + 72h};
        return tx().tasks().add({.community = community,
                                 .number = 1,
                                 .text = "更换门禁",
                                 .responsible = person,
                                 .due = due,
                                 .first_due = due,
                                 .created_at = now});
    }
    /// The only job, after a look that found something for the next day.
    ReminderJob looked_at_job() {
        const auto job = tx().reminders().all().at(0);
        tx().reminders().looked(
            job, {.next = Occurrence{.key = "ahead 1", .at = now + 24h}, .look_at = now + 24h});
        return tx().reminders().all().at(0);
    }

    CommunityId community{};
    PersonId person{};

private:
    std::unique_ptr<Store> store_{test::memory_store()};
};

TEST_F(ReminderJobs, ANewTaskWantsALookAtOnceAndThenAtItsNextOccurrence) {
    EXPECT_FALSE(tx().reminders().next_look());
    add_task();
    EXPECT_EQ(tx().reminders().due(now, 10).size(), 1U);

    const auto job = looked_at_job();

    EXPECT_EQ(job.next_occurrence, "ahead 1");
    EXPECT_EQ(tx().reminders().next_look(), now + 24h);
    EXPECT_TRUE(tx().reminders().due(now + 24h - 1ms, 10).empty());
    EXPECT_EQ(tx().reminders().due(now + 24h, 10).size(), 1U);
}

TEST_F(ReminderJobs, OnlyAChangeOfStateOrDateAsksForAnotherLook) {
    auto task = add_task();
    looked_at_job();
    task.percent = 60;
    tx().tasks().save(task);
    EXPECT_FALSE(tx().reminders().all().at(0).is_changed);

    task.due.at += 24h;
    tx().tasks().save(task);

    const auto job = tx().reminders().all().at(0);
    EXPECT_TRUE(job.is_changed);
    EXPECT_EQ(job.next_at, now + 24h);  // what was planned is still known
    EXPECT_EQ(tx().reminders().due(now, 10).size(), 1U);
}

TEST_F(ReminderJobs, AForgottenJobComesBackWhenItsTaskDoes) {
    auto task = add_task();
    tx().reminders().forget(looked_at_job());

    task.state = TaskState::in_progress;
    tx().tasks().save(task);

    EXPECT_EQ(tx().reminders().all().size(), 1U);
}

TEST_F(ReminderJobs, AVoteWithoutADeadlineHasNoJobUntilItGetsOne) {
    const auto poll = tx().polls().add({.community = community, .number = 1, .opened_at = now}, {});
    EXPECT_TRUE(tx().reminders().all().empty());

    tx().polls().set_deadline(poll.id, now + 72h);

    EXPECT_EQ(tx().reminders().all().size(), 1U);
}

TEST_F(ReminderJobs, AMeetingHasAJobOnceItHasATime) {
    auto meeting = tx().meetings().add({.community = community, .number = 1, .chat = {5}});
    EXPECT_TRUE(tx().reminders().all().empty());

    meeting.starts_at = now + 72h;
    tx().meetings().save(meeting);

    EXPECT_EQ(tx().reminders().all().size(), 1U);
    EXPECT_EQ(tx().meetings().find(meeting.id)->starts_at, now + 72h);
}

TEST_F(ReminderJobs, AnOccurrenceIsDecidedOnce) {
    add_task();
    const auto job = looked_at_job();
    const Occurrence one{.key = "ahead 1", .at = now + 24h};
    const ReminderDecision fired{.outcome = ReminderDecision::Outcome::fired, .at = now + 25h};

    EXPECT_TRUE(tx().reminders().decide(job, one, fired));
    EXPECT_FALSE(tx().reminders().decide(job, one, fired));

    EXPECT_EQ(tx().reminders().decided(job), (std::set<std::string>{"ahead 1"}));
    EXPECT_EQ(tx().reminders().all().at(0).fired_at, now + 25h);
}

TEST_F(ReminderJobs, OnlyWaitingRemindersOfThatThingAreTakenBack) {
    const Subject vote{.kind = 'V', .id = 1};
    Outgoing message{.lane = {5}, .kind = "reminder", .subject = vote, .created = now};
    const auto taken_back = tx().outbox().enqueue(message);
    message.subject.id = 2;
    const auto other = tx().outbox().enqueue(message);
    message.subject = vote;
    message.kind = "result";
    const auto result = tx().outbox().enqueue(message);

    tx().outbox().cancel_reminders(vote, now);

    EXPECT_EQ(tx().outbox().find(taken_back)->state, OutgoingState::cancelled);
    EXPECT_EQ(tx().outbox().find(other)->state, OutgoingState::pending);
    EXPECT_EQ(tx().outbox().find(result)->state, OutgoingState::pending);
}

}  // namespace
}  // namespace linyi::storage
