#include "ledger/checkpoint.hpp"

#include "base/text.hpp"
#include "ledger/encoding.hpp"

#include <gtest/gtest.h>

namespace linyi::ledger {
namespace {

SigningKey key_of(std::uint64_t seed) {
    SeededRandom random(seed);
    return SigningKey::generate(random);
}

Checkpoint some_checkpoint() {
    return {.origin = origin_of("\1\2\3\4\5\6\7\x08"), .size = 214, .root = sha256({"root"})};
}

}  // namespace

TEST(Checkpoint, IsThreeLinesAndASignature) {
    const auto note = signed_note(some_checkpoint(), key_of(1));
    const auto lines = split(note, '\n');
    ASSERT_EQ(lines.size(), 6U) << note;
    EXPECT_EQ(lines[0], "linyi/ledger/0102030405060708");
    EXPECT_EQ(lines[1], "214");
    EXPECT_EQ(from_base64(lines[2]), some_checkpoint().root.bytes());
    EXPECT_EQ(lines[3], "");
    EXPECT_TRUE(lines[4].starts_with("— linyi/ledger/0102030405060708 ")) << lines[4];
    EXPECT_EQ(lines[5], "");
}

TEST(Checkpoint, OpensOnlyWithTheKeyThatSignedIt) {
    const auto key = key_of(1);
    const auto note = signed_note(some_checkpoint(), key);
    EXPECT_EQ(open_note(note, key.public_key()), some_checkpoint());
    EXPECT_FALSE(open_note(note, key_of(2).public_key()));
}

TEST(Checkpoint, IsNoLongerSignedWhenAnyByteIsTouched) {
    const auto key = key_of(1);
    const auto note = signed_note(some_checkpoint(), key);
    for (std::size_t at = 0; at < note.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            auto touched = note;
            touched[at] = static_cast<char>(static_cast<unsigned char>(touched[at]) ^ (1U << bit));
            EXPECT_FALSE(open_note(touched, key.public_key())) << touched;
        }
        EXPECT_FALSE(open_note(note.substr(0, at), key.public_key()))
            << "cut after " << at << " bytes";
    }
}

TEST(Checkpoint, MayCarryExtensionsAndSignaturesOfWitnesses) {
    const auto key = key_of(1);
    const auto& body = some_checkpoint();
    const std::string text = body.origin + "\n214\n" + base64(body.root.bytes()) + "\nextra line\n";
    // Signed by hand, as another program would: the key id is the one of the verifier key.
    const auto id = split(verifier_key(body.origin, key.public_key()), '+')[1];
    const auto note = text + "\n— somebody.example AAAAAAAAAAA=\n— " + body.origin + " " +
                      base64(*from_hex(id) + key.sign(text)) + "\n";
    EXPECT_EQ(open_note(note, key.public_key()), body);
}

TEST(Checkpoint, IsNotReadWhenANumberIsWrittenOddly) {
    const auto root = base64(sha256({"root"}).bytes());
    for (const std::string size : {"", "-1", "+1", "01", "1 ", "1e3", "99999999999999999999"}) {
        EXPECT_FALSE(read_note("linyi/ledger/01\n" + size + "\n" + root + "\n\n— x y\n")) << size;
    }
    EXPECT_TRUE(read_note("linyi/ledger/01\n0\n" + root + "\n\n— x y\n"));
    EXPECT_FALSE(read_note("example.org/log\n0\n" + root + "\n\n— x y\n"));
}

TEST(VerifierKey, GoesOutAndComesBack) {
    const auto key = key_of(3);
    const auto text = verifier_key("linyi/ledger/0102030405060708", key.public_key());
    EXPECT_EQ(public_key_of(text), key.public_key()) << text;
    EXPECT_EQ(public_key_of(text + "\n"), key.public_key());
    EXPECT_FALSE(public_key_of(replace_all(text, "0102", "0103"))) << "another name";
    EXPECT_FALSE(public_key_of("linyi"));
}

TEST(SigningKey, IsAnOrdinaryPemFile) {
    const auto key = key_of(4);
    const auto again = SigningKey::from_pem(key.to_pem());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->public_key(), key.public_key());
    EXPECT_TRUE(is_signed(key.public_key(), "text", again->sign("text")));
    EXPECT_FALSE(is_signed(key.public_key(), "other", again->sign("text")));
    EXPECT_FALSE(SigningKey::from_pem("no key"));
}

TEST(SigningKey, SignsLikeTheExampleOfItsStandard) {
    // RFC 8032 §7.1, test 2.
    class Fixed final : public Random {
    public:
        std::string bytes(std::size_t) override {
            return *from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        }
    } seed;
    const auto key = SigningKey::generate(seed);
    EXPECT_EQ(to_hex(key.public_key()),
              "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    EXPECT_EQ(
        to_hex(key.sign("\x72")),
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f36"
        "13d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST(ShortRoot, IsWhatPeopleCompare) {
    const auto root = sha256({"root"});
    const auto letters = short_root(root);
    EXPECT_EQ(letters.size(), 39U) << letters;
    EXPECT_TRUE(is_short_root(letters, root));
    EXPECT_TRUE(is_short_root(replace_all(letters, "-", " "), root));
    EXPECT_FALSE(is_short_root(letters, sha256({"another"})));
    EXPECT_FALSE(is_short_root(letters.substr(0, 34), root));
}

}  // namespace linyi::ledger
