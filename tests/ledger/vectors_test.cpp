/// The test vectors of docs/ledger.md: what the page says is what the code does.

#include "base/text.hpp"
#include "ledger/checkpoint.hpp"
#include "ledger/commitment.hpp"
#include "ledger/encoding.hpp"
#include "ledger/entry.hpp"
#include "ledger/receipt.hpp"
#include "ledger/tree.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace linyi::ledger {
namespace {

std::string page() {
    std::ifstream in(LINYI_SOURCE_DIR "/docs/ledger.md", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Whether the page has `value` in the row of `what`, or anywhere if `what` is empty.
testing::AssertionResult told(std::string_view what, const std::string& value) {
    static const auto text = page();
    for (const auto& line : split(text, '\n')) {
        if (line.find(what) != line.npos && line.find(value) != line.npos)
            return testing::AssertionSuccess();
    }
    return testing::AssertionFailure() << "docs/ledger.md: " << what << " should be " << value;
}

std::string hex(const Hash& hash) {
    return to_hex(hash.bytes());
}

class Vectors : public testing::Test {
protected:
    Vectors() {
        for (char byte = 0; byte < 32; ++byte) poll_key += byte;
        entries[0] = {.log = log,
                      .number = 1,
                      .community = 1,
                      .poll = 12,
                      .kind = "poll_opened",
                      .decided_at = 1763604000000,
                      .payload = commit_payload(payload_salt, R"({"number":12})")};
        entries[1] = ballot(2, "ballot_counted", "同意");
        entries[2] = ballot(3, "ballot_changed", "反对");
        entries[2].revision = 2;
        entries[2].previous = 2;
        for (std::size_t i = 0; i < 3; ++i) {
            if (i > 0) entries[i].before = leaves[i - 1];
            leaves.push_back(leaf_of(entries[i]));
        }
    }

    Entry ballot(std::int64_t number, std::string kind, std::string_view choice) const {
        return {.log = log,
                .number = number,
                .community = 1,
                .poll = 12,
                .kind = std::move(kind),
                .right = pseudonym(poll_key, 7),
                .revision = 1,
                .decided_at = 1763604000000 + (number - 1) * 60'000,
                .payload = commit_payload(payload_salt, R"({"account":3,"event":"e-1","chat":4})"),
                .choice = commit_choice(choice_salt, choice)};
    }

    std::string poll_key{};
    std::string log{*from_hex("0102030405060708")};
    std::string payload_salt = std::string(32, '\x11');
    std::string choice_salt = std::string(32, '\x22');
    std::array<Entry, 3> entries{};
    std::vector<Hash> leaves{};
};

}  // namespace

TEST_F(Vectors, Commitments) {
    const auto area = commit_area(area_salt(poll_key, 7), 8960);
    EXPECT_TRUE(told("Poll key", to_hex(poll_key)));
    EXPECT_TRUE(told("| pseudonym of right 7", to_hex(pseudonym(poll_key, 7))));
    EXPECT_TRUE(told("| area salt of right 7", to_hex(area_salt(poll_key, 7))));
    EXPECT_TRUE(told("| commitment to its area", hex(area)));
    EXPECT_TRUE(told("| pseudonym of right 8", to_hex(pseudonym(poll_key, 8))));
    const auto roll = roll_hash({{.pseudonym = pseudonym(poll_key, 7), .area = area},
                                 {.pseudonym = pseudonym(poll_key, 8),
                                  .area = commit_area(area_salt(poll_key, 8), 10'235)}});
    EXPECT_TRUE(told("| roll hash of these two", hex(roll)));
    EXPECT_TRUE(told(R"(the payload `{"number":12}`)", hex(entries[0].payload)));
    EXPECT_TRUE(told(R"(the payload `{"account":3)", hex(entries[1].payload)));
    EXPECT_TRUE(told("the choice `同意`", hex(*entries[1].choice)));
    EXPECT_TRUE(told("the choice `反对`", hex(*entries[2].choice)));
}

TEST_F(Vectors, EntriesAndTree) {
    EXPECT_TRUE(told("", to_hex(canonical(entries[0]))));
    EXPECT_TRUE(told("", to_hex(canonical(entries[2]))));
    EXPECT_TRUE(told("| leaf of entry 1 |", hex(leaves[0])));
    EXPECT_TRUE(told("| leaf of entry 2 |", hex(leaves[1])));
    EXPECT_TRUE(told("| leaf of entry 3 |", hex(leaves[2])));
    EXPECT_TRUE(told("| root of entries 1 and 2 |", hex(root_of({leaves[0], leaves[1]}))));
    EXPECT_TRUE(told("| root of all three |", hex(root_of(leaves))));
    EXPECT_TRUE(told("| its short form |", short_root(root_of(leaves))));
    Hash chain;
    for (const auto& leaf : leaves) chain = chained(chain, leaf);
    EXPECT_TRUE(told("| chain over the three leaves |", hex(chain)));
    const TreeSource source{
        .leaf = [this](std::int64_t i) { return leaves.at(static_cast<std::size_t>(i)); }};
    EXPECT_EQ(inclusion_path(source, 1, 3), (std::vector{leaves[0], leaves[2]}));
    EXPECT_EQ(consistency_path(source, 2, 3), std::vector{leaves[2]});
}

TEST_F(Vectors, Receipts) {
    EXPECT_TRUE(told("| receipt of entry 2 |", receipt_code(2, leaves[1])));
    EXPECT_TRUE(told("| receipt of entry 3 |", receipt_code(3, leaves[2])));
}

TEST_F(Vectors, Checkpoint) {
    class Fixed final : public Random {
    public:
        std::string bytes(std::size_t) override {
            return *from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        }
    } seed;
    const auto key = SigningKey::generate(seed);
    const auto note =
        signed_note({.origin = origin_of(log), .size = 3, .root = root_of(leaves)}, key);
    EXPECT_NE(page().find("```\n" + note + "```"), std::string::npos) << note;
    EXPECT_TRUE(told("| verifier key |", verifier_key(origin_of(log), key.public_key())));
}

}  // namespace linyi::ledger
