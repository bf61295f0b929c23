#include "language/date_parts.hpp"
#include "language/folded.hpp"
#include "language/words.hpp"

#include <algorithm>
#include <array>

namespace linyi::language {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr minutes whole_day{24 * 60};
constexpr minutes half_day{12 * 60};
// No phrase is longer; the parts look at no more, so the scan is linear.
constexpr std::size_t phrase_letters_max = 48;

// A date stands near the front of what people write; what lies behind is not searched.
constexpr std::size_t date_letters_max = 8000;
// Every Chinese phrase starts with a number or one of these; looking only there keeps the search
// fast.
constexpr Letters first_letters =
    U"今明后大昨前当次第本这下上周星礼每月年季半凌清早上中午正傍晚夜再午差十拾零〇一二三四五六七八"
    U"九两";

// 尽快: a wish, not a date. The reader says so, and somebody is asked for one.
constexpr Letters vague_words[] = {
    U"尽快",     U"尽早",          U"近期",    U"适时",
    U"抓紧",     U"择期",          U"择日",    U"另行",
    U"改天",     U"回头",          U"有空",    U"到时候",
    U"过段时间", U"不久",          U"asap",    U"as soon as possible",
    U"soon",     U"when possible", U"sometime"};

// Behind the date; they belong to the phrase and change nothing: "by the 28th" includes the 28th.
constexpr Letters tail_words[] = {U"前", U"之前", U"以前"};
// Between day and time.
constexpr Letters joints[] = {U"的", U",", U"at", U"by", U"before", U"(", U"晚上的"};
// Between a time and the day behind it: "18:00 on Friday".
constexpr Letters english_joints[] = {U"on", U",", U"this", U""};

struct Phrase {
    std::optional<DayPart> day{};
    std::optional<TimePart> time{};
    std::size_t length{};
};

std::optional<DayPart> day_at(Letters text, const DateContext& context) {
    std::optional<DayPart> best;
    for (const auto read : {recurring_day_at, span_at, relative_day_at, calendar_day_at}) {
        auto part = read(text, context);
        if (part && (!best || part->length > best->length)) best = std::move(part);
    }
    return best;
}

/// "(周日)" or "周五" behind a date says the same again.
std::size_t skip_weekday(Letters text, std::size_t at) {
    std::size_t p = skip_spaces(text, at);
    const bool bracket = p < text.size() && text[p] == U'(';
    if (bracket) ++p;
    std::size_t length = 0;
    if (weekday_at(text.substr(p), length) == 0) return at;
    p += length;
    if (!bracket) return p;
    return p < text.size() && text[p] == U')' ? p + 1 : at;
}

std::size_t skip_joint(Letters text, std::size_t at) {
    at = skip_spaces(text, at);
    at += match_any(text.substr(at), joints);
    return skip_spaces(text, at);
}

Phrase day_first(Letters text, DayPart day) {
    Phrase phrase{.day = std::move(day), .length = 0};
    phrase.length = phrase.day->length;
    constexpr Letters half_letters = U"晚早夜";  // 今晚 without an hour
    const bool half_follows =
        phrase.length == 1 && text.size() > 1 && half_letters.find(text[1]) != Letters::npos;
    if (phrase.day->instant) return phrase;
    const std::size_t behind = skip_weekday(text, phrase.length);
    const std::size_t time_from = skip_joint(text, behind);
    phrase.time = time_at(text.substr(time_from));
    if (phrase.time) {
        phrase.length = time_from + phrase.time->length;
    } else if (behind > phrase.length && text[behind - 1] == U')') {
        phrase.length = behind;
    } else if (half_follows) {
        phrase.length = 2;
    }
    return phrase;
}

Phrase time_first(Letters text, const TimePart& time, const DateContext& context) {
    Phrase phrase{.day = std::nullopt, .time = time, .length = time.length};
    const bool latin_before = time.length < text.size() && is_space(text[time.length]);
    std::size_t at = skip_spaces(text, time.length);
    const std::size_t joint = match_any(text.substr(at), english_joints);
    if (!latin_before && joint == 0) return phrase;
    at = skip_spaces(text, at + joint);
    if (at >= text.size() || !(is_latin(text[at]) || is_digit(text[at]))) return phrase;
    auto day = relative_day_at(text.substr(at), context);
    if (!day && joint != 0) day = calendar_day_at(text.substr(at), context);
    if (!day) return phrase;
    phrase.length = at + day->length;
    phrase.day = std::move(day);
    return phrase;
}

std::optional<Phrase> phrase_at(Letters text, const DateContext& context) {
    std::optional<Phrase> phrase;
    const auto time = time_at(text);
    auto day = day_at(text, context);
    if (time && (!day || time->length > day->length)) {
        phrase = time_first(text, *time, context);
    } else if (day) {
        phrase = day_first(text, std::move(*day));
    }
    if (!phrase && text.starts_with(U"tonight"))
        phrase =
            Phrase{.day = DayPart{.day = context.today(), .length = 7}, .time = {}, .length = 7};
    if (!phrase || phrase->length == 0) return std::nullopt;
    const std::size_t blank = skip_spaces(text, phrase->length);
    if (const auto tail = match_any(text.substr(blank), tail_words)) phrase->length = blank + tail;
    return phrase;
}

DateReading reading_of(const Phrase& phrase, const DateContext& context) {
    DateReading reading;
    reading.has_day = phrase.day.has_value();
    sys_days day = phrase.day ? phrase.day->day : context.today();
    minutes time = whole_day;
    if (phrase.day && phrase.day->instant) {
        reading.has_time = true;
        time = *phrase.day->instant;
    } else if (phrase.time) {
        reading.has_time = true;
        time = phrase.time->time;
        const bool later_half = phrase.time->is_half_day && day == context.today() &&
                                time <= context.base.time && time + half_day > context.base.time &&
                                time + half_day <= whole_day;
        if (later_half) time += half_day;
    }
    if (phrase.day) reading.recurring = phrase.day->recurring;
    reading.at = LocalTime{std::chrono::year_month_day{day}, time};
    return reading;
}

/// Numbers and words are read only from their start: the 30 of 130日 is no day.
bool may_start(Letters text, std::size_t at) {
    if (at == 0) return true;
    const char32_t before = text[at - 1];
    const char32_t c = text[at];
    if (is_digit(c)) {
        if (is_digit(before) || is_latin(before)) return false;
        if (before == U'月') return false;  // the 31 of 11月31日, which is no day, is none either
        const bool continues = before == U'.' || before == U':' || before == U'/' || before == U'-';
        return !(continues && at >= 2 && is_digit(text[at - 2]));
    }
    if (is_latin(c)) return !is_latin(before);
    return first_letters.find(c) != Letters::npos;
}

DateReading placed(DateReading reading, const Folded& folded, std::size_t from, std::size_t to) {
    reading.begin = folded.begins[from];
    reading.end = folded.ends[to - 1];
    reading.text = std::string(folded.original.substr(reading.begin, reading.end - reading.begin));
    return reading;
}

}  // namespace

std::optional<DateReading> read_date(std::string_view text, const LocalTime& base,
                                     const WorkCalendar& calendar) {
    const Folded folded = fold(text);
    const Letters letters = Letters(folded.text).substr(0, date_letters_max);
    const DateContext context{base, &calendar};

    for (std::size_t at = 0; at < letters.size(); ++at) {
        if (!may_start(letters, at)) continue;
        const Letters window = letters.substr(at, phrase_letters_max);
        const auto phrase = phrase_at(window, context);
        if (!phrase) continue;
        return placed(reading_of(*phrase, context), folded, at, at + phrase->length);
    }
    if (const auto wait = whole_duration(letters)) {
        const minutes at = base.time + *wait;
        DateReading reading{
            .at = {std::chrono::year_month_day{context.today() + days{at / whole_day}},
                   at % whole_day},
            .has_day = true,
            .has_time = true};
        return placed(std::move(reading), folded, 0, letters.size());
    }
    if (const auto vague = find_any(letters, vague_words))
        return placed(DateReading{.is_vague = true}, folded, vague->at, vague->end());
    return std::nullopt;
}

}  // namespace linyi::language
