#include "adapters/crypto/encoding.hpp"
#include "adapters/crypto/mac.hpp"
#include "adapters/webchat/token.hpp"

#include <gtest/gtest.h>

namespace linyi::webchat {
namespace {

const Secret secret{"0123456789abcdef0123456789abcdef"};
const Timestamp noon = from_millis(1767613872000);

Session session() {
    return {.account = "persona:ma",
            .name = "马阿姨 \"三栋\"",
            .chat = "persona:ma",
            .kind = ChatKind::direct,
            .expires = noon};
}

TEST(SessionToken, ReadsBackWhatWasPutIn) {
    const auto token = make_session_token(session(), secret);

    const auto read = read_session_token(token, {secret}, noon - Millis{1});

    ASSERT_TRUE(read);
    EXPECT_EQ(*read, session());
}

TEST(SessionToken, ExpiresAtItsInstant) {
    const auto token = make_session_token(session(), secret);

    EXPECT_TRUE(read_session_token(token, {secret}, noon - Millis{1}));
    EXPECT_FALSE(read_session_token(token, {secret}, noon));
}

TEST(SessionToken, EverySecretWhileChangingIsLiveAndOthersAreNot) {
    const Secret fresh{std::string(32, 'n')};
    const auto token = make_session_token(session(), secret);

    EXPECT_TRUE(read_session_token(token, {fresh, secret}, noon - Millis{1}));
    EXPECT_FALSE(read_session_token(token, {fresh}, noon - Millis{1}));
    EXPECT_FALSE(read_session_token(token, {}, noon - Millis{1}));
}

TEST(SessionToken, AMacMadeForAnotherPurposeIsRefused) {
    const auto token = make_session_token(session(), secret);
    const auto payload = token.substr(0, token.find('.'));
    const auto bare = crypto::hmac_sha256(secret.reveal(), *crypto::base64url_decode(payload));

    const auto read = read_session_token(payload + "." + crypto::base64url_encode(bare), {secret},
                                         noon - Millis{1});

    EXPECT_FALSE(read);
}

TEST(SessionToken, PartsMissingOrTooManyAreRefused) {
    const auto token = make_session_token(session(), secret);
    for (const auto& wrong : {std::string{}, std::string{"."}, token + ".", "." + token,
                              token.substr(0, token.find('.') + 1), token.substr(token.find('.')),
                              token + std::string(5000, 'A')}) {
        const auto read = read_session_token(wrong, {secret}, noon - Millis{1});
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, Errc::bad_signature);
    }
}

}  // namespace
}  // namespace linyi::webchat
