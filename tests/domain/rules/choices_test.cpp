#include "domain/rules/approval.hpp"
#include "domain/rules/plurality.hpp"
#include "domain/rules/score.hpp"

#include <gtest/gtest.h>

namespace linyi::rules {
namespace {

using Indexes = std::vector<std::size_t>;
using Votes = std::vector<std::int64_t>;

TEST(PluralityRule, OneVoteMoreWinsAndATieIsNamed) {
    EXPECT_EQ(judge_plurality(Votes{5, 4, 2}).winner, 0U);
    const auto tie = judge_plurality(Votes{5, 5, 2});
    EXPECT_FALSE(tie.winner);
    EXPECT_EQ(tie.tie, (Indexes{0, 1}));
    EXPECT_TRUE(judge_plurality(Votes{0, 0}).tie.empty());
    EXPECT_FALSE(judge_plurality(Votes{}).winner);
}

TEST(Approval, ATieAcrossTheLastSeatIsReported) {
    const auto verdict = judge_approval(Votes{12, 6, 6, 3}, 2);
    EXPECT_EQ(verdict.elected, Indexes{0});
    EXPECT_EQ(verdict.tie_for_last, (Indexes{1, 2}));
}

TEST(Approval, ATieWithinTheSeatsOrBehindThemIsNone) {
    const auto verdict = judge_approval(Votes{6, 6, 3, 3}, 2);
    EXPECT_EQ(verdict.elected, (Indexes{0, 1}));
    EXPECT_TRUE(verdict.tie_for_last.empty());
}

TEST(Approval, ATieOfMoreThanTwoTakesAllOfThemOut) {
    const auto verdict = judge_approval(Votes{9, 4, 4, 4}, 3);
    EXPECT_EQ(verdict.elected, Indexes{0});
    EXPECT_EQ(verdict.tie_for_last, (Indexes{1, 2, 3}));
}

TEST(Approval, WhomNobodyApprovesGetsNoSeat) {
    EXPECT_EQ(judge_approval(Votes{3, 0, 0}, 2).elected, Indexes{0});
    EXPECT_TRUE(judge_approval(Votes{0, 0}, 1).tie_for_last.empty());
}

ScoreBallot ballot(std::int64_t weight, std::vector<std::optional<std::int64_t>> scores) {
    return {.weight = weight, .scores = std::move(scores)};
}

TEST(Score, TopMarksBreakATieOfTheSums) {
    const std::vector<ScoreBallot> ballots{ballot(1, {5, 4}), ballot(1, {3, 4})};
    const auto verdict = judge_score({}, 2, ballots);
    EXPECT_EQ(verdict.winner, 0U);
    EXPECT_TRUE(verdict.tie.empty());
}

TEST(Score, EqualSumsAndTopMarksAreATie) {
    const auto verdict = judge_score({}, 3, {ballot(2, {5, 5, 4})});
    EXPECT_FALSE(verdict.winner);
    EXPECT_EQ(verdict.tie, (Indexes{0, 1}));
}

TEST(Score, ABlankIsNothingInTheSumAndLeftOutOfTheMean) {
    const auto verdict = judge_score({}, 2, {ballot(1, {4, {}}), ballot(2, {1, 0})});
    EXPECT_EQ(verdict.options[0].mean, "2");
    EXPECT_EQ(verdict.options[1].scored_by, 2);
    EXPECT_EQ(verdict.options[1].mean, "0");
    EXPECT_FALSE(judge_score({}, 1, {ballot(1, {{}})}).options[0].mean);
}

TEST(Score, ByMeanOnlyWhatHalfOfTheBallotsScoreCanWin) {
    const RuleSet rules{.method = Method::score, .score_by = ScoreBy::mean};
    EXPECT_EQ(judge_score(rules, 2, {ballot(2, {4, {}}), ballot(2, {4, 5})}).winner, 1U);
    EXPECT_EQ(judge_score(rules, 2, {ballot(3, {4, {}}), ballot(2, {4, 5})}).winner, 0U);
}

TEST(Score, WhereNobodyVotesNobodyWins) {
    const auto verdict = judge_score({}, 2, {});
    EXPECT_FALSE(verdict.winner);
    EXPECT_TRUE(verdict.tie.empty());
}

}  // namespace
}  // namespace linyi::rules
