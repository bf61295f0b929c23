#include "sheet/write_xlsx.hpp"

#include "sheet/archive.hpp"
#include "sheet/workbook.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace linyi::sheet {
namespace {

namespace fs = std::filesystem;

class WriteXlsx : public ::testing::Test {
protected:
    WriteXlsx()
        : file_(fs::path(::testing::TempDir()) /
                (std::string("linyi-") +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".xlsx")) {}
    ~WriteXlsx() override { fs::remove(file_); }

    std::string written(const std::vector<std::vector<std::string>>& rows) {
        EXPECT_TRUE(write_xlsx(file_, "和悦里小区/名册", rows));
        std::ifstream in(file_, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(in), {});
    }

    fs::path file_;
};

const std::vector<std::vector<std::string>> rows{
    {"房号", "面积", "业主"},
    {"3-2-501", "89.60", "=HYPERLINK(\"http://a\")"},
    {"007", "", "@SUM(1)"},
    {"-1层023", "1E5", "+1 <b> & _x000D_"},
};

TEST_F(WriteXlsx, ComesBackAsItWas) {
    const auto reading = read_workbook(written(rows), "");

    ASSERT_TRUE(reading.table);
    ASSERT_EQ(reading.table->rows.size(), rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const auto& cell = reading.table->rows[row].cells.at(column);
            EXPECT_EQ(cell.text, rows[row][column]);
            EXPECT_EQ(cell.kind, TableCell::Kind::text);
        }
    }
}

TEST_F(WriteXlsx, HoldsNoFormulaAndNoLink) {
    const auto bytes = written(rows);
    Archive archive(bytes);
    std::string xml;
    const auto end = archive.read("xl/worksheets/sheet1.xml", [&](std::string_view piece) {
        xml += piece;
        return true;
    });

    ASSERT_EQ(end, Archive::End::complete);
    EXPECT_EQ(xml.find("<f"), xml.npos) << xml;
    EXPECT_EQ(xml.find("hyperlink"), xml.npos) << xml;
    EXPECT_EQ(xml.find("<v>89"), xml.npos) << "numbers are texts as well";
}

TEST_F(WriteXlsx, AFolderThatIsNotThereIsAnError) {
    EXPECT_FALSE(write_xlsx("/nowhere/roster.xlsx", "a", rows));
}

}  // namespace
}  // namespace linyi::sheet
