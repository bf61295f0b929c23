// What only a spreadsheet has: names of cells, errors, dates, formulas, merged and hidden cells.
#include "domain/read_roster.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

using test::read;

/// As a spreadsheet gives it: cells have names, and merged cells repeat.
Table sheet(const std::vector<std::vector<TableCell>>& rows) {
    Table table{.has_letters = true};
    for (const auto& cells : rows)
        table.rows.push_back({.row = static_cast<int>(table.rows.size()) + 1, .cells = cells});
    return table;
}

const std::vector<TableCell> sheet_header{{"房号"}, {"面积"}, {"业主"}};

TEST(RosterSheet, NamesTheCellOfAProblem) {
    const auto found = read(sheet({sheet_header, {{"3-2-501"}, {"viel"}, {"张伟"}}}));

    EXPECT_EQ(found.errors,
              "row 2, 面积 (B2): \"viel\" is no area. → digits only, at most two decimals, like "
              "102.35.\n");
}

TEST(RosterSheet, ErrorsDatesAndFormulasWithoutValueAreNoContent) {
    const auto found =
        read(sheet({sheet_header,
                    {{"2025-03-02", TableCell::Kind::date}, {"80"}, {"甲"}},
                    {{"3-2-502"}, {"#N/A", TableCell::Kind::error}, {"乙"}},
                    {{"3-2-503"}, {"80"}, {"", TableCell::Kind::uncomputed, true}}}));

    EXPECT_NE(found.errors.find("row 2, 房号 (A2): the cell has become the date 2025-03-02"),
              found.errors.npos)
        << found.errors;
    EXPECT_NE(found.errors.find("row 3, 面积 (B3): the cell shows the error #N/A"),
              found.errors.npos);
    EXPECT_NE(
        found.errors.find("row 4, 业主 (C4): the cell is a formula, and the file has no value"),
        found.errors.npos);
    EXPECT_EQ(found.labels(), "");
}

TEST(RosterSheet, AMergedUnitWithARowForEachOwnerIsOneUnit) {
    TableCell unit{"3-2-501"};
    TableCell area{"89.6"};
    auto unit_below = unit;
    auto area_below = area;
    unit_below.is_repeated = area_below.is_repeated = true;
    const auto joined =
        read(sheet({sheet_header, {unit, area, {"王建国"}}, {unit_below, area_below, {"李梅"}}}));
    const auto shared =
        read(sheet({sheet_header, {unit, area, {"王建国"}}, {{"3-2-502"}, area_below, {"李梅"}}}));

    EXPECT_EQ(joined.errors, "");
    EXPECT_EQ(joined.owners(0), "王建国: 李梅:");
    EXPECT_EQ(
        shared.errors,
        "row 3, 面积 (B3): several units share this merged cell. → unmerge it and fill it in for "
        "each unit.\n");
}

TEST(RosterSheet, ASecondOwnersRowMayLeaveTheAreaEmpty) {
    TableCell below{"3-2-501"};
    below.is_repeated = true;
    const auto found =
        read(sheet({sheet_header, {{"3-2-501"}, {"89.6"}, {"王建国"}}, {below, {}, {"李梅"}}}));

    EXPECT_EQ(found.errors, "");
    EXPECT_EQ(found.owners(0), "王建国: 李梅:");
}

TEST(RosterSheet, TextBelowNoHeaderIsARemarkAndInCsvASlippedRow) {
    const std::vector<TableCell> row{{"3-2-501"}, {"89.6"}, {"王建国"}, {"已核对"}};

    EXPECT_EQ(read(sheet({sheet_header, row})).errors, "");
    EXPECT_EQ(read("房号,面积,业主\n3-2-501,89.6,王建国,已核对\n").errors,
              "row 2: this row has more fields than the header. → put text with commas in double "
              "quotes.\n");
}

TEST(RosterSheet, TellsOfFormulasAndHiddenRowsOnce) {
    auto table = sheet({sheet_header,
                        {{"3-2-501"}, {"80", TableCell::Kind::number, true}, {"甲"}},
                        {{"3-2-502"}, {"80", TableCell::Kind::number, true}, {"乙"}}});
    table.rows[2].is_hidden = true;
    const auto found = read(table);

    EXPECT_EQ(found.errors, "");
    EXPECT_NE(found.notes.find("file: 2 cells are formulas (first B2)"), found.notes.npos)
        << found.notes;
    EXPECT_NE(found.notes.find("file: 1 rows are hidden in the sheet (first 3)"), found.notes.npos);
}

TEST(ColumnLetters, GoOnBehindZ) {
    EXPECT_EQ(column_letters(0), "A");
    EXPECT_EQ(column_letters(25), "Z");
    EXPECT_EQ(column_letters(26), "AA");
    EXPECT_EQ(column_letters(701), "ZZ");
    EXPECT_EQ(column_letters(702), "AAA");
}

}  // namespace
}  // namespace linyi
