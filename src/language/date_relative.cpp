#include "language/date_parts.hpp"
#include "language/numeral.hpp"

#include <algorithm>
#include <array>

namespace linyi::language {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

struct DayWord {
    Letters word{};
    int offset{};
};
constexpr std::array day_words{DayWord{U"今天", 0},
                               DayWord{U"今日", 0},
                               DayWord{U"今儿", 0},
                               DayWord{U"当天", 0},
                               DayWord{U"当日", 0},
                               DayWord{U"明天", 1},
                               DayWord{U"明日", 1},
                               DayWord{U"明儿", 1},
                               DayWord{U"次日", 1},
                               DayWord{U"第二天", 1},
                               DayWord{U"后天", 2},
                               DayWord{U"大后天", 3},
                               DayWord{U"昨天", -1},
                               DayWord{U"昨日", -1},
                               DayWord{U"前天", -2},
                               DayWord{U"today", 0},
                               DayWord{U"tonight", 0},
                               DayWord{U"tomorrow", 1},
                               DayWord{U"day after tomorrow", 2},
                               DayWord{U"the day after tomorrow", 2},
                               DayWord{U"yesterday", -1}};
// 今晚, 明早: the day in one letter, the rest belongs to the time.
constexpr std::array short_day_words{DayWord{U"今", 0}, DayWord{U"明", 1}, DayWord{U"当", 0}};
constexpr Letters day_halves[] = {U"晚", U"早", U"夜"};

constexpr std::array week_words{DayWord{U"这个", 0},   DayWord{U"这", 0},  DayWord{U"本", 0},
                                DayWord{U"下个", 1},   DayWord{U"下", 1},  DayWord{U"下下", 2},
                                DayWord{U"下下个", 2}, DayWord{U"上", -1}, DayWord{U"上个", -1}};
constexpr Letters week_names[] = {U"周", U"星期", U"礼拜"};
constexpr std::array weekday_letters{
    DayWord{U"一", 1}, DayWord{U"二", 2}, DayWord{U"三", 3}, DayWord{U"四", 4}, DayWord{U"五", 5},
    DayWord{U"六", 6}, DayWord{U"日", 7}, DayWord{U"天", 7}, DayWord{U"末", 7}, DayWord{U"1", 1},
    DayWord{U"2", 2},  DayWord{U"3", 3},  DayWord{U"4", 4},  DayWord{U"5", 5},  DayWord{U"6", 6}};
constexpr std::array english_weekdays{
    DayWord{U"monday", 1},   DayWord{U"tuesday", 2}, DayWord{U"wednesday", 3},
    DayWord{U"thursday", 4}, DayWord{U"friday", 5},  DayWord{U"saturday", 6},
    DayWord{U"sunday", 7},   DayWord{U"mon", 1},     DayWord{U"tue", 2},
    DayWord{U"tues", 2},     DayWord{U"wed", 3},     DayWord{U"thu", 4},
    DayWord{U"thur", 4},     DayWord{U"thurs", 4},   DayWord{U"fri", 5},
    DayWord{U"sat", 6}};  // "sun" shines more often than it is a deadline

template <std::size_t N>
const DayWord* longest(Letters text, const std::array<DayWord, N>& table) {
    const DayWord* best = nullptr;
    for (const DayWord& row : table) {
        if (!text.starts_with(row.word)) continue;
        const bool cut = is_latin(row.word.back()) && text.size() > row.word.size() &&
                         is_latin(text[row.word.size()]);
        if (!cut && (best == nullptr || row.word.size() > best->word.size())) best = &row;
    }
    return best;
}

sys_days monday_of(sys_days day) {
    return day - days{std::chrono::weekday(day).iso_encoding() - 1};
}

sys_days next_weekday(sys_days today, int weekday) {
    const int now = static_cast<int>(std::chrono::weekday(today).iso_encoding());
    return today + days{(weekday - now + 7) % 7};
}

/// 下周五, 本周日, 周五, 下周 (its Sunday), 周内.
std::optional<DayPart> chinese_week_at(Letters text, const DateContext& context) {
    const DayWord* which = longest(text, week_words);
    const std::size_t name_at = which != nullptr ? which->word.size() : 0;
    const std::size_t name = match_any(text.substr(name_at), week_names);
    if (name == 0) return std::nullopt;
    const Letters rest = text.substr(name_at + name);
    const DayWord* day = longest(rest, weekday_letters);
    const bool numbered = day != nullptr && is_digit(day->word[0]) && rest.size() > 1 &&
                          (is_digit(rest[1]) || rest[1] == U'.');
    const std::size_t length = name_at + name;
    const sys_days week =
        monday_of(context.today()) + days{7 * (which != nullptr ? which->offset : 0)};
    if (day != nullptr && !numbered) {
        const sys_days found = which != nullptr ? week + days{day->offset - 1}
                                                : next_weekday(context.today(), day->offset);
        return DayPart{.day = found, .length = length + day->word.size()};
    }
    if (rest.starts_with(U"内") || rest.starts_with(U"之内"))
        return DayPart{.day = week + days{6}, .length = length + (rest[0] == U'内' ? 1U : 2U)};
    if (which == nullptr) return std::nullopt;
    return DayPart{.day = week + days{6}, .length = length};
}

/// "Friday", "this Friday", "next Friday" (next week's, as 下周五), "on Friday".
std::optional<DayPart> english_weekday_at(Letters text, const DateContext& context) {
    int weeks = -1;
    std::size_t at = 0;
    if (text.starts_with(U"next ")) {
        weeks = 1;
        at = 5;
    } else if (text.starts_with(U"this ")) {
        weeks = 0;
        at = 5;
    }
    const DayWord* day = longest(text.substr(at), english_weekdays);
    if (day != nullptr) {
        const sys_days found = weeks < 0
                                   ? next_weekday(context.today(), day->offset)
                                   : monday_of(context.today()) + days{7 * weeks + day->offset - 1};
        return DayPart{.day = found, .length = at + day->word.size()};
    }
    constexpr Letters week_word[] = {U"week"};
    if (weeks >= 0 && match_any(text.substr(at), week_word) != 0)
        return DayPart{.day = monday_of(context.today()) + days{7 * weeks + 6}, .length = at + 4};
    return std::nullopt;
}

/// "end of month", "the end of next month", "month end", "end of the year", "end of the week".
std::optional<DayPart> english_end_at(Letters text, const DateContext& context) {
    enum class Period { week, month, quarter, year };
    struct EndWord {
        Letters word{};
        Period period{};
    };
    constexpr std::array periods{EndWord{U"week", Period::week}, EndWord{U"month", Period::month},
                                 EndWord{U"quarter", Period::quarter},
                                 EndWord{U"year", Period::year}};
    const auto period_at = [&](Letters where) {
        return std::ranges::find_if(periods, [&](const EndWord& end) {
            return where.starts_with(end.word) &&
                   (where.size() == end.word.size() || !is_latin(where[end.word.size()]));
        });
    };
    std::size_t at = text.starts_with(U"the ") ? 4 : 0;
    int offset = 0;
    const EndWord* period = nullptr;
    if (text.substr(at).starts_with(U"end of ")) {
        at += 7;
        constexpr std::array which{DayWord{U"the ", 0}, DayWord{U"this ", 0}, DayWord{U"next ", 1}};
        for (const DayWord& word : which) {
            if (!text.substr(at).starts_with(word.word)) continue;
            at += word.word.size();
            offset = word.offset;
            break;
        }
        const auto found = period_at(text.substr(at));
        if (found == periods.end()) return std::nullopt;
        period = &*found;
        at += period->word.size();
    } else {
        const auto found = period_at(text.substr(at));
        if (found == periods.end()) return std::nullopt;
        period = &*found;
        at += period->word.size();
        constexpr Letters ends[] = {U" end", U"-end"};
        const std::size_t end = match_any(text.substr(at), ends);
        if (end == 0) return std::nullopt;
        at += end;
    }
    const sys_days today = context.today();
    sys_days day = monday_of(today) + days{7 * offset + 6};
    if (period->period == Period::month) day = month_end(today, offset);
    if (period->period == Period::quarter) day = quarter_end(today, offset);
    if (period->period == Period::year) {
        const auto date = std::chrono::year_month_day{today};
        day = sys_days{(date.year() + std::chrono::years{offset}) / 12 / 31};
    }
    return DayPart{.day = day, .length = at};
}

}  // namespace

int weekday_at(Letters text, std::size_t& length) {
    const std::size_t name = match_any(text, week_names);
    if (name != 0) {
        const DayWord* day = longest(text.substr(name), weekday_letters);
        if (day == nullptr) return 0;
        length = name + day->word.size();
        return day->offset;
    }
    const DayWord* day = longest(text, english_weekdays);
    if (day == nullptr) return 0;
    length = day->word.size();
    return day->offset;
}

std::optional<DayPart> relative_day_at(Letters text, const DateContext& context) {
    if (const DayWord* day = longest(text, day_words); day != nullptr) {
        // "tonight" also tells the half of the day; time_at reads it again.
        const std::size_t length = day->word == U"tonight" ? 0 : day->word.size();
        if (length != 0)
            return DayPart{.day = context.today() + days{day->offset}, .length = length};
    }
    if (const DayWord* day = longest(text, short_day_words);
        day != nullptr && match_any(text.substr(1), day_halves) != 0)
        return DayPart{.day = context.today() + days{day->offset}, .length = 1};
    if (auto part = chinese_week_at(text, context)) return part;
    if (auto part = english_weekday_at(text, context)) return part;
    return english_end_at(text, context);
}

}  // namespace linyi::language
