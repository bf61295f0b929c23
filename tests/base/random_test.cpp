#include "base/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <set>

namespace linyi {
namespace {

/// Gives the bytes it was told to.
class Scripted final : public Random {
public:
    explicit Scripted(std::deque<std::string> script) : script_(std::move(script)) {}
    std::string bytes(std::size_t) override {
        auto next = script_.front();
        script_.pop_front();
        return next;
    }

private:
    std::deque<std::string> script_;
};

TEST(Random, TheSameSeedGivesTheSameSequence) {
    SeededRandom one{5};
    SeededRandom same{5};
    SeededRandom other{6};

    const auto bytes = one.bytes(40);
    EXPECT_EQ(same.bytes(40), bytes);
    EXPECT_NE(other.bytes(40), bytes);
    EXPECT_NE(one.bytes(40), bytes) << "it goes on";
}

TEST(Random, GivesAsManyBytesAsAskedFor) {
    SystemRandom system;
    for (const std::size_t count : {0U, 1U, 7U, 8U, 9U, 1000U}) {
        EXPECT_EQ(SeededRandom{1}.bytes(count).size(), count);
        EXPECT_EQ(system.bytes(count).size(), count);
    }
    EXPECT_NE(system.bytes(16), system.bytes(16));
}

TEST(Random, BelowReachesEveryValueAndNoneBeyond) {
    SeededRandom random{3};
    std::array<int, 6> seen{};
    for (int i = 0; i < 6000; ++i) ++seen.at(random.below(6));

    for (const int count : seen) EXPECT_NEAR(count, 1000, 200);
    EXPECT_EQ(random.below(1), 0U);
}

TEST(Random, BelowDrawsAgainWhereSmallResultsWouldBeFavoured) {
    Scripted random{{std::string(8, '\xFF'), std::string("\x05\0\0\0\0\0\0\0", 8)}};

    EXPECT_EQ(random.below(10), 5U);
}

TEST(Random, CodesAreEasyToReadAloud) {
    SeededRandom random{9};
    const auto code = random.code(4000);

    const std::set<char> letters(code.begin(), code.end());
    EXPECT_EQ(letters.size(), 32U);
    for (const char c : {'I', 'L', 'O', 'U', 'a'}) EXPECT_FALSE(letters.contains(c)) << c;
}

}  // namespace
}  // namespace linyi
