// What the outbox promises (reliability.md O1, O2, O7, O8), with a seeded platform that fails at
// random, a clock that a test moves, and deaths of the process at any moment.

#include "outbox/city.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace linyi::outbox {
namespace {

using namespace std::chrono_literals;

/// Distinct messages that arrived.
std::size_t distinct(const std::vector<Arrival>& arrivals) {
    std::set<std::string> keys;
    for (const auto& arrival : arrivals) keys.insert(arrival.key);
    return keys.size();
}

/// True if every key always came with the same bytes to the same chat.
bool repeats_are_equal(const std::vector<Arrival>& arrivals) {
    std::map<std::string, std::string> first;
    return std::all_of(arrivals.begin(), arrivals.end(), [&](const Arrival& arrival) {
        const auto bytes = arrival.chat + "\n" + arrival.body;
        return first.try_emplace(arrival.key, bytes).first->second == bytes;
    });
}

TEST(Delivery, NothingIsLostWhereverTheProcessDies) {
    City city;
    city.write_to_everybody(20, 25);
    SeededRandom fate(11);
    city.answers = [&](const Arrival&) -> std::optional<Reply> {
        // The answer that never comes is the kill between the platform's 200 and our commit.
        if (fate.below(20) == 0) return std::nullopt;
        return answer(200);
    };

    int deaths = 0;
    for (int i = 0; i < 3000 && city.rows("sent") < city.written; ++i) {
        if (fate.below(8) == 0) {
            city.restart();
            ++deaths;
        }
        city.turn();
        city.clock.advance(50ms);
        // What hangs is given up by the next life only.
        if (i % 50 == 49) city.restart();
    }

    EXPECT_GT(deaths, 10);
    EXPECT_EQ(city.rows("sent"), city.written);
    EXPECT_EQ(distinct(city.arrivals), static_cast<std::size_t>(city.written));
    EXPECT_TRUE(repeats_are_equal(city.arrivals));
    EXPECT_EQ(inversions(city.arrivals), 0);
}

TEST(Delivery, WithoutDeathsNothingIsSentTwice) {
    City city;
    city.write_to_everybody(20, 25);

    city.work();

    EXPECT_EQ(city.arrivals.size(), static_cast<std::size_t>(city.written));
    EXPECT_EQ(distinct(city.arrivals), city.arrivals.size());
}

TEST(Delivery, OrderHoldsAgainstRandomFailures) {
    City city;
    city.write_to_everybody(50, 20);
    SeededRandom fate(5);
    city.answers = [&](const Arrival&) -> std::optional<Reply> {
        switch (fate.below(8)) {
            case 0: return answer(500);
            case 1: return answer(429);
            case 2: return Failure(ClientError::reset, "");
            case 3: return Failure(ClientError::timeout, "");
            default: return answer(200);
        }
    };

    // Half of all tries fail: the last messages wait out several long pauses.
    city.work_for(2h);

    EXPECT_EQ(city.rows("sent"), city.written);
    EXPECT_EQ(inversions(city.arrivals), 0);
    EXPECT_TRUE(repeats_are_equal(city.arrivals));
}

TEST(Delivery, ADeadChatDoesNotDelayTheOthers) {
    City city;
    const auto dead = city.chat("dead");
    for (int i = 0; i < 20; ++i) city.say(dead, std::to_string(i));
    city.write_to_everybody(10, 1);
    city.answers = [](const Arrival& arrival) {
        return answer(arrival.chat == "dead" ? 500 : 200);
    };

    for (int i = 1; i < 60; ++i) {
        city.write_to_everybody(10, 1);
        const auto before = city.rows("sent");
        city.work_for(2s);
        ASSERT_GE(city.rows("sent") - before, 10) << "second " << 2 * i;
    }
}

TEST(Delivery, EveryMessageIsInExactlyOneStateAtAnyTime) {
    City city;
    city.write_to_everybody(10, 20);
    SeededRandom fate(3);
    city.answers = [&](const Arrival&) -> std::optional<Reply> {
        constexpr std::array statuses{200, 200, 200, 500, 403, 410, 404, 429};
        return answer(statuses[fate.below(statuses.size())]);
    };

    for (int i = 0; i < 300; ++i) {
        city.turn();
        ASSERT_EQ(city.all_rows(), city.written);
        city.clock.advance(1s);
    }

    EXPECT_GT(city.rows("dead"), 0);
}

TEST(Delivery, ARedrivenMessageKeepsItsKeyAndItsBytes) {
    City city;
    const auto lane = city.chat("group");
    const auto id = city.say(lane, "0");
    city.answers = [](const Arrival&) { return answer(403); };
    city.work();
    ASSERT_EQ(city.find(id).state, OutgoingState::dead);

    city.answers = [](const Arrival&) { return answer(200); };
    city.clock.advance(72h);
    city.store->transact([&](storage::Tx& tx) { tx.outbox().redrive(id, city.clock.now()); });
    city.work();

    ASSERT_EQ(city.arrivals.size(), 2U);
    EXPECT_EQ(city.arrivals[0].key, city.arrivals[1].key);
    EXPECT_EQ(city.arrivals[0].body, city.arrivals[1].body);
    EXPECT_EQ(city.find(id).state, OutgoingState::sent);
}

TEST(Delivery, NoStaleReminderGoesOutAfterAnOutage) {
    City city;
    const auto lane = city.chat("group");
    Outgoing reminder{.lane = lane, .kind = "reminder"};
    reminder.document.blocks.push_back(paragraph("late"));
    reminder.not_after = city.clock.now() + 12h;
    for (int i = 0; i < 1200; ++i) city.say(reminder);
    const auto fresh = city.say(lane, "1");

    city.clock.advance(72h);
    city.work();

    ASSERT_EQ(city.arrivals.size(), 1U);
    EXPECT_EQ(city.find(fresh).state, OutgoingState::sent);
    EXPECT_EQ(city.rows("expired"), 1200);
    EXPECT_EQ(city.worker->counters().expired, 1200U);
}

TEST(Delivery, AtItsLastMomentAMessageIsSentAndAMillisecondLaterItIsNot) {
    for (const auto late : {0ms, 1ms}) {
        City city;
        Outgoing reminder{.lane = city.chat("group"), .kind = "reminder"};
        reminder.not_after = city.clock.now() + 1h;
        city.say(reminder);
        city.clock.advance(1h + late);

        city.work();

        EXPECT_EQ(city.arrivals.size(), late == 0ms ? 1U : 0U);
    }
}

TEST(Delivery, ARetryThatComesTooLateExpires) {
    City city;
    Outgoing reminder{.lane = city.chat("group"), .kind = "reminder"};
    reminder.document.blocks.push_back(paragraph("0"));
    reminder.not_after = city.clock.now() + 10s;
    const auto id = city.say(reminder);
    city.answers = [](const Arrival&) { return answer(500); };

    city.work_for(1h);

    EXPECT_EQ(city.find(id).state, OutgoingState::expired);
    for (const auto& arrival : city.arrivals) EXPECT_LE(arrival.at, *reminder.not_after);
}

}  // namespace
}  // namespace linyi::outbox
