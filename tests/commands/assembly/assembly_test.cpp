#include "commands/assembly/import.hpp"
#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;

/// A vote of the owners' assembly in the stage's community: four homes of 89.60 m² each.
class Assembly : public testing::Test {
protected:
    Assembly() {
        rules::RuleSet rules{.name = "assembly",
                             .title_zh = "业主大会一般事项",
                             .title_en = "Owners' assembly",
                             .source = "民法典第二百七十八条"};
        rules.lawful_channel = true;
        rules.owners.proxy_limit = 1;
        rules::apply_regime(rules.owners, rules::Regime::civil, rules::ItemKind::ordinary);
        stage().settings.votes.rules.put(rules);
    }

    void open() {
        talk.hear(stage().wang, stage().group,
                  "/表决 是否更换电梯？ --rule assembly 截止 11月30日18点");
    }
    std::string hear(const Account& who, std::string text) {
        talk.hear(who, stage().group, std::move(text));
        return talk.answers();
    }
    /// "/委托 UNIT @陈静 REST": an agent is named by a mention, never by what an account shows.
    std::string entrust(const Account& who, const std::string& unit, const std::string& rest) {
        auto event = talk.message(who, stage().group, "/委托 " + unit + " @陈静 " + rest);
        event.mentions = {{.user = "chen", .shown = "@陈静"}};
        talk.hear(event);
        return talk.answers();
    }
    std::string close() {
        stage().now += 11 * 24h;
        talk.close_due();
        return talk.answers_in(stage().group);
    }
    Poll poll() { return *stage().tx().polls().find(stage().community.id, 1); }
    std::int64_t heads(std::string_view key) {
        std::int64_t found = 0;
        for (const auto& ballot : stage().tx().ballots().all(poll().id)) {
            if (ballot.choice == std::vector<std::string>{std::string(key)}) ++found;
        }
        return found;
    }
    std::string acts_of(std::string_view kind) {
        std::string found;
        for (const auto& [one, payload] : stage().acts()) {
            if (one == kind) found += payload + "\n";
        }
        return found;
    }
    bool holds(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }
    Stage& stage() { return talk.stage; }

    Talk talk;
};

TEST_F(Assembly, ThePostSaysThatItBindsWhatItNeedsAndItsFingerprint) {
    open();

    const auto post = talk.answers_in(stage().group);
    for (const auto* part : {"正式表决", "业主大会一般事项", "民法典第二百七十八条",
                             "2/3 以上（含）", "超过 1/2", "指纹 "})
        EXPECT_TRUE(holds(post, part)) << part << "\n" << post;
    EXPECT_TRUE(holds(acts_of("poll_opened"), "rule_sha256"));
}

TEST_F(Assembly, ARuleIsFrozenWhateverBecomesOfItsFile) {
    open();
    auto stricter = *stage().settings.votes.rules.find("assembly");
    rules::apply_regime(stricter.owners, rules::Regime::civil, rules::ItemKind::special);
    stage().settings.votes.rules.put(stricter);

    EXPECT_EQ(stage().tx().polls().frozen(poll()).rules.owners.agreement, rules::more_than_half);
}

TEST_F(Assembly, TheResultShowsFourChecksWithNumbers) {
    open();
    hear(stage().wang, "同意");
    hear(stage().chen, "同意");
    hear(stage().li, "2-1-202反对");

    const auto result = close();

    for (const auto* part :
         {"参与面积：✓ 268.80/358.40 ㎡ = 3/4（75.00%）", "参与人数：✓ 3/4 户",
          "同意面积：✓ 179.20/268.80 ㎡ = 2/3（66.66%）", "同意人数：✓ 2/3 户", "四项都达到：通过"})
        EXPECT_TRUE(holds(result, part)) << part << "\n" << result;
}

TEST_F(Assembly, TooFewTakingPartIsSaidWithWhatIsMissing) {
    open();
    hear(stage().wang, "同意");
    hear(stage().chen, "同意");

    const auto result = close();

    EXPECT_TRUE(
        holds(result, "✗ 179.20/358.40 ㎡ = 1/2（50.00%），要求 2/3 以上（含），差 59.74 ㎡"))
        << result;
    EXPECT_TRUE(holds(result, "参与未达到要求")) << result;
}

