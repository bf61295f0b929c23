#include "support/store.hpp"

#include <gtest/gtest.h>

namespace linyi::storage {
namespace {

using namespace std::chrono_literals;

const Timestamp now = from_millis(1763604000000);

class Governance : public testing::Test {
protected:
    Governance() {
        community = tx().communities().add({.name = "和悦里"}, now).id;
        other = tx().communities().add({.name = "东风里"}, now).id;
        doer = tx().roster().add_person(community, "张伟", "");
    }

    Tx tx() { return store_->tx(); }

    Opinion add_opinion(std::string head, Timestamp at, ChatId chat = {5}) {
        return tx().opinions().add({.community = community,
                                    .number = tx().communities().next_number(community, 'O'),
                                    .type = OpinionType::complaint,
                                    .categories = {"ELEV", "SERV"},
                                    .text = "电梯又停了",
                                    .account = {3},
                                    .head = std::move(head),
                                    .chat = chat,
                                    .platform_message = "m" + std::to_string(to_millis(at)),
                                    .created_at = at,
                                    .promised_at = at + 24h});
    }

    Task add_task(Due due) {
        return tx().tasks().add({.community = community,
                                 .number = tx().communities().next_number(community, 'T'),
                                 .text = "更换门禁",
                                 .responsible = doer,
                                 .responsible_name = "张伟",
                                 .due = due,
                                 .first_due = due,
                                 .chat = {5},
                                 .created_by = {3},
                                 .created_at = now});
    }

