#include "adapters/onebot/cq.hpp"

#include <gtest/gtest.h>

namespace linyi::onebot {
namespace {

TEST(Cq, ABracketThatIsNoCodeIsText) {
    for (const auto* text :
         {"[A座] 1602", "[CQ:]", "[CQ:,a=b]", "[CQ:at,qq=1", "[cq:at,qq=1]", "]["}) {
        const auto segments = segments_from(text);

        ASSERT_EQ(segments.size(), 1U) << text;
        EXPECT_EQ(segments[0].type, "text");
        EXPECT_EQ(segments[0].data.at("text"), text);
    }
    EXPECT_TRUE(segments_from("").empty());
}

TEST(Cq, AmpersandsAreUnescapedLast) {
    EXPECT_EQ(segments_from("&amp;#91;x")[0].data.at("text"), "&#91;x");
    EXPECT_EQ(segments_from("a&#44;b")[0].data.at("text"), "a&#44;b");
}

TEST(Cq, AParameterIsSplitAtItsFirstEqualsSign) {
    const auto segments = segments_from("[CQ:share,url=http://h/?a=b,x,title=]");

    ASSERT_EQ(segments.size(), 1U);
    EXPECT_EQ(segments[0].type, "share");
    EXPECT_EQ(segments[0].data.at("url"), "http://h/?a=b");
    EXPECT_EQ(segments[0].data.at("title"), "");
    EXPECT_FALSE(segments[0].data.contains("x"));
}

TEST(Cq, EscapedTextReadsBackAsOneTextSegment) {
    for (const auto* text :
         {"[CQ:at,qq=all]", "&#91;CQ:at&#93;", "a,b & [c]", "&amp;amp;", "[[]]&"}) {
        const auto segments = segments_from(cq_escape_text(text));

        ASSERT_EQ(segments.size(), 1U) << text;
        EXPECT_EQ(segments[0].data.at("text"), text);

        const auto code = segments_from("[CQ:x,k=" + cq_escape_parameter(text) + "]");
        ASSERT_EQ(code.size(), 1U) << text;
        EXPECT_EQ(code[0].data.at("k"), text);
    }
}

TEST(Cq, HugeMessagesTakeLinearTime) {
    std::string text;
    while (text.size() < 256 * 1024) text += "[CQ:";
    EXPECT_EQ(segments_from(text).size(), 1U);

    text.clear();
    while (text.size() < 256 * 1024) text += "[CQ:,]";
    EXPECT_EQ(segments_from(text).size(), 1U);
}

}  // namespace
}  // namespace linyi::onebot
