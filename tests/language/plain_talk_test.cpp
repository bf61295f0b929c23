#include "language/addressed_answer.hpp"
#include "language/affirmation.hpp"
#include "language/ending.hpp"
#include "language/marker.hpp"
#include "language/papers.hpp"
#include "language/roll_call.hpp"

#include <gtest/gtest.h>

// Words that other meetings brought. Source of the rules: domain.md §5.6 rules 2, 4, 5 and 7.

namespace linyi::language::test {
namespace {

std::string said(const char* text, const BallotPaper& paper) {
    return told(read_answers(text, paper));
}

TEST(PlainTalk, WhoTellsTheResultCastsNoVote) {
    for (const char* text :
         {"Yes wins.", "同意通过", "同意占多数", "yes has it", "同意3反对3弃权1,没过半"})
        EXPECT_EQ(said(text, yes_no_paper()), "-") << text;
    for (const char* text : {"1胜出", "方案1胜出", "1 wins"})
        EXPECT_EQ(said(text, parking_paper()), "-") << text;
    EXPECT_EQ(said("A wins", lettered_paper()), "-");
}

TEST(PlainTalk, OneLetterIsAWordOnlyAlone) {
    EXPECT_EQ(said("Y", yes_no_paper()), "同意");
    EXPECT_EQ(said("n.", yes_no_paper()), "反对");
    EXPECT_EQ(said("For!", yes_no_paper()), "同意");
    EXPECT_EQ(said("for the record", yes_no_paper()), "-");
}

TEST(PlainTalk, AnUnsureConditionAsksBackAndADeniedYesIsANo) {
    EXPECT_EQ(said("如果不涨物业费就同意", yes_no_paper()).substr(0, 1), "?");
    EXPECT_EQ(said("有条件同意:不能涨价", yes_no_paper()).substr(0, 6), "同意");
    EXPECT_EQ(said("absolutely not", yes_no_paper()), "反对");
    EXPECT_EQ(said("不同意会怎样", yes_no_paper()), "-");
    EXPECT_EQ(said("2行不行", parking_paper()), "-");
}

TEST(PlainTalk, ChangesAreSaidInManyWays) {
    for (const char* text : {"switch me to B", "Please change mine to B", "A, oh no, B", "A→B",
                             "not A, B", "A,哦不,B"}) {
        const auto answers = read_answers(text, lettered_paper());
        ASSERT_EQ(answers.size(), 1U) << text;
        EXPECT_EQ(answers[0].keys, std::vector<std::string>{"B"}) << text;
    }
    EXPECT_EQ(read_answers("我撤回,再想想", yes_no_paper())[0].kind,
              AnswerReading::Kind::withdrawn);
}

TEST(PlainTalk, AnOrdinalBehindAgreementIsAPick) {
    EXPECT_EQ(said("赞成第一种", parking_paper()), "1");
    EXPECT_EQ(said("最好是2", parking_paper()), "2");
}

TEST(PlainTalk, AListOfSeveralKeepsItsStop) {
    const auto answers = read_answers("我家选B、C,以这个为准", lettered_paper(2));

    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].keys, (std::vector<std::string>{"B", "C"}));
}

TEST(PlainTalk, AnothersWishIsAProxy) {
    for (const char* text : {"Omar from C-205 asked me to vote no for him",
                             "8-1-704老韩出差,托我投反对", "受6-1-101老倪委托,投反对"})
        EXPECT_TRUE(read_answers(text, yes_no_paper())[0].is_proxy) << text;
}

TEST(PlainTalk, AskingBackIsNoAnswerToSomebody) {
    EXPECT_FALSE(is_answer_to_somebody("@5-2-404 欧阳 请明确同意、反对还是弃权"));
    EXPECT_FALSE(is_answer_to_somebody("@5-2-404 欧阳 是同意吗"));
    EXPECT_TRUE(is_answer_to_somebody("@周敏 同意"));
}

TEST(Affirmation, IsTheWholeMessage) {
    for (const char* text :
         {"是的", "对", "嗯嗯", "对,就是这个意思", "没错。", "that's right", "Correct!"})
        EXPECT_TRUE(affirms(text)) << text;
    for (const char* text : {"是的话就好了", "对面楼", "不对", "嗯?", "是不是", "好"})
        EXPECT_FALSE(affirms(text)) << text;
}

TEST(CheckIn, IsNoHeadingInBracketsOfItsOwn) {
    EXPECT_TRUE(read_check_in("【签到】5-2-603"));
    EXPECT_FALSE(read_check_in("【通知】请到会的邻居签到 5-2-603"));
}

TEST(CheckIn, HoldsWhateverIsAskedInTheSameBreath) {
    EXPECT_TRUE(read_check_in("签到 3-1-102 顺便问一下几点结束?"));
    EXPECT_TRUE(read_check_in("Check in C-205 - I'm renting, may I listen?"));
    EXPECT_TRUE(read_check_in("我和老公都到了,3-1-102"));
    EXPECT_FALSE(read_check_in("3-1-102签到了吗?"));
    EXPECT_FALSE(read_check_in("签到 3-1-102 了吗?"));
}

TEST(RollCall, WhoHasComeMaySayNothingElse) {
    for (const char* text : {"到", "我到了", "来了啦", "Here!", "大家好,我到了"})
        EXPECT_TRUE(says_only_here(text)) << text;
    for (const char* text : {"到了没", "在哪", "到物业", "here we go", "物业到了"})
        EXPECT_FALSE(says_only_here(text)) << text;
}

