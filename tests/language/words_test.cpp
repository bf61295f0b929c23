#include "language/words.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace linyi::language {
namespace {

using Labels = std::vector<std::string>;

TEST(Normalise, DropsWhatCarriesNoMeaning) {
    EXPECT_EQ(normalise("同意[爱心]!!"), "同意");
    EXPECT_EQ(normalise("　同意。 "), "同意");
    EXPECT_EQ(normalise("同意👍🏻"), "同意");
    EXPECT_EQ(normalise("[语音转文字]同意"), "同意");
    EXPECT_EQ(normalise("【语音转文字】 同意"), "同意");
    EXPECT_EQ(normalise("1️⃣"), "1");
    EXPECT_EQ(normalise("１２：３０"), "12:30");
    EXPECT_EQ(normalise("I  AGREE\n"), "i agree");
}

TEST(Normalise, KeepsWhatIsNoSticker) {
    EXPECT_EQ(normalise("[这一对方括号里的话太长了,不可能是一个表情,所以要留下来]同意"),
              "[这一对方括号里的话太长了,不可能是一个表情,所以要留下来]同意");
    EXPECT_EQ(normalise("+1"), "+1");
    EXPECT_EQ(normalise("-1"), "-1");
}

TEST(FoldWidth, FoldsWidthAndNothingElse) {
    EXPECT_EQ(fold_width("／投票　Ａ👍[爱心]!"), "/投票 A👍[爱心]!");
}

TEST(NumberFrom, ReadsDigitsOfAnyWidthAndChineseNumerals) {
    EXPECT_EQ(number_from("12"), 12);
    EXPECT_EQ(number_from("１２"), 12);
    EXPECT_EQ(number_from("2️⃣"), 2);
    EXPECT_EQ(number_from("③"), 3);
    EXPECT_EQ(number_from("🔟"), 10);
    EXPECT_EQ(number_from("三"), 3);
    EXPECT_EQ(number_from("十二"), 12);
    EXPECT_EQ(number_from("二十"), 20);
    EXPECT_EQ(number_from("一百零二"), 102);
    EXPECT_EQ(number_from("一百二"), 120);
    EXPECT_EQ(number_from("一〇二"), 102);
    EXPECT_EQ(number_from("两百"), 200);
    EXPECT_EQ(number_from("两"), 2);
    EXPECT_EQ(number_from("一万五千"), 15000);
}

TEST(NumberFrom, RefusesWhatIsNotAWholeNumberOnly) {
    for (const char* text :
         {"", "12a", "1.5", "-1", "百姓", "三个", "1234567890", "一二三四五六七八九十一"})
        EXPECT_FALSE(number_from(text)) << text;
}

TEST(UnitLabels, ReadsTheManyWaysOfWritingARoom) {
    for (const char* text :
         {"3-1-102", "3－1－102", "3—1—102", "3号楼1单元102室", "三号楼一单元102",
          "三号楼一单元一零二", "3栋1单元102", "3幢1单元102", "3#1-102", "3 - 1 - 102", "3一1一102",
          "3杠1杠102", "三杠一杠一零二", "签到3-1-102", "签到:3-1-102", "3-1-102老李家"})
        EXPECT_EQ(unit_labels(text), Labels{"3-1-102"}) << text;
    EXPECT_EQ(unit_labels("3栋102"), Labels{"3-102"});
    EXPECT_EQ(unit_labels("3#2-1203"), Labels{"3-2-1203"});
    EXPECT_EQ(unit_labels("3栋2单元1203"), Labels{"3-2-1203"});
    EXPECT_EQ(unit_labels("商铺S-03"), Labels{"S-03"});
    EXPECT_EQ(unit_labels("s-03 丁老板"), Labels{"S-03"});
    EXPECT_EQ(unit_labels("商铺S03"), Labels{"S-03"});
}

TEST(UnitLabels, ComeInOrderWithoutDoubles) {
    EXPECT_EQ(unit_labels("3-1-103、3-1-102和3-1-103"), (Labels{"3-1-103", "3-1-102"}));
}

TEST(UnitLabels, AreNotSeenInTelephoneNumbersDatesTimesAndAmounts) {
    for (const char* text :
         {"13800001234", "138-0000-1234", "2025-11-20", "9:00-17:00", "30-60分钟", "50-100元",
          "1.5-2.5", "2号楼2单元电梯停在7楼", "COVID-19", "wi-fi6", "11月30日", "GB/T 9704-2012"})
        EXPECT_EQ(unit_labels(text), Labels{}) << text;
    EXPECT_EQ(unit_labels("签到 2-2-403。顺便转让九成新婴儿车,要的联系13800001234[图片]"),
              Labels{"2-2-403"});
}

TEST(UnitLabel, OneLabelMayBeWrittenMoreLoosely) {
    EXPECT_EQ(unit_label(" 3－1－102 "), "3-1-102");
    EXPECT_EQ(unit_label("3 1 102"), "3-1-102");
    EXPECT_EQ(unit_label("S03"), "S-03");
    EXPECT_EQ(unit_label("8-302"), "8-302");
    EXPECT_EQ(unit_label("三号楼一单元102"), "3-1-102");
    EXPECT_EQ(unit_label("老王"), "");
    EXPECT_EQ(unit_label(""), "");
    EXPECT_EQ(unit_label("102"), "");
}

TEST(ReadCommand, TakesEveryPrefixAndLeavesTheRestAsWritten) {
    const auto expect = [](const char* text, const char* name, const char* rest) {
        const auto command = read_command(text, false);
        ASSERT_TRUE(command) << text;
        EXPECT_EQ(command->name, name) << text;
        EXPECT_EQ(command->rest, rest) << text;
    };
    expect("/vote Paint it? | A | B", "vote", "Paint it? | A | B");
    expect("／投票 是否建棚？", "投票", "是否建棚？");
    expect("！投票 Ａ", "投票", "Ａ");
    expect("#HELP", "help", "");
    expect("、帮助", "帮助", "");
    expect("/表决是否同意建棚", "表决", "是否同意建棚");
    expect("/绑定3-2-501 ABC", "绑定", "3-2-501 ABC");
    expect("/vote@linyi_bot Q | A | B", "vote", "Q | A | B");
    expect(" /下一项 ", "下一项", "");
}

TEST(ReadCommand, NeedsAPrefixUnlessTheBotIsAddressed) {
    EXPECT_FALSE(read_command("投票 是否建棚", false));
    EXPECT_FALSE(read_command("!!!", false));
    EXPECT_FALSE(read_command("/", false));
    EXPECT_FALSE(read_command("", true));
    ASSERT_TRUE(read_command("投票 是否建棚", true));
    EXPECT_EQ(read_command("投票 是否建棚", true)->name, "投票");
    EXPECT_EQ(read_command("投票 是否建棚", true)->rest, "是否建棚");
}

TEST(ReadShortId, ReadsKindNumberAndRest) {
    const auto id = read_short_id("Ｖ１２：同意，谢谢");
    ASSERT_TRUE(id);
    EXPECT_EQ(id->kind, 'V');
    EXPECT_EQ(id->number, 12);
    EXPECT_EQ(id->rest, "同意，谢谢");
    EXPECT_EQ(read_short_id("t5")->kind, 'T');
    EXPECT_EQ(read_short_id("R7 5 很满意")->rest, "5 很满意");
}

TEST(ReadShortId, RefusesOtherLettersAndWords) {
    for (const char* text : {"X12", "T恤", "V", "V0", "V12a", "Vote 2", "12", ""})
        EXPECT_FALSE(read_short_id(text)) << text;
}

}  // namespace
}  // namespace linyi::language
