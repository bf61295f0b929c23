// What holds for every adapter type.
#include "adapters/accounts.hpp"
#include "adapters/address/address.hpp"

#include <gtest/gtest.h>

namespace linyi::testing {
namespace {

Document full_document() {
    Document document;
    document.title = "表决 V12 <b>";
    document.blocks = {paragraph("段落 🏠"),
                       list({"一", "二"}),
                       numbered({"同意", "反对"}),
                       fields({{.label = "房号", .value = "3-1-102"}}),
                       link("页面", "https://linyi.example/p/12"),
                       note("截止 19:52")};
    document.buttons = {{.label = "同意", .value = "V12 1"}};
    document.mentions = {{.user = "17", .name = "马阿姨"}};
    document.attachment = Attachment{.name = "简报.pdf", .mime = "application/pdf", .content = "%"};
    document.reply_to = "9";
    document.action_token = "t";
    document.toast = "已收到";
    return document;
}

std::vector<HttpRequest> all_requests(const Adapter& account, const Document& document, Send send) {
    std::vector<HttpRequest> requests;
    for (int i = 0; i < 10; ++i) {
        const auto rendered = account.render(document, send);
        const auto* request = std::get_if<HttpRequest>(&rendered);
        if (request == nullptr) return requests;
        requests.push_back(*request);
        send.earlier.push_back({.status = 200, .body = R"({"ok":true,"result":true})"});
    }
    throw std::runtime_error("rendering does not end");
}

bool are_same(const HttpRequest& left, const HttpRequest& right) {
    return left.method == right.method && left.target == right.target &&
           left.headers == right.headers && left.body == right.body;
}

class EveryType : public ::testing::TestWithParam<std::string> {
protected:
    Send send() const {
        return {.now = signing_time(), .key = "k-1", .chat = "12", .chat_kind = ChatKind::group};
    }
    std::unique_ptr<Adapter> account_ = make_account(GetParam());
};

TEST_P(EveryType, RendersTheSameBytesEachTime) {
    const auto first = all_requests(*account_, full_document(), send());
    const auto second = all_requests(*make_account(GetParam()), full_document(), send());

    ASSERT_FALSE(first.empty());
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i) EXPECT_TRUE(are_same(first[i], second[i]));
}

TEST_P(EveryType, ATryAtAnotherTimeHasTheSameBody) {
    auto later = send();
    later.now += std::chrono::minutes{3};

    const auto first = all_requests(*account_, full_document(), send());
    const auto second = all_requests(*account_, full_document(), later);

    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].body, second[i].body);
        EXPECT_EQ(first[i].target, second[i].target);
    }
}

TEST_P(EveryType, EachTargetIsAnAbsoluteUrlAndNoHeaderIsBroken) {
    for (const auto& request : all_requests(*account_, full_document(), send())) {
        EXPECT_NE(request.target.find("://"), std::string::npos);
        for (const auto& header : request.headers)
            EXPECT_EQ(header.value.find_first_of("\r\n"), std::string::npos) << header.name;
    }
}

TEST_P(EveryType, GarbageWithAGoodSignatureIsMalformedAndNothingElse) {
    for (const auto* body : {"", "null", "[]", "{}", "1", "\"x\"", "{\"type\":1}", "{\"a\":",
                             "\xff", "{\"post_type\":\"message\",\"self_id\":3001200400}"}) {
        const auto received =
            account_->receive(prove(GetParam(), {.method = "POST", .body = body}), signing_time());

        ASSERT_FALSE(received) << body;
        EXPECT_EQ(received.error().code, Errc::malformed_payload) << body;
    }
}

TEST_P(EveryType, ABodyOverTheLimitIsTooLarge) {
    const std::string body = "\"" + std::string(256 * 1024, 'a') + "\"";

    const auto received =
        account_->receive(prove(GetParam(), {.method = "POST", .body = body}), signing_time());

    ASSERT_FALSE(received);
    EXPECT_EQ(received.error().code, Errc::too_large);
}

TEST_P(EveryType, EventsCarryTheAccountsIdAndAnEventId) {
    const auto received = account_->receive(
        prove(GetParam(), {.method = "POST", .body = message_body(GetParam())}), signing_time());

    ASSERT_TRUE(received) << received.error().detail;
    ASSERT_EQ(received->events.size(), 1U);
    EXPECT_EQ(received->events[0].adapter, account_->id());
    EXPECT_EQ(account_->id(), settings_for(GetParam()).id);
    EXPECT_FALSE(received->events[0].event_id.empty());
    EXPECT_FALSE(received->events[0].message_id.empty());
}

TEST_P(EveryType, AnswersOfAnyShapeAreClassified) {
    for (int status = 100; status < 600; ++status) {
        for (const auto* body :
             {"", "{}", "null", "[]", "{\"ok\":1}", "\xff", "{\"retcode\":\"0\"}"}) {
            const auto outcome = account_->classify({.status = status, .body = body});
            const bool is_sent = std::holds_alternative<Sent>(outcome);
            EXPECT_TRUE(!is_sent || (status >= 200 && status < 300)) << status << body;
        }
    }
}

std::string type_of(const ::testing::TestParamInfo<std::string>& info) {
    return info.param;
}

INSTANTIATE_TEST_SUITE_P(Adapters, EveryType, ::testing::ValuesIn(type_names()), type_of);

TEST(SingleHeader, IsFoundWithoutCaseAndOnlyIfItStandsThereOnce) {
    const std::vector<Header> headers{{"X-One", "1"}, {"x-two", "a"}, {"X-Two", "b"}};

    EXPECT_EQ(single_header(headers, "x-one"), "1");
    EXPECT_FALSE(single_header(headers, "x-two"));
    EXPECT_FALSE(single_header(headers, "x-three"));
}

TEST(LeadingName, IsCutWithWhatFollowsItAndOnlyIfItIsOurs) {
    const auto cut = [](std::string text) {
        return cut_leading_name(text, own_names()) ? text : "-";
    };

    EXPECT_EQ(cut("@邻议 投票"), "投票");
    EXPECT_EQ(cut("＠邻议，投票"), "投票");
    EXPECT_EQ(cut("@邻议投票"), "投票");
    EXPECT_EQ(cut("@Linyi: help"), "help");
    EXPECT_EQ(cut("@linyi"), "");
    EXPECT_EQ(cut("@linyian hi"), "-");
    EXPECT_EQ(cut("邻议 投票"), "-");
    EXPECT_EQ(cut("@张三 投票"), "-");
}

}  // namespace
}  // namespace linyi::testing
