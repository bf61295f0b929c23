#include "web/chat_pages.hpp"

#include "adapters/webchat/token.hpp"
#include "support/clock.hpp"
#include "web/asset.hpp"
#include "web/visit.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace linyi::web {
namespace {

using test::get;
using test::header;
using test::holds;
using Json = nlohmann::json;

class ChatPagesTest : public ::testing::Test {
protected:
    http::Router routes(bool is_loopback, std::vector<Persona> personas) {
        pages_ = std::make_unique<ChatPages>(ChatPages::Parts{.hub = hub_,
                                                              .clock = clock_,
                                                              .secret = secret_,
                                                              .personas = std::move(personas),
                                                              .is_loopback = is_loopback});
        http::Router router;
        pages_->add_routes(router);
        return router;
    }

    http::Router demo() { return routes(true, {ma_}); }

    std::string token(const std::string& account, const std::string& chat) {
        return webchat::make_session_token(
            {.account = account, .chat = chat, .expires = clock_.now() + std::chrono::hours{1}},
            secret_);
    }

    http::Response stream(const std::string& tokens) {
        auto request = test::visit("/chat/events");
        request.message.headers.push_back({"Authorization", "Bearer " + tokens});
        return test::answer(demo(), std::move(request));
    }

    linyi::test::FixedClock clock_{from_millis(1763700000000)};
    ChatHub hub_{clock_};
    Secret secret_{std::string(32, 's')};
    Persona ma_{.id = "ma",
                .name_zh = "马阿姨",
                .name_en = "Auntie Ma",
                .chats = {{"g", ChatKind::group, "业主群", "Owners"},
                          {"ma", ChatKind::direct, "私聊", "Direct"}},
                .examples = {{"同意", "yes", false}}};
    std::unique_ptr<ChatPages> pages_{};
};

TEST_F(ChatPagesTest, EachPersonaGetsATokenForEachOfTheirChats) {
    const auto answer = Json::parse(get(demo(), "/chat/personas").body);

    const auto& chat = answer["personas"][0]["chats"][1];
    const auto session =
        webchat::read_session_token(chat["token"].get<std::string>(), {secret_}, clock_.now());
    ASSERT_TRUE(session);
    EXPECT_EQ(session->account, "ma");
    EXPECT_EQ(session->chat, "ma");
    EXPECT_EQ(answer["personas"][0]["examples"][0]["en"], "yes");
}

TEST_F(ChatPagesTest, PersonasExistOnlyOnALoopbackListener) {
    EXPECT_EQ(get(demo(), "/chat/personas").status, 200);
    EXPECT_EQ(get(routes(false, {ma_}), "/chat/personas").status, 404);
}

TEST_F(ChatPagesTest, PersonasAreNotGivenToAPeerElsewhereOrThroughAProxy) {
    auto elsewhere = test::visit("/chat/personas");
    elsewhere.loopback = false;
    auto forwarded = test::visit("/chat/personas");
    forwarded.message.headers.push_back({"X-Forwarded-For", "203.0.113.9"});

    EXPECT_EQ(test::answer(demo(), elsewhere).message.status, 404);
    EXPECT_EQ(test::answer(demo(), forwarded).message.status, 404);
}

TEST_F(ChatPagesTest, PersonasAreNotGivenToAPageWhoseNamePointsHere) {
    for (const auto* host :
         {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80"}) {
        auto rebound = test::visit("/chat/personas");
        rebound.message.headers = {{"Host", host}};
        EXPECT_EQ(test::answer(demo(), rebound).message.status, 404) << host;
    }
    auto local = test::visit("/chat/personas");
    local.message.headers = {{"Host", "[::1]:8080"}};
    EXPECT_EQ(test::answer(demo(), local).message.status, 200);
}

TEST_F(ChatPagesTest, WithoutADemoTheChatSaysWhatToDo) {
    const auto page = get(routes(true, {}), "/chat");

    EXPECT_EQ(page.status, 404);
    EXPECT_TRUE(holds(page.body, "./dev run"));
    EXPECT_TRUE(holds(page.body, "/帮助"));
    EXPECT_TRUE(holds(get(routes(true, {}), "/chat?lang=en").body, "Send /help"));
}

TEST_F(ChatPagesTest, EveryFileThePageAsksForIsServedWithItsType) {
    const auto router = demo();
    EXPECT_EQ(get(router, "/chat").status, 200);

    for (const auto* name : {"chat.js", "draw.js", "words.js"}) {
        const auto file = get(router, std::string("/chat/") + name);
        EXPECT_EQ(file.body, asset(name)) << name;
        EXPECT_FALSE(file.body.empty()) << name;
        EXPECT_EQ(header(file, "Content-Type"), "text/javascript; charset=utf-8");
    }
    EXPECT_EQ(header(get(router, "/chat/chat.css"), "Content-Type"), "text/css; charset=utf-8");
    EXPECT_EQ(header(get(router, "/favicon.ico"), "Content-Type"), "image/svg+xml");
}

TEST_F(ChatPagesTest, AStreamCarriesTheChatsOfOnePerson) {
    const auto answer = stream(token("ma", "g") + "," + token("ma", "ma"));

    EXPECT_EQ(answer.message.status, 200);
    EXPECT_EQ(header(answer.message, "Content-Type"), "text/event-stream");
    EXPECT_NE(answer.stream, nullptr);
}

TEST_F(ChatPagesTest, AStreamIsRefusedWithoutAGoodTokenForEachChat) {
    EXPECT_EQ(stream("").message.status, 401);
    EXPECT_EQ(stream("x").message.status, 401);
    EXPECT_EQ(stream(token("ma", "g") + ",x").message.status, 401);
    EXPECT_EQ(stream(token("ma", "g") + "," + token("zhou", "zhou")).message.status, 401);
    EXPECT_EQ(get(demo(), "/chat/events?token=" + token("ma", "g")).status, 401);
    const auto old = token("ma", "g");
    clock_.advance(std::chrono::hours{1});
    EXPECT_EQ(stream(old).message.status, 401);
}

}  // namespace
}  // namespace linyi::web
