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

/// 差5分: minutes that are missing to the full hour; length 0 if none.
Past minutes_to(Letters text) {
    if (!text.starts_with(U'差')) return {};
    if (text.starts_with(U"差一刻")) return {15, 3};
    const auto numeral = numeral_at(text.substr(1));
    if (!numeral || numeral->value < 1 || numeral->value > 59 || numeral->is_mark) return {};
    const std::size_t end = 1 + numeral->length;
    if (!text.substr(end).starts_with(U'分')) return {};
    return {numeral->value, end + (text.substr(end).starts_with(U"分钟") ? 2U : 1U)};
}

/// 8点半, 18时30分, 差五分九点.
std::optional<TimePart> hour_word_at(Letters text, bool has_half) {
    const Past missing = minutes_to(text);
    if (missing.length != 0) {
        auto part = hour_word_at(text.substr(missing.length), true);
        if (!part || part->time < minutes{60}) return std::nullopt;
        part->time -= minutes{missing.value};
        part->length += missing.length;
        return part;
    }
    const auto hour = numeral_at(text);
    if (!hour || hour->value > 24 || hour->is_mark) return std::nullopt;
    std::size_t at = skip_spaces(text, hour->length);
    const std::size_t word = match_any(text.substr(at), hour_words);
    if (word == 0) return std::nullopt;
    if (text[at] == U'时' && at + 1 < text.size() &&
        (text[at + 1] == U'间' || text[at + 1] == U'长' || text[at + 1] == U'候'))
        return std::nullopt;
    at += word;
    Past past = minutes_past(text.substr(at));
    if (past.length == 0 && hour->value > 0) {
        past = minutes_to(text.substr(at));
        past.value = -past.value;
    }
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

/// "am", "p.m." behind a time.
constexpr Letters morning_marks[] = {U"am", U"a.m."};
constexpr Letters evening_marks[] = {U"pm", U"p.m."};

/// 19:52, 8:30, 19:52:00, 20:15分. A dot instead of the colon is an amount elsewhere: "8.15 pm".
std::optional<TimePart> clock_at(Letters text, bool has_half) {
    const auto hour = numeral_at(text);
    if (!hour || hour->is_han || hour->is_mark || hour->length > 2 || hour->value > 24)
        return std::nullopt;
    std::size_t at = hour->length;
    if (at >= text.size() || !is_digits(text, at + 1, 2)) return std::nullopt;
    const Letters behind = text.substr(skip_spaces(text, at + 3));
    const bool is_clear =
        has_half || match_any(behind, morning_marks) != 0 || match_any(behind, evening_marks) != 0;
    if (text[at] != U':' && !(text[at] == U'.' && is_clear)) return std::nullopt;
    const auto past = numeral_at(text.substr(at + 1));
    if (past->value > 59 || (hour->value == 24 && past->value > 0)) return std::nullopt;
    at += 3;
    if (at < text.size() && text[at] == U':' && is_digits(text, at + 1, 2)) at += 3;
    if (text.substr(at).starts_with(U'分') && !text.substr(at).starts_with(U"分钟")) ++at;
    // 9:00-17:00 are office hours, not the evening.
    const bool range = at < text.size() && (text[at] == U'-' || text[at] == U'~');
    return TimePart{.time = minutes{hour->value * 60 + past->value},
                    .length = at,
                    .is_half_day = hour->length == 1 && hour->value >= 1 && !range};
}

Half meridiem_at(Letters text, std::size_t& at) {
    const std::size_t blank = skip_spaces(text, at);
    if (const auto length = match_any(text.substr(blank), morning_marks)) {
        at = blank + length;
        return Half::night;  // 12 am is midnight
    }
    if (const auto length = match_any(text.substr(blank), evening_marks)) {
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

/// "half past eight", "a quarter to nine", "ten past eight"; "eight" alone is no time.
std::optional<TimePart> spoken_time_at(Letters text) {
    struct Word {
        Letters word{};
        int value{};
    };
    constexpr std::array parts{Word{U"half", 30},        Word{U"a quarter", 15},
                               Word{U"quarter", 15},     Word{U"five", 5},
                               Word{U"ten", 10},         Word{U"twenty", 20},
                               Word{U"twenty-five", 25}, Word{U"five minutes", 5},
                               Word{U"ten minutes", 10}, Word{U"twenty minutes", 20}};
    constexpr std::array hours{Word{U"one", 1},   Word{U"two", 2},     Word{U"three", 3},
                               Word{U"four", 4},  Word{U"five", 5},    Word{U"six", 6},
                               Word{U"seven", 7}, Word{U"eight", 8},   Word{U"nine", 9},
                               Word{U"ten", 10},  Word{U"eleven", 11}, Word{U"twelve", 12}};
    const std::size_t start = text.starts_with(U"at ") ? skip_spaces(text, 3) : 0;
    for (const Word& part : parts) {
        if (!text.substr(start).starts_with(part.word)) continue;
        const std::size_t joint = start + part.word.size();
        const bool past = text.substr(joint).starts_with(U" past ");
        if (!past && !text.substr(joint).starts_with(U" to ")) continue;
        const std::size_t at = joint + (past ? 6U : 4U);
        for (const Word& hour : hours) {
            const Letters one[] = {hour.word};
            const auto number = numeral_at(text.substr(at));
            const bool digits = number && !number->is_han && number->value == hour.value;
            const std::size_t length = digits ? number->length : match_any(text.substr(at), one);
            if (length == 0) continue;
            const int minute = past ? part.value : -part.value;
            return TimePart{minutes{hour.value * 60 + minute}, at + length, true};
        }
    }
    return std::nullopt;
}

/// "6pm", "6 o'clock", "noon", "at 6", "half past eight".
std::optional<TimePart> english_time_at(Letters text) {
    constexpr Letters noon[] = {U"noon", U"midday"};
    constexpr Letters midnight[] = {U"midnight", U"午夜"};
    if (const auto length = match_any(text, noon)) return TimePart{half_day, length, false};
    if (const auto length = match_any(text, midnight))
        return TimePart{minutes{24 * 60}, length, false};
    if (auto spoken = spoken_time_at(text)) return spoken;
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
    auto part = clock_at(rest, half != nullptr);
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
