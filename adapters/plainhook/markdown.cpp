#include "adapters/plainhook/markdown.hpp"

#include "base/text.hpp"

namespace linyi::plainhook {
namespace {

constexpr std::string_view marks = "\\`*_{}[]()#+-.!<>|~&=\"':@";

/// One line: a line break inside a title or an item would end it.
std::string in_line(std::string_view text) {
    return markdown_escape(replace_all(text, "\n", " "));
}

bool is_web_link(std::string_view url) {
    return url.starts_with("https://") || url.starts_with("http://");
}

std::string link_target(std::string_view url) {
    std::string out;
    for (const char c : url) {
        const bool is_safe = c > ' ' && c < '\x7F' && c != '<' && c != '>' && c != '\\';
        if (is_safe) {
            out += c;
        } else {
            out += '%';
            for (const char digit : to_hex({&c, 1})) out += digit;
        }
    }
    return out;
}

std::string link_of(const Block& block) {
    if (!is_web_link(block.url)) return in_line(block.text + " " + block.url);
    return "[" + in_line(block.text.empty() ? block.url : block.text) + "](<" +
           link_target(block.url) + ">)";
}

std::string items_of(const Block& block) {
    std::string out;
    for (std::size_t i = 0; i < block.items.size(); ++i) {
        if (i > 0) out += '\n';
        out += block.kind == Block::Kind::numbered ? std::to_string(i + 1) + ". " : "- ";
        out += in_line(block.items[i]);
    }
    return out;
}

std::string fields_of(const Block& block) {
    std::string out;
    for (const auto& field : block.fields) {
        if (!out.empty()) out += "  \n";
        out += "**" + in_line(field.label) + "**：" + in_line(field.value);
    }
    return out;
}

std::string block_of(const Block& block) {
    switch (block.kind) {
        case Block::Kind::paragraph:
        case Block::Kind::note: return markdown_escape(block.text);
        case Block::Kind::list:
        case Block::Kind::numbered: return items_of(block);
        case Block::Kind::fields: return fields_of(block);
        case Block::Kind::link: return link_of(block);
    }
    return {};
}

}  // namespace

std::string markdown_escape(std::string_view text) {
    std::string out;
    bool at_line_start = true;
    for (const char c : text) {
        if (c == '\r') continue;
        if (at_line_start && (c == ' ' || c == '\t')) continue;
        if (c == '\n') out += "  ";  // a hard break, so that lines stay lines
        if (marks.find(c) != marks.npos) out += '\\';
        out += c;
        at_line_start = c == '\n';
    }
    return out;
}

std::string to_markdown(const Document& document) {
    std::string out;
    if (!document.title.empty()) out = "**" + in_line(document.title) + "**";
    for (const auto& block : document.blocks) {
        const auto text = block_of(block);
        if (text.empty()) continue;
        if (!out.empty()) out += "\n\n";
        out += text;
    }
    return out;
}

}  // namespace linyi::plainhook
