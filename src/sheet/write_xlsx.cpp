#include "sheet/write_xlsx.hpp"

#include "sheet/escapes.hpp"

#include <xlsxwriter.h>

#include <algorithm>

namespace linyi::sheet {
namespace {

constexpr std::size_t name_code_points_max = 31;
constexpr double column_width_min = 8;
constexpr double column_width_max = 40;

std::string sheet_name(std::string_view name) {
    std::string out(first_code_points(name, name_code_points_max));
    for (auto& c : out) {
        if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = ' ';
    }
    const auto bare = trim(out);
    return bare.empty() ? "roster" : std::string(bare);
}

/// Room for the longest text: a Chinese letter is two Latin ones wide.
double width_of(const std::vector<std::vector<std::string>>& rows, std::size_t column) {
    std::size_t widest = 0;
    for (const auto& row : rows) {
        if (column >= row.size()) continue;
        const auto letters = code_points(row[column]);
        widest = std::max(widest, letters + (row[column].size() - letters) / 2);
    }
    return std::clamp(static_cast<double>(widest) + 2, column_width_min, column_width_max);
}

void write_rows(lxw_workbook* book, lxw_worksheet* sheet,
                const std::vector<std::vector<std::string>>& rows) {
    auto* bold = workbook_add_format(book);
    format_set_bold(bold);
    auto* as_text = workbook_add_format(book);
    format_set_num_format(as_text, "@");  // what is typed into a cell later stays text as well
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const auto text = escaped(rows[row][column]);
            if (text.empty()) continue;
            worksheet_write_string(sheet, static_cast<lxw_row_t>(row),
                                   static_cast<lxw_col_t>(column), text.c_str(),
                                   row == 0 ? bold : as_text);
        }
    }
    const auto columns = rows.empty() ? 0 : rows.front().size();
    for (std::size_t column = 0; column < columns; ++column)
        worksheet_set_column(sheet, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column),
                             width_of(rows, column), as_text);
    worksheet_freeze_panes(sheet, 1, 0);
}

}  // namespace

Result<void> write_xlsx(const std::filesystem::path& file, std::string_view sheet,
                        const std::vector<std::vector<std::string>>& rows) {
    auto* book = workbook_new(file.c_str());
    if (book == nullptr) return Error{Errc::unavailable, file.string() + ": cannot be written"};
    auto* page = workbook_add_worksheet(book, sheet_name(sheet).c_str());
    if (page != nullptr) write_rows(book, page, rows);
    const auto failed = workbook_close(book);  // frees it, whatever happens
    if (page == nullptr || failed != LXW_NO_ERROR)
        return Error{Errc::unavailable,
                     file.string() + ": " + (page == nullptr ? "sheet" : lxw_strerror(failed))};
    return {};
}

}  // namespace linyi::sheet
