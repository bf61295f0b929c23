#include "domain/mask.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

TEST(MaskName, OfTwoCharactersKeepsTheSurname) {
    EXPECT_EQ(mask_name("张伟"), "张*");
}

TEST(MaskName, OfThreeKeepsFirstAndLast) {
    EXPECT_EQ(mask_name("张小伟"), "张*伟");
}

TEST(MaskName, HidesEveryCharacterBetween) {
    EXPECT_EQ(mask_name("古力娜扎"), "古**扎");
}

TEST(MaskName, KeepsBothCharactersOfACompoundSurname) {
    EXPECT_EQ(mask_name("欧阳锋"), "欧阳*");
    EXPECT_EQ(mask_name("欧阳建国"), "欧阳*国");
    EXPECT_EQ(mask_name("诸葛亮"), "诸葛*");
    EXPECT_EQ(mask_name("司马相如"), "司马*如");
}

TEST(MaskName, ATwoCharacterNameIsNeverShownWhole) {
    EXPECT_EQ(mask_name("欧阳"), "欧*");
    EXPECT_EQ(mask_name("张"), "*");
}

TEST(MaskName, OfLatinLettersKeepsInitials) {
    EXPECT_EQ(mask_name("John Smith"), "J*** S***");
}

TEST(SurnameOnly, IsWhatAPublicBoardShows) {
    EXPECT_EQ(surname_only("张小伟"), "张某");
    EXPECT_EQ(surname_only("上官婉儿"), "上官某");
    EXPECT_EQ(surname_only(""), "");
}

TEST(MaskNumbers, KeepWhatTheRuleKeeps) {
    EXPECT_EQ(mask_phone("13800001234"), "138****1234");
    EXPECT_EQ(mask_identity("330106199001011234"), "330*************34");
    EXPECT_EQ(mask_plate("浙A12345"), "浙A***45");
    EXPECT_EQ(mask_plate("浙AD12345"), "浙A****45");
    EXPECT_EQ(mask_bank("6222021234567890"), "************7890");
    EXPECT_EQ(mask_email("ann@example.com"), "a***@example.com");
}

TEST(MaskRoom, KeepsBuildingAndUnit) {
    EXPECT_EQ(mask_room("3-2-501"), "3-2-***");
    EXPECT_EQ(mask_room("3-501"), "3-***");
    EXPECT_EQ(mask_room("S-03"), "S-***");
    EXPECT_EQ(mask_room("501"), "***");
}

TEST(MaskText, FindsPhonesHoweverTheyAreWritten) {
    EXPECT_EQ(mask_text("电话13800001234。"), "电话138****1234。");
    EXPECT_EQ(mask_text("138 0000 1234"), "138 **** 1234");
    EXPECT_EQ(mask_text("138-0000-1234"), "138-****-1234");
    EXPECT_EQ(mask_text("+8613800001234"), "+86138****1234");
    EXPECT_EQ(mask_text("+86 138 0000 1234"), "+86 138 **** 1234");
    EXPECT_EQ(mask_text("１３８００００１２３４"), "１３８****１２３４");
    EXPECT_EQ(mask_text("微信13800001234x"), "微信138****1234x");
}

TEST(MaskText, LeavesNumbersThatAreNoMobileNumbers) {
    EXPECT_EQ(mask_text("工单20251120001"), "工单20251120001");
    EXPECT_EQ(mask_text("12800001234"), "12800001234");
    EXPECT_EQ(mask_text("物业电话0571-88880000"), "物业电话0571-88880000");
    EXPECT_EQ(mask_text("预算1,352.79元，共63/210户"), "预算1,352.79元，共63/210户");
}

TEST(MaskText, FindsIdentityNumbers) {
    EXPECT_EQ(mask_text("身份证330106199001011234"), "身份证330*************34");
    EXPECT_EQ(mask_text("33010619900101123X号"), "330*************3X号");
    EXPECT_EQ(mask_text("33010619900101123x"), "330*************3x");
    EXPECT_EQ(mask_text("330106 19900101 1234"), "330*** ******** **34");
    EXPECT_EQ(mask_text("330106900101123"), "330**********23");
}

