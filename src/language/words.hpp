#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::language {

/// The form in which texts are compared: NFKC (so １ is 1 and ： is :), keycaps, variation
/// selectors, emoji, [stickers] and a leading [语音转文字] dropped, white space folded, end
/// punctuation gone, Latin letters in lower case. Linear in time.
/// Source: domain.md §5.6 rule 1; Unicode UAX #15 for NFKC (by ICU).
std::string normalise(std::string_view text);

/// The same without dropping anything: NFKC and folded width only. For command lines, whose text
/// people want back as they wrote it.
std::string fold_width(std::string_view text);

/// A whole number in digits (any width, emoji keycaps) or Chinese numerals (三, 十二, 一百零二,
/// 两).
std::optional<int> number_from(std::string_view text);

/// Room labels in normal form ("3-1-102", "S-03"), from the many ways people write them:
/// 3-1-102, 3－1－102, 3号楼1单元102室, 三号楼一单元102, 商铺S-03, 3栋102. In order, no doubles.
std::vector<std::string> unit_labels(std::string_view text);

/// One label in normal form, for comparing with the roster; empty if it is none.
std::string unit_label(std::string_view text);

/// "/vote …", "／投票 …", "！投票", "#vote" or, when the bot is addressed, a bare first word.
struct CommandWords {
    std::string name{};  ///< as typed, lower case, NFKC, without prefix and @bot
    std::string rest{};  ///< what follows, white space trimmed, otherwise as typed
};
std::optional<CommandWords> read_command(std::string_view text, bool addressed);

/// "V12 同意" → {'V', 12, "同意"}; letters V O R T M only, any case and width.
struct ShortId {
    char kind{};
    std::int64_t number{};
    std::string rest{};
};
std::optional<ShortId> read_short_id(std::string_view text);

/// Working days of a community: weekends, public holidays and the weekend days worked instead.
struct WorkCalendar {
    std::set<std::chrono::sys_days> holidays{};
    std::set<std::chrono::sys_days> workdays{};  ///< 调休: weekend days that are worked

    bool is_workday(std::chrono::sys_days day) const;
    /// The `count`-th working day after `day` (the day itself is not counted).
    std::chrono::sys_days add_workdays(std::chrono::sys_days day, int count) const;
};

/// A point in time as people write it.
struct DateReading {
    LocalTime at{};
    /// A day was named. Otherwise `at` is on the base day even if that time is past already: for
    /// a deadline the caller refuses it, for a meeting it may mean tomorrow.
    bool has_day{};
    bool has_time{};  ///< a time of day was named; otherwise the whole day is meant (until 24:00)
    bool is_vague{};  ///< 尽快, 近期, 适时: no date; ask for one (`at` is meaningless)
    std::string recurring{};  ///< "quarter_end+15d", "monthly:25", …; `at` is the next one
    std::string text{};       ///< the phrase as written
    std::size_t begin{};      ///< byte range of the phrase in the text given
    std::size_t end{};
};

/// The first date or time phrase of a text (of its first 8000 letters), read from `base` (the
/// community's wall clock): 11月30日, 11/30, 2026-11-30, 下周五18点, 三天后, 月底, 本月底前,
/// 三个工作日内, 两周内, 明天上午10点前, 19:52, 晚上八点半, 十分钟后, 半小时后, 每季度结束后15日内,
/// Friday 18:00, in 2 weeks, tomorrow noon, Nov 30, end of month, within 3 working days. A day
/// without a year is the next such day. Source: domain.md §5.6 rule 13.
std::optional<DateReading> read_date(std::string_view text, const LocalTime& base,
                                     const WorkCalendar& calendar = {});

}  // namespace linyi::language
