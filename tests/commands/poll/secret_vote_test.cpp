#include "commands/briefing/briefing.hpp"
#include "commands/poll/sheet.hpp"
#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;

/// A secret vote among four homes of 89.60 m², answered by button. 李 has two of them.
class SecretVote : public testing::Test {
protected:
    void vote() {
        talk.hear(stage().wang, stage().group, "/表决 是否罢免主任？ --secret 截止 11月30日18点");
        press(stage().wang, 2);
        press(stage().chen, 1);
        press(stage().li, 1);
        stage().now += 11 * 24h;
        talk.close_due();
    }
    void press(const Account& who, int option) {
        talk.hear(talk.press(who, stage().group, "v:1:" + std::to_string(option)));
    }
    Poll poll() { return *stage().tx().polls().find(stage().community.id, 1); }
    Stage& stage() { return talk.stage; }

    Talk talk;
};

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_F(SecretVote, TheResultPostOfASmallOneTellsTheOutcomeAndWhoTookPartInNumbersOnly) {
    vote();

    const auto post = talk.answers_in(stage().group);

    EXPECT_TRUE(has(post, "结论：通过")) << post;
    EXPECT_TRUE(has(post, "有效票：4/4 户")) << post;
    EXPECT_TRUE(has(post, "只公布结论")) << post;
    for (const auto* told : {"同意：", "反对：", "268.80", "89.60", "同意 3", "3 户"})
        EXPECT_FALSE(has(post, told)) << told << " in\n" << post;
}

TEST_F(SecretVote, ItsPageHasNoOptions) {
    vote();
    auto context = stage().context(stage().guest);

    const auto sheet = poll::sheet_of(poll(), context);

    EXPECT_TRUE(sheet.options.empty());
    EXPECT_EQ(sheet.verdict, "通过");
}

TEST_F(SecretVote, ItsBriefingTellsTheOutcomeWithoutTheSplit) {
    vote();
    auto context = stage().context(stage().wang);

    const auto told = briefing::poll_of(poll(), context);

    EXPECT_TRUE(told.options.empty());
    EXPECT_TRUE(told.passed);
}

TEST_F(SecretVote, TheFourChecksOfASecretOwnersVoteTellParticipationInNumbersAndAgreementInWords) {
    rules::RuleSet rules{.name = "assembly",
                         .title_zh = "业主大会一般事项",
                         .title_en = "Owners' assembly",
                         .source = "民法典第二百七十八条"};
    rules::apply_regime(rules.owners, rules::Regime::civil, rules::ItemKind::ordinary);
    stage().settings.votes.rules.put(rules);
    talk.hear(stage().wang, stage().group,
              "/表决 是否罢免主任？ --secret --rule assembly 截止 11月30日18点");
    press(stage().wang, 1);
    press(stage().chen, 1);
    press(stage().li, 2);
    stage().now += 11 * 24h;
    talk.close_due();

    const auto post = talk.answers_in(stage().group);
    auto context = stage().context(stage().guest);
    const auto sheet = poll::sheet_of(poll(), context);

    EXPECT_TRUE(has(post, "358.40/358.40")) << post;
    EXPECT_TRUE(has(post, "✗ 要求 超过 1/2（无记名，不公布数字）")) << post;
    for (const auto* told : {"179.20", "相等", "2/4"}) EXPECT_FALSE(has(post, told)) << post;
    ASSERT_EQ(sheet.bars.size(), 2U) << "bars of agreement would be measured with a ruler";
}

}  // namespace linyi::commands::test
