#include "base/time.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

std::string round_trip(std::string_view text) {
    const auto at = from_rfc3339(text);
    return at ? to_rfc3339(*at) : "refused";
}

TEST(FromRfc3339, ReadsTheFormsOfTheStandard) {
    EXPECT_EQ(round_trip("2026-01-05T19:51:12Z"), "2026-01-05T19:51:12.000Z");
    EXPECT_EQ(round_trip("2026-01-05T19:51:12+08:00"), "2026-01-05T11:51:12.000Z");
    EXPECT_EQ(round_trip("2026-01-05T19:51:12-09:30"), "2026-01-06T05:21:12.000Z");
    EXPECT_EQ(round_trip("2024-02-29t23:59:59z"), "2024-02-29T23:59:59.000Z");
}

TEST(FromRfc3339, CutsFractionsAtTheMillisecond) {
    EXPECT_EQ(round_trip("2026-01-05T19:51:12.5Z"), "2026-01-05T19:51:12.500Z");
    EXPECT_EQ(round_trip("2026-01-05T19:51:12.04Z"), "2026-01-05T19:51:12.040Z");
    EXPECT_EQ(round_trip("2026-01-05T19:51:12.123999999Z"), "2026-01-05T19:51:12.123Z");
}

TEST(FromRfc3339, RefusesWhatIsNoTime) {
    for (const auto* text :
         {"", "2026-01-05", "2026-01-05T19:51:12", "2026-01-05 19:51:12Z", "2026-1-05T19:51:12Z",
          "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-05T24:00:00Z",
          "2026-01-05T19:60:00Z", "2026-01-05T19:51:60Z", "2026-01-05T19:51:12.Z",
          "2026-01-05T19:51:12.1234567890Z", "2026-01-05T19:51:12+0800",
          "2026-01-05T19:51:12+24:00", "2026-01-05T19:51:12Z ", "26-01-05T19:51:12Z",
          "-026-01-05T19:51:12Z", "2026-01-05T+9:51:12Z", "2026-01-05T19:51:12ZZ"})
        EXPECT_EQ(round_trip(text), "refused") << text;
}

// Found by fuzzing: date::parse computed with a number it had never set.
TEST(FromRfc3339, RefusesABracketBetweenHourAndMinute) {
    EXPECT_EQ(round_trip("2026-01-05T19(51:12+08:*0"), "refused");
}

}  // namespace
}  // namespace linyi
