#include "language/poll_mention.hpp"

#include <gtest/gtest.h>

namespace linyi::language {
namespace {

/// "1:同意 2:选2"; "*:同意" of all.
std::string read(const char* text, OpenVotes open) {
    std::string out;
    for (const PollMention& said : read_poll_mentions(text, open)) {
        const bool all = said.ordinal == PollMention::every;
        out +=
            (out.empty() ? "" : " ") + (all ? "*" : std::to_string(said.ordinal)) + ":" + said.text;
    }
    return out;
}

TEST(PollMention, AVoteIsNamedByItsNumber) {
    for (const auto open : {OpenVotes::one, OpenVotes::several}) {
        EXPECT_EQ(read("表决一同意", open), "1:同意");
        EXPECT_EQ(read("表决二 选2", open), "2:选2");
        EXPECT_EQ(read("表决1:反对", open), "1:反对");
        EXPECT_EQ(read("表决一同意,表决二反对", open), "1:同意, 2:反对");
        EXPECT_EQ(read("vote 2 yes", open), "2:yes");
        EXPECT_EQ(read("第一项表决同意", open), "1:同意");
        EXPECT_EQ(read("同意表决一", open), "1:同意");
    }
}

TEST(PollMention, WhereSeveralAreOpenLessIsEnough) {
    EXPECT_EQ(read("第一项同意,第二项反对", OpenVotes::several), "1:同意, 2:反对");
    EXPECT_EQ(read("1同意 2反对", OpenVotes::several), "1:同意 2:反对");
    EXPECT_EQ(read("一同意,二反对", OpenVotes::several), "1:同意, 2:反对");
    EXPECT_EQ(read("①同意②弃权", OpenVotes::several), "1:同意 2:弃权");
    EXPECT_EQ(read("两项都同意", OpenVotes::several), "*:同意");
    EXPECT_EQ(read("都同意!", OpenVotes::several), "*:同意!");
    EXPECT_EQ(read("全部反对", OpenVotes::several), "*:反对");
    EXPECT_EQ(read("yes to both", OpenVotes::several), "*:yes");
}

TEST(PollMention, OfOneVoteTheyAreItsOptions) {
    for (const char* text : {"第一项", "第二项吧", "1同意", "都同意", "一"})
        EXPECT_EQ(read(text, OpenVotes::one), "") << text;
}

TEST(PollMention, TalkNamesNone) {
    for (const char* text :
         {"同意", "1", "选2", "表决一致通过", "我表决了一下", "都是邻居", "2号楼同意",
          "3-1-102同意", "19:52截止", "@周敏 表决一同意", "【表决一】是否同意?"})
        EXPECT_EQ(read(text, OpenVotes::several), "") << text;
}

}  // namespace
}  // namespace linyi::language
