#include "storage/outbox.hpp"

#include "storage/outbox_table.hpp"

namespace linyi::storage {
namespace {

using namespace std::chrono_literals;

TEST_F(OutboxTable, AFreshMessageIsReadBackAsItWasWritten) {
    Outgoing message{.lane = chat("a"),
                     .kind = "poll",
                     .subject = {.kind = 'V', .id = 9},
                     .community = CommunityId{4},
                     .created = now,
                     .not_before = now + 1min,
                     .not_after = now + 1h};
    message.document.title = "电梯";

    const auto found = tx.outbox().find(tx.outbox().enqueue(message));

    ASSERT_TRUE(found);
    EXPECT_EQ(found->document, message.document);
    EXPECT_EQ(found->subject, message.subject);
    EXPECT_EQ(found->community, message.community);
    EXPECT_EQ(found->not_before, now + 1min);
    EXPECT_EQ(found->not_after, now + 1h);
    EXPECT_EQ(found->state, OutgoingState::pending);
}

TEST_F(OutboxTable, AnOfferNobodyTookIsSentLikeAnyOther) {
    Outgoing passive{.lane = chat("a"), .kind = "reply", .created = now};
    const auto offered = tx.outbox().offer(passive, epoch, now + 10s);

    EXPECT_EQ(claim(request(now + 10s)), MessageIds{offered});
    EXPECT_FALSE(tx.outbox().settle_offered(offered, true, now));

    const auto refused = tx.outbox().offer({.lane = chat("b"), .created = now}, epoch, now + 10s);
    EXPECT_TRUE(tx.outbox().settle_offered(refused, false, now));
    EXPECT_EQ(claim(request()), MessageIds{refused});
}

TEST_F(OutboxTable, RedriveTakesWhatIsOverAndNothingElse) {
    const auto a = chat("a");
    const auto id = say(a);
    EXPECT_FALSE(tx.outbox().redrive(id, now));
    claim(request());
    EXPECT_FALSE(tx.outbox().redrive(id, now));
    tx.lanes().dead(attempt(id));
    tx.chats().set_gone(a, true);

    EXPECT_TRUE(tx.outbox().redrive(id, now));
    EXPECT_FALSE(tx.outbox().redrive(OutboxId{12345}, now));

    EXPECT_EQ(claim(request()), MessageIds{id});
    EXPECT_EQ(tx.outbox().find(id)->attempts, 1);
}

TEST_F(OutboxTable, AnExpiredMessageThatIsRedrivenNoLongerExpires) {
    const auto id = tx.outbox().enqueue(
        {.lane = chat("a"), .kind = "reminder", .created = now, .not_after = now + 1s});
    EXPECT_EQ(tx.lanes().claim(request(now + 2s)).expired, 1);

    tx.outbox().redrive(id, now + 3s);

    EXPECT_EQ(claim(request(now + 1h)), MessageIds{id});
}

TEST_F(OutboxTable, AMessageOnItsWayCannotBeCancelled) {
    const auto id = say(chat("a"));
    claim(request());

    EXPECT_FALSE(tx.outbox().cancel(id, now));
}

TEST_F(OutboxTable, AfterARestoreWhatWasOpenWaitsAndWhatIsNewGoes) {
    const auto a = chat("a");
    const auto old = say(a);
    tx.outbox().hold_open(now);
    const auto fresh = say(a);

    EXPECT_EQ(tx.outbox().held(), 1);
    EXPECT_EQ(claim(request()), MessageIds{fresh});
    tx.lanes().sent(attempt(fresh), "");

    tx.outbox().send_held();
    EXPECT_EQ(claim(request()), MessageIds{old});
}

TEST_F(OutboxTable, HeldMessagesCanBeCancelledTogether) {
    const auto a = chat("a");
    const auto old = say(a);
    claim(request());
    tx.outbox().hold_open(now);
    const auto fresh = say(a);

    EXPECT_EQ(tx.outbox().cancel_held(now), 1);

    EXPECT_EQ(state(old), OutgoingState::cancelled);
    EXPECT_EQ(claim(request()), MessageIds{fresh});
}

TEST_F(OutboxTable, AfterARestoreNoIdIsGivenThatMayHaveBeenUsedBefore) {
    const auto before = say(chat("a"));

    tx.outbox().hold_open(now);

    EXPECT_GT(say(chat("a")).value, before.value + 50'000'000);
}

TEST_F(OutboxTable, OnlyOldMessagesThatAreOverArePurged) {
    const auto old_sent = say(chat("a"));
    const auto old_dead = say(chat("b"));
    claim(request());
    tx.lanes().sent(attempt(old_sent), "");
    tx.lanes().dead(attempt(old_dead));
    const auto open = say(chat("a"));

    const Outbox::Retention keep{.sent_before = now, .dead_before = now};
    EXPECT_EQ(tx.outbox().purge(keep, {}, 10), OutboxId{});
    EXPECT_TRUE(tx.outbox().find(old_sent));

    const Outbox::Retention drop{.sent_before = now + 1ms, .dead_before = now};
    tx.outbox().purge(drop, {}, 10);
    EXPECT_FALSE(tx.outbox().find(old_sent));
    EXPECT_TRUE(tx.outbox().find(old_dead));
    EXPECT_TRUE(tx.outbox().find(open));
}

TEST_F(OutboxTable, APurgeGoesThroughTheTableInSteps) {
    for (int i = 0; i < 25; ++i) {
        say(chat(std::to_string(i)));
    }
    for (const auto& taken : tx.lanes().claim(request()).claims)
        tx.lanes().sent(attempt(taken.message.id), "");

    const Outbox::Retention all{.sent_before = now + 1ms, .dead_before = now};
    OutboxId after{};
    int steps = 0;
    do {
        after = tx.outbox().purge(all, after, 10);
        ++steps;
    } while (after);

    EXPECT_EQ(steps, 3);
    EXPECT_TRUE(tx.outbox().counts().empty());
}

}  // namespace
}  // namespace linyi::storage