TEST_F(Assembly, BeforeTheCloseNobodySeesTheSplit) {
    open();
    hear(stage().chen, "同意");

    const auto told = hear(stage().wang, "/结果 V1");

    EXPECT_TRUE(holds(told, "参与面积")) << told;
    EXPECT_FALSE(holds(told, "同意面积")) << told;
}

TEST_F(Assembly, APaperBallotCountsWhenTwoTellersKeyItAlike) {
    open();
    EXPECT_TRUE(holds(hear(stage().zhang, "/纸质票 V1 1-1-101 同意 P-1"), "录第一遍"));
    EXPECT_EQ(heads("同意"), 0) << "one teller is not enough";
    EXPECT_TRUE(holds(hear(stage().zhang, "/纸质票 V1 1-1-101 同意 P-1"), "另一位计票人"));

    EXPECT_TRUE(holds(hear(stage().han, "/纸质票 V1 1-1-101 同意 P-1"), "已计入"));

    EXPECT_EQ(heads("同意"), 1);
    EXPECT_TRUE(holds(acts_of("ballot_counted"), "\"route\":\"paper\""));
    EXPECT_TRUE(holds(acts_of("ballot_counted"), "\"photo\":\"P-1\""));
}

TEST_F(Assembly, TwoEntriesThatDifferCountNothing) {
    open();
    hear(stage().zhang, "/纸质票 V1 1-1-101 同意 P-1");

    EXPECT_TRUE(holds(hear(stage().han, "/纸质票 V1 1-1-101 反对 P-1"), "不一致"));

    EXPECT_TRUE(stage().tx().ballots().all(poll().id).empty());
}

TEST_F(Assembly, TheFirstWayStandsAndTheSecondIsPointedToIt) {
    open();
    hear(stage().zhang, "/纸质票 V1 1-1-101 同意 P-1");
    hear(stage().han, "/纸质票 V1 1-1-101 同意 P-1");

    EXPECT_TRUE(holds(hear(stage().wang, "反对"), "“纸质票”方式投过票")) << talk.answers();
    hear(stage().chen, "同意");
    hear(stage().zhang, "/纸质票 V1 2-1-201 反对 P-2");
    EXPECT_TRUE(holds(hear(stage().han, "/纸质票 V1 2-1-201 反对 P-2"), "“群聊”方式投过票"));

    EXPECT_EQ(heads("同意"), 2);
    EXPECT_EQ(heads("反对"), 0);
}

TEST_F(Assembly, BlankAndInvalidPapersFollowTheFrozenRule) {
    open();
    for (const auto* who : {&stage().zhang, &stage().han})
        hear(*who, "/纸质票 V1 1-1-101 空白 P-1");
    for (const auto* who : {&stage().zhang, &stage().han})
        hear(*who, "/纸质票 V1 2-1-201 无效 P-2");

    EXPECT_EQ(heads("弃权"), 1);
    EXPECT_EQ(stage().tx().ballots().all(poll().id).size(), 1U) << "invalid takes no part";
    EXPECT_TRUE(holds(acts_of("paper_invalid"), "P-2"));
}

TEST_F(Assembly, AnAuthorityTakesTwoPeopleAndTheUnitsName) {
    open();
    EXPECT_TRUE(holds(entrust(stage().zhang, "2-1-202", "V1 A-3"), "需要第二人确认"));
    EXPECT_TRUE(holds(hear(stage().chen, "2-1-202 反对"), "2-1-202")) << "not yet";
    EXPECT_EQ(heads("反对"), 0);
    EXPECT_TRUE(holds(hear(stage().zhang, "/会签 D1"), "另一个人"));
    EXPECT_TRUE(holds(hear(stage().han, "/会签 D1"), "已登记")) << talk.answers();

    hear(stage().chen, "同意");
    EXPECT_EQ(heads("同意"), 1) << "a bare answer is one's own";
    hear(stage().chen, "2-1-202 反对");

    EXPECT_EQ(heads("反对"), 1);
    EXPECT_EQ(stage().tx().ballots().routes(poll().id)[Route::proxy], 1);
    hear(stage().li, "2-1-202 同意");
    EXPECT_EQ(heads("反对"), 0) << "the owner's own ballot replaces the agent's";
    EXPECT_TRUE(holds(hear(stage().chen, "2-1-202 反对"), "方式投过票")) << talk.answers();
}

