#include "language/answer.hpp"

#include "language/papers.hpp"

#include <gtest/gtest.h>

// What sounds like an answer and is not a clear one. Source: domain.md §5.6 rules 4 and 5: what is
// not said outright, by word or by number, is asked back.

namespace linyi::language::test {
namespace {

template <std::size_t N>
void expect_read(const Said (&rows)[N], const BallotPaper& paper) {
    for (const Said& said : rows)
        EXPECT_EQ(told(read_answers(said.text, paper)), said.read) << said.text;
}

TEST(YesNoAnswer, LeaningIsNotDeciding) {
    constexpr Said rows[] = {
        {"倾向同意", "? 同意"},
        {"我倾向于同意", "? 同意"},
        {"偏向反对", "? 反对"},
        {"可能同意", "? 同意"},
        {"大概同意吧", "? 同意"},
        {"同意吧大概", "? 同意"},
        {"也许会反对", "? 反对"},
        {"同意一半", "? 同意"},
        {"部分同意", "? 同意"},
        {"没说不同意", "? 同意"},
        {"也不是不可以", "? 同意"},
        {"加了防火墙才同意", "? 同意"},
        {"大家都同意我就同意", "? 同意"},
        {"Probably yes", "? 同意"},
        {"leaning yes", "? 同意"},
        {"I guess yes", "? 同意"},
        {"maybe", "?"},
        {"no comment", "?"},
        {"pass", "?"},
        {"听业委会的", "?"},
        {"通过", "? 同意"},
        // Said outright, with a reservation.
        {"勉强同意", "同意"},
        {"先同意吧", "同意"},
        {"原则上同意", "同意"},
        {"老公同意我也同意", "同意"},
        {"大家都同意,我也同意", "同意"},
    };
    expect_read(rows, yes_no_paper());
}

TEST(YesNoAnswer, KindWordsForThoseInOfficeAreAskedBack) {
    constexpr Said rows[] = {
        {"支持业委会工作", "? 同意"},
        {"支持业委会的工作!", "? 同意"},
        {"支持物业", "? 同意"},
        {"同意业委会", "? 同意"},
        {"支持社区各项工作", "? 同意"},
        // Their plan is the question.
        {"支持业委会的方案", "同意"},
        {"同意业委会意见", "同意"},
        {"同意这个方案", "同意"},
    };
    expect_read(rows, yes_no_paper());
}

TEST(YesNoAnswer, WhatMayBeANameBehindAgreementIsTold) {
    const auto toward = [](const char* text) {
        return read_answers(text, yes_no_paper()).front().toward;
    };
    EXPECT_EQ(toward("同意郭涛"), "郭涛");
    EXPECT_EQ(toward("支持何晓燕的"), "何晓燕");
    EXPECT_EQ(toward("同意"), "");
    EXPECT_EQ(toward("同意,但要离楼远一点"), "");
    EXPECT_EQ(toward("同意在北门建充电棚"), "");
}

TEST(YesNoAnswer, AnEnglishNoBeforeANounIsTalk) {
    constexpr Said rows[] = {
        {"no", "反对"},
        {"No thanks", "反对"},
        {"no, too loud", "反对"},
        {"no from us", "反对"},
        {"nah", "反对"},
        {"No lights in building 6 again", "-"},
        {"no parking at night", "-"},
    };
    expect_read(rows, yes_no_paper());
}

TEST(ChoiceAnswer, AnOptionByItsPlaceIsAskedBackWithASuggestion) {
    constexpr Said rows[] = {
        {"最后一个", "? 2"}, {"选最后一个", "? 2"}, {"后者", "? 2"},       {"前者", "? 1"},
        {"前一个", "? 1"},   {"头一个", "? 1"},     {"The latter", "? 2"}, {"the last one", "? 2"},
        {"former", "? 1"},   {"中间那个", "?"},     {"两个都行", "?"},     {"前者说得对", "-"},
        {"第一个", "1"},     {"第二个吧", "2"},
    };
    expect_read(rows, parking_paper());
    constexpr Said of_three[] = {{"中间那个", "? B"}, {"the last one", "? C"}, {"后者", "?"}};
    expect_read(of_three, lettered_paper());
}

TEST(ChoiceAnswer, LeaningToANumberIsAskedBack) {
    constexpr Said rows[] = {
        {"倾向2", "? 2"},      {"我倾向于方案一", "? 1"}, {"可能选2吧", "? 2"},
        {"大概1", "? 1"},      {"建议2", "? 2"},          {"maybe 2", "? 2"},
        {"probably 1", "? 1"}, {"我选择(2)", "2"},        {"答案:2", "2"},
    };
    expect_read(rows, parking_paper());
}

TEST(ChoiceAnswer, WhatIsNotWantedIsNotChosen) {
    constexpr Said rows[] = {
        {"1不要,2", "2"},     {"不要1,要2", "2"},     {"1不选选2", "2"},
        {"1不行,2可以", "2"}, {"1不合理,我选2", "2"}, {"1不要", "-"},
        {"是1不是2", "1"},    {"2,1太短", "2"},       {"1反对,2", "2"},
    };
    expect_read(rows, parking_paper());
}

TEST(Answer, TheOwnRoomMayStandInABracketOrBeTwoRooms) {
    constexpr Said rows[] = {
        {"2(5-1-402)", "2 [5-1-402]"},
        {"2（5-1-402）", "2 [5-1-402]"},
        {"5-1-402:2", "2 [5-1-402]"},
        {"5-1-402 选2", "2 [5-1-402]"},
        {"2(5-1-402沈岚)", "2 [5-1-402]"},
        {"7-1-601/7-1-602 选2", "2 [7-1-601] [7-1-602]"},
        {"7-1-601/7-1-602:2", "2 [7-1-601] [7-1-602]"},
        {"7-1-601&7-1-602 选2", "2 [7-1-601] [7-1-602]"},
    };
    expect_read(rows, parking_paper());
    EXPECT_EQ(told(read_answers("同意(7-1-601/7-1-602)", yes_no_paper())),
              "同意 [7-1-601] [7-1-602]");
    EXPECT_EQ(told(read_answers("7-1-601同意/7-1-602反对", yes_no_paper())),
              "同意 [7-1-601]; 反对 [7-1-602]");
}

}  // namespace
}  // namespace linyi::language::test
