#include "language/answer.hpp"

#include "language/papers.hpp"

#include <gtest/gtest.h>

// Source of the rules: domain.md §5.6 rules 1, 2, 4, 5 and 7.

namespace linyi::language::test {
namespace {

template <std::size_t N>
void expect_read(const Said (&rows)[N], const BallotPaper& paper) {
    for (const Said& said : rows)
        EXPECT_EQ(told(read_answers(said.text, paper)), said.read) << said.text;
}

TEST(YesNoAnswer, EveryWordOfAgreementIsAYes) {
    constexpr Said rows[] = {
        {"同意", "同意"},
        {"同意!!", "同意"},
        {"同意。", "同意"},
        {"赞成", "同意"},
        {"赞同", "同意"},
        {"支持", "同意"},
        {"我同意", "同意"},
        {"举双手赞成", "同意"},
        {"我们家都同意", "同意"},
        {"那我就同意吧", "同意"},
        {"强烈支持!!", "同意"},
        {"原则上同意", "同意"},
        {"yes", "同意"},
        {"Agree", "同意"},
        {"I agree!", "同意"},
        {"yes please", "同意"},
        {"投同意票", "同意"},
        {"回复同意", "同意"},
        {"同意+1", "同意"},
        {"同意同意同意", "同意"},
        {"贊成", "同意"},
        {"同意[爱心]", "同意"},
        {"同意👍", "同意"},
        {"同 意", "同意"},
        {"同意这个议案,谢谢业委会", "同意"},
    };
    expect_read(rows, yes_no_paper());
}

TEST(YesNoAnswer, EveryWordOfRefusalIsANo) {
    constexpr Said rows[] = {
        {"反对", "反对"},
        {"不同意", "反对"},
        {"坚决反对", "反对"},
        {"不赞成", "反对"},
        {"不支持", "反对"},
        {"我投反对票", "反对"},
        {"no", "反对"},
        {"against", "反对"},
        {"I vote no", "反对"},
        {"don't agree", "反对"},
        {"我不能同意这个方案", "反对"},
        {"坚决不同意!!!", "反对"},
        {"我反對", "反对"},
        {"No, too close to building 4", "反对"},
    };
    expect_read(rows, yes_no_paper());
}

TEST(YesNoAnswer, EveryWordOfAbstentionIsAnAbstention) {
    constexpr Said rows[] = {{"弃权", "弃权"},         {"弃权吧", "弃权"}, {"我没车,弃权", "弃权"},
                             {"abstain", "弃权"},      {"棄權", "弃权"},   {"投弃权票", "弃权"},
                             {"弃权,我不住这", "弃权"}};
    expect_read(rows, yes_no_paper());
}

TEST(YesNoAnswer, WordsThatMayMeanAnythingAreAskedBack) {
    constexpr Said rows[] = {
        {"我不反对", "? 同意"},
        {"没意见", "? 同意"},
        {"随便", "?"},
        {"都行", "?"},
        {"看大家的", "?"},
        {"ok", "? 同意"},
        {"OK的", "? 同意"},
        {"没问题", "? 同意"},
        {"可以", "? 同意"},
        {"👍", "?"},
        {"👌👌", "?"},
        {"no objection", "? 同意"},
        {"不太同意", "? 反对"},
        {"不是很赞成", "? 反对"},
        {"no problem", "? 同意"},
        {"统一", "? 同意"},
    };
    expect_read(rows, yes_no_paper());
}

TEST(YesNoAnswer, AConditionBeforeTheWordIsAskedBackAndOneBehindIsARemark) {
    const auto before = read_answers("如果离楼远一点我就同意", yes_no_paper()).at(0);
    EXPECT_EQ(told(before), "? 同意");

    const auto behind = read_answers("同意,但要离楼远一点", yes_no_paper()).at(0);
    EXPECT_EQ(told(behind), "同意");
    EXPECT_EQ(behind.remark, "但要离楼远一点");
}

TEST(YesNoAnswer, WhatStandsBesideTheChoiceIsKeptAsWritten) {
    const auto remark = [](const char* text) {
        return read_answers(text, yes_no_paper()).at(0).remark;
    };
    EXPECT_EQ(remark("刚到家,同意"), "刚到家");
    EXPECT_EQ(remark("刚到家 同意"), "刚到家");
    EXPECT_EQ(remark("反对！离我家窗户太近，夜里睡不着"), "离我家窗户太近，夜里睡不着");
    EXPECT_EQ(remark("同意"), "");
}

TEST(YesNoAnswer, AChangeOfMindIsToldAndTheLastWordCounts) {
    constexpr Said rows[] = {
        {"看到有防火隔墙,我改成同意", "同意 change"},
        {"打错了,是反对", "反对 change"},
        {"刚才按错了,改成反对", "反对 change"},
        {"我从反对改成同意", "同意 change"},
        {"我也改同意吧", "同意 change"},
        {"麻烦帮我改成弃权", "弃权 change"},
        {"我本来想反对,看了方案同意", "同意"},
        {"change to no", "反对 change"},
    };
    expect_read(rows, yes_no_paper());
}

TEST(YesNoAnswer, TwoContradictingWordsAreNotCounted) {
    EXPECT_EQ(told(read_answers("同意 反对", yes_no_paper())), "several 同意 反对");
    EXPECT_EQ(told(read_answers("同意建棚,反对建在北门", yes_no_paper())), "? 同意 反对");
}

TEST(YesNoAnswer, QuestionsAnnouncementsAndTalkAreNoVotes) {
    constexpr Said rows[] = {
        {"能不能同意?", "-"},
        {"同意的多吗", "-"},
        {"同意吗", "-"},
        {"同意?", "-"},
        {"同意的请举手", "-"},
        {"同意书交给谁", "-"},
        {"支持率多少", "-"},
        {"反对的理由是什么?", "-"},
        {"物业不同意怎么办", "-"},
        {"大家都同意就建吧", "-"},
        {"业主大会还没同意呢", "-"},
        {"【表决一】同意", "-"},
        {"@周敏 同意", "-"},
        {"同意/反对/弃权", "-"},
        {"收到,照办。", "-"},
        {"随便停车的人太多了", "-"},
        {"+1", "-"},
        {"", "-"},
        {"加防火隔墙的话可以考虑", "-"},
        {"@3-2-1203 罗斌 你的意思是同意还是弃权?请明确一下。", "-"},
    };
    expect_read(rows, yes_no_paper());
}

TEST(YesNoAnswer, AVoteWithAQuestionBehindItIsStillAVote) {
    EXPECT_EQ(told(read_answers("同意。什么时候开始建?", yes_no_paper())), "同意");
}

TEST(YesNoAnswer, AgreeingWithSomebodyIsNoVote) {
    constexpr Said rows[] = {{"同意楼上", "-"},     {"同意3-1-603的意见", "-"},
                             {"支持楼上", "-"},     {"同意老王说的", "-"},
                             {"同意你的看法", "-"}, {"同意,同意楼上的意见", "同意"},
                             {"同意建棚", "同意"},  {"支持在北门建充电棚", "同意"}};
    expect_read(rows, yes_no_paper());
}

TEST(YesNoAnswer, VotersMayNameTheirOwnRoom) {
    constexpr Said rows[] = {
        {"1-2-301 同意", "同意 [1-2-301]"},
        {"我本人1-1-803同意", "同意 [1-1-803]"},
        {"1-2-301老王同意", "同意 [1-2-301]"},
        {"同意 1-2-301", "同意 [1-2-301]"},
        {"302 同意", "同意 [302]"},
        {"3-1-102不同意", "反对 [3-1-102]"},
    };
    expect_read(rows, yes_no_paper());
}

TEST(YesNoAnswer, RoomsNamedApartAreAnswersApart) {
    constexpr Said rows[] = {
        {"302同意 303反对", "同意 [302]; 反对 [303]"},
        {"3-1-102同意,S-03弃权", "同意 [3-1-102]; 弃权 [S-03]"},
        {"3-1-102、3-1-103都同意", "同意 [3-1-102] [3-1-103]"},
    };
    expect_read(rows, yes_no_paper());
}

TEST(YesNoAnswer, VotesForOthersAreMarked) {
    constexpr Said rows[] = {
        {"3-1-103老李家不会用手机,让我代投同意", "同意 proxy [3-1-103]"},
        {"代老李投同意", "同意 proxy"},
        {"帮3-1-103投赞成", "同意 proxy [3-1-103]"},
        {"替我妈投反对", "反对 proxy"},
        {"我代表我们家同意", "同意"},
        {"帮忙转发一下,同意", "同意"},
        {"现代小区都有,同意", "同意"},
    };
    expect_read(rows, yes_no_paper());
}

TEST(YesNoAnswer, VoiceMessagesAndQuotationsAreReadThrough) {
    constexpr Said rows[] = {
        {"[语音转文字]同意", "同意"},
        {"【语音转文字】我同意", "同意"},
        {"(语音)我们家同意啊", "同意"},
        {"「周敏：是否同意建充电棚」\n- - - - - - - - - -\n同意", "同意"},
        {"> 是否同意建充电棚?\n反对", "反对"},
    };
    expect_read(rows, yes_no_paper());
}

TEST(YesNoAnswer, NumbersCountOnlyWhereTheNoticeGaveThem) {
    EXPECT_EQ(told(read_answers("1", numbered_yes_no_paper())), "同意");
    EXPECT_EQ(told(read_answers("扣2", numbered_yes_no_paper())), "反对");
    EXPECT_EQ(told(read_answers("2.反对", numbered_yes_no_paper())), "反对");
    EXPECT_EQ(told(read_answers("同意", numbered_yes_no_paper())), "同意");
    EXPECT_EQ(told(read_answers("4", numbered_yes_no_paper())), "not an option 4");
    EXPECT_EQ(told(read_answers("1", yes_no_paper())), "not an option 1");
    EXPECT_EQ(told(read_answers("1 同意", yes_no_paper())), "同意");
}

TEST(ChoiceAnswer, EveryWayToNameANumberIsAChoice) {
    constexpr Said rows[] = {
        {"1", "1"},
        {"１", "1"},
        {"1️⃣", "1"},
        {"①", "1"},
        {"选1", "1"},
        {"方案1", "1"},
        {"投2", "2"},
        {"选第二个", "2"},
        {"2号", "2"},
        {"我选2吧", "2"},
        {"1吧", "1"},
        {"选项2", "2"},
        {"方案二", "2"},
        {"第一种", "1"},
        {"二", "2"},
        {"支持1", "1"},
        {"同意方案2", "2"},
        {"扣1", "1"},
        {"1!!!", "1"},
        {"1。", "1"},
        {"弃权", "3"},
        {"我没车,弃权", "3"},
        {"2 店里客人多", "2"},
        {"2,店里客人多", "2"},
        {"给2投一票", "2"},
        {"想了想还是选1", "1"},
        {"Option 1 please", "1"},
        {"the second one", "2"},
        {"3号楼的,选2", "2"},
        {"2、60分钟", "2"},
        {"2.60分钟", "2"},
        {"方案一:30分钟", "1"},
        {"[语音转文字]我选二", "2"},
        {"不选1,选2", "2"},
        {"不是2是1", "1"},
    };
    expect_read(rows, parking_paper());
}

TEST(ChoiceAnswer, NumbersInsideTalkAreNoChoice) {
    constexpr Said rows[] = {
        {"60分钟的话外面的车都进来停了", "-"},
        {"1号楼的电梯坏了", "-"},
        {"等10分钟", "-"},
        {"19:52", "-"},
        {"13800001234", "-"},
        {"1203", "-"},
        {"3-1-102", "-"},
        {"1.5", "-"},
        {"50%", "-"},
        {"2个人来的", "-"},
        {"三楼漏水", "-"},
        {"一定要30分钟", "-"},
        {"2 cars in my family", "-"},
        {"1还是2好?", "-"},
        {"选1是30分钟吗?", "-"},
        {"-1", "-"},
        {"+2", "-"},
        {"第二个问题怎么办", "-"},
        {"2.访客停车:按表决二结果,免费时长调整为30分钟,监督:业委会。", "-"},
    };
    expect_read(rows, parking_paper());
}

TEST(ChoiceAnswer, AnOptionNamedByItsContentIsAskedBackWithASuggestion) {
    constexpr Said rows[] = {{"60分钟", "? 2"},   {"三十分钟那个吧", "? 1"},
                             {"选60分钟", "? 2"}, {"30分钟就够了", "? 1"},
                             {"60", "? 2"},       {"1,60分钟", "? 2"}};
    expect_read(rows, parking_paper());
}

TEST(ChoiceAnswer, WhereOptionsHaveNoNumbersTheirWordsDecide) {
    constexpr Said rows[] = {{"红色", "1"}, {"我选蓝色", "2"}, {"红", "? 1"}};
    expect_read(rows, colour_paper());
}

TEST(ChoiceAnswer, ANumberThePollDoesNotHaveIsToldApart) {
    constexpr Said rows[] = {{"12", "not an option 12"}, {"4", "not an option 4"},
                             {"选5", "not an option 5"}, {"0", "not an option 0"},
                             {"A", "not an option a"},   {"111", "? 1"}};
    expect_read(rows, parking_paper());
}

TEST(ChoiceAnswer, TwoNumbersInASingleChoicePollAreTooMany) {
    constexpr Said rows[] = {{"1和2", "several 1 2"}, {"1、2", "several 1 2"},
                             {"1,2", "several 1 2"},  {"1 2", "several 1 2"},
                             {"1或2", "several 1 2"}, {"1 1", "1"}};
    expect_read(rows, parking_paper());
}

TEST(ChoiceAnswer, WordsThatFitNoOptionAreAskedBack) {
    constexpr Said rows[] = {{"同意", "?"}, {"反对", "?"}, {"随便", "?"}, {"投1票给2", "? 2"}};
    expect_read(rows, parking_paper());
}

TEST(ChoiceAnswer, ChangesNameTheNewNumberLast) {
    constexpr Said rows[] = {
        {"打错了,2", "2 change"},
        {"改2", "2 change"},
        {"1改成2", "2 change"},
        {"我把1改成2", "2 change"},
        {"刚才选的1,改成2", "2 change"},
        {"2,不对,1", "1 change"},
        {"刚刚投错了 应该是2", "2 change"},
        {"sorry, 2", "2 change"},
        {"changed my mind, 2", "2 change"},
    };
    expect_read(rows, parking_paper());
}

TEST(ChoiceAnswer, RoomsAndNumbersStandSideBySide) {
    constexpr Said rows[] = {{"3-1-102 2", "2 [3-1-102]"},
                             {"1-2-301老王 选1", "1 [1-2-301]"},
                             {"302选1 303选2", "1 [302]; 2 [303]"},
                             {"代老李选1", "1 proxy"},
                             {"帮3-1-103投1", "1 proxy [3-1-103]"}};
    expect_read(rows, parking_paper());
}

TEST(LetteredAnswer, LettersAndTheirPlacesAreChoices) {
    constexpr Said rows[] = {
        {"A", "A"},
        {"b", "B"},
        {"B.", "B"},
        {"选项B", "B"},
        {"我选A", "A"},
        {"Ⓑ", "B"},
        {"🅰", "A"},
        {"a吧", "A"},
        {"2", "B"},
        {"D", "not an option d"},
        {"AC", "several A C"},
        {"A和C", "several A C"},
        {"B because it is cheaper", "B"},
        {"a lot of cars", "-"},
        {"e bike charging is dangerous", "-"},
        {"A. 30分钟", "A"},
    };
    expect_read(rows, lettered_paper());
}

TEST(LetteredAnswer, WhereSeveralMayBeChosenAllAreRead) {
    constexpr Said rows[] = {{"A和C", "A C"},    {"AC", "A C"},   {"1、3", "A C"},
                             {"选A,选B", "A B"}, {"13", "? A C"}, {"ABC", "several A B C"}};
    expect_read(rows, lettered_paper(2));
}

TEST(LooksLikeAnswer, HoldsForChoiceWordsOutsideAnyPoll) {
    for (const char* text : {"同意楼上,4号楼的不想窗下就是充电棚", "支持", "1", "同意",
                             "我也改同意吧", "选2", "打错了,2", "支持老王", "弃权", "反对建在北门"})
        EXPECT_TRUE(looks_like_answer(text)) << text;
}

TEST(LooksLikeAnswer, DoesNotHoldForTalk) {
    for (const char* text :
         {"+1", "+1,我们单元也有", "60分钟的话外面的车都进来停了", "可以。合同和流水放在物业办公室",
          "1203", "【表决一截止】", "@罗斌 你的意思是同意还是弃权?", "同意的多吗",
          "2.访客停车:按表决二结果,30分钟", "路灯亮了,点赞👍", "收到,照办。", "表决由业主来",
          "大家都同意就建吧", ""})
        EXPECT_FALSE(looks_like_answer(text)) << text;
}

}  // namespace
}  // namespace linyi::language::test
