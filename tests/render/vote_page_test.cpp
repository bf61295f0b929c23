#include "render/vote_page.hpp"

#include "render/page.hpp"

#include <gtest/gtest.h>

namespace linyi::render {
namespace {

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

VoteSheet sheet() {
    return {.community = "和悦里",
            .id = "V12",
            .question = "换 <b>电梯</b>？",
            .nature = "正式表决",
            .state = "已截止",
            .verdict = "参与未达到要求",
            .is_closed = true,
            .facts = {{"表决规则", "业主大会一般事项"}},
            .bars = {{.label = "参与面积",
                      .words = "✗ 66.66/100.00",
                      .percent = "66.66%",
                      .filled = 666,
                      .line = 666,
                      .line_label = "2/3"},
                     {.label = "同意人数",
                      .words = "✓ 3/4",
                      .percent = "75.00%",
                      .filled = 750,
                      .line = 500,
                      .is_met = true}},
            .options = {{.label = "同意", .heads = "3 户", .area = "50.00 ㎡", .filled = 750}},
            .parts = {{.heading = "异议和答复", .rows = {{"J1", "\"><script>x</script>"}}}},
            .fingerprint = "指纹 7F3A"};
}

TEST(VotePage, DrawsEachThresholdAsALineAndWritesTheNumbersBesideIt) {
    const auto html = vote_page(sheet());

    EXPECT_TRUE(holds(html, "<line x1=\"666\"")) << html;
    EXPECT_TRUE(holds(html, "<line x1=\"500\"")) << html;
    EXPECT_TRUE(holds(html, "66.66%")) << html;
    EXPECT_TRUE(holds(html, "✗ 66.66/100.00")) << html;
}

TEST(VotePage, TellsReachedFromMissedByPatternNotByColour) {
    const auto html = vote_page(sheet());

    EXPECT_TRUE(holds(html, "width=\"666\" height=\"44\" fill=\"url(#stripes)\"")) << html;
    EXPECT_TRUE(holds(html, "width=\"750\" height=\"44\" fill=\"#0b4f8a\"")) << html;
}

TEST(VotePage, WhatPeopleTypedIsText) {
    const auto html = vote_page(sheet());

    EXPECT_FALSE(holds(html, "<script")) << html;
    EXPECT_FALSE(holds(html, "<b>电梯")) << html;
    EXPECT_TRUE(holds(html, "换 &lt;b&gt;电梯")) << html;
}

TEST(VotePage, LoadsNothingAndHasOneStyleAndNoOther) {
    const auto html = vote_page(sheet());

    for (const auto* outside : {"src=", "url(http", "style=\"", "@import", "<link"})
        EXPECT_FALSE(holds(html, outside)) << outside;
    EXPECT_FALSE(page_style(html).empty());
}

TEST(VotePage, BeforeTheCloseThereIsNoVerdictAndNoOption) {
    auto open = sheet();
    open.verdict.clear();
    open.options.clear();
    open.options_note = "截止前只公布参与情况";

    const auto html = vote_page(open);

    EXPECT_FALSE(holds(html, "结论")) << html;
    EXPECT_FALSE(holds(html, "各选项")) << html;
    EXPECT_TRUE(holds(html, "截止前只公布参与情况")) << html;
}

TEST(VotePage, LeadsToItselfInTheOtherLanguage) {
    EXPECT_TRUE(
        holds(vote_page(sheet(), {.path = "/votes/12-ab"}), "href=\"/votes/12-ab?lang=en\""));
    auto english = sheet();
    english.language = Language::en;
    const auto html = vote_page(english, {.path = "/votes/12-ab"});
    EXPECT_TRUE(holds(html, "href=\"/votes/12-ab?lang=zh\" lang=\"zh-CN\"")) << html;
    EXPECT_TRUE(holds(html, "<html lang=\"en\">")) << html;
}

}  // namespace
}  // namespace linyi::render
