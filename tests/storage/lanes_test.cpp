#include "storage/lanes.hpp"

#include "storage/outbox_table.hpp"

namespace linyi::storage {
namespace {

using namespace std::chrono_literals;

class LaneTable : public OutboxTable {};

TEST_F(LaneTable, OnlyTheFirstOfEachLaneIsClaimed) {
    const auto a = chat("a");
    const auto b = chat("b");
    const auto first = say(a);
    say(a);
    const auto other = say(b);

    EXPECT_EQ(claim(request()), (MessageIds{first, other}));
    EXPECT_EQ(claim(request()), MessageIds{});
    EXPECT_EQ(state(first), OutgoingState::inflight);
}

TEST_F(LaneTable, AHeadThatIsNotDueHoldsItsLane) {
    const auto a = chat("a");
    say(a, now + 1s);
    say(a);

    const auto claimed = tx.lanes().claim(request());
    EXPECT_EQ(claimed.claims.size(), 0U);
    EXPECT_EQ(claimed.next_due, now + 1s);
    EXPECT_EQ(claim(request(now + 1s)).size(), 1U);
}

TEST_F(LaneTable, AnOfferedHeadHoldsItsLaneUntilItsLeaseEnds) {
    const auto a = chat("a");
    Outgoing passive{.lane = a, .kind = "reply", .created = now};
    const auto offered = tx.outbox().offer(passive, epoch, now + 10s);
    const auto next = say(a);

    EXPECT_EQ(claim(request()), MessageIds{});
    EXPECT_TRUE(tx.outbox().settle_offered(offered, true, now));
    EXPECT_EQ(claim(request()), MessageIds{next});
}

TEST_F(LaneTable, BusyLanesAndAccountsWithoutAllowanceAreLeftAlone) {
    const auto a = chat("a");
    const auto b = chat("b");
    say(a);
    const auto second = say(b);
    say(chat("c", "other"));

    auto wanted = request();
    wanted.busy = {a};

    EXPECT_EQ(claim(wanted), MessageIds{second});
}

TEST_F(LaneTable, AClaimReadsOnBehindManyBusyLanesButNoFurtherThanAsked) {
    auto wanted = request();
    MessageIds free;
    for (int i = 0; i < 200; ++i) {
        const auto lane = chat("c" + std::to_string(i));
        const auto message = say(lane);
        if (i < 150) wanted.busy.insert(lane);
        if (i >= 150 && i < 170) free.push_back(message);
    }
    wanted.lanes_max = 170;

    const auto claimed = tx.lanes().claim(wanted);
    EXPECT_EQ(claimed.claims.size(), free.size());
    EXPECT_EQ(claimed.claims.front().message.id, free.front());
    EXPECT_EQ(claimed.claims.back().message.id, free.back());
    ASSERT_TRUE(claimed.resume);
    wanted.after = *claimed.resume;
    EXPECT_EQ(claim(wanted).size(), 30U);
}

TEST_F(LaneTable, AnAccountGetsNoMoreThanItsAllowance) {
    for (const char* name : {"a", "b", "c", "d"}) say(chat(name));

    auto wanted = request();
    wanted.allowance["bot"].messages = 3;

    EXPECT_EQ(claim(wanted).size(), 3U);
}

TEST_F(LaneTable, RetriesHaveAnAllowanceOfTheirOwn) {
    const auto tried = say(chat("a"));
    claim(request());
    tx.lanes().again(attempt(tried), {.not_before = now});
    const auto fresh = say(chat("b"));

    auto wanted = request();
    wanted.allowance["bot"].retries = 0;

    EXPECT_EQ(claim(wanted), MessageIds{fresh});
}

TEST_F(LaneTable, AClaimGoesOnWhereTheLastOneStopped) {
    MessageIds written;
    for (int i = 0; i < 10; ++i) written.push_back(say(chat(std::to_string(i))));
    auto wanted = request();
    wanted.lanes_max = 4;

    MessageIds claimed;
    for (int rounds = 0; rounds < 3; ++rounds) {
        const auto some = tx.lanes().claim(wanted);
        for (const auto& taken : some.claims) claimed.push_back(taken.message.id);
        EXPECT_EQ(some.resume.has_value(), rounds < 2);
        wanted.after = some.resume.value_or(ChatId{});
    }

    EXPECT_EQ(claimed, written);
}

TEST_F(LaneTable, AFullClaimResumesAtTheLaneItHadNoRoomFor) {
    const auto first = say(chat("a"));
    const auto second = say(chat("b"));
    auto wanted = request();
    wanted.limit = 1;

    const auto one = tx.lanes().claim(wanted);
    ASSERT_TRUE(one.resume);
    wanted.after = *one.resume;

    EXPECT_EQ(one.claims.at(0).message.id, first);
    EXPECT_EQ(claim(wanted), MessageIds{second});
}

TEST_F(LaneTable, APausedLaneWaitsWhateverBecomesOfItsHead) {
    const auto a = chat("a");
    const auto head = say(a);
    tx.lanes().pause(a, now + 1min, "too many");
    const auto next = say(a);

    EXPECT_EQ(claim(request()), MessageIds{});
    EXPECT_TRUE(tx.outbox().cancel(head, now));
    EXPECT_EQ(claim(request(now + 59s)), MessageIds{});
    EXPECT_EQ(claim(request(now + 1min)), MessageIds{next});
}

TEST_F(LaneTable, AnEndIsWrittenOnlyByWhoHoldsTheLease) {
    const auto id = say(chat("a"));
    claim(request());

    EXPECT_FALSE(tx.lanes().sent(attempt(id, epoch - 1), "m"));
    EXPECT_FALSE(tx.lanes().dead(attempt(id, epoch + 1)));
    EXPECT_FALSE(tx.lanes().again(attempt(id, epoch + 1), {}));
    EXPECT_FALSE(tx.lanes().expired(attempt(id, epoch + 1)));
    EXPECT_EQ(state(id), OutgoingState::inflight);
    EXPECT_TRUE(tx.lanes().sent(attempt(id), "m"));
    EXPECT_FALSE(tx.lanes().sent(attempt(id), "m"));
}

TEST_F(LaneTable, ANewStartFreesTheLeasesOfEarlierOnes) {
    const auto id = say(chat("a"));
    claim(request());

    EXPECT_EQ(tx.lanes().free_leases(epoch), 0);
    EXPECT_EQ(tx.lanes().free_leases(epoch + 1), 1);

    auto wanted = request();
    wanted.epoch = epoch + 1;
    EXPECT_EQ(claim(wanted), MessageIds{id});
}

TEST_F(LaneTable, AMessageThatKillsEveryStartIsDeadInTheEnd) {
    const auto id = say(chat("a"));
    for (int start = 1; start <= 12; ++start) {
        ASSERT_EQ(claim(request()), MessageIds{id}) << start;
        tx.lanes().free_leases(epoch + 1);
    }

    EXPECT_EQ(tx.lanes().claim(request()).dead, 1);
    EXPECT_EQ(state(id), OutgoingState::dead);
}

TEST_F(LaneTable, BlockedLanesAreListedWithTheirReason) {
    const auto gone = chat("gone");
    const auto paused = chat("paused");
    const auto failing = chat("failing");
    say(chat("fine"));
    say(gone);
    say(gone);
    tx.chats().set_gone(gone, true);
    say(paused);
    tx.lanes().pause(paused, now + 1min, "too many");
    const auto head = say(failing);
    auto wanted = request();
    claim(wanted);
    tx.lanes().again({.id = head, .epoch = epoch, .now = now, .error = "HTTP 500"},
                     {.not_before = now + 1min});

    const auto blocked = tx.lanes().blocked(now, 10);

    ASSERT_EQ(blocked.size(), 3U);
    EXPECT_EQ(blocked[0].lane, gone);
    EXPECT_EQ(blocked[0].why, "chat gone");
    EXPECT_EQ(blocked[0].waiting, 2);
    EXPECT_EQ(blocked[1].why, "paused by the platform");
    EXPECT_EQ(blocked[1].next, now + 1min);
    EXPECT_EQ(blocked[2].why, "HTTP 500");
    EXPECT_EQ(blocked[2].head, head);
    EXPECT_EQ(tx.outbox().backlog().open, 5);
}

TEST_F(LaneTable, StartsAreRememberedUntilTheyAreForgotten) {
    const auto done = say(chat("a"));
    const auto open = say(chat("b"));
    claim(request());
    tx.lanes().sent(attempt(done), "");

    const auto starts = tx.lanes().starts_since(now);
    ASSERT_EQ(starts.size(), 2U);
    EXPECT_FALSE(starts[0].is_open);
    EXPECT_TRUE(starts[1].is_open);
    EXPECT_EQ(starts[1].adapter, "bot");
    EXPECT_EQ(state(open), OutgoingState::inflight);

    tx.lanes().forget_starts(now + 1ms);
    EXPECT_TRUE(tx.lanes().starts_since(from_millis(0)).empty());
}

TEST_F(LaneTable, AccountPausesAreKept) {
    tx.lanes().pause_account(
        {.adapter = "bot", .until = now + 1h, .is_stopped = true, .why = "HTTP 401"});

    const auto paused = tx.lanes().paused_accounts();
    ASSERT_EQ(paused.size(), 1U);
    EXPECT_EQ(paused[0].until, now + 1h);
    EXPECT_TRUE(paused[0].is_stopped);

    tx.lanes().resume_account("bot");
    EXPECT_TRUE(tx.lanes().paused_accounts().empty());
}

TEST_F(LaneTable, AClaimStepsOverABigBacklogWithoutReadingIt) {
    store->begin();
    const auto deep = chat("deep");
    const auto last = chat("last");
    for (int i = 0; i < 20'000; ++i) say(deep, now + 1h);
    const auto wanted_one = say(last);
    store->commit();

    // A scan of the backlog would take a hundred times as many steps of the database machine.
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 200; ++i) {
        auto none = request();
        none.allowance.clear();
        tx.lanes().claim(none);
    }
    const auto deep_time = std::chrono::steady_clock::now() - begun;

    EXPECT_EQ(claim(request()), MessageIds{wanted_one});
    EXPECT_LT(deep_time, 200 * 2ms);
}

}  // namespace
}  // namespace linyi::storage