TEST_F(Assembly, AnAgentSpeaksForNoMoreHeadsThanTheRuleSays) {
    open();
    entrust(stage().zhang, "2-1-202", "A-3");
    hear(stage().han, "/会签 D1");
    entrust(stage().zhang, "3-1-301", "A-4");
    hear(stage().han, "/会签 D2");

    hear(stage().chen, "2-1-202 反对");
    EXPECT_TRUE(holds(hear(stage().chen, "3-1-301 反对"), "最多 1 户")) << talk.answers();

    EXPECT_EQ(heads("反对"), 1);
}

TEST_F(Assembly, ARevokedAuthorityCastsNothing) {
    open();
    entrust(stage().zhang, "2-1-202", "A-3");
    hear(stage().han, "/会签 D1");
    EXPECT_TRUE(holds(hear(stage().li, "/撤销委托 2-1-202"), "已撤销")) << talk.answers();

    hear(stage().chen, "2-1-202 反对");

    EXPECT_EQ(heads("反对"), 0);
}

TEST_F(Assembly, ExtendingClosingAndCancellingTakeTwoPeople) {
    open();
    const auto closes = poll().closes_at;

    EXPECT_TRUE(holds(hear(stage().wang, "/延期 V1 12月5日18点 参与不足"), "需要第二人确认"));
    EXPECT_EQ(poll().closes_at, closes);
    EXPECT_TRUE(holds(hear(stage().wang, "/会签 D1"), "另一个人"));
    EXPECT_TRUE(holds(hear(stage().zhang, "/会签 D1"), "2025年12月5日 18:00")) << talk.answers();
    EXPECT_GT(poll().closes_at, closes);
    EXPECT_TRUE(holds(acts_of("poll_extended"), "\"first\":"));

    hear(stage().wang, "/取消 V1 题目写错");
    EXPECT_EQ(poll().state, PollState::open);
    EXPECT_TRUE(holds(hear(stage().zhang, "/不会签 D2 题目没错"), "已否决"));
    EXPECT_TRUE(holds(hear(stage().han, "/会签 D2"), "没有等待会签的操作"));
    EXPECT_EQ(poll().state, PollState::open);

    hear(stage().wang, "/截止 V1 全部已投");
    EXPECT_EQ(poll().state, PollState::open);
    hear(stage().han, "/会签 D3");
    EXPECT_EQ(poll().state, PollState::closed);
}

TEST_F(Assembly, ASecondRoundAsksTheSameUnderTheSameRule) {
    open();
    hear(stage().wang, "同意");
    close();
    EXPECT_TRUE(holds(hear(stage().wang, "/再次表决 V1 12月20日18点"), "需要第二人确认"));
    hear(stage().zhang, "/会签 D1");

    const auto again = stage().tx().polls().find(stage().community.id, 2);
    ASSERT_TRUE(again) << talk.answers();
    EXPECT_EQ(again->question, "是否更换电梯?（V1 之后再次表决）");
    EXPECT_EQ(stage().tx().polls().frozen(*again).rules, stage().tx().polls().frozen(poll()).rules);
    EXPECT_TRUE(stage().tx().ballots().all(again->id).empty()) << "fresh ballots";
}

TEST_F(Assembly, AnOfficialResultFileCountsWhenSomebodySignsForIt) {
    open();
    hear(stage().wang, "反对");
    const assembly::ImportFile file{.system = "业主电子共同决策系统",
                                    .sha256 = "ab",
                                    .rows = {{2, "1-1-101", "同意"}, {3, "2-1-201", "赞成"}}};
    const auto asked = assembly::ask_import(poll(), file, Language::zh, stage().tx(), stage().now);
    ASSERT_TRUE(asked.problems.empty()) << asked.problems.front();
    EXPECT_EQ(heads("同意"), 0) << "nobody has signed";

    const auto told = hear(stage().han, "/会签 D" + std::to_string(asked.deed));

    EXPECT_TRUE(holds(told, "计入 1 户；1 户已用别的方式投过")) << told;
    EXPECT_EQ(heads("同意"), 1);
    EXPECT_EQ(heads("反对"), 1) << "the first way stands";
}

