// Peers that do not want us well (reliability.md O6). Every attempt must end in time, with a
// reason, and leave nothing open.

#include "outbox/caller.hpp"
#include "outbox/tls_peer.hpp"
#include "support/fake_platform.hpp"

#include <gtest/gtest.h>

#include <future>

namespace linyi::outbox {
namespace {

using namespace std::chrono_literals;
using test::FakeAnswer;
using test::FakePlatform;
using test::SeenRequest;
using Kind = FakeAnswer::Kind;

/// Total limit of short_settings() and what a busy machine needs to notice.
constexpr Millis in_time = 400ms + 1500ms;
const std::string ok_head = "HTTP/1.1 200 OK\r\n";

/// What the client says of a platform that always answers so, and that it said it in time.
std::string told_of(const FakeAnswer& answer) {
    FakePlatform platform([&](const SeenRequest&) { return answer; });
    Caller caller;
    caller.post(platform.url(), "warm up the resolver and the pools");
    const auto before = open_descriptors();
    const auto reply = caller.post(platform.url(), "hello");
    EXPECT_LE(caller.took(), in_time);
    caller.client.close_idle();
    EXPECT_LE(open_descriptors(), before + 2);
    return told(reply);
}

TEST(HostilePeer, NobodyListens) {
    std::string url;
    {
        FakePlatform gone([](const SeenRequest&) { return FakeAnswer{}; });
        url = gone.url();
    }
    Caller caller;

    EXPECT_EQ(told(caller.post(url, "hello")), "connection refused");
}

TEST(HostilePeer, AcceptsAndSaysNothing) {
    EXPECT_EQ(told_of({.kind = Kind::hang}), "no answer in time");
}

TEST(HostilePeer, StopsInTheMiddleOfTheHeader) {
    EXPECT_EQ(told_of({.kind = Kind::hang, .body = "HTTP/1.1 20"}), "no answer in time");
}

TEST(HostilePeer, StopsInTheMiddleOfTheBody) {
    const auto head = ok_head + "Content-Length: 10\r\n\r\nabc";
    EXPECT_EQ(told_of({.kind = Kind::hang, .body = head}), "no answer in time");
    EXPECT_EQ(told_of({.kind = Kind::reset, .body = head}), "connection lost");
    EXPECT_EQ(told_of({.kind = Kind::raw, .body = head}), "connection lost");
}

TEST(HostilePeer, DripsItsHeader) {
    EXPECT_EQ(told_of({.kind = Kind::drip, .body = ok_head + "X-Slow: "}), "no answer in time");
}

TEST(HostilePeer, DripsItsBody) {
    EXPECT_EQ(told_of({.kind = Kind::drip, .body = ok_head + "Content-Length: 60000\r\n\r\n"}),
              "no answer in time");
}

TEST(HostilePeer, SendsAHeaderOfFiveMebibytes) {
    EXPECT_EQ(told_of({.kind = Kind::raw,
                       .body = ok_head + "X-Big: " + std::string(5 << 20, 'x') + "\r\n\r\n"}),
              "answer too large");
}

TEST(HostilePeer, SendsAnEndlessHeader) {
    EXPECT_EQ(told_of({.kind = Kind::flood, .body = ok_head + "X-Big: "}), "answer too large");
}

TEST(HostilePeer, SendsAnEndlessBody) {
    EXPECT_EQ(told_of({.kind = Kind::flood, .body = ok_head + "\r\n"}), "answer too large");
    EXPECT_EQ(
        told_of({.kind = Kind::flood, .body = ok_head + "Content-Length: 9999999999\r\n\r\n"}),
        "answer too large");
}

TEST(HostilePeer, SendsAnEndlessChunkExtension) {
    EXPECT_EQ(
        told_of({.kind = Kind::flood, .body = ok_head + "Transfer-Encoding: chunked\r\n\r\n5;"}),
        "answer too large");
}

TEST(HostilePeer, SendsEndlessInterimAnswers) {
    std::string many;
    for (int i = 0; i < 100; ++i) many += "HTTP/1.1 100 Continue\r\n\r\n";

    EXPECT_EQ(told_of({.kind = Kind::hang, .body = many}), "answer is not HTTP");
}

TEST(HostilePeer, SwitchesProtocols) {
    EXPECT_EQ(told_of({.kind = Kind::hang, .body = "HTTP/1.1 101 Switching Protocols\r\n\r\n"}),
              "answer is not HTTP");
}

TEST(HostilePeer, SpeaksSomethingElse) {
    EXPECT_EQ(told_of({.kind = Kind::raw, .body = "SSH-2.0-OpenSSH_9.2\r\n\r\n"}),
              "answer is not HTTP");
}

TEST(HostilePeer, AnAnswerWithBytesBehindItIsReadButNotTrustedWithTheNextRequest) {
    FakePlatform platform([](const SeenRequest&) {
        return FakeAnswer{
            .kind = Kind::hang,
            .body = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 500 no\r\n"};
    });
    Caller caller;

    EXPECT_EQ(told(caller.post(platform.url(), "x")), "200");
    EXPECT_EQ(caller.client.idle_connections(), 0U);
}

/// What the client says of this HTTPS server when it trusts the server's own certificate.
std::string told_of(const TlsPeer& peer, const std::string& host) {
    auto settings = short_settings();
    settings.ca_file = peer.ca_file();
    settings.tls = 2s;  // the handshake is real work on a busy machine
    settings.total = 5s;
    const Lookup loopback = [](const std::string&) {
        return std::vector{boost::asio::ip::make_address("127.0.0.1")};
    };
    Caller caller(settings, loopback);
    return told(caller.post(peer.url(host), "hello"));
}

TEST(Tls, ATrustedCertificateForTheRightNameIsAccepted) {
    TlsPeer peer;
    auto settings = short_settings();
    settings.ca_file = peer.ca_file();
    settings.tls = 2s;
    settings.total = 5s;
    const Lookup loopback = [](const std::string&) {
        return std::vector{boost::asio::ip::make_address("127.0.0.1")};
    };
    Caller caller(settings, loopback);

    const auto first = caller.post(peer.url("localhost"), "hello");
    ASSERT_EQ(told(first), "200");
    EXPECT_EQ(std::get<HttpResponse>(first).body, "localhost");
    EXPECT_EQ(caller.client.idle_connections(), 1U);
}

TEST(Tls, AnAddressInTheCertificateIsAccepted) {
    const TlsPeer peer({.name = "IP:127.0.0.1"});

    EXPECT_EQ(told_of(peer, "127.0.0.1"), "200");
}

TEST(Tls, ACertificateForAnotherNameIsRefused) {
    const TlsPeer peer({.name = "DNS:other.example"});

    EXPECT_EQ(told_of(peer, "localhost"), "TLS failed");
    EXPECT_EQ(peer.served(), 0);
}

TEST(Tls, ACertificateForAnotherAddressIsRefused) {
    const TlsPeer peer({.name = "IP:127.0.0.2"});

    EXPECT_EQ(told_of(peer, "127.0.0.1"), "TLS failed");
}

TEST(Tls, AnExpiredCertificateIsRefused) {
    const TlsPeer peer({.valid_from_s = -7200, .valid_until_s = -3600});

    EXPECT_EQ(told_of(peer, "localhost"), "TLS failed");
    EXPECT_EQ(peer.served(), 0);
}

TEST(Tls, ACertificateNobodyTrustsIsRefused) {
    const TlsPeer peer;
    const TlsPeer other;
    auto settings = short_settings();
    settings.ca_file = other.ca_file();
    settings.tls = 2s;
    settings.total = 5s;
    Caller caller(settings);

    const auto reply = caller.post(peer.url("127.0.0.1"), "hello");

    EXPECT_EQ(told(reply), "TLS failed");
    EXPECT_EQ(peer.served(), 0);
}

TEST(Tls, AHandshakeThatNeverEndsIsCutShort) {
    // A plain server waits for the end of a request that never comes.
    FakePlatform platform([](const SeenRequest&) { return FakeAnswer{}; });
    Caller caller;

    const auto reply =
        caller.post("https://127.0.0.1:" + std::to_string(platform.port()) + "/", "hello");

    EXPECT_EQ(told(reply), "TLS failed");
    EXPECT_LE(caller.took(), in_time);
}

TEST(Tls, GoesThroughAProxysTunnel) {
    // The proxy refuses: what counts is what it was asked for, and that nothing went past it.
    FakePlatform proxy([](const SeenRequest&) { return FakeAnswer{.status = 403}; });
    auto settings = short_settings();
    settings.proxy =
        Proxy{.host = "127.0.0.1", .port = proxy.port(), .authorization = "Basic eA=="};
    Caller caller(settings);

    EXPECT_EQ(told(caller.post("https://platform.example/bot-token/send", "x")), "no connection");

    ASSERT_EQ(proxy.seen().size(), 1U);
    EXPECT_EQ(proxy.seen()[0].method, "CONNECT");
    EXPECT_EQ(proxy.seen()[0].target, "platform.example:443");
    EXPECT_EQ(proxy.seen()[0].header("proxy-authorization"), "Basic eA==");
}

TEST(NameServer, OneThatNeverAnswersIsGivenUp) {
    std::promise<void> end_of_test;
    const auto released = end_of_test.get_future().share();
    const Lookup silent = [released](const std::string&) {
        released.wait();
        return std::vector<boost::asio::ip::address>{};
    };
    Caller caller(short_settings(), silent);

    const auto reply = caller.post("http://platform.example/", "x");
    end_of_test.set_value();

    EXPECT_EQ(told(reply), "host name not found");
    EXPECT_LE(caller.took(), in_time);
}

}  // namespace
}  // namespace linyi::outbox
