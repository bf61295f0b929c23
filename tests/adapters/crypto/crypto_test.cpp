#include "adapters/crypto/encoding.hpp"
#include "adapters/crypto/mac.hpp"
#include "base/text.hpp"

#include <gtest/gtest.h>

namespace linyi::crypto {
namespace {

TEST(Sha256, AgreesWithFips180) {
    EXPECT_EQ(to_hex(sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(to_hex(sha256("")),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Hmac, AgreesWithRfc4231AndRfc2202) {
    EXPECT_EQ(to_hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(to_hex(hmac_sha1("Jefe", "what do ya want for nothing?")),
              "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    EXPECT_EQ(to_hex(hmac_sha256(std::string(131, '\xaa'),
                                 "Test Using Larger Than Block-Size Key - Hash Key First")),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    EXPECT_EQ(to_hex(hmac_sha256("", "")),
              "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST(ConstantTimeEquality, NeedsTheSameLength) {
    EXPECT_TRUE(equal_in_constant_time("", ""));
    EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
    EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
    EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
    EXPECT_FALSE(equal_in_constant_time("", "a"));
}

TEST(Base64, EncodesEveryLengthAndReadsItBack) {
    std::string bytes;
    for (int i = 0; i < 260; ++i) {
        EXPECT_EQ(base64_decode(base64_encode(bytes)), bytes);
        EXPECT_EQ(base64url_decode(base64url_encode(bytes)), bytes);
        bytes += static_cast<char>(i * 7);
    }
    EXPECT_EQ(base64_encode("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64_encode("fooba"), "Zm9vYmE=");
    EXPECT_EQ(base64_encode("foob"), "Zm9vYg==");
    EXPECT_EQ(base64url_encode("\xfb\xff"), "-_8");
}

TEST(Base64, RefusesEverySecondSpelling) {
    for (const auto* text : {"Zm9vYg", "Zm9vYg=", "Zm9vYg===", "Zm9vYh==", "Zm9vYmF=", "Zm9v Yg=",
                             "Zm9vYg==\n", "=", "====", "Zm=v", "Zm9vYg--", "Z", "Zm9vYmFy="})
        EXPECT_FALSE(base64_decode(text)) << text;
    for (const auto* text : {"Zm9vYg==", "+/", "Zm9vYh", "Z", "Zm9v\n"})
        EXPECT_FALSE(base64url_decode(text)) << text;
}

TEST(Hex, ReadsLowerCasePairsOnly) {
    EXPECT_EQ(hex_decode("00ff"), std::string("\x00\xff", 2));
    EXPECT_EQ(hex_decode(""), "");
    for (const auto* text : {"0", "0F", "0g", " 0", "0x0f"}) EXPECT_FALSE(hex_decode(text)) << text;
}

}  // namespace
}  // namespace linyi::crypto
