#include "domain/rules/ranked.hpp"

#include "domain/rules/instant_runoff.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace linyi::rules {
namespace {

using Names = std::vector<std::string>;

RankedContest contest_of(const Names& candidates, const Names& ballots) {
    RankedContest contest{.candidates = candidates, .tie_order = *tie_order_from({}, candidates)};
    for (const auto& text : ballots)
        contest.ballots.push_back(*ranked_ballot_from(text, candidates));
    return contest;
}

std::string refusal(const std::string& text) {
    const auto ballot = ranked_ballot_from(text, {"A", "B", "C"});
    return ballot ? "taken" : ballot.error().detail;
}

TEST(RankedBallot, IsReadWithWeightEqualRanksAndTruncation) {
    const auto ballot = *ranked_ballot_from(" 5 : A = B > C", {"A", "B", "C"});
    EXPECT_EQ(ballot.weight, 5);
    EXPECT_EQ(ballot.groups, (std::vector<std::vector<std::size_t>>{{0, 1}, {2}}));
    EXPECT_EQ(ranked_ballot_from("B", {"A", "B"})->weight, 1);
    EXPECT_TRUE(ranked_ballot_from("3:", {"A"})->groups.empty());
    EXPECT_EQ(ranked_ballot_from("A:1", {"A:1"})->groups.size(), 1U);
}

TEST(RankedBallot, WhatIsNoRankingIsRefused) {
    for (const auto* text : {"A>A", "A=A", "A>D", "A>>B", "A>", "99999999999:A", "-1:A"})
        EXPECT_EQ(refusal(text).substr(0, 8), "ballot \"") << text;
}

TEST(TieOrder, NamesEachOnceAndWhomItLeavesOutFollow) {
    EXPECT_EQ(*tie_order_from({"C"}, {"A", "B", "C"}), (std::vector<std::size_t>{2, 0, 1}));
    EXPECT_FALSE(tie_order_from({"C", "C"}, {"A", "B", "C"}));
    EXPECT_FALSE(tie_order_from({"D"}, {"A", "B", "C"}));
}

TEST(Pairwise, UnrankedCandidatesAreTiedLastAndEqualOnesAddToNeither) {
    const auto pairs = pairwise(contest_of({"A", "B", "C", "D"}, {"2:A=B"}));
    EXPECT_EQ(pairs[0][1] + pairs[1][0], 0);
    EXPECT_EQ(pairs[0][2], 2);
    EXPECT_EQ(pairs[2][3] + pairs[3][2], 0);
}

TEST(Condorcet, ATieWithOneOtherIsNoWinner) {
    EXPECT_FALSE(condorcet_winner(pairwise(contest_of({"A", "B"}, {"3:A>B", "3:B>A"}))));
    EXPECT_EQ(condorcet_winner(pairwise(contest_of({"A", "B"}, {"3:A>B", "4:B>A"}))), 1U);
}

TEST(Schulze, SeveralWinnersAreATieInTheOrderOfTheCandidates) {
    auto contest = contest_of({"A", "B", "C"}, {"2:A>B>C", "2:B>A>C"});
    contest.tie_order = *tie_order_from({"B"}, contest.candidates);
    const auto result = schulze(pairwise(contest), contest.tie_order);
    EXPECT_EQ(result.winners, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(result.order, (std::vector<std::size_t>{1, 0, 2}));
}

TEST(Borda, EqualAndUnrankedCandidatesShareTheAverageOfTheirPlaces) {
    EXPECT_EQ(borda(contest_of({"A", "B", "C", "D"}, {"A"})), (Names{"3", "1", "1", "1"}));
    EXPECT_EQ(borda(contest_of({"A", "B", "C"}, {"A=B>C"})), (Names{"3/2", "3/2", "0"}));
    EXPECT_EQ(borda(contest_of({"A", "B"}, {"5:"})), (Names{"5/2", "5/2"}));
}

std::string irv_winner(const RankedContest& contest) {
    const auto runoff = instant_runoff(contest);
    return runoff.winner ? contest.candidates[*runoff.winner] : "nobody";
}

TEST(InstantRunoff, ExactlyHalfIsNoMajority) {
    const auto contest = contest_of({"A", "B", "C"}, {"4:A", "3:B", "1:C>B"});
    const auto runoff = instant_runoff(contest);
    EXPECT_EQ(runoff.rounds.size(), 2U);
    EXPECT_TRUE(runoff.final_tie_broken_by_order);
    EXPECT_EQ(irv_winner(contest), "A");
    EXPECT_EQ(instant_runoff(contest_of({"A", "B", "C"}, {"5:A", "3:B", "1:C"})).rounds.size(), 1U);
}

TEST(InstantRunoff, AFinalTieGoesToTheEarlierInTheTieOrder) {
    auto contest = contest_of({"A", "B"}, {"3:A", "3:B"});
    contest.tie_order = {1, 0};
    EXPECT_EQ(irv_winner(contest), "B");
    EXPECT_TRUE(instant_runoff(contest).final_tie_broken_by_order);
}

TEST(InstantRunoff, ATieForTheLastPlaceLooksBackAndThenAtTheOrder) {
    // Round 1: C and D are the last alike and never differed before: the later of the order goes.
    const auto by_order =
        instant_runoff(contest_of({"A", "B", "C", "D"}, {"5:A", "4:B", "2:C", "2:D"}));
    EXPECT_EQ(by_order.rounds[0].eliminated, 3U);
    EXPECT_TRUE(by_order.rounds[0].tie_broken_by_order);

    // Round 2: B and C are equal, but B had more in round 1.
    const auto back = instant_runoff(
        contest_of({"C", "B", "A", "D"}, {"9:A", "6:B>A", "5:C>B", "1:D>C", "1:D>A"}));
    EXPECT_EQ(back.rounds[1].eliminated, 0U);
    EXPECT_FALSE(back.rounds[1].tie_broken_by_order);
}

TEST(InstantRunoff, WhereNobodyIsNamedNobodyWins) {
    EXPECT_EQ(irv_winner(contest_of({"A", "B"}, {"4:"})), "nobody");
    EXPECT_EQ(irv_winner(contest_of({"A", "B"}, {})), "nobody");
    EXPECT_EQ(irv_winner(contest_of({"A"}, {"A"})), "A");
    EXPECT_EQ(irv_winner(contest_of({}, {})), "nobody");
}

TEST(InstantRunoff, EveryRoundCountsEveryBallot) {
    std::mt19937 random(5);
    for (int round = 0; round < 300; ++round) {
        const Names candidates{"A", "B", "C", "D", "E"};
        auto contest = contest_of(candidates, {});
        std::int64_t cast = 0;
        for (int at = 0; at < 12; ++at) {
            std::vector<std::size_t> order{0, 1, 2, 3, 4};
            std::shuffle(order.begin(), order.end(), random);
            RankedBallot ballot{.weight = static_cast<std::int64_t>(random() % 4)};
            for (std::size_t rank = 0; rank < random() % 6; ++rank)
                ballot.groups.push_back({order[rank]});
            cast += ballot.weight;
            contest.ballots.push_back(ballot);
        }
        for (const auto& one : instant_runoff(contest).rounds) {
            std::int64_t sum = one.exhausted;
            for (const auto& votes : one.tally) sum += votes.value_or(0);
            EXPECT_EQ(sum, cast) << "round " << round;
        }
    }
}

TEST(Schulze, ACondorcetWinnerWinsAlone) {
    std::mt19937 random(6);
    for (int round = 0; round < 300; ++round) {
        auto contest = contest_of({"A", "B", "C", "D"}, {});
        for (int at = 0; at < 7; ++at) {
            std::vector<std::size_t> order{0, 1, 2, 3};
            std::shuffle(order.begin(), order.end(), random);
            contest.ballots.push_back({.groups = {{order[0]}, {order[1]}, {order[2]}}});
        }
        const auto pairs = pairwise(contest);
        const auto winner = condorcet_winner(pairs);
        if (!winner) continue;
        EXPECT_EQ(schulze(pairs, contest.tie_order).winners, std::vector<std::size_t>{*winner});
    }
}

}  // namespace
}  // namespace linyi::rules
