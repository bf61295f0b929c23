#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

class OpenPoll : public testing::Test {
protected:
    std::string refused(std::string text, Language language = Language::zh) {
        return refusal(stage().run(spoken_in(language), stage().call("vote", std::move(text))),
                       language);
    }
    Context spoken_in(Language language) {
        auto context = stage().context(stage().wang);
        context.caller.language = language;
        return context;
    }
    Stage& stage() { return talk.stage; }
    bool holds(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }

    Talk talk;
};

TEST_F(OpenPoll, StatesEverythingAVoterHasToKnow) {
    talk.hear(stage().wang, stage().group, "/表决 是否更换8号楼门禁？ 截止 11月30日18点");

    const auto post = talk.answers_in(stage().group);
    for (const auto* part :
         {"【表决 V1】是否更换8号楼门禁", "1. 同意", "2. 反对", "3. 弃权", "发起：王芳", "意向表决",
          "每户一票，共 4 户", "2025年11月30日 18:00", "超过有效票的一半", "直接回复", "改成反对"})
        EXPECT_TRUE(holds(post, part)) << part << "\n" << post;
    ASSERT_EQ(talk.sent().size(), 1U);
    EXPECT_EQ(talk.sent()[0].document.buttons.size(), 3U);
    EXPECT_EQ(talk.sent()[0].kind, "poll");
    EXPECT_EQ(stage().acts().back().first, "poll_opened");
}

TEST_F(OpenPoll, FreezesItsElectorateAtTheOpening) {
    talk.hear(stage().wang, stage().group, "/表决 换门禁 截止 11月30日18点");
    const auto poll = *stage().tx().polls().find(stage().community.id, 1);
    stage().tx().roster().save(stage().community.id,
                               {.label = "9-1-901", .area = {9000}, .building = "9"});

    // 2-1-202 and 3-1-301 have no owner in the roster here, so every unit is its own right.
    EXPECT_EQ(stage().tx().polls().electorate(poll.id).rights, 4);
}

TEST_F(OpenPoll, WithoutADeadlineItSaysWhichOneItTook) {
    talk.hear(stage().wang, stage().group, "/表决 换门禁");

    EXPECT_TRUE(holds(talk.answers(), "2025年11月27日 10:00（没有写截止时间，按 7 天计）"));
}

TEST_F(OpenPoll, ANoticeOfTheAnswersAloneAsksAboutTheItemUnderDiscussion) {
    const auto question = [this](std::int64_t number) {
        return stage().tx().polls().find(stage().community.id, number)->question;
    };
    const std::string notice = "现在投票,同意请扣1,反对请扣2,时间五分钟";
    talk.hear(stage().wang, stage().group, notice);
    EXPECT_EQ(question(1), "同意 / 反对 / 弃权");

    talk.hear(stage().wang, stage().group, "【会议开始】主持人王芳。");
    talk.hear(stage().wang, stage().group, "【议题一】更换门禁。");
    talk.hear(stage().wang, stage().group, notice);
    EXPECT_EQ(question(2), "更换门禁");
}

TEST_F(OpenPoll, ShowsWhatTheHostToldPeopleToSendAndTakesIt) {
    talk.hear(stage().wang, stage().group,
              "现在投票:是否更换门禁?赞成请回“1”,反对请回“0”,12点截止");

    const auto post = talk.answers_in(stage().group);
    for (const auto* part : {"1. 赞成", "0. 反对", "弃权"})
        EXPECT_TRUE(holds(post, part)) << part << "\n" << post;
    EXPECT_FALSE(holds(post, "2. 反对")) << post;

    talk.hear(stage().chen, stage().group, "0");
    talk.hear(stage().li, stage().group, "2");
    const auto poll = *stage().tx().polls().find(stage().community.id, 1);
    const auto ballots = stage().tx().ballots().all(poll.id);
    ASSERT_EQ(ballots.size(), 1U) << "2 was not among the answers";
    EXPECT_EQ(ballots[0].choice, std::vector<std::string>{"反对"});
}

TEST_F(OpenPoll, NumbersNoOptionsThatAreAnsweredInWords) {
    talk.hear(stage().wang, stage().group, "【表决】是否更换门禁?同意/反对/弃权,12点截止");

    const auto post = talk.answers_in(stage().group);
    EXPECT_FALSE(holds(post, "1. 同意")) << post;
    EXPECT_TRUE(holds(post, "同意")) << post;
}

