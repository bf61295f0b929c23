#include "domain/rules/committee_election.hpp"

#include <gtest/gtest.h>

namespace linyi::rules {
namespace {

using Names = std::vector<std::string>;

Share share(std::int64_t heads, std::int64_t hundredths) {
    return {.rights = heads, .area = {hundredths}};
}

RuleSet election() {
    return {.name = "committee_election", .method = Method::committee_election};
}

/// 700 of 1,000 heads took part, on 70,000.00 of 100,000.00 m².
ElectionCount count_of(int seats, std::vector<CandidateCount> candidates) {
    return {.total = share(1000, 10'000'000),
            .participating = share(700, 7'000'000),
            .seats = seats,
            .candidates = std::move(candidates)};
}

TEST(Election, NobodyIsElectedWithExactlyHalf) {
    const auto verdict = judge_election(election(), count_of(2, {{"half", share(351, 3'500'000)},
                                                                 {"more", share(351, 3'500'001)},
                                                                 {"few", share(350, 3'600'000)}}));
    EXPECT_EQ(verdict.elected, Names{"more"});
    EXPECT_EQ(verdict.vacant, 1);
}

TEST(Election, HeadsRankBeforeAreaUnlessTheRulesSayOtherwise) {
    const auto count =
        count_of(1, {{"large", share(400, 5'000'000)}, {"many", share(500, 4'000'000)}});
    auto rules = election();
    EXPECT_EQ(judge_election(rules, count).elected, Names{"many"});
    EXPECT_EQ(judge_election(rules, count).alternates, Names{"large"});

    rules.owners.seat_order = SeatOrder::area;
    EXPECT_EQ(judge_election(rules, count).elected, Names{"large"});
}

TEST(Election, ATieAtTheLastSeatGoesIntoARunOff) {
    const auto verdict = judge_election(election(), count_of(2, {{"a", share(600, 6'000'000)},
                                                                 {"b", share(500, 5'000'000)},
                                                                 {"c", share(500, 5'000'000)},
                                                                 {"d", share(450, 4'500'000)}}));
    EXPECT_EQ(verdict.elected, Names{"a"});
    EXPECT_EQ(verdict.runoff_between, (Names{"b", "c"}));
    EXPECT_EQ(verdict.runoff_seats, 1);
    EXPECT_EQ(verdict.alternates, Names{"d"});
    EXPECT_EQ(verdict.vacant, 0);
}

TEST(Election, ATieWithinTheSeatsOrBehindThemNeedsNoRunOff) {
    const auto verdict = judge_election(election(), count_of(2, {{"a", share(600, 6'000'000)},
                                                                 {"b", share(600, 6'000'000)},
                                                                 {"c", share(500, 5'000'000)},
                                                                 {"d", share(500, 5'000'000)}}));
    EXPECT_EQ(verdict.elected, (Names{"a", "b"}));
    EXPECT_TRUE(verdict.runoff_between.empty());
    EXPECT_EQ(verdict.alternates, (Names{"c", "d"}));
}

TEST(Election, OneHeadOrOneHundredthDecidesATie) {
    const auto verdict = judge_election(
        election(), count_of(1, {{"a", share(500, 5'000'000)}, {"b", share(500, 5'000'001)}}));
    EXPECT_EQ(verdict.elected, Names{"b"});
    EXPECT_TRUE(verdict.runoff_between.empty());
}

TEST(Election, WithoutQuorumNobodyIsElected) {
    auto count = count_of(1, {{"a", share(600, 6'000'000)}});
    count.participating = share(666, 6'999'999);
    const auto verdict = judge_election(election(), count);

    EXPECT_FALSE(verdict.quorum);
    EXPECT_TRUE(verdict.elected.empty());
    EXPECT_TRUE(verdict.alternates.empty());
    EXPECT_EQ(verdict.vacant, 1);
}

TEST(Election, ImpossibleCountsAreFlaws) {
    EXPECT_TRUE(flaw_of(count_of(1, {{"a", share(701, 100)}})));
    EXPECT_TRUE(flaw_of(count_of(1, {{"a", share(1, 1)}, {"a", share(2, 2)}})));
    EXPECT_TRUE(flaw_of(count_of(0, {})));
    EXPECT_FALSE(flaw_of(count_of(1, {{"a", share(700, 7'000'000)}})));
}

}  // namespace
}  // namespace linyi::rules
