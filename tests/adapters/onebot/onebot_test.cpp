#include "adapters/accounts.hpp"
#include "adapters/json/fields.hpp"

#include <gtest/gtest.h>

namespace linyi::testing {
namespace {

std::string body_with_time(const std::string& time, const std::string& id) {
    return R"({"time":)" + time + R"(,"self_id":3001200400,"post_type":"message",)" +
           R"("message_type":"group","message_id":)" + id +
           R"(,"group_id":2,"user_id":3,"message":"1"})";
}

Inbound only_event(const Adapter& account, const std::string& body) {
    const auto received =
        account.receive(prove("onebot", {.method = "POST", .body = body}), signing_time());
    if (!received || received->events.size() != 1) throw std::runtime_error("not one event");
    return received->events[0];
}

TEST(Onebot, WithinOneSecondTheLaterArrivalIsNotOlder) {
    const auto account = make_account("onebot");

    const auto first = only_event(*account, body_with_time("1767613872", "10"));
    const auto second = only_event(*account, body_with_time("1767613872", "-10"));

    EXPECT_EQ(first.order_key, second.order_key);
    EXPECT_NE(first.event_id, second.event_id);
}

TEST(Onebot, AnIdIsTheSameTextWhetherNumberOrString) {
    const auto account = make_account("onebot");

    const auto number = only_event(*account, body_with_time("1767613872", "10"));
    const auto text = only_event(*account, body_with_time("1767613872", "\"10\""));

    EXPECT_EQ(number.event_id, text.event_id);
}

TEST(Onebot, TheAnswerNeverHasABody) {
    const auto account = make_account("onebot");

    const auto received = account->receive(
        prove("onebot", {.method = "POST", .body = message_body("onebot")}), signing_time());

    ASSERT_TRUE(received);
    EXPECT_EQ(received->answer.status, 204);
    EXPECT_EQ(received->answer.body, "");
}

TEST(Onebot, NoUserTextBecomesAnythingButATextSegment) {
    const auto account = make_account("onebot");
    for (const auto* payload :
         {"[CQ:at,qq=all]", "@全体成员", "&#91;CQ:image&#93;", "<at id=\"all\"/>"}) {
        Document document;
        document.title = payload;
        document.blocks = {paragraph(payload), list({payload}), link(payload, payload)};
        document.mentions = {{.user = payload, .name = payload}, {.user = "all", .name = "x"}};
        document.reply_to = payload;

        const auto rendered = account->render(document, {.now = signing_time(), .chat = "2"});

        const auto body = *json::read(std::get<HttpRequest>(rendered).body);
        for (const auto& segment : *json::find(body, "message")->as<json::Array>())
            EXPECT_EQ(*json::string_at(segment, "type"), "text") << payload;
    }
}

TEST(OnebotSettings, AShortSecretAndAMissingTokenAreWarnedOf) {
    auto settings = settings_for("onebot");
    settings.secrets["secret"] = {Secret{std::string(15, 's')}};
    settings.secrets.erase("access_token");
    EXPECT_EQ(make_account(settings)->warnings().size(), 2U);

    settings.secrets["secret"] = {Secret{std::string(16, 's')}};
    settings.secrets["access_token"] = {Secret{"t"}};
    EXPECT_TRUE(make_account(settings)->warnings().empty());
}

TEST(OnebotSettings, SelfIdMustBeANumber) {
    for (const auto* self_id : {"", "0", "012", "12a", "1234567890123456789"}) {
        auto settings = settings_for("onebot");
        settings.values["self_id"] = self_id;
        EXPECT_FALSE(adapter_type("onebot").make(settings)) << self_id;
    }
}

TEST(OnebotSettings, SendsSlowlyUnlessToldOtherwise) {
    const auto limits = make_account("onebot")->capabilities().limits;
    ASSERT_EQ(limits.size(), 2U);
    EXPECT_EQ(limits[0].count, 20);
    EXPECT_EQ(limits[0].window, Millis{60'000});

    auto settings = settings_for("onebot");
    settings.values["limits"] = "account 1000/1s";
    EXPECT_EQ(make_account(settings)->capabilities().limits.size(), 1U);
}

}  // namespace
}  // namespace linyi::testing
