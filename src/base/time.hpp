#pragma once

#include "base/error.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace linyi {

using Millis = std::chrono::milliseconds;

/// An instant, UTC, to the millisecond. Stored as an integer.
using Timestamp = std::chrono::sys_time<Millis>;

std::int64_t to_millis(Timestamp at);
Timestamp from_millis(std::int64_t millis);

/// Wall-clock time in some zone; what people write and read.
struct LocalTime {
    std::chrono::year_month_day day{};
    std::chrono::minutes time{};  ///< since midnight, 0 … 24 h

    friend bool operator==(const LocalTime&, const LocalTime&) = default;
    friend auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

/// An IANA time zone, "Asia/Shanghai". Cheap to copy.
class Zone {
public:
    /// UTC.
    Zone();

    /// Errors: invalid_argument if the machine's zone database has no such name.
    static Result<Zone> find(std::string_view name);

    const std::string& name() const { return name_; }

    /// Seconds are cut off.
    LocalTime to_local(Timestamp at) const;

    /// A time skipped by a clock change becomes the first valid instant after it, a repeated one
    /// the first of the two. `local.time` of 24 h is the start of the next day.
    Timestamp to_utc(const LocalTime& local) const;

private:
    std::string name_;
    const void* zone_;  // date::time_zone, owned by the library for the life of the process
};

/// "2025-11-30" and "2025-11-30 18:00".
std::string to_text(std::chrono::year_month_day day);
std::string to_text(const LocalTime& local);

/// RFC 3339 in UTC with milliseconds: "2026-01-05T11:51:12.000Z".
std::string to_rfc3339(Timestamp at);

/// Errors: invalid_argument. Takes an offset or Z, seconds with an optional fraction.
Result<Timestamp> from_rfc3339(std::string_view text);

/// Where "now" comes from. The service has one; tests and the replay move their own.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
};

/// The machine's wall clock.
class SystemClock final : public Clock {
public:
    Timestamp now() const override;
};

}  // namespace linyi
