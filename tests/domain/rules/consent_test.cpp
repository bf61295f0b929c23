#include "domain/rules/consent.hpp"

#include "domain/rules/advice.hpp"

#include <gtest/gtest.h>

namespace linyi::rules {
namespace {

RuleSet needing(std::int64_t answers) {
    return {.response_quorum = answers};
}

TEST(Consent, OneUnresolvedObjectionStopsItHoweverManyConsent) {
    EXPECT_EQ(judge_consent(needing(3), {.consent = 20, .objections_open = 1}).obstacle,
              Obstacle::unresolved_objection);
    EXPECT_TRUE(judge_consent(needing(3), {.consent = 20, .objections_settled = 1}).passed());
}

TEST(Consent, EnoughMustAnswerAbstentionsIncluded) {
    EXPECT_TRUE(judge_consent(needing(3), {.consent = 2, .abstain = 1}).passed());
    EXPECT_EQ(judge_consent(needing(3), {.consent = 2}).obstacle, Obstacle::quorum);
}

TEST(Consent, SilenceIsConsentOnlyIfTheNoticeSaidSo) {
    auto rules = needing(3);
    const ConsentCount count{.consent = 1, .silent = 9};
    EXPECT_FALSE(judge_consent(rules, count).passed());
    rules.silence_is_consent = true;
    EXPECT_TRUE(judge_consent(rules, count).passed());
}

TEST(Consensus, OneBlockStopsItUnlessSoManyAreAllowed) {
    auto rules = needing(5);
    const ConsensusCount count{.agree = 12, .disagree = 2, .block = 1};
    EXPECT_EQ(judge_consensus(rules, count).obstacle, Obstacle::block);
    rules.blocks_allowed = 1;
    EXPECT_TRUE(judge_consensus(rules, count).passed());
}

TEST(Consensus, MoreMustAgreeThanDisagree) {
    EXPECT_EQ(judge_consensus(needing(1), {.agree = 3, .abstain = 9, .disagree = 3}).obstacle,
              Obstacle::majority);
    EXPECT_TRUE(judge_consensus(needing(1), {.agree = 4, .abstain = 9, .disagree = 3}).passed());
    EXPECT_EQ(judge_consensus(needing(9), {.agree = 4}).obstacle, Obstacle::quorum);
}

TEST(Gradients, AVetoCountsAsABlock) {
    EXPECT_TRUE(judge_gradients(needing(2), {1, 0, 0, 0, 0, 0, 1, 0}).passed());
    EXPECT_EQ(judge_gradients(needing(2), {9, 0, 0, 0, 0, 0, 0, 1}).obstacle, Obstacle::block);
    EXPECT_EQ(judge_gradients(needing(2), {1, 0, 0, 0, 0, 0, 0, 0}).obstacle, Obstacle::quorum);
}

TEST(Advice, ADecisionStandsWithReasonsAndTheUseOfTheAdvice) {
    AdviceProcess process{.decider = "周主任",
                          .affected_asked = 4,
                          .experts_asked = 1,
                          .has_decision = true,
                          .has_reasons = true,
                          .says_how_advice_was_used = true};
    EXPECT_TRUE(missing_in(process).empty());
    process.has_reasons = false;
    process.experts_asked = 0;
    EXPECT_EQ(missing_in(process),
              (std::vector<std::string_view>{"those with expertise", "reasons"}));
}

}  // namespace
}  // namespace linyi::rules
