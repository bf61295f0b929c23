#include "sheet/encoding.hpp"

#include <gtest/gtest.h>

namespace linyi::sheet {
namespace {

std::string read(std::string_view bytes) {
    const auto text = decode(bytes);
    return text ? std::string(text->encoding) + ": " + text->text : "?";
}

TEST(Decode, TakesUtf8WithAndWithoutItsMark) {
    EXPECT_EQ(read("房号"), "UTF-8: 房号");
    EXPECT_EQ(read("\xEF\xBB\xBF房号"), "UTF-8: 房号");
    EXPECT_EQ(read("unit"), "UTF-8: unit");
    EXPECT_EQ(read(""), "UTF-8: ");
}

TEST(Decode, TakesGbkAndTheFourBytesOfGb18030) {
    EXPECT_EQ(read("\xB7\xBF\xBA\xC5,\xC3\xE6\xBB\xFD"), "GB18030: 房号,面积");
    EXPECT_EQ(read("\xB7\xBF\x81\x39\xEE\x39"), "GB18030: 房㐀") << "U+3400 is 81 39 EE 39";
}

TEST(Decode, TakesUtf16ByItsMark) {
    EXPECT_EQ(read(std::string_view("\xFF\xFE\x3F\x62\x09\x00", 6)), "UTF-16: 房\t");
    EXPECT_EQ(read(std::string_view("\xFE\xFF\x62\x3F\x00\x09", 6)), "UTF-16: 房\t");
}

TEST(Decode, RefusesWhatIsNeither) {
    EXPECT_EQ(read("\xB7\xBF\xFF,"), "?");
    EXPECT_EQ(read("\xB7"), "?") << "half a letter";
    EXPECT_EQ(read(std::string_view("\xFF\xFE\x3F", 3)), "?");
}

}  // namespace
}  // namespace linyi::sheet
