#include "render/chart.hpp"

#include <gtest/gtest.h>

namespace linyi::render {
namespace {

VoteSheet sheet(const std::string& question) {
    return {
        .language = Language::en,
        .community = "Elm Court",
        .id = "V12",
        .question = question,
        .verdict = "not passed",
        .bars =
            {{.label = "Area", .words = "1/2", .percent = "50.00%", .filled = 500, .line = 666}},
        .fingerprint = "7F3A"};
}

/// Width and height as the header of a PNG says them.
std::pair<int, int> size_of(const std::string& png) {
    const auto number = [&png](std::size_t at) {
        int value = 0;
        for (std::size_t i = at; i < at + 4; ++i)
            value = value * 256 + static_cast<unsigned char>(png.at(i));
        return value;
    };
    return {number(16), number(20)};
}

TEST(VoteChart, IsAPngThatIsAsTallAsItsText) {
    const auto brief = vote_chart(sheet("Lift?"));
    const auto wordy = vote_chart(sheet(std::string(400, 'w')));
    if (!brief) GTEST_SKIP() << "no font at all on this machine";

    ASSERT_TRUE(wordy);
    EXPECT_EQ(size_of(*brief).first, 1080);
    EXPECT_GT(size_of(*wordy).second, size_of(*brief).second);
}

TEST(VoteChart, IsNotDrawnWithLettersThatNoFontHas) {
    EXPECT_FALSE(vote_chart(sheet("\xF3\xB0\x80\x80")));  // U+F0000: nobody's letter.
}

TEST(VoteChart, TheSamePictureEachTime) {
    EXPECT_EQ(vote_chart(sheet("Lift?")), vote_chart(sheet("Lift?")));
}

}  // namespace
}  // namespace linyi::render
