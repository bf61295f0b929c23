#include "outbox/breaker.hpp"

#include <gtest/gtest.h>

namespace linyi::outbox {
namespace {

using namespace std::chrono_literals;

const Timestamp beginning = from_millis(1'767'600'000'000);

/// `count` failures in a row, each in another chat.
void fail(Breaker& breaker, int count, Timestamp now) {
    for (int i = 0; i < count; ++i) breaker.failed(ChatId{i + 1}, now);
}

TEST(Breaker, FourFailuresLeaveItClosedTheFifthOpensIt) {
    Breaker breaker{BreakerSettings{}};

    fail(breaker, 4, beginning);
    EXPECT_GT(breaker.allowance(beginning), 1);
    breaker.failed(ChatId{5}, beginning);

    EXPECT_TRUE(breaker.is_open());
    EXPECT_EQ(breaker.allowance(beginning), 0);
}

TEST(Breaker, OneProbeEveryTenSecondsWhileOpen) {
    Breaker breaker{BreakerSettings{}};
    fail(breaker, 5, beginning);

    EXPECT_EQ(breaker.allowance(beginning + 9999ms), 0);
    EXPECT_EQ(breaker.next_allowed(beginning), beginning + 10s);
    EXPECT_EQ(breaker.allowance(beginning + 10s), 1);
    breaker.started(true, beginning + 10s);
    EXPECT_EQ(breaker.allowance(beginning + 10s), 0);
    EXPECT_EQ(breaker.allowance(beginning + 20s), 1);
}

TEST(Breaker, OneSuccessClosesIt) {
    Breaker breaker{BreakerSettings{}};
    fail(breaker, 5, beginning);

    breaker.succeeded();

    EXPECT_FALSE(breaker.is_open());
    EXPECT_GT(breaker.allowance(beginning), 1);
}

TEST(Breaker, ASingleDeadChatDoesNotShutOutTheOthers) {
    Breaker breaker{BreakerSettings{}};

    for (int i = 0; i < 50; ++i) breaker.failed(ChatId{1}, beginning);

    EXPECT_FALSE(breaker.is_open());
}

TEST(Breaker, RetriesHaveABudgetThatTrafficAndTimeFillUp) {
    Breaker breaker{BreakerSettings{}};
    for (int i = 0; i < 10; ++i) breaker.started(true, beginning);
    EXPECT_EQ(breaker.retries(beginning), 0);
    EXPECT_EQ(breaker.next_retry(beginning), beginning + 1s);

    for (int i = 0; i < 5; ++i) breaker.started(false, beginning);
    EXPECT_EQ(breaker.retries(beginning), 1);
    EXPECT_EQ(breaker.retries(beginning + 3s), 4);
    EXPECT_EQ(breaker.retries(beginning + 1h), 10);
}

TEST(Breaker, AClockThatGoesBackDoesNotKeepItShut) {
    Breaker breaker{BreakerSettings{}};
    fail(breaker, 5, beginning);

    EXPECT_EQ(breaker.allowance(beginning - 1h), 1);
}

}  // namespace
}  // namespace linyi::outbox
