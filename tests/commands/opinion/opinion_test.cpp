#include "commands/fixture.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;
using To = Audience::To;

class Opinions : public testing::Test {
protected:
    Result<Reply> make(const Account& who, std::string text, std::string_view command = "opinion") {
        return stage.run(who, command, std::move(text));
    }
    Opinion opinion(std::int64_t number = 1) {
        return *stage.tx().opinions().find(stage.community.id, number);
    }
    /// A bare +1 in the group, perhaps as a quote.
    Result<Reply> plus_one(const Account& who, std::string quoted = {}) {
        stage.message.text = "+1";
        stage.message.reply_to = std::move(quoted);
        auto reply = stage.run(who, "support", "");
        stage.message.reply_to.clear();
        return reply;
    }

    Stage stage;
};

TEST_F(Opinions, GetANumberACategoryAndAPromise) {
    const auto reply = make(stage.chen, "3号楼电梯又停了，一直没人管");

    EXPECT_EQ(
        said(reply, To::here),
        "已收到投诉 O1（电梯）。最晚 2025-11-21 10:00 前答复。\n同意的邻居回复 +1 就是附议。");
    EXPECT_EQ(reply->answers.front().subject, (Subject{.kind = 'O', .id = opinion().id.value}));
    EXPECT_EQ(reply->answers.front().document.reply_to, "m-1");
    EXPECT_EQ(opinion().text, "3号楼电梯又停了，一直没人管");
    EXPECT_EQ(opinion().promised_at, stage.now + 24h);
    EXPECT_EQ(stage.acts().back().first, "opinion_made");
}

TEST_F(Opinions, TheWordTypedDecidesTheType) {
    must(make(stage.chen, "电梯又停了", "suggest"));
    must(make(stage.chen, "建议加一盏灯", "complain"));
    must(make(stage.chen, "保安很好", "praise"));

    EXPECT_EQ(opinion(1).type, OpinionType::suggestion);
    EXPECT_EQ(opinion(2).type, OpinionType::complaint);
    EXPECT_EQ(opinion(3).type, OpinionType::praise);
}

TEST_F(Opinions, ASuggestionIsAnsweredWithinAWorkingDay) {
    stage.now = stage.local("2025-11-21 16:00");  // a Friday

    EXPECT_NE(said(make(stage.chen, "建议加一盏灯")).find("最晚 2025-11-24 16:00 前答复"),
              std::string::npos);
}

TEST_F(Opinions, PraiseIsPassedOnWithoutAPromise) {
    EXPECT_NE(said(make(stage.chen, "保安小李很好", "praise"), To::here).find("谢谢，会转告他们"),
              std::string::npos);
    EXPECT_FALSE(opinion().promised_at);
}

TEST_F(Opinions, TheManagersHearOfItWithoutTheName) {
    const auto reply = make(stage.chen, "电梯又停了，一直没人管");

    const auto& notice = reply->answers.at(1);
    EXPECT_EQ(notice.audience.role, Role::manager);
    const auto text = to_plain_text(notice.document);
    EXPECT_NE(text.find("新投诉 O1（电梯，P2）：电梯又停了"), std::string::npos);
    EXPECT_EQ(text.find("陈静"), std::string::npos);
}

TEST_F(Opinions, DangerGoesToEverybodyOnDutyAndSaysWhomToCall) {
    const auto reply = make(stage.chen, "3号楼电梯困人了！！快来", "ask_help");

    EXPECT_NE(said(reply, To::here).find("119"), std::string::npos);
    EXPECT_EQ(reply->answers.size(), 5U);
    EXPECT_EQ(reply->answers.at(1).kind, "alert");
    EXPECT_EQ(opinion().promised_at, stage.now + 5min);
}

TEST_F(Opinions, NeedAText) {
    EXPECT_NE(refusal(make(stage.chen, " ")).find("/意见 3号楼电梯"), std::string::npos);
    std::string text;
    for (int i = 0; i < 2001; ++i) text += "长";
    EXPECT_NE(refusal(make(stage.chen, text)).find("最多 2000 个字"), std::string::npos);
    EXPECT_TRUE(stage.acts().empty());
}

