#include "cli/tally/cases.hpp"

#include "adapters/json/fields.hpp"
#include "app/rule_files.hpp"
#include "cli/cli.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <sstream>

namespace linyi::cli {
namespace {

std::string read_file(const std::string& name) {
    std::ifstream in(LINYI_TEST_DATA "/cases/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// What the program prints of these lines, and whether all could be counted.
struct Printed {
    bool good{};
    std::vector<json::Object> lines{};
    std::string err{};
};

Printed counted(const std::string& text) {
    static const auto book = *app::load_rules({});
    std::istringstream in(text);
    std::ostringstream out;
    std::ostringstream err;
    Printed printed{.good = count_cases(in, book, out, err)};
    printed.err = err.str();
    std::istringstream printed_lines(out.str());
    for (std::string line; std::getline(printed_lines, line);)
        printed.lines.push_back(*json::read(line)->as<json::Object>());
    return printed;
}

json::Value got(std::string line) {
    std::replace(line.begin(), line.end(), '\n', ' ');
    const auto printed = counted(line);
    if (printed.lines.size() != 1) return "not one line";
    const auto& only = printed.lines[0];
    return only.contains("got") ? only.at("got") : only.at("error");
}

void expect_as_worked(const std::string& file, std::size_t cases) {
    const auto text = read_file(file);
    const auto printed = counted(text);
    std::istringstream in(text);
    std::size_t number = 0;
    for (std::string line; std::getline(in, line); ++number) {
        ASSERT_LT(number, printed.lines.size()) << printed.err;
        const auto read = json::read(line);
        const auto* expected = json::find(*read, "expect");
        const auto& answer = printed.lines[number];
        const auto& answered = answer.contains("got") ? answer.at("got") : answer.at("error");
        EXPECT_EQ(answer.at("id"), *json::find(*read, "id"));
        EXPECT_EQ(json::write(answered), json::write(*expected))
            << line << "\n"
            << json::write(*json::find(*read, file == "rules.jsonl" ? "note" : "why"));
    }
    EXPECT_EQ(number, cases);
    EXPECT_TRUE(printed.good) << printed.err;
}

TEST(TallyCases, OwnersVotesAreDecidedAsWorkedByHand) {
    expect_as_worked("owners-vote.jsonl", 23);
}

TEST(TallyCases, OtherRulesDecideAsWorkedByHand) {
    expect_as_worked("rules.jsonl", 18);
}

TEST(TallyCases, AFileIsCountedByTheSubcommand) {
    std::ostringstream out;
    std::ostringstream err;
    constexpr std::array words{"linyi", "tally", LINYI_TEST_DATA "/cases/owners-vote.jsonl"};

    EXPECT_EQ(run(static_cast<int>(words.size()), words.data(), {out, err}), 0) << err.str();
    EXPECT_TRUE(out.str().starts_with(R"({"got":{"agree_area":"31000.00",)")) << out.str();
}

TEST(TallyCases, ABadLineIsToldAndTheOthersGoOn) {
    const auto printed = counted(
        "\xEF\xBB\xBF"
        R"({"id": "a", "level": "body", "yes": 2, "no": 1})"
        "\r\n\nnonsense\n"
        R"({"id": 3, "level": "body", "yes": "many"})"
        "\n"
        R"({"id": "d", "level": "séance"})"
        "\n"
        R"({"id": "e", "level": "body", "yes": 2, "no": 2})");

    EXPECT_FALSE(printed.good);
    ASSERT_EQ(printed.lines.size(), 5U);
    EXPECT_EQ(json::write(printed.lines[0]), R"({"got":{"passed":true},"id":"a"})");
    EXPECT_EQ(json::write(printed.lines[1]), R"({"error":"not JSON","id":"line 3"})");
    EXPECT_EQ(json::write(printed.lines[2]),
              R"({"error":"\"yes\" must be a whole number","id":3})");
    EXPECT_TRUE(printed.lines[3].contains("error"));
    EXPECT_EQ(json::write(printed.lines[4]), R"({"got":{"passed":false},"id":"e"})");
    EXPECT_NE(printed.err.find("line 4: \"yes\" must be"), std::string::npos) << printed.err;
}

TEST(TallyCases, WhatIsLeftOutHasItsDefault) {
    const auto least = got(R"({"level": "aggregate", "total_area": 300, "total_heads": 3,
        "yes": {"area": 200.0, "heads": 2}})");
    EXPECT_EQ(*json::find(least, "passed"), json::Value{true}) << json::write(least);
    EXPECT_EQ(*json::find(least, "participating_area"), json::Value{"200.00"});

    const auto roll = got(R"({"level": "roll", "units": [{"id": 101, "area": "90.5"}],
        "ballots": [{"unit": "101", "choice": "同意"}]})");
    EXPECT_EQ(*json::find(roll, "passed"), json::Value{true}) << json::write(roll);
    EXPECT_EQ(*json::find(roll, "total_heads"), json::Value{1});
}

TEST(TallyCases, ARuleByNameAndAPolicyOnTopOfItDecide) {
    const std::string numbers = R"("level": "aggregate", "total_area": "100", "total_heads": 100,
        "yes": ["60", 60], "no": ["10", 10])";
    const auto passed = [&numbers](const std::string& more) {
        const auto answer = got("{" + numbers + more + "}");
        const auto* member = json::find(answer, "passed");
        return member == nullptr ? json::write(answer) : json::write(*member);
    };
    EXPECT_EQ(passed(""), "true");
    EXPECT_EQ(passed(R"(, "rule": "civil_code_278_special")"), "true");
    EXPECT_EQ(passed(R"(, "rule": "property_law_2007_special")"), "false");
    EXPECT_EQ(passed(R"(, "policy": {"agreement": ">= 9/10"})"), "false");
    EXPECT_EQ(passed(R"(, "policy": {"proxy_limit": null, "regime": "civil"})"), "true");
    EXPECT_NE(passed(R"(, "policy": {"agreement": "most"})").find("such as"), std::string::npos);
    EXPECT_NE(passed(R"(, "rule": "irv")").find("does not count area"), std::string::npos);
}

