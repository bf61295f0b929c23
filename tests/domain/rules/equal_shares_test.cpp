#include "domain/rules/equal_shares.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

namespace linyi::rules {
namespace {

using Indexes = std::vector<std::size_t>;

/// Projects by cost, voters by the indexes they approve.
BudgetInstance instance_of(std::int64_t budget, const std::vector<std::int64_t>& costs,
                           const std::vector<std::vector<std::uint32_t>>& votes) {
    BudgetInstance instance{.budget = budget};
    for (const auto cost : costs)
        instance.projects.push_back({.id = std::to_string(instance.projects.size()), .cost = cost});
    for (const auto& approved : votes) instance.voters.push_back({.approved = approved});
    return instance;
}

TEST(Greedy, GoesByVotesThenLowerCostThenTheFileAndSkipsWhatDoesNotFit) {
    const auto instance =
        instance_of(100, {60, 50, 50, 30, 10}, {{0, 1, 2, 3}, {0, 1, 2}, {0, 3, 4}});
    const auto spending = budget_greedy(instance);
    EXPECT_EQ(spending.chosen, (Indexes{0, 3, 4}));
    EXPECT_EQ(spending.cost, 100);
    EXPECT_EQ(budget_greedy(instance_of(50, {50, 50}, {{0, 1}})).chosen, Indexes{0});
}

TEST(EqualShares, IsAsComputedByHand) {
    // Budget 100 of four: X(60) by 1 2 3, Y(40) by 4, Z(30) by 3 4. X leaves voter 3 with 5 and
    // voter 4 with 25: exactly enough for Z, at 30/25 effective votes.
    const auto result = equal_shares(instance_of(100, {60, 40, 30}, {{0}, {0}, {0, 2}, {1, 2}}));
    EXPECT_EQ(result.spending.chosen, (Indexes{0, 2}));
    EXPECT_EQ(result.purchases[0].max_payment, "20");
    EXPECT_EQ(result.purchases[1].max_payment, "25");
    EXPECT_EQ(result.purchases[1].effective_votes, "6/5");
    EXPECT_EQ(result.leftover, (std::vector<std::string>{"5", "5", "0", "0"}));
}

TEST(EqualShares, OneUnitTooLittleIsTooLittle) {
    EXPECT_EQ(equal_shares(instance_of(90, {30}, {{0}, {}, {}})).spending.chosen, Indexes{0});
    EXPECT_TRUE(equal_shares(instance_of(90, {31}, {{0}, {}, {}})).spending.chosen.empty());
    // A third of 100 three times is 100, to the last.
    EXPECT_EQ(equal_shares(instance_of(100, {100}, {{0}, {0}, {0}})).spending.chosen, Indexes{0});
}

TEST(EqualShares, EqualEffectiveVotesGoToTheLowerCost) {
    const auto result = equal_shares(instance_of(100, {40, 30}, {{0, 1}, {0, 1}}));
    EXPECT_EQ(result.spending.chosen, (Indexes{1, 0}));
    EXPECT_FALSE(result.purchases[0].tie_broken_by_order);
}

TEST(EqualShares, WhatIsEqualInEverythingGoesByTheFileAndSaysSo) {
    const auto result = equal_shares(instance_of(40, {40, 40}, {{0}, {1}, {0, 1}, {}}));
    EXPECT_TRUE(result.purchases.empty());
    const auto rich = equal_shares(instance_of(80, {40, 40}, {{0, 1}, {0, 1}}));
    EXPECT_EQ(rich.spending.chosen, (Indexes{0, 1}));
    EXPECT_TRUE(rich.purchases[0].tie_broken_by_order);
    EXPECT_FALSE(rich.purchases[1].tie_broken_by_order);
}

TEST(EqualShares, WhatCostsNothingComesFirst) {
    const auto result = equal_shares(instance_of(10, {10, 0, 0}, {{0, 1}}));
    EXPECT_EQ(result.spending.chosen, (Indexes{1, 0}));
    EXPECT_EQ(result.purchases[0].max_payment, "0");
}

TEST(EqualShares, WithoutVotersNothingIsBought) {
    EXPECT_TRUE(equal_shares(instance_of(10, {10}, {})).spending.chosen.empty());
    EXPECT_TRUE(equal_shares_add1(instance_of(10, {10}, {})).result.spending.chosen.empty());
}

TEST(Add1, RaisesUntilNothingSupportedFits) {
    const auto instance = instance_of(100, {60, 30}, {{0}, {0}, {0}, {1}});
    EXPECT_EQ(equal_shares(instance).spending.chosen, Indexes{0});
    const auto completed = equal_shares_add1(instance);
    EXPECT_EQ(completed.result.spending.chosen, (Indexes{0, 1}));
    EXPECT_EQ(completed.per_voter, 30);
    EXPECT_EQ(completed.raises, 5);
}

TEST(Add1, StopsBeforeTheResultCostsMoreThanTheBudget) {
    // At 30 each both would be bought, for 120.
    const auto instance = instance_of(100, {60, 60, 30}, {{0}, {0}, {1}, {1}});
    const auto completed = equal_shares_add1(instance);
    EXPECT_TRUE(completed.result.spending.chosen.empty());
    EXPECT_EQ(completed.per_voter, 29);
}

TEST(Add1, HundredthsAreRaisedByWholeUnits) {
    auto instance = instance_of(10'050, {6'000, 3'000}, {{0}, {0}, {0}, {1}});
    instance.scale = 100;
    EXPECT_EQ(equal_shares_add1(instance).per_voter, 30);
    EXPECT_EQ(equal_shares(instance).leftover[3], "201/8");
}

TEST(EqualShares, NobodyPaysMoreThanTheirShareAndEveryProjectIsPaid) {
    std::mt19937 random(9);
    for (int round = 0; round < 200; ++round) {
        std::vector<std::int64_t> costs;
        for (int at = 0; at < 12; ++at)
            costs.push_back(static_cast<std::int64_t>(random() % 90 + 1));
        std::vector<std::vector<std::uint32_t>> votes;
        for (int voter = 0; voter < 15; ++voter) {
            std::set<std::uint32_t> approved;
            for (int at = 0; at < 4; ++at)
                approved.insert(static_cast<std::uint32_t>(random() % 12));
            votes.emplace_back(approved.begin(), approved.end());
        }
        const auto instance = instance_of(300, costs, votes);
        const auto result = equal_shares(instance);
        std::int64_t cost = 0;
        for (const auto project : result.spending.chosen) cost += costs[project];
        EXPECT_EQ(cost, result.spending.cost) << round;
        EXPECT_LE(cost, 300) << round;
        const auto completed = equal_shares_add1(instance);
        EXPECT_LE(completed.result.spending.cost, 300) << round;
        EXPECT_FALSE(completed.is_cut_off) << round;
    }
}

/// Money that halves again and again: the fixed-point bounds alone could not tell these apart.
TEST(EqualShares, LongFractionsAreStillExact) {
    std::vector<std::vector<std::uint32_t>> votes(7);
    std::vector<std::int64_t> costs;
    for (std::uint32_t at = 0; at < 24; ++at) {
        costs.push_back(100'003);
        for (std::uint32_t voter = 0; voter < 7; ++voter) {
            if ((at + voter * voter) % 7 != 0 && (at * 3 + voter) % 5 != 0)
                votes[voter].push_back(at);
        }
    }
    const auto result = equal_shares(instance_of(2'000'000, costs, votes));
    ASSERT_GT(result.purchases.size(), 10U);
    for (const auto& purchase : result.purchases)
        EXPECT_NE(purchase.max_payment, "0") << purchase.project;
}

TEST(Money, IsWrittenWithDecimalsOnlyWhereThereAreAny) {
    EXPECT_EQ(money_text(1234, 1), "1234");
    EXPECT_EQ(money_text(1234, 100), "12.34");
    EXPECT_EQ(money_text(1200, 100), "12");
    EXPECT_EQ(money_text(5, 1000), "0.005");
}

TEST(Budget, AmountsBeyondReasonAreFlaws) {
    EXPECT_FALSE(flaw_of(instance_of(100, {budget_cost_max}, {})));
    EXPECT_TRUE(flaw_of(instance_of(100, {budget_cost_max + 1}, {})));
    EXPECT_TRUE(flaw_of(instance_of(-1, {}, {})));
}

}  // namespace
}  // namespace linyi::rules