TEST_F(Opinions, APlusOneSecondsTheNearestOneOfSomebodyElse) {
    must(make(stage.chen, "南门路灯坏了，太黑"));
    must(make(stage.li, "垃圾桶不够用"));

    const auto reply = plus_one(stage.li);

    EXPECT_EQ(said(reply, To::sender_only), "已附议 O1，现在共 1 户附议。");
    EXPECT_EQ(opinion(1).supports, 1);
    EXPECT_EQ(opinion(2).supports, 0);
    EXPECT_EQ(stage.acts().back().first, "opinion_supported");
}

TEST_F(Opinions, AQuotedOpinionIsTheOneMeant) {
    stage.message.message_id = "first";
    must(make(stage.chen, "南门路灯坏了，太黑"));
    stage.message.message_id = "second";
    must(make(stage.wang, "垃圾桶不够用"));

    must(plus_one(stage.li, "first"));

    EXPECT_EQ(opinion(1).supports, 1);
    EXPECT_EQ(opinion(2).supports, 0);
}

TEST_F(Opinions, AQuoteOfSomethingElseIsNoSupport) {
    must(make(stage.chen, "南门路灯坏了，太黑"));

    const auto reply = plus_one(stage.li, "a photo of a cat");

    ASSERT_TRUE(reply);
    EXPECT_TRUE(reply->answers.empty());
    EXPECT_EQ(opinion().supports, 0);
}

TEST_F(Opinions, AHouseholdSecondsOnce) {
    must(make(stage.li, "南门路灯坏了，太黑"));

    must(plus_one(stage.chen));
    const auto again = plus_one(stage.he);  // the same household as chen

    EXPECT_EQ(said(again), "您家已经附议过 O1，共 1 户附议。");
    EXPECT_EQ(opinion().supports, 1);
}

TEST_F(Opinions, NobodySecondsTheirOwnHousehold) {
    stage.message.message_id = "first";
    must(make(stage.chen, "南门路灯坏了，太黑"));

    EXPECT_EQ(said(plus_one(stage.he, "first")), "O1 是您家自己提的，不用附议。");
    EXPECT_TRUE(plus_one(stage.he)->answers.empty());  // nothing of anybody else to second
    EXPECT_EQ(opinion().supports, 0);
}

TEST_F(Opinions, StaffAreNotCounted) {
    must(make(stage.chen, "南门路灯坏了，太黑"));

    EXPECT_EQ(said(plus_one(stage.zhang)), "附议由住户来做，工作人员不计入。");
    EXPECT_EQ(opinion().supports, 0);
}

TEST_F(Opinions, YesterdaysOpinionIsNotMeantByABarePlusOne) {
    stage.now = stage.local("2025-11-19 23:59");
    must(make(stage.chen, "南门路灯坏了，太黑"));
    stage.now = stage.local("2025-11-20 00:00");

    EXPECT_TRUE(plus_one(stage.li)->answers.empty());
    EXPECT_EQ(opinion().supports, 0);
}

TEST_F(Opinions, CanBeSecondedByNumber) {
    must(make(stage.chen, "南门路灯坏了，太黑"));

    EXPECT_EQ(said(stage.run(stage.li, "support", "O1")), "已附议 O1，现在共 1 户附议。");
    EXPECT_EQ(refusal(stage.run(stage.li, "support", "O9")),
              "没有找到意见 O9。发送 /意见列表 查看编号。");
}

TEST_F(Opinions, FiveHouseholdsPutItOnTheListForTheNextMeeting) {
    must(make(stage.chen, "南门路灯坏了，太黑"));
    auto opinions = stage.tx().opinions();
    for (const auto* head : {"u91", "u92", "u93"})
        opinions.support(opinion().id, head, stage.guest.id, stage.now);
    const auto waiting = [this] {
        return stage.tx().agenda_candidates().waiting(stage.community.id).size();
    };

    must(plus_one(stage.li));
    EXPECT_EQ(waiting(), 0U);
    must(plus_one(stage.wang));
    EXPECT_EQ(waiting(), 1U);
}

