#include "language/answer.hpp"
#include "language/papers.hpp"

#include <gtest/gtest.h>

// Whoever tries to answer gets an answer; talk gets none.

namespace linyi::language::test {
namespace {

BallotPaper paper_of(std::initializer_list<const char*> labels) {
    BallotPaper paper{.numbered = true};
    for (const char* label : labels)
        paper.options.push_back({.key = std::to_string(paper.options.size() + 1), .label = label});
    return paper;
}

TEST(ChoiceAnswer, SomethingOfTheSameKindIsNoOption) {
    const auto colours = paper_of({"red", "blue"});
    for (const char* text : {"green", "Green!", "purple please"})
        EXPECT_EQ(told(read_answers(text, colours)).substr(0, 13), "not an option") << text;
    for (const char* text : {"绿", "绿色", "绿色吧"})
        EXPECT_EQ(told(read_answers(text, paper_of({"红色", "蓝色"}))).substr(0, 13),
                  "not an option")
            << text;
    EXPECT_EQ(told(read_answers("南门", paper_of({"北门", "东门"}))), "not an option 南门");
    EXPECT_EQ(told(read_answers("45分钟", paper_of({"30分钟", "60分钟"}))), "not an option 45分钟");
    EXPECT_EQ(told(read_answers("周五", paper_of({"周三晚上", "周四晚上"}))), "-");
}

TEST(ChoiceAnswer, TalkIsNoTryAtAnAnswer) {
    const auto colours = paper_of({"red", "blue"});
    for (const char* text : {"thanks", "hello", "ok then", "haha", "收到", "what a nice colour"})
        EXPECT_NE(told(read_answers(text, colours)).substr(0, 13), "not an option") << text;
    for (const char* text : {"出门了", "哈哈哈", "谢谢", "下班了", "好的"})
        EXPECT_EQ(told(read_answers(text, paper_of({"北门", "东门"}))), "-") << text;
}

TEST(ChoiceAnswer, TwoOptionsByTheirContentAreTwo) {
    for (const char* text : {"红和蓝", "红、蓝", "red and blue", "红色或者蓝色", "red/blue"})
        EXPECT_EQ(told(read_answers(text, text[0] == 'r' ? paper_of({"red", "blue"})
                                                         : paper_of({"红色", "蓝色"}))),
                  "several 1 2")
            << text;
}

TEST(ChoiceAnswer, NotKnowingIsAskedBack) {
    EXPECT_EQ(told(read_answers("maybe", paper_of({"red", "blue"}))), "?");
    EXPECT_EQ(told(read_answers("not sure", paper_of({"red", "blue"}))), "?");
}

}  // namespace
}  // namespace linyi::language::test
