#include "domain/document.hpp"

#include "base/text.hpp"

#include <utility>

namespace linyi {
namespace {

std::string text_of(const Block& block) {
    std::string out;
    switch (block.kind) {
        case Block::Kind::paragraph:
        case Block::Kind::note: return block.text;
        case Block::Kind::list:
            for (const auto& item : block.items) out += (out.empty() ? "· " : "\n· ") + item;
            return out;
        case Block::Kind::numbered:
            for (std::size_t i = 0; i < block.items.size(); ++i)
                out += (i == 0 ? "" : "\n") + std::to_string(i + 1) + ". " + block.items[i];
            return out;
        case Block::Kind::fields:
            for (const auto& field : block.fields)
                out += (out.empty() ? "" : "\n") + field.label + "：" + field.value;
            return out;
        case Block::Kind::link:
            return block.text.empty() ? block.url : block.text + " " + block.url;
    }
    return out;
}

/// Cuts a block into pieces of at most `count` code points each.
std::vector<Block> cut(const Block& block, std::size_t count) {
    std::vector<Block> pieces;
    const auto whole = text_of(block);
    std::string_view rest = whole;
    if (code_points(rest) <= count || block.kind == Block::Kind::link) return {block};
    while (!rest.empty()) {
        const auto piece = first_code_points(rest, count);
        pieces.push_back(paragraph(std::string(piece)));
        rest.remove_prefix(piece.size());
    }
    return pieces;
}

}  // namespace

Block paragraph(std::string text) {
    return {.kind = Block::Kind::paragraph, .text = std::move(text)};
}

Block note(std::string text) {
    return {.kind = Block::Kind::note, .text = std::move(text)};
}

Block list(std::vector<std::string> items) {
    return {.kind = Block::Kind::list, .items = std::move(items)};
}

Block numbered(std::vector<std::string> items) {
    return {.kind = Block::Kind::numbered, .items = std::move(items)};
}

Block fields(std::vector<Field> rows) {
    return {.kind = Block::Kind::fields, .fields = std::move(rows)};
}

Block link(std::string label, std::string url) {
    return {.kind = Block::Kind::link, .text = std::move(label), .url = std::move(url)};
}

std::string to_plain_text(const Document& document) {
    std::string out = document.title;
    for (const auto& block : document.blocks) {
        const auto text = text_of(block);
        if (text.empty()) continue;
        if (!out.empty()) out += '\n';
        out += text;
    }
    return out;
}

std::vector<Document> split_document(const Document& document, std::size_t code_points_max) {
    if (code_points(to_plain_text(document)) <= code_points_max) return {document};

    std::vector<Document> parts;
    Document part;
    part.title = document.title;
    part.reply_to = document.reply_to;
    part.mentions = document.mentions;
    std::size_t used = code_points(part.title);
    for (const auto& block : document.blocks) {
        for (auto& piece : cut(block, code_points_max - 1)) {
            const auto size = code_points(text_of(piece)) + 1;
            if (used + size > code_points_max && used > 0) {
                parts.push_back(std::exchange(part, Document{}));
                used = 0;
            }
            used += size;
            part.blocks.push_back(std::move(piece));
        }
    }
    part.buttons = document.buttons;
    part.attachment = document.attachment;
    part.action_token = document.action_token;
    part.toast = document.toast;
    parts.push_back(std::move(part));
    return parts;
}

}  // namespace linyi
