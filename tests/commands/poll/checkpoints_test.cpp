#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using namespace std::chrono_literals;

/// A community whose store signs, and the chore that shows where its ledger ends.
class Checkpoints : public testing::Test {
protected:
    Checkpoints() {
        SeededRandom seed{5};
        stage().store().sign_with(ledger::SigningKey::generate(seed));
        stage().store().sign_ledger();
    }

    Stage& stage() { return talk.stage; }
    std::int64_t size() { return stage().tx().ledger().end().size; }

    /// What the chore posts now, one text a message.
    std::vector<std::string> posted() {
        const auto last = newest();
        stage().store().transact([this](storage::Tx& tx) {
            const auto due = next_checkpoint(tx, stage().now);
            if (due && *due <= stage().now) send_checkpoints(chores, tx, stage().now);
        });
        std::vector<std::string> texts;
        for (const auto& message : stage().tx().outbox().in_state(OutgoingState::pending, 1000)) {
            if (message.id.value > last) texts.push_back(to_plain_text(message.document));
        }
        return texts;
    }
    std::int64_t newest() {
        const auto messages = stage().tx().outbox().in_state(OutgoingState::pending, 1);
        return messages.empty() ? 0 : messages.front().id.value;
    }

    Talk talk;
    std::function<ChatTraits(std::string_view)> traits{
        [](std::string_view) { return ChatTraits{}; }};
    SeededRandom random{3};
    ChoreContext chores{random, talk.stage.settings, traits};
};

}  // namespace

TEST_F(Checkpoints, AreShownWhenAVoteOpensAndWhenItEnds) {
    EXPECT_TRUE(posted().empty());
    talk.hear(stage().wang, stage().group, "/表决 换门禁 截止 11月25日12点");
    const auto opened = posted();
    ASSERT_EQ(opened.size(), 1U);
    const auto root = ledger::short_root(stage().tx().ledger().end().root);
    EXPECT_NE(opened[0].find("账本检查点 no. " + std::to_string(size()) + " · 根 " + root +
                             " · 请勿删除"),
              std::string::npos)
        << opened[0];
    EXPECT_TRUE(posted().empty()) << "once";

    talk.hear(stage().chen, stage().group, "同意");
    EXPECT_TRUE(posted().empty()) << "not at every ballot";
    talk.hear(stage().wang, stage().group, "/截止 V1 都投了");
    EXPECT_EQ(posted().size(), 1U);
}

TEST_F(Checkpoints, WaitUntilTheOpeningIsOnTheDisk) {
    talk.hear(stage().wang, stage().group, "/表决 换门禁 截止 11月25日12点");
    posted();
    stage().store().transact([this](storage::Tx& tx) {
        tx.acts().append(
            {.community = stage().community.id, .kind = "poll_opened", .decided_at = stage().now});
        EXPECT_FALSE(next_checkpoint(tx, stage().now) <= stage().now) << "the same transaction";
    });
    EXPECT_EQ(posted().size(), 1U);
}

TEST_F(Checkpoints, AreShownDailyIfAnythingHappened) {
    talk.hear(stage().wang, stage().group, "/表决 换门禁 截止 12月5日12点");
    EXPECT_EQ(posted().size(), 1U);
    stage().now = stage().local("2025-11-21 08:59");
    talk.hear(stage().chen, stage().group, "同意");
    EXPECT_TRUE(posted().empty());
    stage().now = stage().local("2025-11-21 09:00");
    EXPECT_EQ(posted().size(), 1U);
    stage().now = stage().local("2025-11-22 09:00");
    EXPECT_TRUE(posted().empty()) << "a day without a deed";
    talk.hear(stage().li, stage().group, "反对");
    stage().now = stage().local("2025-11-23 09:00");
    EXPECT_EQ(posted().size(), 1U);
}

TEST_F(Checkpoints, ASettingStopsTheDailyOnesOnly) {
    stage().settings.ledger.post_daily = false;
    talk.hear(stage().wang, stage().group, "/表决 换门禁 截止 12月5日12点");
    EXPECT_EQ(posted().size(), 1U);
    stage().now = stage().local("2025-11-21 09:00");
    EXPECT_TRUE(posted().empty());
    talk.hear(stage().wang, stage().group, "/截止 V1 都投了");
    EXPECT_EQ(posted().size(), 1U);
}

TEST_F(Checkpoints, AnotherCommunityIsNotTold) {
    talk.hear(stage().wang, stage().group, "/表决 换门禁 截止 11月25日12点");
    posted();
    for (const auto& message : stage().tx().outbox().in_state(OutgoingState::pending, 1000))
        EXPECT_NE(message.lane, stage().foreign.id);
}

}  // namespace linyi::commands::test
