#include "language/secretary.hpp"

#include <gtest/gtest.h>

#include <sstream>

// Other groups, other manners: what decides is the way people talk, not one host's formulas.

namespace linyi::language::test {
namespace {

using Votes = std::map<std::string, std::string>;
using Numbers = std::vector<int>;

/// "19:42|owner|3-1-102 马阿姨|同意", one message a line; "\n" inside a text is written ⏎.
std::vector<Line> talk(const char* text) {
    std::vector<Line> lines;
    std::istringstream rows{std::string(text)};
    for (std::string row; std::getline(rows, row);) {
        if (row.empty()) continue;
        const auto first = row.find('|');
        const auto second = row.find('|', first + 1);
        const auto third = row.find('|', second + 1);
        std::string said = row.substr(third + 1);
        const std::string line_end = "⏎";
        for (auto at = said.find(line_end); at != said.npos; at = said.find(line_end, at))
            said.replace(at, line_end.size(), "\n");
        lines.push_back({row.substr(0, first), row.substr(second + 1, third - second - 1),
                         row.substr(first + 1, second - first - 1), said});
    }
    return lines;
}

TEST(OtherMeeting, PlainSpokenHostWithoutBrackets) {
    const auto minutes = keep_minutes(talk(R"(
19:30|committee|主任老杨|好,人差不多到齐了,现在开会。主持人杨建华,小陈做记录。今天两件事:1、楼道换灯;2、门口快递柜。
19:31|committee|主任老杨|先说第一项,楼道换灯。背景:灯泡坏了一半,换成声控的要8600元。
19:32|owner|1-1-101 李师傅|同意楼上说的,早该换了
19:33|owner|1-2-202 小高|8600是不是太贵了?
19:35|committee|主任老杨|大家都说得差不多了,一会儿我们就表决。
19:36|owner|2-1-301 赵姐|表决的时候租户能投吗
19:38|committee|主任老杨|现在表决:是否同意把楼道灯换成声控灯,费用从公共收益出?同意的扣1,反对的扣2,弃权扣3,给大家五分钟。
19:38|owner|1-1-101 李师傅|1
19:38|owner|1-2-202 小高|扣2
19:39|owner|2-1-301 赵姐|1️⃣
19:39|owner|2-2-402 钱老师|同意
19:40|owner|3-1-501 老周|１
19:40|tenant|3-2-601 租户小林|1
19:41|owner|1-2-202 小高|想通了,改1
19:42|owner|2-1-502 阿芳|3号楼的灯也坏了吧
19:42|owner|2-1-502 阿芳|3
19:44|owner|2-2-503 老何|1
19:45|committee|主任老杨|时间到,停止投票。
19:46|committee|主任老杨|楼道换灯:同意5户,弃权1户,通过。
)"));
    ASSERT_EQ(minutes.polls.size(), 1U);
    const PollRecord& poll = minutes.polls[0];
    EXPECT_EQ(poll.open_line, 7);
    EXPECT_EQ(poll.closes, "五分钟");
    EXPECT_EQ(poll.votes, (Votes{{"1-1-101", "同意"},
                                 {"1-2-202", "同意"},
                                 {"2-1-301", "同意"},
                                 {"2-2-402", "同意"},
                                 {"3-1-501", "同意"},
                                 {"2-1-502", "弃权"}}));
    EXPECT_EQ(poll.excluded, (Numbers{3, 9, 13, 17}));  // 17 came after the five minutes
    EXPECT_EQ(minutes.start_line, 1);
    EXPECT_EQ(minutes.items, Numbers{2});
}

TEST(OtherMeeting, LetteredOptionsOnLinesOfTheirOwn) {
    const auto minutes = keep_minutes(talk(R"(
20:00|committee|秘书长林|[投票] 健身区改造选哪个方案?⏎A. 塑胶地面⏎B. 草坪⏎C. 维持现状⏎每户一票,20:10截止
20:00|owner|5-1-101 老顾|A
20:01|owner|5-1-102 陈姨|b
20:01|owner|5-1-201 孙哥|选C,省钱
20:02|owner|5-1-202 周周|草坪吧
20:02|owner|5-2-101 吴叔|方案A
20:03|owner|5-2-102 郑姐|a,孩子摔了不疼
20:03|owner|5-2-201 王伯|AB都行
20:04|owner|5-2-202 小冯|D
20:04|owner|5-1-202 周周|B
20:05|owner|5-2-201 王伯|那就B吧
20:05|owner|5-3-101 老金|草坪要天天浇水,谁来管?
20:06|owner|5-3-101 老金|选项 A
20:11|owner|5-3-102 迟到的|A
20:12|committee|秘书长林|[投票结束] A 4票,B 3票,C 1票
)"));
    ASSERT_EQ(minutes.polls.size(), 1U);
    const PollRecord& poll = minutes.polls[0];
    EXPECT_EQ(poll.options, (std::vector<std::string>{"A", "B", "C"}));
    EXPECT_EQ(poll.votes, (Votes{{"5-1-101", "A"},
                                 {"5-1-102", "B"},
                                 {"5-1-201", "C"},
                                 {"5-1-202", "B"},
                                 {"5-2-101", "A"},
                                 {"5-2-102", "A"},
                                 {"5-2-201", "B"},
                                 {"5-3-101", "A"}}));
    EXPECT_EQ(poll.pending, (Numbers{5}));
    EXPECT_EQ(poll.close_line, 15);
}

TEST(OtherMeeting, MixedChineseAndEnglish) {
    const auto minutes = keep_minutes(talk(R"(
19:30|committee|Chair Susan|Meeting starts. Host: Susan Li, minutes by Tom Chen. Agenda: 1. Bike shed 2. Visitor parking
19:31|committee|Chair Susan|Item 1: Bike shed. Background: 17 complaints since August.
19:33|owner|A-1-101 Mike|We will vote later, right?
19:34|committee|Chair Susan|Vote 1: Do you agree to build the shed at the north gate? Reply yes / no / abstain, until 19:44.
19:34|owner|A-1-101 Mike|Yes
19:35|owner|A-1-102 王芳|同意
19:35|owner|A-2-201 Peter|No, too close to building 4
19:36|owner|A-2-202 Anna|I agree
19:36|owner|B-1-101 老赵|不反对
19:37|owner|B-1-102 Lily|ok
19:37|owner|A-2-201 Peter|How far is it from the wall?
19:38|owner|A-2-201 Peter|changed my mind, yes
19:39|owner|B-1-101 老赵|那就 agree 吧
19:40|owner|B-2-201 Jack|abstain, I don't own a bike
19:41|property|物业 Wu|agree
19:44|committee|Chair Susan|Voting closed. Vote 1 result: yes 5, abstain 1, passed.
19:45|committee|Chair Susan|Item 2: Visitor parking.
19:46|committee|Chair Susan|Vote 2: visitor parking. 1 = 30 minutes, 2 = 60 minutes, 3 = abstain. Closes at 19:56.
19:46|owner|A-1-101 Mike|2
19:47|owner|A-1-102 王芳|option 1
19:47|owner|A-2-201 Peter|I'd go with 2 please
19:48|owner|A-2-202 Anna|2 cars in my family, so the second one
19:48|owner|B-1-101 老赵|选1
19:49|owner|B-2-201 Jack|60 minutes
19:57|committee|Chair Susan|Vote 2 is now closed. Meeting adjourned.
)"));
    ASSERT_EQ(minutes.polls.size(), 2U);
    EXPECT_EQ(minutes.polls[0].open_line, 4);
    EXPECT_EQ(minutes.polls[0].votes, (Votes{{"A-1-101", "同意"},
                                             {"A-1-102", "同意"},
                                             {"A-2-201", "同意"},
                                             {"A-2-202", "同意"},
                                             {"B-1-101", "同意"},
                                             {"B-2-201", "弃权"}}));
    EXPECT_EQ(minutes.polls[0].pending, (Numbers{9, 10}));
    EXPECT_EQ(minutes.polls[0].close_line, 16);
    EXPECT_EQ(minutes.polls[1].open_line, 18);
    EXPECT_EQ(minutes.polls[1].votes, (Votes{{"A-1-101", "2"},
                                             {"A-1-102", "1"},
                                             {"A-2-201", "2"},
                                             {"A-2-202", "2"},
                                             {"B-1-101", "1"}}));
    EXPECT_EQ(minutes.polls[1].pending, Numbers{24});
    EXPECT_EQ(minutes.start_line, 1);
    EXPECT_EQ(minutes.end_line, 25);
}

TEST(OtherMeeting, VoiceMessagesOfElderlyPeople) {
    const auto minutes = keep_minutes(talk(R"(
09:00|committee|楼长刘姨|请大家签到,说一下几号楼几单元几零几就行
09:01|owner|3-1-101 张奶奶|[语音转文字]签到三号楼一单元一零一
09:01|owner|3-1-102 李爷爷|[语音转文字]我签个到 三杠一杠幺零二
09:02|owner|3-2-201 王大妈|报到 3一2一201
09:05|committee|楼长刘姨|「现在表决」三号楼楼道要不要装扶手?同意的说同意,不同意的说不同意,弃权的说弃权。十分钟后截止。
09:06|owner|3-1-101 张奶奶|[语音转文字]我同意啊
09:06|owner|3-1-102 李爷爷|[语音转文字]同意同意,早就该装了。
09:07|owner|3-2-201 王大妈|(语音)那我也同意吧
09:08|owner|3-2-202 老马|[语音转文字]统一
09:08|owner|3-2-301 刘大爷|[语音转文字]我们家不同意,楼道本来就窄
09:09|owner|3-1-101 张奶奶|[语音转文字]扶手要装两边的啊
09:10|owner|3-2-202 老马|[语音转文字]我是说同意
09:11|owner|3-1-201 小孙|我替楼上张大爷投同意
09:12|owner|3-1-201 小孙|我家也同意
09:16|committee|楼长刘姨|好,投票截止,不再收了。
)"));
    EXPECT_EQ(minutes.checked_in, (std::vector<std::string>{"3-1-101", "3-1-102", "3-2-201"}));
    ASSERT_EQ(minutes.polls.size(), 1U);
    EXPECT_EQ(minutes.polls[0].open_line, 5);
    EXPECT_EQ(minutes.polls[0].closes, "十分钟后");
    EXPECT_EQ(minutes.polls[0].votes, (Votes{{"3-1-101", "同意"},
                                             {"3-1-102", "同意"},
                                             {"3-2-201", "同意"},
                                             {"3-2-202", "同意"},
                                             {"3-2-301", "反对"},
                                             {"3-1-201", "同意"}}));
    EXPECT_EQ(minutes.polls[0].pending, Numbers{9});
    EXPECT_EQ(minutes.polls[0].excluded, Numbers{13});
}

TEST(OtherMeeting, ACancelledVoteIsHeldAgain) {
    const auto minutes = keep_minutes(talk(R"(
19:00|committee|主任|表决一:物业费调整方案,①每平米涨2角 ②每平米涨1角 ③不涨,每户一票,19点10分截止。
19:01|owner|1-1-101 甲|①
19:02|owner|1-1-102 乙|3
19:03|owner|1-1-103 丙|选项写反了吧,2不是涨5分吗?
19:04|committee|主任|对不起,表决一作废,选项有误,重新表决。
19:05|owner|1-1-101 甲|1
19:06|committee|主任|【表决二】物业费调整:①每平米涨2角;②每平米涨5分;③不涨。一户一票,19:15截止。
19:06|owner|1-1-101 甲|选②
19:07|owner|1-1-102 乙|③
19:07|owner|1-1-103 丙|第二个
19:08|owner|1-1-104 丁|1和2都可以
19:09|owner|1-1-104 丁|那选2吧
19:15|committee|主任|【表决二到此结束】
)"));
    ASSERT_EQ(minutes.polls.size(), 2U);
    EXPECT_TRUE(minutes.polls[0].is_cancelled);
    EXPECT_TRUE(minutes.polls[0].votes.empty());
    EXPECT_EQ(minutes.polls[1].open_line, 7);
    EXPECT_EQ(minutes.polls[1].votes,
              (Votes{{"1-1-101", "2"}, {"1-1-102", "3"}, {"1-1-103", "2"}, {"1-1-104", "2"}}));
    EXPECT_EQ(minutes.polls[1].excluded, Numbers{11});
    EXPECT_EQ(minutes.polls[1].close_line, 13);
}

TEST(OtherMeeting, AVoteOfOneBuildingWithAReminderInBetween) {
    const auto minutes = keep_minutes(talk(R"(
20:00|committee|郑主任|【议题三】4号楼电梯大修
20:01|owner|4-1-101 老陈|我支持大修,天天坏
20:02|owner|1-1-301 外楼的|支持4号楼的邻居
20:03|committee|郑主任|【表决三】仅4号楼业主:是否同意动用维修资金大修4号楼电梯?同意/反对/弃权,8点20截止。
20:04|owner|4-1-101 老陈|同意
20:05|owner|4-1-201 小徐|坚决同意!!!
20:06|owner|4-2-301 何姐|反对,去年刚修过
20:08|committee|郑主任|提醒一下,还没投的抓紧,同意/反对/弃权都可以,8点20截止
20:09|owner|4-2-401 钱叔|401同意,隔壁402也是我家的,也同意
20:10|owner|4-1-301 阿明|看情况
20:12|owner|4-2-301 何姐|听了解释,不反对了,同意
20:15|owner|4-1-501 老罗|@郑主任 同意是不是要签字?
20:20|committee|郑主任|表决三截止
20:21|owner|4-1-501 老罗|同意
)"));
    ASSERT_EQ(minutes.polls.size(), 1U);
    const PollRecord& poll = minutes.polls[0];
    EXPECT_EQ(poll.open_line, 4);
    EXPECT_EQ(poll.buildings, std::vector<std::string>{"4"});
    EXPECT_EQ(poll.closes, "8点20");
    EXPECT_EQ(poll.votes.at("4-1-101"), "同意");
    EXPECT_EQ(poll.votes.at("4-1-201"), "同意");
    EXPECT_EQ(poll.votes.at("4-2-301"), "同意");
    EXPECT_FALSE(poll.votes.contains("4-1-501"));
    EXPECT_EQ(poll.pending, Numbers{10});
    EXPECT_EQ(poll.close_line, 13);
}

TEST(OtherMeeting, SeveralMayBeChosen) {
    const auto minutes = keep_minutes(talk(R"(
15:00|committee|活动组长|大家来投票:今年想办哪些活动?可多选,最多选2项。1、中秋晚会 2、运动会 3、亲子义卖 4、弃权。15:10前回复数字
15:01|owner|2-1-101 甲|1、3
15:01|owner|2-1-102 乙|2
15:02|owner|2-1-103 丙|1和2
15:02|owner|2-1-104 丁|123
15:03|owner|2-1-105 戊|选1,选3
15:03|owner|2-1-106 己|23
15:04|owner|2-1-104 丁|那就1 3
15:10|committee|活动组长|投票截止
)"));
    ASSERT_EQ(minutes.polls.size(), 1U);
    EXPECT_EQ(minutes.polls[0].votes, (Votes{{"2-1-101", "13"},
                                             {"2-1-102", "2"},
                                             {"2-1-103", "12"},
                                             {"2-1-104", "13"},
                                             {"2-1-105", "13"}}));
    EXPECT_EQ(minutes.polls[0].pending, (Numbers{5, 7}));
}

TEST(OtherMeeting, TalkAboutVotesOpensNone) {
    const auto minutes = keep_minutes(talk(R"(
19:00|committee|主任|上次表决同意的14户,反对的1户,结果已公示。
19:01|committee|主任|【决议】1.充电棚:表决一通过,业委会郑国强11月30日前完成;2.停车:按表决二结果,免费30分钟。
19:02|committee|主任|表决规则说明:回复同意、反对或弃权,每户一票,以最后一次为准。
19:03|committee|主任|稍后投票的时候,1是30分钟,2是60分钟,大家先想好。
19:04|committee|主任|这件事最后要提交业主大会投票,同意要过半。
19:05|committee|主任|【通知】明晚七点半群里表决充电棚,请业主准时参加。
19:06|committee|主任|@1-1-101 您投票了吗?同意还是反对?
19:07|committee|主任|表决二结果:1号方案9户,2号方案6户,弃权2户。
19:08|committee|主任|下次会议再投票决定。
)"));
    EXPECT_TRUE(minutes.polls.empty());
}

TEST(OtherMeeting, ColloquialHostOnTheStreetCommittee) {
    const auto minutes = keep_minutes(talk(R"(
19:00|committee|胡书记(物管会)|各位业主,下面开始第一项表决。事项:小区北门改为24小时开放。请直接回复赞成、不赞成、弃权。时间10分钟,到7点10分结束。
19:01|owner|6-1-101 老邱|赞成
19:01|owner|6-1-102 晓晓|不赞成!夜里电动车太吵
19:02|owner|6-1-201 建国|贊成
19:03|owner|6-1-202 梅姐|赞成的,方便上夜班的人
19:04|owner|6-2-101 大刘|+1
19:05|owner|6-2-101 大刘|我是说赞成
19:06|owner|6-2-102 小黄|我家两口子都不赞成
19:07|property|物业前台|收到
19:08|owner|6-2-201 陆工|不赞成也不反对,弃权
19:10|committee|胡书记(物管会)|好了,时间到,第一项表决结束。
19:11|committee|胡书记(物管会)|接着第二项表决:北门保安夜班加几个人?选一 加1人;选二 加2人;选三 不加。10分钟。
19:12|owner|6-1-101 老邱|选二
19:12|owner|6-1-102 晓晓|三
19:13|owner|6-1-201 建国|加1人
19:14|owner|6-1-202 梅姐|2
19:22|committee|胡书记(物管会)|第二项也截止了
)"));
    ASSERT_EQ(minutes.polls.size(), 2U);
    EXPECT_EQ(minutes.polls[0].open_line, 1);
    EXPECT_EQ(minutes.polls[0].votes, (Votes{{"6-1-101", "同意"},
                                             {"6-1-102", "反对"},
                                             {"6-1-201", "同意"},
                                             {"6-1-202", "同意"},
                                             {"6-2-101", "同意"},
                                             {"6-2-102", "反对"},
                                             {"6-2-201", "弃权"}}));
    EXPECT_EQ(minutes.polls[0].close_line, 11);
    EXPECT_EQ(minutes.polls[1].open_line, 12);
    EXPECT_EQ(minutes.polls[1].votes,
              (Votes{{"6-1-101", "2"}, {"6-1-102", "3"}, {"6-1-202", "2"}}));
    EXPECT_EQ(minutes.polls[1].pending, Numbers{15});
}

}  // namespace
}  // namespace linyi::language::test
