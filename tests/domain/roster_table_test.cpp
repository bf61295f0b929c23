// Rosters as property companies and committees keep them: titles, several columns for a name or a
// place, merged cells, totals.
#include "domain/read_roster.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

using test::read;

TEST(RosterHeader, StandsBelowTitlesAndIsKnownWithoutBlanksWidthAndBrackets) {
    const auto found = read(
        "和悦里小区业主名册,,,\n"
        "制表日期：2025年11月1日,,,单位：㎡\n"
        "序 号,房　号,建筑面积（㎡）,* 业主姓名：\n"
        "1,3-2-501,89.6,张伟\n");

    EXPECT_EQ(found.errors, "");
    EXPECT_EQ(found.notes, "");
    EXPECT_EQ(found.labels(), "3-2-501");
}

TEST(RosterHeader, KnowsTheWordsOfOffices) {
    for (const std::string header :
         {"室号,专有部分面积,产权人", "门牌号,产权面积,不动产权利人",
          "房间号,登记建筑面积,房主姓名", "Room No.,Floor area (sqm),Owner's name",
          "flat,AREA,Owner Name(s)", "Unit,Area,Owners"}) {
        const auto found = read(header + "\n3-2-501,89.6,张伟\n");
        EXPECT_EQ(found.errors + found.notes, "") << header;
        EXPECT_EQ(found.labels(), "3-2-501") << header;
    }
}

TEST(RosterHeader, DoesNotTakeNetOrSharedAreaForTheArea) {
    const auto found = read("房号,套内面积,建筑面积,公摊面积,业主\n3-2-501,70,89.6,19.6,张伟\n");

    EXPECT_EQ(found.errors, "");
    EXPECT_EQ(found.unit(0).area.hundredths, 8960);
    EXPECT_NE(found.notes.find("row 1, 套内面积: this column is unknown"), found.notes.npos)
        << found.notes;
}

TEST(RosterHeader, AsksWhichOfTwoAreasCounts) {
    const auto found = read("房号,建筑面积,专有部分面积,业主\n3-2-501,89.6,80,张伟\n");

    EXPECT_NE(
        found.errors.find("row 1, 专有部分面积: there are two columns with an area: 建筑面积, "
                          "专有部分面积. → keep the one that votes count"),
        found.errors.npos)
        << found.errors;
}

TEST(RosterHeader, MayTakeTwoRows) {
    const auto found =
        read("房号,建筑面积,业主信息,\n,,姓名,电话\n3-2-501,89.6,张伟,13800000001\n");

    EXPECT_EQ(found.errors, "");
    EXPECT_EQ(found.owners(0), "张伟:13800000001");
}

TEST(RosterHeader, IsMissedWithOneSentence) {
    EXPECT_EQ(
        read("甲,乙\n丙,丁\n").errors,
        "file: the first 40 rows have no column names. → name the columns in one row, at least: "
        "unit, area, owners.\n");
}

TEST(RosterPlace, IsPutTogetherFromBuildingStairwellAndRoom) {
    const auto found = read(
        "楼栋,单元,室号,面积,业主\n"
        "3号楼,2单元,501,89.6,张伟\n"
        "三号楼,一单元,0502室,80,李梅\n"
        "A座,,1203,80,王芳\n");

    EXPECT_EQ(found.errors, "");
    EXPECT_EQ(found.labels(), "3-2-501 3-1-0502 A-1203");
    EXPECT_EQ(found.unit(0).building, "3");
    EXPECT_EQ(found.unit(0).stairwell, "2");
    EXPECT_EQ(found.unit(2).building, "A");
    EXPECT_EQ(found.unit(2).stairwell, "");
}

TEST(RosterPlace, EnglishUnitIsTheStairwellWhereARoomStandsBesideIt) {
    const auto found = read("Building,Unit,Room,Area,Owner\n3,2,501,89.6,Ann\n");

    EXPECT_EQ(found.errors, "");
    EXPECT_EQ(found.labels(), "3-2-501");
}

TEST(RosterPlace, AWholeLabelStaysAndGivesItsStairwell) {
    const auto found = read("楼栋,房号,面积,业主\n3号楼,3-2-501,89.6,张伟\n3,3-1-502,80,李梅\n");

    EXPECT_EQ(found.errors, "");
    EXPECT_EQ(found.labels(), "3-2-501 3-1-502");
    EXPECT_EQ(found.unit(0).building, "3");
    EXPECT_EQ(found.unit(0).stairwell, "2");
}

