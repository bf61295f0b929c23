#include "commands/briefing/stage.hpp"

namespace linyi::commands::briefing {
namespace {

using namespace std::chrono_literals;
using test::refusal;
using test::said;
using To = Audience::To;

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != text.npos;
}

using BriefingCommandTest = test::BriefingStage;

TEST_F(BriefingCommandTest, IsForCommitteeAndManagersAndTheListForAll) {
    EXPECT_EQ(stage_.table.find("briefing")->roles, (std::set{Role::committee, Role::manager}));
    EXPECT_TRUE(stage_.table.find("briefings")->roles.empty());
    EXPECT_EQ(stage_.table.find_word("简报")->name, "briefing");
}

TEST_F(BriefingCommandTest, SaysThatNothingHappenedAndKeepsNoDraft) {
    EXPECT_EQ(refusal(run()), "到现在为止没有新的表决、决议、意见或任务进展，这次不出简报。");
    EXPECT_FALSE(stage_.tx().briefings().open_draft(stage_.community.id));
    EXPECT_TRUE(stage_.acts().empty());
}

TEST_F(BriefingCommandTest, MakesADraftForTheCallerAloneWithButtonsAndNoNumber) {
    close_a_vote();

    const auto reply = run();

    ASSERT_TRUE(reply) << refusal(reply);
    ASSERT_EQ(reply->answers.size(), 1U);
    EXPECT_EQ(reply->answers[0].audience.to, To::sender);
    const auto draft = stage_.tx().briefings().open_draft(stage_.community.id);
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->token.size(), 20U);
    EXPECT_TRUE(has(said(reply), "http://127.0.0.1:8080/briefing/1/draft-" + draft->token));
    const auto id = std::to_string(draft->id.value);
    EXPECT_EQ(
        reply->answers[0].document.buttons,
        (std::vector<Button>{{"发布", "briefing:publish:" + id}, {"放弃", "briefing:drop:" + id}}));
    EXPECT_FALSE(draft->document.number);
    EXPECT_FALSE(stage_.tx().briefings().last(stage_.community.id));
}

TEST_F(BriefingCommandTest, PublishesWithANumberAndPostsTheChatFormToTheOwners) {
    close_a_vote();
    ASSERT_TRUE(run());

    const auto reply = run("发布");

    ASSERT_TRUE(reply) << refusal(reply);
    EXPECT_EQ(reply->answers[0].audience.to, To::purpose);
    EXPECT_EQ(reply->answers[0].audience.purpose, Purpose::owners);
    EXPECT_EQ(reply->answers[0].subject.kind, 'B');
    const auto post = said(reply, To::purpose);
    EXPECT_EQ(post,
              "【和悦里小区物业治理简报 第1期】\n和悦里小区业主委员会　2025年11月20日\n"
              "· 表决：是否更换路灯——同意2户、反对1户，赞成过半，意向通过\n"
              "查看全文 http://127.0.0.1:8080/briefing/1/1");
    EXPECT_EQ(said(reply, To::sender),
              "第1期简报已发布，发到 1 个群：http://127.0.0.1:8080/briefing/1/1");
    EXPECT_EQ(act_kinds(), (std::vector<std::string>{"briefing_drafted", "briefing_published"}));
    const auto issue = stage_.tx().briefings().last(stage_.community.id);
    EXPECT_TRUE(has(stage_.acts().back().second, issue->sha256));
}

TEST_F(BriefingCommandTest, AButtonPublishesOnce) {
    close_a_vote();
    ASSERT_TRUE(run());
    const auto press =
        "publish:" +
        std::to_string(stage_.tx().briefings().open_draft(stage_.community.id)->id.value);
    ASSERT_TRUE(run(press));

    EXPECT_EQ(refusal(run(press)), "这份草稿已经发布为第1期：http://127.0.0.1:8080/briefing/1/1");
    EXPECT_EQ(refusal(run("publish")), "现在没有待发布的简报草稿。请先发送 /简报。");
    EXPECT_EQ(stage_.tx().briefings().list(stage_.community.id, 10).size(), 1U);
}

TEST_F(BriefingCommandTest, AnOlderDraftsButtonNoLongerPublishes) {
    close_a_vote();
    ASSERT_TRUE(run());
    const auto old =
        "publish:" +
        std::to_string(stage_.tx().briefings().open_draft(stage_.community.id)->id.value);
    ASSERT_TRUE(run());

    EXPECT_EQ(refusal(run(old)), "这份草稿已经失效。请重新发送 /简报。");
}

TEST_F(BriefingCommandTest, ADroppedDraftUsesNoNumber) {
    close_a_vote();
    ASSERT_TRUE(run());
    ASSERT_TRUE(run("放弃"));

    EXPECT_EQ(refusal(run("放弃")), "现在没有待发布的简报草稿。请先发送 /简报。");
    EXPECT_EQ(published().number, (BriefingNumber{2025, 1, 1}));
}

