#include "adapters/accounts.hpp"
#include "adapters/crypto/encoding.hpp"
#include "adapters/crypto/mac.hpp"
#include "adapters/plainhook/signature.hpp"
#include "base/text.hpp"

#include <gtest/gtest.h>

namespace linyi::testing {
namespace {

constexpr const char* published_key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
constexpr std::int64_t published_time = 1614265330;

HttpRequest published_request() {
    return {.method = "POST",
            .headers = {{"webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"},
                        {"webhook-timestamp", "1614265330"},
                        {"webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="}},
            .body = R"({"test": 2432232314})"};
}

std::vector<Secret> published_keys() {
    return {*plainhook::key_from(Secret{published_key})};
}

Timestamp seconds(std::int64_t count) {
    return Timestamp{std::chrono::seconds{count}};
}

/// The published request signed for `timestamp`, whatever that is, and received at `now`.
bool is_accepted(const std::string& timestamp, Timestamp now) {
    auto request = published_request();
    request = with_header(request, "webhook-timestamp", timestamp);
    const auto mac = plainhook::sign(published_keys()[0], "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp,
                                     request.body);
    request = with_header(request, "webhook-signature", "v1," + mac);
    return plainhook::verify(published_keys(), request, now).has_value();
}

TEST(PlainhookSignature, ThePublishedVectorIsAcceptedAndMadeAgain) {
    const auto proven =
        plainhook::verify(published_keys(), published_request(), seconds(published_time));
    EXPECT_TRUE(proven);

    const auto headers =
        plainhook::signed_headers(published_keys(), "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                  seconds(published_time), R"({"test": 2432232314})");
    EXPECT_EQ(headers, published_request().headers);
}

TEST(PlainhookSignature, TheWindowIsThreeHundredSecondsBothWays) {
    const std::string timestamp = std::to_string(published_time);

    EXPECT_TRUE(is_accepted(timestamp, seconds(published_time + 300)));
    EXPECT_TRUE(is_accepted(timestamp, seconds(published_time - 300)));
    EXPECT_FALSE(is_accepted(timestamp, seconds(published_time + 300) + Millis{1}));
    EXPECT_FALSE(is_accepted(timestamp, seconds(published_time - 300) - Millis{1}));
}

TEST(PlainhookSignature, ASignedTimestampMustStillBeANumberNearNow) {
    for (const auto* timestamp :
         {"", "now", "-1614265330", "+1614265330", " 1614265330", "1614265330 ", "1614265330.0",
          "0x60377b32", "1e9", "274877906944", "99999999999999999999", "1614265330123", "0"})
        EXPECT_FALSE(is_accepted(timestamp, seconds(published_time))) << timestamp;
}

TEST(PlainhookSignature, AnIdWithADotCouldShiftTheBordersAndIsRefused) {
    // The same signed bytes, cut differently: "a" "1614265330" "1614265331.{}" and
    // "a.1614265330" "1614265331" "{}".
    const auto mac = plainhook::sign(published_keys()[0], "a", "1614265330", "1614265331.{}");
    const HttpRequest shifted{.method = "POST",
                              .headers = {{"webhook-id", "a.1614265330"},
                                          {"webhook-timestamp", "1614265331"},
                                          {"webhook-signature", "v1," + mac}},
                              .body = "{}"};

    EXPECT_FALSE(plainhook::verify(published_keys(), shifted, seconds(published_time)));
}

TEST(PlainhookSignature, OtherVersionsAndEncodingsOfTheRightMacAreRefused) {
    const auto good = header_of(published_request(), "webhook-signature");
    const auto base64 = good.substr(3);
    const auto mac = crypto::base64_decode(base64).value();
    const std::vector<std::string> wrong{"v1a," + base64,
                                         "v2," + base64,
                                         "V1," + base64,
                                         "v1=" + base64,
                                         "v1" + base64,
                                         base64,
                                         "v1," + to_hex(mac),
                                         "v1," + crypto::base64url_encode(mac),
                                         "v1, " + base64,
                                         "v1," + base64.substr(0, base64.size() - 1),
                                         "v1,",
                                         good + "  " + good,
                                         "v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="};
    for (const auto& value : wrong) {
        const auto request = with_header(published_request(), "webhook-signature", value);
        EXPECT_FALSE(plainhook::verify(published_keys(), request, seconds(published_time)))
            << value;
    }
}

TEST(PlainhookSignature, OneGoodEntryAmongOthersIsEnough) {
    const auto good = header_of(published_request(), "webhook-signature");
    const std::vector<std::string> lists{"v1, " + good, "v1a,AAAA " + good, good + " v1,AAAA",
                                         good + " x"};
    for (const auto& value : lists) {
        const auto request = with_header(published_request(), "webhook-signature", value);
        EXPECT_TRUE(plainhook::verify(published_keys(), request, seconds(published_time))) << value;
    }
}

TEST(PlainhookSignature, MessagesAreSignedWithEveryLiveKey) {
    auto settings = settings_for("plainhook");
    const auto fresh = "whsec_" + crypto::base64_encode(std::string(24, 'n'));
    settings.secrets["secret"].push_back(Secret{fresh});
    const auto account = make_account(settings);

    const auto rendered =
        account->render({.title = "x"}, {.now = signing_time(), .key = "k-1", .chat = "r"});

    auto request = std::get<HttpRequest>(rendered);
    for (const auto& text : {secret_of("plainhook"), fresh}) {
        const auto key = *plainhook::key_from(Secret{text});
        EXPECT_TRUE(plainhook::verify({key}, request, signing_time()));
    }
}

TEST(PlainhookKey, NeedsItsPrefixStrictBase64AndTwentyFourBytes) {
    const auto of = [](std::size_t size) {
        return Secret{"whsec_" + crypto::base64_encode(std::string(size, 'k'))};
    };

    EXPECT_TRUE(plainhook::key_from(of(24)));
    EXPECT_FALSE(plainhook::key_from(of(23)));
    EXPECT_FALSE(plainhook::key_from(Secret{std::string(64, 'A')}));
    EXPECT_FALSE(plainhook::key_from(Secret{"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS*"}));
    EXPECT_FALSE(plainhook::key_from(Secret{"whsec_"}));
}

TEST(PlainhookKey, AWeakKeyStopsTheStartAndTheDetailSaysHowToMakeOne) {
    auto settings = settings_for("plainhook");
    settings.secrets["secret"] = {Secret{"whsec_c2hvcnQ="}};

    const auto made = adapter_type("plainhook").make(settings);

    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, Errc::bad_configuration);
    EXPECT_NE(made.error().detail.find("openssl rand"), std::string::npos);
    EXPECT_EQ(made.error().detail.find("c2hvcnQ"), std::string::npos);
}

}  // namespace
}  // namespace linyi::testing
