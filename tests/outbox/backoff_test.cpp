#include "outbox/backoff.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace linyi::outbox {
namespace {

using namespace std::chrono_literals;

const Timestamp now = from_millis(784'111'777'000);  // Sun, 06 Nov 1994 08:49:37 GMT
const BackoffSettings settings;

std::optional<Millis> read(const char* text) {
    return retry_after(settings, text, now);
}

TEST(Backoff, IsBetweenHalfAndAllOfADoublingTime) {
    SeededRandom random(7);
    Millis full = 1s;
    for (int failures = 1; failures <= 20; ++failures, full *= 2) {
        const auto most = std::min<Millis>(full, 15min);
        for (int i = 0; i < 200; ++i) {
            const auto wait = backoff(settings, failures, random);
            ASSERT_GE(wait, most / 2) << failures;
            ASSERT_LE(wait, most) << failures;
        }
    }
}

TEST(Backoff, UsesItsWholeRangeEvenly) {
    SeededRandom random(7);
    constexpr int draws = 10'000;
    std::vector<Millis> waits;
    for (int i = 0; i < draws; ++i) waits.push_back(backoff(settings, 20, random));

    std::sort(waits.begin(), waits.end());

    // Kolmogorov-Smirnov against the even spread over [7.5, 15] minutes: p > 0.01 means that no
    // point of the distribution is off by more than 1.63 / sqrt(n).
    double worst = 0;
    for (int i = 0; i < draws; ++i) {
        const auto place = static_cast<double>((waits[static_cast<std::size_t>(i)] - 450s).count());
        worst = std::max(worst, std::abs(place / 450'000.0 - i / static_cast<double>(draws)));
    }
    EXPECT_LT(worst, 0.0163);
}

TEST(RetryAfter, ReadsSecondsUpToAnHour) {
    EXPECT_EQ(read("1"), 1s);
    EXPECT_EQ(read(" 600 "), 600s);
    EXPECT_EQ(read("3600"), 1h);
    EXPECT_EQ(read("3601"), 1h);
    EXPECT_EQ(read("1000000000"), 1h);
    EXPECT_EQ(read("99999999999999999999999999"), 1h);
}

TEST(RetryAfter, ReadsTheThreeFormsOfHttpDates) {
    EXPECT_EQ(read("Sun, 06 Nov 1994 08:50:37 GMT"), 60s);
    EXPECT_EQ(read("Sunday, 06-Nov-94 08:50:37 GMT"), 60s);
    EXPECT_EQ(read("Sun Nov  6 08:50:37 1994"), 60s);
    EXPECT_EQ(read("Mon, 07 Nov 1994 08:50:37 GMT"), 1h);
}

TEST(RetryAfter, EverythingElseIsOurOwnBackoff) {
    for (const char* text :
         {"", "0", "-1", "-600", "+5", "1.5", "1e3", "soon", "0x10", "5s", "1 2",
          "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:00:00 GMT",
          "Sun, 06 Nov 1994 25:50:37 GMT", "Sun, 31 Feb 1995 08:50:37 GMT",
          "Sun, 06 Nox 1994 08:50:37 GMT", "Sun, 06 Nov 1994 08:50:37 CET", "Sun, 06 Nov 1994"})
        EXPECT_EQ(read(text), std::nullopt) << text;
}

}  // namespace
}  // namespace linyi::outbox
