#include "domain/decision.hpp"
#include "domain/rules/pb_file.hpp"

#include <gtest/gtest.h>

#include <random>

namespace linyi {
namespace {

Poll projects(const std::vector<std::int64_t>& costs) {
    Poll poll{.kind = PollKind::multiple, .choices_max = static_cast<int>(costs.size())};
    for (const auto cost : costs) {
        const auto key = std::to_string(poll.options.size() + 1);
        poll.options.push_back({.key = key, .label = "P" + key + "（x元）", .cost = cost});
    }
    poll.options.push_back({.key = "弃权", .label = "弃权", .role = OptionRole::abstain});
    return poll;
}

rules::RuleSet rule(rules::Method method, rules::Completion completion, std::int64_t budget_fen) {
    rules::RuleSet rules{.name = "x", .title_zh = "x", .title_en = "x", .source = "x"};
    rules.method = method;
    rules.completion = completion;
    rules.budget_fen = budget_fen;
    return rules;
}

/// The chosen projects' ids as the file counts.
std::vector<std::string> recount(const std::string& file, const rules::RuleSet& rules) {
    const auto read = rules::read_pb(file);
    EXPECT_TRUE(read) << file;
    if (!read) return {};
    EXPECT_TRUE(read->notes.empty()) << read->notes[0];
    const auto& instance = read->instance;
    rules::Spending spending;
    if (rules.method == rules::Method::budget_greedy) {
        spending = rules::budget_greedy(instance);
    } else if (rules.completion == rules::Completion::add1) {
        spending = rules::equal_shares_add1(instance).result.spending;
    } else {
        spending = rules::equal_shares(instance).spending;
        if (rules.completion == rules::Completion::greedy)
            rules::spend_rest_greedily(instance, spending);
    }
    std::vector<std::string> ids;
    for (const auto at : spending.chosen) ids.push_back(instance.projects[at].id);
    return ids;
}

TEST(BudgetDecision, TheExportedBallotsAreCountedToTheSameResult) {
    std::mt19937 random(20251128);
    for (int run = 0; run < 200; ++run) {
        const int unit = run % 2 == 0 ? 100 : 50;  // with and without fen
        std::vector<std::int64_t> costs;
        for (int i = 0; i < 5; ++i)
            costs.push_back(static_cast<std::int64_t>(1 + random() % 40) * unit);
        const auto poll = projects(costs);
        std::vector<CountedBallot> ballots;
        for (int voter = 0; voter < 9; ++voter) {
            CountedBallot ballot{.label = "1-101", .area = {100}};
            for (int i = 0; i < 5; ++i) {
                if (random() % 3 == 0) ballot.choice.push_back(std::to_string(i + 1));
            }
            if (ballot.choice.empty()) ballot.choice = {"弃权"};
            ballots.push_back(std::move(ballot));
        }
        for (const auto method :
             {rules::Method::budget_greedy, rules::Method::budget_equal_shares}) {
            for (const auto completion :
                 {rules::Completion::none, rules::Completion::add1, rules::Completion::greedy}) {
                const auto rules = rule(method, completion, 60 * unit);
                const auto tally = count(poll, {.rights = 9, .area = {900}}, ballots);
                const auto decision = decide(rules, tally, ballots);
                ASSERT_TRUE(decision.budget);
                const auto file = rules::write_pb({.instance = decision.budget->instance});
                EXPECT_EQ(recount(file, rules), decision.elected) << "run " << run << "\n" << file;
                EXPECT_LE(decision.budget->spending.cost, decision.budget->instance.budget);
            }
        }
    }
}

TEST(BudgetDecision, VotersOfTheExportAreNobodyInParticular) {
    const auto poll = projects({100, 200});
    const std::vector<CountedBallot> ballots{{.label = "9-901", .choice = {"2"}},
                                             {.label = "1-101", .choice = {"1", "2"}},
                                             {.label = "5-501", .choice = {"弃权"}}};
    const auto rules = rule(rules::Method::budget_greedy, {}, 300);
    const auto tally = count(poll, {.rights = 3}, ballots);

    const auto instance = budget_of(rules, tally, ballots);

    ASSERT_EQ(instance.voters.size(), 3U);
    EXPECT_TRUE(instance.voters[0].approved.empty()) << "sorted by what they approve";
    EXPECT_EQ(instance.voters[1].approved, (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(instance.voters[2].id, "3");
    EXPECT_EQ(instance.projects[0].name, "P1") << "without its cost";
}

TEST(BudgetDecision, GreedyByPlaceInTheListAloneIsSaid) {
    const auto poll = projects({200, 200});
    const std::vector<CountedBallot> ballots{{.choice = {"1"}}, {.choice = {"2"}}};
    const auto rules = rule(rules::Method::budget_greedy, {}, 300);

    const auto decision = decide(rules, count(poll, {.rights = 2}, ballots), ballots);

    EXPECT_EQ(decision.elected, std::vector<std::string>{"1"});
    EXPECT_EQ(decision.budget->tied, std::vector<std::string>{"1"});
}

TEST(BudgetDecision, NobodyVotedMeansNothingIsBought) {
    const auto poll = projects({200});
    const auto rules = rule(rules::Method::budget_greedy, {}, 300);
    EXPECT_FALSE(decide(rules, count(poll, {.rights = 2}, {}), {}).passed);
}

TEST(ScoreDecision, MarksAreSummedAndBlanksLeftOut) {
    Poll poll{.kind = PollKind::multiple, .max_score = 5, .choices_max = 2};
    poll.options = {{.key = "1", .label = "a"}, {.key = "2", .label = "b"}};
    rules::RuleSet rules{.name = "x"};
    rules.method = rules::Method::score;
    const std::vector<CountedBallot> ballots{{.choice = {"1:5", "2:0"}}, {.choice = {"2:4"}}};

    const auto tally = count(poll, {.rights = 3}, ballots);
    const auto decision = decide(rules, tally, ballots);

    EXPECT_EQ(tally.options[1].count.rights, 2) << "marked by two, one of them 0";
    EXPECT_EQ(decision.winner, "1");
    EXPECT_EQ(decision.score->options[0].mean, "5");
    EXPECT_EQ(decision.score->options[1].sum, 4);
}

TEST(ElectionDecision, WithoutAreasThereIsNoQuorumAndNoCrash) {
    Poll poll{.kind = PollKind::multiple, .choices_max = 2};
    poll.options = {{.key = "1", .label = "a"}, {.key = "2", .label = "b"}};
    rules::RuleSet rules{.name = "x"};
    rules.method = rules::Method::committee_election;
    rules.seats = 2;
    const std::vector<CountedBallot> ballots{{.choice = {"1"}}};

    const auto decision = decide(rules, count(poll, {.rights = 1}, ballots), ballots);

    EXPECT_FALSE(decision.passed);
    EXPECT_EQ(decision.election->vacant, 2);
}

}  // namespace
}  // namespace linyi
