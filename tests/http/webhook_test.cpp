#include "http/webhook.hpp"

#include "http/raw_client.hpp"
#include "http/test_server.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace linyi::http::test {
namespace {

class FixedClock final : public Clock {
public:
    Timestamp now() const override { return from_millis(1'767'225'600'000); }
};

/// A platform whose signature is the header X-Sign: good, and whose bodies say what they hold.
class SampleAdapter final : public Adapter {
public:
    const std::string& id() const noexcept override { return id_; }
    const Capabilities& capabilities() const noexcept override { return capabilities_; }

    Result<Received> receive(const HttpRequest& request, Timestamp now) const override {
        if (single_header(request.headers, "x-sign") != "good")
            return Error{Errc::bad_signature, request.body};
        if (request.body == "broken") return Error{Errc::malformed_payload, "not an event"};
        if (request.body == "bug") throw std::runtime_error("planted");
        Received received;
        received.answer.status = 202;
        received.answer.body = "thanks";
        if (request.body == "ping" || request.method == "GET") {
            received.answer.body = request.target;
            return received;
        }
        received.events.resize(2);
        for (auto& event : received.events) event.at = now;
        return received;
    }

    Rendered render(const Document&, const Send&) const override { return Done{}; }
    Outcome classify(const HttpResponse&) const override { return Unknown{}; }

private:
    std::string id_{"sample"};
    Capabilities capabilities_{};
};

/// Keeps what it was given and answers what the test says.
class RecordingIntake final : public Intake {
public:
    asio::awaitable<IntakeOutcome> take(std::vector<Inbound> events) override {
        ++calls;
        taken.insert(taken.end(), events.begin(), events.end());
        co_return outcome;
    }

    IntakeOutcome outcome{IntakeOutcome::stored};
    std::vector<Inbound> taken{};
    int calls{};
};

class WebhookTest : public ::testing::Test {
protected:
    WebhookTest() { webhook_.add_routes(server_.router()); }

    std::string call(const std::string& adapter, const std::string& body,
                     const std::string& sign = "good") {
        RawClient client(server_.port());
        client.send("POST /hook/" + adapter + " HTTP/1.1\r\nHost: a\r\nX-Sign: " + sign +
                    "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
        return client.read_response();
    }

    FixedClock clock_{};
    SampleAdapter adapter_{};
    RecordingIntake intake_{};
    Webhook webhook_{[this](std::string_view id) { return id == "sample" ? &adapter_ : nullptr; },
                     intake_, clock_};
    TestServer server_{};
};

TEST_F(WebhookTest, StoredEventsAreAcknowledgedInThePlatformsForm) {
    const auto answer = call("sample", "hello");

    EXPECT_EQ(status_of(answer), 202);
    EXPECT_EQ(body_of(answer), "thanks");
    ASSERT_EQ(intake_.taken.size(), 2U);
    EXPECT_EQ(intake_.taken[0].at, clock_.now());
}

TEST_F(WebhookTest, EveryEventCarriesTheDigestOfTheRawBody) {
    call("sample", "hello");

    ASSERT_EQ(intake_.taken.size(), 2U);
    for (const auto& event : intake_.taken)
        EXPECT_EQ(to_hex(event.body_sha256),
                  "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
}

TEST_F(WebhookTest, EveryBadSignatureGetsOneAndTheSameAnswer) {
    const auto first = call("sample", "hello", "bad");

    EXPECT_EQ(status_of(first), 401);
    EXPECT_EQ(call("sample", "broken", "good, good"), first);
    EXPECT_EQ(call("sample", "", ""), first);
    EXPECT_EQ(intake_.calls, 0);
}

TEST_F(WebhookTest, WhatDoesNotDecodeIsA400AndAnUnknownAdapterA404) {
    EXPECT_EQ(status_of(call("sample", "broken")), 400);
    EXPECT_EQ(status_of(call("nobody", "hello")), 404);
    EXPECT_EQ(intake_.calls, 0);
}

TEST_F(WebhookTest, ARequestWithoutEventsNeverTouchesTheIntake) {
    intake_.outcome = IntakeOutcome::broken;

    EXPECT_EQ(status_of(call("sample", "ping")), 202);
    EXPECT_EQ(intake_.calls, 0);
}

TEST_F(WebhookTest, AUrlCheckByGetReachesTheAdapterWithItsRawQuery) {
    RawClient client(server_.port());

    client.send("GET /hook/sample?echostr=a%2Bb HTTP/1.1\r\nHost: a\r\nX-Sign: good\r\n\r\n");

    EXPECT_EQ(body_of(client.read_response()), "/hook/sample?echostr=a%2Bb");
}

TEST_F(WebhookTest, WhatCouldNotBeStoredIsNeverAcknowledged) {
    struct Case {
        IntakeOutcome outcome{};
        int status{};
    };
    for (const auto& one :
         {Case{IntakeOutcome::too_many, 429}, Case{IntakeOutcome::overloaded, 503},
          Case{IntakeOutcome::disk_full, 503}, Case{IntakeOutcome::broken, 503}}) {
        intake_.outcome = one.outcome;
        const auto answer = call("sample", "hello");
        EXPECT_EQ(status_of(answer), one.status);
        EXPECT_NE(answer.find("\r\nRetry-After: 1"), std::string::npos);
        EXPECT_EQ(answer.find("thanks"), std::string::npos);
    }
}

TEST_F(WebhookTest, AThrowingAdapterIsA500AndNothingIsStored) {
    EXPECT_EQ(status_of(call("sample", "bug")), 500);
    EXPECT_EQ(intake_.calls, 0);
}

}  // namespace
}  // namespace linyi::http::test
