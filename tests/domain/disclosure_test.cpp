#include "domain/disclosure.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

bool shown(bool is_secret, std::vector<std::int64_t> counts) {
    Tally tally;
    for (const auto rights : counts) {
        tally.options.push_back({.count = {.rights = rights}});
        tally.participating.rights += rights;
    }
    return disclosure({.is_secret = is_secret}, tally).split;
}

}  // namespace

TEST(Disclosure, AnOpenPollTellsEverything) {
    EXPECT_TRUE(shown(false, {1, 0, 3}));
}

TEST(Disclosure, ASecretPollTellsGroupsOfFiveButNotOfFour) {
    EXPECT_TRUE(shown(true, {5, 7}));
    EXPECT_FALSE(shown(true, {4, 7}));
    EXPECT_FALSE(shown(true, {20, 30, 1}));
}

TEST(Disclosure, ASecretPollTellsNoAreasAndNoRoundsHoweverLarge) {
    const Tally tally{.participating = {.rights = 100},
                      .options = {{.count = {.rights = 60}}, {.count = {.rights = 40}}}};
    const auto secret = disclosure({.is_secret = true}, tally);
    EXPECT_TRUE(secret.split);
    EXPECT_FALSE(secret.areas);
    EXPECT_FALSE(secret.rounds);
    EXPECT_TRUE(disclosure({}, tally).areas);
    EXPECT_TRUE(disclosure({}, tally).rounds);
}

TEST(Disclosure, AnOptionNobodyChoseHidesNobody) {
    EXPECT_TRUE(shown(true, {9, 0, 5}));
}

TEST(Disclosure, NothingIsTakenApartThatIsSmallItself) {
    EXPECT_FALSE(shown(true, {0, 0}));
    EXPECT_FALSE(shown(true, {4, 0}));
    EXPECT_TRUE(shown(true, {5, 0})) << "all chose alike: there is nothing to take apart";
}

}  // namespace linyi
