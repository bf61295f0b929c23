#include "domain/poll.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp now{Millis{1'763'604'000'000}};
constexpr PollLimits limits{};

Poll sound() {
    return {.question = "是否更换门禁",
            .options = {{.key = "1", .label = "换"}, {.key = "2", .label = "不换"}},
            .closes_at = now + 24h};
}

std::optional<PollFlaw> flaw_of(const Poll& poll, std::size_t rights = 1) {
    return check_poll(poll, limits, now, rights);
}

TEST(CheckPoll, ASoundPollHasNoFlaw) {
    EXPECT_EQ(flaw_of(sound()), std::nullopt);
}

TEST(CheckPoll, NeedsAQuestionOfBoundedLength) {
    auto poll = sound();
    poll.question = " \u3000\n";
    EXPECT_EQ(flaw_of(poll), PollFlaw::no_question);
    poll.question.clear();
    for (std::size_t i = 0; i < limits.question_code_points_max; ++i) poll.question += "字";
    EXPECT_EQ(flaw_of(poll), std::nullopt);
    poll.question += "字";
    EXPECT_EQ(flaw_of(poll), PollFlaw::question_too_long);
}

TEST(CheckPoll, NeedsTwoToTwentyOptions) {
    auto poll = sound();
    poll.options.pop_back();
    EXPECT_EQ(flaw_of(poll), PollFlaw::too_few_options);
    poll.options.clear();
    for (int i = 0; i < 20; ++i)
        poll.options.push_back({.key = std::to_string(i), .label = "甲" + std::to_string(i)});
    EXPECT_EQ(flaw_of(poll), std::nullopt);
    poll.options.push_back({.key = "20", .label = "甲20"});
    EXPECT_EQ(flaw_of(poll), PollFlaw::too_many_options);
}

TEST(CheckPoll, OptionsAreShortAndDiffer) {
    auto poll = sound();
    poll.options[0].label.clear();
    for (std::size_t i = 0; i < limits.option_code_points_max; ++i) poll.options[0].label += "字";
    EXPECT_EQ(flaw_of(poll), std::nullopt);
    poll.options[0].label += "字";
    EXPECT_EQ(flaw_of(poll), PollFlaw::option_too_long);
    poll.options[0].label = poll.options[1].label;
    EXPECT_EQ(flaw_of(poll), PollFlaw::options_alike);
}

TEST(CheckPoll, TheDeadlineIsAheadButNotTooFar) {
    auto poll = sound();
    poll.closes_at = now;
    EXPECT_EQ(flaw_of(poll), PollFlaw::deadline_past);
    poll.closes_at = now + 1ms;
    EXPECT_EQ(flaw_of(poll), std::nullopt);
    poll.closes_at = now + limits.open_days_max;
    EXPECT_EQ(flaw_of(poll), std::nullopt);
    poll.closes_at = now + limits.open_days_max + 1ms;
    EXPECT_EQ(flaw_of(poll), PollFlaw::deadline_too_far);
    poll.closes_at.reset();
    EXPECT_EQ(flaw_of(poll), std::nullopt);
}

TEST(CheckPoll, SomebodyHasToBeEntitled) {
    EXPECT_EQ(flaw_of(sound(), 0), PollFlaw::nobody_entitled);
}

TEST(TakesBallots, TheClosingInstantIsInTimeAndOneMillisecondLaterIsNot) {
    const auto poll = sound();

    EXPECT_TRUE(takes_ballots(poll, *poll.closes_at));
    EXPECT_FALSE(takes_ballots(poll, *poll.closes_at + 1ms));
}

TEST(TakesBallots, OnlyAnOpenPollDoes) {
    auto poll = sound();
    poll.closes_at.reset();
    EXPECT_TRUE(takes_ballots(poll, now + 24h * 365));
    poll.state = PollState::closed;
    EXPECT_FALSE(takes_ballots(poll, now));
    poll.state = PollState::cancelled;
    EXPECT_FALSE(takes_ballots(poll, now));
}

TEST(PollWords, ReadBackWhatTheyWrite) {
    for (const auto kind : {PollKind::yes_no, PollKind::single, PollKind::multiple})
        EXPECT_EQ(poll_kind_from(to_text(kind)), kind);
    for (const auto state : {PollState::open, PollState::closed, PollState::cancelled})
        EXPECT_EQ(poll_state_from(to_text(state)), state);
    EXPECT_FALSE(poll_kind_from("ranked"));
    EXPECT_FALSE(poll_state_from("paused"));
}

TEST(FindOption, GoesByTheKey) {
    const auto poll = sound();

    ASSERT_NE(find_option(poll, "2"), nullptr);
    EXPECT_EQ(find_option(poll, "2")->label, "不换");
    EXPECT_EQ(find_option(poll, "3"), nullptr);
}

}  // namespace
}  // namespace linyi
