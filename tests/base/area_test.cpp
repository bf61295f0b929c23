#include "base/area.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

std::string read(std::string_view text) {
    const auto area = area_from(text);
    return area ? to_text(*area) : "refused";
}

TEST(AreaFrom, ReadsUpToTwoDecimals) {
    EXPECT_EQ(read("102.35"), "102.35");
    EXPECT_EQ(read("90"), "90.00");
    EXPECT_EQ(read("45.5"), "45.50");
    EXPECT_EQ(read("0.07"), "0.07");
    EXPECT_EQ(read("0"), "0.00");
}

TEST(AreaFrom, RefusesWhatCouldBeReadTwoWays) {
    for (const auto* text : {"", ".", ".5", "5.", "1.234", "-1", "+1", "1e3", "1,5", "１", " 1",
                             "1.2.3", "0x10", "nan", "102.35m²"})
        EXPECT_EQ(read(text), "refused") << text;
    EXPECT_EQ(area_from("x").error().code, Errc::invalid_argument);
}

TEST(AreaFrom, HasALargestArea) {
    EXPECT_EQ(read("10000000000"), "10000000000.00");
    EXPECT_EQ(read("10000000000.01"), "refused");
    EXPECT_EQ(read("100000000000"), "refused");
}

TEST(Area, AddsWithoutLosingAHundredth) {
    Area sum{};
    for (const auto* text : {"80.59", "80.62", "161.38"}) sum += *area_from(text);

    EXPECT_EQ(to_text(sum), "322.59");
    EXPECT_EQ(sum, Area{32'259});
}

}  // namespace
}  // namespace linyi