    CommunityId community{};
    CommunityId other{};
    PersonId doer{};

private:
    std::unique_ptr<Store> store_{test::memory_store()};
};

TEST_F(Governance, AnOpinionReadsBack) {
    const auto made = add_opinion("u1", now);

    const auto read = tx().opinions().find(community, made.number);

    ASSERT_TRUE(read);
    EXPECT_EQ(read->id, made.id);
    EXPECT_EQ(read->type, OpinionType::complaint);
    EXPECT_EQ(read->categories, (std::vector<std::string>{"ELEV", "SERV"}));
    EXPECT_EQ(read->text, "电梯又停了");
    EXPECT_EQ(read->head, "u1");
    EXPECT_EQ(read->promised_at, now + 24h);
    EXPECT_EQ(read->state, OpinionState::open);
    EXPECT_FALSE(read->answered_at);
}

TEST_F(Governance, AForeignOpinionIsNotFound) {
    const auto made = add_opinion("u1", now);

    EXPECT_FALSE(tx().opinions().find(other, made.number));
    EXPECT_FALSE(tx().opinions().find(other, made.id));
    EXPECT_TRUE(tx().opinions().find(community, made.id));
}

TEST_F(Governance, AHeadSupportsAnOpinionOnce) {
    const auto made = add_opinion("u1", now);

    EXPECT_TRUE(tx().opinions().support(made.id, "u2", {4}, now));
    EXPECT_FALSE(tx().opinions().support(made.id, "u2", {6}, now));
    EXPECT_TRUE(tx().opinions().support(made.id, "u3", {7}, now));
    EXPECT_EQ(tx().opinions().find(community, made.id)->supports, 2);
}

TEST_F(Governance, TheNearestOpinionIsTheNewestOfSomebodyElseInThisChat) {
    add_opinion("u1", now - 48h);
    const auto wanted = add_opinion("u1", now - 2h);
    add_opinion("u2", now - 1h);
    add_opinion("u1", now, {6});

    EXPECT_EQ(tx().opinions().nearest({5}, "u2", now - 3h)->id, wanted.id);
    EXPECT_FALSE(tx().opinions().nearest({5}, "u2", now - 90min));
    EXPECT_TRUE(tx().opinions().nearest({5}, "u2", now - 2h));
}

TEST_F(Governance, AnAnswerClosesAnOpinionAndLaterOnesAreKept) {
    const auto made = add_opinion("u1", now);

    tx().opinions().answer(
        made.id, {.account = {9}, .name = "张伟", .text = "已报修", .answered_at = now + 1h});
    tx().opinions().answer(
        made.id, {.account = {9}, .name = "张伟", .text = "已修好", .answered_at = now + 2h});

    const auto read = tx().opinions().find(community, made.id);
    EXPECT_EQ(read->state, OpinionState::answered);
    EXPECT_EQ(read->answered_at, now + 1h);
    const auto answers = tx().opinions().answers(made.id);
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(answers[1].text, "已修好");
    EXPECT_EQ(tx().opinions().count_open(community), 0);
    EXPECT_EQ(tx().opinions().answered_between(community, now + 1h, now + 2h).size(), 1U);
    EXPECT_TRUE(tx().opinions().answered_between(community, now, now + 1h).empty());
}

TEST_F(Governance, OpenOpinionsComeNewestFirst) {
    add_opinion("u1", now);
    add_opinion("u2", now);
    const auto last = add_opinion("u3", now);

    const auto open = tx().opinions().open_of(community, 2);

    ASSERT_EQ(open.size(), 2U);
    EXPECT_EQ(open[0].id, last.id);
    EXPECT_EQ(tx().opinions().count_open(community), 3);
    EXPECT_TRUE(tx().opinions().open_of(other, 10).empty());
}

TEST_F(Governance, ATaskReadsBackAndKeepsItsFirstDate) {
    auto task = add_task({.at = now + 24h});
    task.state = TaskState::postponed;
    task.due = {.at = now + 48h, .is_whole_day = false};
    task.percent = 60;
    task.claimed_by = doer;
    tx().tasks().save(task);

    const auto read = tx().tasks().find(community, task.number);

    ASSERT_TRUE(read);
    EXPECT_EQ(read->state, TaskState::postponed);
    EXPECT_EQ(read->due, (Due{.at = now + 48h, .is_whole_day = false}));
    EXPECT_EQ(read->first_due, (Due{.at = now + 24h}));
    EXPECT_EQ(read->percent, 60);
    EXPECT_EQ(read->responsible, doer);
    EXPECT_EQ(read->claimed_by, doer);
    EXPECT_FALSE(tx().tasks().find(other, task.number));
    EXPECT_FALSE(tx().tasks().find(other, task.id));
}

TEST_F(Governance, OpenTasksComeMostUrgentFirstWithoutClosedOnes) {
    const auto later = add_task({.at = now + 48h});
    const auto sooner = add_task({.at = now + 24h});
    auto closed = add_task({.at = now + 1h});
    closed.state = TaskState::verified;
    closed.closed_at = now;
    tx().tasks().save(closed);

    const auto open = tx().tasks().open_of(community);

    ASSERT_EQ(open.size(), 2U);
    EXPECT_EQ(open[0].id, sooner.id);
    EXPECT_EQ(open[1].id, later.id);
    EXPECT_EQ(tx().tasks().active_between(community, now, now + 1h).size(), 3U);
    EXPECT_EQ(tx().tasks().active_between(community, now + 1ms, now + 1h).size(), 2U);
}

TEST_F(Governance, TheHistoryOfATaskKeepsItsOrder) {
    const auto task = add_task({.at = now});
    tx().tasks().note(task.id,
                      {.event = "created", .account = {3}, .name = "王芳", .happened_at = now});
    tx().tasks().note(task.id, {.event = "progress",
                                .account = {4},
                                .name = "张伟",
                                .on_behalf = true,
                                .percent = 60,
                                .due = {.at = now + 1h},
                                .text = "已到货",
                                .happened_at = now + 1h});

    const auto updates = tx().tasks().updates(task.id);

    ASSERT_EQ(updates.size(), 2U);
    EXPECT_EQ(updates[0].event, "created");
    EXPECT_TRUE(updates[1].on_behalf);
    EXPECT_EQ(updates[1].percent, 60);
    EXPECT_EQ(updates[1].text, "已到货");
}

TEST_F(Governance, FeedbackCountsOnceAHeadAndTheLastWordStands) {
    const auto made = tx().resolutions().add({.community = community,
                                              .number = 7,
                                              .text = "换门禁",
                                              .poll = PollId{12},
                                              .chat = {5},
                                              .created_by = {3},
                                              .created_at = now});
    Feedback feedback{.resolution = made.id,
                      .community = community,
                      .account = {3},
                      .head = "u1",
                      .rating = 5,
                      .given_at = now};

    EXPECT_TRUE(tx().resolutions().save(feedback));
    feedback.rating = 2;
    EXPECT_FALSE(tx().resolutions().save(feedback));

    const auto given = tx().resolutions().feedback_of(made.id);
    ASSERT_EQ(given.size(), 1U);
    EXPECT_EQ(given[0].rating, 2);
    EXPECT_EQ(tx().resolutions().find(community, 7)->poll, PollId{12});
    EXPECT_FALSE(tx().resolutions().find(other, 7));
    EXPECT_EQ(tx().resolutions().feedback_between(community, now, now + 1ms).size(), 1U);
}

AgendaCandidate candidate(CommunityId community, AgendaCandidate::Reason reason) {
    return {.community = community,
            .source = AgendaCandidate::Source::resolution,
            .source_id = 7,
            .reason = reason,
            .title = "换门禁",
            .created_at = now};
}

TEST_F(Governance, ASourceWaitsForTheAgendaOnceWithItsStrongestReason) {
    using Reason = AgendaCandidate::Reason;
    auto candidates = tx().agenda_candidates();

    EXPECT_TRUE(candidates.propose(candidate(community, Reason::feedback)));
    EXPECT_FALSE(candidates.propose(candidate(community, Reason::low_rating)));
    EXPECT_FALSE(candidates.propose(candidate(community, Reason::feedback)));

    const auto waiting = candidates.waiting(community);
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0].reason, Reason::low_rating);
    EXPECT_TRUE(candidates.waiting(other).empty());
    EXPECT_FALSE(candidates.find(other, waiting[0].id));
}