TEST_F(Opinions, AnAnswerReachesTheAuthorPrivately) {
    must(make(stage.chen, "南门路灯坏了，太黑"));

    const auto reply = stage.run(stage.zhang, "answer", "O1 已报修，明天上午来人");

    EXPECT_EQ(said(reply, stage.chen.id),
              "O1 有答复了（物业）：已报修，明天上午来人\n您的投诉：南门路灯坏了，太黑");
    EXPECT_NE(said(reply, To::sender).find("已私下告诉提出人"), std::string::npos);
    EXPECT_EQ(opinion().state, OpinionState::answered);
    EXPECT_EQ(stage.acts().back().first, "opinion_answered");
}

TEST_F(Opinions, AnAuthorWithoutDirectChatIsAnsweredInTheGroupWithoutName) {
    must(make(stage.he, "南门路灯坏了，太黑"));

    const auto reply = stage.run(stage.zhang, "answer", "O1 已报修");

    EXPECT_EQ(said(reply, To::chat), "O1 有答复了（物业）：已报修");
    EXPECT_EQ(reply->answers.front().audience.chat, stage.group.id);
    EXPECT_EQ(reply->answers.front().document.reply_to, "m-1");
    EXPECT_EQ(said(reply).find("何明"), std::string::npos);
}

TEST_F(Opinions, AnAnswerNeedsANumberAndWords) {
    must(make(stage.chen, "南门路灯坏了，太黑"));

    EXPECT_NE(refusal(stage.run(stage.zhang, "answer", "O1")).find("例如：回复 O31"),
              std::string::npos);
    EXPECT_NE(refusal(stage.run(stage.zhang, "answer", "已报修")).find("例如：回复 O31"),
              std::string::npos);
    EXPECT_EQ(opinion().state, OpinionState::open);
}

TEST_F(Opinions, AForeignOneIsAnsweredLikeAMissingOne) {
    must(make(stage.chen, "南门路灯坏了，太黑"));
    const auto row = std::to_string(opinion().id.value);
    const auto context = stage.context(stage.zhang, stage.foreign);

    EXPECT_EQ(refusal(stage.run(context, stage.call("answer", "O1 已报修"))),
              "没有找到意见 O1。发送 /意见列表 查看编号。");
    EXPECT_FALSE(stage.run(context, stage.call("answer", "#O" + row + " 已报修")));
    EXPECT_FALSE(stage.run(context, stage.call("support", "#" + row)));
    EXPECT_EQ(opinion().state, OpinionState::open);
}

TEST_F(Opinions, OpenOnesAreListedNewestFirstInTenLines) {
    EXPECT_EQ(said(stage.run(stage.chen, "opinions", "")), "现在没有等待答复的意见。");
    for (int i = 0; i < 11; ++i) must(make(stage.chen, "南门路灯坏了，太黑"));
    must(plus_one(stage.li));
    must(stage.run(stage.zhang, "answer", "O10 已报修"));

    const auto text = said(stage.run(stage.chen, "opinions", ""));

    EXPECT_TRUE(
        text.starts_with("等待答复的意见（10 条）\n· O11 投诉·公共设施 南门路灯坏了，太黑"
                         "（2025-11-20，1 户附议）\n· O9 "))
        << text;
    EXPECT_EQ(text.find("O10"), std::string::npos);
}

TEST_F(Opinions, ALateAnswerIsSaidToBeLate) {
    must(make(stage.chen, "南门路灯坏了，太黑"));
    stage.now += 24h;
    EXPECT_EQ(said(stage.run(stage.chen, "opinions", "")).find("已超时"), std::string::npos);

    stage.now += 1ms;

    EXPECT_NE(said(stage.run(stage.chen, "opinions", "")).find("已超时"), std::string::npos);
}

TEST_F(Opinions, CanBeShownWithTheirAnswers) {
    must(make(stage.chen, "南门路灯坏了，太黑"));
    must(stage.run(stage.zhang, "answer", "O1 已报修"));

    const auto text = said(stage.run(stage.li, "opinion", "O1"));

    EXPECT_NE(text.find("【O1】投诉·公共设施\n南门路灯坏了，太黑"), std::string::npos);
    EXPECT_NE(text.find("2025-11-20 10:00 张伟：已报修"), std::string::npos);
    EXPECT_EQ(stage.acts().size(), 2U);
}

}  // namespace
}  // namespace linyi::commands::test
