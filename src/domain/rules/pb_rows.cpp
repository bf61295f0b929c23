#include "domain/rules/pb_rows.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace linyi::rules {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class Splitter {
public:
    explicit Splitter(std::string_view text) : text_(text) {}

    std::vector<PbRow> split() {
        while (at_ < text_.size()) read_row();
        return std::move(rows_);
    }

private:
    bool is_end_of_line() const {
        return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
    }

    void read_row() {
        PbRow row{.line = line_};
        row.fields.push_back(read_field());
        while (!is_end_of_line()) {
            ++at_;  // the semicolon
            row.fields.push_back(read_field());
        }
        if (at_ < text_.size() && text_[at_] == '\r') ++at_;
        if (at_ < text_.size() && text_[at_] == '\n') ++at_;
        ++line_;
        const bool is_blank = std::all_of(row.fields.begin(), row.fields.end(),
                                          [](const auto& field) { return field.empty(); });
        if (!is_blank) rows_.push_back(std::move(row));
    }

    /// Up to the next semicolon or line end.
    std::string read_field() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
        if (at_ < text_.size() && text_[at_] == '"') {
            if (auto quoted = read_quoted()) return std::move(*quoted);
        }
        const auto begin = at_;
        while (!is_end_of_line() && text_[at_] != ';') ++at_;
        return std::string(trim(text_.substr(begin, at_ - begin)));
    }

    /// A field in quotes; none, and nothing read, if the quotes are never closed before the end of
    /// a field.
    std::optional<std::string> read_quoted() {
        std::string field;
        int lines = 0;
        for (auto at = at_ + 1; at < text_.size(); ++at) {
            if (text_[at] == '\n') ++lines;
            if (text_[at] != '"') {
                field += text_[at];
                continue;
            }
            if (at + 1 < text_.size() && text_[at + 1] == '"') {
                field += text_[at++];
                continue;
            }
            const auto next = text_.find_first_not_of(" \t", at + 1);
            if (next != text_.npos && text_[next] != ';' && text_[next] != '\n' &&
                text_[next] != '\r')
                return std::nullopt;
            at_ = std::min(next, text_.size());
            line_ += lines;
            return std::string(trim(field));
        }
        return std::nullopt;
    }

    std::string_view text_;
    std::size_t at_{};
    int line_{1};
    std::vector<PbRow> rows_{};
};

}  // namespace

std::vector<PbRow> pb_rows(std::string_view text) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    return Splitter(text).split();
}

std::string pb_field(std::string_view text) {
    const bool is_plain = text.find_first_of(";\"\r\n") == text.npos && trim(text) == text;
    if (is_plain) return std::string(text);
    return "\"" + replace_all(text, "\"", "\"\"") + "\"";
}

}  // namespace linyi::rules
