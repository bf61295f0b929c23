#include "sheet/escapes.hpp"

#include <charconv>
#include <optional>

namespace linyi::sheet {
namespace {

constexpr std::size_t escape_length = 7;  // _xHHHH_

/// The number of an escape that `text` begins with.
std::optional<unsigned> escape_at(std::string_view text) {
    if (text.size() < escape_length || !text.starts_with("_x") || text[escape_length - 1] != '_')
        return std::nullopt;
    unsigned value{};
    const char* const last = text.data() + escape_length - 1;
    const auto [end, error] = std::from_chars(text.data() + 2, last, value, 16);
    if (error != std::errc{} || end != last) return std::nullopt;
    return value;
}

std::string utf8_of(unsigned code_point) {
    if (code_point < 0x80) return {static_cast<char>(code_point)};
    if (code_point < 0x800)
        return {static_cast<char>(0xC0U | (code_point >> 6U)),
                static_cast<char>(0x80U | (code_point & 0x3FU))};
    return {static_cast<char>(0xE0U | (code_point >> 12U)),
            static_cast<char>(0x80U | ((code_point >> 6U) & 0x3FU)),
            static_cast<char>(0x80U | (code_point & 0x3FU))};
}

}  // namespace

std::string unescaped(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto at = text.find("_x");
        out += text.substr(0, at);
        if (at == text.npos) break;
        text.remove_prefix(at);
        const auto code = escape_at(text);
        const bool is_half = code && *code >= 0xD800 && *code <= 0xDFFF;
        const std::size_t length = code && !is_half ? escape_length : 2;
        out += code && !is_half ? utf8_of(*code) : std::string(text.substr(0, length));
        text.remove_prefix(length);
    }
    return out;
}

std::string escaped(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto at = text.find("_x");
        out += text.substr(0, at);
        if (at == text.npos) break;
        text.remove_prefix(at);
        out += escape_at(text) ? "_x005F_x" : "_x";
        text.remove_prefix(2);
    }
    return out;
}

}  // namespace linyi::sheet
