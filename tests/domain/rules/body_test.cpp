#include "domain/rules/body.hpp"

#include <gtest/gtest.h>

namespace linyi::rules {
namespace {

RuleSet body(BodyPolicy policy) {
    return {.name = "body", .method = Method::body, .body = policy};
}

RuleSet owners_committee() {
    return body({.presence = more_than_half, .base = BodyBase::members});
}

TEST(Body, ACommitteeDecidesWithMoreThanHalfOfAllMembers) {
    const auto rules = owners_committee();
    EXPECT_FALSE(judge_body(rules, {.members = 7, .present = 4, .yes = 3, .no = 1}).passed);
    EXPECT_TRUE(judge_body(rules, {.members = 7, .present = 4, .yes = 4}).passed);
    EXPECT_FALSE(judge_body(rules, {.members = 6, .present = 6, .yes = 3, .no = 3}).passed);
}

TEST(Body, AndWithMoreThanHalfPresent) {
    auto rules = owners_committee();
    rules.body.base = BodyBase::present;
    EXPECT_FALSE(judge_body(rules, {.members = 8, .present = 4, .yes = 4}).passed);
    EXPECT_TRUE(judge_body(rules, {.members = 8, .present = 5, .yes = 3, .no = 2}).passed);
}

TEST(Body, HalfOfAllMembersIsEnoughUnderTheGuidanceRules) {
    const auto rules = body({.agreement = half_or_more, .base = BodyBase::members});
    EXPECT_TRUE(judge_body(rules, {.members = 6, .present = 5, .yes = 3, .no = 2}).passed);
    EXPECT_FALSE(judge_body(rules, {.members = 7, .present = 7, .yes = 3, .no = 4}).passed);
}

TEST(Body, AllMeansAll) {
    const auto rules = body({.agreement = all_of_them, .base = BodyBase::members});
    EXPECT_TRUE(judge_body(rules, {.members = 36, .present = 36, .yes = 36}).passed);
    EXPECT_FALSE(judge_body(rules, {.members = 36, .present = 35, .yes = 35}).passed);
    EXPECT_FALSE(judge_body(rules, {}).passed);
}

TEST(Body, AnInterimCommitteeAlsoNeedsItsOwnerMembers) {
    const auto rules = body(
        {.presence = more_than_half, .owner_presence = more_than_half, .base = BodyBase::members});
    BodyCount count{.members = 11, .present = 6, .yes = 6, .owner_members = 6, .owners_present = 4};
    EXPECT_TRUE(judge_body(rules, count).passed);
    count.owners_present = 3;
    EXPECT_FALSE(judge_body(rules, count).passed);
    count.owners_present.reset();
    EXPECT_TRUE(flaw_of(rules.body, count));
}

TEST(Body, TheBaseIsOneOfThree) {
    const BodyCount count{.members = 40, .present = 17, .yes = 8, .no = 7, .abstain = 2};
    EXPECT_TRUE(judge_body(body({.base = BodyBase::votes_cast}), count).passed);
    EXPECT_FALSE(judge_body(body({.base = BodyBase::present}), count).passed);
    EXPECT_FALSE(judge_body(body({.base = BodyBase::members}), count).passed);
}

TEST(Body, AsManyForAsAgainstIsATieAndDoesNotPass) {
    const auto verdict = judge_body(body({.base = BodyBase::votes_cast}),
                                    {.members = 9, .present = 8, .yes = 4, .no = 4});
    EXPECT_TRUE(verdict.is_tie);
    EXPECT_FALSE(verdict.passed);
    EXPECT_EQ(verdict.agreement.missing, 1);
}

TEST(Body, MoreVotesThanPeopleAreNeverJudged) {
    EXPECT_TRUE(flaw_of({}, {.members = 5, .present = 3, .yes = 3, .no = 1}));
    EXPECT_TRUE(flaw_of({}, {.members = 5, .present = 6}));
    EXPECT_TRUE(flaw_of({}, {.members = -1}));
    EXPECT_FALSE(flaw_of({}, {.members = 5, .present = 4, .yes = 3, .no = 1}));
}

}  // namespace
}  // namespace linyi::rules
