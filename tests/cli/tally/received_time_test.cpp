#include "cli/tally/received_time.hpp"

#include <gtest/gtest.h>

namespace linyi::cli {
namespace {

std::string read(std::string_view text, DayAs day = DayAs::beginning) {
    const auto time = received_time(text, day);
    return time ? to_rfc3339(*time) : "refused";
}

TEST(ReceivedTime, IsReadInTheFormsPeopleWrite) {
    for (const auto* text :
         {"2025-11-30T18:00", "2025-11-30 18:00", "2025/11/30 18:00:00", "2025-11-30T18:00:00.000",
          " 2025-11-30T18:00+08:00 ", "2025-11-30T10:00Z", "2025-11-30T11:00+01",
          "2025-11-30T05:00-0500", "2025.11.30  18:00"})
        EXPECT_EQ(read(text), "2025-11-30T10:00:00.000Z") << text;
    EXPECT_EQ(read("2025-1-3 9:05"), "2025-01-03T01:05:00.000Z");
    EXPECT_EQ(read("2025-11-30T18:00:01.25"), "2025-11-30T10:00:01.250Z");
}

TEST(ReceivedTime, ADayAloneIsItsBeginningOrItsEnd) {
    EXPECT_EQ(read("2025-11-30"), "2025-11-29T16:00:00.000Z");
    EXPECT_EQ(read("2025-11-30", DayAs::end), "2025-11-30T15:59:59.999Z");
    EXPECT_EQ(read("2025-11-30T24:00"), "2025-11-30T16:00:00.000Z");
}

TEST(ReceivedTime, WhatIsNoTimeIsRefused) {
    for (const auto* text : {"", "yesterday", "2025-13-01", "2025-02-30T10:00", "2025-11-30T18",
                             "2025-11-30T24:01", "2025-11-30T18:60", "2025-11-30T18:00 oder so",
                             "2025-11-30T18:00+15:00", "11:30", "2025-11-30T"})
        EXPECT_EQ(read(text), "refused") << text;
}

}  // namespace
}  // namespace linyi::cli
