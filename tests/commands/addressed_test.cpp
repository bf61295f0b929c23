#include "commands/choose.hpp"

#include "commands/fixture.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

class Addressed : public testing::Test {
protected:
    /// Names of the commands that `text` of chen stands for in `where`.
    std::string chosen(const Chat& where, std::string text) {
        stage.message.text = std::move(text);
        auto context = stage.context(stage.chen, where);
        std::string names;
        for (const auto& call : choose_calls(stage.table, context, stage.message))
            names += call.command + " ";
        return names;
    }

    Stage stage;
};

}  // namespace

TEST_F(Addressed, WhoSpeaksToUsPrivatelyIsAnswered) {
    EXPECT_EQ(chosen(stage.direct(stage.chen), "你好"), "unknown ");
    EXPECT_EQ(chosen(stage.direct(stage.chen), "/"), "unknown ");
    EXPECT_EQ(chosen(stage.direct(stage.chen), "  "), "");
}

TEST_F(Addressed, TalkInAGroupIsLeftAloneUnlessItNamesUs) {
    EXPECT_EQ(chosen(stage.group, "你好"), "");
    stage.message.mentions_bot = true;
    EXPECT_EQ(chosen(stage.group, "你好"), "unknown ");
}

TEST_F(Addressed, TheAnswerToWhatWasNotUnderstoodSaysWhatToDo) {
    stage.message.text = "你好";
    EXPECT_NE(said(stage.run(stage.chen, "unknown", "")).find("/帮助"), std::string::npos);
}

}  // namespace linyi::commands::test
