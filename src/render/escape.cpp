#include "render/escape.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace linyi::render {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// The next character of `text`, or U+FFFD for a byte that starts none.
struct Piece {
    std::string_view shown{};
    std::size_t bytes{};
};

Piece next(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const auto size = static_cast<std::size_t>(lead < 0x80   ? 1
                                               : lead < 0xE0 ? 2
                                               : lead < 0xF0 ? 3
                                                             : 4);
    const auto piece = text.substr(0, size);
    if (piece.size() < size || !is_utf8(piece)) return {replacement, 1};
    return {piece, size};
}

bool is_control(std::string_view piece) {
    if (piece.size() != 1) return false;
    const auto byte = static_cast<unsigned char>(piece.front());
    return byte < 0x20 || byte == 0x7F;
}

std::string_view html_reference(char c) {
    switch (c) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\'': return "&#39;";
        default: return {};
    }
}

constexpr std::string_view markdown_marks = "\\`*_{}[]#|~$^";

/// "1. " or "- " at the start of a line would begin a list; "1) " too.
bool begins_list(std::string_view text) {
    auto rest = text;
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') rest.remove_prefix(1);
    const bool is_bullet = rest.size() == text.size();
    if (rest.empty()) return false;
    const std::string_view marks = is_bullet ? "-+=" : ".)";
    return marks.find(rest.front()) != marks.npos;
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    while (!text.empty()) {
        const auto piece = next(text);
        text.remove_prefix(piece.bytes);
        const auto reference =
            piece.bytes == 1 ? html_reference(piece.shown.front()) : std::string_view{};
        if (!reference.empty()) {
            out += reference;
        } else if (is_control(piece.shown)) {
            const bool is_blank = piece.shown == "\n" || piece.shown == "\t";
            out += is_blank ? piece.shown : replacement;
        } else {
            out += piece.shown;
        }
    }
    return out;
}

std::string escape_markdown(std::string_view text) {
    text = trim(text);
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    if (begins_list(text)) {
        const auto mark = text.find_first_not_of("0123456789");
        out += std::string(text.substr(0, mark)) + '\\' + text[mark];
        text.remove_prefix(mark + 1);
    }
    while (!text.empty()) {
        const auto piece = next(text);
        text.remove_prefix(piece.bytes);
        const char c = piece.shown.front();
        if (is_control(piece.shown)) {
            if (out.empty() || out.back() != ' ') out += ' ';
        } else if (piece.bytes == 1 && (c == '&' || c == '<' || c == '>')) {
            out += html_reference(c);
        } else if (piece.bytes == 1 && (markdown_marks.find(c) != markdown_marks.npos ||
                                        (c == '!' && text.starts_with('[')))) {
            out += '\\';
            out += c;
        } else if (piece.bytes == 1 && c == ':' && text.starts_with("//")) {
            out += "&#58;";  // No bare link: GitHub's Markdown would make one.
        } else {
            out += piece.shown;
        }
    }
    return out;
}

}  // namespace linyi::render
