#include "commands/deliver.hpp"

#include "commands/talk.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

using Lanes = std::vector<std::string>;

class Deliver : public testing::Test {
protected:
    Stage& stage() { return talk.stage; }
    /// Delivers to `audience` for chen in `where`; the names of the chats that get it.
    Lanes lanes(Audience audience, const Chat& where) {
        auto context = stage().context(stage().chen, where);
        return lanes(audience, context);
    }
    Lanes lanes(Audience audience, Context& context) {
        const auto event = talk.message(stage().chen, context.chat, "x");
        deliver(context, &event,
                Reply{Answer{.audience = audience, .document = {.blocks = {paragraph("hello")}}}});
        Lanes found;
        constexpr int all = 1000;
        const auto rows = stage().tx().outbox().in_state(OutgoingState::pending, all);
        for (const auto& row : rows) {
            if (row.id.value <= seen_) continue;
            found.insert(found.begin(), stage().tx().chats().find(row.lane)->platform_chat);
            last = row;
        }
        if (!rows.empty()) seen_ = rows.front().id.value;
        return found;
    }

    Talk talk;
    Outgoing last{};  ///< the first of the last delivery

private:
    std::int64_t seen_{};
};

TEST_F(Deliver, HereIsWhereItWasAsked) {
    EXPECT_EQ(lanes(here(), stage().work), Lanes{"g-work"});
    EXPECT_TRUE(last.document.reply_to.empty());
}

TEST_F(Deliver, TheSenderHearsItPrivatelyElseQuotedInTheGroup) {
    EXPECT_EQ(lanes(sender(), stage().group), Lanes{"d-chen"});
    auto context = stage().context(stage().he);
    EXPECT_EQ(lanes(sender(), context), Lanes{"g-owners"});
    EXPECT_FALSE(last.document.reply_to.empty());
    auto silent = stage().context(stage().he);
    EXPECT_EQ(lanes(sender_only(), silent), Lanes{});
    EXPECT_EQ(lanes(sender_only(), stage().direct(stage().chen)), Lanes{"d-chen"});
}

TEST_F(Deliver, ADirectChatThatIsGoneIsNotWrittenTo) {
    stage().tx().chats().set_gone(stage().direct(stage().chen).id, true);

    EXPECT_EQ(lanes(sender(), stage().group), Lanes{"g-owners"});
}

TEST_F(Deliver, APurposeIsEveryGroupOfTheCommunityWithIt) {
    EXPECT_EQ(lanes(to_purpose(Purpose::owners), stage().work), Lanes{"g-owners"});
    EXPECT_EQ(lanes(to_purpose(Purpose::council), stage().work), Lanes{});
}

TEST_F(Deliver, ARoleIsReachedPrivatelyElseInTheWorkGroup) {
    EXPECT_EQ(lanes(to_role(Role::committee), stage().group), Lanes{"d-wang"});
    EXPECT_EQ(lanes(to_role(Role::manager), stage().group), Lanes{"d-zhang"});
    EXPECT_EQ(lanes(to_role(Role::street), stage().group), Lanes{"g-work"})
        << "nobody of the street has a direct chat";
}

TEST_F(Deliver, AnAccountWithoutADirectChatIsNotTold) {
    EXPECT_EQ(lanes(to_account(stage().li.id), stage().group), Lanes{"d-li"});
    EXPECT_EQ(lanes(to_account(stage().guest.id), stage().group), Lanes{});
    EXPECT_EQ(lanes(to_chat(stage().work.id), stage().group), Lanes{"g-work"});
    EXPECT_EQ(lanes(to_chat(ChatId{9999}), stage().group), Lanes{});
}

TEST_F(Deliver, ALongDocumentIsSplitWhereThePlatformSaysSo) {
    std::vector<Block> blocks;
    for (int i = 0; i < 5; ++i) {
        std::string text;
        for (int n = 0; n < 1000; ++n) text += "字";
        blocks.push_back(paragraph(text));
    }
    auto context = stage().context(stage().chen);
    const auto event = talk.message(stage().chen, stage().group, "x");

    deliver(context, &event,
            Reply{Answer{.audience = here(), .document = {.title = "长", .blocks = blocks}}});

    const auto rows = stage().tx().outbox().in_state(OutgoingState::pending, 100);
    EXPECT_EQ(rows.size(), 2U);
    for (const auto& row : rows) EXPECT_LE(code_points(to_plain_text(row.document)), 4000U);
}

TEST_F(Deliver, APressIsAnsweredAtTheButtonAndItsSpinnerAlwaysStops) {
    auto context = stage().context(stage().chen);
    const auto event = talk.press(stage().chen, stage().group, "x");

    deliver(context, &event, Reply::say_to_sender("kurz"));
    EXPECT_EQ(stage().tx().outbox().in_state(OutgoingState::pending, 1).at(0).document.toast,
              "kurz");

    deliver(context, &event, Reply{});
    const auto bare = stage().tx().outbox().in_state(OutgoingState::pending, 1).at(0);
    EXPECT_EQ(bare.document.action_token, "spinner");
    EXPECT_TRUE(bare.document.toast.empty());
}

TEST_F(Deliver, WhatIsTooLongForAToastGoesToTheChat) {
    auto context = stage().context(stage().chen);
    const auto event = talk.press(stage().chen, stage().group, "x");

    deliver(context, &event, Reply::say_to_sender(std::string(181, 'x')));

    const auto rows = stage().tx().outbox().in_state(OutgoingState::pending, 10);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1].lane, stage().direct(stage().chen).id);
    EXPECT_EQ(rows[0].document.action_token, "spinner");
}

}  // namespace
}  // namespace linyi::commands::test
