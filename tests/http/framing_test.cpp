#include "http/raw_client.hpp"
#include "http/test_server.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

namespace linyi::http::test {
namespace {

const std::string second_request = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
const std::string post_chunked =
    "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

struct Case {
    std::string name{};
    std::string bytes{};
};

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\') {
            out += text[at];
            continue;
        }
        const char kind = text[++at];
        if (kind == 'x') {
            out += static_cast<char>(std::stoi(std::string(text.substr(at + 1, 2)), nullptr, 16));
            at += 2;
        } else {
            const std::string_view from = "rnt0\\";
            const std::string to("\r\n\t\0\\", 5);
            out += to.at(from.find(kind));
        }
    }
    return out;
}

std::vector<Case> refused_cases() {
    std::vector<Case> cases;
    std::ifstream file(LINYI_TEST_DATA "/http/framing.txt");
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        const auto parts = split(line, '\t');
        Case one;
        one.name = parts.at(0);
        one.bytes = unescaped(parts.at(1));
        cases.push_back(std::move(one));
    }
    cases.push_back(Case{"chunk extension flood", post_chunked + "5;" + std::string(60'000, 'a')});
    cases.push_back(Case{"chunk size of endless zeros", post_chunked + std::string(60'000, '0')});
    return cases;
}

TEST(Framing, TheTableHoldsMoreThanFortyCases) {
    EXPECT_GE(refused_cases().size(), 90U);
}

TEST(Framing, ARefusedRequestIsAnswered400AndNothingBehindItIsParsed) {
    TestServer server;
    for (const auto& one : refused_cases()) {
        SCOPED_TRACE(one.name);
        RawClient client(server.port());

        client.send(one.bytes + second_request + second_request);
        const auto answer = client.read_rest();

        EXPECT_EQ(status_of(answer), 400);
        EXPECT_EQ(count_responses(answer), 1);
        EXPECT_NE(answer.find("\r\nConnection: close\r\n"), std::string::npos);
        EXPECT_FALSE(client.was_reset());
        EXPECT_EQ(server.calls(), 0);
    }
}

TEST(Framing, ARefusedRequestIsRefusedInSinglePiecesToo) {
    TestServer server;
    for (const auto& one : refused_cases()) {
        if (one.bytes.size() > 1'000) continue;
        SCOPED_TRACE(one.name);
        RawClient client(server.port());

        for (const char byte : one.bytes + second_request)
            if (!client.send(std::string(1, byte))) break;
        const auto answer = client.read_rest();

        EXPECT_EQ(status_of(answer), 400);
        EXPECT_EQ(count_responses(answer), 1);
        EXPECT_EQ(server.calls(), 0);
    }
}

TEST(Framing, GarbageBehindAGoodRequestIsRefusedAndCloses) {
    TestServer server;
    RawClient client(server.port());

    client.send(second_request + "garbage\r\n\r\n" + second_request);

    EXPECT_EQ(status_of(client.read_response()), 200);
    const auto rest = client.read_rest();
    EXPECT_EQ(status_of(rest), 400);
    EXPECT_EQ(count_responses(rest), 1);
    EXPECT_EQ(server.calls(), 1);
}

TEST(Framing, ABodyLongerThanItsLengthIsTheNextRequestAndRefused) {
    TestServer server;
    RawClient client(server.port());

    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nokextra" +
                second_request);

    EXPECT_EQ(body_of(client.read_response()), "ok");
    EXPECT_EQ(status_of(client.read_rest()), 400);
    EXPECT_EQ(server.calls(), 1);
}

TEST(Framing, UnknownExpectationIsRefusedWith417) {
    TestServer server;
    RawClient client(server.port());

    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nContent-Length: 2\r\n\r\nok");

    EXPECT_EQ(status_of(client.read_rest()), 417);
    EXPECT_EQ(server.calls(), 0);
}

TEST(Framing, FieldsThatAreListsMayStandTwice) {
    TestServer server;
    RawClient client(server.port());

    client.send(
        "GET /hello HTTP/1.1\r\nHost: a\r\nAccept: a/b\r\nAccept: c/d\r\nVia: 1.1 x\r\nVia: 1.1 "
        "y\r\n"
        "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-For: 5.6.7.8\r\n\r\n");

    EXPECT_EQ(status_of(client.read_response()), 200);
}

}  // namespace
}  // namespace linyi::http::test
