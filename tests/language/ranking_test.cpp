#include "language/answer.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

namespace linyi::language {
namespace {

/// "2>1>3" as read; "?" if it has to be asked back, "" if it is no answer.
std::string read(std::string_view text) {
    BallotPaper paper{.numbered = true, .choices_max = 3, .ranked = true};
    for (const auto* label : {"南广场", "北绿地", "东门"})
        paper.options.push_back({.key = std::to_string(paper.options.size() + 1), .label = label});
    const auto reading = read_answers(text, paper).front();
    switch (reading.kind) {
        case AnswerReading::Kind::choice: return join(reading.keys, ">");
        case AnswerReading::Kind::none: return "";
        case AnswerReading::Kind::withdrawn: return "-";
        default: return "?";
    }
}

TEST(Ranking, IsReadInManyManners) {
    for (const auto* text :
         {"2>1>3", "２＞１＞３", "2 > 1 > 3", "2，1，3", "2 1 3", "2、1、3", "先2后1再3",
          "第一北绿地第二南广场第三东门", "北绿地>南广场>东门", "改成2>1>3", "我的排序是2→1→3",
          "先选北绿地，其次南广场，最后东门", "first 2 then 1 then 3", "②>①>③"})
        EXPECT_EQ(read(text), "2>1>3") << text;
}

TEST(Ranking, NeedNotNameEveryOption) {
    EXPECT_EQ(read("3>1"), "3>1");
    EXPECT_EQ(read("2"), "2");
    EXPECT_EQ(read("东门"), "3");
}

TEST(Ranking, WhatCannotBeOneOrderIsAskedBack) {
    for (const auto* text : {"2>1>2", "2=1>3", "2>7", "北绿地>西门"})
        EXPECT_EQ(read(text), "?") << text;
}

TEST(Ranking, TalkIsNoOrder) {
    for (const auto* text : {"谢谢大家", "晚上好", "我觉得都可以", "什么时候截止？"})
        EXPECT_EQ(read(text), "") << text;
}

TEST(Ranking, CanBeTakenBack) {
    EXPECT_EQ(read("撤回我的票"), "-");
}

}  // namespace
}  // namespace linyi::language
