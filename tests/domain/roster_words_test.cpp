#include "domain/roster_words.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

std::string kind(std::string_view text) {
    const auto found = kind_in_words(text);
    if (!found) return "?";
    return std::string(to_text(found->kind)) + (found->is_storage ? " storage" : "");
}

std::string status(std::string_view text) {
    const auto found = status_in_words(text);
    return found ? std::string(to_text(*found)) : "?";
}

std::string area(std::string_view text) {
    const auto found = area_in_words(text);
    return found ? to_text(*found) : "?";
}

TEST(KindInWords, KnowsWhatPeopleCallTheThreeKinds) {
    for (const auto* text : {"", "住宅", "普通住宅", "高层住宅", "公寓", "别墅", " 住 宅 ",
                             "Residential", "住宅（成套）", "城镇住宅"})
        EXPECT_EQ(kind(text), "home") << text;
    for (const auto* text :
         {"商铺", "店铺", "商业", "底商", "办公", "写字楼", "非住宅", "SHOP", "商业服务"})
        EXPECT_EQ(kind(text), "shop") << text;
    for (const auto* text : {"车位", "地下车位", "产权车位", "车库", "停车位", "Parking space"})
        EXPECT_EQ(kind(text), "parking") << text;
    for (const auto* text : {"储藏室", "储藏", "储物间", "杂物间", "storage"})
        EXPECT_EQ(kind(text), "parking storage") << text;
}

TEST(KindInWords, DoesNotChooseBetweenTwoKinds) {
    for (const auto* text : {"商住", "商务公寓", "住宅带车位", "花园", "其他"})
        EXPECT_EQ(kind(text), "?") << text;
}

TEST(StatusInWords, TellsSoldFromUnsoldAndFromUndelivered) {
    for (const auto* text : {"", "已售", "已交付", "已交房", "已入住", "自住", "空置", "出租",
                             "sold", "Occupied", "未入住"})
        EXPECT_EQ(status(text), "sold") << text;
    for (const auto* text :
         {"未售", "待售", "在售", "未出售", "开发商自持", "unsold", "Not sold", "for sale"})
        EXPECT_EQ(status(text), "unsold") << text;
    for (const auto* text : {"未交付", "未交房", "已售未交付", "已售未交房", "尚未交付",
                             "undelivered", "not yet delivered"})
        EXPECT_EQ(status(text), "undelivered") << text;
    EXPECT_EQ(status("占用"), "?");
    EXPECT_EQ(status("花园"), "?");
}

TEST(AreaInWords, ReadsUnitsWidthAndThousands) {
    EXPECT_EQ(area("102.35"), "102.35");
    EXPECT_EQ(area("１０２．３５㎡"), "102.35");
    EXPECT_EQ(area(" 89.6 平方米"), "89.60");
    EXPECT_EQ(area("1,234.5"), "1234.50");
    EXPECT_EQ(area("12,34"), "?");
    EXPECT_EQ(area("约90"), "?");
    EXPECT_EQ(area("-90"), "?");
}

TEST(AreaInWords, ABinaryFractionIsTakenForWhatWasTypedWithinABillionth) {
    EXPECT_EQ(area("89.599999999999994"), "89.60");
    EXPECT_EQ(area("80.620000000000005"), "80.62");
    EXPECT_EQ(area("99.999999999999986"), "100.00");
    EXPECT_EQ(area("89.6000000"), "89.60");
    EXPECT_EQ(area("89.600000001"), "89.60")
        << "exactly 1e-9 away is a digit further than it may be";
    EXPECT_EQ(area("89.605"), "?");
    EXPECT_EQ(area("89.599999"), "?");
    EXPECT_EQ(area("89.60000001"), "?");
    EXPECT_EQ(area("89.599999x"), "?");
}

TEST(OwnerName, JoinsTheLettersOfOneWidenedName) {
    EXPECT_EQ(owner_name("张　伟"), "张伟");
    EXPECT_EQ(owner_name(" 张 小 伟 "), "张小伟");
    EXPECT_EQ(owner_name("王 建国"), "王建国");
    EXPECT_EQ(owner_name("Wang  Jianguo"), "Wang Jianguo");
    EXPECT_EQ(owner_name("王建国 李梅"), "王建国 李梅");
}

TEST(FaultInName, KnowsWhatIsNoName) {
    EXPECT_EQ(fault_in_name("张伟"), NameFault::none);
    EXPECT_EQ(fault_in_name("阿卜杜·热合曼"), NameFault::none);
    EXPECT_EQ(fault_in_name("Heyue Trading Co. 2"), NameFault::none);
    EXPECT_EQ(fault_in_name("13800000001"), NameFault::number);
    EXPECT_EQ(fault_in_name("89.60"), NameFault::number);
    EXPECT_EQ(fault_in_name("张*"), NameFault::masked);
    EXPECT_EQ(fault_in_name("张某"), NameFault::masked);
    EXPECT_EQ(fault_in_name("王建国 李梅"), NameFault::two_names);
    EXPECT_EQ(fault_in_name("a\nb"), NameFault::unreadable);
    EXPECT_EQ(fault_in_name(std::string(61, 'x')), NameFault::unreadable);
    EXPECT_EQ(fault_in_name(std::string(60, 'x')), NameFault::none);
}

TEST(BuildingInWords, IsTheNumberHoweverItIsWritten) {
    for (const auto* text : {"3", "03", "3号楼", "3栋", "3幢", "3#", "3#楼", "第3栋", "三号楼",
                             "３号", "Building 3", "3座"})
        EXPECT_EQ(building_in_words(text), "3") << text;
    EXPECT_EQ(building_in_words("a座"), "A");
    EXPECT_EQ(building_in_words("十二栋"), "12");
    EXPECT_EQ(building_in_words("二十一号楼"), "21");
    EXPECT_EQ(building_in_words("商业街"), "商业街");
    EXPECT_EQ(stairwell_in_words("2单元"), "2");
    EXPECT_EQ(stairwell_in_words("二单元"), "2");
    EXPECT_EQ(stairwell_in_words("Unit 2"), "2");
    EXPECT_EQ(stairwell_in_words(""), "");
}

TEST(PartsOf, KeepsEmptyPartsAndKnowsAllSeparators) {
    using Parts = std::vector<std::string>;
    EXPECT_EQ(parts_of("甲；乙、丙/丁,戊\n己&庚"),
              (Parts{"甲", "乙", "丙", "丁", "戊", "己", "庚"}));
    EXPECT_EQ(parts_of("1;;2"), (Parts{"1", "", "2"}));
    EXPECT_EQ(parts_of("  "), Parts{});
}

}  // namespace
}  // namespace linyi
