#include "domain/tally.hpp"

#include <gtest/gtest.h>

#include <random>

namespace linyi {
namespace {

Poll yes_no() {
    return {.kind = PollKind::yes_no,
            .rule = Rule::household_majority,
            .options = {{"同意", "同意", OptionRole::yes},
                        {"反对", "反对", OptionRole::no},
                        {"弃权", "弃权", OptionRole::abstain}}};
}

Poll colours() {
    return {.kind = PollKind::single,
            .rule = Rule::plurality,
            .options = {{"1", "红", OptionRole::plain},
                        {"2", "蓝", OptionRole::plain},
                        {"3", "弃权", OptionRole::abstain}}};
}

/// `counts[i]` ballots for the i-th option.
Tally tally_of(const Poll& poll, const std::vector<int>& counts) {
    std::vector<CountedBallot> ballots;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        for (int n = 0; n < counts[i]; ++n)
            ballots.push_back({.label = "u", .area = {100}, .choice = {poll.options[i].key}});
    }
    return count(poll, {.rights = 1000, .area = {100'000}}, ballots);
}

bool passes(const std::vector<int>& counts) {
    return judge(yes_no(), tally_of(yes_no(), counts)).passed;
}

TEST(HouseholdMajority, ExactlyHalfIsNotEnough) {
    EXPECT_FALSE(passes({50, 50, 0}));
    EXPECT_TRUE(passes({51, 50, 0}));
    EXPECT_FALSE(passes({1, 1, 0}));
    EXPECT_TRUE(passes({1, 0, 0}));
}

TEST(HouseholdMajority, AbstentionsAreInTheBase) {
    EXPECT_FALSE(passes({50, 30, 20}));
    EXPECT_TRUE(passes({51, 30, 19}));
    EXPECT_FALSE(passes({1, 0, 1}));
}

TEST(HouseholdMajority, NobodyVotingPassesNothing) {
    const auto verdict = judge(yes_no(), tally_of(yes_no(), {0, 0, 0}));

    EXPECT_FALSE(verdict.passed);
    EXPECT_TRUE(verdict.winner.empty());
}

TEST(Plurality, OneVoteMoreWins) {
    const auto verdict = judge(colours(), tally_of(colours(), {3, 2, 0}));

    EXPECT_TRUE(verdict.passed);
    EXPECT_EQ(verdict.winner, "1");
}

TEST(Plurality, ATieHasNoWinner) {
    const auto verdict = judge(colours(), tally_of(colours(), {3, 3, 0}));

    EXPECT_FALSE(verdict.passed);
    EXPECT_TRUE(verdict.is_tie);
    EXPECT_TRUE(verdict.winner.empty());
}

TEST(Plurality, ATieBelowTheLeadDoesNotMatter) {
    auto poll = colours();
    poll.options.push_back({"4", "绿", OptionRole::plain});

    const auto verdict = judge(poll, tally_of(poll, {2, 3, 0, 2}));

    EXPECT_EQ(verdict.winner, "2");
    EXPECT_FALSE(verdict.is_tie);
}

TEST(Plurality, AbstentionsNeverWin) {
    EXPECT_EQ(judge(colours(), tally_of(colours(), {1, 0, 9})).winner, "1");
    const auto verdict = judge(colours(), tally_of(colours(), {0, 0, 9}));
    EXPECT_FALSE(verdict.passed);
    EXPECT_FALSE(verdict.is_tie);
}

TEST(Count, AWithdrawnBallotTakesNoPart) {
    const auto tally = count(yes_no(), {.rights = 3, .area = {300}},
                             {{.label = "a", .area = {100}, .choice = {"同意"}},
                              {.label = "b", .area = {100}, .choice = {}}});

    EXPECT_EQ(tally.participating, (Share{.rights = 1, .area = {100}}));
    EXPECT_EQ(tally.options[0].labels, std::vector<std::string>{"a"});
}

TEST(Count, EachChosenOptionGetsTheRightOnce) {
    auto poll = colours();
    poll.kind = PollKind::multiple;

    const auto tally = count(poll, {.rights = 1, .area = {8059}},
                             {{.label = "a", .area = {8059}, .choice = {"1", "2"}}});

    EXPECT_EQ(tally.participating.rights, 1);
    EXPECT_EQ(tally.options[0].count, (Share{.rights = 1, .area = {8059}}));
    EXPECT_EQ(tally.options[1].count, (Share{.rights = 1, .area = {8059}}));
    EXPECT_EQ(tally.options[2].count, Share{});
}

TEST(Count, AreasAddUpToTheHundredth) {
    const auto tally = count(yes_no(), {.rights = 3, .area = {32'259}},
                             {{.label = "a", .area = {8059}, .choice = {"同意"}},
                              {.label = "b", .area = {8062}, .choice = {"同意"}},
                              {.label = "c", .area = {16'138}, .choice = {"同意"}}});

    EXPECT_EQ(to_text(tally.options[0].count.area), "322.59");
}

/// The verdict by another road: sort the counts, compare fractions as products.
TEST(Judge, AgreesWithASmallModelOnRandomCounts) {
    const auto seed = std::random_device{}();
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> some(0, 6);
    for (int round = 0; round < 2000; ++round) {
        const std::vector<int> counts{some(random), some(random), some(random)};
        const int all = counts[0] + counts[1] + counts[2];
        SCOPED_TRACE("seed " + std::to_string(seed) + ", " + std::to_string(counts[0]) + "/" +
                     std::to_string(counts[1]) + "/" + std::to_string(counts[2]));

        EXPECT_EQ(passes(counts), counts[0] > all - counts[0]);
        const auto verdict = judge(colours(), tally_of(colours(), counts));
        const bool is_led = counts[0] != counts[1];
        EXPECT_EQ(verdict.passed, is_led);
        EXPECT_EQ(verdict.is_tie, !is_led && counts[0] > 0);
        const std::string leader = counts[0] > counts[1] ? "1" : "2";
        EXPECT_EQ(verdict.winner, is_led ? leader : std::string{});
    }
}

}  // namespace
}  // namespace linyi
