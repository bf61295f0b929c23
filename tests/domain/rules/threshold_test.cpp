#include "domain/rules/threshold.hpp"

#include <gtest/gtest.h>

#include <random>

namespace linyi::rules {
namespace {

TEST(Threshold, ReachingIsEnoughOnlyWhereTheLawIncludesTheNumber) {
    EXPECT_TRUE(is_met(two_thirds_or_more, 600, 900));
    EXPECT_FALSE(is_met(two_thirds_or_more, 599, 900));
    EXPECT_FALSE(is_met(more_than_half, 450, 900));
    EXPECT_TRUE(is_met(more_than_half, 451, 900));
    EXPECT_TRUE(is_met(half_or_more, 3, 6));
}

TEST(Threshold, OfNothingNothingIsEnough) {
    EXPECT_FALSE(is_met(two_thirds_or_more, 0, 0));
    EXPECT_FALSE(is_met(all_of_them, 0, 0));
}

TEST(Threshold, TheLargestAreasDoNotOverflow) {
    constexpr std::int64_t whole = 999'999'999'999;  // a hundredth below 10^10 m²
    EXPECT_FALSE(is_met(two_thirds_or_more, whole / 3 * 2 - 1, whole));
    EXPECT_TRUE(is_met(two_thirds_or_more, whole / 3 * 2, whole));
}

TEST(Threshold, WhatIsMissingIsJustEnough) {
    std::mt19937_64 random(7);
    for (int round = 0; round < 20'000; ++round) {
        const Threshold threshold{.numerator = static_cast<std::int64_t>(random() % 4 + 1),
                                  .denominator = 4 + static_cast<std::int64_t>(random() % 3),
                                  .is_inclusive = random() % 2 == 0};
        const auto whole = static_cast<std::int64_t>(random() % 1000 + 1);
        const auto part =
            static_cast<std::int64_t>(random() % (static_cast<std::uint64_t>(whole) + 1));
        const auto missing = missing_for(threshold, part, whole);
        const auto said = to_text(threshold) + " of " + std::to_string(whole) + ", have " +
                          std::to_string(part) + ", missing " + std::to_string(missing);

        EXPECT_EQ(missing == 0, is_met(threshold, part, whole)) << said;
        EXPECT_TRUE(is_met(threshold, part + missing, whole)) << said;
        if (missing > 0) {
            EXPECT_FALSE(is_met(threshold, part + missing - 1, whole)) << said;
        }
    }
}

TEST(Threshold, IsReadAsItIsWritten) {
    for (const auto* text : {">= 2/3", "> 1/2", ">= 1/1", "> 0/1"})
        EXPECT_EQ(to_text(threshold_from(text).value()), text);
    EXPECT_EQ(threshold_from("≥3/4"), three_quarters_or_more);
    for (const auto* text : {"2/3", "> 0.5", ">= 3/2", "> 1/0", "> -1/2", ">", "", "> 1/99999"})
        EXPECT_FALSE(threshold_from(text)) << text;
}

TEST(Percent, IsCutAndNeverRounded) {
    EXPECT_EQ(percent_text(2, 3), "66.66");
    EXPECT_EQ(percent_text(5'999'999, 9'000'000), "66.66");
    EXPECT_EQ(percent_text(1, 1), "100.00");
    EXPECT_EQ(percent_text(0, 5), "0.00");
    EXPECT_EQ(percent_text(1, 30'000), "0.00");
    EXPECT_EQ(percent_text(0, 0), "0.00");
}

TEST(Fraction, IsInLowestTerms) {
    EXPECT_EQ(fraction_text(3'100'000, 6'000'000), "31/60");
    EXPECT_EQ(fraction_text(600, 600), "1");
    EXPECT_EQ(fraction_text(0, 900), "0");
}

}  // namespace
}  // namespace linyi::rules
