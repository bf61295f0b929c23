#include "language/marker.hpp"

#include "language/read_markers.hpp"

#include <gtest/gtest.h>

namespace linyi::language {
namespace {

using test::read;

PollOpening opening(const char* text) {
    for (const Marker& marker : read_markers(text))
        if (const auto* found = std::get_if<PollOpening>(&marker)) return *found;
    ADD_FAILURE() << "no opening in " << text;
    return {};
}

/// "1=30分钟 2=60分钟 弃权=弃权".
std::string options(const char* text) {
    std::string out;
    for (const OptionWords& option : opening(text).paper.options)
        out += (out.empty() ? "" : " ") + option.key + "=" + option.label;
    return out;
}

TEST(PollOpening, IsReadInManyManners) {
    for (const char* text :
         {"【表决】是否同意建充电棚?回复同意/反对/弃权,19:52截止。",
          "[投票] 是否同意建充电棚?同意扣1,反对扣2,弃权扣3,五分钟,19:52截止",
          "「现在表决」是否同意加装电梯?请回复 同意/不同意/弃权,20:05前有效。",
          "现在表决:是否同意在北门东侧建充电棚?请业主回复同意、反对或弃权,每户一票,8点半截止。",
          "★表决★ 是否同意聘请律师?同意/反对/弃权 截止时间:20:15",
          "投票:访客停车时长,30分钟扣1,60分钟扣2,弃权扣3,20:16截止",
          "咱们现在投票,是不是同意把路灯换成LED,同意的打同意,不同意的打不同意,给大家五分钟",
          "下面就“是否更换物业公司”进行表决,同意的回复1,不同意的回复2,弃权的回复3,10分钟。",
          "好,讨论差不多了。现在投票!同意建棚的请回复“同意”,不同意的回复“反对”,到19点52分结束。",
          "请大家投票:1=30分钟 2=60分钟 3=弃权,十分钟内有效",
          "大家投个票,同意换锁的回1,不同意回2,截止到20:10",
          "【线上表决】是否同意加裝充電棚?同意/反對/棄權,19:52截止",
          "Voting starts: should we install the shed? yes/no/abstain, until 19:52",
          "Let's vote now: A) 30 min B) 60 min C) abstain. You have 10 minutes."})
        EXPECT_EQ(read(text), "open 0") << text;
}

TEST(PollOpening, OfAMotionWithItsAnswersIsRead) {
    for (const char* text :
         {"Motion 1: Replace the lights. All in favour reply yes, against reply no, or abstain. "
          "Voting ends at 19:20.",
          "Motion 1: Pool hours. Vote now: A) 6-8 B) 8-10 C) abstain. Reply with the letter.",
          "Resolution 1: that the budget be adopted. Those in favour type YES, those against type "
          "NO. Closing at 20:20.",
          "MOTION 1: That the fence be replaced. For / Against / Abstain. Closes 20:15",
          "议案一:单元门更换。同意的回同意,不同意的回不同意,19:40截止"})
        EXPECT_EQ(read(text), "open 1") << text;
    EXPECT_EQ(read("MOTION: That the fence be replaced. For / Against / Abstain."), "open 0");
    EXPECT_EQ(read("Show of hands please: keep the guard post? yes or no, 5 minutes"), "open 0");
    EXPECT_EQ(read("这一项大家表个态:要不要装监控?同意/反对/弃权"), "open 0");
    for (const char* text : {"Motion 1: replace the lights. Who wants to speak?",
                             "Motion 1: should we replace the lights? Discussion first.",
                             "议案一:单元门更换,请大家先发言"})
        EXPECT_EQ(read(text), "") << text;
}

TEST(PollOpening, AsksAboutALaterTimeAllTheSame) {
    EXPECT_EQ(read("表决一:是否明天起停水检修?同意/反对/弃权,20:10截止"), "open 1");
    EXPECT_EQ(read("Poll 1: Should visitors pay after two hours? Reply yes, no or abstain."),
              "open 1");
    EXPECT_EQ(read("稍后表决一:是否停水?同意/反对"), "");
}

TEST(PollOpening, IsHeardInVoiceWithoutStops) {
    EXPECT_EQ(read("[语音转文字]那现在开始表决啊 空地怎么用 方案一种树 方案二做车位 七点二十截止"),
              "open 0");
    EXPECT_EQ(
        options("[语音转文字]那现在开始表决啊 空地怎么用 方案一种树 方案二做车位 七点二十截止"),
        "1=种树 2=做车位");
    EXPECT_EQ(
        read("[语音转文字]第二项表决 是不是同意大扫除 同意的回同意 不同意的回不同意 七点半截止"),
        "open 2");
    EXPECT_EQ(read("最后一项,投票表决,经费每年两万元,同意还是不同意?八点五十截止"),
              "item 0, open 0");
    EXPECT_EQ(read("那我们投票决定,外卖车是不是禁止进小区?回复同意、反对或者弃权"), "open 0");
    EXPECT_EQ(read("大家投票决定,就该执行"), "");
    EXPECT_EQ(read("大家别急,投票,同意多就通过"), "");
}

TEST(PollOpening, TakesItsNumberFromWhereverItStands) {
    for (const char* text :
         {"【表决二】是否同意建充电棚?同意/反对/弃权",
          "表决事项二:访客停车时长。A. 30分钟 B. 60分钟,10分钟后截止",
          "Vote 2: visitor parking. Reply 1 for 30 minutes, 2 for 60 minutes, 3 to abstain.",
          "第二项表决开始:绿化补种费用从公共收益出,同意请打1,反对请打2",
          "现在开始表决第二项:门禁,方案一:人脸;方案二:刷卡",
          "表决(二):是否同意聘请律师?同意/反对/弃权", "[表决2] 停车:1、30分钟 2、60分钟",
          "表决二 是否同意建棚?同意/反对/弃权", "【投票事项二】停车:1、30分钟 2、60分钟",
          "各位邻居,现在进行第二项表决。停车:选A 30分钟,选B 60分钟。"})
        EXPECT_EQ(read(text), "open 2") << text;
}

TEST(PollOpening, AYesNoPollHasTheThreeKeysWhateverTheLanguage) {
    for (const char* text :
         {"【表决一】是否同意建棚?回复同意/反对/弃权",
          "【表决一】是否同意建棚?回复赞成、不赞成、弃权",
          "【表决一】在北门东侧建设集中充电棚,19:52截止",
          "Vote 1: Do you agree? Reply yes / no / abstain",
          "【表决一】是否同意以下事项:1.建充电棚;2.装喷淋?回复同意/反对/弃权,19:52截止",
          "表决一:是否同意建棚?同意 反对 弃权 三选一 19:52截止"}) {
        const auto poll = opening(text);
        EXPECT_TRUE(poll.paper.yes_no) << text;
        EXPECT_FALSE(poll.paper.numbered) << text;
        EXPECT_EQ(options(text), "同意=同意 反对=反对 弃权=弃权") << text;
    }
}

TEST(PollOpening, ANumberedYesNoPollKeepsItsOrder) {
    const char* text = "投票:是否换物业?1.反对 2.同意 3.弃权";
    EXPECT_TRUE(opening(text).paper.yes_no);
    EXPECT_TRUE(opening(text).paper.numbered);
    EXPECT_EQ(options(text), "反对=反对 同意=同意 弃权=弃权");
    EXPECT_EQ(options("[投票] 是否同意?同意扣1,反对扣2"), "同意=同意 反对=反对 弃权=弃权");
    EXPECT_EQ(options("[投票] 同意、反对、弃权哪个?同意1、反对2、弃权3"),
              "同意=同意 反对=反对 弃权=弃权");
}

TEST(PollOpening, NumberedOptionsAreReadInManyManners) {
    for (const char* text :
         {"【表决二】访客免费时长:回复1选30分钟,回复2选60分钟,回复3弃权,每户一票,20:16截止。",
          "【表决二】访客免费时长:①30分钟 ②60分钟 ③弃权,投票时间到19:52",
          "表决二:"
          "访客免费时长\n1️⃣30分钟\n2️⃣60分钟\n3️⃣弃权\n每户一票,"
          "20:"
          "16截止",
          "【投票】停车:1.30分钟;2.60分钟;3.弃权",
          "【投票】停车:1、30分钟 2、60分钟 3、弃权 20:16截止",
          "【投票】停车:1=30分钟/2=60分钟/3=弃权", "【投票】停车:(1)30分钟(2)60分钟(3)弃权",
          "【投票】停车:30分钟扣1,60分钟扣2,弃权扣3",
          "【投票】停车:选30分钟的回复1,选60分钟的回复2,弃权的回复3",
          "【投票】停车 方案一:30分钟;方案二:60分钟;方案三:弃权"})
        EXPECT_EQ(options(text), "1=30分钟 2=60分钟 3=弃权") << text;
}

TEST(PollOpening, LetteredOptionsKeepTheirLetters) {
    for (const char* text : {"【投票】门禁:A. 人脸 B. 刷卡 C. 弃权,20:10截止",
                             "【投票】门禁:A 人脸 / B 刷卡 / C 弃权。单选,20:10截止。",
                             "【投票】门禁:A、人脸;B、刷卡;C、弃权",
                             "【投票】门禁\nA：人脸\nB：刷卡\nC：弃权\n20:10截止",
                             "表决二开始!门禁:回复A=人脸,回复B=刷卡,回复C=弃权。20:16截止,每户一票",
                             "【投票】门禁:Ⓐ人脸 Ⓑ刷卡 Ⓒ弃权"})
        EXPECT_EQ(options(text), "A=人脸 B=刷卡 C=弃权") << text;
}

TEST(PollOpening, AnAbstentionWithoutANumberIsAnOptionOfItsOwn) {
    EXPECT_EQ(options("【投票】停车:1、30分钟 2、60分钟,也可以回复弃权"),
              "1=30分钟 2=60分钟 弃权=弃权");
    EXPECT_EQ(options("【投票】周几:A.周六 B.周日 C.都不行(弃权)"), "A=周六 B=周日 C=都不行(弃权)");
    EXPECT_EQ(options("【投票】停车:1、30分钟 2、60分钟,不投视为弃权"), "1=30分钟 2=60分钟");
}

TEST(PollOpening, OptionsWithoutNumbersAreCountedInTheirOrder) {
    const auto poll = opening("投票开始啦,选项:红色、蓝色、绿色,回复颜色即可,20:00截止");
    EXPECT_FALSE(poll.paper.numbered);
    ASSERT_EQ(poll.paper.options.size(), 3U);
    EXPECT_EQ(poll.paper.options[1].label, "蓝色");
    EXPECT_EQ(poll.paper.options[1].key, "2");
}

TEST(PollOpening, TellsHowManyMayBeChosen) {
    EXPECT_EQ(opening("【投票】选地点:1、南门 2、北门 3、花园").paper.choices_max, 1);
    EXPECT_EQ(opening("【投票】选地点(可多选):1、南门 2、北门 3、花园").paper.choices_max, 3);
    EXPECT_EQ(
        opening("【投票】选地点(可多选,最多2项):1、南门 2、北门 3、花园 4、弃权").paper.choices_max,
        2);
    EXPECT_EQ(opening("【投票】选地点,限选两个:1、南门 2、北门 3、花园").paper.choices_max, 2);
    EXPECT_EQ(opening("Vote: choose up to 2: A) x y B) z w C) v u").paper.choices_max, 2);
}

TEST(PollOpening, KeepsTheDeadlineAsWritten) {
    const auto closes = [](const std::string& phrase) {
        return opening(("【表决一】是否同意建棚?同意/反对/弃权," + phrase).c_str()).closes;
    };
    EXPECT_EQ(closes("19:52截止"), "19:52");
    EXPECT_EQ(closes("８点半截止"), "８点半");
    EXPECT_EQ(closes("10分钟后截止"), "10分钟后");
    EXPECT_EQ(closes("投票时间到19:52"), "19:52");
    EXPECT_EQ(closes("截止时间:20:15"), "20:15");
    EXPECT_EQ(closes("until 19:52"), "19:52");
    EXPECT_EQ(closes("closes at 20:16"), "20:16");
    EXPECT_EQ(closes("五分钟"), "五分钟");
    EXPECT_EQ(closes("限时5分钟"), "5分钟");
    EXPECT_EQ(closes("给大家十分钟时间"), "十分钟");
    EXPECT_EQ(closes("11月22日20:00截止"), "11月22日20:00");
    EXPECT_EQ(closes("投票时间20:00-20:10"), "20:10");
    EXPECT_EQ(closes("每户一票"), "");
    EXPECT_EQ(opening("【表决一】是否同意11月30日前建好棚?同意/反对/弃权").closes, "");
    EXPECT_EQ(opening("【表决一】访客停车由15分钟改为30分钟,是否同意?同意/反对,20:00截止").closes,
              "20:00");
}

TEST(PollOpening, NamesTheBuildingsItIsLimitedTo) {
    using Buildings = std::vector<std::string>;
    EXPECT_EQ(opening("【表决三】仅3号楼业主:是否同意电梯大修?同意/反对").buildings,
              Buildings{"3"});
    EXPECT_EQ(opening("【表决三】(只限3、4号楼)是否同意?同意/反对").buildings,
              (Buildings{"3", "4"}));
    EXPECT_EQ(opening("【表决三】仅限3号楼和4号楼,是否同意?同意/反对").buildings,
              (Buildings{"3", "4"}));
    EXPECT_EQ(opening("【表决三】仅1-3号楼:是否同意?同意/反对").buildings,
              (Buildings{"1", "2", "3"}));
    EXPECT_EQ(opening("【表决三】是否同意大修?三号楼业主回复同意/反对").buildings, Buildings{"3"});
    EXPECT_EQ(opening("Vote 3: repair the lift? yes/no. Buildings 3 and 4 only.").buildings,
              (Buildings{"3", "4"}));
    const auto noted = opening("[投票1] 外墙颜色(仅限5号楼业主参加)\n①米黄\n②浅灰\n19点20分截止");
    EXPECT_EQ(noted.buildings, Buildings{"5"});
    EXPECT_EQ(noted.title, "外墙颜色");
    EXPECT_EQ(opening("【表决三】是否同意3号楼电梯大修?同意/反对").buildings, Buildings{});
}

TEST(PollOpening, ABuildingInABracketOrInTheHeadingIsWhoVotes) {
    using Buildings = std::vector<std::string>;
    for (const char* text : {"【表决二】(7号楼专项)是否更换单元门?同意/反对,20:15截止",
                             "【表决二(7号楼)】是否更换单元门?同意/反对,20:15截止",
                             "【7号楼表决】是否更换单元门?同意/反对,20:15截止",
                             "表决二(7号楼专项):是否更换单元门?同意/反对,20:15截止",
                             "【表决二】7号楼业主:是否更换单元门?同意/反对,20:15截止",
                             "【表决二】是否更换单元门(7号楼业主)?同意/反对,20:15截止",
                             "Vote 2 (building 7 owners): new front door? yes/no, closes 20:15",
                             "Vote 2: new front door? yes/no. Block 7 only, closes 20:15"})
        EXPECT_EQ(opening(text).buildings, Buildings{"7"}) << text;
    for (const char* text : {"【表决二】是否同意7号楼大修?同意/反对,20:15截止",
                             "【表决二】7号楼北侧是否种树?同意/反对,20:15截止",
                             "【表决二】7号楼北侧(靠近8号楼)是否种树?同意/反对,20:15截止",
                             "Vote 2: plant trees behind building 7? yes/no, closes 20:15"})
        EXPECT_EQ(opening(text).buildings, Buildings{}) << text;
}

TEST(PollOpening, ItsTitleIsTheQuestionAlone) {
    EXPECT_EQ(opening("【表决一】是否同意“在北门建充电棚(加装喷淋),提交业主大会表决”?业主回复:同意/"
                      "反对/弃权,每户一票,19:52截止。")
                  .title,
              "是否同意“在北门建充电棚(加装喷淋),提交业主大会表决”");
    EXPECT_EQ(opening("【表决二】访客免费时长:回复1选30分钟,回复2选60分钟").title, "访客免费时长");
    EXPECT_EQ(opening("【表决三】仅3号楼业主:是否同意电梯大修?同意/反对").title,
              "是否同意电梯大修");
    EXPECT_EQ(opening("【表决一:是否同意建棚】同意回1 反对回2 19:52截止").title, "是否同意建棚");
    EXPECT_EQ(opening("下面就“更换物业公司”进行表决,同意的回复1,不同意的回复2").title,
              "更换物业公司");
    EXPECT_EQ(opening("【议题二】访客停车。现在表决:1、30分钟 2、60分钟").title, "访客停车");
}

TEST(PollOpening, TalkAboutAVoteIsNone) {
    for (const char* text : {"一会儿表决的时候大家注意回复格式",
                             "稍后投票,先听物业介绍",
                             "表决一结果:同意14户,反对1户,弃权2户,通过。",
                             "按表决二结果,免费时长调整为30分钟",
                             "【决议】1.充电棚:表决一通过,业委会郑国强11月30日前完成",
                             "【表决一结果】同意14户,反对1户",
                             "【表决一】结果:同意14户,反对1户,弃权2户,表决通过",
                             "提醒:表决一还有3分钟截止,没投的邻居请回复同意/反对/弃权",
                             "【表决提醒】还没表决的请回复同意/反对/弃权,19:52截止",
                             "表决由业主来,租户不参加",
                             "大家先讨论,十分钟后再表决,同意反对都可以说",
                             "这个事情要提交业主大会表决",
                             "投票的时候每户一票,同意/反对/弃权,代投要有委托书",
                             "怎么表决?是回复同意还是反对?",
                             "下面请物业介绍方案,介绍完我们再投票表决,同意或反对都行",
                             "表决规则:每户一票,回复同意/反对/弃权,以最后一次为准",
                             "【通知】明天晚上7点半在群里表决充电棚,同意/反对/弃权都可以",
                             "我投票支持",
                             "上次投票同意的有14户,反对的有1户",
                             "还没投票的赶紧投票,1是30分钟,2是60分钟,20:16截止",
                             "投票统计:1号方案9票,2号方案6票",
                             "Vote 1 result: yes 14, no 1, abstain 2. Passed.",
                             "We will vote later: yes/no/abstain.",
                             "能不能投票决定?我同意",
                             "表决二的结果是选1的9户,选2的6户",
                             "下一个表决是停车的事,大家先想想,1是30分钟,2是60分钟",
                             "@罗斌 现在表决,同意还是反对?"})
        EXPECT_EQ(read(text), "") << text;
}

TEST(Markers, OneMessageMayHoldSeveral) {
    EXPECT_EQ(read("好,表决一截止。下面进行议题二,访客停车"), "close 1, item 2");
    EXPECT_EQ(read("【表决一截止】【表决二】停车:1、30分钟 2、60分钟"), "close 1, open 2");
    EXPECT_EQ(read("电梯问题列入下次。【议题二】访客停车。现在表决:1、30分钟 2、60分钟"),
              "item 2, open 0");
    EXPECT_EQ(read("【表决三截止】会议到此结束,谢谢大家。"), "close 3, end");
}

TEST(MeetingStart, IsReadWithHostRecorderAndAgenda) {
    for (const char* text :
         {"【会议开始】主持人周敏,记录韩雪。今天三个议题:一、充电棚;二、访客停车;"
          "三、公共收益公示。先请物业通报。",
          "现在开会,主持人:周敏,记录:韩雪。议程:1.充电棚 2.访客停车 3.公共收益公示",
          "会议现在开始。由周敏主持,韩雪负责记录。今天的议题:①充电棚②访客停车③公共收益公示"}) {
        const auto markers = read_markers(text);
        ASSERT_EQ(markers.size(), 1U) << text;
        const auto& start = std::get<MeetingStart>(markers[0]);
        EXPECT_EQ(start.host, "周敏") << text;
        EXPECT_EQ(start.recorder, "韩雪") << text;
        EXPECT_EQ(start.agenda, (std::vector<std::string>{"充电棚", "访客停车", "公共收益公示"}))
            << text;
    }
}

TEST(MeetingStart, ANoticeOfALaterMeetingIsNone) {
    for (const char* text : {"推进会19:30开始,请先签到", "会议马上开始,请大家签到",
                             "会议开始前请签到", "会议几点开始?", "会议将于明天开始"})
        EXPECT_EQ(read(text), "") << text;
}

TEST(MeetingEnd, IsReadInManyManners) {
    for (const char* text :
         {"【会议结束】", "散会", "会议到此结束,谢谢大家", "今天的会就开到这里",
          "Meeting adjourned.", "好。下次会议12月18日19:30,先定两个议题。【会议结束】"})
        EXPECT_EQ(read(text), "end") << text;
    for (const char* text : {"会议结束后公布", "会议结束前请投票"})
        EXPECT_EQ(read(text), "") << text;
}

TEST(ItemStart, IsReadWithTitleAndBackground) {
    const auto markers = read_markers(
        "【议题一】电动自行车集中充电棚。背景:8月以来投诉17起。物业提出建棚。请大家发言。");
    ASSERT_EQ(markers.size(), 1U);
    const auto& item = std::get<ItemStart>(markers[0]);
    EXPECT_EQ(item.ordinal, 1);
    EXPECT_EQ(item.title, "电动自行车集中充电棚");
    EXPECT_EQ(item.background, "8月以来投诉17起。物业提出建棚。");
}

TEST(ItemStart, IsReadInManyManners) {
    for (const char* text :
         {"[议题二] 访客停车", "议题二:访客停车", "第二项,访客停车", "下面进入议题二,访客停车",
          "第二个议题:访客停车", "Item 2: visitor parking", "Agenda item 2: visitor parking",
          "「第二项」访客停车"})
        EXPECT_EQ(read(text), "item 2") << text;
    for (const char* text : {"议题一讨论完了", "议题一到此结束", "第二项工作已经完成了吗",
                             "2.访客停车:按表决二结果,调整为30分钟"})
        EXPECT_EQ(read(text), "") << text;
}

}  // namespace
}  // namespace linyi::language
