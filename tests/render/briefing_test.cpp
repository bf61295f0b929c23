#include "render/briefing.hpp"
#include "render/meeting_a.hpp"
#include "render/page.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace linyi {
namespace {

using namespace std::chrono_literals;

BriefingDocument published_meeting_a() {
    auto document = compose(test::meeting_a()).document;
    document.number = BriefingNumber{.year = 2025, .number = 7, .total = 7};
    return document;
}

nlohmann::json expected() {
    std::ifstream in(LINYI_TEST_DATA "/transcripts/meeting-a.expected.json");
    return nlohmann::json::parse(in);
}

void expect_checks(const std::string& text) {
    const auto expectations = expected();
    const auto& checks = expectations["briefing_checks"];
    for (const auto& part : checks["must_contain"])
        EXPECT_NE(text.find(part.get<std::string>()), text.npos) << part;
    for (const auto& choices : checks["must_contain_any"]) {
        EXPECT_TRUE(std::any_of(choices.begin(), choices.end(), [&text](const auto& part) {
            return text.find(part.template get<std::string>()) != text.npos;
        })) << choices;
    }
    auto forbidden = checks["must_not_contain"];
    for (const auto& name : expectations["privacy"]["must_not_appear_in_public_briefing"])
        forbidden.push_back(name);
    for (const auto& part : forbidden)
        EXPECT_EQ(text.find(part.get<std::string>()), text.npos) << part;
}

BriefingDocument small() {
    return {.community = "和悦里",
            .name = "和悦里物业治理简报",
            .number = BriefingNumber{.year = 2025, .number = 2, .total = 9},
            .publisher = "和悦里业主委员会",
            .day = std::chrono::year{2025} / 11 / 3,
            .title = "秋季推进会简报",
            .sections = {{.heading = "一、会议概况",
                          .blocks = {{.label = "（一）会议名称", .text = "秋季推进会"},
                                     {.kind = BriefingBlock::Kind::heading, .text = "议题一：路灯"},
                                     {.kind = BriefingBlock::Kind::list, .items = {"甲", "乙"}},
                                     {.kind = BriefingBlock::Kind::table,
                                      .head = {"决议", "责任人"},
                                      .rows = {{"换灯", "物业吴磊"}, {"", "业委会"}}}}}},
            .attachments = {"签到表"},
            .circulation = {{"发", "全体业主"}},
            .highlights = {"决议：换灯"}};
}

constexpr std::string_view small_markdown = R"(# 和悦里物业治理简报

第2期（总第9期）

和悦里业主委员会编　2025年11月3日

---

## 秋季推进会简报（第2期）

### 一、会议概况

**（一）会议名称**：秋季推进会

#### 议题一：路灯

- 甲
- 乙

| 决议 | 责任人 |
|---|---|
| 换灯 | 物业吴磊 |
|  | 业委会 |

**附件**：
1. 签到表

---

发：全体业主

---

和悦里业主委员会　2025年11月3日印发
)";

/// A document whose every text is `text`.
BriefingDocument all_of(const std::string& text) {
    return {.community = text,
            .name = text,
            .publisher = text,
            .day = std::chrono::year{2025} / 11 / 3,
            .title = text,
            .sections = {{.heading = text,
                          .blocks = {{.label = text, .text = text},
                                     {.kind = BriefingBlock::Kind::heading, .text = text},
                                     {.kind = BriefingBlock::Kind::list, .items = {text}},
                                     {.kind = BriefingBlock::Kind::table,
                                      .head = {text, text},
                                      .rows = {{text, text}}}}}},
            .attachments = {text},
            .circulation = {{text, text}}};
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
}

TEST(BriefingMarkdown, IsTheHandMadePage) {
    EXPECT_EQ(render::briefing_markdown(small()), small_markdown);
}

TEST(BriefingMarkdown, OfMeetingAHoldsWhatASecretaryWouldWriteAndNothingPersonal) {
    expect_checks(render::briefing_markdown(published_meeting_a()));
}

TEST(BriefingPage, OfMeetingAHoldsWhatASecretaryWouldWriteAndNothingPersonal) {
    expect_checks(render::briefing_page(published_meeting_a()));
}