TEST_F(Assembly, AResultFileWithMistakesIsRefusedLineByLine) {
    open();
    const auto asked = assembly::ask_import(poll(),
                                            {.rows = {{2, "9-9-999", "同意"},
                                                      {3, "2-1-201", "也许"},
                                                      {4, "1-1-101", "同意"},
                                                      {5, "1-1-101", "反对"}}},
                                            Language::zh, stage().tx(), stage().now);

    ASSERT_EQ(asked.problems.size(), 3U);
    EXPECT_TRUE(asked.problems[0].starts_with("第 2 行")) << asked.problems[0];
    EXPECT_TRUE(asked.problems[1].starts_with("第 3 行")) << asked.problems[1];
    EXPECT_TRUE(asked.problems[2].starts_with("第 5 行")) << asked.problems[2];
    EXPECT_EQ(asked.deed, 0);
}

TEST_F(Assembly, TheDoorToDoorListFollowsTheBallots) {
    open();
    hear(stage().wang, "同意");
    EXPECT_TRUE(holds(hear(stage().han, "/走访 V1 3-1-301 已送达"), "还有 3 户"));
    hear(stage().han, "/走访 V1 2-1-202 联系不上");

    const auto list = hear(stage().zhang, "/走访 V1");
    EXPECT_TRUE(holds(list, "1号楼：待访 0，已联系 0，联系不上 0，已完成 1")) << list;
    EXPECT_TRUE(holds(list, "2号楼：待访 1，已联系 0，联系不上 1")) << list;
    EXPECT_FALSE(holds(list, "2-1-202")) << "no doors in the group";
    talk.hear(stage().zhang, stage().direct(stage().zhang), "/走访 V1 2号楼");
    EXPECT_TRUE(holds(talk.answers(), "2-1-201、2-1-202")) << talk.answers();
    EXPECT_EQ(stage().tx().polls().silent(poll().id).rights, 1) << "delivered and silent";
}

TEST_F(Assembly, AVisitAfterTheCloseChangesNothingTheResultStandsOn) {
    open();
    hear(stage().wang, "同意");
    close();

    EXPECT_TRUE(holds(hear(stage().han, "/走访 V1 3-1-301 已送达"), "已经结束"));
    EXPECT_EQ(stage().tx().polls().silent(poll().id).rights, 0);
    EXPECT_TRUE(holds(hear(stage().zhang, "/走访 V1"), "3号楼")) << "the list can still be read";
}

TEST_F(Assembly, AnObjectionHoldsTheResolutionUntilItIsAnswered) {
    open();
    for (const auto* who : {&stage().wang, &stage().chen, &stage().li}) hear(*who, "同意");
    close();
    EXPECT_TRUE(holds(hear(stage().zhang, "/已公示 V1 大门公告栏 照片3"), "异议期到"));

    EXPECT_TRUE(holds(hear(stage().guest, "/异议 V1 不公平"), "名册上的业主"));
    EXPECT_TRUE(holds(hear(stage().li, "/异议 V1 3号楼票数不符"), "J1")) << talk.answers();
    EXPECT_TRUE(
        holds(hear(stage().wang, "/决议 更换电梯 由物业张伟负责 12月31日前完成 依据V1"), "J1"))
        << talk.answers();
    hear(stage().wang, "/答复异议 J1 已当面复核，票数一致");
    EXPECT_TRUE(holds(talk.answers_in(stage().group), "票数一致")) << talk.answers();

    EXPECT_FALSE(
        holds(hear(stage().wang, "/决议 更换电梯 由物业张伟负责 12月31日前完成 依据V1"), "J1"))
        << talk.answers();
}

}  // namespace
}  // namespace linyi::commands::test
