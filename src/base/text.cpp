#include "base/text.hpp"

#include <cstdint>

namespace linyi {
namespace {

constexpr std::string_view ideographic_space = "\xE3\x80\x80";

bool is_ascii_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/// Bytes of the code point that starts with `lead`; 0 if it cannot start one.
std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Overlong forms, surrogates and values past U+10FFFF show in the second byte.
bool second_byte_fits(unsigned char lead, unsigned char second) {
    switch (lead) {
        case 0xE0: return second >= 0xA0;
        case 0xED: return second <= 0x9F;
        case 0xF0: return second >= 0x90;
        case 0xF4: return second <= 0x8F;
        default: return true;
    }
}

}  // namespace

std::string say(Language language, const Text& text,
                const std::map<std::string, std::string, std::less<>>& args) {
    const std::string_view form = language == Language::zh ? text.zh : text.en;
    std::string out;
    out.reserve(form.size() + 32);
    for (std::size_t at = 0; at < form.size();) {
        const auto open = form.find('{', at);
        const auto close = open == form.npos ? form.npos : form.find('}', open);
        if (close == form.npos) {
            out += form.substr(at);
            break;
        }
        out += form.substr(at, open - at);
        const auto name = form.substr(open + 1, close - open - 1);
        const auto found = args.find(name);
        out += found == args.end() ? form.substr(open, close - open + 1)
                                   : std::string_view(found->second);
        at = close + 1;
    }
    return out;
}

std::string_view to_text(Language language) {
    return language == Language::zh ? "zh" : "en";
}

std::string_view trim(std::string_view text) {
    for (;;) {
        if (!text.empty() && is_ascii_space(text.front())) {
            text.remove_prefix(1);
        } else if (text.starts_with(ideographic_space)) {
            text.remove_prefix(ideographic_space.size());
        } else if (!text.empty() && is_ascii_space(text.back())) {
            text.remove_suffix(1);
        } else if (text.ends_with(ideographic_space)) {
            text.remove_suffix(ideographic_space.size());
        } else {
            return text;
        }
    }
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.emplace_back(text.substr(0, at));
        if (at == text.npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const auto& part : parts) {
        if (&part != &parts.front()) out += separator;
        out += part;
    }
    return out;
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
    std::string out;
    for (;;) {
        const auto at = text.find(from);
        out += text.substr(0, at);
        if (at == text.npos) return out;
        out += to;
        text.remove_prefix(at + from.size());
    }
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const auto length = sequence_length(lead);
        if (length == 0 || length > text.size() - at) return false;
        for (std::size_t i = 1; i < length; ++i) {
            if (!is_continuation(text[at + i])) return false;
        }
        if (length > 1 && !second_byte_fits(lead, static_cast<unsigned char>(text[at + 1])))
            return false;
        at += length;
    }
    return true;
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += is_continuation(c) ? 0U : 1U;
    return count;
}

std::size_t utf16_units(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        if (is_continuation(c)) continue;
        count += static_cast<unsigned char>(c) >= 0xF0 ? 2U : 1U;  // beyond U+FFFF: a pair
    }
    return count;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_continuation(text[at])) continue;
        if (count == 0) return text.substr(0, at);
        --count;
    }
    return text;
}

std::string to_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4U];
        out += digits[byte & 0x0FU];
    }
    return out;
}

}  // namespace linyi
