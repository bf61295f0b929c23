#include "ledger/receipt.hpp"

#include "base/random.hpp"
#include "ledger/encoding.hpp"
#include "ledger/entry.hpp"

#include <gtest/gtest.h>

#include <set>

namespace linyi::ledger {
namespace {

Hash some_leaf(std::int64_t number) {
    return leaf_of(big_endian(number));
}

}  // namespace

TEST(Receipt, IsTwentyLettersThatLeadBackToTheEntry) {
    for (const std::int64_t number : {1L, 2L, 214L, 65536L, 1'000'000'007L, receipt_number_max}) {
        const auto leaf = some_leaf(number);
        const auto code = receipt_code(number, leaf);
        EXPECT_EQ(code.size(), 23U) << code;
        const auto read = read_receipt(code);
        ASSERT_TRUE(read) << code;
        EXPECT_EQ(read->number, number);
        EXPECT_TRUE(fits(*read, leaf));
        EXPECT_FALSE(fits(*read, some_leaf(number + 1)));
    }
}

TEST(Receipt, MayBeWrittenByHand) {
    const auto code = receipt_code(214, some_leaf(214));
    std::string sloppy;
    for (const char c : code) {
        if (c == '-') {
            sloppy += ' ';
        } else if (c == '0') {
            sloppy += 'o';
        } else if (c == '1') {
            sloppy += 'l';
        } else {
            sloppy += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    EXPECT_EQ(read_receipt(sloppy), read_receipt(code)) << sloppy;
}

TEST(Receipt, IsRefusedIfItIsNone) {
    for (const std::string text :
         {"", "V1-7-2", "ABCDE-FGHJK-MNPQR-STVW", "ABCDE-FGHJK-MNPQR-STVWXY",
          "ABCDE-FGHJK-MNPQR-STVW?", "ABCDE-FGHJK-MNPQR-STVWU", "回执"})
        EXPECT_FALSE(read_receipt(text)) << text;
}

TEST(Receipt, NeverFitsWhenALetterWasFlipped) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const auto leaf = some_leaf(214);
    const auto code = receipt_code(214, leaf);
    for (std::size_t at = 0; at < code.size(); ++at) {
        for (const char letter : alphabet) {
            if (code[at] == '-' || code[at] == letter) continue;
            auto flipped = code;
            flipped[at] = letter;
            const auto read = read_receipt(flipped);
            ASSERT_TRUE(read);
            EXPECT_FALSE(read->number == 214 && fits(*read, leaf)) << flipped;
        }
    }
}

TEST(Receipt, IsNeverSharedAndNeverGuessed) {
    std::set<std::string> codes;
    SeededRandom random(2);
    for (std::int64_t number = 1; number <= 20'000; ++number)
        codes.insert(receipt_code(number, some_leaf(number)));
    EXPECT_EQ(codes.size(), 20'000U);
    for (int round = 0; round < 100'000; ++round) {
        const auto read = read_receipt(random.code(20));
        ASSERT_TRUE(read);
        const bool is_entry = read->number >= 1 && read->number <= 20'000;
        EXPECT_FALSE(is_entry && fits(*read, some_leaf(read->number)));
    }
}

}  // namespace linyi::ledger
