#include "commands/fixture.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

class VoteWords : public testing::Test {
protected:
    Result<Reply> vote(std::string text) { return stage.run(stage.wang, "vote", std::move(text)); }
    Poll only_poll() { return stage.tx().polls().all_of(stage.community.id).at(0); }

    Stage stage;
};

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != text.npos;
}

}  // namespace

TEST_F(VoteWords, WhatStandsBehindAFlagIsStillRead) {
    must(vote("换门锁？ --secret until Nov 25 18:00"));
    EXPECT_TRUE(only_poll().is_secret);
    EXPECT_EQ(only_poll().closes_at, stage.local("2025-11-25 18:00"));
    EXPECT_EQ(only_poll().question, "换门锁?");
}

TEST_F(VoteWords, AFlagTakesOneWordAndLeavesTheOptions) {
    must(vote("颜色 --multiple 2 | 红 | 蓝 | 绿"));
    EXPECT_EQ(only_poll().choices_max, 2);
    EXPECT_EQ(only_poll().options.size(), 3U);
    EXPECT_EQ(only_poll().question, "颜色");
}

TEST_F(VoteWords, ADayCountsToItsEndAndIsCalledSo) {
    const auto reply = vote("换门锁？ 截止 2025年11月25日");
    EXPECT_EQ(only_poll().closes_at, stage.local("2025-11-26 00:00"));
    EXPECT_TRUE(has(said(reply), "2025年11月25日 24:00")) << said(reply);
}

TEST_F(VoteWords, TwinOptionsAreNamed) {
    EXPECT_TRUE(has(refusal(vote("颜色 | 红 | 红")), "看起来一样：红"));
}

TEST_F(VoteWords, ARefusalSaysTheTimeInTheCallersLanguage) {
    auto context = stage.context(stage.wang);
    context.caller.language = Language::en;
    const auto reply =
        stage.run(std::move(context), stage.call("vote", "Lock? until Nov 19 18:00"));
    const auto words = refusal(reply, Language::en);
    EXPECT_TRUE(has(words, "19 Nov")) << words;
    EXPECT_FALSE(has(words, "年")) << words;
}

TEST_F(VoteWords, AResultWithoutANumberIsAskedForOne) {
    EXPECT_TRUE(has(refusal(stage.run(stage.wang, "result", "")), "请写上表决编号"));
}

}  // namespace linyi::commands::test
