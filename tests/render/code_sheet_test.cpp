#include "render/code_sheet.hpp"

#include "render/qr.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace linyi::render {
namespace {

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

CodeSheet sheet_of(std::size_t cards, Language language = Language::zh) {
    CodeSheet sheet{.community = "和悦里小区", .language = language};
    for (std::size_t at = 0; at < cards; ++at)
        sheet.cards.push_back({"3-2-" + std::to_string(501 + at), "7K3M-Q9TX"});
    return sheet;
}

TEST(QrCode, HasItsThreeCornersAndIsTheSameEachTime) {
    const auto code = qr_code("/绑定 3-2-501 7K3M-Q9TX");

    ASSERT_EQ((code.width - 17) % 4, 0) << code.width;
    ASSERT_EQ(code.dark.size(), static_cast<std::size_t>(code.width * code.width));
    for (const auto& [x, y] : {std::pair{0, 0}, {code.width - 7, 0}, {0, code.width - 7}}) {
        EXPECT_TRUE(code.is_dark(x, y) && code.is_dark(x + 6, y + 6) && code.is_dark(x + 3, y + 3));
        EXPECT_FALSE(code.is_dark(x + 1, y + 1) || code.is_dark(x + 5, y + 5));
    }
    EXPECT_EQ(code.dark, qr_code("/绑定 3-2-501 7K3M-Q9TX").dark);
    EXPECT_NE(code.dark, qr_code("/绑定 3-2-502 7K3M-Q9TX").dark);
}

TEST(QrCode, ThePathDrawsEachDarkSquareOnce) {
    const auto code = qr_code("x");
    const auto path = svg_path(code);

    std::size_t drawn = 0;
    for (auto at = path.find('h'); at != path.npos; at = path.find('h', at + 1))
        drawn += static_cast<std::size_t>(std::stoi(path.substr(at + 1)));
    EXPECT_EQ(drawn,
              static_cast<std::size_t>(std::count(code.dark.begin(), code.dark.end(), true)));
}

TEST(CodeSheetPage, EachCardHasUnitCodeAndTheWordsToSend) {
    const auto page = code_sheet_page(sheet_of(9));

    EXPECT_EQ(count(page, "<article"), 9U);
    EXPECT_EQ(count(page, "<section"), 2U) << "eight on a page";
    EXPECT_NE(page.find("<p class=\"unit\">3-2-509</p>"), page.npos);
    EXPECT_NE(page.find("<p class=\"code\">7K3M-Q9TX</p>"), page.npos);
    EXPECT_NE(page.find("<p class=\"line\">/绑定 3-2-501 7K3M-Q9TX</p>"), page.npos);
    EXPECT_EQ(count(page, "<svg"), 9U);
    for (const auto* foreign : {"<script", "http", "src=", "url("})
        EXPECT_EQ(page.find(foreign), page.npos) << foreign;
}

TEST(CodeSheetPage, AnEnglishCommunityHasEnglishFirst) {
    const auto page = code_sheet_page(sheet_of(1, Language::en));

    EXPECT_NE(page.find("<html lang=\"en\">"), page.npos);
    EXPECT_NE(page.find("<p class=\"line\">/bind 3-2-501 7K3M-Q9TX</p>"), page.npos);
    EXPECT_LT(page.find("Send the line"), page.find("把框里"));
}

TEST(CodeSheetPage, WhatPeopleNamedStaysText) {
    CodeSheet sheet{
        .community = "<b>\"&'", .language = Language::zh, .cards = {{"<i>车位</i>12号B区", "A"}}};
    const auto page = code_sheet_page(sheet);

    EXPECT_EQ(page.find("<i>"), page.npos);
    EXPECT_EQ(page.find("<b>\""), page.npos);
    EXPECT_NE(page.find("<p class=\"unit long\">&lt;i&gt;"), page.npos);
}

TEST(CodeSheetPdf, HasAPageForEachEightCardsOrSaysThatLettersAreMissing) {
    const auto pdf = code_sheet_pdf(sheet_of(17));

    if (!has_chinese_letters()) {
        ASSERT_FALSE(pdf);
        EXPECT_NE(say(Language::en, *pdf.error().words).find("--format html"), std::string::npos);
        return;
    }
    ASSERT_TRUE(pdf);
    EXPECT_TRUE(pdf->starts_with("%PDF-"));
    EXPECT_EQ(count(*pdf, "/Type /Page\n") + count(*pdf, "/Type /Page "), 3U);
}

}  // namespace
}  // namespace linyi::render
