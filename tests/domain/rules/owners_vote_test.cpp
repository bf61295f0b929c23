#include "domain/rules/owners_vote.hpp"

#include <gtest/gtest.h>

#include <random>

namespace linyi::rules {
namespace {

RuleSet civil(ItemKind kind) {
    RuleSet rules{.name = "civil"};
    apply_regime(rules.owners, Regime::civil, kind);
    return rules;
}

Share share(std::int64_t heads, std::int64_t hundredths) {
    return {.rights = heads, .area = {hundredths}};
}

/// 900 heads on 90,000.00 m²; exactly two thirds take part.
OwnersCount two_thirds() {
    return {.total = share(900, 9'000'000),
            .yes = share(320, 3'100'000),
            .no = share(200, 2'000'000),
            .abstain = share(80, 900'000)};
}

const Check& check(const OwnersVerdict& verdict, Question question, Measure measure) {
    const auto at = (question == Question::agreement ? 2U : 0U) + (measure == Measure::heads);
    return verdict.counted.checks[at];
}

TEST(OwnersVote, TwoThirdsTakingPartAreEnough) {
    const auto verdict = judge_owners_vote(civil(ItemKind::ordinary), two_thirds());

    EXPECT_TRUE(verdict.counted.quorum);
    EXPECT_TRUE(verdict.counted.passed);
    EXPECT_EQ(verdict.turnout, Turnout::reached);
    EXPECT_EQ(check(verdict, Question::participation, Measure::area).fraction(), "2/3");
    EXPECT_EQ(check(verdict, Question::participation, Measure::area).percent(), "66.66");
}

TEST(OwnersVote, OneHundredthLessIsNot) {
    auto count = two_thirds();
    count.yes.area.hundredths -= 1;
    const auto verdict = judge_owners_vote(civil(ItemKind::ordinary), count);
    const auto& area = check(verdict, Question::participation, Measure::area);

    EXPECT_FALSE(verdict.counted.quorum);
    EXPECT_FALSE(area.is_met);
    EXPECT_EQ(area.missing, 1);
    EXPECT_TRUE(check(verdict, Question::participation, Measure::heads).is_met);
    EXPECT_EQ(verdict.turnout, Turnout::missing);
    EXPECT_TRUE(verdict.counted.approved);
    EXPECT_FALSE(verdict.counted.passed);
}

TEST(OwnersVote, ExactlyHalfAgreeingIsNotEnough) {
    auto count = two_thirds();
    count.yes = share(301, 3'000'000);
    count.no = share(219, 2'100'000);
    EXPECT_FALSE(judge_owners_vote(civil(ItemKind::ordinary), count).counted.approved);

    count.yes.area.hundredths += 1;
    count.no.area.hundredths -= 1;
    EXPECT_TRUE(judge_owners_vote(civil(ItemKind::ordinary), count).counted.approved);
}

TEST(OwnersVote, ThreeQuartersAgreeingAreEnoughForASpecialItem) {
    auto count = two_thirds();
    count.yes = share(450, 4'500'000);
    count.no = share(150, 1'500'000);
    count.abstain = {};
    EXPECT_TRUE(judge_owners_vote(civil(ItemKind::special), count).counted.passed);

    count.yes.rights -= 1;
    count.no.rights += 1;
    const auto verdict = judge_owners_vote(civil(ItemKind::special), count);
    EXPECT_FALSE(verdict.counted.passed);
    EXPECT_EQ(check(verdict, Question::agreement, Measure::heads).missing, 1);
}

TEST(OwnersVote, BeforeTheCodeAllOwnersWereTheBase) {
    RuleSet rules{.name = "old"};
    apply_regime(rules.owners, Regime::property_law_2007, ItemKind::ordinary);
    EXPECT_FALSE(judge_owners_vote(rules, two_thirds()).counted.approved);

    auto count = two_thirds();
    count.yes = share(451, 4'500'001);
    count.no = {};
    count.abstain = {};
    EXPECT_TRUE(judge_owners_vote(rules, count).counted.passed);
    apply_regime(rules.owners, Regime::property_law_2007, ItemKind::special);
    count.yes = share(600, 6'000'000);
    EXPECT_TRUE(judge_owners_vote(rules, count).counted.passed);
    count.yes = share(600, 5'999'999);
    EXPECT_FALSE(judge_owners_vote(rules, count).counted.passed);
}

TEST(OwnersVote, NobodyTakingPartPassesNothing) {
    const OwnersCount count{.total = share(900, 9'000'000)};
    for (const auto kind : {ItemKind::ordinary, ItemKind::special}) {
        const auto verdict = judge_owners_vote(civil(kind), count);
        EXPECT_EQ(verdict.turnout, Turnout::nobody);
        EXPECT_FALSE(verdict.counted.approved);
        EXPECT_FALSE(verdict.counted.passed);
        EXPECT_FALSE(verdict.is_tie);
    }
}

TEST(OwnersVote, ADeveloperWithMoreThanAThirdWhoStaysAwayMakesItImpossible) {
    auto count = two_thirds();
    count.yes.area.hundredths -= 1;
    count.absent = share(1, 3'000'001);
    EXPECT_EQ(judge_owners_vote(civil(ItemKind::ordinary), count).turnout, Turnout::impossible);

    count.absent = share(1, 3'000'000);
    EXPECT_EQ(judge_owners_vote(civil(ItemKind::ordinary), count).turnout, Turnout::missing);
}

/// 70 % took part; 20 % got a ballot and were silent. Agree leads in both.
OwnersCount with_silent() {
    return {.total = share(1000, 10'000'000),
            .yes = share(500, 5'000'000),
            .no = share(150, 1'500'000),
            .abstain = share(50, 500'000),
            .silent = share(200, 2'000'000)};
}

TEST(SilentVotes, CountOnlyIfTheRulesOfProcedureSaySo) {
    auto rules = civil(ItemKind::special);
    const auto none = judge_owners_vote(rules, with_silent());
    EXPECT_FALSE(none.counted.passed);
    EXPECT_FALSE(none.with_silent);
    EXPECT_EQ(none.note(), "");

    rules.owners.silent = Silent::follow_majority;
    const auto follow = judge_owners_vote(rules, with_silent());
    EXPECT_TRUE(follow.counted.passed);
    EXPECT_FALSE(follow.without_silent.passed);
    EXPECT_EQ(follow.counted.participating, share(900, 9'000'000));
    EXPECT_EQ(follow.note(), "silent -> yes");
}

TEST(SilentVotes, FollowWhoeverLeadsAlsoAgainst) {
    auto rules = civil(ItemKind::ordinary);
    rules.owners.silent = Silent::follow_majority;
    auto count = with_silent();
    std::swap(count.yes, count.no);
    EXPECT_EQ(judge_owners_vote(rules, count).note(), "silent -> no");

    std::swap(count.no, count.abstain);
    const auto verdict = judge_owners_vote(rules, count);
    EXPECT_EQ(verdict.note(), "silent -> abstain");
    EXPECT_EQ(verdict.counted.participating, share(900, 9'000'000));
    EXPECT_EQ(verdict.counted.agree, share(150, 1'500'000));
}

TEST(SilentVotes, StayOutIfTheLeadInAreaAndInHeadsDiffer) {
    auto rules = civil(ItemKind::ordinary);
    rules.owners.silent = Silent::follow_majority;
    auto count = with_silent();
    count.yes = share(420, 3'300'000);
    count.no = share(270, 3'600'000);
    const auto verdict = judge_owners_vote(rules, count);

    EXPECT_EQ(verdict.silent, SilentVotes::no_leader);
    EXPECT_EQ(verdict.counted.participating, verdict.without_silent.participating);
}

TEST(SilentVotes, NeverHelpToReachTheParticipation) {
    auto rules = civil(ItemKind::ordinary);
    rules.owners.silent = Silent::follow_majority;
    auto count = with_silent();
    count.yes = share(400, 4'000'000);
    EXPECT_EQ(judge_owners_vote(rules, count).silent, SilentVotes::not_allowed);
    EXPECT_FALSE(judge_owners_vote(rules, count).counted.quorum);

    rules.owners.strict_quorum = false;
    EXPECT_TRUE(judge_owners_vote(rules, count).counted.quorum);
}

TEST(SilentVotes, TheFloorAsksForMoreThanHalfOfAll) {
    auto rules = civil(ItemKind::ordinary);
    rules.owners.silent = Silent::follow_majority;
    rules.owners.majority_floor = true;
    EXPECT_EQ(judge_owners_vote(rules, with_silent()).silent, SilentVotes::not_allowed);

    auto count = with_silent();
    count.yes = share(501, 5'000'001);
    EXPECT_EQ(judge_owners_vote(rules, count).silent, SilentVotes::joined);
}

TEST(OwnersVote, MoreVotesThanOwnersAreNeverJudged) {
    auto count = two_thirds();
    count.no = share(501, 2'000'000);
    EXPECT_TRUE(flaw_of({}, count));
    count.no = share(500, 2'000'000);
    EXPECT_FALSE(flaw_of({}, count));
    count.yes.area.hundredths = -1;
    EXPECT_TRUE(flaw_of({}, count));
    EXPECT_TRUE(flaw_of({}, {.total = share(0, 100)}));
    EXPECT_TRUE(flaw_of({}, {.total = share(1, 0)}));
}

TEST(OwnersVote, OneMoreVoteForNeverMakesItFail) {
    std::mt19937 random(11);
    for (int round = 0; round < 5'000; ++round) {
        const auto pick = [&random](int most) {
            return static_cast<std::int64_t>(random() % static_cast<unsigned>(most));
        };
        OwnersCount count{.total = share(1000, 100'000),
                          .yes = share(pick(400), pick(40'000)),
                          .no = share(pick(300), pick(30'000)),
                          .abstain = share(pick(300), pick(30'000))};
        const auto rules = civil(round % 2 == 0 ? ItemKind::ordinary : ItemKind::special);
        const bool before = judge_owners_vote(rules, count).counted.passed;
        count.yes.rights += 1;
        count.yes.area.hundredths += 70;
        if (before) {
            EXPECT_TRUE(judge_owners_vote(rules, count).counted.passed) << round;
        }
    }
}

}  // namespace
}  // namespace linyi::rules