TEST(Ending, IsToldAlsoBesideOtherThings) {
    for (const char* text : {"时间到。表决二:筹备组人数定几人?", "[语音转文字]好结束了不投了",
                             "表决结果:同意6户,反对2户,通过。散会"})
        EXPECT_TRUE(tells_of_close(text)) << text;
    for (const char* text :
         {"好的", "谢谢大家", "表决一还有2分钟截止", "表决二结束了吗?", "会议继续"})
        EXPECT_FALSE(tells_of_close(text)) << text;
}

TEST(PollScope, ABuildingMayBeALetter) {
    const auto buildings = [](const char* text) {
        const auto markers = read_markers(text);
        const auto* opening =
            markers.empty() ? nullptr : std::get_if<PollOpening>(&markers.front());
        return opening == nullptr ? std::vector<std::string>{"no vote"} : opening->buildings;
    };
    EXPECT_EQ(
        buildings("[Vote 3] Building B only: do you approve the new lift? yes / no / abstain"),
        std::vector<std::string>{"B"});
    EXPECT_EQ(buildings("【表决三】仅限A、B座业主:是否同意换电梯?同意/反对/弃权"),
              (std::vector<std::string>{"A", "B"}));
    EXPECT_TRUE(buildings("【表决三】A方案是否同意?同意/反对/弃权").empty());
}

TEST(PollNotice, OptionsMayStandInTheQuestion) {
    const auto options = [](const char* text) {
        const auto markers = read_markers(text);
        const auto* opening =
            markers.empty() ? nullptr : std::get_if<PollOpening>(&markers.front());
        std::string labels;
        if (opening == nullptr || opening->paper.yes_no) return std::string("yes or no");
        for (const auto& option : opening->paper.options) labels += option.label + " ";
        return labels;
    };
    EXPECT_EQ(options("【投票1】儿童区地面:红/蓝/绿三选一,20:00截止"), "红 蓝 绿 ");
    EXPECT_EQ(options("【投票1】地面颜色:红、蓝、绿三选一,20:00截止"), "红 蓝 绿 ");
    EXPECT_EQ(options("【投票1】放哪里?东门还是西门,20:00截止"), "东门 西门 ");
    EXPECT_EQ(options("Vote 1: lobby colour - white, grey or green? Closes at 20:00"),
              "white grey green ");
    EXPECT_EQ(options("【表决一】是否同意更换门禁?同意/反对/弃权,20:00截止"), "yes or no");
    EXPECT_EQ(options("【表决一】是否同意更换门禁/对讲?20:00截止"), "yes or no");
}

TEST(PollNotice, ListsPersonsAndCountsSeats) {
    const auto paper = [](const char* text) {
        const auto markers = read_markers(text);
        const auto* opening =
            markers.empty() ? nullptr : std::get_if<PollOpening>(&markers.front());
        return opening == nullptr ? BallotPaper{} : opening->paper;
    };
    const auto two = paper("【表决一】选两名监督员:1张三 2李四 3王五 4弃权,20:16截止");
    const auto one = paper("【表决一】选一名监督员:1张三 2李四,20:16截止");
    const auto told = paper("【表决一】选监督员(可投两票):1.张三 2.李四 3.王五,20:16截止");
    const auto plan = paper("【表决一】岗亭:回复1选两名保安,回复2选三名保安,20:16截止");

    EXPECT_EQ(two.options.size(), 4U);
    EXPECT_EQ(two.choices_max, 2);
    EXPECT_EQ(one.choices_max, 1);
    EXPECT_EQ(told.choices_max, 2);
    EXPECT_EQ(plan.choices_max, 1);
}

TEST(PollNotice, MayBeHeadedByATopicOrABlank) {
    for (const char* text : {"#投票# 门禁换不换?同意/反对/弃权,20:00截止",
                             "投票 门禁选哪家?甲:安居 乙:平安。20:00截止",
                             "议题一、更换门禁。没有意见我们表决,同意的回1,反对的回2,20:00截止"}) {
        bool opens = false;
        for (const auto& marker : read_markers(text))
            opens = opens || std::holds_alternative<PollOpening>(marker);
        EXPECT_TRUE(opens) << text;
    }
}

TEST(PlainTalk, AFaultFoundWithAnOptionIsNoChoice) {
    EXPECT_EQ(said("1太短2太长", parking_paper()), "-");
    EXPECT_EQ(read_answers("2太贵了,我选1", parking_paper())[0].keys.front(), "1");
    EXPECT_EQ(read_answers("1和2都行,那就1吧", parking_paper())[0].keys.front(), "1");
    EXPECT_EQ(read_answers("两票都投2", parking_paper())[0].kind, AnswerReading::Kind::choice);
}

TEST(PlainTalk, ANumberAloneBehindAColonIsAPick) {
    EXPECT_EQ(read_answers("On my break: 2", parking_paper())[0].keys.front(), "2");
    EXPECT_EQ(said("参会人数:2", parking_paper()), "-");
}

TEST(Presence, NamesWhoComeFromAnOffice) {
    const auto presence =
        read_presence("Max from property management and engineer Ned are present.");

    ASSERT_TRUE(presence);
    EXPECT_EQ(presence->names, (std::vector<std::string>{"Max", "Ned"}));
}

}  // namespace
}  // namespace linyi::language::test
