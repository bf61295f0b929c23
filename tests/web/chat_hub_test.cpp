#include "web/chat_hub.hpp"

#include "support/clock.hpp"
#include "web/visit.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace linyi::web {
namespace {

using test::holds;
using Json = nlohmann::json;

/// What has come to a reader so far.
std::string read(const std::shared_ptr<http::EventFeed>& feed) {
    feed->end();
    std::string all;
    for (;;) {
        boost::asio::io_context io;
        auto next = boost::asio::co_spawn(io, feed->next(), boost::asio::use_future);
        io.run();
        const auto piece = next.get();
        if (!piece) return all;
        all += *piece;
    }
}

Inbound said(const std::string& chat, const std::string& text) {
    return {
        .chat = chat, .sender = "ma", .sender_name = "马阿姨", .message_id = "m1", .text = text};
}

class ChatHubTest : public ::testing::Test {
protected:
    int deliver(const std::string& chat, Json message) {
        const Json body{{"key", "k1"}, {"chat", {{"id", chat}}}, {"message", std::move(message)}};
        return hub_.deliver({.body = body.dump()}).status;
    }

    linyi::test::FixedClock clock_{from_millis(1763700000000)};
    ChatHub hub_{clock_};
};

TEST_F(ChatHubTest, AReaderGetsWhatWasSaidBeforeAndAfter) {
    hub_.show_said(said("g", "早"));
    const auto reader = hub_.join("wang", {"g"});
    hub_.show_said(said("g", "晚"));

    const auto text = read(reader);

    EXPECT_LT(text.find("早"), text.find("晚"));
    EXPECT_TRUE(holds(text, "\"at\":1763700000000"));
}

TEST_F(ChatHubTest, NobodyReadsAChatTheyHaveNotJoined) {
    const auto reader = hub_.join("wang", {"g", "wang"});
    hub_.show_said(said("zhou", "只给周敏"));
    deliver("zhou", {{"title", "只给周敏"}});

    EXPECT_EQ(read(reader), "");
}

TEST_F(ChatHubTest, TheAnswerToAPressIsSeenByWhoPressedAloneAlsoLater) {
    const auto presser = hub_.join("ma", {"g"});
    const auto neighbour = hub_.join("wang", {"g"});
    deliver("g", {{"toast", "V1 已登记：同意"}, {"action_token", "ma/7"}});

    EXPECT_TRUE(holds(read(presser), "V1 已登记：同意"));
    EXPECT_EQ(read(neighbour), "");
    EXPECT_TRUE(holds(read(hub_.join("ma", {"g"})), "V1 已登记：同意"));
    EXPECT_EQ(read(hub_.join("wang", {"g"})), "");
}

TEST_F(ChatHubTest, AnAnswerThatOnlyStopsTheSpinnerIsNotShown) {
    const auto reader = hub_.join("ma", {"g"});

    EXPECT_EQ(deliver("g", {{"action_token", "ma/7"}, {"blocks", Json::array()}}), 200);

    EXPECT_EQ(read(reader), "");
}

TEST_F(ChatHubTest, WhoPressedIsNotToldToTheOthers) {
    const auto reader = hub_.join("wang", {"g"});
    deliver("g", {{"title", "结果"}, {"action_token", "ma/7"}, {"toast", ""}});

    const auto text = read(reader);

    EXPECT_TRUE(holds(text, "结果"));
    EXPECT_FALSE(holds(text, "ma/7"));
}

TEST_F(ChatHubTest, EarlierMessagesOfSeveralChatsComeInTheOrderTheyWereSaid) {
    hub_.show_said(said("g", "一"));
    hub_.show_said(said("ma", "二"));
    hub_.show_said(said("g", "三"));

    const auto text = read(hub_.join("ma", {"g", "ma"}));

    EXPECT_LT(text.find("一"), text.find("二"));
    EXPECT_LT(text.find("二"), text.find("三"));
}

TEST_F(ChatHubTest, WhatIsKeptNeverFillsTheFeedOfANewReader) {
    for (int i = 0; i < 100; ++i) {
        for (const auto* chat : {"a", "b", "c", "d"})
            hub_.show_said(said(chat, std::string(4000, 'x')));
    }

    const auto reader = hub_.join("ma", {"a", "b", "c", "d"});

    EXPECT_FALSE(reader->ended());
    EXPECT_EQ(hub_.join("ma", {"a", "b", "c", "d", "e"}), nullptr);
}

TEST_F(ChatHubTest, AfterARestartNumbersAreHigherThanBefore) {
    hub_.show_said(said("g", "早"));
    clock_.advance(std::chrono::minutes{1});
    ChatHub restarted(clock_);
    restarted.show_said(said("g", "晚"));

    EXPECT_TRUE(holds(read(hub_.join("ma", {"g"})), "id: 1763700000001\n"));
    EXPECT_TRUE(holds(read(restarted.join("ma", {"g"})), "id: 1763700060001\n"));
}

TEST_F(ChatHubTest, AMessageOfTheWrongShapeIsRefused) {
    EXPECT_EQ(hub_.deliver({.body = "{}"}).status, 400);
    EXPECT_EQ(hub_.deliver({.body = "no"}).status, 400);
    EXPECT_EQ(hub_.deliver({.body = R"({"chat":"g"})"}).status, 400);
}

}  // namespace
}  // namespace linyi::web
