#include "sheet/worksheet.hpp"

#include "base/text.hpp"
#include "sheet/escapes.hpp"
#include "sheet/number.hpp"
#include "sheet/workbook.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace linyi::sheet {
namespace {

constexpr std::size_t cell_bytes_max = 4096;  // a spreadsheet allows 32,767 letters; nobody's name
constexpr std::size_t merged_max = 20'000;
constexpr int row_number_max = 1'048'576;  // of the format

struct CellName {
    std::size_t column{};
    int row{};
};

/// "C7" → {2, 7}.
std::optional<CellName> cell_name_from(std::string_view name) {
    CellName found;
    std::size_t letters = 0;
    std::size_t column = 0;
    while (letters < name.size() && name[letters] >= 'A' && name[letters] <= 'Z' && letters < 3)
        column = column * 26 + static_cast<std::size_t>(name[letters++] - 'A') + 1;
    const auto digits = name.substr(letters);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), found.row);
    if (letters == 0 || error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    if (found.row < 1 || found.row > row_number_max) return std::nullopt;
    found.column = column - 1;
    return found;
}

}  // namespace

// --- shared texts and styles -----------------------------------------------------------------

void SharedTexts::start(std::string_view name, const XmlAttributes&) {
    if (name == "si") text_.clear();
    if (name == "rPh") ++phonetic_depth_;
    is_in_text_ = name == "t" && phonetic_depth_ == 0;
}

void SharedTexts::text(std::string_view piece) {
    if (is_in_text_ && text_.size() < cell_bytes_max) text_ += piece;
}

void SharedTexts::end(std::string_view name) {
    if (name == "t") is_in_text_ = false;
    if (name == "rPh") --phonetic_depth_;
    if (name != "si") return;
    bytes_ += text_.size();
    is_too_large_ = texts_.size() == shared_texts_max || bytes_ > text_bytes_max;
    texts_.push_back(unescaped(text_));
}

void Styles::start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "numFmt" && is_date_format(attributes.value("formatCode"))) {
        if (const auto id = attributes.number("numFmtId")) date_formats_.push_back(*id);
    }
    if (name == "cellXfs") is_in_cell_styles_ = true;
    if (name != "xf" || !is_in_cell_styles_) return;
    const auto format = attributes.number("numFmtId").value_or(0);
    const bool is_own =
        std::find(date_formats_.begin(), date_formats_.end(), format) != date_formats_.end();
    with_date_.push_back(is_own || is_date_format(format));
}

void Styles::end(std::string_view name) {
    if (name == "cellXfs") is_in_cell_styles_ = false;
}

// --- the cells -------------------------------------------------------------------------------

void Worksheet::start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "row") {
        const int below = std::min(row_.row + 1, row_number_max);
        const int number = attributes.number("r").value_or(below);
        row_ = {.row = number >= 1 && number <= row_number_max ? number : below,
                .is_hidden = attributes.is_on("hidden")};
        next_column_ = 0;
    } else if (name == "c") {
        start_cell(attributes);
    } else if (name == "v" || name == "t") {
        is_in_value_ = phonetic_depth_ == 0;
        has_value_ = has_value_ || is_in_value_;
    } else if (name == "f") {
        is_formula_ = true;
    } else if (name == "rPh") {
        ++phonetic_depth_;
    } else if (name == "mergeCell") {
        note_merged(attributes.value("ref"));
    }
}

void Worksheet::start_cell(const XmlAttributes& attributes) {
    const auto named = cell_name_from(attributes.value("r"));
    column_ = named ? named->column : next_column_;
    next_column_ = column_ + 1;
    type_ = attributes.value("t");
    style_ = attributes.number("s").value_or(0);
    value_.clear();
    has_value_ = is_formula_ = is_in_value_ = false;
}

void Worksheet::text(std::string_view piece) {
    if (is_in_value_ && value_.size() < cell_bytes_max) value_ += piece;
}

void Worksheet::end(std::string_view name) {
    if (name == "v" || name == "t") is_in_value_ = false;
    if (name == "rPh") --phonetic_depth_;
    if (name == "c") end_cell();
    if (name == "row") end_row();
}

