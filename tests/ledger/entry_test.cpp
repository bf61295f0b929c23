#include "ledger/entry.hpp"

#include "base/random.hpp"
#include "base/text.hpp"
#include "ledger/chain_audit.hpp"
#include "ledger/commitment.hpp"
#include "ledger/encoding.hpp"

#include <gtest/gtest.h>

namespace linyi::ledger {
namespace {

Entry some_entry() {
    return {.log = "\1\2\3\4\5\6\7\x08",
            .number = 214,
            .before = sha256({"before"}),
            .community = 1,
            .poll = 12,
            .kind = "ballot_counted",
            .right = pseudonym("poll key", 7),
            .revision = 2,
            .previous = 199,
            .decided_at = 1763604000000,
            .payload = commit_payload("salt", R"({"account":3})"),
            .choice = commit_choice("salt", "同意")};
}

}  // namespace

TEST(Entry, ReadsBackFromItsBytes) {
    auto entry = some_entry();
    EXPECT_EQ(read_entry(canonical(entry)), entry);
    entry.right.clear();
    entry.choice.reset();
    entry.community = 0;
    EXPECT_EQ(read_entry(canonical(entry)), entry);
}

TEST(Entry, IsRefusedWhenItsBytesAreNotTheCanonicalOnes) {
    const auto bytes = canonical(some_entry());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(read_entry(bytes.substr(0, size))) << size;
    EXPECT_FALSE(read_entry(bytes + "x"));
    EXPECT_FALSE(read_entry("\2" + bytes.substr(1))) << "another version";
    SeededRandom random(3);
    for (int round = 0; round < 5000; ++round) {
        auto touched = bytes;
        touched[random.below(touched.size())] = random.bytes(1)[0];
        const auto read = read_entry(touched);
        if (read) {
            EXPECT_EQ(canonical(*read), touched) << "two texts for one entry";
        }
    }
}

TEST(Entry, EveryFieldChangesItsLeaf) {
    const auto leaf = leaf_of(some_entry());
    const auto changed = [&leaf](auto change) {
        auto entry = some_entry();
        change(entry);
        return leaf_of(entry) != leaf;
    };
    EXPECT_TRUE(changed([](Entry& e) { e.log[0] = 'x'; }));
    EXPECT_TRUE(changed([](Entry& e) { ++e.number; }));
    EXPECT_TRUE(changed([](Entry& e) { e.before = {}; }));
    EXPECT_TRUE(changed([](Entry& e) { e.community = 2; }));
    EXPECT_TRUE(changed([](Entry& e) { e.poll = 0; }));
    EXPECT_TRUE(changed([](Entry& e) { e.kind = "ballot_changed"; }));
    EXPECT_TRUE(changed([](Entry& e) { e.right = pseudonym("poll key", 8); }));
    EXPECT_TRUE(changed([](Entry& e) { ++e.revision; }));
    EXPECT_TRUE(changed([](Entry& e) { e.previous = 0; }));
    EXPECT_TRUE(changed([](Entry& e) { ++e.decided_at; }));
    EXPECT_TRUE(changed([](Entry& e) { e.payload = {}; }));
    EXPECT_TRUE(changed([](Entry& e) { e.choice.reset(); }));
}

TEST(Commitment, TellsTheSameChoiceApartBySaltAlone) {
    EXPECT_NE(commit_choice("salt one", "同意"), commit_choice("salt two", "同意"));
    EXPECT_NE(commit_choice("salt one", "同意"), commit_choice("salt one", "反对"));
    EXPECT_NE(commit_choice("salt", "text"), commit_payload("salt", "text")) << "kinds do not mix";
}

TEST(Pseudonym, DiffersBetweenRightsAndBetweenPolls) {
    EXPECT_EQ(pseudonym("key", 1).size(), pseudonym_bytes);
    EXPECT_NE(pseudonym("key", 1), pseudonym("key", 2));
    EXPECT_NE(pseudonym("key", 1), pseudonym("other key", 1));
}

TEST(RollHash, DoesNotDependOnTheOrderOfTheRoster) {
    const auto line = [](std::int64_t no, std::int64_t area) {
        return RollLine{.pseudonym = pseudonym("key", no),
                        .area = commit_area(area_salt("key", no), area)};
    };
    EXPECT_EQ(roll_hash({line(1, 8960), line(2, 10'235)}),
              roll_hash({line(2, 10'235), line(1, 8960)}));
    EXPECT_NE(roll_hash({line(1, 8960), line(2, 10'235)}), roll_hash({line(1, 8960)}));
    EXPECT_NE(roll_hash({line(1, 8960)}), roll_hash({line(1, 8961)}));
    EXPECT_NE(line(1, 8960).area, line(2, 8960).area) << "equal areas cannot be told";
}

TEST(NamesHash, KnowsWhereOneNameEndsAndTheNextBegins) {
    const auto hash = [](std::string label, std::string unit) {
        return names_hash("salt",
                          {{.right_no = 1, .label = std::move(label), .units = {{5, unit}}}});
    };
    EXPECT_NE(hash("1-1-101", "2"), hash("1-1-10", "12"));
    EXPECT_NE(hash("1-1-101", "2"),
              names_hash("other", {{.right_no = 1, .label = "1-1-101", .units = {{5, "2"}}}}));
}

TEST(ChainAudit, NamesTheFirstEntryThatDoesNotFit) {
    std::vector<Entry> entries;
    std::vector<Hash> leaves;
    Hash before;
    for (std::int64_t number = 1; number <= 10; ++number) {
        auto entry = some_entry();
        entry.number = number;
        entry.before = before;
        before = leaf_of(entry);
        entries.push_back(entry);
        leaves.push_back(before);
    }
    const auto first_bad = [&] {
        ChainAudit audit;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (audit.take(entries[i], leaves[i])) return static_cast<int>(i) + 1;
        }
        EXPECT_EQ(audit.tree().root(), root_of(leaves));
        return 0;
    };
    EXPECT_EQ(first_bad(), 0);
    entries[6].revision = 9;
    EXPECT_EQ(first_bad(), 7);
    entries[6] = some_entry();
    entries[6].number = 8;
    EXPECT_EQ(first_bad(), 7) << "a number is missing";
}

TEST(Base64, HasOneTextForOneByteString) {
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
    for (const std::string bytes : {"", "f", "fo", "foo", "foob", "fooba", "foobar"})
        EXPECT_EQ(from_base64(base64(bytes)), bytes);
    for (const std::string text :
         {"Zg", "Zg=", "Zh==", "Zm9vYmFy\n", " Zg==", "Z===", "====", "Zg==Zg=="})
        EXPECT_FALSE(from_base64(text)) << text;
}

}  // namespace linyi::ledger
