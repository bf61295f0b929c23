#include "sheet/workbook.hpp"

#include "sheet/archive.hpp"
#include "sheet/workbook_maker.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace linyi::sheet {
namespace {

using test::text_row;
using test::WorkbookMaker;
using Kind = TableCell::Kind;

const std::string header = text_row({"房号", "面积", "业主"});

std::string problems(const WorkbookReading& reading) {
    std::string all;
    for (const auto& problem : reading.problems) all += say(Language::en, problem) + "\n";
    return all;
}

Table table(const std::string& bytes, std::string_view sheet = {}) {
    auto reading = read_workbook(bytes, sheet);
    EXPECT_EQ(problems(reading), "");
    return reading.table.value_or(Table{});
}

/// Cells with text, row by row: "A1=房号 B1=面积".
std::string shown(const Table& table) {
    std::string out;
    for (const auto& row : table.rows) {
        for (std::size_t at = 0; at < row.cells.size(); ++at) {
            if (row.cells[at].text.empty()) continue;
            out += (out.empty() ? "" : " ") + column_letters(at) + std::to_string(row.row) + "=" +
                   row.cells[at].text + (row.cells[at].is_repeated ? "^" : "");
        }
    }
    return out;
}

TEST(Workbook, ReadsSharedInlineRichAndPhoneticTexts) {
    const auto bytes =
        WorkbookMaker()
            .shared({"<t>房号</t>", "<r><t>面</t></r><r><t xml:space=\"preserve\">积 </t></r>",
                     "<t>张伟</t><rPh><t>zhang</t></rPh>"})
            .sheet("Sheet1",
                   "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c>"
                   "<c r=\"C2\" t=\"s\"><v>1</v></c></row>"
                   "<row r=\"5\"><c r=\"B5\" t=\"inlineStr\"><is><t>3-2-501</t></is></c>"
                   "<c r=\"C5\" t=\"s\"><v>2</v></c><c r=\"D5\" t=\"s\"><v>99</v></c></row>")
            .bytes();

    EXPECT_EQ(shown(table(bytes)), "A2=房号 C2=面积  B5=3-2-501 C5=张伟");
}

TEST(Workbook, NumbersAreTheirDigitsAndNeverRounded) {
    const auto bytes =
        WorkbookMaker()
            .sheet("Sheet1",
                   "<row><c><v>89.599999999999994</v></c><c><v>1.3800000001E10</v></c>"
                   "<c><v>501.0</v></c><c><v>1E-2</v></c><c><v>-0</v></c></row>")
            .bytes();
    const auto read = table(bytes);

    EXPECT_EQ(shown(read), "A1=89.599999999999994 B1=13800000001 C1=501 D1=0.01 E1=0");
    EXPECT_EQ(read.rows[0].cells[0].kind, Kind::number);
}

TEST(Workbook, KnowsDatesByTheirFormat) {
    WorkbookMaker maker;
    maker.formats({"yyyy\\-mm\\-dd", "[Red]0.00&quot;m&quot;"})
        .sheet("Sheet1",
               "<row><c s=\"1\"><v>45981</v></c><c s=\"2\"><v>45981</v></c>"
               "<c s=\"1\"><v>59</v></c><c s=\"1\"><v>61.75</v></c></row>");
    const auto read = table(maker.bytes());
    const auto later = table(maker.days_from_1904().bytes());

    EXPECT_EQ(shown(read), "A1=2025-11-20 B1=45981 C1=1900-02-28 D1=1900-03-01");
    EXPECT_EQ(read.rows[0].cells[0].kind, Kind::date);
    EXPECT_EQ(read.rows[0].cells[1].kind, Kind::number);
    EXPECT_TRUE(shown(later).starts_with("A1=2029-11-21")) << shown(later);
}

TEST(Workbook, FormulasGiveTheValueThatTheFileHolds) {
    const auto read = table(
        WorkbookMaker()
            .sheet("Sheet1",
                   "<row><c><f>1+1</f><v>2</v></c><c t=\"str\"><f>A1&amp;\"x\"</f><v>x</v></c>"
                   "<c><f>NOW()</f></c><c><f>B1</f><v></v></c><c t=\"e\"><f>1/0</f>"
                   "<v>#DIV/0!</v></c><c t=\"b\"><v>1</v></c></row>")
            .bytes());
    const auto& cells = read.rows.at(0).cells;

    EXPECT_EQ(cells.at(0).text, "2");
    EXPECT_TRUE(cells[0].is_formula);
    EXPECT_EQ(cells.at(1).text, "x");
    EXPECT_EQ(cells.at(2).kind, Kind::uncomputed);
    EXPECT_EQ(cells.at(3).kind, Kind::uncomputed);
    EXPECT_EQ(cells.at(4).kind, Kind::error);
    EXPECT_EQ(cells[4].text, "#DIV/0!");
    EXPECT_EQ(cells.at(5).text, "TRUE");
}

TEST(Workbook, MergedCellsRepeatDownwardsOnly) {
    const auto read = table(
        WorkbookMaker()
            .sheet("Sheet1",
                   text_row({"3号楼", "501", "甲"}) + text_row({"", "502", "乙"}) +
                       text_row({"", "503", "丙"}),
                   "<mergeCells><mergeCell ref=\"A1:A3\"/><mergeCell ref=\"B1:C1\"/>"
                   "<mergeCell ref=\"A9:XFD1048576\"/><mergeCell ref=\"nonsense\"/></mergeCells>")
            .bytes());

    EXPECT_EQ(shown(read), "A1=3号楼 B1=501 C1=甲 A2=3号楼^ B2=502 C2=乙 A3=3号楼^ B3=503 C3=丙");
}

TEST(Workbook, HiddenRowsAreMarked) {
    const auto read = table(
        WorkbookMaker()
            .sheet("Sheet1", "<row hidden=\"1\"><c><v>1</v></c></row><row><c><v>2</v></c></row>")
            .bytes());

    EXPECT_TRUE(read.rows.at(0).is_hidden);
    EXPECT_FALSE(read.rows.at(1).is_hidden);
}

TEST(WorkbookSheets, TheFirstWithARostersHeaderIsReadAndTheOthersAreTold) {
    const auto bytes = WorkbookMaker()
                           .sheet("说明", text_row({"填写说明"}))
                           .sheet("旧", header, "", "state=\"hidden\"")
                           .sheet("1号楼", header + text_row({"1-1-101", "80", "甲"}))
                           .sheet("2号楼", header)
                           .bytes();
    const auto reading = read_workbook(bytes, "");

    ASSERT_TRUE(reading.table);
    EXPECT_EQ(reading.table->rows.size(), 2U);
    EXPECT_EQ(
        problems(reading),
        "file: sheet \"1号楼\" was read; 2号楼 look like a roster too and were not read. → import "
        "each with --sheet NAME if they belong to it.\n");
    EXPECT_EQ(table(bytes, "2号楼").rows.size(), 1U);
    EXPECT_EQ(table(bytes, " ２号楼").rows.size(), 1U);
    EXPECT_EQ(
        problems(read_workbook(bytes, "3号楼")),
        "file: there is no sheet \"3号楼\"; there are: 说明, 旧, 1号楼, 2号楼. → name one of them "
        "with --sheet.\n");
}

TEST(WorkbookSheets, ElementsMayHaveAPrefixAndNamesAnyCase) {
    const auto bytes =
        test::zip({{"xl/Workbook.xml",
                    "<x:workbook xmlns:x=\"a\" xmlns:q=\"b\"><x:sheets><x:sheet name=\"S\" "
                    "q:id=\"r1\"/></x:sheets></x:workbook>"},
                   {"xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"r1\" Type=\"http://purl.oclc.org/ooxml/"
                    "officeDocument/relationships/worksheet\" Target=\"\\xl\\worksheets\\a.xml\"/>"
                    "</Relationships>"},
                   {"XL/worksheets/A.xml",
                    "<x:worksheet xmlns:x=\"a\"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row>"
                    "</x:sheetData></x:worksheet>"}});

    EXPECT_EQ(shown(table(bytes)), "A1=7");
}

TEST(WorkbookFaults, EachSaysWhatToDo) {
    const auto say_of = [](const std::string& bytes) { return problems(read_workbook(bytes, "")); };
    const auto good = WorkbookMaker().sheet("S", header).bytes();

    EXPECT_NE(say_of("PK\x03\x04 and no more").find("no whole .xlsx file"), std::string::npos);
    EXPECT_NE(say_of(good.substr(0, good.size() / 2)).find("no whole .xlsx file"),
              std::string::npos);
    EXPECT_NE(say_of(test::zip({{"a.txt", "a"}})).find("xl/workbook.xml: missing"),
              std::string::npos);
    EXPECT_NE(say_of(test::zip({{"mimetype", "a"}, {"META-INF/manifest.xml", "a"}})).find(".ods"),
              std::string::npos);
    const auto broken = WorkbookMaker()
                            .sheet("S", header)
                            .entry("xl/worksheets/sheet1.xml", "<worksheet><row>")
                            .bytes();
    EXPECT_NE(say_of(broken).find("xl/worksheets/sheet1.xml: XML"), std::string::npos)
        << say_of(broken);
}

TEST(WorkbookFaults, ADocumentTypeIsRefused) {
    const auto bytes =
        WorkbookMaker()
            .sheet("S", header)
            .entry("xl/worksheets/sheet1.xml",
                   "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;\">]><worksheet><sheetData>"
                   "<row><c t=\"str\"><v>&d;</v></c></row></sheetData></worksheet>")
            .bytes();

    EXPECT_NE(problems(read_workbook(bytes, "")).find("sheet1.xml: XML"), std::string::npos);
}

/// `rows` rows of one small number.
std::string number_rows(std::size_t rows) {
    std::string out;
    for (std::size_t at = 0; at < rows; ++at) out += "<row><c><v>1</v></c></row>";
    return out;
}

TEST(WorkbookLimits, RowsEndWhereARosterEnds) {
    EXPECT_EQ(table(WorkbookMaker().sheet("S", number_rows(rows_max)).bytes()).rows.size(),
              rows_max);
    const auto reading =
        read_workbook(WorkbookMaker().sheet("S", number_rows(rows_max + 1)).bytes(), "");
    EXPECT_NE(problems(reading).find("more than 10,000 rows"), std::string::npos);
}

TEST(WorkbookLimits, ABombIsRefusedSoonAndNeverUnpackedWhole) {
    const auto started = std::chrono::steady_clock::now();
    const auto refusal = [](const WorkbookMaker& maker) {
        return problems(read_workbook(maker.bytes(), ""));
    };
    const std::string blanks(unpacked_bytes_max + 1, ' ');
    WorkbookMaker spaces;
    spaces.sheet("S", header).entry("xl/worksheets/sheet1.xml", "<worksheet>" + blanks);
    WorkbookMaker tag;
    tag.sheet("S", header)
        .entry("xl/worksheets/sheet1.xml", "<worksheet a=\"" + blanks.substr(0, 3'000'000));
    WorkbookMaker deep;
    std::string nested;
    for (int depth = 0; depth < 200'000; ++depth) nested += "<a>";
    deep.sheet("S", header).entry("xl/styles.xml", "").entry("xl/worksheets/sheet1.xml", nested);
    WorkbookMaker texts;
    texts.sheet("S", header).shared(std::vector<std::string>(shared_texts_max + 1, "<t/>"));
    WorkbookMaker wide;
    std::string wide_rows;
    for (int row = 0; row < 2000; ++row)
        wide_rows += "<row r=\"" + std::to_string(row + 1) + "\"><c r=\"GR" +
                     std::to_string(row + 1) + "\"><v>1</v></c></row>";
    wide.sheet("S", wide_rows);

    EXPECT_NE(refusal(spaces).find("larger than 64 MiB"), std::string::npos) << refusal(spaces);
    EXPECT_NE(refusal(tag).find("XML"), std::string::npos) << refusal(tag);
    EXPECT_NE(refusal(deep).find("XML"), std::string::npos) << refusal(deep);
    EXPECT_NE(refusal(texts).find("larger than"), std::string::npos) << refusal(texts);
    EXPECT_NE(refusal(wide).find("larger than"), std::string::npos) << refusal(wide);
    const auto took = std::chrono::steady_clock::now() - started;
    EXPECT_LT(took, std::chrono::seconds{30}) << "packing included";
}

TEST(WorkbookLimits, EncryptedEntriesAndTooManyAreRefused) {
    auto bytes = WorkbookMaker().sheet("S", header).bytes();
    // The flag of encryption, in each entry of the directory at the end.
    for (auto at = bytes.find("PK\x01\x02"); at != bytes.npos;
         at = bytes.find("PK\x01\x02", at + 1))
        bytes[at + 8] = static_cast<char>(bytes[at + 8] | 1);
    std::vector<std::pair<std::string, std::string>> many;
    for (std::size_t at = 0; at <= entries_max; ++at)
        many.emplace_back("e" + std::to_string(at), "");

    EXPECT_FALSE(read_workbook(bytes, "").table);
    EXPECT_NE(problems(read_workbook(test::zip(many), "")).find("no whole .xlsx"),
              std::string::npos);
}

TEST(WorkbookLimits, NamesThatPointOutsideLeadNowhere) {
    const auto bytes = WorkbookMaker()
                           .sheet("S", header)
                           .entry("xl/_rels/workbook.xml.rels",
                                  "<Relationships><Relationship Id=\"s1\" Type=\"a/worksheet\" "
                                  "Target=\"../../../../etc/passwd\"/></Relationships>")
                           .bytes();

    EXPECT_NE(problems(read_workbook(bytes, "")).find("etc/passwd: missing"), std::string::npos)
        << "an entry of the file, not a file of this machine";
}

}  // namespace
}  // namespace linyi::sheet