TableCell Worksheet::read_cell() const {
    using Kind = TableCell::Kind;
    TableCell cell{.is_formula = is_formula_};
    if (type_ == "s") {
        std::size_t index{};
        const auto [end, error] =
            std::from_chars(value_.data(), value_.data() + value_.size(), index);
        if (error == std::errc{} && index < context_.shared_texts.size())
            cell.text = context_.shared_texts[index];
    } else if (type_ == "inlineStr" || type_ == "str") {
        cell.text = unescaped(value_);
    } else if (type_ == "e") {
        cell.kind = Kind::error;
        cell.text = value_;
    } else if (type_ == "b") {
        cell.text = value_ == "1" ? "TRUE" : "FALSE";
    } else if (type_ == "d") {
        cell.kind = Kind::date;
        cell.text = value_.substr(0, std::string_view("2025-11-20").size());
    } else if (value_.empty()) {
        if (is_formula_) cell.kind = Kind::uncomputed;
    } else {
        const auto style = static_cast<std::size_t>(std::max(style_, 0));
        const bool is_date =
            style < context_.styles_with_date.size() && context_.styles_with_date[style];
        cell.kind = is_date ? Kind::date : Kind::number;
        cell.text = is_date ? day_of_serial(value_, context_.is_1904) : plain_decimal(value_);
    }
    return cell;
}

void Worksheet::end_cell() {
    if (is_too_large_ || column_ >= columns_max) return;
    if (!has_value_ && !is_formula_) return;
    auto cell = read_cell();
    if (trim(cell.text).empty() && cell.kind != TableCell::Kind::uncomputed) return;
    bytes_ += cell.text.size();
    if (row_.cells.size() <= column_) {
        cells_ += column_ + 1 - row_.cells.size();
        row_.cells.resize(column_ + 1);
    }
    row_.cells[column_] = std::move(cell);
    is_too_large_ = cells_ > cells_max || bytes_ > text_bytes_max;
}

void Worksheet::end_row() {
    if (row_.cells.empty() || is_cut_) return;
    is_cut_ = table_.rows.size() == rows_wanted_;
    if (is_cut_) return;
    const int number = row_.row;
    const bool is_hidden = row_.is_hidden;
    table_.rows.push_back(std::move(row_));
    row_ = {.row = number, .is_hidden = is_hidden};
}

void Worksheet::note_merged(std::string_view range) {
    const auto colon = range.find(':');
    if (colon == range.npos || merged_.size() == merged_max) return;
    const auto first = cell_name_from(range.substr(0, colon));
    const auto last = cell_name_from(range.substr(colon + 1));
    if (!first || !last || last->row <= first->row || first->column >= columns_max) return;
    merged_.push_back({first->column, first->row, last->row});
}

void Worksheet::fill(const Range& range) {
    const auto at_or_below = [&](int number) {
        return std::lower_bound(table_.rows.begin(), table_.rows.end(), number,
                                [](const TableRow& row, int wanted) { return row.row < wanted; });
    };
    const auto top = at_or_below(range.first_row);
    if (top == table_.rows.end() || top->row != range.first_row) return;
    if (top->cells.size() <= range.column) return;
    auto repeated = top->cells[range.column];
    repeated.is_repeated = true;
    repeated.is_formula = false;
    const auto below = at_or_below(range.last_row + 1);
    for (auto row = top + 1; row < below; ++row) {
        bytes_ += repeated.text.size() + sizeof(TableCell);
        if (row->cells.size() <= range.column) {
            cells_ += range.column + 1 - row->cells.size();
            row->cells.resize(range.column + 1);
        }
        is_too_large_ = is_too_large_ || cells_ > cells_max || bytes_ > 2 * text_bytes_max;
        if (is_too_large_) return;
        row->cells[range.column] = repeated;
    }
}

Table Worksheet::take() {
    // Rows come in order; a file that shuffles them is put in order, or looked up wrongly below.
    std::stable_sort(table_.rows.begin(), table_.rows.end(),
                     [](const TableRow& a, const TableRow& b) { return a.row < b.row; });
    for (const auto& range : merged_) fill(range);
    return std::move(table_);
}

}  // namespace linyi::sheet
