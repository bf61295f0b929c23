#include "commands/payload.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cassert>

namespace linyi::commands {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

void escape_ascii(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    if (static_cast<unsigned char>(c) < 0x20) {
        out += "\\u00" + to_hex(std::string_view(&c, 1));
    } else {
        out += c;
    }
}

/// Bytes of the code point that begins with `lead`; 0 if none does.
std::size_t length_of(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    while (!text.empty()) {
        const auto length = length_of(static_cast<unsigned char>(text.front()));
        if (length == 1) {
            escape_ascii(out, text.front());
            text.remove_prefix(1);
        } else if (length > 1 && text.size() >= length && is_utf8(text.substr(0, length))) {
            out += text.substr(0, length);
            text.remove_prefix(length);
        } else {
            out += replacement;
            text.remove_prefix(1);
        }
    }
    return out + '"';
}

}  // namespace

void Payload::begin(std::string_view key) {
    assert(std::find(keys_.begin(), keys_.end(), key) == keys_.end());
    keys_.emplace_back(key);
    if (!members_.empty()) members_ += ',';
    members_ += quoted(key) + ':';
}

Payload& Payload::set(std::string_view key, std::string_view text) {
    begin(key);
    members_ += quoted(text);
    return *this;
}

Payload& Payload::set(std::string_view key, std::int64_t number) {
    begin(key);
    members_ += std::to_string(number);
    return *this;
}

Payload& Payload::set(std::string_view key, bool yes) {
    begin(key);
    members_ += yes ? "true" : "false";
    return *this;
}

Payload& Payload::set(std::string_view key, const std::vector<std::string>& texts) {
    begin(key);
    std::vector<std::string> parts;
    for (const auto& text : texts) parts.push_back(quoted(text));
    members_ += '[' + join(parts, ",") + ']';
    return *this;
}

}  // namespace linyi::commands
