#include "language/marker.hpp"

#include <gtest/gtest.h>

namespace linyi::language {
namespace {

using Units = std::vector<std::string>;

TEST(CheckIn, IsReadInManyManners) {
    for (const char* text : {"签到 3-1-102",
                             "签到3-1-102",
                             "签到:3-1-102",
                             "堵在路上了,先签到 3-1-102",
                             "3号楼1单元102签到",
                             "3-1-102 马阿姨 签到",
                             "签到 3 1 102",
                             "签到 3一1一102",
                             "[语音转文字]签到三号楼一单元一零二",
                             "check in 3-1-102",
                             "Checking in: 3-1-102",
                             "3-1-102 到",
                             "I'm here, 3-1-102",
                             "Good evening, 3-1-102 here",
                             "到了到了 3-1-102",
                             "3-1-102 小马 旁听",
                             "3-1-102 来啦[玫瑰]",
                             "3-1-102 我在",
                             "3-1-102马阿姨已到",
                             "到!3-1-102",
                             "报到 3-1-102",
                             "签到!3-1-102马秀兰",
                             "我是租户,可以旁听吗?签到 3-1-102"}) {
        const auto check_in = read_check_in(text);
        ASSERT_TRUE(check_in) << text;
        EXPECT_EQ(check_in->units, Units{"3-1-102"}) << text;
        EXPECT_FALSE(check_in->is_proxy) << text;
    }
}

TEST(CheckIn, WithoutARoomMeansTheAccountsOwn) {
    for (const char* text : {"签到", "签到!", "我来签到", "已签到", "签到 马阿姨"}) {
        const auto check_in = read_check_in(text);
        ASSERT_TRUE(check_in) << text;
        EXPECT_TRUE(check_in->units.empty()) << text;
    }
}

TEST(CheckIn, TakesTheRoomOfItsSentenceOnly) {
    EXPECT_EQ(read_check_in("签到 2-2-403。顺便转让九成新婴儿车,要的联系13800001234[图片]")->units,
              Units{"2-2-403"});
    EXPECT_EQ(read_check_in("签到 2-2-403。3-1-102的邻居漏水了")->units, Units{"2-2-403"});
    EXPECT_EQ(read_check_in("签到 2-1-1001、2-1-1002")->units, (Units{"2-1-1001", "2-1-1002"}));
}

TEST(CheckIn, ForSomebodyElseIsMarked) {
    EXPECT_TRUE(read_check_in("代3-1-103签到")->is_proxy);
    EXPECT_TRUE(read_check_in("帮3-1-103签到")->is_proxy);
}

TEST(CheckIn, TalkAboutCheckingInIsNone) {
    for (const char* text :
         {"参会的邻居请先签到,格式:签到 房号。", "请大家签到", "还没签到的抓紧签到", "我没签到",
          "签到了吗?", "怎么签到", "签到的人真多啊", "@3-1-102 请签到", "【签到】格式:签到 房号",
          "收到", "1-2-301老王同意", ""})
        EXPECT_FALSE(read_check_in(text)) << text;
}

TEST(Presence, NamesWhoIsThere) {
    using Names = std::vector<std::string>;
    EXPECT_EQ(read_presence("物业项目经理吴磊、客服小杨到会。")->names, (Names{"吴磊", "小杨"}));
    EXPECT_EQ(read_presence("社区居委会林静到会,请大家文明发言。")->names, Names{"林静"});
    EXPECT_EQ(read_presence("青禾街道城建办孙浩列席,听听大家意见。")->names, Names{"孙浩"});
    EXPECT_EQ(read_presence("我是街道城建办孙浩,列席会议")->names, Names{"孙浩"});
    EXPECT_EQ(read_presence("物业吴磊和小杨已到")->names, (Names{"吴磊", "小杨"}));
    EXPECT_EQ(read_presence("Property manager Wu Lei and officer Lin are here")->names,
              (Names{"Wu Lei", "Lin"}));
}

TEST(Presence, TalkIsNone) {
    for (const char* text : {"大家都到了吗", "参会的邻居请先签到", "@4-2-206 可以旁听,也可以提意见",
                             "收到,照办。", "同意"})
        EXPECT_FALSE(read_presence(text)) << text;
}

TEST(MeetingNotice, NamesTheMeetingAndItsPlaces) {
    const auto notice = read_meeting_notice(
        "各位邻居晚上好!和悦里小区第四季度物业治理推进会19:30开始,线下在社区党群服务中心二楼议事厅,"
        "线上就在本群。");
    ASSERT_TRUE(notice);
    EXPECT_EQ(notice->name, "和悦里小区第四季度物业治理推进会");
    EXPECT_EQ(notice->places,
              (std::vector<std::string>{"社区党群服务中心二楼议事厅", "本群(线上)"}));
}

TEST(MeetingNotice, OtherMentionsOfMeetingsAreNone) {
    for (const char* text :
         {"下次会议12月18日19:30,先定两个议题", "会议结束", "建议开个业主大会", "同意"})
        EXPECT_FALSE(read_meeting_notice(text)) << text;
}

TEST(Support, SecondsSomebodysWords) {
    for (const char* text :
         {"+1", "＋1", "+1 晚上陌生人随便进,不安全", "+1,我们单元也有", "+10086", "同意楼上",
          "同意楼上,4号楼的不想窗下就是充电棚", "支持楼上", "支持老王", "赞同3-1-603的意见", "顶",
          "附议", "我也是", "说得对", "me too"})
        EXPECT_TRUE(is_support(text)) << text;
}

TEST(Support, PlainChoicesAndTalkAreNone) {
    for (const char* text :
         {"同意", "支持", "反对", "1", "+1个车位", "同意建棚", "楼上漏水了", "1+1", "加1人", ""})
        EXPECT_FALSE(is_support(text)) << text;
}

}  // namespace
}  // namespace linyi::language
