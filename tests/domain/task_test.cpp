#include "domain/task.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

#include <map>

namespace linyi {
namespace {

using namespace std::chrono_literals;
using Kind = TaskEvent::Kind;
using State = TaskState;

constexpr PersonId doer{1};
constexpr PersonId supervisor{2};
constexpr PersonId clerk{3};
const Timestamp now = from_millis(1763604000000);

Zone shanghai() {
    return *Zone::find("Asia/Shanghai");
}

Task task_in(State state) {
    Task task{.number = 5,
              .state = state,
              .responsible = doer,
              .supervisor = supervisor,
              .due = {.at = now + 24h},
              .first_due = {.at = now + 24h},
              .percent = 40};
    if (state == State::done_claimed) task.claimed_by = doer;
    if (is_closed(task)) task.closed_at = now - 1h;
    return task;
}

/// An event with everything it may need.
TaskEvent event_of(Kind kind) {
    return {.kind = kind,
            .percent = 60,
            .due = Due{.at = now + 48h},
            .by = kind == Kind::claim ? doer : supervisor,
            .reason = "等配件"};
}

/// The state after, or why not.
struct Outcome {
    State state{};
    const Text* refusal{};
};

TEST(Task, EveryPairOfStateAndEventIsDecided) {
    const Outcome working{State::in_progress}, later{State::postponed},
        claimed{State::done_claimed}, verified{State::verified}, given_up{State::impossible};
    const auto no = [](const Text& why) { return Outcome{.refusal = &why}; };
    const auto done = no(task_text::is_verified), never = no(task_text::is_impossible),
               waits = no(task_text::is_claimed), early = no(task_text::is_not_claimed);
    const std::map<State, std::vector<Outcome>> expected{
        // accept, progress, claim, verify, refuse, postpone, give_up, reopen
        {State::pending,
         {working, working, claimed, early, early, later, given_up, no(task_text::is_open)}},
        {State::in_progress,
         {no(task_text::is_accepted), working, claimed, early, early, later, given_up,
          no(task_text::is_open)}},
        {State::postponed,
         {no(task_text::is_accepted), working, claimed, early, early, later, given_up,
          no(task_text::is_open)}},
        {State::done_claimed,
         {waits, waits, waits, verified, working, waits, waits, no(task_text::is_open)}},
        {State::verified, {done, done, done, done, done, done, done, working}},
        {State::impossible, {never, never, never, never, never, never, never, working}},
    };

    for (const auto& [state, outcomes] : expected) {
        for (int kind = 0; kind < 8; ++kind) {
            const auto after = apply(task_in(state), event_of(static_cast<Kind>(kind)), now);
            const auto& outcome = outcomes[static_cast<std::size_t>(kind)];
            SCOPED_TRACE(std::string(to_text(state)) + ", event " + std::to_string(kind));
            ASSERT_EQ(after.has_value(), outcome.refusal == nullptr);
            if (after) {
                EXPECT_EQ(after->state, outcome.state);
            } else {
                EXPECT_EQ(after.error().words, outcome.refusal);
                EXPECT_EQ(after.error().args.at("task"), "T5");
            }
        }
    }
}

TEST(Task, ProgressKeepsThePercentUnlessANewOneIsGiven) {
    EXPECT_EQ(apply(task_in(State::pending), {.kind = Kind::progress, .percent = 60}, now)->percent,
              60);
    EXPECT_EQ(apply(task_in(State::pending), {.kind = Kind::progress}, now)->percent, 40);
}

TEST(Task, ProgressRunsFromZeroToAHundred) {
    const auto at = [](int percent) {
        return apply(task_in(State::pending), {.kind = Kind::progress, .percent = percent}, now);
    };

    EXPECT_TRUE(at(0));
    EXPECT_TRUE(at(100));
    EXPECT_EQ(at(-1).error().words, &task_text::bad_percent);
    EXPECT_EQ(at(101).error().words, &task_text::bad_percent);
}

TEST(Task, AHundredPercentIsNotYetDone) {
    EXPECT_EQ(apply(task_in(State::pending), {.kind = Kind::progress, .percent = 100}, now)->state,
              State::in_progress);
}

TEST(Task, NeitherTheDoerNorWhoClaimedItMayVerify) {
    auto claimed = task_in(State::done_claimed);
    claimed.claimed_by = clerk;

    for (const auto person : {doer, clerk}) {
        const auto after = apply(claimed, {.kind = Kind::verify, .by = person}, now);
        ASSERT_FALSE(after);
        EXPECT_EQ(after.error().words, &task_text::doer_verifies);
    }
    EXPECT_TRUE(apply(claimed, {.kind = Kind::verify, .by = supervisor}, now));
    EXPECT_FALSE(apply(claimed, {.kind = Kind::verify}, now));
}

TEST(Task, VerifyingClosesAndRefusingReopensIt) {
    const auto verified = apply(task_in(State::done_claimed), event_of(Kind::verify), now);
    EXPECT_EQ(verified->closed_at, now);

    const auto refused = apply(task_in(State::done_claimed), event_of(Kind::refuse), now);
    EXPECT_EQ(refused->reopened, 1);
    EXPECT_FALSE(refused->claimed_by);
    EXPECT_FALSE(refused->closed_at);
}

TEST(Task, RefusingPostponingGivingUpAndReopeningNeedAReason) {
    const std::map<Kind, State> from{{Kind::refuse, State::done_claimed},
                                     {Kind::postpone, State::in_progress},
                                     {Kind::give_up, State::in_progress},
                                     {Kind::reopen, State::verified}};
    for (const auto& [kind, state] : from) {
        auto event = event_of(kind);
        event.reason = " 　";
        const auto after = apply(task_in(state), event, now);
        ASSERT_FALSE(after);
        EXPECT_EQ(after.error().words, &task_text::needs_reason);
        EXPECT_NE(say(Language::zh, *after.error().words, after.error().args).find("T5"),
                  std::string::npos);
    }
}

TEST(Task, ANewDateKeepsTheFirstOneVisible) {
    const auto after = apply(task_in(State::in_progress), event_of(Kind::postpone), now);

    EXPECT_EQ(after->due.at, now + 48h);
    EXPECT_EQ(after->first_due.at, now + 24h);
    EXPECT_TRUE(is_moved(*after));
    EXPECT_FALSE(is_moved(task_in(State::in_progress)));
}

TEST(Task, AnEarlierDateIsNoPostponement) {
    auto event = event_of(Kind::postpone);
    event.due = Due{.at = now + 1h, .is_whole_day = false};

    EXPECT_EQ(apply(task_in(State::in_progress), event, now)->state, State::in_progress);
}

TEST(Task, ANewDateMustBeOneAndLieAhead) {
    const auto to = [](std::optional<Due> due) {
        auto event = event_of(Kind::postpone);
        event.due = due;
        return apply(task_in(State::in_progress), event, now);
    };

    EXPECT_TRUE(to(Due{.at = now}));
    EXPECT_EQ(to(Due{.at = now - 1ms}).error().words, &task_text::date_is_past);
    EXPECT_EQ(to(std::nullopt).error().words, &task_text::needs_date);
    EXPECT_EQ(to(Due{.at = now + 24h}).error().words, &task_text::same_date);
}

TEST(Task, ReopeningStartsTheWorkAgain) {
    const auto after = apply(task_in(State::verified), event_of(Kind::reopen), now);

    EXPECT_EQ(after->percent, 0);
    EXPECT_EQ(after->reopened, 1);
    EXPECT_FALSE(after->closed_at);
}

TEST(Due, ADayLastsUntilMidnightInclusive) {
    Task task = task_in(State::in_progress);
    task.due = due_on(std::chrono::year{2025} / 11 / 30, shanghai());
    const auto midnight = from_millis(1764518400000);  // 2025-12-01 00:00 in Shanghai

    EXPECT_EQ(task.due.at, midnight);
    EXPECT_FALSE(is_overdue(task, midnight));
    EXPECT_TRUE(is_overdue(task, midnight + 1ms));
}

TEST(Due, IsNamedByItsDay) {
    const auto due = due_on(std::chrono::year{2025} / 11 / 30, shanghai());
    const Due timed{.at = due.at - 6h, .is_whole_day = false};

    EXPECT_EQ(to_text(due, shanghai()), "2025-11-30");
    EXPECT_EQ(day_of(due, shanghai()), std::chrono::year{2025} / 11 / 30);
    EXPECT_EQ(to_text(timed, shanghai()), "2025-11-30 18:00");
    EXPECT_EQ(day_of(timed, shanghai()), std::chrono::year{2025} / 11 / 30);
}

TEST(Due, OnlyUnfinishedWorkIsOverdue) {
    const auto late = now + 72h;

    EXPECT_TRUE(is_overdue(task_in(State::pending), late));
    EXPECT_TRUE(is_overdue(task_in(State::in_progress), late));
    EXPECT_TRUE(is_overdue(task_in(State::postponed), late));
    EXPECT_FALSE(is_overdue(task_in(State::done_claimed), late));
    EXPECT_FALSE(is_overdue(task_in(State::verified), late));
    EXPECT_FALSE(is_overdue(task_in(State::impossible), late));
}

TEST(TaskState, NamesReadBack) {
    for (const auto state : {State::pending, State::in_progress, State::postponed,
                             State::done_claimed, State::verified, State::impossible}) {
        EXPECT_EQ(task_state_from(to_text(state)), state);
    }
    EXPECT_FALSE(task_state_from("done"));
}

}  // namespace
}  // namespace linyi
