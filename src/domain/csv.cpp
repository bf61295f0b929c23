#include "domain/csv.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace linyi {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr std::size_t lines_compared = 50;

/// The separator that is in most of the first lines. A title has none; a comma or semicolon between
/// two names is in fewer lines than the separator, and a tab is hardly ever typed inside a field.
char separator_of(std::string_view text) {
    constexpr std::string_view candidates = "\t,;";
    std::array<std::size_t, candidates.size()> lines{};
    std::array<bool, candidates.size()> is_in_line{};
    bool is_quoted = false;
    std::size_t line = 0;
    for (std::size_t at = 0; at <= text.size() && line < lines_compared; ++at) {
        const char c = at < text.size() ? text[at] : '\n';
        if (c == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (c == '\n') {
            ++line;
            for (std::size_t i = 0; i < candidates.size(); ++i) lines[i] += is_in_line[i] ? 1U : 0U;
            is_in_line = {};
        } else if (const auto known = candidates.find(c); known != candidates.npos) {
            is_in_line[known] = true;
        }
    }
    const auto most = std::max_element(lines.begin(), lines.end());
    return *most == 0 ? ',' : candidates[static_cast<std::size_t>(most - lines.begin())];
}

/// Whether a spreadsheet would take a field that begins so for a formula or a command.
bool is_dangerous(std::string_view text) {
    constexpr std::string_view beginnings[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                               "\n", "＝", "＋", "－", "＠"};
    if (text.empty()) return false;
    return text[0] == '\0' || std::any_of(std::begin(beginnings), std::end(beginnings),
                                          [&](auto begin) { return text.starts_with(begin); });
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

    CsvFile read() {
        while (at_ < text_.size() && !file_.broken_line) read_field();
        if (!record_.fields.empty()) finish_record();
        return std::move(file_);
    }

private:
    void read_field() {
        if (record_.fields.empty()) record_.line = line_;
        std::string field;
        if (text_[at_] == '"') {
            field = quoted();
        }
        // A quote that does not start a field is an ordinary character: people write 3"1.
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') {
            field += text_[at_++];
        }
        const bool ends_line = at_ >= text_.size() || text_[at_] == '\n';
        if (ends_line && !field.empty() && field.back() == '\r') field.pop_back();
        record_.fields.push_back(std::move(field));
        if (at_ >= text_.size()) return;
        ++at_;
        if (ends_line) {
            ++line_;
            finish_record();
        } else if (at_ == text_.size()) {
            record_.fields.emplace_back();  // The file ends behind a separator.
        }
    }

    std::string quoted() {
        const int begins = line_;
        std::string field;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '\n') ++line_;
            if (text_[at_] != '"') {
                field += text_[at_];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                field += text_[at_++];
            } else {
                ++at_;
                return field;
            }
        }
        file_.broken_line = begins;
        return field;
    }

    void finish_record() {
        bool is_blank = true;
        for (const auto& field : record_.fields) is_blank = is_blank && trim(field).empty();
        if (!is_blank) file_.records.push_back(std::move(record_));
        record_ = {};
    }

    std::string_view text_;
    char separator_;
    std::size_t at_{};
    int line_{1};
    CsvRecord record_{};
    CsvFile file_{};
};

}  // namespace

CsvFile read_csv(std::string_view text) {
    if (text.substr(0, byte_order_mark.size()) == byte_order_mark)
        text.remove_prefix(byte_order_mark.size());
    return Reader(text).read();
}

Table table_of(const CsvFile& file) {
    Table table;
    for (const auto& record : file.records) {
        TableRow row{.row = record.line};
        for (const auto& field : record.fields)
            row.cells.push_back({.text = std::string(unguarded(field))});
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string guarded(std::string_view text) {
    // An apostrophe that is there already gets another, so that taking one off gives the text back.
    auto bare = text;
    while (bare.starts_with('\'')) bare.remove_prefix(1);
    return is_dangerous(bare) ? "'" + std::string(text) : std::string(text);
}

std::string_view unguarded(std::string_view text) {
    auto bare = text;
    while (bare.starts_with('\'')) bare.remove_prefix(1);
    return bare.size() < text.size() && is_dangerous(bare) ? text.substr(1) : text;
}

std::string csv_field(std::string_view text) {
    const auto safe = guarded(text);
    const bool needs_quotes =
        safe.size() != text.size() || safe.find_first_of(",;\"\r\n\t") != safe.npos;
    if (!needs_quotes) return safe;
    return "\"" + replace_all(safe, "\"", "\"\"") + "\"";
}

}  // namespace linyi
