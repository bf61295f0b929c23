#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;

/// Votes whose ballots are orders, or whose answers the rule brings along.
class OtherRules : public testing::Test {
protected:
    OtherRules() {
        for (const auto& [name, method] : {std::pair{"irv", rules::Method::irv},
                                           {"schulze", rules::Method::schulze},
                                           {"consent", rules::Method::consent},
                                           {"approval", rules::Method::approval},
                                           {"sortition", rules::Method::sortition}}) {
            rules::RuleSet rules{
                .name = name, .title_zh = name, .title_en = name, .source = "test"};
            rules.method = method;
            stage().settings.votes.rules.put(rules);
        }
    }

    std::string hear(const Account& who, std::string text) {
        talk.hear(who, stage().group, std::move(text));
        return talk.answers();
    }
    std::string close() {
        stage().now += 11 * 24h;
        talk.close_due();
        return talk.answers_in(stage().group);
    }
    std::vector<std::string> choice_of(std::int32_t right) {
        const auto poll = stage().tx().polls().find(stage().community.id, 1);
        const auto ballot = stage().tx().ballots().find(poll->id, right);
        return ballot ? ballot->choice : std::vector<std::string>{};
    }
    bool holds(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }
    Stage& stage() { return talk.stage; }

    Talk talk;
};

TEST_F(OtherRules, AnOrderIsAskedForConfirmedAndCountedInRounds) {
    const auto post = hear(
        stage().wang, "/表决 器材放哪里 | 南广场 | 北绿地 | 东门 --rule irv 截止 11月30日18点");
    EXPECT_TRUE(holds(post, "2>1（最喜欢的在前")) << post;

    EXPECT_TRUE(holds(hear(stage().chen, "3>2"), "东门 > 北绿地")) << talk.answers();
    hear(stage().wang, "1>3>2");
    hear(stage().li, "2-1-202 2");
    hear(stage().chen, "改成2>1");

    EXPECT_EQ(choice_of(2), (std::vector<std::string>{"2", "1"}));
    const auto result = close();
    EXPECT_TRUE(holds(result, "第 1 轮")) << result;
    EXPECT_TRUE(holds(result, "“北绿地”胜出")) << result;
}

TEST_F(OtherRules, AnUnclearOrderIsAskedBackAndNotCounted) {
    hear(stage().wang, "/表决 器材放哪里 | 南广场 | 北绿地 | 东门 --rule schulze 截止 11月30日");

    hear(stage().chen, "2=1>3");

    EXPECT_TRUE(choice_of(2).empty()) << talk.answers();
    EXPECT_FALSE(talk.answers().empty()) << "asked back";
}

TEST_F(OtherRules, ConsentBringsItsAnswersAlong) {
    const auto post = hear(stage().wang, "/表决 大门十一点锁 --rule consent 截止 11月30日18点");
    EXPECT_TRUE(holds(post, "异议")) << post;
    hear(stage().wang, "同意");
    hear(stage().chen, "2");

    EXPECT_TRUE(holds(close(), "有未解决的异议")) << talk.answers();
}

TEST_F(OtherRules, ConsentTakesNoOptionsOfTheHosts) {
    EXPECT_TRUE(holds(hear(stage().wang, "/表决 颜色 | 红 | 蓝 --rule consent"), "答案是固定的"))
        << talk.answers();
}

TEST_F(OtherRules, WhoNamesAnotherVoteIsNotAnsweringWhatWasAskedBack) {
    hear(stage().wang, "/表决 是否换锁？ 截止 11月30日18点");
    hear(stage().wang, "/表决 大门十一点锁 --rule consent 截止 11月30日18点");
    const auto say = [this](const std::string& text) {
        talk.hear(stage().chen, stage().direct(stage().chen), text);
        return talk.answers();
    };
    say("V2 大概吧");

    EXPECT_TRUE(holds(say("V1 同意"), "V1 已登记：同意")) << talk.answers();
}

TEST_F(OtherRules, ApprovalTakesAnyNumberOfOptions) {
    hear(stage().wang, "/表决 活动 | 义诊 | 电影 | 棋牌 --rule approval 截止 11月30日18点");
    hear(stage().chen, "1、3");
    hear(stage().wang, "1");

    EXPECT_EQ(choice_of(2), (std::vector<std::string>{"1", "3"}));
    EXPECT_TRUE(holds(close(), "义诊")) << talk.answers();
}

TEST_F(OtherRules, ARuleThatCountsFilesOnlyIsRefusedWithWhatToDo) {
    EXPECT_TRUE(
        holds(hear(stage().wang, "/表决 谁去 | 张三 | 李四 --rule sortition"), "linyi tally"))
        << talk.answers();
}

}  // namespace
}  // namespace linyi::commands::test
