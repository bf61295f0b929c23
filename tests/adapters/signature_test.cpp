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

HttpRequest good_request(const std::string& type) {
    return prove(type, {.method = "POST", .body = message_body(type)});
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

std::vector<Mutation> shared_mutations(const std::string& type) {
    const auto proof = proof_of(type);
    const auto good = good_request(type);
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
    const HttpRequest bare{.method = "POST", .body = message_body(type)};
    mutations.push_back({"unsigned", bare});
    mutations.push_back({"another secret", prove(type, bare, other_secret_of(type))});
    return mutations;
}

/// Where the MAC covers the body, every change of it shows.
std::vector<Mutation> body_mutations(const std::string& type) {
    const auto good = good_request(type);
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

std::vector<Mutation> mutations_of(const std::string& type) {
    auto mutations = shared_mutations(type);
    if (proof_of(type).covers_body) {
        auto more = body_mutations(type);
        mutations.insert(mutations.end(), more.begin(), more.end());
    }
    return mutations;
}

class Signature : public ::testing::TestWithParam<std::string> {};

TEST_P(Signature, TheUnchangedRequestIsAccepted) {
    const auto account = make_account(GetParam());

    const auto received = account->receive(good_request(GetParam()), signing_time());

    ASSERT_TRUE(received) << received.error().detail;
    ASSERT_EQ(received->events.size(), 1U);
    EXPECT_EQ(received->events[0].text, "V12 同意");
}

TEST_P(Signature, EveryMutationIsRefusedAndAllRefusalsLookTheSame) {
    const auto account = make_account(GetParam());
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
    const auto fresh = other_secret_of(GetParam());
    auto settings = settings_for(GetParam());
    settings.secrets["secret"].push_back(Secret{fresh});
    const auto account = make_account(settings);
    const HttpRequest bare{.method = "POST", .body = message_body(GetParam())};

    EXPECT_TRUE(account->receive(prove(GetParam(), bare), signing_time()));
    EXPECT_TRUE(account->receive(prove(GetParam(), bare, fresh), signing_time()));
}

TEST_P(Signature, ARetiredSecretIsRefused) {
    auto settings = settings_for(GetParam());
    settings.secrets["secret"] = {Secret{other_secret_of(GetParam())}};
    const auto account = make_account(settings);

    const auto received = account->receive(good_request(GetParam()), signing_time());

    ASSERT_FALSE(received);
    EXPECT_EQ(received.error().code, Errc::bad_signature);
}

TEST_P(Signature, AnEmptyOrMissingSecretDoesNotStart) {
    auto settings = settings_for(GetParam());
    settings.secrets["secret"] = {Secret{""}};
    EXPECT_FALSE(adapter_type(GetParam()).make(settings));

    settings.secrets["secret"].clear();
    EXPECT_FALSE(adapter_type(GetParam()).make(settings));

    settings.secrets["secret"] = {Secret{secret_of(GetParam())}, Secret{""}};
    const auto made = adapter_type(GetParam()).make(settings);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, Errc::bad_configuration);
    EXPECT_NE(made.error().detail.find("secret"), std::string::npos);
}

std::string type_of(const ::testing::TestParamInfo<std::string>& info) {
    return info.param;
}

INSTANTIATE_TEST_SUITE_P(Adapters, Signature, ::testing::ValuesIn(proving_types()), type_of);

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
