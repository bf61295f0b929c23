#include "language/answer.hpp"

#include <gtest/gtest.h>

namespace linyi::language {
namespace {

using Kind = AnswerReading::Kind;
using Keys = std::vector<std::string>;

BallotPaper plans(int max_score = 5) {
    return {.options = {{.key = "1", .label = "南广场"},
                        {.key = "2", .label = "北绿地"},
                        {.key = "3", .label = "东门"}},
            .numbered = true,
            .choices_max = 3,
            .max_score = max_score};
}

AnswerReading read(std::string_view text, int max_score = 5) {
    return read_answers(text, plans(max_score)).front();
}

TEST(Scores, AreReadAsPeopleWriteThem) {
    for (const auto* text :
         {"1=5 2=3 3=0", "1:5,2:3,3:0", "1：5，2：3，3：0", "1给5分，2给3分，3给0分",
          "1号5分 2号3分 3号0分", "5 3 0", "5,3,0", "5、3、0", "5分3分0分",
          "南广场5分，北绿地3分，东门0分", "南广场 5 北绿地 3 东门 0", "1 = 5, 2 = 3, 3 = 0",
          "我打分：1=5 2=3 3=0", "3=0 1=5 2=3", "1=5\n2=3\n3=0", "1->5 2->3 3->0",
          "1=5分；2=3分；3=0分", "①5分 ②3分 ③0分"}) {
        const auto reading = read(text);
        EXPECT_EQ(reading.kind, Kind::choice) << text;
        EXPECT_EQ(reading.keys, (Keys{"1:5", "2:3", "3:0"})) << text;
    }
}

TEST(Scores, OptionsMayBeLeftOutWhereEachIsNamed) {
    EXPECT_EQ(read("2=4").keys, Keys{"2:4"});
    EXPECT_EQ(read("东门给五分").keys, Keys{"3:5"});
    EXPECT_EQ(read("都给5分").keys, (Keys{"1:5", "2:5", "3:5"}));
    EXPECT_TRUE(read("改成2=4").is_change);
    EXPECT_EQ(read("2-1-202 1=5").units, std::vector<std::string>{"2-1-202"});
}

TEST(Scores, WhatIsNotClearIsAskedBack) {
    for (const auto* text :
         {"5 3", "1=9", "1=5 1=3", "1=5 7=3", "5", "6 3 0", "1=5 2=x", "1=5 随便"})
        EXPECT_EQ(read(text).kind, Kind::unclear) << text;
    EXPECT_EQ(read("1=9", 10).kind, Kind::choice);
}

TEST(Scores, TalkIsNoAnswer) {
    for (const auto* text : {"南广场太吵了", "明天上午10:30开会", "这个怎么打分？", "谢谢",
                             "东门25路公交", "昨天考了90分"})
        EXPECT_EQ(read(text).kind, Kind::none) << text;
    EXPECT_EQ(read("撤回我的票").kind, Kind::withdrawn);
}

}  // namespace
}  // namespace linyi::language
