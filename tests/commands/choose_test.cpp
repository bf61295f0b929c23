#include "commands/choose.hpp"

#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using Names = std::vector<std::string>;

/// What a message is taken for, in the order of design.md §3 step 7b.
class Choose : public testing::Test {
protected:
    Stage& stage() { return talk.stage; }
    Names names(const Inbound& event, const Account& who, const Chat& where) {
        auto context = stage().context(who, where);
        Names found;
        for (const auto& call : choose_calls(stage().table, context, event)) {
            found.push_back(call.command);
            rest = call.rest;
        }
        return found;
    }
    Names names(const Account& who, std::string text) {
        return names(talk.message(who, stage().group, std::move(text)), who, stage().group);
    }
    Names names_in_direct(const Account& who, std::string text) {
        const auto chat = stage().direct(who);
        return names(talk.message(who, chat, std::move(text)), who, chat);
    }
    void open_poll() { talk.hear(stage().wang, stage().group, "/表决 换门禁"); }
    void posted(std::string message, Subject subject) {
        stage().tx().conversation().posted(stage().group.id, message, subject);
    }

    Talk talk;
    std::string rest;
};

TEST_F(Choose, ASlashIsACommandInAnyWidthAndLanguage) {
    for (const auto* text : {"/帮助", "／帮助", "!help", "/HELP", "/help@linyi_bot"})
        EXPECT_EQ(names(stage().chen, text), Names{"help"}) << text;
    EXPECT_EQ(names(stage().wang, "/表决是否换门禁"), Names{"vote"});
    EXPECT_EQ(rest, "是否换门禁");
}

TEST_F(Choose, AnUnknownSlashIsSaidToBeUnknown) {
    EXPECT_EQ(names(stage().chen, "/tote"), Names{"unknown"});
    EXPECT_EQ(rest, "tote");
}

TEST_F(Choose, ABareWordIsACommandOnlyWhereTheBotIsMeant) {
    EXPECT_EQ(names(stage().chen, "帮助"), Names{});
    EXPECT_EQ(names_in_direct(stage().chen, "帮助"), Names{"help"});
    auto mention = talk.message(stage().chen, stage().group, "帮助");
    mention.mentions_bot = true;
    EXPECT_EQ(names(mention, stage().chen, stage().group), Names{"help"});
}

TEST_F(Choose, AButtonIsItsCommandWithTheRest) {
    const auto press = [&](std::string value) {
        return names(talk.press(stage().chen, stage().group, std::move(value)), stage().chen,
                     stage().group);
    };
    EXPECT_EQ(press("accept:12"), Names{"accept"});
    EXPECT_EQ(rest, "12");
    EXPECT_EQ(press("v:1:2"), Names{"ballot"});
    for (const auto* broken : {"v:1", "v:x:2", "v:1:0", "v:1:2x", "nothing:1", ""})
        EXPECT_EQ(press(broken), Names{"unknown"}) << broken;
}

TEST_F(Choose, TheAnswerToOurQuestionComesBeforeTalk) {
    open_poll();
    stage().tx().conversation().ask(
        stage().chen.id, stage().group.id,
        {.kind = "task_due", .asked = stage().now, .expires = stage().now + std::chrono::hours{1}});

    EXPECT_EQ(names(stage().chen, "同意"), Names{"task_due"});
    EXPECT_EQ(names(stage().li, "同意"), Names{"ballot"}) << "it was not asked";
    EXPECT_EQ(names(stage().chen, "/帮助"), Names{"help"}) << "a slash is never an answer";
    stage().now += std::chrono::hours{2};
    EXPECT_EQ(names(stage().chen, "同意"), Names{"ballot"}) << "the question has expired";
}

TEST_F(Choose, AQuoteSaysWhatIsMeant) {
    posted("p-o", {.kind = 'O', .id = 5});
    posted("p-t", {.kind = 'T', .id = 6});
    const auto quote = [&](std::string message, std::string text) {
        auto event = talk.message(stage().chen, stage().group, std::move(text));
        event.reply_to = std::move(message);
        return names(event, stage().chen, stage().group);
    };
    EXPECT_EQ(quote("p-o", "+1"), Names{"support"});
    EXPECT_EQ(rest, "#5");
    EXPECT_EQ(quote("p-t", "进度 60%"), Names{"progress"});
    EXPECT_EQ(rest, "#T6 60%");
    EXPECT_EQ(quote("p-t", "谢谢大家"), Names{});
}

