#include "http/raw_client.hpp"
#include "http/test_server.hpp"

#include <gtest/gtest.h>

#include <string>

namespace linyi::http::test {
namespace {

const std::string hello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

TEST(Session, AnswersARequestWithItsLength) {
    TestServer server;
    RawClient client(server.port());

    client.send(hello);
    const auto response = client.read_response();

    EXPECT_EQ(status_of(response), 200);
    EXPECT_EQ(body_of(response), "hello\n");
    EXPECT_NE(response.find("Content-Length: 6\r\n"), std::string::npos);
    EXPECT_EQ(response.find("Server:"), std::string::npos);
}

TEST(Session, KeepsAConnectionForFurtherRequests) {
    TestServer server;
    RawClient client(server.port());

    for (int round = 0; round < 3; ++round) {
        client.send(hello);
        EXPECT_EQ(status_of(client.read_response()), 200);
    }

    EXPECT_EQ(server.calls(), 3);
    EXPECT_EQ(server.sessions(), 1U);
}

TEST(Session, ClosesWhenTheClientAsksForIt) {
    TestServer server;
    RawClient client(server.port());

    client.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const auto response = client.read_rest();

    EXPECT_EQ(status_of(response), 200);
    EXPECT_NE(response.find("Connection: close\r\n"), std::string::npos);
    EXPECT_FALSE(client.was_reset());
}

TEST(Session, ClosesAfterAnHttp10RequestUnlessKeepAliveIsAsked) {
    TestServer server;
    RawClient leaving(server.port());
    RawClient staying(server.port());

    leaving.send("GET /hello HTTP/1.0\r\n\r\n");
    staying.send("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");

    EXPECT_EQ(status_of(leaving.read_rest()), 200);
    EXPECT_NE(staying.read_response().find("Connection: keep-alive"), std::string::npos);
    staying.send(hello);
    EXPECT_EQ(status_of(staying.read_response()), 200);
}

TEST(Session, AnswersPipelinedRequestsInTheirOrder) {
    TestServer server;
    RawClient client(server.port());
    std::string requests;
    for (const char* body : {"one", "two", "six"})
        requests +=
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n" + std::string(body);

    client.send(requests);

    EXPECT_EQ(body_of(client.read_response()), "one");
    EXPECT_EQ(body_of(client.read_response()), "two");
    EXPECT_EQ(body_of(client.read_response()), "six");
}

TEST(Session, ReadsAChunkedBody) {
    TestServer server;
    RawClient client(server.port());

    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.send("5\r\nhello\r\n");
    client.send("1\r\n \r\n00A\r\n0123456789\r\n0\r\n\r\n" + hello);

    EXPECT_EQ(body_of(client.read_response()), "hello 0123456789");
    EXPECT_EQ(body_of(client.read_response()), "hello\n");
}

TEST(Session, AnswersHeadWithTheLengthButNoBody) {
    TestServer server;
    RawClient client(server.port());

    client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n" + hello);

    EXPECT_NE(client.read_response(true).find("Content-Length: 6\r\n"), std::string::npos);
    EXPECT_EQ(body_of(client.read_response()), "hello\n");
}

TEST(Session, TellsAWaitingClientToContinue) {
    TestServer server;
    RawClient client(server.port());

    client.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("ok");

    EXPECT_EQ(body_of(client.read_response()), "ok");
}

TEST(Session, AThrowingHandlerIsA500AndTheConnectionGoesOn) {
    TestServer server;
    RawClient client(server.port());

    client.send("GET /throws HTTP/1.1\r\nHost: a\r\n\r\n" + hello);

    const auto response = client.read_response();
    EXPECT_EQ(status_of(response), 500);
    EXPECT_EQ(response.find("planted"), std::string::npos);
    EXPECT_EQ(status_of(client.read_response()), 200);
}

TEST(Session, AHandlersHeaderCannotSplitTheResponse) {
    TestServer server;
    RawClient client(server.port());

    client.send("GET /bad-header HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto response = client.read_response();

    EXPECT_EQ(status_of(response), 500);
    EXPECT_EQ(response.find("X-Planted"), std::string::npos);
}

TEST(Session, AClientThatEndsItsSideStillGetsItsAnswer) {
    TestServer server;
    RawClient client(server.port());

    client.send(hello);
    client.end();

    EXPECT_EQ(body_of(client.read_rest()), "hello\n");
}

}  // namespace
}  // namespace linyi::http::test
