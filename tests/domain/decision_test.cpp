#include "domain/decision.hpp"

#include "base/text.hpp"
#include "domain/rules/consultative.hpp"
#include "domain/rules/rule_fields.hpp"

#include <gtest/gtest.h>

#include <random>

namespace linyi {
namespace {

const rules::RuleSet majority = *rules::consultative().find("household_majority");
const rules::RuleSet most = *rules::consultative().find("plurality");

Poll yes_no() {
    return {.kind = PollKind::yes_no,
            .options = {{"同意", "同意", OptionRole::yes},
                        {"反对", "反对", OptionRole::no},
                        {"弃权", "弃权", OptionRole::abstain}}};
}

Poll colours() {
    return {.kind = PollKind::single,
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
    return decide(majority, tally_of(yes_no(), counts)).passed;
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
    const auto verdict = decide(majority, tally_of(yes_no(), {0, 0, 0}));

    EXPECT_FALSE(verdict.passed);
    EXPECT_TRUE(verdict.winner.empty());
}

TEST(Plurality, OneVoteMoreWins) {
    const auto verdict = decide(most, tally_of(colours(), {3, 2, 0}));

    EXPECT_TRUE(verdict.passed);
    EXPECT_EQ(verdict.winner, "1");
}

TEST(Plurality, ATieHasNoWinner) {
    const auto verdict = decide(most, tally_of(colours(), {3, 3, 0}));

    EXPECT_FALSE(verdict.passed);
    EXPECT_TRUE(verdict.is_tie);
    EXPECT_TRUE(verdict.winner.empty());
}

TEST(Plurality, ATieBelowTheLeadDoesNotMatter) {
    auto poll = colours();
    poll.options.push_back({"4", "绿", OptionRole::plain});

    const auto verdict = decide(most, tally_of(poll, {2, 3, 0, 2}));

    EXPECT_EQ(verdict.winner, "2");
    EXPECT_FALSE(verdict.is_tie);
}

TEST(Plurality, AbstentionsNeverWin) {
    EXPECT_EQ(decide(most, tally_of(colours(), {1, 0, 9})).winner, "1");
    const auto verdict = decide(most, tally_of(colours(), {0, 0, 9}));
    EXPECT_FALSE(verdict.passed);
    EXPECT_FALSE(verdict.is_tie);
}

/// The verdict by another road: sort the counts, compare fractions as products.
TEST(Decide, AgreesWithASmallModelOnRandomCounts) {
    const auto seed = std::random_device{}();
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> some(0, 6);
    for (int round = 0; round < 2000; ++round) {
        const std::vector<int> counts{some(random), some(random), some(random)};
        const int all = counts[0] + counts[1] + counts[2];
        SCOPED_TRACE("seed " + std::to_string(seed) + ", " + std::to_string(counts[0]) + "/" +
                     std::to_string(counts[1]) + "/" + std::to_string(counts[2]));

        EXPECT_EQ(passes(counts), counts[0] > all - counts[0]);
        const auto verdict = decide(most, tally_of(colours(), counts));
        const bool is_led = counts[0] != counts[1];
        EXPECT_EQ(verdict.passed, is_led);
        EXPECT_EQ(verdict.is_tie, !is_led && counts[0] > 0);
        const std::string leader = counts[0] > counts[1] ? "1" : "2";
        EXPECT_EQ(verdict.winner, is_led ? leader : std::string{});
    }
}

/// Heads and area for 同意, 反对, 弃权 of 90,000 m² and 900 heads.
Tally owners(Share yes, Share no, Share abstain) {
    Tally tally{.electorate = {.rights = 900, .area = {9'000'000}}};
    const auto poll = yes_no();
    for (std::size_t i = 0; i < 3; ++i) {
        const Share share = i == 0 ? yes : i == 1 ? no : abstain;
        tally.options.push_back({.option = poll.options[i], .count = share});
        tally.participating.rights += share.rights;
        tally.participating.area += share.area;
    }
    return tally;
}

rules::RuleSet civil(rules::ItemKind kind) {
    rules::RuleSet rules{
        .name = "civil", .title_zh = "民法典", .title_en = "Civil Code", .source = "art. 278"};
    rules::apply_regime(rules.owners, rules::Regime::civil, kind);
    return rules;
}

TEST(OwnersVote, IsFourChecksOnTheCountedShares) {
    const auto decision = decide(civil(rules::ItemKind::ordinary),
                                 owners({320, {3'100'000}}, {200, {2'000'000}}, {80, {900'000}}));

    ASSERT_TRUE(decision.owners);
    EXPECT_TRUE(decision.passed) << "exactly two thirds take part: 以上 includes the number";
    EXPECT_EQ(decision.winner, "同意");
    for (const auto& check : decision.owners->counted.checks) EXPECT_TRUE(check.is_met);
}

TEST(OwnersVote, AHundredthOfASquareMetreShortIsShort) {
    const auto decision = decide(civil(rules::ItemKind::ordinary),
                                 owners({320, {3'099'999}}, {200, {2'000'000}}, {80, {900'000}}));

    EXPECT_FALSE(decision.passed);
    EXPECT_FALSE(decision.owners->counted.quorum);
    EXPECT_EQ(decision.owners->counted.checks[0].missing, 1);
    EXPECT_EQ(decision.owners->counted.checks[0].percent(), "66.66");
}

TEST(OwnersVote, SaysIfOnlyTheDeveloperCanMakeTheParticipation) {
    const auto decision =
        decide(civil(rules::ItemKind::ordinary), owners({100, {1'000'000}}, {}, {}), {},
               {.absent = {.rights = 1, .area = {4'000'000}}});

    EXPECT_EQ(decision.owners->turnout, rules::Turnout::impossible);
}

/// Ballots written "2>1>3", `count` of each.
std::vector<CountedBallot> orders(const std::vector<std::pair<int, std::string>>& written) {
    std::vector<CountedBallot> ballots;
    for (const auto& [count, order] : written) {
        for (int i = 0; i < count; ++i) ballots.push_back({.choice = split(order, '>')});
    }
    return ballots;
}

Poll places() {
    Poll poll{.kind = PollKind::multiple, .is_ranked = true, .choices_max = 3};
    for (const auto* label : {"南广场", "北绿地", "东门"})
        poll.options.push_back({.key = std::to_string(poll.options.size() + 1), .label = label});
    return poll;
}

rules::RuleSet of_method(rules::Method method) {
    rules::RuleSet rules;
    rules.method = method;
    return rules;
}

/// The worked case R-M03 of truncated ballots.
TEST(Ranked, AnInstantRunOffReadsTheWholeOrder) {
    const auto ballots = orders({{8, "1>3"}, {7, "2"}, {5, "3>2"}, {4, "3>1"}});
    const auto tally = count(places(), {.rights = 30}, ballots);

    const auto decision = decide(of_method(rules::Method::irv), tally, ballots);

    EXPECT_EQ(tally.options[0].count.rights, 8) << "first choices";
    EXPECT_EQ(decision.winner, "3");
    ASSERT_TRUE(decision.runoff);
    EXPECT_EQ(decision.runoff->rounds.size(), 2U);
}

TEST(Ranked, SchulzeSaysATieInsteadOfBreakingIt) {
    const auto ballots = orders({{1, "1>2>3"}, {1, "2>1>3"}});

    const auto decision =
        decide(of_method(rules::Method::schulze), count(places(), {.rights = 5}, ballots), ballots);

    EXPECT_FALSE(decision.passed);
    EXPECT_EQ(decision.tied, (std::vector<std::string>{"1", "2"}));
}

TEST(Approval, ATieAcrossTheLastSeatIsSaid) {
    auto poll = places();
    poll.is_ranked = false;
    auto rules = of_method(rules::Method::approval);
    rules.seats = 2;

    const auto decision =
        decide(rules, count(poll, {.rights = 20}, orders({{6, "1>2"}, {6, "1>3"}})));

    EXPECT_EQ(decision.elected, std::vector<std::string>{"1"});
    EXPECT_EQ(decision.tied, (std::vector<std::string>{"2", "3"}));
    EXPECT_FALSE(decision.passed);
}

TEST(Consent, OneOpenObjectionStopsIt) {
    auto poll = places();
    poll.is_ranked = false;
    const auto of = [&](const std::vector<std::pair<int, std::string>>& written) {
        return decide(of_method(rules::Method::consent),
                      count(poll, {.rights = 30}, orders(written)));
    };

    EXPECT_TRUE(of({{5, "1"}, {2, "3"}}).passed);
    EXPECT_EQ(of({{20, "1"}, {1, "2"}}).obstacle, rules::Obstacle::unresolved_objection);
}

TEST(Decide, ARuleThatAsksForOwnersAmongTheMembersIsForFilesAndNeverPassesWithoutThem) {
    rules::RuleSet rules{.name = "interim"};
    rules.method = rules::Method::body;
    rules.body = {.presence = rules::more_than_half,
                  .owner_presence = rules::more_than_half,
                  .agreement = rules::more_than_half};

    EXPECT_FALSE(can_be_asked(rules));
    EXPECT_FALSE(
        decide(rules, count(yes_no(), {.rights = 3},
                            {{.choice = {"同意"}}, {.choice = {"同意"}}, {.choice = {"同意"}}}))
            .passed);
}

TEST(Decide, NothingPassesWhereNobodyAnswered) {
    using rules::Method;
    for (const auto method :
         {Method::owners_vote, Method::body, Method::plurality, Method::approval, Method::irv,
          Method::schulze, Method::score, Method::committee_election, Method::budget_greedy,
          Method::budget_equal_shares, Method::consent, Method::consensus, Method::gradients}) {
        rules::RuleSet rules{.name = "any"};
        rules.method = method;
        const auto decision = decide(rules, count(yes_no(), {.rights = 9, .area = {9000}}, {}));
        EXPECT_FALSE(decision.passed) << static_cast<int>(method);
        EXPECT_EQ(decision.winner, "") << static_cast<int>(method);
        EXPECT_TRUE(decision.elected.empty()) << static_cast<int>(method);
    }
}

TEST(Freeze, EqualRulesRollAndWordingHaveOneFingerprint) {
    const auto poll = yes_no();
    const std::vector<VotingRight> rights{
        {.no = 1, .label = "1-101", .area = {9000}, .unit_labels = {"1-101"}}};
    const auto mark = fingerprint(freeze(majority, poll, rights));

    EXPECT_EQ(mark.size(), 14U) << mark;
    EXPECT_EQ(fingerprint(freeze(majority, poll, rights)), mark);
    auto other = poll;
    other.options[0].label = "赞成";
    EXPECT_NE(fingerprint(freeze(majority, other, rights)), mark) << "the wording";
    auto larger = rights;
    larger[0].area = {9001};
    EXPECT_NE(fingerprint(freeze(majority, poll, larger)), mark) << "the roll";
    EXPECT_NE(fingerprint(freeze(most, poll, rights)), mark) << "the rule";
}

TEST(Freeze, ARuleSetComesBackFromItsText) {
    for (const auto& rules : {majority, most, civil(rules::ItemKind::special)}) {
        const auto text = rules::canonical_text(rules);
        const auto thawed = thaw(text);
        ASSERT_TRUE(thawed) << text;
        EXPECT_EQ(*thawed, rules) << text;
    }
    EXPECT_FALSE(thaw("name = x\nmethod = guess\n"));
    EXPECT_FALSE(thaw(""));
}

}  // namespace
}  // namespace linyi
