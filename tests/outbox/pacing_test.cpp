// How fast the outbox goes (reliability.md O3, O4, O5): what platforms ask for is obeyed, also
// across restarts.

#include "outbox/city.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace linyi::outbox {
namespace {

using namespace std::chrono_literals;
using Scope = RateLimit::Scope;

int most_in_any_window(const std::vector<Timestamp>& starts, Millis window) {
    std::size_t most = 0;
    for (std::size_t first = 0; first < starts.size(); ++first) {
        const auto end = std::lower_bound(starts.begin(), starts.end(), starts[first] + window);
        most = std::max(most, static_cast<std::size_t>(end - starts.begin()) - first);
    }
    return static_cast<int>(most);
}

/// A 429 with this Retry-After, for the chat or for the whole account.
Reply too_many(const std::string& retry_after, bool whole_account) {
    auto reply = answer(429);
    reply.headers.push_back({.name = "Retry-After", .value = retry_after});
    if (whole_account) reply.headers.push_back({.name = "X-Scope", .value = "account"});
    return reply;
}

TEST(RetryAfter, NothingGoesToTheChatBeforeTheTime) {
    for (const int seconds : {1, 7, 60, 599, 600, 3600, 100'000}) {
        City city;
        const auto busy = city.chat("busy");
        const auto other = city.chat("other");
        city.say(busy, "0");
        bool is_first = true;
        city.answers = [&](const Arrival&) -> std::optional<Reply> {
            return std::exchange(is_first, false) ? too_many(std::to_string(seconds), false)
                                                  : Reply{answer(200)};
        };
        city.work();
        city.say(busy, "1");
        city.say(other, "0");
        city.restart();
        city.work_for(2h);

        ASSERT_EQ(city.arrivals.size(), 4U);
        EXPECT_EQ(city.arrivals[1].chat, "other");
        EXPECT_EQ(city.arrivals[1].at, city.arrivals[0].at);
        const auto wait = city.arrivals[2].at - city.arrivals[0].at;
        EXPECT_GE(wait, std::min<Millis>(std::chrono::seconds{seconds}, 1h));
        EXPECT_LE(wait, 1h + 1s);
    }
}

TEST(RetryAfter, HoldsForTheChatEvenIfTheMessageExpiresMeanwhile) {
    City city;
    Outgoing reminder{.lane = city.chat("busy"), .kind = "reminder"};
    reminder.document.blocks.push_back(paragraph("0"));
    reminder.not_after = city.clock.now() + 5s;
    city.say(reminder);
    city.say(reminder.lane, "1");
    bool is_first = true;
    city.answers = [&](const Arrival&) -> std::optional<Reply> {
        return std::exchange(is_first, false) ? too_many("60", false) : Reply{answer(200)};
    };

    city.work_for(2min);

    ASSERT_EQ(city.arrivals.size(), 2U);
    EXPECT_EQ(city.arrivals[1].body, "1");
    EXPECT_GE(city.arrivals[1].at - city.arrivals[0].at, 60s);
}

TEST(RetryAfter, ForTheAccountHoldsForEveryChatAndAcrossARestart) {
    City city;
    city.say(city.chat("one"), "0");
    bool is_first = true;
    city.answers = [&](const Arrival&) -> std::optional<Reply> {
        return std::exchange(is_first, false) ? too_many("30", true) : Reply{answer(200)};
    };
    city.work();
    city.say(city.chat("two"), "0");

    city.restart();
    city.work_for(1min);

    ASSERT_EQ(city.arrivals.size(), 3U);
    for (std::size_t i = 1; i < 3; ++i) EXPECT_GE(city.arrivals[i].at - city.arrivals[0].at, 30s);
}

TEST(RetryAfter, ADateIsObeyedToo) {
    City city;
    city.say(city.chat("busy"), "0");
    bool is_first = true;
    city.answers = [&](const Arrival&) -> std::optional<Reply> {
        return std::exchange(is_first, false) ? too_many("Mon, 05 Jan 2026 08:05:00 GMT", false)
                                              : Reply{answer(200)};
    };

    city.work_for(10min);

    ASSERT_EQ(city.arrivals.size(), 2U);
    EXPECT_GE(city.arrivals[1].at, from_millis(1'767'600'300'000));
}

TEST(RetryAfter, GarbageMeansOurOwnBackoff) {
    for (const char* text : {"soon", "-5", "0", "1.5", ""}) {
        City city;
        city.say(city.chat("busy"), "0");
        bool is_first = true;
        city.answers = [&](const Arrival&) -> std::optional<Reply> {
            return std::exchange(is_first, false) ? too_many(text, false) : Reply{answer(200)};
        };

        city.work_for(10s);

        ASSERT_EQ(city.arrivals.size(), 2U) << text;
        EXPECT_GE(city.arrivals[1].at - city.arrivals[0].at, 500ms);
        EXPECT_LE(city.arrivals[1].at - city.arrivals[0].at, 1s);
    }
}

TEST(RateLimits, NoWindowIsOverAndThreeQuartersAreUsedWithARestartEveryTwentySeconds) {
    City city;
    city.adapter.able.limits = {
        {Scope::account, 30, 1s}, {Scope::chat, 1, 1s}, {Scope::group, 20, 1min}};
    city.write_to_everybody(3, 150);
    const auto end = city.clock.now() + 5min;
    while (city.clock.now() < end) {
        city.restart();
        city.work_for(20s);
    }

    std::map<std::string, std::vector<Timestamp>> by_chat;
    for (const auto& arrival : city.arrivals) by_chat[arrival.chat].push_back(arrival.at);
    ASSERT_EQ(by_chat.size(), 3U);
    for (const auto& [chat, starts] : by_chat) {
        EXPECT_LE(most_in_any_window(starts, 1s), 1);
        EXPECT_LE(most_in_any_window(starts, 1min), 20);
        EXPECT_GE(starts.size(), 75U);  // three quarters of 20 a minute in five minutes
    }
}

TEST(RateLimits, TheAccountsFigureHoldsOverManyChats) {
    City city;
    city.adapter.able.limits = {{Scope::account, 30, 1s}};
    city.write_to_everybody(100, 10);

    city.work_for(30s);

    std::vector<Timestamp> starts;
    for (const auto& arrival : city.arrivals) starts.push_back(arrival.at);
    EXPECT_LE(most_in_any_window(starts, 1s), 30);
    EXPECT_GE(starts.size(), 30U * 30U * 3 / 4);
    EXPECT_EQ(inversions(city.arrivals), 0);
}

TEST(Outage, IsProbedOnceInTenSecondsAndThenTheBacklogDrains) {
    City city;
    city.write_to_everybody(30, 5);
    city.answers = [](const Arrival&) { return answer(503); };
    city.work_for(20s);
    const auto before = city.arrivals.size();

    city.work_for(10min);
    EXPECT_LE(city.arrivals.size() - before, 61U);
    EXPECT_EQ(city.worker->counters().breakers_open, 1U);

    city.answers = [](const Arrival&) { return answer(200); };
    city.work_for(15min);

    EXPECT_EQ(city.rows("sent"), city.written);
    EXPECT_EQ(inversions(city.arrivals), 0);
}

}  // namespace
}  // namespace linyi::outbox
