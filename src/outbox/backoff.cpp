#include "outbox/backoff.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace linyi::outbox {
namespace {

std::optional<int> number(std::string_view text, std::size_t digits_max) {
    if (text.empty() || text.size() > digits_max) return std::nullopt;
    int value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

std::optional<unsigned> month_from(std::string_view name) {
    constexpr std::array<std::string_view, 12> names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<unsigned>(found - names.begin()) + 1;
}

std::optional<std::chrono::seconds> time_of_day(std::string_view text) {
    const auto parts = split(text, ':');
    if (parts.size() != 3) return std::nullopt;
    const auto hour = number(parts[0], 2);
    const auto minute = number(parts[1], 2);
    const auto second = number(parts[2], 2);
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    return std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           std::chrono::seconds{*second};
}

/// Words between blanks, commas and hyphens.
std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> found;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = std::min(text.find_first_of(" ,-", at), text.size());
        if (end > at) found.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

std::optional<Timestamp> http_date(std::string_view text) {
    auto part = words(text);
    // "Sun Nov  6 08:49:37 1994" becomes the order of the other two forms.
    if (part.size() == 5) part = {part[0], part[2], part[1], part[4], part[3], "GMT"};
    if (part.size() != 6 || part[5] != "GMT") return std::nullopt;
    const auto day = number(part[1], 2);
    const auto month = month_from(part[2]);
    auto year = number(part[3], 4);
    const auto time = time_of_day(part[4]);
    if (!day || !month || !year || !time) return std::nullopt;
    if (part[3].size() == 2) *year += *year < 70 ? 2000 : 1900;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{*month},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return Timestamp{std::chrono::sys_days{date}} + *time;
}

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Millis backoff(const BackoffSettings& settings, int failures, Random& random) {
    Millis wait = settings.base;
    for (int i = 1; i < failures && wait < settings.cap; ++i) wait *= 2;
    wait = std::min(wait, settings.cap);
    const auto half = wait / 2;
    const auto spread = static_cast<std::uint64_t>((wait - half).count()) + 1;
    return half + Millis{static_cast<Millis::rep>(random.below(spread))};
}

std::optional<Millis> wish(const BackoffSettings& settings, std::optional<Millis> wait) {
    if (!wait || *wait <= Millis{0}) return std::nullopt;
    return std::min(*wait, settings.retry_after_max);
}

std::optional<Millis> retry_after(const BackoffSettings& settings, std::string_view value,
                                  Timestamp now) {
    const auto text = trim(value);
    if (is_digits(text)) {
        // More digits than any sensible wait: the cap, not an overflow.
        const auto seconds = number(text, 9);
        if (!seconds) return settings.retry_after_max;
        return wish(settings, std::chrono::seconds{*seconds});
    }
    const auto at = http_date(text);
    if (!at) return std::nullopt;
    return wish(settings, *at - now);
}

}  // namespace linyi::outbox