TEST(RosterPlace, StairwellAndRoomInOneColumnGetTheirBuilding) {
    const auto found = read("楼栋,房号,面积,业主\n1,1-101,80,甲\n1,2-101,80,乙\n2,1-101,80,丙\n");

    EXPECT_EQ(found.errors, "");
    EXPECT_EQ(found.labels(), "1-1-101 1-2-101 2-1-101");
}

TEST(RosterPlace, BuildingAndRoomInOneColumnStayAsTheyAre) {
    const auto found = read("楼栋,房号,面积,业主\n1,1-101,80,甲\n2,2-101,80,乙\n2,S-03,80,丙\n");

    EXPECT_EQ(found.errors, "");
    EXPECT_EQ(found.labels(), "1-101 2-101 S-03");
    EXPECT_EQ(found.unit(2).building, "2");
}

TEST(RosterPlace, IsRefusedWhereTheColumnsDisagreeOrTheBuildingIsMissing) {
    const auto found = read("楼栋,房号,面积,业主\n3,4-2-501,89.6,张伟\n,502,80,李梅\n");

    EXPECT_NE(found.errors.find("row 2, 房号: unit 4-2-501 is not in building \"3\""),
              found.errors.npos)
        << found.errors;
    EXPECT_NE(found.errors.find(
                  "row 3, 房号: \"502\" is a room, but the building is not said. → fill in"),
              found.errors.npos)
        << found.errors;
}

TEST(RosterOwners, CoOwnersHaveAColumnOfTheirOwn) {
    const auto found = read(
        "房号,面积,业主,共有人,电话\n"
        "3-2-501,89.6,王建国,李梅,13800000001\n"
        "3-2-502,80,徐芳,无,13800000002\n"
        "3-2-503,80,赵倩,钱进、孙丽,13800000003;13800000004;13800000005\n"
        "3-2-504,80,周敏,周敏,\n");

    EXPECT_EQ(found.errors, "");
    EXPECT_EQ(found.owners(0), "王建国:13800000001 李梅:");
    EXPECT_EQ(found.owners(1), "徐芳:13800000002");
    EXPECT_EQ(found.owners(2), "赵倩:13800000003 钱进:13800000004 孙丽:13800000005");
    EXPECT_EQ(found.owners(3), "周敏:");
}

TEST(RosterOwners, NumberedColumnsGoInPairsWithTheirPhones) {
    const auto found = read(
        "房号,面积,业主1,业主1电话,业主2,业主2电话\n"
        "3-2-501,89.6,王建国,13800000001,李梅,\n"
        "3-2-502,80,徐芳,,,\n");

    EXPECT_EQ(found.errors, "");
    EXPECT_EQ(found.owners(0), "王建国:13800000001 李梅:");
    EXPECT_EQ(found.owners(1), "徐芳:");
}

TEST(RosterOwners, WhatIsNoNameIsAnErrorWithItsReason) {
    const auto found = read(
        "房号,面积,业主\n1-1-101,80,王建国 李梅\n1-1-102,80,13800000001\n1-1-103,80,张*\n"
        "1-1-104,80,未售\n1-1-105,80,张　伟\n");

    EXPECT_NE(found.errors.find("row 2, 业主: is \"王建国 李梅\" one owner or two?"),
              found.errors.npos);
    EXPECT_NE(found.errors.find("row 3, 业主: the owner \"13800000001\" is a number"),
              found.errors.npos);
    EXPECT_NE(found.errors.find("row 4, 业主: the owner \"张*\" is a masked name"),
              found.errors.npos);
    EXPECT_NE(found.errors.find("row 5, 业主: the owner's field says \"未售\""), found.errors.npos);
    EXPECT_EQ(found.labels(), "1-1-105");
    EXPECT_EQ(found.owners(0), "张伟:");
}

TEST(RosterOwners, ASecondOwnerInARowOfItsOwnIsToldWhereToGo) {
    const auto found = read("房号,面积,业主\n1-1-101,80,王建国\n,,李梅\n");

    EXPECT_EQ(
        found.errors,
        "row 3, 房号: owner \"李梅\" stands here without a unit. → a co-owner goes into the row of "
        "the unit, behind a semicolon; else write the unit.\n");
}