TEST(TallyCases, MoreVotesThanOwnersAreToldNotJudged) {
    const auto answer = got(R"({"level": "aggregate", "total_area": "100", "total_heads": 100,
        "yes": ["60", 60], "no": ["50", 10]})");
    EXPECT_EQ(answer, json::Value{"more votes than owners: yes, no and abstentions"});
}

TEST(TallyCases, SilentOwnersOfARollFollowTheMajorityOnlyIfTheirBallotWasDelivered) {
    std::string line = R"({"level": "roll", "item_kind": "special",
        "policy": {"silent": "follow_majority"}, "delivered": ["1-4"],
        "units": [{"id": "1-1", "area": "50", "owners": ["a"]},
                  {"id": "1-2", "area": "50", "owners": ["b"]},
                  {"id": "1-3", "area": "40", "owners": ["c"]},
                  {"id": "1-4", "area": "40", "owners": ["d"]}],
        "ballots": [{"unit": "1-1", "choice": "yes"}, {"unit": "1-2", "choice": "yes"},
                    {"unit": "1-3", "choice": "no"}]})";
    auto answer = got(line);
    EXPECT_EQ(*json::find(answer, "passed"), json::Value{true}) << json::write(answer);
    EXPECT_EQ(*json::find(answer, "participating_heads"), json::Value{4});

    line.replace(line.find("[\"1-4\"]"), 7, "[]");
    answer = got(line);
    EXPECT_EQ(*json::find(answer, "passed"), json::Value{false}) << json::write(answer);
}

TEST(TallyCases, EveryKindTakesItsPlainForms) {
    EXPECT_EQ(json::write(got(R"({"kind": "plurality", "ballots": [[5,"A"],[5,"B"],[2,"C"]]})")),
              R"({"tally":{"A":5,"B":5,"C":2},"tie":["A","B"],"winner":null})");
    EXPECT_EQ(json::write(got(R"({"kind": "plurality", "votes": {"A": 3, "B": 2}})")),
              R"({"tally":{"A":3,"B":2},"tie":[],"winner":"A"})");
    EXPECT_EQ(json::write(got(R"({"kind": "approval", "ballots": [["A","B"], "A"]})")),
              R"({"elected":["A"],"tally":{"A":2,"B":1},"tie_for_last":[]})");
    EXPECT_EQ(json::write(got(R"({"kind": "simple_majority", "yes": 14, "no": 1, "abstain": 2})")),
              R"({"passed":true})");
    EXPECT_EQ(
        json::write(got(R"({"kind": "household_majority", "yes": 8, "no": 7, "abstain": 2})")),
        R"({"passed":false})");
    EXPECT_EQ(
        json::write(got(R"({"kind": "consensus", "responses": ["agree", "block"], "minus": 1})")),
        R"({"passed":false,"reason":"not more agree than disagree"})");
    EXPECT_EQ(json::write(got(R"({"kind": "consent", "responses": ["consent",
                  {"answer": "objection", "state": "withdrawn"}]})")),
              R"({"passed":true})");
    EXPECT_EQ(
        json::write(*json::find(got(R"({"kind": "gradients", "responses": ["veto"]})"), "passed")),
        "false");
    EXPECT_EQ(json::write(got(R"({"kind": "advice", "decider": "a", "affected_asked": 1,
                  "experts_asked": 1, "decision": "b", "reasons": "c"})")),
              R"({"complete":false,"missing":["use of the advice"]})");
}

TEST(TallyCases, WhatNoKindCanHaveIsTold) {
    for (const auto* line : {R"({"kind": "ranked", "candidates": ["A"], "ballots": ["3:A>B"]})",
                             R"({"kind": "plurality", "ballots": ["A,B"]})",
                             R"({"kind": "approval", "ballots": ["A"], "seats": 0})",
                             R"({"kind": "score", "ballots": [{"A": 6}]})",
                             R"({"kind": "score", "ballots": [{"A": 2.5}]})",
                             R"({"kind": "consent", "responses": ["maybe"]})",
                             R"({"kind": "sortition", "seed": "s", "ids": ["a", "a"], "k": 1})",
                             R"({"kind": "sortition", "seed": "s", "ids": ["a"], "k": -1})",
                             R"({"kind": "pb", "pb": "no"})", R"({"kind": "pb"})"})
        EXPECT_NE(got(line).as<std::string>(), nullptr) << line << json::write(got(line));
}

}  // namespace
}  // namespace linyi::cli