TEST_F(Governance, WhatWasTakenOrDeferredMayComeAgain) {
    using Reason = AgendaCandidate::Reason;
    auto candidates = tx().agenda_candidates();
    candidates.propose(candidate(community, Reason::feedback));
    candidates.take(candidates.waiting(community)[0].id, MeetingId{3}, now);

    EXPECT_TRUE(candidates.propose(candidate(community, Reason::feedback)));
    const auto id = candidates.waiting(community)[0].id;
    candidates.defer(id, "下季度再议", now);

    EXPECT_TRUE(candidates.waiting(community).empty());
    EXPECT_EQ(candidates.find(community, id)->state, AgendaCandidate::State::deferred);
    EXPECT_EQ(candidates.find(community, id)->note, "下季度再议");
}

TEST_F(Governance, AnOverdueTaskIsProposedOncePerDate) {
    auto task = add_task({.at = now});
    auto candidates = tx().agenda_candidates();

    EXPECT_EQ(candidates.propose_overdue(community, now), 0);  // the instant itself is in time
    EXPECT_EQ(candidates.propose_overdue(community, now + 1ms), 1);
    EXPECT_EQ(candidates.propose_overdue(community, now + 2ms), 0);
    candidates.defer(candidates.waiting(community)[0].id, "", now + 1h);
    EXPECT_EQ(candidates.propose_overdue(community, now + 2h), 0);
    task.due = {.at = now + 48h};
    tx().tasks().save(task);
    EXPECT_EQ(candidates.propose_overdue(community, now + 49h), 1);
    EXPECT_EQ(candidates.propose_overdue(other, now + 49h), 0);
}

TEST_F(Governance, ATimedReminderIsDueOnce) {
    const auto id = tx().timed_reminders().add(
        {.community = community, .chat = {5}, .at = now + 1h, .text = "交电费", .created_by = {3}},
        now);

    EXPECT_TRUE(tx().timed_reminders().due(now + 1h - 1ms).empty());
    EXPECT_EQ(tx().timed_reminders().next(), now + 1h);
    const auto due = tx().timed_reminders().due(now + 1h);
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due[0].text, "交电费");
    EXPECT_EQ(tx().timed_reminders().count_open({3}), 1);

    tx().timed_reminders().done(id, now + 1h);

    EXPECT_TRUE(tx().timed_reminders().due(now + 2h).empty());
    EXPECT_FALSE(tx().timed_reminders().next());
    EXPECT_EQ(tx().timed_reminders().count_open({3}), 0);
}

}  // namespace
}  // namespace linyi::storage
