// reliability.md A1: whatever is done to a request's proof of origin, it is refused, and all
// refusals look the same from outside.
#include "adapters/accounts.hpp"
#include "adapters/crypto/encoding.hpp"
#include "adapters/crypto/mac.hpp"
#include "base/text.hpp"

#include <gtest/gtest.h>

#include <cctype>
#include <functional>

namespace linyi::testing {
namespace {

struct Mutation {
    std::string what{};
    HttpRequest request{};
};

/// What an adapter's proof consists of, for the mutations that all of them share.
struct Proof {
    std::string type{};
    std::string header{};  ///< the one that carries the secret or MAC
    std::string prefix{};  ///< before the MAC's text
};

const std::vector<Proof>& proofs() {
    static const std::vector<Proof> all{
        {.type = "plainhook", .header = "webhook-signature", .prefix = "v1,"},
        {.type = "onebot", .header = "X-Signature", .prefix = "sha1="},
        {.type = "telegram", .header = "X-Telegram-Bot-Api-Secret-Token"},
        {.type = "webchat", .header = "Authorization", .prefix = "Bearer "}};
    return all;
}

HttpRequest good_request(const Proof& proof) {
    return prove(proof.type, {.method = "POST", .body = message_body(proof.type)});
}

std::string changed_case(std::string text, int (*change)(int)) {
    for (char& c : text) c = static_cast<char>(change(static_cast<unsigned char>(c)));
    return text;
}

/// Header values that must not pass, made from the good one.
std::vector<std::string> wrong_values(const Proof& proof, const std::string& good) {
    std::vector<std::string> values{"", proof.prefix, " ", "null", "undefined"};
    for (std::size_t size = 1; size < good.size(); ++size) values.push_back(good.substr(0, size));
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (const unsigned bit : {0x01U, 0x04U, 0x40U}) {
            auto value = good;
            value[at] = static_cast<char>(static_cast<unsigned char>(value[at]) ^ bit);
            values.push_back(value);
        }
    }
    const auto mac = good.substr(proof.prefix.size());
    for (const auto& value :
         {" " + good, good + " ", good + good, good + ",", "\t" + good, good + "\n", good + "=",
          good + std::string(1, '\0'), "x" + good, good.substr(1), proof.prefix + " " + mac,
          proof.prefix + proof.prefix + mac, "\"" + good + "\"", proof.prefix + to_hex(mac),
          proof.prefix + crypto::base64_encode(mac), changed_case(good, std::toupper),
          changed_case(good, std::tolower)}) {
        if (value != good) values.push_back(value);
    }
    return values;
}

std::vector<Mutation> shared_mutations(const Proof& proof) {
    const auto good = good_request(proof);
    const auto value = header_of(good, proof.header);
    std::vector<Mutation> mutations;
    for (const auto& wrong : wrong_values(proof, value))
        mutations.push_back({"value <" + wrong + ">", with_header(good, proof.header, wrong)});
    for (const auto& header : good.headers) {
        mutations.push_back({"without " + header.name, without_header(good, header.name)});
        mutations.push_back({"empty " + header.name, with_header(good, header.name, "")});
        auto doubled = good;
        doubled.headers.push_back({changed_case(header.name, std::toupper), header.value});
        mutations.push_back({"doubled " + header.name, doubled});
    }
    for (const auto* secret :
         {"whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "other-secret-000000000"}) {
        if (proof.type == "plainhook" && !std::string_view(secret).starts_with("whsec_")) continue;
        HttpRequest bare{.method = "POST", .body = message_body(proof.type)};
        mutations.push_back({"another secret", prove(proof.type, bare, secret)});
    }
    return mutations;
}

/// Where the MAC covers the body, every change of it shows.
std::vector<Mutation> body_mutations(const Proof& proof) {
    const auto good = good_request(proof);
    std::vector<Mutation> mutations;
    for (std::size_t at = 0; at < good.body.size(); ++at) {
        auto request = good;
        request.body[at] = static_cast<char>(static_cast<unsigned char>(request.body[at]) ^ 0x01U);
        mutations.push_back({"body bit at " + std::to_string(at), request});
    }
    for (const auto& body : {replace_all(good.body, ":", ": "), good.body + "\n", " " + good.body,
                             "\xEF\xBB\xBF" + good.body, std::string{}, good.body + good.body,
                             std::string("\x1f\x8b\x08\x00", 4) + good.body}) {
        auto request = good;
        request.body = body;
        mutations.push_back({"body rewritten", request});
    }
    return mutations;
}

std::vector<Mutation> mutations_of(const Proof& proof) {
    auto mutations = shared_mutations(proof);
    if (proof.type == "plainhook" || proof.type == "onebot") {
        auto more = body_mutations(proof);
        mutations.insert(mutations.end(), more.begin(), more.end());
    }
    return mutations;
}

class Signature : public ::testing::TestWithParam<Proof> {};

TEST_P(Signature, TheUnchangedRequestIsAccepted) {
    const auto account = make_account(GetParam().type);

    const auto received = account->receive(good_request(GetParam()), signing_time());

    ASSERT_TRUE(received) << received.error().detail;
    ASSERT_EQ(received->events.size(), 1U);
    EXPECT_EQ(received->events[0].text, "V12 同意");
}

TEST_P(Signature, EveryMutationIsRefusedAndAllRefusalsLookTheSame) {
    const auto account = make_account(GetParam().type);
    const auto mutations = mutations_of(GetParam());
    ASSERT_GE(mutations.size(), 60U);

    for (const auto& mutation : mutations) {
        const auto received = account->receive(mutation.request, signing_time());

        ASSERT_FALSE(received) << mutation.what;
        const auto error = received.error();
        EXPECT_EQ(error.code, Errc::bad_signature) << mutation.what;
        // The answer is made of the code, words and arguments alone.
        EXPECT_EQ(error.words, nullptr);
        EXPECT_TRUE(error.args.empty());
    }
}

TEST_P(Signature, TwoSecretsAreLiveWhileTheyAreChanged) {
    const bool is_plainhook = GetParam().type == "plainhook";
    const std::string fresh = is_plainhook ? "whsec_" + crypto::base64_encode(std::string(24, 'n'))
                                           : std::string(32, 'n');
    auto settings = settings_for(GetParam().type);
    settings.secrets["secret"].push_back(Secret{fresh});
    const auto account = make_account(settings);
    const HttpRequest bare{.method = "POST", .body = message_body(GetParam().type)};

    EXPECT_TRUE(account->receive(prove(GetParam().type, bare), signing_time()));
    EXPECT_TRUE(account->receive(prove(GetParam().type, bare, fresh), signing_time()));
}

TEST_P(Signature, ARetiredSecretIsRefused) {
    const bool is_plainhook = GetParam().type == "plainhook";
    auto settings = settings_for(GetParam().type);
    settings.secrets["secret"] = {
        Secret{is_plainhook ? "whsec_" + crypto::base64_encode(std::string(24, 'n'))
                            : std::string(32, 'n')}};
    const auto account = make_account(settings);

    const auto received = account->receive(good_request(GetParam()), signing_time());

    ASSERT_FALSE(received);
    EXPECT_EQ(received.error().code, Errc::bad_signature);
}

TEST_P(Signature, AnEmptyOrMissingSecretDoesNotStart) {
    auto settings = settings_for(GetParam().type);
    settings.secrets["secret"] = {Secret{""}};
    EXPECT_FALSE(adapter_type(GetParam().type).make(settings));

    settings.secrets["secret"].clear();
    EXPECT_FALSE(adapter_type(GetParam().type).make(settings));

    settings.secrets["secret"] = {Secret{secret_of(GetParam().type)}, Secret{""}};
    const auto made = adapter_type(GetParam().type).make(settings);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, Errc::bad_configuration);
    EXPECT_NE(made.error().detail.find("secret"), std::string::npos);
}

std::string type_of(const ::testing::TestParamInfo<Proof>& info) {
    return info.param.type;
}

INSTANTIATE_TEST_SUITE_P(Adapters, Signature, ::testing::ValuesIn(proofs()), type_of);

TEST(ReplaySignature, WhateverHasAnAddressIsRefused) {
    const auto account = make_account("replay");
    HttpRequest request{.method = "POST", .body = message_body("replay"), .peer = "127.0.0.1"};

    const auto received = account->receive(request, signing_time());

    ASSERT_FALSE(received);
    EXPECT_EQ(received.error().code, Errc::bad_signature);
}

TEST(ReplaySignature, WithoutItsSettingItDoesNotStart) {
    auto settings = settings_for("replay");
    settings.values["in_process_only"] = "false";

    EXPECT_FALSE(adapter_type("replay").make(settings));
}

}  // namespace
}  // namespace linyi::testing
