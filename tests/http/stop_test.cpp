#include "http/raw_client.hpp"
#include "http/test_server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace linyi::http::test {
namespace {

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

const std::string hello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
const std::string held = "GET /held HTTP/1.1\r\nHost: a\r\n\r\n";

milliseconds since(Steady::time_point begun) {
    return std::chrono::duration_cast<milliseconds>(Steady::now() - begun);
}

void wait_for_call(const TestServer& server) {
    while (server.calls() == 0) std::this_thread::yield();
}

TEST(Stop, NewConnectionsAreRefusedWithin200Milliseconds) {
    TestServer server;
    RawClient busy(server.port());
    busy.send(held);
    wait_for_call(server);

    auto stopped = server.stop();
    const auto begun = Steady::now();
    do {
        EXPECT_FALSE(busy.closed_within(milliseconds{10}));
    } while (RawClient(server.port()).connected() && since(begun) < patience);

    EXPECT_LE(since(begun), milliseconds{200});
    server.gateway.open();
    EXPECT_TRUE(stopped.get());
}

TEST(Stop, ARunningRequestFinishesAndIsToldToClose) {
    TestServer server;
    RawClient client(server.port());
    client.send(held);
    wait_for_call(server);

    auto stopped = server.stop();
    EXPECT_FALSE(client.closed_within(milliseconds{200}));
    server.gateway.open();
    const auto answer = client.read_rest();

    EXPECT_EQ(body_of(answer), "held\n");
    EXPECT_NE(answer.find("Connection: close\r\n"), std::string::npos);
    EXPECT_FALSE(client.was_reset());
    EXPECT_TRUE(stopped.get());
}

TEST(Stop, IdleConnectionsAreClosedWithoutWaitingForTheirDeadline) {
    TestServer server;
    RawClient fresh(server.port());
    RawClient used(server.port());
    used.send(hello);
    EXPECT_EQ(status_of(used.read_response()), 200);
    ASSERT_TRUE(server.wait_for_sessions(2));
    const auto begun = Steady::now();

    EXPECT_TRUE(server.stop().get());

    EXPECT_LE(since(begun), milliseconds{1'000});
    EXPECT_TRUE(used.closed_within(patience));
    EXPECT_TRUE(fresh.closed_within(patience));
    EXPECT_FALSE(used.was_reset());
}

TEST(Stop, ARequestOnItsWayToAnIdleConnectionIsStillAnswered) {
    Limits limits;
    limits.stop_grace = patience;
    TestServer server(limits);
    RawClient client(server.port());
    client.send(hello);
    EXPECT_EQ(status_of(client.read_response()), 200);

    auto stopped = server.stop();
    do {
        EXPECT_FALSE(client.closed_within(milliseconds{10}));
    } while (RawClient(server.port()).connected());
    client.send(hello);

    const auto answer = client.read_rest();
    EXPECT_EQ(status_of(answer), 200);
    EXPECT_NE(answer.find("Connection: close\r\n"), std::string::npos);
    EXPECT_TRUE(stopped.get());
}

TEST(Stop, WhatDoesNotEndInTimeIsCut) {
    Limits limits;
    limits.stop_max = milliseconds{200};
    TestServer server(limits);
    RawClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx");
    ASSERT_TRUE(server.wait_for_sessions(1));
    while (server.metric("linyi_http_body_bytes") == 0) {
    }

    EXPECT_FALSE(server.stop().get());

    EXPECT_TRUE(client.closed_within(patience));
    EXPECT_TRUE(server.wait_for_sessions(0));
}

/// What one client saw until it could not go on.
struct Seen {
    int answered{};
    int lost{};  // requests that were sent on a made connection and got no whole answer
};

/// New connection after new connection, or one kept open, until the port is closed.
Seen load(std::uint16_t port, bool keeps_alive, std::atomic<int>& answered) {
    Seen seen;
    while (true) {
        RawClient client(port);
        if (!client.connected()) return seen;
        do {
            client.send(hello);
            const auto answer = client.read_response();
            if (status_of(answer) != 200) {
                ++seen.lost;
                break;
            }
            ++seen.answered;
            ++answered;
            if (answer.find("Connection: close") != std::string::npos) break;
        } while (keeps_alive);
    }
}

TEST(Stop, UnderLoadNoAcceptedRequestIsLost) {
    for (int round = 0; round < 10; ++round) {
        TestServer server;
        const auto port = server.port();
        std::atomic<int> answered{};
        std::vector<Seen> seen(8);
        std::vector<std::thread> clients;
        for (std::size_t at = 0; at < seen.size(); ++at)
            clients.emplace_back([&, at] { seen[at] = load(port, at % 2 == 0, answered); });
        while (answered < 100) std::this_thread::yield();

        EXPECT_TRUE(server.stop().get());

        for (auto& client : clients) client.join();
        for (const auto& one : seen) EXPECT_EQ(one.lost, 0) << "round " << round;
    }
}

}  // namespace
}  // namespace linyi::http::test
