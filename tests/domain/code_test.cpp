#include "domain/code.hpp"

#include <gtest/gtest.h>

#include <set>

namespace linyi {
namespace {

TEST(Code, IsPrintedInGroupsOfFour) {
    SeededRandom random(1);

    const auto bind = make_code(random, bind_code_characters);
    const auto setup = make_code(random, setup_code_characters);

    EXPECT_EQ(bind.size(), 9U);
    EXPECT_EQ(bind[4], '-');
    EXPECT_EQ(setup.size(), 19U);
    EXPECT_EQ(normalise_code(bind).size(), bind_code_characters);
    EXPECT_EQ(normalise_code(setup).size(), setup_code_characters);
}

TEST(Code, NeverHoldsLettersThatLookLikeDigits) {
    SeededRandom random(2);
    std::set<char> seen;

    for (int i = 0; i < 500; ++i)
        for (const char c : make_code(random, bind_code_characters)) seen.insert(c);

    EXPECT_EQ(seen.size(), 33U);  // 32 characters and the dash
    for (const char c : {'I', 'L', 'O', 'U'}) EXPECT_FALSE(seen.contains(c)) << c;
}

TEST(Code, IsReadHoweverItIsTyped) {
    for (const auto* typed : {"ABC0-1D11", "abcO-iDlI", "abc01d11", " abc0 1d11 ",
                              "ＡＢＣ０－１Ｄ１１", "ABC0—1D11", "abc0 – 1dll", "ABC0_1D11"}) {
        EXPECT_EQ(normalise_code(typed), "ABC01D11") << typed;
    }
    EXPECT_EQ(normalise_code("ABCU-1234"), "");
}

TEST(Code, IsFoundBesideARoomInAnyOrder) {
    for (const auto* typed : {"3-2-501 ABCD-1234", "ABCD-1234 3-2-501", "3-2-501 abcd1234",
                              "3-2-501 abcd 1234", "３－２－５０１　ＡＢＣＤ－１２３４"}) {
        const auto found = find_code(typed, bind_code_characters);
        ASSERT_TRUE(found) << typed;
        EXPECT_EQ(found->code, "ABCD1234") << typed;
        EXPECT_EQ(normalise_code(found->rest), "32501") << typed;
    }
    const auto chinese = find_code("3号楼2单元501室ABCD-1234租户", bind_code_characters);
    ASSERT_TRUE(chinese);
    EXPECT_EQ(chinese->rest, "3号楼2单元501室 租户");
}

TEST(Code, ARoomIsNotTakenForACode) {
    for (const auto* typed :
         {"3-2-501", "12-12-1203", "3号楼2单元501", "1203 室", "tenant", "ABCD"})
        EXPECT_FALSE(find_code(typed, bind_code_characters)) << typed;
}

TEST(Code, ASetupCodeIsFoundInASentence) {
    const auto found = find_code("ABCD-EFGH 1234-5678 owners", setup_code_characters);

    ASSERT_TRUE(found);
    EXPECT_EQ(found->code, "ABCDEFGH12345678");
    EXPECT_EQ(found->rest, "owners");
    EXPECT_TRUE(find_code("abcdefgh 1234—5678", setup_code_characters));
    EXPECT_FALSE(find_code("ABCD-EFGH-1234", setup_code_characters));
}

}  // namespace
}  // namespace linyi