TEST(BriefingPage, IsReadableByItself) {
    const auto page = render::briefing_page(published_meeting_a());

    EXPECT_TRUE(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
    EXPECT_NE(page.find("<title>和悦里小区第四季度物业治理推进会简报（第7期）</title>"), page.npos);
    EXPECT_NE(page.find("width=device-width"), page.npos);
    EXPECT_NE(
        page.find("<td role=\"cell\" class=\"short\" data-label=\"完成时限\">2025年11月30日</td>"),
        page.npos);
    EXPECT_NE(page.find("@page { size: A4; margin: 37mm 26mm 35mm 28mm;"), page.npos);
    EXPECT_NE(page.find("<h2>附件</h2>"), page.npos);
    EXPECT_EQ(page.find("draft_note"), page.npos);
    EXPECT_EQ(page.find("{{"), page.npos);
}

TEST(BriefingPage, LoadsNothingAndRunsNothing) {
    const auto page = render::briefing_page(published_meeting_a());

    EXPECT_EQ(count(page, "<style>"), 1U);
    for (const std::string_view part : {"<script", "src=", "href=", "url(", "@import",
                                        " style=", "<link", "<iframe", "<img", "http:", "https:"})
        EXPECT_EQ(page.find(part), page.npos) << part;
    EXPECT_NE(render::page_style(page).find("--red"), std::string_view::npos);
}

TEST(BriefingPage, WordsOfPeopleStayWords) {
    const auto page = render::briefing_page(
        all_of("</style></td><script>alert(1)</script><img src=x onerror='a()'>\" & {{title}}"));

    EXPECT_EQ(page.find("<script"), page.npos);
    EXPECT_EQ(page.find("<img"), page.npos);
    EXPECT_EQ(count(page, "</style>"), 1U);
    EXPECT_EQ(count(page, "&lt;script&gt;alert(1)&lt;/script&gt;"), count(page, "{{title}}"));
    EXPECT_GE(count(page, "{{title}}"), 12U);  // Shown as typed, never filled in again.
    EXPECT_NE(page.find("onerror=&#39;a()&#39;&gt;&quot; &amp; "), page.npos);
}

TEST(BriefingMarkdown, WordsOfPeopleStayWords) {
    const auto text = render::briefing_markdown(
        all_of("# a | b * c _d_ [x](http://e.example) `y` <b> ![i]\n- z\n\n1. q ~~s~~"));

    EXPECT_EQ(text.find("[x](http"), text.npos);
    EXPECT_EQ(text.find("<b>"), text.npos);
    EXPECT_EQ(text.find("\n- z"), text.npos);
    EXPECT_NE(
        text.find("| \\# a \\| b \\* c \\_d\\_ \\[x\\](http&#58;//e.example) \\`y\\` &lt;b&gt; "
                  "\\!\\[i\\] - z 1. q \\~\\~s\\~\\~ |"),
        text.npos)
        << text;
}

TEST(BriefingPage, ShowsDraftsAsDraftsAndCorrectionsBesideTheIssue) {
    auto document = small();
    const auto corrected = render::briefing_page(
        document,
        {.corrections = {
             {.no = 1, .day = std::chrono::year{2025} / 11 / 5, .text = "换灯由业委会负责 <b>"}}});
    document.number.reset();
    const auto draft = render::briefing_page(document);

    EXPECT_NE(corrected.find("<li>2025年11月5日：换灯由业委会负责 &lt;b&gt;</li>"), corrected.npos);
    EXPECT_EQ(corrected.find("草稿"), corrected.npos);
    EXPECT_NE(draft.find("草稿，尚未发布"), draft.npos);
    EXPECT_EQ(draft.find("<aside"), draft.npos);
}

TEST(BriefingPage, OfAnEnglishCommunityIsEnglish) {
    auto input = test::meeting_a();
    input.language = Language::en;
    const auto page = render::briefing_page(compose(input).document);

    EXPECT_NE(page.find("<html lang=\"en\">"), page.npos);
    EXPECT_NE(page.find("1. Meeting overview · 会议概况"), page.npos);
    EXPECT_NE(page.find("同意: 14 households, 反对: 1 household"), page.npos);
    EXPECT_NE(page.find("30 Nov 2025"), page.npos);
    EXPECT_NE(page.find("Owner 马某 of building 3"), page.npos);
}

TEST(BriefingText, FitsTenLinesAndEndsWithTheLink) {
    const auto text =
        render::briefing_text(published_meeting_a(), "https://h.example/briefing/1/7", 10);

    EXPECT_LE(std::count(text.begin(), text.end(), '\n') + 1, 10);
    EXPECT_TRUE(text.starts_with("【和悦里小区物业治理简报 第7期】\n")) << text;
    EXPECT_TRUE(text.ends_with("\n查看全文 https://h.example/briefing/1/7"));
    EXPECT_NE(
        text.find("表决：电动自行车集中充电棚——同意14户、反对1户、弃权2户，赞成过半，意向通过"),
        text.npos);
    EXPECT_NE(text.find("另有"), text.npos);
}

}  // namespace
}  // namespace linyi
