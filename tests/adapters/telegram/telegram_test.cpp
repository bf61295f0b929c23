#include "adapters/accounts.hpp"
#include "adapters/json/fields.hpp"
#include "adapters/telegram/html.hpp"
#include "adapters/telegram/html_reader.hpp"
#include "adapters/telegram/multipart.hpp"
#include "adapters/telegram/reading.hpp"
#include "base/text.hpp"

#include <gtest/gtest.h>

namespace linyi::testing {
namespace {

using telegram::Utf16Index;

const telegram::Bot bot{.id = "5550009999", .username = "LindenhofBot"};

Send send_to(std::string chat) {
    return {.now = signing_time(), .key = "k-1", .chat = std::move(chat)};
}

HttpRequest request_for(const Adapter& account, const Document& document, const Send& send) {
    return std::get<HttpRequest>(account.render(document, send));
}

TEST(Utf16Index, CountsAPairForEverythingBeyondTheBasicPlane) {
    const std::string text = "a中🏠b";
    const Utf16Index index(text);

    EXPECT_EQ(index.slice(0, 1), "a");
    EXPECT_EQ(index.slice(1, 1), "中");
    EXPECT_EQ(index.slice(2, 2), "🏠");
    EXPECT_EQ(index.slice(4, 1), "b");
    EXPECT_EQ(index.slice(0, 5), text);
    EXPECT_EQ(index.slice(5, 0), "");
}

TEST(Utf16Index, RefusesWhatCutsAPairOrLeavesTheText) {
    const Utf16Index index("🏠b");

    EXPECT_FALSE(index.slice(1, 1));
    EXPECT_FALSE(index.slice(0, 1));
    EXPECT_FALSE(index.slice(0, 4));
    EXPECT_FALSE(index.slice(4, 0));
    EXPECT_FALSE(index.slice(-1, 1));
    EXPECT_FALSE(index.slice(0, -1));
    EXPECT_FALSE(index.slice(1, INT64_MAX));
    EXPECT_FALSE(Utf16Index("").slice(0, 1));
}

TEST(TelegramReading, ManyEntitiesTakeLinearTime) {
    std::string text;
    json::Array entities;
    for (int i = 0; i < 10'000; ++i) {
        entities.emplace_back(
            json::Object{{"type", "mention"}, {"offset", i * 14}, {"length", 13}});
        text += "@LindenhofBot ";
    }
    const auto reading =
        telegram::read_text(json::Object{{"text", text}, {"entities", entities}}, bot);

    EXPECT_EQ(reading.text, "");
    EXPECT_TRUE(reading.mentions_bot);
}

TEST(TelegramReading, OverlappingEntitiesCutOnce) {
    const json::Object entity{{"type", "mention"}, {"offset", 0}, {"length", 13}};

    const auto reading = telegram::read_text(
        json::Object{{"text", "@LindenhofBot V12 同意"}, {"entities", json::Array{entity, entity}}},
        bot);

    EXPECT_EQ(reading.text, "V12 同意");
}

const std::vector<std::string>& payloads() {
    static const std::vector<std::string> all{"<b>x</b>",
                                              "</b>",
                                              "<a href=\"tg://user?id=1\">x</a>",
                                              "&lt;b&gt;",
                                              "&amp;",
                                              "\"><b>",
                                              "@all",
                                              "@everyone",
                                              "@here",
                                              "@channel",
                                              "(@carla_c)",
                                              "谢谢@carla_c",
                                              "@@carla_c",
                                              "<tg-spoiler>",
                                              "[x](tg://user?id=1)",
                                              "*bold* _i_ `c`",
                                              "<!channel>",
                                              "<at user_id=\"all\">",
                                              "<pre>",
                                              "<",
                                              ">",
                                              "&",
                                              "<b",
                                              "&#60;b&#62;",
                                              "\xE2\x80\xAE<b>",
                                              "a@b.example @x1",
                                              "[CQ:at,qq=all]"};
    return all;
}

/// One of everything that can hold user text.
Document document_with(const std::string& text) {
    Document document;
    document.title = text;
    document.blocks = {paragraph(text),
                       note(text),
                       list({text, text}),
                       numbered({text}),
                       fields({{.label = text, .value = text}}),
                       link(text, "https://h.example/" + text)};
    document.mentions = {{.user = "7", .name = text}};
    return document;
}

std::vector<std::string> tags_of(const ParsedHtml& parsed) {
    std::vector<std::string> tags;
    for (const auto& entity : parsed.entities) tags.push_back(entity.tag);
    return tags;
}

TEST(TelegramHtml, UserTextHasTheStructureOfHarmlessText) {
    const auto harmless = parse_html(telegram::to_html(document_with("AAAA")));
    ASSERT_EQ(harmless.error, "");

    for (const auto& payload : payloads()) {
        const auto parsed = parse_html(telegram::to_html(document_with(payload)));

        EXPECT_EQ(parsed.error, "") << payload;
        EXPECT_EQ(tags_of(parsed), tags_of(harmless)) << payload;
        EXPECT_EQ(plain_mentions(parsed.text), 0U) << payload;
        EXPECT_EQ(parsed.entities[0].target, "tg://user?id=7") << payload;
    }
}

TEST(TelegramHtml, UserTextReadsBackAsWritten) {
    for (const auto& payload : payloads()) {
        const auto parsed = parse_html(telegram::to_html({.blocks = {paragraph(payload)}}));

        EXPECT_EQ(replace_all(parsed.text, "\xE2\x81\xA0", ""), payload);
    }
}

TEST(TelegramHtml, BareTextNotifiesNobodyEither) {
    for (const auto& payload : payloads())
        EXPECT_EQ(plain_mentions(telegram::to_bare_text(document_with(payload))), 0U) << payload;
}

TEST(TelegramHtml, AnAddressIsNotTouched) {
    EXPECT_EQ(telegram::silence_mentions("mei@h.example"), "mei@h.example");
    EXPECT_EQ(telegram::silence_mentions("@张三 @ x"), "@张三 @ x");
    EXPECT_EQ(telegram::silence_mentions("@carla"),
              "@\xE2\x81\xA0"
              "carla");
}

TEST(TelegramHtml, TheLimitCountsUtf16UnitsAfterParsing) {
    const std::string fits(4095, '<');
    EXPECT_EQ(parse_html(telegram::to_html({.blocks = {paragraph(fits)}})).text, fits);

    const auto cut = parse_html(telegram::to_html({.title = std::string(5000, '&')}));
    EXPECT_EQ(cut.error, "");
    EXPECT_EQ(utf16_units(cut.text), 4096U);
    EXPECT_TRUE(cut.text.ends_with("…"));
    EXPECT_EQ(cut.entities.size(), 1U);
}

TEST(TelegramHtml, ACutNeverSplitsAPair) {
    std::string houses = "a";
    for (int i = 0; i < 3000; ++i) houses += "🏠";

    for (const auto& text : {parse_html(telegram::to_html({.blocks = {paragraph(houses)}})).text,
                             telegram::to_bare_text({.title = houses})}) {
        EXPECT_LE(utf16_units(text), 4096U);
        EXPECT_GE(utf16_units(text), 4094U);
        EXPECT_TRUE(is_utf8(text));
    }
}

TEST(TelegramSend, AToastHasAtMostTwoHundredUnits) {
    const auto account = make_account("telegram");
    std::string toast;
    for (int i = 0; i < 150; ++i) toast += "🏠";

    const auto request = request_for(*account, {.action_token = "9", .toast = toast}, send_to("5"));

    const auto text = *json::string_at(*json::read(request.body), "text");
    EXPECT_LE(utf16_units(text), 200U);
    EXPECT_TRUE(text.ends_with("…"));
}

TEST(TelegramSend, ADocumentIsMultipartWithAllItsParts) {
    const auto account = make_account("telegram");
    Document document;
    document.attachment = Attachment{.name = "纪\"要\r\n.pdf",
                                     .mime = "application/pdf",
                                     .content = std::string("%PDF\0\r\n--linyi", 14)};
    document.reply_to = "41";

    const auto request = request_for(*account, document, send_to("-100/7"));

    const auto type = header_of(request, "content-type");
    ASSERT_TRUE(type.starts_with("multipart/form-data; boundary=linyi-"));
    const auto line = "--" + type.substr(type.find('=') + 1);
    EXPECT_EQ(request.body,
              line + "\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n-100\r\n" + line +
                  "\r\nContent-Disposition: form-data; name=\"message_thread_id\"\r\n\r\n7"
                  "\r\n" +
                  line +
                  "\r\nContent-Disposition: form-data; name=\"reply_parameters\"\r\n\r\n"
                  R"({"allow_sending_without_reply":true,"message_id":41})"
                  "\r\n" +
                  line +
                  "\r\nContent-Disposition: form-data; name=\"document\"; "
                  "filename=\"纪%22要%0D%0A.pdf\"\r\nContent-Type: application/pdf\r\n\r\n" +
                  document.attachment->content + "\r\n" + line + "--\r\n");
    EXPECT_TRUE(request.target.ends_with("/sendDocument"));
}

TEST(TelegramSend, AShortTextIsTheCaptionOfItsFile) {
    const auto account = make_account("telegram");
    Document document{.title = "简报 <1>", .buttons = {{.label = "同意", .value = "v"}}};
    document.attachment = Attachment{.name = "a.pdf", .mime = "application/pdf", .content = "x"};

    const auto request = request_for(*account, document, send_to("5"));

    EXPECT_TRUE(request.target.ends_with("/sendDocument"));
    EXPECT_NE(request.body.find("name=\"caption\"\r\n\r\n<b>简报 &lt;1&gt;</b>\r\n"),
              std::string::npos);
    EXPECT_NE(request.body.find("name=\"reply_markup\""), std::string::npos);
    auto done = send_to("5");
    done.earlier.push_back({.status = 200});
    EXPECT_TRUE(std::holds_alternative<Done>(account->render(document, done)));
}

TEST(TelegramSend, ALongTextGoesBeforeItsFile) {
    const auto account = make_account("telegram");
    Document document{.title = std::string(1001, 'a')};
    document.attachment = Attachment{.name = "a.pdf", .mime = "application/pdf", .content = "x"};
    auto send = send_to("5");

    EXPECT_TRUE(request_for(*account, document, send).target.ends_with("/sendMessage"));
    send.earlier.push_back({.status = 200});
    EXPECT_TRUE(request_for(*account, document, send).target.ends_with("/sendDocument"));
    EXPECT_EQ(request_for(*account, document, send).body.find("caption"), std::string::npos);
}

TEST(TelegramMultipart, TheBoundaryOccursNowhereInTheContent) {
    Attachment file{.name = "a", .mime = "text/plain", .content = "x"};
    const auto first = telegram::multipart({{"a", "b"}}, file);
    const auto boundary = first.content_type.substr(first.content_type.find('=') + 1);

    file.name = boundary;  // the name is no part of the seed, so the first choice would be the same
    const auto second = telegram::multipart({{"a", "b"}}, file);

    EXPECT_NE(second.content_type, first.content_type);
}

TEST(TelegramMultipart, AMimeTypeCannotEndItsLine) {
    const Attachment file{.name = "a", .mime = "text/plain\r\nX: y", .content = "x"};

    const auto form = telegram::multipart({}, file);

    EXPECT_EQ(form.body.find("X: y"), std::string::npos);
    EXPECT_NE(form.body.find("application/octet-stream"), std::string::npos);
}

TEST(TelegramPoll, AsksFromTheCursorAndOnlyInPollMode) {
    EXPECT_FALSE(make_account("telegram")->poll(""));
    auto settings = settings_for("telegram");
    settings.values["mode"] = "poll";
    settings.values["api_url"] = "http://127.0.0.1:8081/";
    const auto account = make_account(settings);

    const auto first = account->poll("");
    const auto next = account->poll("812345010");

    ASSERT_TRUE(first && next);
    EXPECT_EQ(first->target,
              "http://127.0.0.1:8081/bot5550009999:AAF-abc_DEF0123456789/getUpdates");
    EXPECT_FALSE(json::int_at(*json::read(first->body), "offset"));
    EXPECT_EQ(*json::int_at(*json::read(next->body), "offset"), 812345010);
}

TEST(TelegramStart, RegistersTheWebhookItWasGiven) {
    auto settings = settings_for("telegram");
    settings.values["webhook_url"] = "https://linyi.example/hook/tg";

    const auto checks = make_account(settings)->start_checks();

    ASSERT_EQ(checks.size(), 3U);
    EXPECT_EQ(checks[1].what, "setWebhook");
    const auto body = *json::read(checks[1].request.body);
    EXPECT_EQ(*json::string_at(body, "url"), "https://linyi.example/hook/tg");
    EXPECT_EQ(*json::string_at(body, "secret_token"), secret_of("telegram"));
}

TEST(TelegramSettings, SecretsHaveTelegramsAlphabetAndLength) {
    const auto starts_with = [](const std::string& secret) {
        auto settings = settings_for("telegram");
        settings.secrets["secret"] = {Secret{secret}};
        return adapter_type("telegram").make(settings).has_value();
    };

    EXPECT_TRUE(starts_with("a"));
    EXPECT_TRUE(starts_with(std::string(256, 'a')));
    EXPECT_FALSE(starts_with(std::string(257, 'a')));
    EXPECT_FALSE(starts_with("geheim!"));
    EXPECT_FALSE(starts_with("ge heim"));
}

TEST(TelegramSettings, AShortSecretIsWarnedOf) {
    auto settings = settings_for("telegram");
    settings.secrets["secret"] = {Secret{std::string(15, 'a')}};
    EXPECT_EQ(make_account(settings)->warnings().size(), 1U);

    settings.secrets["secret"] = {Secret{std::string(16, 'a')}};
    EXPECT_TRUE(make_account(settings)->warnings().empty());
}

TEST(TelegramSettings, ATokenThatCouldChangeTheUrlIsRefused) {
    for (const auto* token :
         {"", "abc", "123:", ":abc", "12a:abc", "123:a/b", "123:a?b", "123:a b"}) {
        auto settings = settings_for("telegram");
        settings.secrets["token"] = {Secret{token}};
        EXPECT_FALSE(adapter_type("telegram").make(settings)) << token;
    }
}

}  // namespace
}  // namespace linyi::testing