TEST(RosterDuplicates, SayWhatDiffers) {
    const auto found =
        read("房号,面积,业主\n1-1-101,80,甲\n1-1-101,81.5,甲\n1-1-101,80,乙\n1-1-101,80.00,甲\n");

    EXPECT_NE(found.errors.find(
                  "row 3, 房号: unit 1-1-101 is already in row 2 with 80.00 m², here it has "
                  "81.50 m². → check the register"),
              found.errors.npos)
        << found.errors;
    EXPECT_NE(
        found.errors.find("row 4, 房号: unit 1-1-101 is already in row 2 with other owners. → "
                          "co-owners go into one row"),
        found.errors.npos);
    EXPECT_NE(found.errors.find("row 5, 房号: unit 1-1-101 is already in row 2. → remove"),
              found.errors.npos);
}

TEST(RosterStatus, TwoColumnsMakeOneStatus) {
    const auto found = read(
        "房号,面积,业主,销售状态,交付状态\n"
        "1-1-101,80,甲,已售,已交付\n1-1-102,80,乙,已售,未交付\n1-1-103,80,,未售,未交付\n");

    EXPECT_EQ(found.errors, "");
    EXPECT_EQ(found.unit(0).status, UnitStatus::sold);
    EXPECT_EQ(found.unit(1).status, UnitStatus::undelivered);
    EXPECT_EQ(found.unit(2).status, UnitStatus::unsold);
}

TEST(RosterStatus, YesAndNoAnswerTheColumnsQuestion) {
    const auto found = read(
        "房号,面积,业主,是否已售,是否交付\n"
        "1-1-101,80,甲,是,是\n1-1-102,80,乙,是,否\n1-1-103,80,,否,\n1-1-104,80,丁,,也许\n");

    EXPECT_EQ(found.unit(0).status, UnitStatus::sold);
    EXPECT_EQ(found.unit(1).status, UnitStatus::undelivered);
    EXPECT_EQ(found.unit(2).status, UnitStatus::unsold);
    EXPECT_EQ(found.errors,
              "row 5, 是否交付: \"也许\" is neither yes nor no. → write yes or no.\n");
}

TEST(RosterRows, TotalsRemarksAndRepeatedHeadersAreNoUnits) {
    const auto found = read(
        "序号,房号,面积,业主\n1,1-1-101,80,甲\n序号,房号,面积,业主\n2,1-1-102,90,乙\n3,,,\n"
        "合计,,170.00,\n备注：不对外公布,,,\n,备注：面积以产权登记为准,,\n");

    EXPECT_EQ(found.errors, "");
    EXPECT_EQ(found.labels(), "1-1-101 1-1-102");
    EXPECT_NE(found.notes.find("row 6: it is a row of totals"), found.notes.npos) << found.notes;
    EXPECT_EQ(found.notes.find("add up"), found.notes.npos) << "170 is 170";
    EXPECT_NE(found.notes.find("row 8: \"备注:面积以产权登记为准\" looks like a remark"),
              found.notes.npos);
}

TEST(RosterRows, ATotalThatIsNoSumIsTold) {
    const auto found = read("房号,面积,业主\n1-1-101,80,甲\n1-1-102,90,乙\n总计,175,\n");

    EXPECT_NE(found.notes.find("row 4, 面积: the totals say 175.00, the rows add up to 170.00"),
              found.notes.npos)
        << found.notes;
}

TEST(RosterSlips, ALoneBuildingAndAnOddAreaAreNotes) {
    std::string csv = "房号,面积,业主\n";
    for (int room = 101; room < 105; ++room)
        csv += "1-1-" + std::to_string(room) + ",80,n" + std::to_string(room) + "\n";
    const auto found = read(csv + "11-1-105,8960,x\n");

    EXPECT_EQ(found.errors, "");
    EXPECT_NE(found.notes.find("row 6, building: building \"11\" has this one unit only, 11-1-105"),
              found.notes.npos)
        << found.notes;
    EXPECT_NE(found.notes.find("row 6, 面积: 8960.00 m² is an unusual area"), found.notes.npos);
    EXPECT_EQ(read("房号,面积,业主\n1-1-101,80,a\n2-1-101,80,b\n").notes, "")
        << "small houses are no slip";
}

TEST(RosterKinds, ParkingIsKnownByItsNameAndStorageCountsLikeIt) {
    const auto found = read("房号,面积,业主,类型\n车位12,12,甲,\n储5,6,甲,储藏室\n");

    EXPECT_EQ(found.errors, "");
    EXPECT_EQ(found.unit(0).kind, UnitKind::parking);
    EXPECT_EQ(found.unit(1).kind, UnitKind::parking);
    EXPECT_NE(found.notes.find("row 3, 类型: storage rooms are kept like parking"),
              found.notes.npos)
        << found.notes;
}

}  // namespace
}  // namespace linyi
