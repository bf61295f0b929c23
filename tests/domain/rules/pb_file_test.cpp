#include "domain/rules/pb_file.hpp"

#include "domain/rules/pb_rows.hpp"

#include <gtest/gtest.h>

namespace linyi::rules {
namespace {

using Fields = std::vector<std::string>;

constexpr const char* sample =
    "META\nkey;value\ndescription;Sample\nbudget;2500\nnum_projects;2\nnum_votes;2\n"
    "vote_type;approval\nPROJECTS\nproject_id;cost;category;selected\n1; 600; culture, "
    "education;1\n"
    "2; 800; sport;0\nVOTES\nvoter_id; age; sex; vote\n1; 34; f; 1,2\n2; 51; m; 1\n";

std::string with(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

PbFile read(const std::string& text) {
    auto file = read_pb(text);
    EXPECT_TRUE(file) << file.error().detail;
    return file ? *file : PbFile{};
}

std::string refusal(const std::string& text) {
    const auto file = read_pb(text);
    return file ? "taken" : file.error().detail;
}

TEST(PbRows, KeepSemicolonsAndLineBreaksInsideQuotes) {
    const auto rows = pb_rows("a;\"b;\"\"c\"\"\r\nd\" ;e\r\n\n;;\n f ;g");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].fields, (Fields{"a", "b;\"c\"\r\nd", "e"}));
    EXPECT_EQ(rows[1].fields, (Fields{"f", "g"}));
    EXPECT_EQ(rows[1].line, 5);
}

TEST(PbRows, AQuoteThatIsNotClosedAtTheEndOfAFieldIsAnOrdinaryCharacter) {
    EXPECT_EQ(pb_rows("1;\"Zielona\" ulica;5")[0].fields, (Fields{"1", "\"Zielona\" ulica", "5"}));
    EXPECT_EQ(pb_rows("1;\"open;5\n2;b;6").size(), 2U);
    EXPECT_EQ(pb_rows("1;park 3\"x;5")[0].fields, (Fields{"1", "park 3\"x", "5"}));
}

TEST(PbFile, IsReadWithColumnsInAnyOrder) {
    const auto file = read(sample);
    EXPECT_EQ(file.instance.budget, 2500);
    EXPECT_EQ(file.instance.projects[1].cost, 800);
    EXPECT_EQ(file.instance.voters[0].approved, (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(file.selected, std::vector<std::size_t>{0});
    EXPECT_EQ(meta_value(file, "description"), "Sample");
    EXPECT_TRUE(file.notes.empty()) << file.notes[0];
}

TEST(PbFile, TakesWhatRealFilesHave) {
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : std::string(sample)) windows += c == '\n' ? "\r\n" : std::string(1, c);
    EXPECT_EQ(read(windows).instance.voters.size(), 2U);
    EXPECT_EQ(read(with(sample, "1; 34; f; 1,2", "1; 34; f; \"1, 2\"")).instance.voters[0].approved,
              (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(meta_value(read(with(sample, "Sample", "one; two;")), "description"), "one;two");
    EXPECT_TRUE(
        read(with(sample, "1; 34; f; 1,2", "1; 34; f;")).instance.voters[0].approved.empty());
    EXPECT_EQ(read(with(sample, "META\nkey;value\n", "META\n")).instance.budget, 2500);
    EXPECT_EQ(read(with(sample, "approval", "choose-1")).instance.budget, 2500);
    EXPECT_EQ(read(with(sample, "META\n", "META;;\n")).instance.budget, 2500);
}

TEST(PbFile, AmountsWithDecimalsAreExact) {
    const auto file = read(with(with(sample, "2500", "2500.00"), "; 600;", "; 600,50;"));
    EXPECT_EQ(file.instance.scale, 10);
    EXPECT_EQ(file.instance.budget, 25'000);
    EXPECT_EQ(file.instance.projects[0].cost, 6'005);
    EXPECT_EQ(file.instance.projects[1].cost, 8'000);
}

TEST(PbFile, WhatIsOddButHarmlessIsNoted) {
    EXPECT_EQ(read(with(sample, "2; 51; m; 1", "2; 51; m; 1,9")).notes,
              Fields{"1 approvals name no project of the file"});
    EXPECT_EQ(read(with(sample, "num_votes;2", "num_votes;3")).notes,
              Fields{"num_votes says 3, the file has 2"});
    EXPECT_EQ(read(with(sample, "2; 51; m; 1", "1; 51; m; 1")).notes.size(), 1U);
    EXPECT_EQ(read(with(sample, "1,2", "1,2,2")).instance.voters[0].approved.size(), 2U);
}

TEST(PbFile, TitlesMayBeInAnyCaseAndStandBetweenBlanks) {
    auto text = with(with(with(sample, "META", "meta"), "PROJECTS", " Projects ;"), "VOTES",
                     "\n\nvotes;;\n");
    text = with(text, "key;value\n", "KEY ; VALUE\n");
    EXPECT_EQ(read(text).instance.voters.size(), 2U);
    EXPECT_EQ(read(text).instance.budget, 2500);
}

TEST(PbFile, AProjectWithoutAnIdIsCalledByItsName) {
    auto text = with(sample, "project_id;cost;category;selected\n1; 600; culture, education;1\n2;",
                     "name;cost;category;selected\nPark; 600; culture;1\nLamps;");
    text =
        with(with(text, "1; 34; f; 1,2", "1; 34; f; \"Park, Lamps\""), "51; m; 1", "51; m; Lamps");
    const auto file = read(text);
    ASSERT_EQ(file.instance.projects.size(), 2U);
    EXPECT_EQ(file.instance.projects[1].id, "Lamps");
    EXPECT_EQ(file.instance.voters[0].approved, (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(file.instance.voters[1].approved, std::vector<std::uint32_t>{1});
}

TEST(PbFile, AProjectNamedTwiceOnABallotCountsOnceAndIsNoted) {
    const auto file = read(with(sample, "1,2", "1,2,1"));
    EXPECT_EQ(approvals_of(file.instance), (std::vector<std::int64_t>{2, 1}));
    EXPECT_EQ(file.notes, Fields{"1 approvals repeat a project of the same ballot"});
}

TEST(PbFile, PointsAndPlacesAreReadAsApprovals) {
    const auto points = [](const std::string& type, const std::string& given) {
        auto text = with(sample, "approval", type);
        text = with(text, "voter_id; age; sex; vote", "voter_id; age; vote; points");
        return with(with(text, "1; 34; f; 1,2", "1; 34; 1,2; " + given), "2; 51; m; 1",
                    "2; 51; 1; 3");
    };
    for (const std::string type : {"scoring", "cumulative", "Cumulative"}) {
        const auto file = read(points(type, "4,0"));
        EXPECT_EQ(file.instance.voters[0].approved, std::vector<std::uint32_t>{0}) << type;
        EXPECT_EQ(file.instance.voters[1].approved, std::vector<std::uint32_t>{0}) << type;
        EXPECT_EQ(file.notes.size(), 1U) << "that they are read as approvals";
    }
    EXPECT_EQ(read(points("scoring", "-1, 2.5")).instance.voters[0].approved,
              std::vector<std::uint32_t>{1});
    EXPECT_EQ(read(points("scoring", "4")).instance.voters[0].approved.size(), 2U)
        << "points that do not match the projects say nothing";
    const auto places = read(with(sample, "approval", "ordinal"));
    EXPECT_EQ(places.instance.voters[0].approved.size(), 2U);
    EXPECT_EQ(places.notes.size(), 1U);
}

TEST(PbFile, GroupedAmountsAreRead) {
    EXPECT_EQ(read(with(sample, "budget;2500", "budget;1 234 567")).instance.budget, 1'234'567);
    EXPECT_EQ(read(with(sample, "budget;2500", "budget;1,234,567.00")).instance.budget, 1'234'567);
    EXPECT_EQ(read(with(sample, "budget;2500", "budget;51195.00")).instance.budget, 51'195);
    EXPECT_NE(refusal(with(sample, "budget;2500", "budget;12,34,567")), "taken");
}

TEST(PbFile, WhatCannotBeCountedIsRefused) {
    EXPECT_EQ(refusal(with(sample, "approval", "by hand")),
              "vote_type \"by hand\" is not supported; approval, choose-1, ordinal, scoring and "
              "cumulative are");
    EXPECT_EQ(refusal(with(sample, "2; 800", "1; 800")), "line 11: project 1 is there twice");
    EXPECT_EQ(refusal(with(sample, "600", "1,600")), "line 10: the cost of project 1 is no amount");
    EXPECT_EQ(refusal(with(sample, "600", "-5")), "line 10: the cost of project 1 is no amount");
    EXPECT_EQ(refusal(with(sample, "budget;2500\n", "")), "META needs a budget that is an amount");
    EXPECT_EQ(refusal("nothing of the kind"), "line 1: a .pb file begins with a line META");
    EXPECT_NE(refusal(""), "taken");
    EXPECT_NE(refusal(with(sample, "VOTES\n", "BALLOTS\n")), "taken");
}

TEST(PbFile, WrittenAndReadAgainIsTheSame) {
    auto file = read(with(sample, "culture, education", "x"));
    file.instance.projects[0].name = "Green; \"quiet\" park";
    file.instance.scale = 100;
    file.instance.projects[0].cost = 60'050;
    const auto again = read(write_pb(file));

    EXPECT_EQ(again.instance.projects[0].name, "Green; \"quiet\" park");
    EXPECT_EQ(again.instance.scale, 10);
    EXPECT_EQ(again.instance.projects[0].cost, 6'005);
    EXPECT_EQ(again.selected, file.selected);
    EXPECT_EQ(again.instance.voters[0].approved, file.instance.voters[0].approved);
    EXPECT_EQ(meta_value(again, "description"), "Sample");
    EXPECT_EQ(write_pb(read(write_pb(again))), write_pb(again));
}

}  // namespace
}  // namespace linyi::rules
