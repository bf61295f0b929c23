#include "base/text.hpp"
#include "domain/csv.hpp"
#include "domain/roster_import.hpp"
#include "domain/roster_problems.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace linyi {
namespace {

using Severity = RosterProblem::Severity;

enum class Column { unit, area, owners, kind, status, building, phone, accounts, tenants };

struct ColumnWords {
    Column column{};
    std::string_view name{};  ///< English, as the builder calls it
    Text shown{};
    std::array<std::string_view, 8> words{};
};

constexpr std::array<ColumnWords, 9> column_words{{
    {Column::unit,
     "unit",
     {"房号", "unit"},
     {"房号", "房屋", "门牌", "门牌号", "室号", "unit", "room", "door"}},
    {Column::area,
     "area",
     {"面积", "area"},
     {"面积", "建筑面积", "专有面积", "专有部分面积", "产权面积", "area", "size", ""}},
    {Column::owners,
     "owners",
     {"业主", "owners"},
     {"业主", "业主姓名", "姓名", "产权人", "owners", "owner", "name", "names"}},
    {Column::kind,
     "kind",
     {"类型", "kind"},
     {"类型", "房屋类型", "用途", "房屋用途", "kind", "type", "use", ""}},
    {Column::status,
     "status",
     {"状态", "status"},
     {"状态", "销售状态", "交付状态", "status", "state", "", "", ""}},
    {Column::building,
     "building",
     {"楼栋", "building"},
     {"楼栋", "楼号", "栋", "幢", "楼", "building", "block", ""}},
    {Column::phone,
     "phone",
     {"电话", "phone"},
     {"电话", "手机", "手机号", "联系电话", "phone", "phones", "mobile", "telephone"}},
    {Column::accounts,
     "accounts",
     {"账号", "accounts"},
     {"账号", "账户", "帐号", "群账号", "accounts", "account", "", ""}},
    {Column::tenants,
     "tenants",
     {"租户", "tenants"},
     {"租户", "租客", "承租人", "tenants", "tenant", "", "", ""}},
}};

/// "建筑面积(㎡)" and " Area " as they are compared: no bracket behind, lower case.
std::string header_word(std::string_view header) {
    header = header.substr(0, std::min(header.find('('), header.find("（")));
    std::string word(trim(header));
    std::transform(word.begin(), word.end(), word.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return word;
}

const ColumnWords* column_of(std::string_view header) {
    const auto word = header_word(header);
    if (word.empty()) return nullptr;
    for (const auto& known : column_words) {
        if (std::find(known.words.begin(), known.words.end(), word) != known.words.end())
            return &known;
    }
    return nullptr;
}

/// Several values in one field. Empty parts are kept: "13800000000;;" says who has no phone.
std::vector<std::string> parts_of(std::string_view field) {
    constexpr std::string_view separators[] = {";", "；", "、", "/", "／", "，", ",", "\n"};
    if (trim(field).empty()) return {};
    std::string text(field);
    for (const auto separator : separators) text = replace_all(text, separator, "\x1F");
    auto parts = split(text, '\x1F');
    for (auto& part : parts) part = std::string(trim(part));
    return parts;
}

class CsvRoster {
public:
    explicit CsvRoster(const UnitLabelRule& unit_label) : builder_(unit_label) {}

    RosterReading read(std::string_view csv) {
        if (csv.size() > roster_bytes_max) return refuse(problem_text::too_large);
        if (!is_utf8(csv)) return refuse(problem_text::not_utf8);
        const auto file = read_csv(csv);
        if (file.broken_line) add(Severity::error, *file.broken_line, problem_text::open_quote);
        if (file.records.empty()) return builder_.finish();
        if (!read_header(file.records.front())) return builder_.finish();
        for (std::size_t at = 1; at < file.records.size(); ++at) read_row(file.records[at]);
        return builder_.finish();
    }

private:
    void add(Severity severity, int row, const ProblemText& text, std::string column = {}) {
        builder_.add_problem({.severity = severity,
                              .row = row,
                              .column = std::move(column),
                              .what = &text.what,
                              .remedy = &text.remedy});
    }

    RosterReading refuse(const ProblemText& text) {
        add(Severity::error, 0, text);
        return builder_.finish();
    }

    bool read_header(const CsvRecord& header) {
        for (std::size_t at = 0; at < header.fields.size(); ++at) {
            const auto& shown = header.fields[at];
            const auto* known = column_of(shown);
            if (known == nullptr) {
                if (!trim(shown).empty())
                    add(Severity::note, header.line, problem_text::unknown_column,
                        std::string(first_code_points(trim(shown), 20)));
                continue;
            }
            auto& place = places_[static_cast<std::size_t>(known->column)];
            if (place) add(Severity::error, header.line, problem_text::column_twice, shown);
            place = at;
            builder_.set_column(known->name, trim(shown));
        }
        fields_max_ = header.fields.size();
        bool is_complete = true;
        for (const auto column : {Column::unit, Column::area, Column::owners}) {
            if (places_[static_cast<std::size_t>(column)]) continue;
            is_complete = false;
            const auto& words = column_words[static_cast<std::size_t>(column)].shown;
            builder_.add_problem(
                {.severity = Severity::error,
                 .row = header.line,
                 .what = &problem_text::no_column.what,
                 .remedy = &problem_text::no_column.remedy,
                 .args = {{"column", std::string(words.zh) + " / " + std::string(words.en)}}});
        }
        return is_complete;
    }

    std::string field(const CsvRecord& record, Column column) const {
        const auto place = places_[static_cast<std::size_t>(column)];
        if (!place || *place >= record.fields.size()) return {};
        return record.fields[*place];
    }

    void read_row(const CsvRecord& record) {
        for (std::size_t at = fields_max_; at < record.fields.size(); ++at) {
            if (trim(record.fields[at]).empty()) continue;
            add(Severity::error, record.line, problem_text::fields_too_many);
            return;
        }
        builder_.add({.row = record.line,
                      .unit = field(record, Column::unit),
                      .area = field(record, Column::area),
                      .kind = field(record, Column::kind),
                      .status = field(record, Column::status),
                      .building = field(record, Column::building),
                      .owners = parts_of(field(record, Column::owners)),
                      .phones = parts_of(field(record, Column::phone)),
                      .accounts = parts_of(field(record, Column::accounts)),
                      .tenants = parts_of(field(record, Column::tenants))});
    }

    RosterBuilder builder_;
    std::array<std::optional<std::size_t>, column_words.size()> places_{};
    std::size_t fields_max_{};
};

}  // namespace

RosterReading read_roster_csv(std::string_view csv, const UnitLabelRule& unit_label) {
    return CsvRoster(unit_label).read(csv);
}

}  // namespace linyi
