#include "base/time.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <sstream>

namespace linyi {
namespace {

const date::time_zone* as_zone(const void* zone) {
    return static_cast<const date::time_zone*>(zone);
}

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
    constexpr std::size_t text_bytes_max = 40;
    if (text.size() <= text_bytes_max) {
        for (const char* form : {"%FT%T%Ez", "%FT%TZ"}) {
            std::istringstream in{std::string(text)};
            Timestamp at;
            in >> date::parse(form, at);
            if (!in.fail() && in.peek() == std::istringstream::traits_type::eof()) return at;
        }
    }
    return Error{Errc::invalid_argument, "not an RFC 3339 time"};
}

Timestamp SystemClock::now() const {
    return std::chrono::floor<Millis>(std::chrono::system_clock::now());
}

}  // namespace linyi
