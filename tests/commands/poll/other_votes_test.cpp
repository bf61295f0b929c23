#include "commands/poll/poll.hpp"
#include "commands/poll/sheet.hpp"
#include "commands/poll/verdict.hpp"
#include "commands/talk.hpp"
#include "domain/ballot_form.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;

/// Elections, marks and budgets, asked and answered in the chat. The roll has four rights of
/// one area: 王芳 1-1-101, 陈静 2-1-201, 李强 both 2-1-202 and 3-1-301.
class OtherVotes : public testing::Test {
protected:
    OtherVotes() {
        using rules::Method;
        for (const auto& [name, method] :
             {std::pair{"committee_election", Method::committee_election},
              {"score", Method::score},
              {"budget_greedy", Method::budget_greedy},
              {"budget_equal_shares", Method::budget_equal_shares}}) {
            rules::RuleSet rules{
                .name = name, .title_zh = name, .title_en = name, .source = "test"};
            rules.method = method;
            rules.completion = rules::Completion::add1;
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
    Poll poll() { return *stage().tx().polls().find(stage().community.id, 1); }
    std::vector<std::string> choice_of(std::int32_t right) {
        const auto ballot = stage().tx().ballots().find(poll().id, right);
        return ballot ? ballot->choice : std::vector<std::string>{};
    }
    Decision decision() { return poll::counted(poll(), stage().tx()).decision; }
    std::string payload_of(std::string_view kind) {
        for (const auto& [name, payload] : stage().acts()) {
            if (name == kind) return payload;
        }
        return {};
    }
    bool holds(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }
    Stage& stage() { return talk.stage; }

    using Keys = std::vector<std::string>;

    Talk talk;
};

TEST_F(OtherVotes, AnElectionTakesAsManyNamesAsItHasSeats) {
    const auto post =
        hear(stage().wang,
             "/表决 规则=committee_election 席位=2 选举业委会 | 张三 | 李四 | 王五 截止 "
             "11月30日18点");
    EXPECT_TRUE(holds(post, "最多 2 人")) << post;
    EXPECT_TRUE(holds(post, "2 席")) << post;
    EXPECT_TRUE(holds(post, "弃权（都不选）")) << post;

    EXPECT_TRUE(holds(hear(stage().chen, "选1、3号"), "张三、王五")) << talk.answers();
    EXPECT_TRUE(holds(hear(stage().wang, "1,2,3"), "只能选 2 项")) << talk.answers();
    EXPECT_TRUE(choice_of(1).empty());
    hear(stage().wang, "弃权");
    hear(stage().li, "1");

    EXPECT_EQ(choice_of(2), (Keys{"1", "3"}));
    EXPECT_EQ(choice_of(1), Keys{"4"}) << "who agrees to nobody takes part";
    const auto result = close();
    EXPECT_EQ(decision().elected, Keys{"1"}) << "only 张三 is above both halves";
    EXPECT_TRUE(holds(result, "空缺 1 席")) << result;
    EXPECT_TRUE(holds(result, "参与面积")) << result;
    EXPECT_TRUE(holds(payload_of("poll_closed"), R"("elected":["1"])"))
        << payload_of("poll_closed");
}

TEST_F(OtherVotes, AnAbstentionBesideCandidatesIsAskedBack) {
    hear(stage().wang,
         "/表决 选举 | 张三 | 李四 --rule committee_election --seats 2 截止 11月30日");

    EXPECT_TRUE(holds(hear(stage().chen, "1和3"), "不能和别的选项一起选")) << talk.answers();
    EXPECT_TRUE(choice_of(2).empty());
}

TEST_F(OtherVotes, ATieAtTheLastSeatIsSaidAndNobodyGetsIt) {
    hear(
        stage().wang,
        "/表决 选举 | 张三 | 李四 | 王五 | 赵六 --rule committee_election --seats 3 截止 11月30日");
    hear(stage().wang, "1,2,3");
    hear(stage().chen, "1,2,4");
    hear(stage().li, "2-1-202 1、3、4");
    hear(stage().li, "3-1-301 2、3、4");

    const auto result = close();

    EXPECT_TRUE(holds(result, "没有人当选")) << result;
    EXPECT_TRUE(holds(result, "最后 3 席 张三、李四、王五、赵六 面积和人数都相同")) << result;
    EXPECT_TRUE(decision().elected.empty());
    EXPECT_EQ(decision().tied.size(), 4U);
}

TEST_F(OtherVotes, AnElectionWithoutParticipationIsVoid) {
    hear(stage().wang,
         "/表决 选举 | 张三 | 李四 --rule committee_election --seats 2 截止 11月30日");
    hear(stage().chen, "1");

    const auto result = close();

    EXPECT_TRUE(holds(result, "选举不成立")) << result;
    EXPECT_FALSE(decision().passed);
    EXPECT_EQ(decision().election->vacant, 2);
}

TEST_F(OtherVotes, MarksAreAskedForConfirmedAndSummedUp) {
    const auto post = hear(
        stage().wang, "/表决 三个方案打分 | 南广场 | 北绿地 | 东门 --rule score 截止 11月30日");
    EXPECT_TRUE(holds(post, "0 到 5 分，例如：1=5 2=3 3=1")) << post;

    EXPECT_TRUE(holds(hear(stage().chen, "1=5 2=3 3=0"), "南广场 5 分、北绿地 3 分、东门 0 分"))
        << talk.answers();
    hear(stage().wang, "2 5 1");
    hear(stage().li, "北绿地5分");
    EXPECT_TRUE(holds(hear(stage().li, "1=9"), "每项 0 到 5 分")) << "asked back";

    EXPECT_EQ(choice_of(2), (Keys{"1:5", "2:3", "3:0"}));
    EXPECT_EQ(choice_of(3), Keys{"2:5"}) << "what stood before stands";
    const auto result = close();
    EXPECT_TRUE(holds(result, "总分 18，平均 9/2，4 户打分，满分 3 个")) << result;
    EXPECT_TRUE(holds(result, "“北绿地”总分最高（18 分）")) << result;
}

TEST_F(OtherVotes, OfSecretMarksOnlyTheWinnerIsTold) {
    hear(stage().wang, "/表决 打分 | 南广场 | 北绿地 --rule score --secret 截止 11月30日");
    for (const auto* who : {&stage().wang, &stage().chen, &stage().li})
        talk.hear(*who, stage().direct(*who), "5 1");

    const auto result = close();

    EXPECT_TRUE(holds(result, "“南广场”胜出")) << result;
    EXPECT_FALSE(holds(result, "总分")) << result;
    EXPECT_FALSE(holds(result, "平均")) << result;
}

TEST_F(OtherVotes, MarksThatTieInSumAndBestMarksAreSaidToTie) {
    hear(stage().wang, "/表决 打分 | 南广场 | 北绿地 --rule score --max 10 截止 11月30日");
    hear(stage().wang, "10 7");
    hear(stage().chen, "7 10");

    const auto result = close();

    EXPECT_TRUE(holds(result, "南广场、北绿地 并列，没有结果")) << result;
    EXPECT_FALSE(decision().passed);
}

TEST_F(OtherVotes, AButtonOrAPageThatGivesNoMarksIsNotCounted) {
    hear(stage().wang, "/表决 打分 | 南广场 | 北绿地 --rule score 截止 11月30日");
    const auto id = poll().id;
    int presses = 0;
    const auto press = [&](const std::string& value) {
        auto event = talk.press(stage().chen, stage().direct(stage().chen), value);
        event.event_id = std::string(link_event) + std::to_string(++presses);
        talk.hear(event);
        return choice_of(2);
    };
    EXPECT_TRUE(press("v:" + std::to_string(id.value) + ":1").empty());
    EXPECT_TRUE(press(link_action(id, {.options = {1}}, 2)).empty());
    EXPECT_TRUE(press(link_action(id, {.options = {1}, .scores = {6}}, 2)).empty());
    EXPECT_TRUE(press(link_action(id, {.options = {1, 1}, .scores = {5, 5}}, 2)).empty());
    EXPECT_EQ(press(link_action(id, {.options = {2, 1}, .scores = {0, 5}}, 2)),
              (Keys{"1:5", "2:0"}));
}

TEST_F(OtherVotes, ABudgetBuysWhatItCanPayFor) {
    const auto post =
        hear(stage().wang,
             "/表决 规则=budget_greedy 预算=4万元 公共收益怎么用\n1. 修门禁 3万元\n2. 长椅 "
             "8000元\n3. 凉亭 1.5万元\n截止 11月30日18点");
    EXPECT_TRUE(holds(post, "修门禁（30000元）")) << post;
    EXPECT_TRUE(holds(post, "40000元")) << post;

    hear(stage().wang, "1,2");
    hear(stage().chen, "修门禁");
    hear(stage().li, "3和1");

    EXPECT_EQ(choice_of(3), (Keys{"1", "3"}));
    const auto result = close();
    EXPECT_EQ(decision().elected, (Keys{"1", "2"}));
    EXPECT_TRUE(holds(result, "选中 修门禁（30000元）、长椅（8000元），共 38000元，余 2000元"))
        << result;
    EXPECT_TRUE(holds(payload_of("poll_opened"), R"("costs":["3000000","800000","1500000"])"))
        << payload_of("poll_opened");
}

TEST_F(OtherVotes, WhatABudgetLacksIsAskedFor) {
    EXPECT_TRUE(holds(
        hear(stage().wang, "/表决 修什么 | 路灯 | 长椅 800 --rule budget_greedy --budget 1万"),
        "没有看懂“路灯”要多少钱"))
        << talk.answers();
    EXPECT_TRUE(holds(hear(stage().wang, "/表决 修什么 | 路灯 500 | 长椅 800 --rule budget_greedy"),
                      "请写明总额"))
        << talk.answers();
    EXPECT_TRUE(
        holds(hear(stage().wang, "/表决 修什么 --rule budget_greedy --budget 1万"), "要有选项"))
        << talk.answers();
    EXPECT_TRUE(holds(hear(stage().wang, "/表决 修什么 | a | b --seats 3"), "committee_election"))
        << talk.answers();
    EXPECT_TRUE(holds(hear(stage().wang, "/表决 选举 | a | b --rule committee_election --seats 0"),
                      "1 到 100"))
        << talk.answers();
}

}  // namespace
}  // namespace linyi::commands::test