TEST_F(Choose, AnIdComesBeforeItsVerb) {
    open_poll();
    EXPECT_EQ(names(stage().chen, "V1 同意"), Names{"ballot"});
    EXPECT_EQ(names(stage().chen, "v1"), Names{"result"});
    EXPECT_EQ(names(stage().chen, "V9 同意"), Names{"unknown_id"});
    EXPECT_EQ(names(stage().zhang, "T5 完成"), Names{"done"});
    EXPECT_EQ(rest, "T5 ");
    EXPECT_EQ(names(stage().chen, "T5 楼下见"), Names{});
}

TEST_F(Choose, MarkersAreOfThoseWhoMayHostAndInGroupsOnly) {
    const std::string text = "【会议开始】主持人周敏。";
    EXPECT_EQ(names(stage().wang, text), Names{"meeting_start"});
    EXPECT_EQ(names(stage().zhang, text), Names{"meeting_start"});
    EXPECT_EQ(names(stage().chen, text), Names{});
    EXPECT_EQ(names(stage().han, text), Names{"meeting_start"})
        << "the residents' committee leads too";
    EXPECT_EQ(names_in_direct(stage().wang, text), Names{"unknown"}) << "asked what is meant";
}

TEST_F(Choose, OneMessageMayHoldSeveralMarkers) {
    EXPECT_EQ(names(stage().wang, "【表决一截止】【议题二】更换门禁。"),
              (Names{"close_poll", "item_start"}));
}

TEST_F(Choose, WithoutAnOpenPollAChoiceWordIsAStray) {
    EXPECT_EQ(names(stage().chen, "同意"), Names{"stray_answer"});
    EXPECT_EQ(names(stage().chen, "今天天气不错"), Names{});
}

TEST_F(Choose, OnePollTakesABareAnswerAndSeveralAskBack) {
    open_poll();
    EXPECT_EQ(names(stage().chen, "同意"), Names{"ballot"});
    EXPECT_EQ(names(stage().chen, "今天天气不错"), Names{});
    open_poll();
    EXPECT_EQ(names(stage().chen, "同意"), Names{"which_poll"});
}

TEST_F(Choose, APollOfTheWorkGroupIsNotMeantInAnother) {
    talk.hear(stage().wang, stage().work, "/表决 值班表");

    EXPECT_EQ(names(stage().chen, "同意"), Names{"ballot"}) << "posted to the owners too";
    const auto event = talk.message(stage().wang, stage().work, "同意");
    open_poll();
    EXPECT_EQ(names(event, stage().wang, stage().work), Names{"ballot"});
}

TEST_F(Choose, CheckInsAndSupportsAreHeardInPlainTalk) {
    EXPECT_EQ(names(stage().chen, "签到 2-1-201"), Names{"checkin"});
    EXPECT_EQ(names(stage().chen, "+1"), Names{"support"});
    EXPECT_EQ(names(stage().zhang, "物业项目经理张伟到会"), Names{"presence"});
    EXPECT_EQ(names(stage().chen, "业主陈静到会"), Names{}) << "has no office";
}

TEST_F(Choose, ARoomAloneIsACheckInWhilePeopleGather) {
    const auto own = stage().context(stage().chen, stage().group).caller.bindings.front().label;
    EXPECT_EQ(names(stage().chen, own), Names{}) << "no meeting is near";
    EXPECT_EQ(names(stage().chen, "参会接龙,请报房号"), Names{}) << "no host";

    talk.hear(stage().wang, stage().group, "参会接龙:请按“房号+姓名”回复");
    EXPECT_EQ(names(stage().chen, own + " 陈静"), Names{"checkin"});
    EXPECT_EQ(names(stage().chen, "9-9-999"), Names{}) << "somebody else's room";

    open_poll();
    EXPECT_EQ(names(stage().chen, own), Names{}) << "people vote now";
}

TEST(PaperOf, NamesTheOptionsAsTheVoterReadsThem) {
    const auto paper = paper_of({.kind = PollKind::yes_no,
                                 .is_numbered = true,
                                 .options = {{"同意", "同意", OptionRole::yes}}});

    EXPECT_TRUE(paper.yes_no);
    EXPECT_TRUE(paper.numbered);
    ASSERT_EQ(paper.options.size(), 1U);
    EXPECT_EQ(paper.options[0].role, language::OptionWords::Role::yes);
}

}  // namespace
}  // namespace linyi::commands::test
