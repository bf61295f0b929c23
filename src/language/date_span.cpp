#include "language/date_parts.hpp"
#include "language/numeral.hpp"

#include <array>

namespace linyi::language {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

enum class Unit { minute, hour, quarter_hour, day, workday, week, month, year };

struct UnitWord {
    Letters word{};
    Unit unit{};
};
constexpr std::array unit_words{UnitWord{U"分钟", Unit::minute},
                                UnitWord{U"小时", Unit::hour},
                                UnitWord{U"个小时", Unit::hour},
                                UnitWord{U"个钟头", Unit::hour},
                                UnitWord{U"钟头", Unit::hour},
                                UnitWord{U"刻钟", Unit::quarter_hour},
                                UnitWord{U"天", Unit::day},
                                UnitWord{U"日", Unit::day},
                                UnitWord{U"个自然日", Unit::day},
                                UnitWord{U"自然日", Unit::day},
                                UnitWord{U"个工作日", Unit::workday},
                                UnitWord{U"工作日", Unit::workday},
                                UnitWord{U"周", Unit::week},
                                UnitWord{U"个星期", Unit::week},
                                UnitWord{U"星期", Unit::week},
                                UnitWord{U"个礼拜", Unit::week},
                                UnitWord{U"礼拜", Unit::week},
                                UnitWord{U"个月", Unit::month},
                                UnitWord{U"年", Unit::year},
                                UnitWord{U"minute", Unit::minute},
                                UnitWord{U"minutes", Unit::minute},
                                UnitWord{U"min", Unit::minute},
                                UnitWord{U"mins", Unit::minute},
                                UnitWord{U"hour", Unit::hour},
                                UnitWord{U"hours", Unit::hour},
                                UnitWord{U"day", Unit::day},
                                UnitWord{U"days", Unit::day},
                                UnitWord{U"working day", Unit::workday},
                                UnitWord{U"working days", Unit::workday},
                                UnitWord{U"workday", Unit::workday},
                                UnitWord{U"workdays", Unit::workday},
                                UnitWord{U"business day", Unit::workday},
                                UnitWord{U"business days", Unit::workday},
                                UnitWord{U"week", Unit::week},
                                UnitWord{U"weeks", Unit::week},
                                UnitWord{U"month", Unit::month},
                                UnitWord{U"months", Unit::month},
                                UnitWord{U"year", Unit::year},
                                UnitWord{U"years", Unit::year}};

// What makes a duration a point in time.
constexpr Letters ends_after[] = {U"后", U"之后", U"以后", U"内", U"之内", U"以内", U"过后"};
constexpr Letters english_leads[] = {U"in", U"within", U"after"};
constexpr Letters english_ends[] = {U"from now", U"later"};
constexpr int amount_max = 10'000;

struct Span {
    int amount{};  ///< of `unit`, or minutes if `half` adds a half unit
    Unit unit{};
    bool half{};  ///< half a unit more, or alone if amount is 0
    std::size_t length{};
};

std::optional<UnitWord> unit_at_start(Letters text) {
    std::optional<UnitWord> best;
    for (const UnitWord& row : unit_words) {
        if (!text.starts_with(row.word)) continue;
        const bool cut = is_latin(row.word.back()) && text.size() > row.word.size() &&
                         is_latin(text[row.word.size()]);
        if (!cut && (!best || row.word.size() > best->word.size())) best = row;
    }
    return best;
}

/// Numbers as words, as far as people write them in deadlines.
std::optional<Numeral> english_number_at(Letters text) {
    struct NumberWord {
        Letters word{};
        int value{};
    };
    constexpr std::array numbers{
        NumberWord{U"a ", 1},       NumberWord{U"an ", 1},         NumberWord{U"one ", 1},
        NumberWord{U"two ", 2},     NumberWord{U"three ", 3},      NumberWord{U"four ", 4},
        NumberWord{U"five ", 5},    NumberWord{U"six ", 6},        NumberWord{U"seven ", 7},
        NumberWord{U"ten ", 10},    NumberWord{U"fifteen ", 15},   NumberWord{U"twenty ", 20},
        NumberWord{U"thirty ", 30}, NumberWord{U"a couple of ", 2}};
    std::optional<Numeral> best;
    for (const NumberWord& row : numbers) {
        if (text.starts_with(row.word) && (!best || row.word.size() > best->length))
            best = Numeral{.value = row.value, .length = row.word.size()};
    }
    return best;
}

/// 三个工作日, 半小时, 一个半小时, 半个月, "2 weeks", "half an hour", "1.5小时" is not read.
std::optional<Span> amount_at(Letters text) {
    if (text.starts_with(U"half an hour")) return Span{0, Unit::hour, true, 12};
    constexpr Letters quarters[] = {U"a quarter of an hour", U"quarter of an hour"};
    if (const std::size_t quarter = match_any(text, quarters))
        return Span{1, Unit::quarter_hour, false, quarter};
    if (text.starts_with(U'半')) {
        const auto unit = unit_at_start(text.substr(1));
        if (!unit) return std::nullopt;
        return Span{0, unit->unit, true, 1 + unit->word.size()};
    }
    auto numeral = numeral_at(text);
    if (!numeral || numeral->is_mark) numeral = english_number_at(text);
    if (!numeral || numeral->value > amount_max) return std::nullopt;
    std::size_t at = skip_spaces(text, numeral->length);
    bool half = false;
    if (text.substr(at).starts_with(U"个半")) {
        half = true;
        at += 2;
    }
    const auto unit = unit_at_start(text.substr(at));
    if (!unit) return std::nullopt;
    at += unit->word.size();
    if (at < text.size() && text[at] == U'半') {  // 两天半
        half = true;
        ++at;
    }
    return Span{numeral->value, unit->unit, half, at};
}

std::optional<minutes> as_minutes(const Span& span) {
    switch (span.unit) {
        case Unit::minute: return minutes{span.amount};
        case Unit::quarter_hour: return minutes{15 * span.amount};
        case Unit::hour: return minutes{60 * span.amount + (span.half ? 30 : 0)};
        default: return std::nullopt;
    }
}

sys_days add_months(sys_days day, int months) {
    const std::chrono::year_month_day date{day};
    const auto month = date.year() / date.month() + std::chrono::months{months};
    const std::chrono::year_month_day same_day = month / date.day();
    return same_day.ok() ? sys_days{same_day} : sys_days{month / std::chrono::last};
}

DayPart from_now(const Span& span, std::size_t length, const DateContext& context) {
    DayPart part{.day = context.today(), .length = length};
    if (const auto wait = as_minutes(span)) {
        const minutes at = context.base.time + *wait;
        part.day += days{at / minutes{24 * 60}};
        part.instant = at % minutes{24 * 60};
        return part;
    }
    switch (span.unit) {
        case Unit::workday: part.day = context.calendar->add_workdays(part.day, span.amount); break;
        case Unit::week: part.day += days{7 * span.amount + (span.half ? 4 : 0)}; break;
        case Unit::month:
            part.day = add_months(part.day, span.amount) + days{span.half ? 15 : 0};
            break;
        case Unit::year:
            part.day = add_months(part.day, 12 * span.amount + (span.half ? 6 : 0));
            break;
        default: part.day += days{span.amount + (span.half ? 1 : 0)}; break;
    }
    return part;
}

std::optional<DayPart> english_span_at(Letters text, const DateContext& context) {
    const std::size_t lead = match_any(text, english_leads);
    std::size_t at = skip_spaces(text, lead);
    if (lead != 0 && text.substr(at).starts_with(U"the next ")) at += 9;
    const auto span = amount_at(text.substr(at));
    if (!span) return std::nullopt;
    const std::size_t end = at + span->length;
    if (lead != 0) return from_now(*span, end, context);
    const std::size_t blank = skip_spaces(text, end);
    const std::size_t behind = match_any(text.substr(blank), english_ends);
    if (behind == 0) return std::nullopt;
    return from_now(*span, blank + behind, context);
}

/// The first end of a quarter plus `extra` days that is not before today.
sys_days next_quarter_deadline(sys_days today, int extra) {
    sys_days day = quarter_end(today, -1) + days{extra};
    for (int quarters = 0; day < today; ++quarters)
        day = quarter_end(today, quarters) + days{extra};
    return day;
}

/// 每季度(结束后15日内), 每季度末.
std::optional<DayPart> each_quarter_at(Letters text, const DateContext& context) {
    constexpr Letters leads[] = {U"每季度", U"每个季度", U"每季"};
    constexpr Letters ends[] = {U"结束后", U"后", U"末", U"底", U"终了后", U"结束"};
    const std::size_t lead = match_any(text, leads);
    if (lead == 0) return std::nullopt;
    std::size_t at = lead + match_any(text.substr(lead), ends);
    const auto span = amount_at(text.substr(at));
    int extra = 0;
    if (span && span->unit == Unit::day) {
        const std::size_t after = at + span->length;
        if (const auto word = match_any(text.substr(after), ends_after)) {
            extra = span->amount;
            at = after + word;
        }
    }
    if (at == lead) return std::nullopt;  // 每季度 alone names no day
    // The quarter that ended within `extra` days counts only until its own deadline.
    const sys_days today = context.today();
    const sys_days day = extra == 0 ? quarter_end(today, 0) : next_quarter_deadline(today, extra);
    return DayPart{
        .day = day, .length = at, .recurring = "quarter_end+" + std::to_string(extra) + "d"};
}

/// 每月25日, 每月底.
std::optional<DayPart> each_month_at(Letters text, const DateContext& context) {
    constexpr Letters leads[] = {U"每月", U"每个月"};
    const std::size_t lead = match_any(text, leads);
    if (lead == 0) return std::nullopt;
    const Letters rest = text.substr(lead);
    if (rest.starts_with(U'底') || rest.starts_with(U'末'))
        return DayPart{
            .day = month_end(context.today(), 0), .length = lead + 1, .recurring = "monthly:last"};
    const auto day = numeral_at(rest);
    constexpr Letters day_words[] = {U"日", U"号"};
    if (!day || day->value < 1 || day->value > 31) return std::nullopt;
    const std::size_t word = match_any(rest.substr(day->length), day_words);
    if (word == 0) return std::nullopt;
    const auto found = next_day_of_month(context.today(), day->value);
    if (!found) return std::nullopt;
    return DayPart{.day = *found,
                   .length = lead + day->length + word,
                   .recurring = "monthly:" + std::to_string(day->value)};
}

}  // namespace

