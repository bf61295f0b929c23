#include "adapters/settings/settings.hpp"

#include "base/text.hpp"

#include <charconv>

namespace linyi {
namespace {

constexpr std::int64_t limit_count_max = 100'000;
constexpr std::int64_t limit_window_max = 86'400'000;  // a day, in ms

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto* last = text.data() + text.size();
    const auto [end, failed] = std::from_chars(text.data(), last, number);
    if (failed != std::errc{} || end != last) return std::nullopt;
    return number;
}

std::optional<RateLimit::Scope> scope_from(std::string_view text) {
    if (text == "account") return RateLimit::Scope::account;
    if (text == "chat") return RateLimit::Scope::chat;
    if (text == "group") return RateLimit::Scope::group;
    return std::nullopt;
}

/// "2s", "500ms", "1min", "1h".
std::optional<Millis> window_from(std::string_view text) {
    const auto digits = text.find_first_not_of("0123456789");
    if (digits == text.npos) return std::nullopt;
    const auto count = whole_number(text.substr(0, digits));
    const auto unit = text.substr(digits);
    const std::int64_t scale = unit == "ms"    ? 1
                               : unit == "s"   ? 1'000
                               : unit == "min" ? 60'000
                               : unit == "h"   ? 3'600'000
                                               : 0;
    if (!count || scale == 0 || *count < 1 || *count > limit_window_max / scale)
        return std::nullopt;
    return Millis{*count * scale};
}

/// "group 1/2s".
std::optional<RateLimit> limit_from(std::string_view text) {
    const auto blank = text.find(' ');
    const auto slash = text.find('/');
    if (blank == text.npos || slash == text.npos || slash < blank) return std::nullopt;
    const auto scope = scope_from(text.substr(0, blank));
    const auto count = whole_number(trim(text.substr(blank, slash - blank)));
    const auto window = window_from(trim(text.substr(slash + 1)));
    if (!scope || !count || !window || *count < 1 || *count > limit_count_max) return std::nullopt;
    return RateLimit{.scope = *scope, .count = static_cast<int>(*count), .window = *window};
}

/// Secrets travel in header lines and URLs.
bool has_control_character(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') return true;
    }
    return false;
}

bool is_plain_url(std::string_view text) {
    const std::size_t scheme = text.starts_with("https://")  ? 8
                               : text.starts_with("http://") ? 7
                                                             : 0;
    if (scheme == 0) return false;
    for (const char c : text) {
        if (c <= ' ' || c >= '\x7F' || c == '#' || c == '@' || c == '\\') return false;
    }
    const auto host = text.substr(scheme, text.find_first_of("/?", scheme) - scheme);
    return !host.empty() && host.front() != ':';
}

}  // namespace

const std::string* SettingsReader::value(std::string_view key) const {
    const auto found = settings_->values.find(key);
    return found == settings_->values.end() ? nullptr : &found->second;
}

void SettingsReader::refuse(std::string_view key, std::string_view remedy) {
    if (error_) return;
    error_ = Error{Errc::bad_configuration, "[adapter." + settings_->id + "] " + std::string(key) +
                                                ": " + std::string(remedy)};
}

std::string SettingsReader::text(std::string_view key) {
    const auto* found = value(key);
    if (found == nullptr || trim(*found).empty()) {
        refuse(key, "missing; set it, see the adapter's example.toml");
        return {};
    }
    return *found;
}

std::string SettingsReader::text_or(std::string_view key, std::string_view fallback) {
    const auto* found = value(key);
    return found == nullptr ? std::string(fallback) : *found;
}

std::int64_t SettingsReader::integer_or(std::string_view key, std::int64_t fallback,
                                        std::int64_t least, std::int64_t most) {
    const auto* found = value(key);
    if (found == nullptr) return fallback;
    const auto number = whole_number(*found);
    if (!number || *number < least || *number > most) {
        refuse(key, "must be a whole number from " + std::to_string(least) + " to " +
                        std::to_string(most));
        return fallback;
    }
    return *number;
}

bool SettingsReader::flag_or(std::string_view key, bool fallback) {
    const auto* found = value(key);
    if (found == nullptr) return fallback;
    if (*found != "true" && *found != "false") refuse(key, "must be true or false");
    return *found == "true";
}

std::string SettingsReader::url(std::string_view key) {
    auto found = text(key);
    if (!error_ && !is_plain_url(found))
        refuse(key, "must be an http:// or https:// URL without blanks, '@' or '#'");
    while (found.ends_with('/')) found.pop_back();
    return found;
}

std::string SettingsReader::url_or(std::string_view key, std::string_view fallback) {
    return value(key) == nullptr ? std::string(fallback) : url(key);
}

std::vector<Secret> SettingsReader::secrets(std::string_view key) {
    auto found = optional_secrets(key);
    if (found.empty()) refuse(key, "missing; a secret must be set, there is no default");
    return found;
}

std::vector<Secret> SettingsReader::optional_secrets(std::string_view key) {
    const auto found = settings_->secrets.find(key);
    if (found == settings_->secrets.end()) return {};
    for (const auto& secret : found->second) {
        if (secret.empty()) refuse(key, "is empty; an empty secret protects nothing");
        if (has_control_character(secret.reveal()))
            refuse(key, "has a line break or other control character in it");
    }
    return found->second;
}

std::vector<RateLimit> SettingsReader::limits_or(std::string_view key,
                                                 std::vector<RateLimit> fallback) {
    const auto* found = value(key);
    if (found == nullptr) return fallback;
    std::vector<RateLimit> limits;
    for (const auto& part : split(*found, ',')) {
        const auto limit = limit_from(trim(part));
        if (limit) {
            limits.push_back(*limit);
        } else {
            refuse(key, "must read like \"account 18/1min, group 1/2s\"");
        }
    }
    return limits;
}

}  // namespace linyi
