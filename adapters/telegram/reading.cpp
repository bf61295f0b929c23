#include "adapters/telegram/reading.hpp"

#include "adapters/json/fields.hpp"
#include "base/text.hpp"

namespace linyi::telegram {
namespace {

/// A stretch of the text to leave out, and what to put there.
struct Cut {
    std::string_view part{};
    std::string instead{};
};

struct Entity {
    std::string type{};
    std::int64_t offset{};
    std::string_view part{};
    const json::Value* value{};
};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = lower(c);
    return out;
}

bool is_username(std::string_view text) {
    if (text.empty()) return false;
    for (const char c : text) {
        const char small = lower(c);
        if (!(small >= 'a' && small <= 'z') && !(c >= '0' && c <= '9') && c != '_') return false;
    }
    return true;
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::vector<Entity> entities_of(const json::Array& list, const Utf16Index& index) {
    std::vector<Entity> found;
    for (const auto& item : list) {
        const auto type = json::string_at(item, "type");
        const auto offset = json::int_at(item, "offset");
        const auto length = json::int_at(item, "length");
        if (!type || !offset || !length) continue;
        const auto part = index.slice(*offset, *length);
        if (!part || part->empty()) continue;
        found.push_back({.type = *type, .offset = *offset, .part = *part, .value = &item});
    }
    return found;
}

class Reader {
public:
    Reader(std::string_view text, const Bot& bot) : text_(text), bot_(bot) {}

    void take(const Entity& entity) {
        if (entity.type == "bot_command" && entity.offset == 0) take_command(entity.part);
        if (entity.type == "mention") take_username(entity.part);
        if (entity.type == "text_mention") take_account(entity);
    }

    /// "/投票@SomeBot": Telegram marks only Latin commands, and no mention after a letter.
    void take_unmarked_command() {
        if (!text_.starts_with('/') && !text_.starts_with("／")) return;
        std::size_t end = 0;
        while (end < text_.size() && !is_blank(text_[end])) ++end;
        const auto word = text_.substr(0, end);
        const auto sign = word.rfind('@');
        if (sign == word.npos || !is_username(word.substr(sign + 1))) return;
        const auto name = word.substr(sign + 1);
        if (is_same_username(name, bot_.username)) {
            cut(word.substr(sign));
        } else if (lower(name).ends_with("bot")) {  // every bot's name does
            reading_.is_for_another_bot = true;
        }
    }

    Reading finish() {
        std::string out;
        std::size_t at = 0;
        for (const auto& cut : cuts_) {
            const auto from = static_cast<std::size_t>(cut.part.data() - text_.data());
            if (from < at) continue;  // entities may overlap
            out += text_.substr(at, from - at);
            out += cut.instead;
            at = from + cut.part.size();
            const bool doubles_blank = (out.empty() || is_blank(out.back())) && at < text_.size();
            if (doubles_blank && text_[at] == ' ') ++at;
        }
        out += text_.substr(at);
        reading_.text = std::string(trim(out));
        return std::move(reading_);
    }

private:
    void cut(std::string_view part) {
        reading_.mentions_bot = true;
        cuts_.push_back({.part = part});
    }

    /// "/name" or "/name@Bot" at the very start.
    void take_command(std::string_view part) {
        const auto sign = part.find('@');
        const auto name = lower(part.substr(0, sign));
        if (sign != part.npos && !is_same_username(part.substr(sign + 1), bot_.username)) {
            reading_.is_for_another_bot = true;
            return;
        }
        // Blanks and line breaks before the arguments belong to the command.
        std::size_t end = part.size();
        while (end < text_.size() && is_blank(text_[end])) ++end;
        const bool has_arguments = end < text_.size();
        cuts_.push_back(
            {.part = text_.substr(0, end), .instead = has_arguments ? name + " " : name});
        if (sign != part.npos) reading_.mentions_bot = true;
    }

    void take_username(std::string_view part) {
        if (part.starts_with('@') && is_same_username(part.substr(1), bot_.username)) {
            cut(part);
        } else {
            reading_.mentions.push_back({.shown = std::string(part)});
        }
    }

    /// A mention of somebody without a username carries the account itself.
    void take_account(const Entity& entity) {
        const auto* user = json::find(*entity.value, "user");
        const auto id = json::id_at(user == nullptr ? json::Value{} : *user, "id");
        if (!id) return;
        if (*id == bot_.id) {
            cut(entity.part);
        } else {
            reading_.mentions.push_back({.user = *id, .shown = std::string(entity.part)});
        }
    }

    std::string_view text_;
    const Bot& bot_;
    std::vector<Cut> cuts_{};  // in the order of the text, as entities are
    Reading reading_{};
};

}  // namespace

bool is_same_username(std::string_view left, std::string_view right) {
    return lower(left) == lower(right);
}

Utf16Index::Utf16Index(std::string_view text) : text_(text) {
    bytes_.reserve(text.size() + 1);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte & 0xC0U) == 0x80U) continue;
        bytes_.push_back(at);
        if (byte >= 0xF0) bytes_.push_back(std::string_view::npos);
    }
    bytes_.push_back(text.size());
}

std::optional<std::string_view> Utf16Index::slice(std::int64_t offset, std::int64_t length) const {
    const auto last = static_cast<std::int64_t>(bytes_.size()) - 1;
    if (offset < 0 || length < 0 || offset > last || length > last - offset) return std::nullopt;
    const auto from = bytes_[static_cast<std::size_t>(offset)];
    const auto to = bytes_[static_cast<std::size_t>(offset + length)];
    if (from == std::string_view::npos || to == std::string_view::npos) return std::nullopt;
    return text_.substr(from, to - from);
}

Reading read_text(const json::Value& message, const Bot& bot) {
    const bool is_caption = json::find(message, "text") == nullptr;
    json::Fields in(message);
    const auto text = in.optional_text(is_caption ? "caption" : "text");
    const auto& list = in.list(is_caption ? "caption_entities" : "entities");

    const Utf16Index index(text);
    Reader reader(text, bot);
    const auto entities = entities_of(list, index);
    const bool starts_with_command =
        !entities.empty() && entities.front().type == "bot_command" && entities.front().offset == 0;
    if (!starts_with_command) reader.take_unmarked_command();
    for (const auto& entity : entities) reader.take(entity);
    return reader.finish();
}

}  // namespace linyi::telegram
