#include "language/answer.hpp"

#include "language/marker.hpp"
#include "language/papers.hpp"

#include <gtest/gtest.h>

namespace linyi::language::test {
namespace {

TEST(Withdrawal, TakesBackTheAnswerAndGivesNoOther) {
    for (const char* text : {"我的票撤回，不投了", "撤回", "我撤回投票", "3-1-102 撤票", "不投了",
                             "I withdraw my vote"})
        EXPECT_EQ(told(read_answers(text, parking_paper())), "withdrawn") << text;
    for (const char* text : {"撤回重投2", "我的票作废吗？", "取消停车费", "上次表决作废的事"})
        EXPECT_NE(told(read_answers(text, parking_paper())), "withdrawn") << text;
}

TEST(CheckIn, ForSomebodyElseLaterOrTakenBackIsNoneOfOnesOwn) {
    EXPECT_TRUE(read_check_in("帮马阿姨签到3-1-102")->is_proxy);
    EXPECT_FALSE(read_check_in("代表全家签到 3-1-102")->is_proxy);
    EXPECT_TRUE(read_check_in("撤回签到，临时有事")->is_withdrawn);
    EXPECT_FALSE(read_check_in("明天再签到"));
}

}  // namespace
}  // namespace linyi::language::test
