#include "http/raw_client.hpp"
#include "http/test_server.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace linyi::http::test {
namespace {

const std::string hello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

std::string post(const std::string& path, std::size_t length) {
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(length) +
           "\r\n\r\n";
}

/// The only answer to `bytes`, after which the server has to close.
int refused_with(TestServer& server, const std::string& bytes) {
    RawClient client(server.port());
    client.send(bytes);
    const auto answer = client.read_rest();
    EXPECT_EQ(count_responses(answer), 1);
    EXPECT_FALSE(client.was_reset());
    return status_of(answer);
}

TEST(Limits, SizesOfTheHeadHaveTheirOwnStatus) {
    TestServer server;

    EXPECT_EQ(refused_with(server, "GET / HTTP/1.1\r\nX-A: " + std::string(9'000, 'a')), 431);
    EXPECT_EQ(refused_with(server, "GET /" + std::string(5'000, 'a') + " HTTP/1.1\r\n\r\n"), 414);
    std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int field = 0; field < 64; ++field) many += "X-" + std::to_string(field) + ": a\r\n";
    EXPECT_EQ(refused_with(server, many + "\r\n"), 431);
    EXPECT_EQ(server.calls(), 0);
}

TEST(Limits, ABodyOfExactlyTheBoundIsTaken) {
    TestServer server;
    RawClient client(server.port());
    const std::string body(256 * 1024, 'x');

    client.send(post("/echo", body.size()) + body);

    EXPECT_EQ(body_of(client.read_response()), body);
}

TEST(Limits, ABodyOverTheBoundIsRefusedBeforeItIsSent) {
    TestServer server;

    EXPECT_EQ(refused_with(server, post("/echo", 256 * 1024 + 1)), 413);
    EXPECT_EQ(refused_with(server, post("/echo", 9'000'000'000'000'000'000U)), 413);
    EXPECT_EQ(server.calls(), 0);
    EXPECT_TRUE(server.falls_to_zero("linyi_http_body_bytes"));
}

TEST(Limits, ABodyOverTheBoundIsRefusedInsteadOfContinued) {
    TestServer server;

    const auto head = post("/echo", 300'000);
    EXPECT_EQ(
        refused_with(server, head.substr(0, head.size() - 2) + "Expect: 100-continue\r\n\r\n"),
        413);
}

TEST(Limits, TheAnswerArrivesThoughTheClientGoesOnSending) {
    TestServer server;
    RawClient client(server.port());

    client.send(post("/echo", 2'000'000));
    client.send(std::string(2'000'000, 'x'));

    EXPECT_EQ(status_of(client.read_rest()), 413);
    EXPECT_FALSE(client.was_reset());
}

TEST(Limits, AChunkedBodyOverTheBoundIsRefusedAtTheChunkThatPassesIt) {
    TestServer server;
    const std::string head = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    const std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";

    EXPECT_EQ(refused_with(server, head + chunk + chunk + chunk + chunk + "1\r\n"), 413);
    EXPECT_EQ(server.calls(), 0);
}

TEST(Limits, ARouteMayHaveItsOwnBound) {
    TestServer server;
    RawClient client(server.port());
    const std::string body(1024 * 1024, 'x');

    client.send(post("/large", body.size()) + body);

    EXPECT_EQ(body_of(client.read_response()).size(), body.size());
    EXPECT_EQ(refused_with(server, post("/large", body.size() + 1)), 413);
}

TEST(Limits, AllBodiesTogetherAreBoundedAndTheRestIsToldToComeBack) {
    Limits limits;
    limits.all_bodies_bytes_max = 100'000;
    TestServer server(limits);
    RawClient first(server.port());
    first.send(post("/echo", 80'001) + std::string(80'000, 'x'));
    while (server.metric("linyi_http_body_bytes") < 80'000) {
    }

    RawClient second(server.port());
    second.send(post("/echo", 30'000) + std::string(30'000, 'x'));
    const auto answer = second.read_rest();
    EXPECT_EQ(status_of(answer), 503);
    EXPECT_NE(answer.find("Retry-After: 1\r\n"), std::string::npos);

    first.send("x");
    EXPECT_EQ(status_of(first.read_response()), 200);
    EXPECT_TRUE(server.falls_to_zero("linyi_http_body_bytes"));
}

TEST(Limits, ConnectionsOfOneAddressAreCappedAndOthersAreNotAffected) {
    Limits limits;
    limits.connections_per_address_max = 3;
    TestServer server(limits);
    std::vector<RawClient> crowd;
    for (int client = 0; client < 3; ++client) crowd.emplace_back(server.port(), "127.0.0.2");
    ASSERT_TRUE(server.wait_for_sessions(3));

    RawClient fourth(server.port(), "127.0.0.2");
    RawClient neighbour(server.port(), "127.0.0.3");
    neighbour.send(hello);

    EXPECT_EQ(status_of(fourth.read_rest()), 503);
    EXPECT_EQ(status_of(neighbour.read_response()), 200);
}

TEST(Limits, ALeavingConnectionMakesRoomUnderTheCap) {
    Limits limits;
    limits.connections_per_address_max = 1;
    TestServer server(limits);
    {
        RawClient first(server.port());
        first.send(hello);
        EXPECT_EQ(status_of(first.read_response()), 200);
    }
    ASSERT_TRUE(server.wait_for_sessions(0));

    RawClient second(server.port());
    second.send(hello);

    EXPECT_EQ(status_of(second.read_response()), 200);
}

TEST(Limits, AllConnectionsTogetherAreCapped) {
    Limits limits;
    limits.connections_max = 2;
    TestServer server(limits);
    RawClient one(server.port(), "127.0.0.2");
    RawClient two(server.port(), "127.0.0.3");
    ASSERT_TRUE(server.wait_for_sessions(2));

    RawClient three(server.port(), "127.0.0.4");

    EXPECT_EQ(status_of(three.read_rest()), 503);
    EXPECT_EQ(server.metric("linyi_http_connections_turned_away_total"), 1);
}

}  // namespace
}  // namespace linyi::http::test
