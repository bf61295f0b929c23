#include "base/text.hpp"
#include "domain/csv.hpp"
#include "domain/roster_columns.hpp"
#include "domain/roster_import.hpp"
#include "domain/roster_label.hpp"
#include "domain/roster_people.hpp"
#include "domain/roster_problems.hpp"
#include "domain/roster_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace linyi {
namespace {

using Severity = RosterProblem::Severity;
using Kind = TableCell::Kind;

constexpr std::size_t remark_code_points_max = 30;

/// Where a problem is, if not in a column that the builder knows.
struct Place {
    int row{};
    const HeaderColumn* column{};
};

bool is_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool begins_a_remark(std::string_view text) {
    constexpr std::array<std::string_view, 11> words{"备注", "说明", "注:",  "制表", "填表", "审核",
                                                     "日期", "盖章", "单位", "联系", "note"};
    const auto word = tidy_word(text);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view begin) { return word.starts_with(begin); });
}

class TableRoster {
public:
    TableRoster(const Table& table, const UnitLabelRule& unit_label)
        : table_(table), unit_label_(unit_label), builder_(unit_label) {}

    RosterReading read() {
        if (table_.rows.empty()) return builder_.finish();
        const auto found = find_roster_header(table_);
        header_ = found->header;
        if (header_.columns.empty()) {
            add(Severity::error, {}, problem_text::no_header);
            return builder_.finish();
        }
        if (!read_header()) return builder_.finish();
        find_meaning();
        for (auto at = header_.last + 1; at < table_.rows.size(); ++at) read_row(table_.rows[at]);
        note_formulas_and_hidden_rows();
        check_total();
        return builder_.finish();
    }

private:
    void add(Severity severity, const Place& place, const ProblemText& text, Args args = {}) {
        RosterProblem problem{.severity = severity,
                              .row = place.row,
                              .what = &text.what,
                              .remedy = &text.remedy,
                              .args = std::move(args)};
        if (place.column != nullptr) {
            problem.column = place.column->shown;
            if (table_.has_letters && place.row > 0)
                problem.cell = column_letters(place.column->place) + std::to_string(place.row);
        }
        builder_.add_problem(std::move(problem));
    }

    int header_row() const { return table_.rows[header_.last].row; }

    bool read_header() {
        for (const auto& column : header_.unknown)
            add(Severity::note, {header_row(), &column}, problem_text::unknown_column);
        for (const auto& column : header_.columns) {
            const bool is_first = header_.all(column.column).front()->place == column.place;
            if (is_first && column.column != RosterColumn::ignored)
                builder_.set_column(builder_name(column.column), column.shown,
                                    table_.has_letters ? column_letters(column.place) : "");
            check_twice(column);
        }
        bool is_complete = true;
        for (const auto column : {RosterColumn::unit, RosterColumn::area, RosterColumn::owners}) {
            if (header_.has(column)) continue;
            is_complete = false;
            const auto name = shown_name(column);
            add(Severity::error, {header_row()}, problem_text::no_column,
                {{"column", std::string(name.zh) + " / " + std::string(name.en)}});
        }
        return is_complete;
    }

    /// Owners and phones may have a column each, if numbered; a status may have several parts.
    void check_twice(const HeaderColumn& column) {
        if (column.column == RosterColumn::ignored || column.column == RosterColumn::status) return;
        for (const auto* other : header_.all(column.column)) {
            if (other->place >= column.place || other->number != column.number) continue;
            if (column.column == RosterColumn::area && other->shown != column.shown) {
                add(Severity::error, {header_row(), &column}, problem_text::two_areas,
                    {{"columns", other->shown + ", " + column.shown}});
            } else {
                add(Severity::error, {header_row(), &column}, problem_text::column_twice);
            }
            return;
        }
    }

    const HeaderColumn* column(RosterColumn column) const {
        const auto all = header_.all(column);
        return all.empty() ? nullptr : all.front();
    }

    const std::string& text(const TableRow& row, RosterColumn name) const {
        return cell_at(row, column(name)).text;
    }

    PlaceWords place_words(const TableRow& row) const {
        return {.unit = text(row, RosterColumn::unit),
                .building = text(row, RosterColumn::building),
                .stairwell = text(row, RosterColumn::stairwell)};
    }

    void find_meaning() {
        // An exported file has whole labels, whatever its buildings are called.
        if (header_.has(RosterColumn::owner_ids) || !header_.has(RosterColumn::building)) return;
        std::vector<PlaceWords> rows;
        for (auto at = header_.last + 1; at < table_.rows.size(); ++at)
            rows.push_back(place_words(table_.rows[at]));
        meaning_ = meaning_of_unit_column(rows, unit_label_);
    }

