#include "outbox/client.hpp"

#include "outbox/caller.hpp"
#include "support/fake_platform.hpp"

#include <gtest/gtest.h>

namespace linyi::outbox {
namespace {

using test::FakeAnswer;
using test::FakePlatform;
using test::SeenRequest;
using Kind = FakeAnswer::Kind;

FakePlatform::Script gives(FakeAnswer answer) {
    return [answer = std::move(answer)](const SeenRequest&) { return answer; };
}

TEST(Client, SendsTheRequestAndReadsTheAnswer) {
    FakePlatform platform(gives({.status = 201, .headers = {{"X-A", "b"}}, .body = "{\"ok\":1}"}));
    Caller caller;

    const auto reply = caller.send({.method = "POST",
                                    .target = platform.url("/bot/send?x=1"),
                                    .headers = {{.name = "Content-Type", .value = "text/plain"}},
                                    .body = "你好"});

    const auto& response = std::get<HttpResponse>(reply);
    EXPECT_EQ(response.status, 201);
    EXPECT_EQ(response.body, "{\"ok\":1}");
    EXPECT_EQ(single_header(response.headers, "x-a"), "b");
    const auto seen = platform.seen().at(0);
    EXPECT_EQ(seen.target, "/bot/send?x=1");
    EXPECT_EQ(seen.header("host"), "127.0.0.1:" + std::to_string(platform.port()));
    EXPECT_EQ(seen.header("content-type"), "text/plain");
    EXPECT_EQ(seen.body, "你好");
}

TEST(Client, KeepsTheConnectionForTheNextMessage) {
    FakePlatform platform(gives({}));
    Caller caller;

    for (int i = 0; i < 3; ++i) EXPECT_EQ(told(caller.post(platform.url(), "x")), "200");

    EXPECT_EQ(platform.seen().back().connection, 1);
    EXPECT_EQ(caller.client.idle_connections(), 1U);
}

TEST(Client, AnIdleConnectionThatThePlatformClosedIsReplaced) {
    int number = 0;
    FakePlatform platform([&](const SeenRequest&) {
        // Keeps the connection as far as the client can tell, and closes it.
        const FakeAnswer closing{.kind = Kind::raw,
                                 .body = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"};
        return ++number == 1 ? closing : FakeAnswer{};
    });
    Caller caller;

    EXPECT_EQ(told(caller.post(platform.url(), "one")), "200");
    EXPECT_EQ(told(caller.post(platform.url(), "two")), "200");

    EXPECT_EQ(platform.seen().at(1).connection, 2);
}

TEST(Client, AConnectionThatDiesUnderARequestIsTriedOnceMore) {
    FakePlatform platform([](const SeenRequest& request) {
        return request.body == "two" && request.connection == 1 ? FakeAnswer{.kind = Kind::reset}
                                                                : FakeAnswer{};
    });
    Caller caller;

    EXPECT_EQ(told(caller.post(platform.url(), "one")), "200");
    EXPECT_EQ(told(caller.post(platform.url(), "two")), "200");
    EXPECT_EQ(platform.seen().size(), 3U);
}

TEST(Client, ANewConnectionThatDiesIsNotTriedAgain) {
    FakePlatform platform(gives({.kind = Kind::reset}));
    Caller caller;

    const auto reply = caller.post(platform.url(), "one");

    EXPECT_EQ(told(reply), "connection lost");
    EXPECT_TRUE(std::get<Failure>(reply).is_unknown);
    EXPECT_EQ(platform.seen().size(), 1U);
}

TEST(Client, ReadsPastInterimAnswers) {
    FakePlatform platform(gives({.kind = Kind::raw,
                                 .body = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n"
                                         "Link: </a>\r\n\r\n"
                                         "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"}));
    Caller caller;

    const auto reply = caller.post(platform.url(), "x");

    EXPECT_EQ(std::get<HttpResponse>(reply).body, "ok");
}

TEST(Client, AnswersWithoutLengthEndWithTheConnection) {
    FakePlatform platform(gives({.kind = Kind::raw, .body = "HTTP/1.1 200 OK\r\n\r\nall of it"}));
    Caller caller;

    EXPECT_EQ(std::get<HttpResponse>(caller.get(platform.url())).body, "all of it");
    EXPECT_EQ(caller.client.idle_connections(), 0U);
}

TEST(Client, ReadsChunkedAnswers) {
    FakePlatform platform(gives({.kind = Kind::raw,
                                 .body = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                         "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"}));
    Caller caller;

    EXPECT_EQ(std::get<HttpResponse>(caller.get(platform.url())).body, "abcde");
}

TEST(Client, ARedirectIsAnAnswerLikeAnyOther) {
    FakePlatform platform(
        gives({.status = 302, .headers = {{"Location", "http://169.254.169.254/latest"}}}));
    Caller caller;

    EXPECT_EQ(told(caller.get(platform.url())), "302");
    EXPECT_EQ(platform.seen().size(), 1U);
}

TEST(Client, TheLongestBodyIsReadAndOneByteMoreIsTooLarge) {
    const std::size_t most = ClientSettings{}.body_bytes_max;
    FakePlatform platform([&](const SeenRequest& request) {
        return FakeAnswer{.body = std::string(request.target == "/most" ? most : most + 1, 'x')};
    });
    Caller caller;

    EXPECT_EQ(std::get<HttpResponse>(caller.get(platform.url("/most"))).body.size(), most);
    EXPECT_EQ(told(caller.get(platform.url("/more"))), "answer too large");
}

TEST(Client, HeadersThatCouldBreakTheFramingAreNotSent) {
    FakePlatform platform(gives({}));
    Caller caller;

    HttpRequest request{.method = "POST", .target = platform.url()};
    request.headers.push_back({.name = "X-A", .value = "b\r\nX-C: d"});

    EXPECT_EQ(told(caller.send(request)), "not a request we send");
    EXPECT_EQ(platform.seen().size(), 0U);
}

TEST(Client, FramingHeadersAreItsOwn) {
    FakePlatform platform(gives({}));
    Caller caller;

    HttpRequest request{.method = "POST", .target = platform.url(), .body = "four"};
    request.headers = {{.name = "content-length", .value = "1"}, {.name = "Host", .value = "evil"}};
    EXPECT_EQ(told(caller.send(request)), "200");

    EXPECT_EQ(platform.seen().at(0).body, "four");
    EXPECT_EQ(platform.seen().at(0).header("host"), platform.url("").substr(7));
}

TEST(Client, PlainHttpThroughAProxyHasTheAbsoluteUrl) {
    FakePlatform proxy(gives({}));
    auto settings = short_settings();
    settings.proxy =
        Proxy{.host = "127.0.0.1", .port = proxy.port(), .authorization = "Basic eA=="};
    Caller caller(settings);

    EXPECT_EQ(told(caller.get("http://platform.example/send?a=1")), "200");

    EXPECT_EQ(proxy.seen().at(0).target, "http://platform.example/send?a=1");
    EXPECT_EQ(proxy.seen().at(0).header("host"), "platform.example");
    EXPECT_EQ(proxy.seen().at(0).header("proxy-authorization"), "Basic eA==");
}

TEST(Client, WhatTheConfigurationCallsLocalDoesNotGoThroughTheProxy) {
    FakePlatform proxy(gives({.status = 500}));
    FakePlatform bridge(gives({}));
    auto settings = short_settings();
    settings.proxy = Proxy{.host = "127.0.0.1", .port = proxy.port()};
    Caller caller(settings);

    EXPECT_EQ(told(caller.get(bridge.url())), "200");
}

TEST(Client, APrivateAddressIsRefusedThroughAProxyAsWell) {
    FakePlatform proxy(gives({}));
    auto settings = short_settings();
    settings.proxy = Proxy{.host = "127.0.0.1", .port = proxy.port()};
    Caller caller(settings);

    EXPECT_EQ(told(caller.get("http://169.254.169.254/latest")), "forbidden address");
    EXPECT_EQ(proxy.seen().size(), 0U);
}

}  // namespace
}  // namespace linyi::outbox
