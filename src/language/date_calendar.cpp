#include "language/date_parts.hpp"
#include "language/numeral.hpp"

#include <array>

namespace linyi::language {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

struct Shift {
    Letters word{};
    int amount{};
};

constexpr std::array this_or_next_month{
    Shift{U"这个月", 0}, Shift{U"本月", 0}, Shift{U"当月", 0}, Shift{U"月", 0},
    Shift{U"下个月", 1}, Shift{U"下月", 1}, Shift{U"次月", 1}, Shift{U"下下个月", 2}};
constexpr std::array this_or_next_year{Shift{U"今年", 0}, Shift{U"本年", 0}, Shift{U"年", 0},
                                       Shift{U"明年", 1}, Shift{U"后年", 2}};
constexpr std::array this_or_next_quarter{Shift{U"本季度", 0}, Shift{U"这个季度", 0},
                                          Shift{U"季度", 0},   Shift{U"季", 0},
                                          Shift{U"下季度", 1}, Shift{U"下个季度", 1}};
// Which day of a month a part of it ends on; 0 is the last.
constexpr std::array month_parts{Shift{U"底", 0},   Shift{U"末", 0},    Shift{U"内", 0},
                                 Shift{U"初", 5},   Shift{U"上旬", 10}, Shift{U"中旬", 20},
                                 Shift{U"下旬", 0}, Shift{U"月末", 0},  Shift{U"中", 15},
                                 Shift{U"之内", 0}, Shift{U"份内", 0}};

constexpr Letters day_words[] = {U"日", U"号"};
// 3号楼, 2号门: a number, not a day of the month. 15日内: a span.
constexpr Letters not_a_day[] = {U"楼",   U"院",   U"门", U"线", U"车",   U"库",   U"梯",
                                 U"厅",   U"机",   U"桌", U"栋", U"房",   U"岗",   U"会",
                                 U"方",   U"选",   U"议", U"内", U"之内", U"以内", U"后",
                                 U"之后", U"以后", U"常", U"均", U"子"};
constexpr Letters deadline_before[] = {U"前", U"之前", U"以前", U"截止", U"止", U"到期"};

struct MonthName {
    Letters word{};
    int month{};
};
constexpr std::array month_names{
    MonthName{U"january", 1},  MonthName{U"february", 2},  MonthName{U"march", 3},
    MonthName{U"april", 4},    MonthName{U"may", 5},       MonthName{U"june", 6},
    MonthName{U"july", 7},     MonthName{U"august", 8},    MonthName{U"september", 9},
    MonthName{U"october", 10}, MonthName{U"november", 11}, MonthName{U"december", 12},
    MonthName{U"jan", 1},      MonthName{U"feb", 2},       MonthName{U"mar", 3},
    MonthName{U"apr", 4},      MonthName{U"jun", 6},       MonthName{U"jul", 7},
    MonthName{U"aug", 8},      MonthName{U"sept", 9},      MonthName{U"sep", 9},
    MonthName{U"oct", 10},     MonthName{U"nov", 11},      MonthName{U"dec", 12}};

template <std::size_t N>
std::optional<std::pair<int, std::size_t>> longest_shift(Letters text,
                                                         const std::array<Shift, N>& table) {
    const Shift* best = nullptr;
    for (const Shift& row : table) {
        const bool longer = best == nullptr || row.word.size() > best->word.size();
        if (longer && text.starts_with(row.word)) best = &row;
    }
    if (best == nullptr) return std::nullopt;
    return std::pair{best->amount, best->word.size()};
}

std::optional<sys_days> exact_day(int year, int month, int day) {
    if (year < 1970 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    const year_month_day date{std::chrono::year{year},
                              std::chrono::month{static_cast<unsigned>(month)},
                              std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return sys_days{date};
}

int year_of(sys_days day) {
    return static_cast<int>(year_month_day{day}.year());
}

/// Behind a month: "30日", "30号", "30" at the end of the phrase, "底", "中旬".
struct DayInMonth {
    int day{};  ///< 0: the last
    std::size_t length{};
};
std::optional<DayInMonth> day_in_month_at(Letters text, bool needs_word) {
    std::size_t blanks = skip_spaces(text, 0);
    if (const auto part = longest_shift(text, month_parts))
        return DayInMonth{part->first, part->second};
    const auto numeral = numeral_at(text.substr(blanks));
    if (!numeral || numeral->value < 1 || numeral->value > 31) return std::nullopt;
    std::size_t after = blanks + numeral->length;
    const std::size_t spaced = skip_spaces(text, after);
    if (match_any(text.substr(spaced), day_words) != 0) after = spaced;
    const std::size_t word = match_any(text.substr(after), day_words);
    if (word == 0 && needs_word) return std::nullopt;
    if (word == 0 && after < text.size() && is_han(text[after]) &&
        match_any(text.substr(after), deadline_before) == 0)
        return std::nullopt;
    if (word != 0 && match_any(text.substr(after + word), not_a_day) != 0) return std::nullopt;
    return DayInMonth{numeral->value, after + word};
}

std::optional<sys_days> in_month(int year, int month, int day) {
    if (day != 0) return exact_day(year, month, day);
    const auto first = exact_day(year, month, 1);
    if (!first) return std::nullopt;
    return month_end(*first, 0);
}

/// "11月30日" from the month's number on; `year` is set if one was named.
std::optional<DayPart> month_and_day_at(Letters text, const DateContext& context,
                                        std::optional<int> year) {
    const auto month = numeral_at(text);
    if (!month || month->value < 1 || month->value > 12) return std::nullopt;
    std::size_t at = skip_spaces(text, month->length);
    if (at >= text.size() || text[at] != U'月') return std::nullopt;
    ++at;
    if (at < text.size() && text[at] == U'份') ++at;
    const auto day = day_in_month_at(text.substr(at), false);
    if (!day) return std::nullopt;
    const auto today = context.today();
    auto found = in_month(year.value_or(year_of(today)), month->value, day->day);
    if (!year && (!found || *found < today)) {
        found = day->day == 0 ? in_month(year_of(today) + 1, month->value, 0)
                              : next_month_day(today, month->value, day->day);
    }
    if (!found) return std::nullopt;
    return DayPart{.day = *found, .length = at + day->length};
}

std::optional<DayPart> year_first_at(Letters text, const DateContext& context) {
    const auto named = longest_shift(text, this_or_next_year);
    if (named && named->second > 1) {
        const Letters rest = text.substr(named->second);
        const int year = year_of(context.today()) + named->first;
        constexpr Letters ends[] = {U"底", U"末", U"内", U"年底", U"年末", U"年内", U"之内"};
        if (const auto end = match_any(rest, ends))
            return DayPart{.day = *exact_day(year, 12, 31), .length = named->second + end};
        const std::size_t blank = skip_spaces(rest, 0);
        auto part = month_and_day_at(rest.substr(blank), context, year);
        if (part) part->length += named->second + blank;
        return part;
    }
    if (text.starts_with(U"年底") || text.starts_with(U"年末") || text.starts_with(U"年内"))
        return DayPart{.day = *exact_day(year_of(context.today()), 12, 31), .length = 2};
    const auto year = numeral_at(text);
    if (!year || year->value < 2000 || year->value > 2999) return std::nullopt;
    std::size_t at = year->length;
    if (at >= text.size() || text[at] != U'年') return std::nullopt;
    at = skip_spaces(text, at + 1);
    auto part = month_and_day_at(text.substr(at), context, year->value);
    if (part) part->length += at;
    return part;
}

/// 月底, 本月底, 下月5号, 本月内, 季度末.
std::optional<DayPart> named_month_at(Letters text, const DateContext& context) {
    if (const auto quarter = longest_shift(text, this_or_next_quarter)) {
        const Letters rest = text.substr(quarter->second);
        if (rest.starts_with(U'末') || rest.starts_with(U'底') || rest.starts_with(U'内'))
            return DayPart{.day = quarter_end(context.today(), quarter->first),
                           .length = quarter->second + 1};
    }
    const auto month = longest_shift(text, this_or_next_month);
    if (!month) return std::nullopt;
    Letters rest = text.substr(month->second);
    std::size_t of = rest.starts_with(U'的') ? 1 : 0;
    const bool bare = month->second == 1;  // 月底, but 月 30 日 is nothing
    const auto day = day_in_month_at(rest.substr(of), true);
    if (!day) return std::nullopt;
    if (bare && is_digit(rest[0])) return std::nullopt;
    const year_month_day end{month_end(context.today(), month->first)};
    const auto found = in_month(static_cast<int>(end.year()),
                                static_cast<int>(static_cast<unsigned>(end.month())), day->day);
    if (!found) return std::nullopt;
    return DayPart{.day = *found, .length = month->second + of + day->length};
}

/// 15日前, 28号: the next such day of a month.
std::optional<DayPart> day_alone_at(Letters text, const DateContext& context) {
    if (!numeral_at(text)) return std::nullopt;
    const auto day = day_in_month_at(text, true);
    if (!day || day->day == 0) return std::nullopt;
    const auto found = next_day_of_month(context.today(), day->day);
    if (!found) return std::nullopt;
    return DayPart{.day = *found, .length = day->length};
}

/// 2026-11-30, 2026/11/30, 2026.11.30, 11/30.
std::optional<DayPart> slashed_at(Letters text, const DateContext& context) {
    const auto first = numeral_at(text);
    if (!first || first->is_han || first->is_mark) return std::nullopt;
    std::size_t at = first->length;
    if (at >= text.size()) return std::nullopt;
    const char32_t stroke = text[at];
    if (stroke != U'-' && stroke != U'/' && stroke != U'.') return std::nullopt;
    const auto second = numeral_at(text.substr(at + 1));
    if (!second || second->is_han || second->length > 2) return std::nullopt;
    at += 1 + second->length;
    const bool third_follows = at + 1 < text.size() && text[at] == stroke && is_digit(text[at + 1]);
    if (first->length == 4 && third_follows) {
        const auto third = numeral_at(text.substr(at + 1));
        if (!third || third->length > 2) return std::nullopt;
        const auto day = exact_day(first->value, second->value, third->value);
        if (!day) return std::nullopt;
        return DayPart{.day = *day, .length = at + 1 + third->length};
    }
    if (stroke != U'/' || first->length > 2 || third_follows) return std::nullopt;
    // 2/3 is two thirds more often than the third of February.
    const bool alone =
        at == text.size() || is_space(text[at]) || match_any(text.substr(at), deadline_before) != 0;
    if (second->value <= 12 && !alone) return std::nullopt;
    const auto day = next_month_day(context.today(), first->value, second->value);
    if (!day) return std::nullopt;
    return DayPart{.day = *day, .length = at};
}

std::size_t skip_ordinal_ending(Letters text, std::size_t at) {
    constexpr Letters endings[] = {U"st", U"nd", U"rd", U"th"};
    return at + match_any(text.substr(at), endings);
}

/// "2026" or ", 2026" behind an English date.
std::optional<int> year_behind(Letters text, std::size_t& at) {
    std::size_t p = at;
    while (p < text.size() && (text[p] == U' ' || text[p] == U',')) ++p;
    const auto year = numeral_at(text.substr(p));
    if (!year || year->length != 4 || year->value < 2000 || year->value > 2999) return std::nullopt;
    at = p + year->length;
    return year->value;
}

std::optional<std::pair<int, std::size_t>> month_name_at(Letters text) {
    for (const MonthName& name : month_names) {
        if (!text.starts_with(name.word)) continue;
        std::size_t length = name.word.size();
        if (length < text.size() && is_latin(text[length])) continue;
        if (length < text.size() && text[length] == U'.') ++length;
        return std::pair{name.month, length};
    }
    return std::nullopt;
}

struct MonthDay {
    int month{};  ///< 0: the next month that has the day
    int day{};
    std::size_t length{};
};

/// "Nov 30", "November 30th".
std::optional<MonthDay> month_first_at(Letters text) {
    const auto name = month_name_at(text);
    if (!name) return std::nullopt;
    const std::size_t at = skip_spaces(text, name->second);
    const auto day = numeral_at(text.substr(at));
    if (!day || day->is_han || day->length > 2) return std::nullopt;
    return MonthDay{name->first, day->value, skip_ordinal_ending(text, at + day->length)};
}

/// "30 Nov", "30th of November", "the 30th".
std::optional<MonthDay> day_first_at(Letters text) {
    const bool has_the = text.starts_with(U"the ");
    const std::size_t start = has_the ? 4 : 0;
    const auto day = numeral_at(text.substr(start));
    if (!day || day->is_han || day->length > 2) return std::nullopt;
    const std::size_t number_end = start + day->length;
    const std::size_t ending = skip_ordinal_ending(text, number_end);
    std::size_t at = skip_spaces(text, ending);
    if (text.substr(at).starts_with(U"of ")) at += 3;
    if (const auto name = month_name_at(text.substr(at)))
        return MonthDay{name->first, day->value, at + name->second};
    if (has_the && ending > number_end) return MonthDay{0, day->value, ending};
    return std::nullopt;
}

std::optional<DayPart> english_date_at(Letters text, const DateContext& context) {
    auto date = month_first_at(text);
    if (!date) date = day_first_at(text);
    if (!date) return std::nullopt;
    std::size_t at = date->length;
    if (at < text.size() && (is_latin(text[at]) || is_digit(text[at]))) return std::nullopt;
    std::optional<sys_days> found;
    if (date->month == 0) {
        found = next_day_of_month(context.today(), date->day);
    } else if (const auto year = year_behind(text, at)) {
        found = exact_day(*year, date->month, date->day);
    } else {
        found = next_month_day(context.today(), date->month, date->day);
    }
    if (!found) return std::nullopt;
    return DayPart{.day = *found, .length = at};
}

std::optional<DayPart> chinese_day_at(Letters text, const DateContext& context) {
    if (auto part = year_first_at(text, context)) return part;
    if (auto part = month_and_day_at(text, context, std::nullopt)) return part;
    if (auto part = named_month_at(text, context)) return part;
    return day_alone_at(text, context);
}

}  // namespace

std::optional<sys_days> next_month_day(sys_days today, int month, int day) {
    const int year = year_of(today);
    for (int years = 0; years <= 8; ++years) {  // 29 February comes every fourth or eighth year
        const auto found = exact_day(year + years, month, day);
        if (found && *found >= today) return found;
        if (!found && !(month == 2 && day == 29)) return std::nullopt;
    }
    return std::nullopt;
}

std::optional<sys_days> next_day_of_month(sys_days today, int day) {
    for (int months = 0; months < 3; ++months) {  // no two months in a row are short
        const year_month_day end{month_end(today, months)};
        const auto found = exact_day(static_cast<int>(end.year()),
                                     static_cast<int>(static_cast<unsigned>(end.month())), day);
        if (found && *found >= today) return found;
    }
    return std::nullopt;
}

sys_days month_end(sys_days today, int months) {
    const year_month_day date{today};
    const auto month = date.year() / date.month() + std::chrono::months{months};
    return sys_days{month / std::chrono::last};
}

sys_days quarter_end(sys_days today, int quarters) {
    const year_month_day date{today};
    const int month = static_cast<int>(static_cast<unsigned>(date.month()));
    const int months_left = (3 - month % 3) % 3;
    return month_end(today, months_left + 3 * quarters);
}

std::optional<DayPart> calendar_day_at(Letters text, const DateContext& context) {
    if (text.empty()) return std::nullopt;
    if (auto part = slashed_at(text, context)) return part;
    if (auto part = chinese_day_at(text, context)) return part;
    return english_date_at(text, context);
}

}  // namespace linyi::language
