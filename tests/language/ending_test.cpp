#include "language/marker.hpp"

#include "language/read_markers.hpp"

#include <gtest/gtest.h>

// How a host ends a vote, calls it off, or gives it more time.

namespace linyi::language {
namespace {

using test::read;

TEST(PollClosing, IsReadInManyManners) {
    for (const char* text :
         {"【表决一截止】", "表决一到此结束", "我宣布表决一截止", "第一项表决结束,大家辛苦了",
          "【表决一结束】现在公布结果", "19:52了,表决一截止!", "Vote 1 is now closed",
          "【表决事项一 投票结束】", "Voting closed on motion 1.",
          "Time is up, motion 1 is closed.", "「表决一截止」", "大家都投完了,【表决1提前截止】",
          "Voting on 1 is closed. Yes wins."})
        EXPECT_EQ(read(text), "close 1") << text;
    for (const char* text :
         {"表决结束", "投票截止", "时间到,停止投票", "Voting closed", "[投票结束]", "投票通道关闭",
          "时间到", "Voting is closed. Thank you.", "[语音转文字]时间到了啊停止投票",
          "Time! Voting on item 3 is over.", "Stop voting please", "【截止】"})
        EXPECT_EQ(read(text), "close 0") << text;
}

TEST(PollClosing, IsSaidOfWhateverIsOpen) {
    for (const char* text :
         {"停!不投了", "好,停!", "不再接受投票", "That closes the vote",
          "That's the end of the vote", "Polls are now closed", "no more votes please",
          "I am closing the vote now", "收票啦", "收票了,后面的不算", "投票就到这",
          "时间到啦,不要再投了", "别投了,截止了", "现在停止投票,开始统计", "现在开始统票",
          "到点,关闭投票", "投票期限已到", "以上投票结束"})
        EXPECT_EQ(read(text), "close 0") << text;
    for (const char* text : {"Vote 2 closes now", "I'm closing vote 2", "Time's up on vote 2",
                             "ok that's it for vote 2", "表决二收口", "表决二到点了,收"})
        EXPECT_EQ(read(text), "close 2") << text;
}

TEST(PollClosing, MayBeSaidOfSeveral) {
    for (const char* text : {"表决一、二截止", "表决一和表决二截止", "表决一、表决二同时截止",
                             "【表决一、二截止】", "Votes 1 and 2 are now closed"})
        EXPECT_EQ(read(text), "close 1, close 2") << text;
    for (const char* text : {"以上两项投票结束", "两项表决全部截止", "Both votes are closed"}) {
        const auto markers = read_markers(text);
        ASSERT_EQ(markers.size(), 1U) << text;
        EXPECT_TRUE(std::get<PollClosing>(markers[0]).is_all) << text;
    }
}

TEST(PollClosing, AnAnnouncedDeadlineIsNone) {
    for (const char* text :
         {"投票截止时间20:00", "表决一还有2分钟截止", "投票将于20:00截止", "投票截止前都可以改",
          "表决结束后公布结果", "投票还没结束,抓紧", "是不是表决结束了?",
          "表决一19:52截止,大家抓紧", "等投票结束再说", "19:52截止", "投票快要结束了,没投的抓紧",
          "Vote 1 closes at 8", "voting is about to close", "停车费的事下次再说", "停电了",
          "投票结束前我再提醒", "Stop the car thieves", "表决一截止前2分钟提醒"})
        EXPECT_EQ(read(text), "") << text;
}

TEST(PollExtension, MovesTheDeadline) {
    EXPECT_EQ(read("应几位邻居要求,投票1延长到20:50"), "extend 1 20:50");
    EXPECT_EQ(read("表决一延长5分钟"), "extend 1 +5");
    EXPECT_EQ(read("【表决一】延长到20:00,还没投的抓紧"), "extend 1 20:00");
    EXPECT_EQ(read("截止时间改到8点半"), "extend 0 8点半");
    EXPECT_EQ(read("再给大家五分钟"), "extend 0 +5");
    EXPECT_EQ(read("Vote 1 is extended to 8:30pm"), "extend 1 8:30pm");
    EXPECT_EQ(read("I'm extending the vote by ten minutes"), "extend 0 +10");
    for (const char* text : {"能不能延长到20:50?", "投票不延长,20:15准时截止", "停车时间改为30分钟",
                             "门禁维修延到28日前完成", "建议投票时间延长到周五"})
        EXPECT_EQ(read(text), "") << text;
}

TEST(PollCancelling, IsReadInManyManners) {
    for (const char* text :
         {"表决二作废", "表决二取消,重新表决", "【表决二作废】选项写错了,稍后重新表决",
          "取消表决二", "Vote 2 is cancelled", "对不起,表决二有误,作废。", "撤回表决二",
          "We are cancelling vote 2", "第二个表决我撤了", "Scrap vote 2", "表决二撤回",
          "Please ignore vote 2, I'll repost it", "刚才表决二的题目写错了,作废,重来",
          "表决二题目有歧义,先撤下来", "Forget vote 2, wrong wording",
          "不好意思,表决2没写清费用由谁出,作废,我重新发"})
        EXPECT_EQ(read(text), "cancel 2") << text;
    EXPECT_EQ(read("投票取消"), "cancel 0");
    EXPECT_EQ(read("本次投票作废,重新投"), "cancel 0");
    EXPECT_EQ(read("刚才的表决作废,现在重新表决二:停车 1、30分钟 2、60分钟,20:20截止"),
              "cancel 0, open 2");
}

TEST(PollCancelling, RulesAboutVoidVotesAreNone) {
    for (const char* text :
         {"重复投票作废", "没有委托书的代投作废", "不能取消投票吗", "如果人数不够表决就作废"})
        EXPECT_EQ(read(text), "") << text;
    EXPECT_EQ(read("【表决一】是否同意?同意/反对,重复投票作废,19:52截止"), "open 1");
}

}  // namespace
}  // namespace linyi::language
