#include "commands/poll/sheet.hpp"

#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;

/// Votes among four homes of 89.60 m² each, three of them known by account.
class Sheet : public testing::Test {
protected:
    Sheet() {
        rules::RuleSet rules{.name = "assembly",
                             .title_zh = "业主大会一般事项",
                             .title_en = "Owners' assembly",
                             .source = "民法典第二百七十八条"};
        rules.lawful_channel = true;
        rules::apply_regime(rules.owners, rules::Regime::civil, rules::ItemKind::ordinary);
        stage().settings.votes.rules.put(rules);
    }

    void open(const std::string& rule) {
        talk.hear(stage().wang, stage().group,
                  "/表决 是否更换电梯？" + rule + " 截止 11月30日18点");
    }
    void open_formal() { open(" --rule assembly"); }
    void hear(const Account& who, std::string text) {
        talk.hear(who, stage().group, std::move(text));
    }
    void close() {
        stage().now += 11 * 24h;
        talk.close_due();
    }
    VoteSheet sheet(Language language = Language::zh) {
        auto context = stage().context(stage().guest);
        context.community.language = language;
        const auto poll = stage().tx().polls().find(stage().community.id, 1);
        return poll::sheet_of(*poll, context);
    }
    /// Everything a reader of the sheet can see.
    std::string all_of(const VoteSheet& sheet) {
        std::string text = sheet.question + sheet.verdict + sheet.missing + sheet.options_note;
        for (const auto& row : sheet.facts) text += row.label + row.value + "\n";
        for (const auto& bar : sheet.bars) text += bar.label + bar.words + bar.percent + "\n";
        for (const auto& option : sheet.options) text += option.label + option.heads + option.area;
        for (const auto& part : sheet.parts) {
            text += part.heading + "\n";
            for (const auto& words : part.paragraphs) text += words + "\n";
            for (const auto& row : part.rows) text += row.label + "=" + row.value + "\n";
        }
        return text;
    }
    bool holds(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }
    Stage& stage() { return talk.stage; }

    Talk talk;
};

TEST_F(Sheet, BeforeTheCloseShowsHowFarTheParticipationIsAndNoSplit) {
    open_formal();
    hear(stage().wang, "反对");

    const auto open = sheet();

    ASSERT_EQ(open.bars.size(), 2U);
    EXPECT_EQ(open.bars.front().filled, 250);
    EXPECT_EQ(open.bars.front().line, 666);
    EXPECT_FALSE(open.bars.front().is_met);
    EXPECT_EQ(open.missing, "还差 149.34 ㎡、2 户参与。");
    EXPECT_TRUE(open.options.empty());
    EXPECT_TRUE(open.verdict.empty());
    EXPECT_FALSE(holds(all_of(open), "反对")) << all_of(open);
}

TEST_F(Sheet, AfterTheCloseShowsFourBarsTheOptionsAndTheVerdict) {
    open_formal();
    hear(stage().wang, "同意");
    hear(stage().chen, "同意");
    hear(stage().li, "反对");
    close();

    const auto closed = sheet();

    ASSERT_EQ(closed.bars.size(), 4U);
    EXPECT_TRUE(closed.bars[0].is_met) << closed.bars[0].words;
    ASSERT_EQ(closed.options.size(), 3U);
    EXPECT_EQ(closed.options[0].heads, "2 户");
    EXPECT_EQ(closed.options[0].area, "179.20 ㎡");
    EXPECT_TRUE(holds(all_of(closed), "表决结果公示")) << all_of(closed);
    EXPECT_TRUE(holds(all_of(closed), "/异议 V1")) << all_of(closed);
}

TEST_F(Sheet, AQuorumThatFailsByTheSmallestAmountNeverTouchesItsLine) {
    open_formal();
    hear(stage().wang, "同意");
    hear(stage().chen, "同意");
    close();

    const auto closed = sheet();

    EXPECT_FALSE(closed.passed);
    EXPECT_LT(closed.bars[0].filled, closed.bars[0].line);
}

TEST_F(Sheet, ASplitOfFewerThanFiveHouseholdsIsNotShown) {
    open("");
    hear(stage().wang, "同意");
    close();

    const auto closed = sheet();

    EXPECT_TRUE(closed.options.empty());
    EXPECT_TRUE(holds(closed.options_note, "不足 5 户")) << closed.options_note;
}

TEST_F(Sheet, TheFunnelAccountsForWhatWasNotCounted) {
    open_formal();
    hear(stage().wang, "同意");
    hear(stage().wang, "改成反对");
    hear(stage().tan, "同意");
    hear(stage().guest, "同意");
    close();

    const auto text = all_of(sheet());

    for (const auto* row : {"收到=4", "看懂是投票=4", "已绑定房屋=3", "在名册上、有权投票=2",
                            "计入（每户一票）=1", "没有计入：租户（意见另记）=不到 5"})
        EXPECT_TRUE(holds(text, row)) << row << "\n" << text;
}

TEST_F(Sheet, NoNameAndNoUnitIsOnIt) {
    open_formal();
    hear(stage().wang, "同意");
    hear(stage().chen, "同意");
    hear(stage().li, "反对");
    close();
    hear(stage().zhang, "/已公示 V1 2-1-201陈静家门口 照片3");
    hear(stage().li, "/异议 V1 1-1-101王芳的票不对，电话13800001234");

    const auto text = all_of(sheet());

    for (const auto* personal :
         {"王芳", "陈静", "李强", "1-1-101", "2-1-201", "2-1-202", "13800001234"})
        EXPECT_FALSE(holds(text, personal)) << personal << "\n" << text;
    EXPECT_TRUE(holds(text, "J1")) << text;
}

TEST_F(Sheet, OurOwnWordsFollowTheReader) {
    open_formal();
    hear(stage().wang, "同意");
    close();

    const auto english = sheet(Language::en);

    EXPECT_EQ(english.options[0].label, "Yes");
    EXPECT_EQ(english.bars[0].label, "Area taking part");
}

TEST_F(Sheet, TheResultPostNamesThePage) {
    stage().settings.public_url = "https://vote.example";
    open_formal();
    close();

    EXPECT_TRUE(holds(talk.answers_in(stage().group), "https://vote.example/votes/"))
        << talk.answers_in(stage().group);
}

}  // namespace
}  // namespace linyi::commands::test
