#include "schedule/ticker.hpp"

#include "support/clock.hpp"
#include "support/store.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <gtest/gtest.h>

namespace linyi::schedule {
namespace {

using namespace std::chrono_literals;

const Timestamp start = from_millis(1763604000000);

/// A ticker on a real store, with a clock that a test moves.
class TickerTest : public testing::Test {
protected:
    /// A chore that is due at each of `times` and does each once.
    Chore at_times(std::string name, std::vector<Timestamp> times) {
        const auto open = std::make_shared<std::vector<Timestamp>>(std::move(times));
        return {.name = name,
                .next_due = [open](storage::Tx&, Timestamp) -> std::optional<Timestamp> {
                    if (open->empty()) return std::nullopt;
                    return open->front();
                },
                .run =
                    [this, open, name](storage::Tx&, Timestamp now) {
                        ran.emplace_back(name, now);
                        while (!open->empty() && open->front() <= now) open->erase(open->begin());
                        return true;
                    }};
    }

    Millis look() {
        Millis wait{};
        std::exception_ptr failure;
        asio::co_spawn(network, ticker.run_once(),
                       [&wait, &failure](std::exception_ptr error, Millis result) {
                           failure = std::move(error);
                           wait = result;
                       });
        network.restart();
        network.run();
        if (failure) std::rethrow_exception(failure);
        return wait;
    }

    asio::awaitable<void> write(std::function<void(storage::Tx&)> job) {
        ++transactions;
        store->transact(job);
        co_return;
    }

    std::vector<std::pair<std::string, Timestamp>> ran{};
    int transactions{};
    std::unique_ptr<storage::Store> store{test::memory_store()};
    test::FixedClock clock{start};
    std::vector<Chore> chores{};
    asio::io_context network{1};
    Ticker ticker{network.get_executor(),
                  [this](std::function<void(storage::Tx&)> job) { return write(std::move(job)); },
                  clock, chores};
};

TEST_F(TickerTest, AChoreRunsAtItsInstantAndNotBefore) {
    chores = {at_times("one", {start + 1s})};

    EXPECT_EQ(look(), 1s);
    clock.set(start + 999ms);
    look();
    EXPECT_TRUE(ran.empty());
    clock.set(start + 1s);
    look();

    ASSERT_EQ(ran.size(), 1U);
    EXPECT_EQ(ran[0].second, start + 1s);
}

TEST_F(TickerTest, TheClockIsLookedAtWithinHalfAMinuteHoweverFarTheNextChoreIs) {
    chores = {at_times("one", {start + 400 * 24h})};

    EXPECT_EQ(look(), 30s);
    chores.clear();
    EXPECT_EQ(look(), 30s);
}

TEST_F(TickerTest, AJumpForwardRunsWhatIsDueOnceAndAJumpBackDoesNotRepeatIt) {
    chores = {at_times("one", {start + 1h, start + 2h, start + 48h})};

    clock.set(start + 24h);
    look();
    clock.set(start);
    look();
    clock.set(start + 2h);
    look();

    ASSERT_EQ(ran.size(), 1U);
    clock.set(start + 48h);
    look();
    EXPECT_EQ(ran.size(), 2U);
}

TEST_F(TickerTest, ChoresThatAreDueTogetherRunInTheirOrderInTransactionsOfTheirOwn) {
    chores = {at_times("close", {start}), at_times("remind", {start})};

    look();

    ASSERT_EQ(ran.size(), 2U);
    EXPECT_EQ(ran[0].first, "close");
    EXPECT_EQ(ran[1].first, "remind");
    EXPECT_EQ(transactions, 4);  // a look, two chores, and the look that finds nothing more
}

TEST_F(TickerTest, AChoreThatStaysDueLetsOthersHaveTheirTurn) {
    int turns = 0;
    chores = {{.name = "purge",
               .next_due = [](storage::Tx&, Timestamp now) { return std::optional{now}; },
               .run =
                   [&turns](storage::Tx&, Timestamp) {
                       ++turns;
                       return true;
                   }}};

    EXPECT_EQ(look(), 250ms);
    EXPECT_EQ(turns, 20);
}

TEST_F(TickerTest, AChoreThatFailsKeepsNoOtherFromItsWorkAndIsRunAgain) {
    bool fails = true;
    chores = {at_times("one", {start}), at_times("two", {start})};
    const auto work = chores[0].run;
    chores[0].run = [&fails, work](storage::Tx& tx, Timestamp now) {
        if (fails) throw std::runtime_error("disk full");
        return work(tx, now);
    };

    look();
    EXPECT_EQ(ran.size(), 1U) << "two";
    fails = false;
    look();

    EXPECT_EQ(ran.size(), 2U);
}

TEST_F(TickerTest, AChoreThatCouldNotDoAllOfItIsRunAgainAfterAPause) {
    int turns = 0;
    chores = {{.name = "close",
               .next_due = [](storage::Tx&, Timestamp now) { return std::optional{now}; },
               .run =
                   [&turns](storage::Tx&, Timestamp) {
                       ++turns;
                       return false;
                   }}};

    EXPECT_EQ(look(), TickerSettings{}.retry);
    EXPECT_EQ(turns, 1) << "no second turn before the pause";
}

}  // namespace
}  // namespace linyi::schedule