std::optional<DayPart> span_at(Letters text, const DateContext& context) {
    if (text.empty()) return std::nullopt;
    if (const auto span = amount_at(text)) {
        const std::size_t end = skip_spaces(text, span->length);
        if (const auto word = match_any(text.substr(end), ends_after))
            return from_now(*span, end + word, context);
        if (span->unit == Unit::workday) return from_now(*span, span->length, context);
    }
    if (text.starts_with(U"再过")) {
        if (const auto span = amount_at(text.substr(2)))
            return from_now(*span, 2 + span->length, context);
    }
    return english_span_at(text, context);
}

std::optional<DayPart> recurring_day_at(Letters text, const DateContext& context) {
    if (auto part = each_quarter_at(text, context)) return part;
    if (auto part = each_month_at(text, context)) return part;
    const bool chinese = text.starts_with(U'每');
    if (!chinese && !text.starts_with(U"every ")) return std::nullopt;
    const std::size_t lead = chinese ? 1 : 6;
    std::size_t length = 0;
    if (const int weekday = weekday_at(text.substr(lead), length); weekday != 0) {
        const auto today = context.today();
        const int now = static_cast<int>(std::chrono::weekday(today).iso_encoding());
        return DayPart{.day = today + days{(weekday - now + 7) % 7},
                       .length = lead + length,
                       .recurring = "weekly:" + std::to_string(weekday)};
    }
    constexpr Letters daily[] = {U"每天", U"每日", U"every day"};
    if (const std::size_t word = match_any(text, daily))
        return DayPart{.day = context.today(), .length = word, .recurring = "daily"};
    return std::nullopt;
}

std::optional<minutes> whole_duration(Letters text) {
    text = trim(text);
    const auto span = amount_at(text);
    if (!span || span->length != text.size()) return std::nullopt;
    return as_minutes(*span);
}

}  // namespace linyi::language
