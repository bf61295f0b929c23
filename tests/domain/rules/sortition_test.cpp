#include "domain/rules/sortition.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace linyi::rules {
namespace {

using Names = std::vector<std::string>;
using Quotas = std::map<std::string, std::size_t>;

/// Stands in for a digest: the last letter of the text. The real one is tried with the cases.
std::string last_letter(std::string_view text) {
    return std::string(1, text.back());
}

TEST(Draw, TakesTheSmallestKeysAndPassesOverWhoDeclined) {
    Lottery lottery{.seed = "s", .ids = {"d", "b", "a", "c"}};
    EXPECT_EQ(draw(lottery, 2, last_letter), (Names{"a", "b"}));
    lottery.declined = {"a"};
    EXPECT_EQ(draw(lottery, 2, last_letter), (Names{"b", "c"}));
}

TEST(Draw, OfFewerThanTheSeatsTakesAll) {
    EXPECT_EQ(draw({.seed = "s", .ids = {"b", "a"}}, 5, last_letter), (Names{"a", "b"}));
    EXPECT_TRUE(draw({}, 5, last_letter).empty());
}

TEST(Draw, HashesSeedColonId) {
    Names hashed;
    const auto remember = [&hashed](std::string_view text) {
        hashed.emplace_back(text);
        return std::string("\x01\xAB", 2);
    };
    const auto tickets = shuffled({.seed = "2025|和悦里", .ids = {"1-101"}}, remember);
    EXPECT_EQ(hashed, Names{"2025|和悦里:1-101"});
    EXPECT_EQ(tickets[0].key, "01ab");
}

TEST(Quotas, GiveWhatIsLeftToTheLargestRemainders) {
    EXPECT_EQ(quotas({{"1", 10}, {"2", 7}, {"3", 4}}, 5), (Quotas{{"1", 2}, {"2", 2}, {"3", 1}}));
}

TEST(Quotas, EqualRemaindersGoByName) {
    EXPECT_EQ(quotas({{"b", 5}, {"a", 5}, {"c", 5}}, 4), (Quotas{{"a", 2}, {"b", 1}, {"c", 1}}));
}

TEST(Quotas, AddUpAndNeverExceedAStratum) {
    std::mt19937 random(2);
    for (int round = 0; round < 2'000; ++round) {
        Quotas members;
        std::size_t all = 0;
        for (const auto* name : {"a", "b", "c", "d"}) all += members[name] = random() % 9;
        const std::size_t seats = random() % 40;
        std::size_t given = 0;
        for (const auto& [name, quota] : quotas(members, seats)) {
            EXPECT_LE(quota, members[name]) << round;
            given += quota;
        }
        EXPECT_EQ(given, std::min(seats, all)) << round;
    }
}

}  // namespace
}  // namespace linyi::rules
