#include "language/date_parts.hpp"
#include "language/numeral.hpp"

#include <array>

namespace linyi::language {
namespace {

using std::chrono::minutes;

enum class Half { none, morning, noon, afternoon, evening, night };

struct HalfWord {
    Letters word{};
    Half half{};
};
constexpr std::array half_words{
    HalfWord{U"凌晨", Half::night},     HalfWord{U"清晨", Half::morning},
    HalfWord{U"早上", Half::morning},   HalfWord{U"早晨", Half::morning},
    HalfWord{U"早", Half::morning},     HalfWord{U"上午", Half::morning},
    HalfWord{U"中午", Half::noon},      HalfWord{U"午间", Half::noon},
    HalfWord{U"正午", Half::noon},      HalfWord{U"下午", Half::afternoon},
    HalfWord{U"午后", Half::afternoon}, HalfWord{U"傍晚", Half::afternoon},
    HalfWord{U"晚上", Half::evening},   HalfWord{U"晚间", Half::evening},
    HalfWord{U"晚", Half::evening},     HalfWord{U"夜里", Half::evening},
    HalfWord{U"夜间", Half::evening},   HalfWord{U"tonight", Half::evening}};

constexpr Letters hour_words[] = {U"点", U"点钟", U"时", U"點", U"时整", U"点整"};
// 1点建议, 时间: no time of day. What may follow the hour is listed instead.
constexpr Letters behind_hour[] = {U"前",   U"之前", U"以前", U"后", U"截", U"到", U"至", U"开",
                                   U"左右", U"准时", U"集",   U"见", U"散", U"结", U"投", U"为",
                                   U"止",   U"整",   U"停",   U"关", U"就", U"在", U"来", U"收",
                                   U"的",   U"公布", U"召",   U"举", U"完"};

constexpr minutes half_day{12 * 60};

const HalfWord* half_at(Letters text) {
    const HalfWord* best = nullptr;
    for (const HalfWord& row : half_words)
        if (text.starts_with(row.word) && (best == nullptr || row.word.size() > best->word.size()))
            best = &row;
    return best;
}

/// 半, 一刻, 三刻, 30分, 30, 零五分 behind the hour; length 0 if none.
struct Past {
    int value{};
    std::size_t length{};
};
Past minutes_past(Letters text) {
    if (text.starts_with(U'半')) return {30, 1};
    if (text.starts_with(U"一刻") || text.starts_with(U"1刻")) return {15, 2};
    if (text.starts_with(U"三刻") || text.starts_with(U"3刻")) return {45, 2};
    const std::size_t zero = text.starts_with(U'过') ? 1 : 0;
    const auto numeral = numeral_at(text.substr(zero));
    if (!numeral || numeral->value > 59 || numeral->is_mark) return {};
    std::size_t length = zero + numeral->length;
    const bool named = text.substr(length).starts_with(U'分');
    if (named) ++length;
    if (!named && numeral->length < 2) return {};
    return {numeral->value, length};
}

/// 8点半, 18时30分.
std::optional<TimePart> hour_word_at(Letters text, bool has_half) {
    const auto hour = numeral_at(text);
    if (!hour || hour->value > 24 || hour->is_mark) return std::nullopt;
    std::size_t at = skip_spaces(text, hour->length);
    const std::size_t word = match_any(text.substr(at), hour_words);
    if (word == 0) return std::nullopt;
    if (text[at] == U'时' && at + 1 < text.size() &&
        (text[at + 1] == U'间' || text[at + 1] == U'长' || text[at + 1] == U'候'))
        return std::nullopt;
    at += word;
    const Past past = minutes_past(text.substr(at));
    at += past.length;
    const bool followed = at < text.size() && is_han(text[at]) && past.length == 0 && !has_half;
    if (followed && match_any(text.substr(at), behind_hour) == 0) return std::nullopt;
    return TimePart{.time = minutes{hour->value * 60 + past.value},
                    .length = at,
                    .is_half_day = hour->value >= 1 && hour->value <= 12};
}

bool is_digits(Letters text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return false;
    for (std::size_t i = 0; i < count; ++i)
        if (!is_digit(text[at + i])) return false;
    return at + count == text.size() || !is_digit(text[at + count]);
}

/// 19:52, 8:30, 19:52:00.
std::optional<TimePart> clock_at(Letters text) {
    const auto hour = numeral_at(text);
    if (!hour || hour->is_han || hour->is_mark || hour->length > 2 || hour->value > 24)
        return std::nullopt;
    std::size_t at = hour->length;
    if (at >= text.size() || text[at] != U':' || !is_digits(text, at + 1, 2)) return std::nullopt;
    const auto past = numeral_at(text.substr(at + 1));
    if (past->value > 59 || (hour->value == 24 && past->value > 0)) return std::nullopt;
    at += 3;
    if (at < text.size() && text[at] == U':' && is_digits(text, at + 1, 2)) at += 3;
    // 9:00-17:00 are office hours, not the evening.
    const bool range = at < text.size() && (text[at] == U'-' || text[at] == U'~');
    return TimePart{.time = minutes{hour->value * 60 + past->value},
                    .length = at,
                    .is_half_day = hour->length == 1 && hour->value >= 1 && !range};
}

/// "pm", "p.m." behind a time.
Half meridiem_at(Letters text, std::size_t& at) {
    constexpr Letters morning[] = {U"am", U"a.m."};
    constexpr Letters evening[] = {U"pm", U"p.m."};
    const std::size_t blank = skip_spaces(text, at);
    if (const auto length = match_any(text.substr(blank), morning)) {
        at = blank + length;
        return Half::night;  // 12 am is midnight
    }
    if (const auto length = match_any(text.substr(blank), evening)) {
        at = blank + length;
        return Half::afternoon;
    }
    return Half::none;
}

minutes in_half(minutes time, Half half) {
    const bool twelve = time >= half_day && time < half_day + minutes{60};
    switch (half) {
        case Half::night: return twelve ? time - half_day : time;
        case Half::noon: return time < minutes{10 * 60} ? time + half_day : time;
        case Half::afternoon: return time < half_day ? time + half_day : time;
        case Half::evening:
            if (twelve) return time + half_day;               // 晚上12点
            if (time == minutes{0}) return minutes{24 * 60};  // 今晚零点
            return time < half_day ? time + half_day : time;
        default: return time;
    }
}

/// "6pm", "6 o'clock", "noon", "at 6".
std::optional<TimePart> english_time_at(Letters text) {
    constexpr Letters noon[] = {U"noon", U"midday"};
    constexpr Letters midnight[] = {U"midnight", U"午夜"};
    if (const auto length = match_any(text, noon)) return TimePart{half_day, length, false};
    if (const auto length = match_any(text, midnight))
        return TimePart{minutes{24 * 60}, length, false};
    const bool has_at = text.starts_with(U"at ");
    const std::size_t start = has_at ? skip_spaces(text, 3) : 0;
    const auto hour = numeral_at(text.substr(start));
    if (!hour || hour->is_han || hour->is_mark || hour->length > 2 || hour->value > 12)
        return std::nullopt;
    std::size_t at = start + hour->length;
    constexpr Letters o_clock[] = {U"o'clock", U"o’clock", U"oclock"};
    const std::size_t blank = skip_spaces(text, at);
    const std::size_t word = match_any(text.substr(blank), o_clock);
    if (word != 0) at = blank + word;
    const Half half = meridiem_at(text, at);
    const bool stands_alone =
        at == text.size() || Letters(U" ,.;!").find(text[at]) != Letters::npos;
    if (half == Half::none && word == 0 && !(has_at && stands_alone)) return std::nullopt;
    return TimePart{.time = in_half(minutes{hour->value * 60}, half),
                    .length = at,
                    .is_half_day = half == Half::none};
}

}  // namespace

std::optional<TimePart> time_at(Letters text) {
    if (text.empty()) return std::nullopt;
    const HalfWord* half = half_at(text);
    const std::size_t start = half != nullptr ? skip_spaces(text, half->word.size()) : 0;
    const Letters rest = text.substr(start);
    auto part = clock_at(rest);
    if (!part) part = hour_word_at(rest, half != nullptr);
    if (!part && half == nullptr) return english_time_at(rest);
    if (!part) part = english_time_at(rest);
    if (!part) {  // 今天中午, 今晚: only these two name a time by themselves
        if (half->half == Half::noon) return TimePart{half_day, half->word.size(), false};
        return std::nullopt;
    }
    part->length += start;
    if (half != nullptr) {
        part->time = in_half(part->time, half->half);
        part->is_half_day = false;
    }
    std::size_t end = part->length;
    if (const Half meridiem = meridiem_at(text, end); meridiem != Half::none) {
        if (part->length != end) part->time = in_half(part->time, meridiem);
        part->length = end;
        part->is_half_day = false;
    }
    return part;
}

}  // namespace linyi::language
