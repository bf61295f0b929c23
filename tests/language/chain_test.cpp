#include "language/chain.hpp"

#include "language/marker.hpp"
#include "language/papers.hpp"

#include <gtest/gtest.h>

namespace linyi::language::test {
namespace {

TEST(Chain, HoldsALineOfEverybodyBeforeTheSender) {
    const auto chain = read_chain("#接龙\n今晚签到\n\n1. 1-1-301 朱莉\n2. 1-1-302 王大锤");
    ASSERT_EQ(chain.lines.size(), 2U);
    EXPECT_EQ(chain.lines[1].units, std::vector<std::string>{"1-1-302"});
    EXPECT_EQ(chain.lines[1].text, "1-1-302 王大锤");
}

TEST(Chain, OneNumberedLineOrAListWithoutRoomsIsNone) {
    for (const char* text :
         {"1. 3-1-102 漏水", "议程\n1. 门禁\n2. 停车", "3-1-102 同意", "接龙吗?"})
        EXPECT_TRUE(read_chain(text).lines.empty()) << text;
}

TEST(Chain, ForWhoComesIsACheckIn) {
    const auto check_in =
        read_check_in("#接龙\n今晚线上会签到接龙\n1. 1-1-301 朱莉\n2. 1-1-302 王大锤");
    ASSERT_TRUE(check_in);
    EXPECT_EQ(check_in->units, (std::vector<std::string>{"1-1-301", "1-1-302"}));
    EXPECT_FALSE(read_check_in("#接龙\n团购橙子\n1. 1-1-301 两箱\n2. 1-1-302 一箱"));
}

TEST(Chain, OfAnswersTellsEachWithItsRoom) {
    EXPECT_EQ(
        told(read_chain_answers("#接龙 建棚\n1. 1-1-301 同意\n2. 1-1-302 反对", yes_no_paper())),
        "同意 [1-1-301]; 反对 [1-1-302]");
}

TEST(CheckIn, WhoSaysTheyAreLateOrAwayIsNotThere) {
    for (const char* text : {"3-1-102 请假", "3-1-102 晚点到", "3-1-102马上到",
                             "今晚来不了,3-1-102", "A-1-202 running late, be there in 10",
                             "can't make it, 3-1-102", "3-1-102没到", "3-1-102在路上"})
        EXPECT_FALSE(read_check_in(text)) << text;
    for (const char* text : {"堵在路上了,先签到 3-1-102", "奶奶也来了 3-1-102", "签3-1-102",
                             "签到 房号:3-1-102", "Sorry I'm late, checking in 3-1-102"})
        EXPECT_TRUE(read_check_in(text)) << text;
}

TEST(CheckIn, AListOfThoseOnTheSpotIsForAllOfThem) {
    for (const char* text : {"线下到场:2-1-201、3-1-103", "现场签到的有2-1-201,3-1-103"}) {
        const auto check_in = read_check_in(text);
        ASSERT_TRUE(check_in) << text;
        EXPECT_EQ(check_in->units, (std::vector<std::string>{"2-1-201", "3-1-103"})) << text;
    }
}

}  // namespace
}  // namespace linyi::language::test
