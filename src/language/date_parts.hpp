#pragma once

#include "language/letters.hpp"
#include "language/words.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace linyi::language {

// The pieces of a date phrase. Each reader looks at the start of `text` and gives what it read
// and how many letters it took. They look at a bounded number of letters, so scanning stays linear.

struct DateContext {
    LocalTime base{};
    const WorkCalendar* calendar{};

    std::chrono::sys_days today() const { return std::chrono::sys_days{base.day}; }
};

/// A day, or an instant counted from now ("in 10 minutes").
struct DayPart {
    std::chrono::sys_days day{};
    std::size_t length{};
    std::optional<std::chrono::minutes> instant{};  ///< minutes from midnight of `day`
    std::string recurring{};
};

/// A time of day.
struct TimePart {
    std::chrono::minutes time{};
    std::size_t length{};
    /// 8点 without 上午 or 晚上: may be meant twelve hours later.
    bool is_half_day{};
};

/// 11月30日, 11/30, 2026-11-30, 月底, 15日前, 年底 and English "Nov 30", "the 30th".
std::optional<DayPart> calendar_day_at(Letters text, const DateContext& context);
/// 今天, 大后天, 下周五, 本周末; "tomorrow", "next Friday", "end of month".
std::optional<DayPart> relative_day_at(Letters text, const DateContext& context);
/// 三天后, 两周内, 三个工作日内, 半小时后; "in 2 weeks", "within 3 working days".
std::optional<DayPart> span_at(Letters text, const DateContext& context);
/// 每季度结束后15日内, 每月25日, 每周五, 每天.
std::optional<DayPart> recurring_day_at(Letters text, const DateContext& context);

/// 19:52, 8点半, 晚上八点一刻, 18时30分, 6pm, noon.
std::optional<TimePart> time_at(Letters text);

/// A duration that is the whole of `text`: 五分钟, 10 minutes, 半小时.
std::optional<std::chrono::minutes> whole_duration(Letters text);

/// The next `month`-`day` that is not before `today`; nothing if there is no such day.
std::optional<std::chrono::sys_days> next_month_day(std::chrono::sys_days today, int month,
                                                    int day);
/// The next day with this number that is not before `today`; months that have no such day are
/// passed.
std::optional<std::chrono::sys_days> next_day_of_month(std::chrono::sys_days today, int day);
/// The last day of the month `months` after today's.
std::chrono::sys_days month_end(std::chrono::sys_days today, int months);
/// The last day of today's quarter, `quarters` on.
std::chrono::sys_days quarter_end(std::chrono::sys_days today, int quarters);
/// 1 (Monday) … 7 for 一二三四五六日天七 behind 周/星期/礼拜, and English names; 0 if none.
/// `length` is set.
int weekday_at(Letters text, std::size_t& length);

}  // namespace linyi::language
