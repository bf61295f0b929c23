#include "http/raw_client.hpp"
#include "http/test_server.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace linyi::http::test {
namespace {

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

const std::string hello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

constexpr milliseconds deadline{150};
constexpr milliseconds drip{15};  // a tenth of the deadline: a re-armed one would never pass
// How much later than the deadline a busy machine may notice it; far below deadline × drips.
constexpr milliseconds slack{1'000};

Limits long_limits_but(milliseconds Limits::*one) {
    Limits limits;
    limits.*one = deadline;
    return limits;
}

/// Sends one byte every `drip` until the server ends the connection; how long that took.
milliseconds drip_until_closed(RawClient& client, char byte) {
    const auto begun = Steady::now();
    while (!client.closed_within(drip) && Steady::now() - begun < patience)
        client.send(std::string(1, byte));
    return std::chrono::duration_cast<milliseconds>(Steady::now() - begun);
}

void expect_at_deadline(milliseconds taken) {
    EXPECT_GE(taken, deadline - drip);
    EXPECT_LE(taken, deadline + slack);
}

TEST(Deadlines, ADrippedHeaderEndsAtItsDeadline) {
    TestServer server(long_limits_but(&Limits::header));
    RawClient client(server.port());
    client.send("GET /hello HTTP/1.1\r\nX-A: ");

    expect_at_deadline(drip_until_closed(client, 'a'));
    EXPECT_EQ(server.calls(), 0);
    EXPECT_TRUE(server.wait_for_sessions(0)) << "the cut is counted right after it";
    EXPECT_EQ(server.metric("linyi_http_deadlines_total"), 1);
}

TEST(Deadlines, AConnectionThatSaysNothingEndsAtTheHeaderDeadline) {
    TestServer server(long_limits_but(&Limits::header));
    RawClient client(server.port());
    const auto begun = Steady::now();

    EXPECT_TRUE(client.closed_within(patience));
    expect_at_deadline(std::chrono::duration_cast<milliseconds>(Steady::now() - begun));
}

TEST(Deadlines, ADrippedBodyEndsAtItsDeadline) {
    TestServer server(long_limits_but(&Limits::body));
    RawClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");

    expect_at_deadline(drip_until_closed(client, 'a'));
    EXPECT_EQ(server.calls(), 0);
    EXPECT_TRUE(server.falls_to_zero("linyi_http_body_bytes"));
}

TEST(Deadlines, ADrippedChunkedBodyEndsAtItsDeadline) {
    TestServer server(long_limits_but(&Limits::body));
    RawClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n");

    expect_at_deadline(drip_until_closed(client, 'a'));
    EXPECT_EQ(server.calls(), 0);
}

TEST(Deadlines, AnIdleConnectionEndsAtTheIdleDeadline) {
    TestServer server(long_limits_but(&Limits::idle));
    RawClient client(server.port());
    client.send(hello);
    EXPECT_EQ(status_of(client.read_response()), 200);
    const auto begun = Steady::now();

    EXPECT_TRUE(client.closed_within(patience));
    expect_at_deadline(std::chrono::duration_cast<milliseconds>(Steady::now() - begun));
}

TEST(Deadlines, ALaterHeaderHasItsOwnDeadlineFromItsFirstByte) {
    auto limits = long_limits_but(&Limits::header);
    limits.idle = patience;
    TestServer server(limits);
    RawClient client(server.port());
    client.send(hello);
    EXPECT_EQ(status_of(client.read_response()), 200);

    client.send("GET /hello HTTP/1.1\r\nX-A: ");

    expect_at_deadline(drip_until_closed(client, 'a'));
    EXPECT_EQ(server.calls(), 1);
}

TEST(Deadlines, AReaderThatDoesNotReadEndsAtTheResponseDeadline) {
    auto limits = long_limits_but(&Limits::response);
    TestServer server(limits);
    RawClient client(server.port());
    const std::string body(1024 * 1024, 'x');
    const auto request =
        "POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
        "\r\n\r\n" + body;

    // More answers than the socket buffers of both sides can hold, and nobody reads them.
    while (client.send(request)) {
    }

    EXPECT_TRUE(server.wait_for_sessions(0));
}

TEST(Deadlines, AHandlerThatTakesLongerThanAllOfThemStillAnswers) {
    Limits limits;
    limits.header = limits.body = limits.idle = limits.response = deadline;
    TestServer server(limits);
    RawClient client(server.port());

    client.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_FALSE(client.closed_within(deadline + deadline / 2));
    server.gateway.open();

    EXPECT_EQ(status_of(client.read_response()), 200);
}

TEST(Deadlines, GoodClientsAreServedWhileSlowOnesHang) {
    TestServer server;
    std::vector<RawClient> slow;
    for (int client = 0; client < 200; ++client) {
        slow.emplace_back(server.port(), "127.0.0." + std::to_string(2 + client % 4));
        slow.back().send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx");
    }
    ASSERT_TRUE(server.wait_for_sessions(200));

    RawClient good(server.port());
    for (int round = 0; round < 50; ++round) {
        good.send(hello);
        EXPECT_EQ(status_of(good.read_response()), 200);
    }
    EXPECT_EQ(server.sessions(), 201U);
}

}  // namespace
}  // namespace linyi::http::test