    void read_row(const TableRow& row) {
        if (is_empty(row) || is_header_again(row) || is_remark(row)) return;
        if (is_total(row)) return;
        if (has_too_many_fields(row)) {
            add(Severity::error, {row.row}, problem_text::fields_too_many);
            return;
        }
        if (row.is_hidden && hidden_rows_++ == 0) first_hidden_row_ = row.row;
        bool has_error = check_cells(row);
        const auto& unit = cell_at(row, column(RosterColumn::unit));
        const auto& area = cell_at(row, column(RosterColumn::area));
        RosterRow out{.row = row.row};
        read_people(row, header_, out);
        const bool has_no_own_area = area.is_repeated || tidy(area.text).empty();
        if (unit.is_repeated && has_no_own_area) {  // one unit, a row for each owner
            builder_.add_owners(out);
            return;
        }
        if (unit.is_repeated || area.is_repeated) {
            add(Severity::error,
                {row.row, column(unit.is_repeated ? RosterColumn::unit : RosterColumn::area)},
                problem_text::cell_merged);
            has_error = true;
        }
        has_error = !read_place(row, out) || has_error;
        out.area = area.text;
        out.kind = text(row, RosterColumn::kind);
        has_error = !read_status(row, out) || has_error;
        out.has_error = has_error;
        sum_area(area.text);
        builder_.add(out);
    }

    /// In CSV, text below no header is a name with a comma in it, most often; the cells behind have
    /// slipped. In a sheet it is somebody's remark.
    bool has_too_many_fields(const TableRow& row) const {
        if (table_.has_letters) return false;
        std::size_t named = 0;
        for (auto at = header_.first; at <= header_.last; ++at)
            named = std::max(named, table_.rows[at].cells.size());
        for (auto at = named; at < row.cells.size(); ++at) {
            if (!tidy(row.cells[at].text).empty()) return true;
        }
        return false;
    }

    bool is_empty(const TableRow& row) const {
        return std::all_of(header_.columns.begin(), header_.columns.end(), [&](const auto& known) {
            const auto& cell = cell_at(row, &known);
            return known.column == RosterColumn::ignored || cell.is_repeated ||
                   tidy(cell.text).empty();
        });
    }

    /// Printed lists have the header on every page.
    bool is_header_again(const TableRow& row) const {
        std::size_t equal = 0;
        for (const auto& known : header_.columns) {
            const auto cell = tidy_word(cell_at(row, &known).text);
            if (!cell.empty() && cell == tidy_word(known.shown)) ++equal;
        }
        return equal >= 2;
    }

    std::string first_text(const TableRow& row) const {
        for (const auto& cell : row.cells) {
            if (!cell.is_repeated && !tidy(cell.text).empty()) return tidy(cell.text);
        }
        return {};
    }

    bool is_remark(const TableRow& row) {
        const auto first = first_text(row);
        const bool is_unit = !tidy(text(row, RosterColumn::area)).empty() ||
                             !unit_label_(tidy(text(row, RosterColumn::unit))).empty();
        if (is_unit || !begins_a_remark(first)) return false;
        add(Severity::note, {row.row}, problem_text::remark_row,
            {{"text", std::string(first_code_points(first, remark_code_points_max))}});
        return true;
    }

    bool is_total(const TableRow& row) {
        auto word = tidy_word(first_text(row));
        if (word.ends_with(':')) word.pop_back();
        const bool is_whole =
            is_any(word, {"合计", "总计", "共计", "总和", "total", "totals", "sum"});
        if (!is_whole && !is_any(word, {"小计", "subtotal"})) return false;
        add(Severity::note, {row.row}, problem_text::total_row);
        if (is_whole) total_ = &row;
        return true;
    }

    void sum_area(const std::string& typed) {
        if (const auto area = area_in_words(typed)) sum_ += *area;
    }

    void check_total() {
        if (total_ == nullptr) return;
        const auto* place = column(RosterColumn::area);
        const auto& typed = cell_at(*total_, place).text;
        const auto said = area_in_words(typed);
        if (!said || *said == sum_) return;
        add(Severity::note, {total_->row, place}, problem_text::total_differs,
            {{"text", to_text(*said)}, {"area", to_text(sum_)}});
    }

