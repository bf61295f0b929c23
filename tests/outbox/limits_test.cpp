#include "outbox/limits.hpp"

#include "base/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace linyi::outbox {
namespace {

using namespace std::chrono_literals;
using Scope = RateLimit::Scope;

const Timestamp beginning = from_millis(1'767'600'000'000);
const ChatId chat{7};

/// The most starts in any window of this length.
int most_in_any_window(const std::vector<Timestamp>& starts, Millis window) {
    std::size_t most = 0;
    for (std::size_t first = 0; first < starts.size(); ++first) {
        const auto end = std::lower_bound(starts.begin(), starts.end(), starts[first] + window);
        most = std::max(most, static_cast<std::size_t>(end - starts.begin()) - first);
    }
    return static_cast<int>(most);
}

/// Sends as fast as allowed for `time`; a restart every `restart` forgets everything but the table.
std::vector<Timestamp> backlog(const RateLimit& limit, Millis time, Millis restart) {
    std::vector<Timestamp> table;
    Limits limits{LimitSettings{}};
    limits.add_account("bot", {limit});
    auto now = beginning;
    auto next_restart = now + restart;
    while (now < beginning + time) {
        if (now >= next_restart) {
            next_restart = now + restart;
            limits = Limits{LimitSettings{}};
            limits.add_account("bot", {limit});
            for (const auto at : table) limits.started("bot", chat, ChatKind::group, at);
        }
        const auto at = std::max(limits.next_allowed("bot", now),
                                 limits.next_allowed("bot", chat, ChatKind::group, now));
        if (at > now) {
            now = std::min(at, next_restart);
            continue;
        }
        limits.started("bot", chat, ChatKind::group, now);
        table.push_back(now);
    }
    return table;
}

TEST(Limits, NoWindowIsEverOverTheFigureAndThreeQuartersAreUsedAcrossRestarts) {
    const std::vector<RateLimit> figures{{Scope::group, 20, 1min},   {Scope::account, 30, 1s},
                                         {Scope::chat, 1, 1s},       {Scope::chat, 5, 1s},
                                         {Scope::account, 18, 1min}, {Scope::account, 1000, 1min},
                                         {Scope::account, 1, 2s},    {Scope::chat, 3, 10s}};
    for (const auto& figure : figures) {
        const auto starts = backlog(figure, 10min, 20s);

        EXPECT_LE(most_in_any_window(starts, figure.window), figure.count) << figure.count;
        const auto allowed = figure.count * (10min / figure.window);
        EXPECT_GE(static_cast<double>(starts.size()), 0.75 * static_cast<double>(allowed))
            << figure.count;
    }
}

TEST(Limits, OneASecondStaysOneASecond) {
    const auto kept = cut({Scope::chat, 1, 1s}, 90);

    EXPECT_EQ(kept.count, 1);
    EXPECT_GE(kept.window, 1s);
    EXPECT_LE(kept.window, 1112ms);
}

TEST(Limits, ALargeCountIsCutASmallOneGetsTime) {
    EXPECT_EQ(cut({Scope::group, 20, 1min}, 90), (EffectiveLimit{18, 1min}));
    EXPECT_EQ(cut({Scope::account, 30, 1s}, 90), (EffectiveLimit{27, 1s}));
    EXPECT_EQ(cut({Scope::chat, 5, 1s}, 90), (EffectiveLimit{5, 1112ms}));
}

TEST(Limits, ACutNeverAllowsMoreThanTheFigure) {
    for (int count = 1; count <= 60; ++count) {
        for (int share = 1; share <= 100; ++share) {
            const auto kept = cut({Scope::chat, count, 1s}, share);
            ASSERT_GE(kept.count, 1);
            ASSERT_LE(kept.count, count);
            ASSERT_GE(kept.window, 1s);
        }
    }
}

TEST(Limits, GroupLimitsDoNotHoldForPrivateChats) {
    Limits limits{LimitSettings{}};
    limits.add_account("bot", {{Scope::group, 1, 1min}});
    limits.started("bot", chat, ChatKind::direct, beginning);
    limits.started("bot", ChatId{8}, ChatKind::group, beginning);

    EXPECT_EQ(limits.next_allowed("bot", chat, ChatKind::direct, beginning), beginning);
    EXPECT_GT(limits.next_allowed("bot", ChatId{8}, ChatKind::group, beginning), beginning);
}

TEST(Limits, ChatsAreCountedApartAndTogetherForTheAccount) {
    Limits limits{LimitSettings{}};
    limits.add_account("bot", {{Scope::chat, 1, 1s}, {Scope::account, 20, 1s}});
    for (int i = 1; i <= 18; ++i) limits.started("bot", ChatId{i}, ChatKind::group, beginning);

    EXPECT_EQ(limits.allowance("bot", beginning), 0);
    EXPECT_EQ(limits.next_allowed("bot", beginning), beginning + 1s);
    EXPECT_EQ(limits.allowance("bot", beginning + 1s), 18);
    EXPECT_EQ(limits.next_allowed("bot", ChatId{99}, ChatKind::group, beginning), beginning);
}

TEST(Limits, TwoLimitsOfOneScopeBothHold) {
    Limits limits{LimitSettings{}};
    limits.add_account("bot", {{Scope::chat, 1, 1s}, {Scope::group, 20, 1min}});
    auto now = beginning;
    for (int i = 0; i < 18; ++i, now += 2s) limits.started("bot", chat, ChatKind::group, now);

    EXPECT_EQ(limits.next_allowed("bot", chat, ChatKind::group, now), beginning + 1min);
}

TEST(Limits, LearnsDownFromTooManyAndRecovers) {
    Limits limits{LimitSettings{}};
    limits.add_account("bot", {{Scope::account, 100, 1min}});
    limits.learn("bot", beginning);

    EXPECT_EQ(limits.allowance("bot", beginning), 72);
    EXPECT_EQ(limits.allowance("bot", beginning + 2min), 82);
    EXPECT_EQ(limits.allowance("bot", beginning + 4min), 90);
}

TEST(Limits, LearnsDownToAFifthAndNotToNothing) {
    Limits limits{LimitSettings{}};
    limits.add_account("bot", {{Scope::account, 100, 1min}});
    for (int i = 0; i < 50; ++i) limits.learn("bot", beginning);

    EXPECT_EQ(limits.allowance("bot", beginning), 20);
}

TEST(Limits, AClockThatGoesBackDoesNotSilenceAChat) {
    Limits limits{LimitSettings{}};
    limits.add_account("bot", {{Scope::chat, 1, 1s}});
    limits.started("bot", chat, ChatKind::group, beginning);

    const auto back = beginning - 24h;

    EXPECT_LE(limits.next_allowed("bot", chat, ChatKind::group, back), back + 1200ms);
}

TEST(Limits, QuietChatsAreForgotten) {
    Limits limits{LimitSettings{}};
    limits.add_account("bot", {{Scope::chat, 1, 1s}});
    limits.started("bot", chat, ChatKind::group, beginning);

    EXPECT_EQ(limits.waiting(beginning).size(), 1U);
    EXPECT_EQ(limits.waiting(beginning + 1min).size(), 0U);
}

}  // namespace
}  // namespace linyi::outbox
