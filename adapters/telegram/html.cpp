#include "adapters/telegram/html.hpp"

#include "adapters/json/fields.hpp"
#include "base/text.hpp"

namespace linyi::telegram {
namespace {

constexpr std::string_view word_joiner = "\xE2\x81\xA0";
constexpr std::string_view ellipsis = "…";

bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_web_link(std::string_view url) {
    return url.starts_with("https://") || url.starts_with("http://");
}

/// The longest prefix of at most `units` UTF-16 units.
std::string_view first_units(std::string_view text, std::size_t units) {
    std::size_t used = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte & 0xC0U) == 0x80U) continue;
        used += byte >= 0xF0 ? 2U : 1U;
        if (used > units) return text.substr(0, at);
    }
    return text;
}

/// Writes text inside tags and counts what Telegram will count. Once the length is used up,
/// nothing more is written, so that no tag is ever cut.
class Html {
public:
    /// `text` is user text: silenced, cut and escaped here.
    void add(std::string_view text, std::string_view open = {}, std::string_view close = {}) {
        if (is_full_ || text.empty()) return;
        auto shown = silence_mentions(text);
        // One unit is kept back for the ellipsis.
        const auto part = first_units(shown, units_left_);
        is_full_ = part.size() < shown.size();
        units_left_ -= utf16_units(part);
        out_ += open;
        out_ += html_escape(part);
        if (is_full_) out_ += ellipsis;
        out_ += close;
    }

    void add_line_break() {
        if (!out_.empty()) add("\n");
    }

    std::string take() { return std::move(out_); }

private:
    std::string out_{};
    std::size_t units_left_{text_units_max - 1};
    bool is_full_{};
};

void add_mentions(const Document& document, Html& html) {
    for (const auto& mention : document.mentions) {
        const auto shown = mention.name.empty() ? mention.user : mention.name;
        const bool is_account = json::integer_from(json::Value{mention.user}).has_value();
        if (is_account) {
            html.add(shown, "<a href=\"tg://user?id=" + mention.user + "\">", "</a>");
        } else {
            html.add(shown);
        }
        html.add(" ");
    }
}

void add_items(const Block& block, Html& html) {
    for (std::size_t i = 0; i < block.items.size(); ++i) {
        if (i > 0) html.add("\n");
        html.add(block.kind == Block::Kind::numbered ? std::to_string(i + 1) + ". " : "· ");
        html.add(block.items[i]);
    }
}

void add_fields(const Block& block, Html& html) {
    for (std::size_t i = 0; i < block.fields.size(); ++i) {
        if (i > 0) html.add("\n");
        html.add(block.fields[i].label + "：", "<b>", "</b>");
        html.add(block.fields[i].value);
    }
}

void add_link(const Block& block, Html& html) {
    if (!is_web_link(block.url)) {
        html.add(block.text + " " + block.url);
    } else {
        html.add(block.text.empty() ? block.url : block.text,
                 "<a href=\"" + html_escape_attribute(block.url) + "\">", "</a>");
    }
}

void add_block(const Block& block, Html& html) {
    switch (block.kind) {
        case Block::Kind::paragraph: return html.add(block.text);
        case Block::Kind::note: return html.add(block.text, "<i>", "</i>");
        case Block::Kind::list:
        case Block::Kind::numbered: return add_items(block, html);
        case Block::Kind::fields: return add_fields(block, html);
        case Block::Kind::link: return add_link(block, html);
    }
}

bool is_empty(const Block& block) {
    return block.text.empty() && block.items.empty() && block.fields.empty() && block.url.empty();
}

}  // namespace

std::string html_escape(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string html_escape_attribute(std::string_view text) {
    return replace_all(html_escape(text), "\"", "&quot;");
}

std::string silence_mentions(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        out += text[at];
        if (text[at] != '@' || at + 1 == text.size() || !is_word_character(text[at + 1])) continue;
        const bool is_in_address = at > 0 && is_word_character(text[at - 1]);
        if (!is_in_address) out += word_joiner;
    }
    return out;
}

std::string cut_to_units(std::string_view text, std::size_t units) {
    if (utf16_units(text) <= units) return std::string(text);
    return std::string(first_units(text, units - 1)) + std::string(ellipsis);
}

std::string to_html(const Document& document) {
    Html html;
    add_mentions(document, html);
    html.add(document.title, "<b>", "</b>");
    bool is_first = document.title.empty() && document.mentions.empty();
    for (const auto& block : document.blocks) {
        if (is_empty(block)) continue;
        if (!is_first) html.add_line_break();
        is_first = false;
        add_block(block, html);
    }
    return html.take();
}

std::string to_bare_text(const Document& document) {
    std::string names;
    for (const auto& mention : document.mentions)
        names += (mention.name.empty() ? mention.user : mention.name) + " ";
    return cut_to_units(silence_mentions(names + to_plain_text(document)), text_units_max);
}

}  // namespace linyi::telegram
