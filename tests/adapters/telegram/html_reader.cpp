#include "adapters/telegram/html_reader.hpp"

#include "base/text.hpp"

#include <cctype>
#include <map>

namespace linyi::testing {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// Only these four names are decoded; everything else stays as it is written.
std::string decode(std::string_view text) {
    static const std::map<std::string, std::string> names{
        {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}};
    std::string out;
    while (!text.empty()) {
        bool is_named = false;
        for (const auto& [name, character] : names) {
            if (!text.starts_with(name)) continue;
            out += character;
            text.remove_prefix(name.size());
            is_named = true;
            break;
        }
        if (is_named) continue;
        out += text.front();
        text.remove_prefix(1);
    }
    return out;
}

class Parser {
public:
    explicit Parser(std::string_view input) : rest_(input) {}

    ParsedHtml run() {
        while (!rest_.empty() && parsed_.error.empty()) {
            const auto open = rest_.find('<');
            parsed_.text += decode(rest_.substr(0, open));
            rest_.remove_prefix(open == rest_.npos ? rest_.size() : open);
            if (!rest_.empty()) take_tag();
        }
        if (parsed_.error.empty() && !open_.empty())
            fail("Can't find end tag corresponding to start tag \"" + open_.back().tag + "\"");
        return std::move(parsed_);
    }

private:
    void fail(const std::string& why) { parsed_.error = "Can't parse entities: " + why; }

    void take_tag() {
        const auto close = rest_.find('>');
        if (close == rest_.npos) return fail("Unclosed start tag");
        const auto inside = rest_.substr(1, close - 1);
        rest_.remove_prefix(close + 1);
        if (inside.starts_with('/')) return end_tag(lower(inside.substr(1)));
        start_tag(inside);
    }

    void start_tag(std::string_view inside) {
        const auto blank = inside.find(' ');
        ParsedHtml::Entity entity{.tag = lower(inside.substr(0, blank))};
        static const std::map<std::string, bool> known{
            {"b", true}, {"i", true}, {"u", true}, {"a", true}};
        if (!known.contains(entity.tag)) return fail("Unsupported start tag");
        if (blank != inside.npos) {
            const auto attribute = inside.substr(blank + 1);
            constexpr std::string_view href = "href=\"";
            const bool is_link = entity.tag == "a" && attribute.starts_with(href) &&
                                 attribute.find('"', href.size()) == attribute.size() - 1;
            if (!is_link) return fail("Unexpected attribute");
            entity.target =
                decode(attribute.substr(href.size(), attribute.size() - href.size() - 1));
        }
        entity.offset = utf16_units(parsed_.text);
        open_.push_back(entity);
    }

    void end_tag(const std::string& tag) {
        if (open_.empty() || open_.back().tag != tag) return fail("Unmatched end tag");
        auto entity = open_.back();
        open_.pop_back();
        entity.length = utf16_units(parsed_.text) - entity.offset;
        parsed_.entities.push_back(entity);
    }

    std::string_view rest_;
    ParsedHtml parsed_{};
    std::vector<ParsedHtml::Entity> open_{};
};

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

}  // namespace

ParsedHtml parse_html(std::string_view input) {
    return Parser(input).run();
}

std::size_t plain_mentions(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        const bool starts = text[at] == '@' && is_word(text[at + 1]);
        if (starts && (at == 0 || !is_word(text[at - 1]))) ++count;
    }
    return count;
}

}  // namespace linyi::testing
