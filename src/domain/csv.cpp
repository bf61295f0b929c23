#include "domain/csv.hpp"

#include "base/text.hpp"

#include <utility>

namespace linyi {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

char separator_of(std::string_view text) {
    const auto line = text.substr(0, text.find('\n'));
    if (line.find(',') != line.npos) return ',';
    if (line.find('\t') != line.npos) return '\t';
    return line.find(';') != line.npos ? ';' : ',';
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

std::string csv_field(std::string_view text) {
    std::string safe(text);
    if (!safe.empty() && std::string_view("=+-@\t\r").find(safe[0]) != std::string_view::npos)
        safe.insert(0, 1, '\'');
    if (safe.find_first_of(",;\"\r\n\t") == safe.npos) return safe;
    return "\"" + replace_all(safe, "\"", "\"\"") + "\"";
}

}  // namespace linyi
