#include "commands/poll/web_ballot.hpp"

#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;

/// 陈静 of 2-1-201 votes by her own link; her household is 何明 too.
class WebBallot : public testing::Test {
protected:
    WebBallot() { open(""); }

    void open(const std::string& how) {
        talk.hear(stage().wang, stage().group, "/表决 是否更换电梯？" + how + " 截止 11月30日18点");
    }
    /// The last part of the address that /link answers with; empty if it answers with none.
    std::string ask_link(const Account& who, const std::string& text = "/网页投票 V1") {
        talk.hear(who, stage().direct(who), text);
        const auto said = talk.answers();
        const auto begin = said.find("/ballot/");
        if (begin == said.npos) return {};
        const auto from = begin + std::string_view("/ballot/").size();
        return said.substr(from, said.find_first_of(" \n）", from) - from);
    }
    std::optional<BallotVisit> visit(const std::string& name) {
        auto context = stage().context(stage().guest);
        return poll::visit_by_link(poll(), name, context);
    }
    void press(const BallotVisit& visit, std::vector<std::size_t> options, std::int32_t right,
               const std::string& nonce) {
        auto event = visit.press;
        event.event_id = std::string(link_event) + nonce;
        event.action_value = link_action(visit.poll, {.options = std::move(options)}, right);
        talk.hear(event);
    }
    Poll poll() { return *stage().tx().polls().find(stage().community.id, 1); }
    std::optional<Ballot> ballot(std::int32_t right) {
        return stage().tx().ballots().find(poll().id, right);
    }
    Stage& stage() { return talk.stage; }

    Talk talk;
};

TEST_F(WebBallot, ALinkShowsOnesOwnUnitsAndNothingChosen) {
    const auto seen = visit(ask_link(stage().chen));

    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->account, stage().chen.id);
    ASSERT_EQ(seen->form.rights.size(), 1U);
    EXPECT_EQ(seen->form.rights[0].label, "2-1-201");
    EXPECT_TRUE(seen->form.rights[0].receipt.empty());
    EXPECT_TRUE(seen->form.is_open);
}

TEST_F(WebBallot, APressCountsAsALinkBallotAndIsConfirmedInTheChat) {
    const auto name = ask_link(stage().chen);
    const auto right = visit(name)->form.rights[0].no;

    press(*visit(name), {1}, right, "N1");

    ASSERT_TRUE(ballot(right));
    EXPECT_EQ(ballot(right)->choice, std::vector<std::string>{"同意"});
    EXPECT_EQ(ballot(right)->route, Route::link);
    EXPECT_NE(talk.answers().find("回执 "), std::string::npos) << talk.answers();
    const auto after = visit(name)->form.rights[0];
    EXPECT_EQ(after.chosen, std::vector<std::size_t>{1});
    EXPECT_NE(talk.answers().find(after.receipt), std::string::npos) << "the same as in the chat";
    EXPECT_FALSE(after.receipt.empty());
}

TEST_F(WebBallot, ChatAndLinkAreOneWayAndTheLastCounts) {
    const auto name = ask_link(stage().chen);
    const auto right = visit(name)->form.rights[0].no;
    press(*visit(name), {1}, right, "N1");

    talk.hear(stage().he, stage().group, "反对");

    EXPECT_EQ(ballot(right)->choice, std::vector<std::string>{"反对"});
    EXPECT_EQ(ballot(right)->route, Route::chat);
}

TEST_F(WebBallot, ANewLinkEndsTheOldOneOfTheSamePersonOnly) {
    const auto first = ask_link(stage().chen);
    const auto others = ask_link(stage().li);
    const auto second = ask_link(stage().chen);

    EXPECT_FALSE(visit(first));
    EXPECT_TRUE(visit(second));
    EXPECT_TRUE(visit(others));
}

TEST_F(WebBallot, AGuessedLinkIsNobodys) {
    const auto name = ask_link(stage().chen);

    EXPECT_FALSE(visit(name.substr(0, name.size() - 1) + (name.back() == '0' ? '1' : '0')));
    EXPECT_FALSE(visit(""));
    EXPECT_FALSE(visit("1-\"}"));
}

TEST_F(WebBallot, ARightThatIsSomebodyElsesIsRefused) {
    const auto name = ask_link(stage().chen);
    const auto foreign = visit(ask_link(stage().wang))->form.rights[0].no;

    press(*visit(name), {1}, foreign, "N1");

    EXPECT_FALSE(ballot(foreign));
    EXPECT_EQ(talk.answers().find("1-1-101"), std::string::npos) << talk.answers();
}

TEST_F(WebBallot, APlatformsPressCannotPassForOneOfThePage) {
    const auto right = visit(ask_link(stage().chen))->form.rights[0].no;

    talk.hear(
        talk.press(stage().chen, stage().group, link_action(poll().id, {.options = {1}}, right)));

    EXPECT_FALSE(ballot(right));
}

TEST_F(WebBallot, AfterTheCloseTheLinkStillOpensButTakesNothing) {
    const auto name = ask_link(stage().chen);
    const auto right = visit(name)->form.rights[0].no;
    stage().now += 11 * 24h;

    EXPECT_FALSE(visit(name)->form.is_open);
    press(*visit(name), {1}, right, "N1");

    EXPECT_FALSE(ballot(right));
    EXPECT_TRUE(ask_link(stage().chen).empty()) << talk.answers();
}

TEST_F(WebBallot, WithOneVoteOpenTheNumberIsNotNeeded) {
    EXPECT_FALSE(ask_link(stage().chen, "/网页投票").empty()) << talk.answers();
    open("第二个");
    EXPECT_TRUE(ask_link(stage().chen, "/网页投票").empty()) << talk.answers();
}

TEST_F(WebBallot, LinksAreGivenPrivatelyAndToOwnersOnly) {
    talk.hear(stage().chen, stage().group, "/网页投票 V1");
    EXPECT_EQ(talk.answers().find("/ballot/"), std::string::npos) << talk.answers();
    EXPECT_TRUE(ask_link(stage().zhang).empty()) << talk.answers();
}

}  // namespace
}  // namespace linyi::commands::test