TEST(MaskText, FindsBankNumbersOfSixteenToNineteenDigits) {
    EXPECT_EQ(mask_text("卡6222021234567890"), "卡************7890");
    EXPECT_EQ(mask_text("6222021234567890123"), "***************0123");
    EXPECT_EQ(mask_text("6222 0212 3456 7890 123"), "**** **** **** ***0 123");
    EXPECT_EQ(mask_text("62220212345678901"), "*************8901");
}

TEST(MaskText, HidesNumbersThatRunTogether) {
    EXPECT_EQ(mask_text("1380000123413900005678"), "138*****************78");
}

TEST(MaskText, FindsPlates) {
    EXPECT_EQ(mask_text("车牌浙A12345占道"), "车牌浙A***45占道");
    EXPECT_EQ(mask_text("沪AD12345"), "沪A****45");
    EXPECT_EQ(mask_text("京A·8K888"), "京A***88");
    EXPECT_EQ(mask_text("浙A1234警"), "浙A***4警");
    EXPECT_EQ(mask_text("川a12b45"), "川a***45");
}

TEST(MaskText, LeavesWordsThatOnlyLookLikePlates) {
    EXPECT_EQ(mask_text("云A座"), "云A座");
    EXPECT_EQ(mask_text("新Apple手机"), "新Apple手机");
    EXPECT_EQ(mask_text("浙A1234567"), "浙A1234567");
}

TEST(MaskText, FindsMailAddresses) {
    EXPECT_EQ(mask_text("写信到ann.lee+x@mail.example.com。"), "写信到a***@mail.example.com。");
    EXPECT_EQ(mask_text("13800001234@example.com"), "1***@example.com");
    EXPECT_EQ(mask_text("a@b"), "a@b");
    EXPECT_EQ(mask_text("@all 注意"), "@all 注意");
}

TEST(MaskText, CutsLinksDownToTheirSite) {
    EXPECT_EQ(mask_text("见 https://example.com/u/13800001234?t=abc 谢谢"),
              "见 https://example.com/… 谢谢");
    EXPECT_EQ(mask_text("http://user:secret@example.com:8080/x"), "http://example.com:8080/…");
    EXPECT_EQ(mask_text("https://example.com/"), "https://example.com");
    EXPECT_EQ(mask_text("见www.example.com/a，好"), "见www.example.com/…，好");
}

TEST(MaskText, HidesRoomsAndKeepsBuildings) {
    EXPECT_EQ(mask_text("3-2-501反映漏水"), "3-2-***反映漏水");
    EXPECT_EQ(mask_text("8-302 和 3－1－1602"), "8-*** 和 3－1－***");
    EXPECT_EQ(mask_text("3号楼2单元501室"), "3号楼2单元***室");
    EXPECT_EQ(mask_text("三号楼一单元102"), "三号楼一单元***");
    EXPECT_EQ(mask_text("A座1203的业主"), "A座***的业主");
    EXPECT_EQ(mask_text("住501室"), "住***室");
}

TEST(MaskText, LeavesDatesSharesAndQuantities) {
    EXPECT_EQ(mask_text("2025-11-20 19:52"), "2025-11-20 19:52");
    EXPECT_EQ(mask_text("3号楼120户，10-120元"), "3号楼120户，10-120元");
    EXPECT_EQ(mask_text("10-100元"), "10-100元");
    EXPECT_EQ(mask_text("建房〔2009〕274号"), "建房〔2009〕274号");
    EXPECT_EQ(mask_text("V12 T5 R7"), "V12 T5 R7");
}

TEST(MaskText, MasksTheNamesItIsGiven) {
    EXPECT_EQ(mask_text("张小伟和张伟说欧阳锋不在", {"张伟", "张小伟", "欧阳锋"}),
              "张*伟和张*说欧阳*不在");
    EXPECT_EQ(mask_text("张伟", {}), "张伟");
}

TEST(MaskText, SurvivesBytesThatAreNotUtf8) {
    EXPECT_EQ(mask_text("\xFF\x80 13800001234 \xE5"), "\xFF\x80 138****1234 \xE5");
}

// What makes a backtracking matcher slow: quadratic work would run into the time limit.
TEST(MaskText, IsLinearInTheText) {
    for (const auto* piece : {"a@", "1 ", "13-", "浙A1", "www.", "3-2-", "aaaa", "1"}) {
        std::string text;
        while (text.size() < 150'000) text += piece;

        EXPECT_FALSE(mask_text(text, {"张伟"}).empty()) << piece;
    }
}

}  // namespace
}  // namespace linyi
