#include "cli/tally/ballot_list.hpp"

#include "adapters/json/fields.hpp"
#include "cli/cli.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace linyi::cli {
namespace {

UnitLabelRule same() {
    return [](std::string_view label) { return std::string(label); };
}

std::string refusal(std::string_view csv) {
    const auto list = read_ballot_list(csv, BallotForm::marks, same());
    return list ? "taken" : list.error().detail;
}

TEST(BallotList, IsReadByTheNamesOfItsColumnsInBothLanguages) {
    const auto list = *read_ballot_list(
        "代理人,房号,选项,时间,授权书,身份核实\n小李,1-1,赞成,2025-11-20 "
        "10:00,无,\n,1-2,,,,未核实\n",
        BallotForm::marks, same());
    ASSERT_EQ(list.ballots.size(), 2U);
    EXPECT_EQ(list.ballots[0].agent, "小李");
    EXPECT_EQ(list.ballots[0].mark, rules::Mark::yes);
    EXPECT_TRUE(list.ballots[0].time);
    EXPECT_FALSE(list.ballots[0].has_authority);
    EXPECT_TRUE(list.ballots[0].is_identified);
    EXPECT_EQ(list.ballots[1].mark, rules::Mark::blank);
    EXPECT_FALSE(list.ballots[1].is_identified);
}

TEST(BallotList, ABallotThatWasDeliveredAndNeverCameBackIsNoBallot) {
    const auto list = *read_ballot_list("unit,choice\n1-1,not returned\n1-2,未返回\n1-3,yes\n",
                                        BallotForm::marks, same());
    EXPECT_EQ(list.delivered, (std::set<std::string, std::less<>>{"1-1", "1-2"}));
    EXPECT_EQ(list.ballots.size(), 1U);
}

TEST(BallotList, WhatItCannotReadIsToldWithItsLine) {
    EXPECT_EQ(refusal("unit,choice\n1-1,yes\n1-2,maybe\n").substr(0, 3), "3: ");
    EXPECT_EQ(refusal("unit,choice,time\n1-1,yes,soon\n").substr(0, 3), "2: ");
    EXPECT_EQ(refusal("unit,choice\n,yes\n").substr(0, 3), "2: ");
    EXPECT_EQ(refusal("unit,answer\n1-1,yes\n").substr(0, 3), "1: ");
    EXPECT_EQ(refusal("unit,choice,item\n1-1,yes,a\n1-2,yes,\n").substr(0, 3), "3: ");
    EXPECT_EQ(refusal("unit,choice\n1-1,\"yes\n").substr(0, 3), "2: ");
    EXPECT_EQ(refusal("\xff").substr(0, 3), "1: ");
}

/// Files of one test, gone afterwards.
class TallyFiles : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = ::testing::TempDir() + "linyi-tally-" +
                  ::testing::UnitTest::GetInstance()->current_test_info()->name();
        std::filesystem::create_directories(folder_);
        write("roster.csv",
              "unit,area,owners,status\n1-101,90.00,An;Bo,\n1-102,90.00,Cy,\n1-201,120.00,Di,\n"
              "2-101,150.00,,unsold\n");
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ + "/" + name, std::ios::binary) << text;
        return folder_ + "/" + name;
    }

    struct Printed {
        int code{};
        std::string out{};
        std::string err{};
    };

    static Printed tally(const std::vector<std::string>& words) {
        std::vector<const char*> all{"linyi", "tally"};
        for (const auto& word : words) all.push_back(word.c_str());
        std::ostringstream out;
        std::ostringstream err;
        const int code = run(static_cast<int>(all.size()), all.data(), {out, err});
        return {code, out.str(), err.str()};
    }

    Printed count(const std::string& ballots, const std::string& rule,
                  std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"--roster",  folder_ + "/roster.csv",
                                       "--ballots", write("ballots.csv", ballots),
                                       "--rule",    rule};
        words.insert(words.end(), more.begin(), more.end());
        return tally(words);
    }

    std::string folder_{};
};

void expect_has(const std::string& text, const std::string& part) {
    EXPECT_NE(text.find(part), std::string::npos) << part << " is not in\n" << text;
}

TEST_F(TallyFiles, TheFourChecksAreATableInEitherLanguage) {
    const std::string ballots =
        "unit,choice,time\n1-101,yes,2025-11-20\n1-102,yes,2025-11-20\n"
        "1-201,no,2025-11-20\n2-101,yes,2025-12-01\n";
    const auto english =
        count(ballots, "civil_code_278_ordinary", {"--until", "2025-11-30", "--language", "en"});
    EXPECT_EQ(english.code, 0) << english.err;
    expect_has(english.out,
               "| area taking part | 300.00 m² | 450.00 m² | 2/3 (66.66%) | >= 2/3 | "
               "0.00 m² | yes |");
    expect_has(english.out, "| heads taking part | 3 | 4 | 3/4 (75.00%) | >= 2/3 | 0 | yes |");
    expect_has(english.out,
               "| area agreeing | 180.00 m² | 300.00 m² | 3/5 (60.00%) | > 1/2 | "
               "0.00 m² | yes |");
    expect_has(english.out, "Not counted, 2-101: late");
    expect_has(english.out, "consultative");
    expect_has(english.out, "Verdict: **passed**");

    const auto chinese =
        count(ballots, "civil_code_278_special", {"--until", "2025-11-30", "--language", "zh"});
    expect_has(chinese.out,
               "| 同意面积 | 180.00 ㎡ | 300.00 ㎡ | 3/5 (60.00%) | >= 3/4 | 45.00 ㎡ | "
               "未达到 |");
    expect_has(chinese.out, "结论：**未通过**");
}

