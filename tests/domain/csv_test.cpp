#include "domain/csv.hpp"

#include <gtest/gtest.h>

namespace linyi {
namespace {

std::vector<std::vector<std::string>> fields(std::string_view text) {
    std::vector<std::vector<std::string>> found;
    for (const auto& record : read_csv(text).records) found.push_back(record.fields);
    return found;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, ReadsQuotesDoubledQuotesAndLineBreaksInside) {
    EXPECT_EQ(fields("a,\"b,c\",\"d\"\"e\"\r\n\"f\ng\",,h\n"),
              (Rows{{"a", "b,c", "d\"e"}, {"f\ng", "", "h"}}));
}

TEST(Csv, TellsTheLineWhereARecordBegins) {
    const auto file = read_csv("a\n\"b\nc\"\n\nd");

    ASSERT_EQ(file.records.size(), 3U);
    EXPECT_EQ(file.records[1].line, 2);
    EXPECT_EQ(file.records[2].line, 5);
}

TEST(Csv, TellsWhereAQuoteNeverEnds) {
    EXPECT_EQ(read_csv("a,b\nc,\"d\ne\n").broken_line, 2);
    EXPECT_FALSE(read_csv("a,\"b\"\n").broken_line);
}

TEST(Csv, TakesTabsAndSemicolonsFromSpreadsheets) {
    EXPECT_EQ(fields("a\tb\n1,5\t2\n"), (Rows{{"a", "b"}, {"1,5", "2"}}));
    EXPECT_EQ(fields("a;b\n1;2\n"), (Rows{{"a", "b"}, {"1", "2"}}));
}

TEST(Csv, KeepsAnEmptyLastField) {
    EXPECT_EQ(fields("a,b,"), (Rows{{"a", "b", ""}}));
    EXPECT_EQ(fields("a,b,\n"), (Rows{{"a", "b", ""}}));
}

TEST(CsvField, ComesBackAsItWas) {
    for (const std::string text : {"plain", "with,comma", "with\"quote", "two\nlines", " blanks "})
        EXPECT_EQ(fields(csv_field(text) + ",end\n"), (Rows{{text, "end"}}));
}

TEST(CsvField, NeverStartsAFormula) {
    EXPECT_EQ(csv_field("=1+1"), "\"'=1+1\"");
    EXPECT_EQ(csv_field("@x"), "\"'@x\"");
    EXPECT_EQ(csv_field("＝1+1"), "\"'＝1+1\"") << "a full-width sign is taken for the sign itself";
    EXPECT_EQ(csv_field(std::string("\0x", 2)), std::string("\"'\0x\"", 5));
    EXPECT_EQ(csv_field("3-2-501"), "3-2-501");
}

TEST(CsvField, GivesBackWhatWasGuarded) {
    for (const std::string text :
         {"=1+1", "+1", "-1层023", "@x", "'=x", "''-1", "\tx", "'plain", "＝x"}) {
        const auto table = table_of(read_csv(csv_field(text) + ",end\n"));
        ASSERT_EQ(table.rows.size(), 1U) << text;
        EXPECT_EQ(table.rows[0].cells[0].text, text);
    }
}

TEST(Csv, TakesTheSeparatorOfMostLinesNotOfTheTitle) {
    EXPECT_EQ(fields("和悦里小区,2025年\na;b\nc;d,e\nf;g\n"),
              (Rows{{"和悦里小区,2025年"}, {"a", "b"}, {"c", "d,e"}, {"f", "g"}}));
    EXPECT_EQ(fields("a,b\n1,x;y\n2,z\n"), (Rows{{"a", "b"}, {"1", "x;y"}, {"2", "z"}}));
}

}  // namespace
}  // namespace linyi
