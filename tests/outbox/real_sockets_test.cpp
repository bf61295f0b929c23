// The worker with the real client against a platform on loopback, on real time.

#include "outbox/bench.hpp"
#include "outbox/caller.hpp"
#include "support/fake_platform.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <map>

namespace linyi::outbox {
namespace {

using namespace std::chrono_literals;
using test::FakeAnswer;
using test::FakePlatform;
using test::SeenRequest;
using Kind = FakeAnswer::Kind;

/// A bench whose worker speaks HTTP and looks at the real clock.
class Wired : public Bench {
public:
    explicit Wired(FakePlatform::Script script, WorkerSettings s = {})
        : Bench(std::move(s)), server(std::move(script)) {
        adapter = TestAdapter("test", server.url("/send"));
        clock.set(real.now());
        worker_clock = &real;
        make_transport = [this](const asio::any_io_executor& executor) {
            return std::make_unique<Client>(executor, client);
        };
    }

    /// Requests for this chat.
    std::size_t seen(const std::string& chat) const {
        const auto all = server.seen();
        return static_cast<std::size_t>(std::count_if(
            all.begin(), all.end(), [&](const auto& one) { return one.header("x-chat") == chat; }));
    }

    std::int64_t rows(const std::string& state) {
        for (const auto& [name, count] : tx().outbox().counts()) {
            if (name == state) return count;
        }
        return 0;
    }

    SystemClock real;
    FakePlatform server;
    ClientSettings client{short_settings()};
};

TEST(RealSockets, MessagesArriveInOrderOverKeptConnections) {
    Wired bench([](const SeenRequest&) { return FakeAnswer{.body = "m"}; });
    for (const char* name : {"a", "b", "c"}) {
        const auto lane = bench.chat(name);
        for (int i = 0; i < 30; ++i) bench.say(lane, std::to_string(i));
    }

    ASSERT_TRUE(bench.run_until([&] { return bench.rows("sent") == 90; }));

    std::map<std::string, int> newest;
    int connections = 0;
    for (const auto& request : bench.server.seen()) {
        const int number = std::stoi(request.body);
        EXPECT_EQ(number, newest[request.header("x-chat")]++);
        connections = std::max(connections, request.connection);
    }
    EXPECT_LE(connections, 3);
}

TEST(RealSockets, AChatThatHangsDoesNotDelayTheOthers) {
    Wired bench([](const SeenRequest& request) {
        return request.header("x-chat") == "dead" ? FakeAnswer{.kind = Kind::hang} : FakeAnswer{};
    });
    bench.client.total = 5s;
    const auto dead = bench.chat("dead");
    for (int i = 0; i < 5; ++i) bench.say(dead, "hello");
    for (int i = 0; i < 20; ++i) bench.say(bench.chat("live " + std::to_string(i)), "hello");

    const auto begun = std::chrono::steady_clock::now();
    ASSERT_TRUE(bench.run_until([&] { return bench.rows("sent") == 20; }));

    EXPECT_EQ(bench.seen("dead"), 1U);
    const auto all = bench.server.seen();
    EXPECT_LE(all.back().at - begun, 2s);
}

TEST(RealSockets, EveryPlatformErrorIsTriedAgainUntilItWorks) {
    std::atomic<int> number{};
    Wired bench([&](const SeenRequest&) -> FakeAnswer {
        switch (++number) {
            case 1: return {.kind = Kind::reset};
            case 2: return {.status = 500};
            case 3: return {.kind = Kind::raw, .body = "garbage\r\n\r\n"};
            default: return {};
        }
    });
    bench.settings.verdict.backoff.base = 10ms;
    const auto id = bench.say(bench.chat("group"), "hello");

    ASSERT_TRUE(bench.run_until([&] { return bench.rows("sent") == 1; }));

    const auto seen = bench.server.seen();
    ASSERT_EQ(seen.size(), 4U);
    for (const auto& request : seen) EXPECT_EQ(request.header("x-key"), seen[0].header("x-key"));
    EXPECT_EQ(bench.find(id).attempts, 4);
}

TEST(RealSockets, AMessageWrittenWhileTheWorkerSleepsGoesOutWhenItIsTold) {
    Wired bench([](const SeenRequest&) { return FakeAnswer{}; });
    const auto lane = bench.chat("group");
    bool is_written = false;

    const bool arrived = bench.run_until([&] {
        if (!std::exchange(is_written, true)) {
            bench.clock.set(bench.real.now());
            bench.say(lane, "hello");
            bench.worker->notify();
        }
        return bench.rows("sent") == 1;
    });

    EXPECT_TRUE(arrived);
}

TEST(RealSockets, StoppingWaitsForAnAnswerThatIsOnItsWay) {
    Wired bench([](const SeenRequest&) { return FakeAnswer{}; });
    bench.say(bench.chat("group"), "hello");

    bench.run_until([&] { return bench.seen("group") == 1; });

    EXPECT_EQ(bench.rows("sent"), 1);
    EXPECT_EQ(bench.worker->counters().in_flight, 0U);
}

TEST(RealSockets, StoppingGivesUpOnAPlatformThatHangsAndTheNextStartSendsAgain) {
    std::atomic<bool> hangs{true};
    WorkerSettings settings;
    settings.stop_grace = 50ms;
    Wired bench(
        [&](const SeenRequest&) { return hangs ? FakeAnswer{.kind = Kind::hang} : FakeAnswer{}; },
        settings);
    bench.client.total = 8s;
    bench.say(bench.chat("group"), "hello");

    const auto begun = std::chrono::steady_clock::now();
    bench.run_until([&] { return bench.seen("group") == 1; });
    EXPECT_LE(std::chrono::steady_clock::now() - begun, 4s);

    hangs = false;
    ASSERT_TRUE(bench.run_until([&] { return bench.rows("sent") == 1; }));
    const auto seen = bench.server.seen();
    EXPECT_EQ(seen.at(0).header("x-key"), seen.at(1).header("x-key"));
}

TEST(RealSockets, ADeathInTheMiddleOfARequestIsMadeGoodByTheNextStart) {
    std::atomic<bool> hangs{true};
    Wired bench(
        [&](const SeenRequest&) { return hangs ? FakeAnswer{.kind = Kind::hang} : FakeAnswer{}; });
    bench.client.total = 8s;
    bench.say(bench.chat("group"), "hello");
    bench.turn();
    while (bench.seen("group") == 0) bench.io->run_one_for(10ms);

    bench.restart();  // everything in the middle of everything is dropped
    hangs = false;
    ASSERT_TRUE(bench.run_until([&] { return bench.rows("sent") == 1; }));

    const auto seen = bench.server.seen();
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0].header("x-key"), seen[1].header("x-key"));
    EXPECT_EQ(seen[0].body, seen[1].body);
}

}  // namespace
}  // namespace linyi::outbox
