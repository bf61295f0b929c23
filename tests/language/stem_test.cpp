#include "language/answer.hpp"
#include "language/marker.hpp"
#include "language/papers.hpp"

#include <gtest/gtest.h>

namespace linyi::language {
namespace {

PollOpening opening(const char* text) {
    for (const Marker& marker : read_markers(text))
        if (const auto* found = std::get_if<PollOpening>(&marker)) return *found;
    ADD_FAILURE() << "no opening in " << text;
    return {};
}

std::string options(const char* text) {
    std::string out;
    for (const OptionWords& option : opening(text).paper.options)
        out += (out.empty() ? "" : " ") + option.key + "=" + option.label;
    return out;
}

TEST(Stems, OptionsMayBeCountedByThem) {
    for (const char* text :
         {"投票一:岗亭设在哪里?甲、南门 乙、北门 丙、弃权。十分钟内回复甲/乙/丙。",
          "【表决一】岗亭:甲.南门;乙.北门;丙.弃权,20:10截止",
          "【表决一】岗亭\n甲：南门\n乙：北门\n丙：弃权",
          "【表决一】岗亭,甲方案:南门;乙方案:北门;丙方案:弃权"})
        EXPECT_EQ(options(text), "甲=南门 乙=北门 丙=弃权") << text;
}

TEST(Stems, AnswerAPaperThatCountsByThem) {
    const BallotPaper paper = opening("【表决一】岗亭:甲、南门 乙、北门 丙、弃权,20:10截止").paper;
    for (const test::Said& said : {test::Said{"甲", "甲"},
                                   {"选甲", "甲"},
                                   {"甲,我们楼近", "甲"},
                                   {"乙方案", "乙"},
                                   {"乙!", "乙"},
                                   {"我家甲", "甲"},
                                   {"丙", "丙"},
                                   {"弃权", "丙"},
                                   {"丁", "not an option 丁"},
                                   {"甲乙都行", "several 甲 乙"},
                                   {"甲或乙", "several 甲 乙"},
                                   {"南门", "? 甲"},
                                   {"甲方什么时候来", "-"},
                                   {"甲级写字楼才有这种", "-"}})
        EXPECT_EQ(test::told(read_answers(said.text, paper)), said.read) << said.text;
}

TEST(Stems, AreWordsLikeOthersWhereThePaperHasNone) {
    EXPECT_EQ(test::told(read_answers("甲", test::parking_paper())), "-");
    EXPECT_TRUE(looks_like_answer("甲"));
    EXPECT_FALSE(looks_like_answer("丁老板的店今天开门"));
}

TEST(ChoiceAnswer, SignsSideBySideAreSeveral) {
    EXPECT_EQ(test::told(read_answers("1️⃣2️⃣", test::parking_paper())), "several 1 2");
    EXPECT_EQ(test::told(read_answers("①②", test::parking_paper())), "several 1 2");
}

TEST(ChoiceAnswer, OneVoteIsHowManyAndNotWhich) {
    for (const char* text : {"我投一票2", "我自己也投一票方案2", "投一票给2"})
        EXPECT_EQ(test::told(read_answers(text, test::parking_paper())).substr(0, 1), "2") << text;
}

TEST(YesNoAnswer, NeitherForNorAgainstIsAskedBack) {
    for (const char* text : {"不反对也不赞成", "不同意也不反对"})
        EXPECT_EQ(test::told(read_answers(text, test::yes_no_paper())), "?") << text;
}

TEST(ChoiceAnswer, PraiseOfAnOptionIsAskedBackWithASuggestion) {
    const BallotPaper paper = opening("【表决一】颜色:①米黄 ②浅灰 ③弃权,20:10截止").paper;
    for (const test::Said& said :
         {test::Said{"浅灰色", "? 2"}, {"米黄好看", "? 1"}, {"浅灰的墙", "-"}})
        EXPECT_EQ(test::told(read_answers(said.text, paper)), said.read) << said.text;
}

TEST(ChoiceAnswer, AVerbMayStandBeforeAnOptionNamedByItsContent) {
    const BallotPaper paper = opening("【表决一】快递柜放哪里?①东门 ②地库 ③北门,20:10截止").paper;
    EXPECT_EQ(test::told(read_answers("放北门", paper)), "? 3");
    EXPECT_EQ(test::told(read_answers("放学了", paper)), "-");
}

}  // namespace
}  // namespace linyi::language