    /// Errors and dates instead of what was typed, and formulas. True if a cell cannot be used.
    bool check_cells(const TableRow& row) {
        bool has_error = false;
        for (const auto& known : header_.columns) {
            const auto& cell = cell_at(row, &known);
            if (known.column == RosterColumn::ignored || cell.is_repeated) continue;
            const Args args{{"text", cell.text}};
            if (cell.is_formula && formulas_++ == 0)
                first_formula_ = column_letters(known.place) + std::to_string(row.row);
            if (cell.kind == Kind::text || cell.kind == Kind::number) continue;
            const auto& text = cell.kind == Kind::error  ? problem_text::cell_error
                               : cell.kind == Kind::date ? problem_text::cell_date
                                                         : problem_text::cell_uncomputed;
            add(Severity::error, {row.row, &known}, text, args);
            has_error = true;
        }
        return has_error;
    }

    bool read_place(const TableRow& row, RosterRow& out) {
        const auto words = place_words(row);
        out.building = words.building;
        out.stairwell = words.stairwell;
        out.unit = label_words(words, meaning_, unit_label_);
        if (header_.has(RosterColumn::owner_ids) || !contradicts(words, meaning_, unit_label_))
            return true;
        add(Severity::error, {row.row, column(RosterColumn::unit)}, problem_text::other_building,
            {{"unit", unit_label_(out.unit)}, {"building", tidy(words.building)}});
        return false;
    }

    /// 销售状态 and 交付状态, or 是否交付: unsold counts before undelivered, and that before sold.
    bool read_status(const TableRow& row, RosterRow& out) {
        auto status = UnitStatus::sold;
        bool is_good = true;
        const auto take = [&](UnitStatus found) {
            if (status != UnitStatus::unsold && found != UnitStatus::sold) status = found;
        };
        for (const auto* known : header_.all(RosterColumn::status)) {
            const auto& typed = cell_at(row, known).text;
            if (const auto found = status_in_words(typed)) {
                take(*found);
            } else {
                add(Severity::error, {row.row, known}, problem_text::bad_status, {{"text", typed}});
                is_good = false;
            }
        }
        for (const auto name : {RosterColumn::delivered, RosterColumn::sold}) {
            const auto& typed = text(row, name);
            if (tidy(typed).empty()) continue;
            const auto answer = yes_or_no(typed);
            const auto found = answer ? std::nullopt : status_in_words(typed);
            if (found) take(*found);
            if (answer && !*answer)
                take(name == RosterColumn::sold ? UnitStatus::unsold : UnitStatus::undelivered);
            if (answer || found) continue;
            add(Severity::error, {row.row, column(name)}, problem_text::bad_yes_no,
                {{"text", typed}});
            is_good = false;
        }
        out.status = to_text(status);
        return is_good;
    }

    void note_formulas_and_hidden_rows() {
        if (formulas_ > 0)
            add(Severity::note, {}, problem_text::formulas,
                {{"count", std::to_string(formulas_)}, {"cell", first_formula_}});
        if (hidden_rows_ > 0)
            add(Severity::note, {}, problem_text::hidden_rows,
                {{"count", std::to_string(hidden_rows_)},
                 {"row", std::to_string(first_hidden_row_)}});
    }

    const Table& table_;
    const UnitLabelRule& unit_label_;
    RosterBuilder builder_;
    RosterHeader header_{};
    UnitColumn meaning_{};
    const TableRow* total_{};
    Area sum_{};
    std::size_t formulas_{};
    std::string first_formula_{};
    std::size_t hidden_rows_{};
    int first_hidden_row_{};
};

}  // namespace

RosterReading read_roster_table(const Table& table, const UnitLabelRule& unit_label) {
    return TableRoster(table, unit_label).read();
}

RosterReading read_roster_csv(std::string_view csv, const UnitLabelRule& unit_label) {
    RosterReading refused;
    const auto refuse = [&](const ProblemText& text, int row = 0) {
        refused.problems.push_back(
            {.severity = Severity::error, .row = row, .what = &text.what, .remedy = &text.remedy});
    };
    if (csv.size() > roster_bytes_max) {
        refuse(problem_text::too_large);
        return refused;
    }
    if (!is_utf8(csv)) {
        refuse(problem_text::not_utf8);
        return refused;
    }
    const auto file = read_csv(csv);
    auto reading = read_roster_table(table_of(file), unit_label);
    if (file.broken_line) {
        refuse(problem_text::open_quote, *file.broken_line);
        reading.problems.insert(reading.problems.begin(), refused.problems.begin(),
                                refused.problems.end());
    }
    return reading;
}

}  // namespace linyi
