#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

/// What people say of votes by name while several are open or one is over, and for whom.
class NamedVote : public testing::Test {
protected:
    void say(const Account& who, std::string text) {
        talk.hear(who, stage().group, std::move(text));
    }
    void open_two() {
        say(stage().wang, "【表决一】是否更换门禁?同意/反对/弃权,12点截止");
        say(stage().wang, "【表决二】是否修路灯?同意/反对/弃权,12点截止");
    }
    Stage& stage() { return talk.stage; }
    Poll poll(std::int64_t number) {
        return *stage().tx().polls().find(stage().community.id, number);
    }
    /// The choices in the poll of that number, by the label of their right.
    std::string votes(std::int64_t number) {
        std::string out;
        for (const auto& right : stage().tx().polls().rights(poll(number).id)) {
            const auto ballot = stage().tx().ballots().find(poll(number).id, right.no);
            if (ballot && !ballot->choice.empty())
                out += (out.empty() ? "" : " ") + right.label + "=" + ballot->choice.front();
        }
        return out;
    }
    /// Kinds of the acts of the poll since its opening.
    std::string acts(std::int64_t number) {
        std::string out;
        for (const auto& act : stage().tx().acts().of_poll(poll(number).id))
            if (act.kind != "poll_opened") out += (out.empty() ? "" : " ") + act.kind;
        return out;
    }

    Talk talk;
};

TEST_F(NamedVote, IsTakenForTheVoteOfThatNumber) {
    open_two();

    say(stage().chen, "表决一同意");
    say(stage().li, "表决一反对,表决二同意");
    say(stage().wang, "1同意 2弃权");

    EXPECT_EQ(votes(1), "1-1-101=同意 2-1-201=同意 2-1-202=反对 3-1-301=反对");
    EXPECT_EQ(votes(2), "1-1-101=弃权 2-1-202=同意 3-1-301=同意");
}

TEST_F(NamedVote, MayBeSaidOfAll) {
    open_two();

    say(stage().chen, "两项都同意");

    EXPECT_EQ(votes(1), "2-1-201=同意");
    EXPECT_EQ(votes(2), "2-1-201=同意");
}

TEST_F(NamedVote, ABareAnswerWaitsInEachVoteItFits) {
    open_two();

    say(stage().chen, "同意");

    EXPECT_EQ(acts(1), "ballot_unclear");
    EXPECT_EQ(acts(2), "ballot_unclear");
    EXPECT_EQ(votes(1) + votes(2), "");
}

TEST_F(NamedVote, AVoteOfAnotherBuildingIsNotWhatSomebodyMeans) {
    say(stage().wang, "【表决一】是否更换门禁?同意/反对/弃权,12点截止");
    say(stage().wang, "【表决二】(3号楼业主)是否修电梯?同意/反对/弃权,12点截止");

    say(stage().chen, "同意");

    EXPECT_EQ(votes(1), "2-1-201=同意");
    EXPECT_EQ(acts(2), "");
}

TEST_F(NamedVote, OfAVoteThatIsOverItIsLate) {
    open_two();
    say(stage().wang, "表决一截止");

    say(stage().chen, "表决一同意");
    say(stage().li, "表决一通过了");

    EXPECT_EQ(acts(1), "poll_closed ballot_late");
    EXPECT_EQ(votes(2), "");
}

TEST_F(NamedVote, AgreementWithSomebodyByNameIsNoVote) {
    say(stage().wang, "【表决一】是否更换门禁?同意/反对/弃权,12点截止");

    say(stage().chen, "同意李强");
    say(stage().he, "同意建棚");

    EXPECT_EQ(acts(1), "ballot_refused") << "counted ballots stand in the box";
    EXPECT_EQ(votes(1), "2-1-201=同意");
}

TEST_F(NamedVote, ForOthersNeedsAnAnnouncedAuthority) {
    say(stage().wang, "【表决一】是否更换门禁?同意/反对/弃权,12点截止");
    say(stage().chen, "代2-1-202投反对");
    EXPECT_EQ(votes(1), "");

    say(stage().wang, "已收到2-1-202的书面委托书,由2-1-201代为投票");
    say(stage().chen, "代2-1-202投反对");
    say(stage().chen, "同意");
    say(stage().wang, "代2-1-202投同意");

    EXPECT_EQ(votes(1), "2-1-201=同意 2-1-202=反对");
    EXPECT_EQ(acts(1), "ballot_refused ballot_refused") << "before it was filed, and not for wang";
}

TEST_F(NamedVote, ForTheOwnRoomIsNoProxy) {
    say(stage().wang, "【表决一】是否更换门禁?同意/反对/弃权,12点截止");

    say(stage().chen, "我代表2-1-201同意");

    EXPECT_EQ(votes(1), "2-1-201=同意");
}

TEST_F(NamedVote, TheHostsWordAfterTheDeadlineIsNoted) {
    say(stage().wang, "【表决一】是否更换门禁?同意/反对/弃权,11点截止");
    stage().now += std::chrono::hours{2};
    talk.close_due();

    say(stage().wang, "表决一截止");
    say(stage().wang, "表决一截止了");

    EXPECT_EQ(acts(1), "poll_closed poll_close_said");
}

TEST_F(NamedVote, OneThatIsJustOverMayBeCalledOff) {
    open_two();
    say(stage().wang, "表决一截止");

    say(stage().wang, "表决一题目写错了,作废");

    EXPECT_EQ(poll(1).state, PollState::cancelled);
    EXPECT_EQ(poll(2).state, PollState::open);
}

TEST_F(NamedVote, SeveralEndTogether) {
    open_two();

    say(stage().wang, "以上两项表决全部截止");

    EXPECT_EQ(poll(1).state, PollState::closed);
    EXPECT_EQ(poll(2).state, PollState::closed);
}

}  // namespace
}  // namespace linyi::commands::test
