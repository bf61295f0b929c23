#include "language/answer.hpp"
#include "language/marker.hpp"
#include "language/papers.hpp"

#include <gtest/gtest.h>

// A host who tells people what to send decides what it means, however it is done elsewhere.

namespace linyi::language {
namespace {

PollOpening opening(const char* text) {
    for (const Marker& marker : read_markers(text))
        if (const auto* found = std::get_if<PollOpening>(&marker)) return *found;
    ADD_FAILURE() << "no opening in " << text;
    return {};
}

/// "同意=1 反对=0 弃权": each key with what is to be sent for it, if that is something else.
std::string answers(const char* text) {
    std::string out;
    for (const OptionWords& option : opening(text).paper.options)
        out += (out.empty() ? "" : " ") + option.key +
               (option.answer.empty() ? "" : "=" + option.answer);
    return out;
}

template <std::size_t N>
void expect_read(const char* notice, const test::Said (&rows)[N]) {
    const auto paper = opening(notice).paper;
    for (const test::Said& said : rows)
        EXPECT_EQ(test::told(read_answers(said.text, paper)), said.read) << notice << "\n"
                                                                         << said.text;
}

TEST(ToldAnswers, AreTheOnesOfTheNotice) {
    EXPECT_EQ(answers("现在投票:是否更换门禁?赞成请回“1” 反对请回“0”,20:50收"),
              "同意=1 反对=0 弃权");
    EXPECT_EQ(answers("【表决三】是否更换路灯?赞成的打1,不赞成的打0,弃权打2,8点截止"),
              "同意=1 反对=0 弃权=2");
    EXPECT_EQ(answers("投票:是否更换门禁?回1表示同意,回0表示反对,20:50截止"), "同意=1 反对=0 弃权");
    EXPECT_EQ(answers("【表决】是否聘请新保安公司? Reply Y/N, 20:15截止"), "同意=Y 反对=N 弃权");
    EXPECT_EQ(answers("Vote 1: shall we repaint the lobby? Reply Y / N by 8:15pm"),
              "同意=Y 反对=N 弃权");
    EXPECT_EQ(answers("Vote: repaint the lobby? Text Y for yes, N for no. Closes 20:15"),
              "同意=Y 反对=N 弃权");
    EXPECT_EQ(answers("表决二 是否安装儿童滑梯,要的回“要”,不要的回“不要”,20:15截止"),
              "同意=要 反对=不要 弃权");
    EXPECT_EQ(answers("投票:装不装滑梯?请回复 装/不装,20:15截止"), "同意=装 反对=不装 弃权");
    EXPECT_EQ(answers("投票:访客停车,想30分钟的回3,想60分钟的回6,20:15截止"), "3 6");
    EXPECT_EQ(answers("【表决】是否建棚?同意的回同意,不同意的回不同意,20:15截止"),
              "同意 反对 弃权");
    EXPECT_EQ(answers("【表决】是否同意打通车道?同意的回1,反对的回2,20:15截止"),
              "同意=1 反对=2 弃权");
}

TEST(ToldAnswers, ZeroMayBeANo) {
    expect_read("现在投票:是否更换门禁?赞成请回“1” 反对请回“0”,20:50收",
                {{"1", "同意"},
                 {"0", "反对"},
                 {"０", "反对"},
                 {"0️⃣", "反对"},
                 {"回0", "反对"},
                 {"赞成", "同意"},
                 {"改成0", "反对 change"},
                 {"弃权", "弃权"},
                 {"2", "not an option 2"},
                 {"10", "not an option 10"},
                 {"0.5米都不行", "-"}});
}

TEST(ToldAnswers, MayBeLettersThatCountNothing) {
    expect_read("【表决】是否聘请新保安公司? Reply Y/N, 20:15截止",
                {{"Y", "同意"},
                 {"n", "反对"},
                 {"Ｎ", "反对"},
                 {"y!", "同意"},
                 {"Y please", "同意"},
                 {"5-1-402 Y", "同意 [5-1-402]"},
                 {"yes", "同意"},
                 {"no", "反对"},
                 {"I agree", "同意"},
                 {"change to N", "反对 change"},
                 {"A", "not an option a"},
                 {"abstain", "弃权"}});
}

TEST(ToldAnswers, MayBeWords) {
    expect_read("表决二 是否安装儿童滑梯,要的回“要”,不要的回“不要”,20:15截止",
                {{"要", "同意"},
                 {"不要", "反对"},
                 {"要的", "同意"},
                 {"我家要", "同意"},
                 {"要要要", "同意"},
                 {"不要!", "反对"},
                 {"要,孩子多", "同意"},
                 {"同意", "同意"},
                 {"弃权", "弃权"},
                 {"要下雨了", "-"},
                 {"不要吵", "-"},
                 {"改成不要", "反对 change"}});
}

TEST(ToldAnswers, MayLeaveNumbersOut) {
    expect_read("投票:访客停车,想30分钟的回3,想60分钟的回6,20:15截止",
                {{"3", "3"}, {"6", "6"}, {"1", "not an option 1"}, {"选6", "6"}});
}

TEST(ToldAnswers, StemsMayBeExplained) {
    const char* notice = "现在表决甲、乙两个方案:甲是北门设岗,乙是加装监控,20:15分截止";
    EXPECT_EQ(answers(notice), "甲 乙");
    expect_read(notice, {{"甲", "甲"},
                         {"要甲", "甲"},
                         {"我要乙", "乙"},
                         {"支持乙", "乙"},
                         {"同意甲方案", "甲"},
                         {"还是乙吧", "乙"}});
}

}  // namespace
}  // namespace linyi::language
