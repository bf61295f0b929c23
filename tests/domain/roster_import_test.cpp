#include "domain/roster_import.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace linyi {
namespace {

/// Enough of language::unit_label for these files: digits and dashes.
std::string plain_label(std::string_view text) {
    const bool is_label = !text.empty() && text.find('-') != text.npos &&
                          text.find_first_not_of("0123456789-S") == text.npos;
    return is_label ? std::string(text) : std::string{};
}

RosterReading read(std::string_view csv) {
    return read_roster_csv(csv, plain_label);
}

std::string problems(const RosterReading& reading, RosterProblem::Severity severity) {
    std::string out;
    for (const auto& problem : reading.problems) {
        if (problem.severity == severity) out += say(Language::en, problem) + "\n";
    }
    return out;
}
std::string errors(const RosterReading& reading) {
    return problems(reading, RosterProblem::Severity::error);
}
std::string notes(const RosterReading& reading) {
    return problems(reading, RosterProblem::Severity::note);
}

TEST(RosterCsv, ReadsChineseColumnsWithMarkAndUnits) {
    const auto reading = read(
        "\xEF\xBB\xBF房号,建筑面积(㎡),业主姓名,房屋类型,状态,手机号,账号\r\n"
        "3-2-501,102.35㎡,王建国；李梅,住宅,已售,13800000001;13800000002,wang;li\r\n"
        "S-03,45,丁国庆,商铺,,,\r\n");

    ASSERT_EQ(errors(reading), "");
    ASSERT_EQ(reading.draft.units.size(), 2U);
    const auto& home = reading.draft.units[0];
    EXPECT_EQ(home.label, "3-2-501");
    EXPECT_EQ(home.area.hundredths, 10235);
    EXPECT_EQ(home.building, "3");
    ASSERT_EQ(home.owners.size(), 2U);
    EXPECT_EQ(home.owners[1].name, "李梅");
    EXPECT_EQ(home.owners[1].phone, "13800000002");
    EXPECT_EQ(home.accounts, (std::vector<std::string>{"wang", "li"}));
    EXPECT_EQ(reading.draft.units[1].kind, UnitKind::shop);
}

TEST(RosterCsv, ReadsEnglishColumnsInAnyOrder) {
    const auto reading = read("Owners,Unit,Area\n\"Ann, Bob\",1-1-101,90\n");

    ASSERT_EQ(errors(reading), "");
    EXPECT_EQ(reading.draft.units[0].owners.size(), 2U);
    EXPECT_EQ(reading.draft.units[0].area.hundredths, 9000);
}

TEST(RosterCsv, NamesEveryProblemWithItsRowColumnAndRemedy) {
    const auto reading = read(
        "房号,面积,业主,类型,状态\n"
        "1-1-101,9O.5,甲,,\n"
        "1-1-102,80,乙,花园,\n"
        "1-1-103,80,丙,,占用\n"
        "1-1-104,80,丁;丁,,\n"
        "abc,80,戊,,\n"
        "1-1-105,0,己,,\n"
        "1-1-106,80,庚,,\n"
        "1-1-106,80,辛,,\n");

    const auto found = errors(reading);
    EXPECT_NE(found.find("row 2, 面积: \"9O.5\" is no area. → digits only"), found.npos) << found;
    EXPECT_NE(found.find("row 3, 类型: \"花园\" is no kind"), found.npos) << found;
    EXPECT_NE(found.find("row 4, 状态: \"占用\" is no status"), found.npos) << found;
    EXPECT_NE(found.find("row 5, 业主: owner \"丁\" is named twice"), found.npos) << found;
    EXPECT_NE(found.find("row 6, 房号: \"abc\" is no unit"), found.npos) << found;
    EXPECT_NE(found.find("row 7, 面积: the area is 0"), found.npos) << found;
    EXPECT_NE(found.find("row 9, 房号: unit 1-1-106 is already in row 8"), found.npos) << found;
    EXPECT_EQ(std::count(found.begin(), found.end(), '\n'), 7);
    EXPECT_EQ(reading.draft.units.size(), 1U);
}

TEST(RosterCsv, SaysEveryProblemInChineseToo) {
    const auto reading = read("房号,面积,业主\n1-1-101,x,甲\n");

    ASSERT_EQ(reading.problems.size(), 1U);
    EXPECT_EQ(say(Language::zh, reading.problems[0]),
              "第 2 行 面积：面积“x”看不懂。→ 只写数字，最多两位小数，如 102.35。");
}

TEST(RosterCsv, NamesMissingAndDoubledColumns) {
    const auto missing = errors(read("房号,备注\n1-1-101,x\n"));
    const auto doubled = errors(read("房号,面积,面积,业主\n1-1-101,80,80,甲\n"));

    EXPECT_NE(missing.find("column \"面积 / area\" is missing"), missing.npos) << missing;
    EXPECT_NE(missing.find("column \"业主 / owners\" is missing"), missing.npos) << missing;
    EXPECT_NE(doubled.find("row 1, 面积: this column is there twice"), doubled.npos) << doubled;
}

TEST(RosterCsv, RefusesWhatIsNoUtf8OrHasNoEnd) {
    const auto gbk = errors(read("\xB7\xBF\xBA\xC5,area,owners\n"));
    const auto quote = errors(read("unit,area,owners\n1-1-101,80,\"Ann\n1-1-102,80,Bob\n"));

    EXPECT_NE(gbk.find("not UTF-8"), gbk.npos) << gbk;
    EXPECT_NE(quote.find("row 2: a quoted field begins here"), quote.npos) << quote;
}

TEST(RosterCsv, TakesTenThousandRowsAndNotOneMore) {
    std::string csv = "unit,area,owners\n";
    for (int i = 1; i <= 10'000; ++i)
        csv += "1-1-" + std::to_string(i) + ",80,n" + std::to_string(i) + "\n";

    EXPECT_FALSE(read(csv).has_errors());
    const auto one_more = errors(read(csv + "1-1-10001,80,x\n1-1-10002,80,x\n"));
    EXPECT_EQ(one_more,
              "row 10002: more than 10,000 rows; the rest was not read. → split it by "
              "building.\n");
}

TEST(RosterCsv, RefusesMoreThanFiveMebibytes) {
    const std::string header = "unit,area,owners\n1-1-101,80,x\n";

    EXPECT_FALSE(read(header + std::string(roster_bytes_max - header.size(), ' ')).has_errors());
    EXPECT_TRUE(read(header + std::string(roster_bytes_max - header.size() + 1, ' ')).has_errors());
}

TEST(RosterPeople, EqualNamesAreOnePersonIfNeitherOrBothGiveThePhone) {
    const auto neither = read("unit,area,owners,phone\n1-1-1,80,张伟,\n1-1-2,80,张伟,\n");
    const auto equal = read(
        "unit,area,owners,phone\n1-1-1,80,张伟,13800000001\n1-1-2,80,张伟,+86 138-0000-0001\n");

    EXPECT_EQ(neither.draft.people.size(), 1U);
    EXPECT_EQ(equal.draft.people.size(), 1U);
    EXPECT_NE(notes(neither).find("\"张伟\" owns 1-1-1, 1-1-2 and counts as one person"),
              std::string::npos);
}

TEST(RosterPeople, EqualNamesAreTwoPersonsIfPhonesDifferOrOnlyOneIsGiven) {
    const auto differ =
        read("unit,area,owners,phone\n1-1-1,80,张伟,13800000001\n1-1-2,80,张伟,13800000002\n");
    const auto half = read("unit,area,owners,phone\n1-1-1,80,张伟,13800000001\n1-1-2,80,张伟,\n");

    EXPECT_EQ(differ.draft.people.size(), 2U);
    EXPECT_EQ(half.draft.people.size(), 2U);
    EXPECT_NE(notes(differ).find("they count as 2 people"), std::string::npos);
}

TEST(RosterPeople, AnUnnamedOwnerIsANoteNotAnError) {
    const auto reading = read("unit,area,owners,status\n1-1-1,80,,\n1-1-2,80,,unsold\n");

    EXPECT_FALSE(reading.has_errors());
    EXPECT_EQ(reading.draft.units.size(), 2U);
    EXPECT_NE(notes(reading).find("row 2, owners: no owner is named"), std::string::npos);
    EXPECT_EQ(notes(reading).find("row 3"), std::string::npos);
}

TEST(RosterPeople, PhonesMustMatchTheOwnersOneByOne) {
    const auto found = errors(read("unit,area,owners,phone\n1-1-1,80,甲;乙,13800000001\n"));

    EXPECT_NE(found.find("row 2, phone: 1 phones for 2 owners"), found.npos) << found;
}

TEST(RosterCsv, ParkingPlacesMayBeCalledAnything) {
    const auto reading = read("unit,area,owners,kind\n车位12,12.5,甲,车位\n");

    ASSERT_EQ(errors(reading), "");
    EXPECT_EQ(reading.draft.units[0].label, "车位12");
}

}  // namespace
}  // namespace linyi
