#include "render/vote_papers.hpp"

#include <gtest/gtest.h>

namespace linyi::render {
namespace {

VotePapers papers() {
    return {
        .sheet = {.community = "和悦里",
                  .id = "V12",
                  .question = "换 <b>电梯</b>？",
                  .nature = "正式表决",
                  .facts = {{"表决规则", "业主大会一般事项"}},
                  .bars = {{.label = "参与面积", .percent = "66.66%", .filled = 666, .line = 666}},
                  .fingerprint = "指纹 7F3A"},
        .rights = {{.no = 1, .label = "1-101", .area = {8960}, .unit_labels = {"1-101", "1-102"}},
                   {.no = 2, .label = "2-201", .area = {7000}},
                   {.no = 3, .label = "3-301", .area = {7000}}},
        .options = {"同意", "反对", "弃权"},
        .deadline = "12月1日",
        .blank_rule = "没有打 √ 的按弃权计；"};
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
}

TEST(BallotPapers, OneForEachRightTwoOnAPageWithCodeUnitsAndRule) {
    const auto html = ballot_papers(papers());

    EXPECT_EQ(count(html, "<section class=\"ballot"), 3U);
    EXPECT_EQ(count(html, "<div class=\"two\">"), 2U);
    for (const auto* part : {"V12-1", "V12-3", "1-101、1-102", "89.60", "没有打 √ 的按弃权计；",
                             "指纹 7F3A", "业主大会一般事项"})
        EXPECT_GE(count(html, part), 1U) << part;
    EXPECT_EQ(count(html, "<span class=\"box\"></span>同意"), 3U);
}

TEST(NoticePaper, SaysHowToVoteAlsoOnPaper) {
    const auto html = notice_paper(papers());

    for (const auto* part : {"/网页投票 V12", "纸质", "业主大会一般事项"})
        EXPECT_EQ(count(html, part), 1U) << part;
}

TEST(AttendancePaper, HasALineForEachRight) {
    EXPECT_EQ(count(attendance_paper(papers()), "<tr><td"), 3U);
}

TEST(PosterPaper, DrawsTheThresholdAndNamesNoUnit) {
    const auto html = poster_paper(papers());

    EXPECT_GE(count(html, "<line x1=\"666\""), 1U);
    EXPECT_EQ(count(html, "1-101"), 0U);
}

TEST(VotePapers, WhatPeopleTypedIsText) {
    for (const auto& html : {ballot_papers(papers()), notice_paper(papers()),
                             attendance_paper(papers()), poster_paper(papers())})
        EXPECT_EQ(count(html, "<b>电梯"), 0U) << html;
}

}  // namespace
}  // namespace linyi::render