TEST_F(BriefingCommandTest, ADraftOfAnotherCommunityIsNotFound) {
    close_a_vote();
    ASSERT_TRUE(run());
    const auto id =
        std::to_string(stage_.tx().briefings().open_draft(stage_.community.id)->id.value);

    const auto reply = stage_.run(stage_.context(stage_.wang, stage_.foreign),
                                  stage_.call("briefing", "publish:" + id));

    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code, Errc::not_found);
}

TEST_F(BriefingCommandTest, ACorrectionIsPostedMaskedAndLeavesTheIssueAlone) {
    close_a_vote();
    const auto before = published();

    const auto reply = run("更正 第1期：何明的电话13800001234应删去");

    ASSERT_TRUE(reply) << refusal(reply);
    EXPECT_EQ(said(reply, To::purpose),
              "【更正】第1期简报\n何某的电话138****1234应删去\n"
              "http://127.0.0.1:8080/briefing/1/1");
    const auto issue = stage_.tx().briefings().last(stage_.community.id);
    EXPECT_EQ(stage_.tx().briefings().document(issue->id), before);
    EXPECT_EQ(stage_.tx().briefings().corrections(issue->id, stage_.community.zone).size(), 1U);
    EXPECT_EQ(act_kinds().back(), "briefing_corrected");
}

TEST_F(BriefingCommandTest, ACorrectionNeedsAnIssueAndWords) {
    close_a_vote();
    published();

    EXPECT_TRUE(has(refusal(run("更正")), "请写明第几期"));
    EXPECT_TRUE(has(refusal(run("更正 1")), "请写明第几期"));
    EXPECT_TRUE(has(refusal(run("更正 2 应为三户")), "没有找到第2期简报"));
    std::string longest;
    for (int i = 0; i < 300; ++i) longest += "字";
    EXPECT_TRUE(run("更正 1 " + longest));
    EXPECT_TRUE(has(refusal(run("更正 1 " + longest + "字")), "最多 300 个字"));
}

TEST_F(BriefingCommandTest, NumbersCanGoOnFromPaperBeforeTheFirstIssueOnly) {
    EXPECT_EQ(said(run("期号 7 31")), "下一期将是2025年第7期（总第31期）。");
    close_a_vote();
    EXPECT_EQ(published().number, (BriefingNumber{2025, 7, 31}));
    EXPECT_EQ(refusal(run("期号 9")), "已经发布过第7期，期号按顺序自动给出，不能再改。");

    for (const std::string wrong :
         {"期号", "期号 七八", "期号 0", "期号 7 3", "期号 100001", "期号 1 2 3"})
        EXPECT_TRUE(has(refusal(run(wrong)), "请写明下一期的期号")) << wrong;
}

TEST_F(BriefingCommandTest, SaysWhatCanBeWritten) {
    EXPECT_TRUE(has(refusal(run("飞起来")), "没有看懂“飞起来”。可以写：/简报"));
}

TEST_F(BriefingCommandTest, ListsTheIssuesNewestFirst) {
    EXPECT_EQ(said(stage_.run(stage_.chen, "briefings", "")), "还没有发布过简报。");
    close_a_vote();
    published();
    stage_.now += 24h;
    close_a_vote();
    published();

    EXPECT_EQ(said(stage_.run(stage_.chen, "briefings", "")),
              "历次简报\n"
              "2025-11-21 11月20日至11月21日和悦里小区物业治理情况简报（第2期） "
              "http://127.0.0.1:8080/briefing/1/2\n"
              "2025-11-20 截至11月20日和悦里小区物业治理情况简报（第1期） "
              "http://127.0.0.1:8080/briefing/1/1");
    EXPECT_EQ(
        said(stage_.run(stage_.context(stage_.chen, stage_.foreign), stage_.call("briefings", ""))),
        "还没有发布过简报。");
}

TEST_F(BriefingCommandTest, WithoutAnOwnersGroupItIsPostedHere) {
    close_a_vote();
    stage_.tx().chats().link(stage_.group.id, stage_.community.id, Purpose::work);
    ASSERT_TRUE(run());

    const auto reply = run("publish");

    EXPECT_TRUE(has(said(reply, To::here), "【和悦里小区物业治理简报 第1期】"));
    EXPECT_TRUE(has(said(reply, To::sender), "还没有业主群"));
}

TEST_F(BriefingCommandTest, AManagersBriefingComesFromTheManagers) {
    close_a_vote();
    ASSERT_TRUE(stage_.run(stage_.zhang, "briefing", ""));
    EXPECT_EQ(stage_.tx().briefings().open_draft(stage_.community.id)->document.publisher,
              "和悦里小区物业服务中心");
}

}  // namespace
}  // namespace linyi::commands::briefing