TEST_F(OpenPoll, FromTheWorkGroupItIsAlsoPostedToTheOwners) {
    talk.hear(stage().zhang, stage().work, "/投票 颜色 ｜ 红 ｜ 蓝 截止 11月30日18点");

    EXPECT_TRUE(holds(talk.answers_in(stage().work), "【表决 V1】颜色"));
    EXPECT_EQ(talk.answers_in(stage().work), talk.answers_in(stage().group));
}

TEST_F(OpenPoll, EachFlawIsRefusedInWordsThatSayWhatToDo) {
    std::string many = "颜色";
    for (int i = 0; i < 21; ++i) many += " | 甲" + std::to_string(i);
    std::string long_question, long_option;
    for (int i = 0; i < 501; ++i) long_question += "字";
    for (int i = 0; i < 101; ++i) long_option += "字";
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", "请写明要表决的问题"},
        {long_question, "问题太长（最多 500 个字）"},
        {"颜色 | 红", "只有 1 个选项，表决至少要 2 个"},
        {many, "选项太多（最多 20 个）"},
        {"颜色 | 红 | " + long_option, "有选项太长（每个最多 100 个字）"},
        {"颜色 | 红 | 红", "有两个选项看起来一样：红"},
        {"颜色 | A | ａ", "有两个选项看起来一样"},
        {"换门禁 截止 2025-11-20 09:00", "已经过去了（现在是 2025年11月20日 10:00）"},
        {"换门禁 截止 2026-11-30", "太远，表决最长 60 天"},
        {"换门禁 截止 尽快", "没有看懂截止时间“尽快”"},
        {"换门禁 --loud", "不认识“--loud”"},
        {"换门禁 --rule most", "不认识规则“most”"},
        {"颜色 | 红 | 蓝 --rule household-majority", "只用于 同意/反对/弃权"},
    };
    for (const auto& [text, words] : cases)
        EXPECT_TRUE(holds(refused(text), words)) << text << "\n" << refused(text);
    EXPECT_TRUE(stage().tx().polls().open_of(stage().community.id).empty());
    EXPECT_TRUE(stage().acts().empty());
}

TEST_F(OpenPoll, RefusalsSpeakTheCallersLanguage) {
    EXPECT_TRUE(holds(refused("", Language::en), "Please write the question"));
    EXPECT_TRUE(holds(refused("Colour | red", Language::en), "a vote needs at least 2"));
    EXPECT_TRUE(holds(refused("换门禁 截止 尽快", Language::en), "I could not read the deadline"));
}

TEST_F(OpenPoll, WhereNobodyCanVoteItSaysToImportTheRoster) {
    stage().tx().accounts().join(stage().wang.id, stage().other.id, std::nullopt, "王芳");

    const auto reply =
        stage().run(stage().context(stage().wang, stage().foreign), stage().call("vote", "换门禁"));

    EXPECT_TRUE(holds(refusal(reply), "还没有可以投票的户（全体业主）"));
}

TEST_F(OpenPoll, AFlagSetsSecrecyChoicesAndRule) {
    talk.hear(stage().wang, stage().group, "/表决 颜色 | 红 | 蓝 | 绿 --secret --multiple 2");

    const auto poll = *stage().tx().polls().find(stage().community.id, 1);
    EXPECT_TRUE(poll.is_secret);
    EXPECT_EQ(poll.kind, PollKind::multiple);
    EXPECT_EQ(poll.choices_max, 2);
    EXPECT_TRUE(holds(talk.answers(), "群里写的不计票"));
}

TEST_F(OpenPoll, IsForCommitteeAndPropertyOffice) {
    EXPECT_EQ(talk.hear(stage().chen, stage().group, "/表决 换门禁").outcome,
              storage::InboxOutcome::refused);
    EXPECT_TRUE(holds(talk.answers(), "需要相应的身份"));
    EXPECT_EQ(talk.hear(stage().han, stage().group, "/表决 换门禁").outcome,
              storage::InboxOutcome::refused);
    EXPECT_EQ(talk.hear(stage().sun, stage().group, "/表决 换门禁").outcome,
              storage::InboxOutcome::applied);
}

}  // namespace
}  // namespace linyi::commands::test
