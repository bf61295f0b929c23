#include "domain/briefing_privacy.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

TEST(BriefingMask, PeopleOnDutyKeepTheirNamesAlsoIfTheyOwnAFlat) {
    const BriefingMask mask({.hidden_names = {"吴磊", "李梅", "欧阳建国", "John Smith"},
                             .on_duty_names = {"吴磊", "李梅花"}},
                            Language::zh);

    EXPECT_EQ(mask("吴磊答复李梅和李梅花"), "吴磊答复李某和李梅花");
    EXPECT_EQ(mask("欧阳建国同意"), "欧阳某同意");
    EXPECT_EQ(mask("john smith, Johnny Smithson"), "J*** S***, Johnny Smithson");
}

TEST(BriefingMask, NobodyWhoCallsHimselfAWordOfTheBriefingChangesAResult) {
    const BriefingMask mask({.hidden_names = {"同意", "反对"}}, Language::zh);
    EXPECT_EQ(mask("同意14户、反对1户"), "同意14户、反对1户");
}

TEST(BriefingMask, KeepsDatesTimesMoneyAndCommonPlaces) {
    const BriefingMask mask({}, Language::zh);
    for (const std::string text :
         {"2025-11-20 19:30—20:34", "2号楼2单元电梯困人", "收入170900元，17起", "3号楼500元",
          "服务费每度0.6元封顶", "9:00—17:00", "12-15号楼"})
        EXPECT_EQ(mask(text), text);
}

TEST(BriefingMask, TakesOutLineBreaksAndDirectionCharacters) {
    const BriefingMask mask({}, Language::zh);
    EXPECT_EQ(mask("甲\n\n乙\x01丙"), "甲 乙丙");
    EXPECT_EQ(mask("a\xE2\x80\xAE"
                   "b\xE2\x80\x8B"),
              "ab");
}

}  // namespace
}  // namespace linyi
