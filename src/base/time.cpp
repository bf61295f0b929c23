#include "base/time.hpp"

#include <date/tz.h>
#include <fmt/format.h>

namespace linyi {
namespace {

const date::time_zone* as_zone(const void* zone) {
    return static_cast<const date::time_zone*>(zone);
}

/// Takes fixed parts off a text; once a part is not there, all that follows is bad too.
/// By hand, because date::parse computes with an uninitialised number on some bad texts.
class DigitReader {
public:
    explicit DigitReader(std::string_view text) : rest_(text) {}

    bool take(char wanted) {
        const bool is_there = good_ && rest_.starts_with(wanted);
        if (is_there) rest_.remove_prefix(1);
        return is_there;
    }

    /// Exactly `digits` digits, at most `max`.
    int number(std::size_t digits, int max) {
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i) value = value * 10 + digit();
        good_ = good_ && value <= max;
        return good_ ? value : 0;
    }

    /// A separator and two digits.
    unsigned part(char separator, int max) {
        good_ = good_ && take(separator);
        return static_cast<unsigned>(number(2, max));
    }

    /// One to nine digits behind the point; what is finer than a thousandth is cut off.
    int thousandths() {
        int value = 0;
        int count = 0;
        for (; good_ && has_digit(); ++count) {
            const int next = digit();
            if (count < 3) value = value * 10 + next;
        }
        for (int i = count; i < 3; ++i) value *= 10;
        good_ = good_ && count > 0 && count <= 9;
        return value;
    }

    bool is_good_end() const { return good_ && rest_.empty(); }

private:
    bool has_digit() const { return !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; }

    int digit() {
        good_ = good_ && has_digit();
        if (!good_) return 0;
        const int value = rest_[0] - '0';
        rest_.remove_prefix(1);
        return value;
    }

    std::string_view rest_;
    bool good_{true};
};

}  // namespace

std::int64_t to_millis(Timestamp at) {
    return at.time_since_epoch().count();
}

Timestamp from_millis(std::int64_t millis) {
    return Timestamp{Millis{millis}};
}

Zone::Zone() : name_("UTC"), zone_(date::locate_zone("Etc/UTC")) {}

Result<Zone> Zone::find(std::string_view name) {
    try {
        Zone zone;
        zone.zone_ = date::locate_zone(std::string(name));
        zone.name_ = name;
        return zone;
    } catch (const std::runtime_error&) {
        return Error{Errc::invalid_argument, "unknown time zone: " + std::string(name)};
    }
}

LocalTime Zone::to_local(Timestamp at) const {
    const auto local = as_zone(zone_)->to_local(at);
    const auto day = std::chrono::floor<date::days>(local);
    return {.day = std::chrono::sys_days{std::chrono::days{day.time_since_epoch().count()}},
            .time = std::chrono::floor<std::chrono::minutes>(local - day)};
}

Timestamp Zone::to_utc(const LocalTime& local) const {
    const auto days = std::chrono::sys_days{local.day}.time_since_epoch();
    const date::local_time<Millis> wall{Millis{days} + Millis{local.time}};
    const auto info = as_zone(zone_)->get_info(wall);
    if (info.result == date::local_info::nonexistent) return Timestamp{info.first.end};
    return Timestamp{wall.time_since_epoch() - Millis{info.first.offset}};
}

std::string to_text(std::chrono::year_month_day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string to_text(const LocalTime& local) {
    const auto minutes = local.time.count();
    return fmt::format("{} {:02}:{:02}", to_text(local.day), minutes / 60, minutes % 60);
}

std::string to_rfc3339(Timestamp at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::hh_mm_ss<Millis> time{at - day};
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_text(std::chrono::year_month_day{day}),
                       time.hours().count(), time.minutes().count(), time.seconds().count(),
                       time.subseconds().count());
}

Result<Timestamp> from_rfc3339(std::string_view text) {
    const Error refusal{Errc::invalid_argument, "not an RFC 3339 time"};
    DigitReader in(text);
    const std::chrono::year_month_day day{std::chrono::year{in.number(4, 9999)},
                                          std::chrono::month{in.part('-', 12)},
                                          std::chrono::day{in.part('-', 31)}};
    if (!in.take('T') && !in.take('t')) return refusal;
    const std::chrono::hours hours{in.number(2, 23)};
    const std::chrono::minutes minutes{in.part(':', 59)};
    const std::chrono::seconds seconds{in.part(':', 59)};
    const Millis fraction{in.take('.') ? in.thousandths() : 0};

    std::chrono::minutes offset{};
    if (!in.take('Z') && !in.take('z')) {
        const bool east = in.take('+');
        if (!east && !in.take('-')) return refusal;
        offset = std::chrono::hours{in.number(2, 23)};
        offset += std::chrono::minutes{in.part(':', 59)};
        if (!east) offset = -offset;
    }
    if (!in.is_good_end() || !day.ok()) return refusal;
    return Timestamp{std::chrono::sys_days{day} + hours + minutes + seconds + fraction - offset};
}

Timestamp SystemClock::now() const {
    return std::chrono::floor<Millis>(std::chrono::system_clock::now());
}

}  // namespace linyi
