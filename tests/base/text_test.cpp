#include "base/text.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

using Parts = std::vector<std::string>;

TEST(Say, FillsPlaceholdersOfTheLanguage) {
    constexpr Text words{"{id} 共 {count} 户", "{id}: {count} households"};

    EXPECT_EQ(say(Language::zh, words, {{"id", "V1"}, {"count", "3"}}), "V1 共 3 户");
    EXPECT_EQ(say(Language::en, words, {{"id", "V1"}, {"count", "3"}}), "V1: 3 households");
}

TEST(Say, LeavesWhatItDoesNotKnowAndNeverExpandsTwice) {
    constexpr Text words{"{a} {b} {", "{a}"};

    EXPECT_EQ(say(Language::zh, words, {{"a", "{b}"}}), "{b} {b} {");
    EXPECT_EQ(say(Language::zh, words, {{"a", "{b}"}, {"b", "x"}}), "{b} x {");
}

TEST(Trim, TakesWideBlanksToo) {
    EXPECT_EQ(trim("\u3000 a\u3000b \n\u3000"), "a\u3000b");
    EXPECT_EQ(trim(" \t\r\n"), "");
    EXPECT_EQ(trim(""), "");
}

TEST(Split, AnEmptyTextIsOneEmptyPart) {
    EXPECT_EQ(split("", ','), Parts{""});
    EXPECT_EQ(split(",a,", ','), (Parts{"", "a", ""}));
    EXPECT_EQ(join(split("a,b,c", ','), "、"), "a、b、c");
    EXPECT_EQ(join({}, "、"), "");
    EXPECT_EQ(join({"a", "a"}, "-"), "a-a");
}

TEST(ReplaceAll, GoesOnBehindWhatItPutIn) {
    EXPECT_EQ(replace_all("aaa", "a", "aa"), "aaaaaa");
    EXPECT_EQ(replace_all("abc", "x", "y"), "abc");
}

TEST(IsUtf8, TakesWhatIsWellFormed) {
    for (const auto* text : {"", "a", "é", "字", "𠮷", "\U0010FFFF"}) EXPECT_TRUE(is_utf8(text));
}

TEST(IsUtf8, RefusesOverlongSurrogatesAndCutSequences) {
    for (const auto* text :
         {"\xC0\xAF", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xE5\xAD", "\xFF", "a\xE5z\x97"})
        EXPECT_FALSE(is_utf8(text)) << to_hex(text);
}

TEST(Counting, KnowsCodePointsAndUtf16Units) {
    EXPECT_EQ(code_points("a字𠮷"), 3U);
    EXPECT_EQ(utf16_units("a字𠮷"), 4U);
    EXPECT_EQ(first_code_points("a字𠮷", 2), "a字");
    EXPECT_EQ(first_code_points("a字", 2), "a字");
    EXPECT_EQ(first_code_points("a字", 0), "");
}

TEST(ToHex, WritesTwoLowerCaseDigitsAByte) {
    EXPECT_EQ(to_hex(std::string_view("\x00\x0F\xFF", 3)), "000fff");
}

TEST(LanguageWords, AreTheIsoCodes) {
    EXPECT_EQ(to_text(Language::zh), "zh");
    EXPECT_EQ(to_text(Language::en), "en");
}

}  // namespace
}  // namespace linyi
