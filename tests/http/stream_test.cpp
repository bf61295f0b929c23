#include "http/stream.hpp"

#include "http/raw_client.hpp"
#include "http/responses.hpp"
#include "http/test_server.hpp"

#include <boost/asio/post.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>

namespace linyi::http::test {
namespace {

using std::chrono::milliseconds;

const std::string subscribe = "GET /events HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n";

/// A server with one feed behind GET /events.
struct FeedServer {
    explicit FeedServer(const Limits& limits = {}) : server(limits) {
        server.router().get("/events", [this](Request) {
            return ready_answer(Response(event_stream_head(), feed));
        });
    }

    void push(const std::string& text) {
        server.on_network_thread([&] { accepted = feed->push(event_text("", text)); });
    }
    bool ended() {
        bool is_ended = false;
        server.on_network_thread([&] { is_ended = feed->ended(); });
        return is_ended;
    }

    // Shared with the session that sends it.
    std::shared_ptr<EventFeed> feed = std::make_shared<EventFeed>();
    bool accepted{};
    TestServer server;
};

TEST(Stream, EventsArriveAsTheyArePushedAndTheEndEndsTheBody) {
    FeedServer live;
    RawClient client(live.server.port());
    client.send(subscribe);
    const auto head = client.read_until("\r\n\r\n");
    EXPECT_NE(head.find("Content-Type: text/event-stream\r\n"), std::string::npos);
    EXPECT_NE(head.find("Transfer-Encoding: chunked\r\n"), std::string::npos);
    EXPECT_EQ(head.find("Content-Length"), std::string::npos);

    live.push("one");
    EXPECT_EQ(client.read_until("one\n\n\r\n"), "b\r\ndata: one\n\n\r\n");
    live.push("two");
    EXPECT_EQ(client.read_until("two\n\n\r\n"), "b\r\ndata: two\n\n\r\n");

    live.server.on_network_thread([&] { live.feed->end(); });
    EXPECT_EQ(client.read_rest(), "0\r\n\r\n");
    EXPECT_FALSE(client.was_reset());
}

TEST(Stream, WhatWaitsBeforeTheReaderComesIsSentInOrder) {
    FeedServer live;
    live.push("one");
    live.push("two");
    live.server.on_network_thread([&] { live.feed->end(); });
    RawClient client(live.server.port());

    client.send(subscribe);

    client.read_until("\r\n\r\n");
    EXPECT_EQ(client.read_rest(), "b\r\ndata: one\n\n\r\nb\r\ndata: two\n\n\r\n0\r\n\r\n");
}

TEST(Stream, AQuietFeedShowsThatItIsAlive) {
    Limits limits;
    limits.heartbeat = milliseconds{50};
    FeedServer live(limits);
    RawClient client(live.server.port());
    client.send(subscribe);
    client.read_until("\r\n\r\n");

    EXPECT_EQ(client.read_until("\n\n\r\n"), "3\r\n:\n\n\r\n");
    EXPECT_EQ(client.read_until("\n\n\r\n"), "3\r\n:\n\n\r\n");
}

TEST(Stream, ALeavingReaderEndsTheFeed) {
    FeedServer live;
    {
        RawClient client(live.server.port());
        client.send(subscribe);
        client.read_until("\r\n\r\n");
    }

    EXPECT_TRUE(live.server.wait_for_sessions(0));
    EXPECT_TRUE(live.ended());
    live.push("late");
    EXPECT_FALSE(live.accepted);
}

TEST(Stream, StoppingTheServerEndsTheBodyProperly) {
    FeedServer live;
    RawClient client(live.server.port());
    client.send(subscribe);
    client.read_until("\r\n\r\n");

    EXPECT_TRUE(live.server.stop().get());

    EXPECT_EQ(client.read_rest(), "0\r\n\r\n");
    EXPECT_TRUE(live.ended());
}

TEST(Stream, ARequestBehindAStreamIsNeverParsed) {
    FeedServer live;
    RawClient client(live.server.port());

    client.send(subscribe);
    client.read_until("\r\n\r\n");
    client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");

    client.read_rest();
    EXPECT_EQ(live.server.calls(), 0);
}

TEST(Stream, AReaderTooFarBehindIsCut) {
    EventFeed feed;
    const std::string piece(EventFeed::waiting_bytes_max / 2, 'x');

    EXPECT_TRUE(feed.push(piece));
    EXPECT_TRUE(feed.push(piece));
    EXPECT_FALSE(feed.push("x"));
    EXPECT_TRUE(feed.ended());
}

TEST(Stream, Http10GetsTheBodyWithoutChunks) {
    FeedServer live;
    live.push("one");
    live.server.on_network_thread([&] { live.feed->end(); });
    RawClient client(live.server.port());

    client.send("GET /events HTTP/1.0\r\n\r\n");

    const auto answer = client.read_rest();
    EXPECT_EQ(answer.find("Transfer-Encoding"), std::string::npos);
    EXPECT_EQ(body_of(answer), "data: one\n\n");
}

TEST(Stream, HeadOfAStreamOpensNone) {
    FeedServer live;
    RawClient client(live.server.port());

    client.send("HEAD /events HTTP/1.1\r\nHost: a\r\n\r\n");

    EXPECT_EQ(body_of(client.read_rest()), "");
    EXPECT_TRUE(live.ended());
}

/// Two pieces, then a planted failure.
class BreakingStream final : public Stream {
public:
    asio::awaitable<std::optional<std::string>> next() override {
        if (++calls_ > 2) throw std::runtime_error("planted");
        co_return std::string("piece");
    }
    void stop() override {}

private:
    int calls_{};
};

TEST(Stream, AFailingStreamIsCutShortSoThatItsReaderNotices) {
    TestServer server;
    server.router().get("/export", [](Request) {
        auto stream = std::make_shared<BreakingStream>();  // shared with the session
        return ready_answer(Response(text_response(200, ""), std::move(stream)));
    });
    RawClient client(server.port());

    client.send("GET /export HTTP/1.1\r\nHost: a\r\n\r\n");

    client.read_until("\r\n\r\n");
    EXPECT_EQ(client.read_rest(), "5\r\npiece\r\n5\r\npiece\r\n");
    EXPECT_TRUE(server.wait_for_sessions(0));
}

TEST(EventText, LineEndsInsideAnEventCannotEndItEarly) {
    EXPECT_EQ(event_text("say", "a\nb\r\nc\rd", "7"),
              "id: 7\nevent: say\ndata: a\ndata: b\ndata: c\ndata: d\n\n");
    EXPECT_EQ(event_text("x\ndata: forged", "real"), "event: x\ndata: real\n\n");
}

}  // namespace
}  // namespace linyi::http::test
