#include "commands/chores.hpp"

#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;

TEST(Chores, AContextSpeaksTheCommunitysLanguageAndNobodysMind) {
    Stage stage;
    SeededRandom random{1};
    const std::function<ChatTraits(std::string_view)> traits = [](std::string_view) {
        return ChatTraits{};
    };
    auto tx = stage.tx();

    const auto context =
        ChoreContext{random, stage.settings, traits}.make(tx, stage.community.id, stage.now);

    EXPECT_EQ(context.community.name, "和悦里小区");
    EXPECT_EQ(context.caller.language, Language::zh);
    EXPECT_FALSE(context.caller.member);
    EXPECT_FALSE(context.caller.account.id);
}

TEST(Chores, TheResultTakesTheLastGroupLineWithIt) {
    Talk talk;
    auto& stage = talk.stage;
    talk.hear(stage.wang, stage.group, "/表决 换门禁 截止 11月20日12点");
    talk.hear(stage.he, stage.group, "同意");
    stage.now = stage.local("2025-11-20 12:00") + 1ms;

    talk.close_due();
    EXPECT_NE(talk.answers_in(stage.group).find("【表决结果 V1】"), std::string::npos);

    talk.confirm();
    EXPECT_TRUE(talk.sent().empty());
}

TEST(Chores, PollsWithoutADeadlineAreNeverDue) {
    Talk talk;
    auto& stage = talk.stage;
    talk.hear(stage.wang, stage.group, "【表决一】是否更换门禁？请业主回复同意/反对/弃权。");
    ASSERT_EQ(stage.tx().polls().open_of(stage.community.id).size(), 1U) << talk.answers();
    stage.now += 24h * 365;

    talk.close_due();

    EXPECT_EQ(stage.tx().polls().open_of(stage.community.id).size(), 1U);
    EXPECT_TRUE(talk.sent().empty());
}

}  // namespace
}  // namespace linyi::commands::test
