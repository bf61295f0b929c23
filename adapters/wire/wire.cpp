#include "adapters/wire/wire.hpp"

#include <charconv>
#include <utility>

namespace linyi {
namespace {

constexpr std::int64_t retry_seconds_max = 86'400;  // the outbox has its own, lower cap
constexpr std::int64_t unix_seconds_max = 99'999'999'999;
constexpr std::size_t reason_code_points_max = 200;

}  // namespace

HttpRequest json_post(std::string url, std::string body) {
    return {.method = "POST",
            .target = std::move(url),
            .headers = {{"Content-Type", "application/json"}},
            .body = std::move(body)};
}

std::optional<Millis> retry_after(const std::vector<Header>& headers) {
    const auto value = single_header(headers, "retry-after");
    if (!value) return std::nullopt;
    std::int64_t seconds = 0;
    const auto* last = value->data() + value->size();
    const auto [end, failed] = std::from_chars(value->data(), last, seconds);
    if (failed != std::errc{} || end != last || seconds < 0 || seconds > retry_seconds_max)
        return std::nullopt;
    return Millis{seconds * 1000};
}

std::optional<Timestamp> from_unix_seconds(std::int64_t seconds) {
    if (seconds < 0 || seconds > unix_seconds_max) return std::nullopt;
    return from_millis(seconds * 1000);
}

std::string quoted_reason(std::string_view text) {
    if (!is_utf8(text)) return "(unreadable)";
    std::string out(first_code_points(text, reason_code_points_max));
    for (char& c : out) {
        if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') c = ' ';
    }
    return out;
}

std::string in_both_languages(const Text& text, const Args& args) {
    return say(Language::zh, text, args) + " / " + say(Language::en, text, args);
}

std::string status_reason(int status, std::string_view words) {
    auto out = "HTTP " + std::to_string(status);
    if (!words.empty()) out += ": " + quoted_reason(words);
    return out;
}

}  // namespace linyi
