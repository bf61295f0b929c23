#include "adapters/json/value.hpp"

#include "base/text.hpp"

namespace linyi::json {
namespace {

void write_escaped(char c, std::string& out) {
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    if (static_cast<unsigned char>(c) >= 0x20 && c != '\x7F') {
        out += c;
        return;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    out += "\\u00";
    out += digits[byte >> 4U];
    out += digits[byte & 0x0FU];
}

void write_string(const std::string& text, std::string& out) {
    const bool good = is_utf8(text);
    out += '"';
    for (const char c : text) {
        const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
        if (good || is_ascii) {
            write_escaped(c, out);
        } else {
            out += "\xEF\xBF\xBD";
        }
    }
    out += '"';
}

struct Writer {
    std::string& out;

    void operator()(std::nullptr_t) const { out += "null"; }
    void operator()(bool value) const { out += value ? "true" : "false"; }
    void operator()(std::int64_t value) const { out += std::to_string(value); }
    void operator()(std::uint64_t value) const { out += std::to_string(value); }
    void operator()(const Decimal& value) const { out += value.text; }
    void operator()(const std::string& value) const { write_string(value, out); }
    void operator()(const Array& items) const {
        char before = '[';
        for (const auto& item : items) {
            out += before;
            before = ',';
            std::visit(*this, item.data());
        }
        out += items.empty() ? "[]" : "]";
    }
    void operator()(const Object& members) const {
        char before = '{';
        for (const auto& [key, value] : members) {
            out += before;
            before = ',';
            write_string(key, out);
            out += ':';
            std::visit(*this, value.data());
        }
        out += members.empty() ? "{}" : "}";
    }
};

}  // namespace

std::string write(const Value& value) {
    std::string out;
    std::visit(Writer{out}, value.data());
    return out;
}

}  // namespace linyi::json