TEST_F(TallyFiles, ADeveloperWhoStaysAwayAndSilentVotesAreSaidPlainly) {
    write("roster.csv", "unit,area,owners,status\n1-101,90,An,\n1-102,90,Cy,\n2-101,190,,unsold\n");
    const auto printed = count("unit,choice\n1-101,yes\n1-102,not returned\n",
                               "civil_code_278_ordinary", {"--language", "en"});
    expect_has(printed.out, "The developer stays away");
    expect_has(printed.out,
               "Delivered and not returned: 90.00 m² / 1 heads; left out: the rule does "
               "not count them");
}

TEST_F(TallyFiles, EachItemIsCountedByItself) {
    const auto printed = count("unit,choice,item\n1-101,yes,fund\n1-101,no,rules\n1-102,yes,fund\n",
                               "civil_code_278_ordinary", {"--json"});
    const auto json = json::read(printed.out);
    ASSERT_TRUE(json) << printed.err;
    const auto& items = *json::find(*json, "items")->as<json::Array>();
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(json::write(*json::find(items[0], "yes")), R"(["180.00",2])");
    EXPECT_EQ(json::write(*json::find(items[1], "no")), R"(["90.00",1])");
    EXPECT_EQ(json::find(items[0], "checks")->as<json::Array>()->size(), 4U);
    expect_has(printed.out, "agreement = > 1/2");
}

TEST_F(TallyFiles, OtherRulesCountTheLastBallotOfEachHead) {
    const std::string ballots = "unit,choice\n1-101,red\n1-101,blue\n1-102,blue\n1-201,red\n";
    const auto plurality = count(ballots, "plurality", {"--json"});
    expect_has(plurality.out, R"("tally":{"blue":2,"red":1})");
    expect_has(plurality.out, R"("winner":"blue")");

    const auto ranked = count("unit,choice\n1-101,A>B\n1-102,B>A\n1-201,B\n", "irv");
    expect_has(ranked.out, "- irv_winner: \"B\"");

    const auto majority = count("unit,choice\n1-101,yes\n1-102,no\n1-201,yes\n",
                                "household_majority", {"--language", "en"});
    expect_has(majority.out, "4 heads, 3 voted: 2 yes, 1 no, 0 abstained");
    expect_has(majority.out, "Verdict: **passed**");
}

TEST_F(TallyFiles, ABudgetIsDecidedByEitherRule) {
    const auto pb = write("town.pb",
                          "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\n"
                          "project_id;cost;name;selected\np;60;Park | lake;1\nq;30;Light;1\n"
                          "VOTES\nvoter_id;vote\n1;p\n2;p\n3;p\n4;q\n");
    const auto shares = tally({"--pb", pb, "--rule", "budget_equal_shares", "--language", "en"});
    EXPECT_EQ(shares.code, 0) << shares.err;
    expect_has(shares.out, "Share of each voter: 30");
    expect_has(shares.out, "The same as the file says was selected: yes");
    expect_has(shares.out, "| 1 | p | Park \\| lake | 60 | 3 |");

    const auto greedy = tally({"--pb", pb, "--rule", "budget_greedy", "--json"});
    expect_has(greedy.out, R"("chosen":["p","q"])");
}

TEST_F(TallyFiles, WhatIsMissingOrWrongIsTold) {
    EXPECT_EQ(tally({}).code, 2);
    EXPECT_EQ(tally({"--rule", "irv"}).code, 2);
    EXPECT_EQ(tally({"--rule", "budget_greedy"}).code, 2);
    EXPECT_EQ(tally({"cases.jsonl", "--rule", "irv"}).code, 2);
    EXPECT_EQ(tally({folder_ + "/none.jsonl"}).code, 1);
    EXPECT_EQ(tally({"--rules", folder_ + "/none", "--rule", "irv"}).code, 1);
    EXPECT_EQ(count("unit,choice\n1-101,yes\n", "sortition").code, 2);
    const auto bad = count("unit,choice\n1-101,perhaps\n", "civil_code_278_ordinary");
    EXPECT_EQ(bad.code, 1);
    expect_has(bad.err, "ballots.csv:2: ");
    EXPECT_EQ(count("unit,choice\n1-101,yes\n", "plurality", {"--until", "soon"}).code, 1);
}

}  // namespace
}  // namespace linyi::cli
