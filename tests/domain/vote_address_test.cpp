#include "domain/vote_address.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

const Poll poll{.id = {12}, .question = "是否更换电梯？", .opened_at = from_millis(1763604000000)};
const FrozenRules frozen{.rule_sha256 = "aa", .roll_sha256 = "bb", .wording_sha256 = "cc"};

TEST(VotePath, NamesTheVoteAndAMarkThatNobodyCanCountUp) {
    const auto path = vote_path(poll, frozen);

    EXPECT_TRUE(path.starts_with("/votes/12-")) << path;
    EXPECT_EQ(path.size(), std::string("/votes/12-").size() + 20);
    EXPECT_EQ(path, vote_path(poll, frozen));
}

TEST(VotePath, AnotherRollIsAnotherPath) {
    auto other = frozen;
    other.roll_sha256 = "bc";

    EXPECT_NE(vote_path(poll, other), vote_path(poll, frozen));
}

TEST(VotePath, TheVoteIsReadBackFromIt) {
    EXPECT_EQ(poll_in_path("12-0123"), PollId{12});
    for (const auto* broken : {"", "12", "-12", "x-12", "12x-1", "99999999999999999999-1"})
        EXPECT_FALSE(poll_in_path(broken)) << broken;
}

}  // namespace
}  // namespace linyi
