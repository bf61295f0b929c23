#include "language/option_number.hpp"

#include "language/choice_words.hpp"
#include "language/numeral.hpp"

#include <algorithm>
#include <optional>

namespace linyi::language {
namespace {

using Script = OptionNumber::Script;
using Side = OptionNumber::Side;

// "回复1": what tells people to send a number.
constexpr Letters send_verbs[] = {
    U"请回复",   U"回复",   U"请回",   U"回",     U"扣",         U"打",     U"按",
    U"发",       U"输入",   U"填",     U"敲",     U"投",         U"请投",   U"选",
    U"选择",     U"请选",   U"打出",   U"发送",   U"回复数字",   U"扣数字", U"打数字",
    U"输入数字", U"回数字", U"发数字", U"reply",  U"reply with", U"press",  U"type",
    U"text",     U"send",   U"vote",   U"choose", U"enter",      U"answer", U"put"};
constexpr Letters option_nouns[] = {U"方案", U"选项", U"option", U"choice",
                                    U"plan", U"答案", U"选择"};
constexpr Letters polite[] = {U"请",     U"业主",   U"大家",   U"各位", U"各位业主", U"请大家",
                              U"请各位", U"邻居们", U"please", U"的",   U"可",       U"可以"};
constexpr Letters stops = U",;。./|、!?\n(（)）:“\"”【[";

constexpr int entries_max = 30;

bool at_boundary(Letters text, std::size_t at) {
    return at == 0 || is_option_stop(text[at - 1]) || is_space(text[at - 1]);
}

struct Sign {
    int value{};
    Script script{};
    std::size_t length{};
    bool is_mark{};
};

std::optional<Sign> sign_at(Letters text, std::size_t at) {
    if (at >= text.size()) return std::nullopt;
    if (const auto letter = mark_letter(text[at]))
        return Sign{static_cast<int>(*letter - U'a') + 1, Script::letters, 1, true};
    if (is_latin(text[at])) {
        const bool alone = (at == 0 || !is_latin(text[at - 1])) &&
                           (at + 1 == text.size() || !is_latin(text[at + 1]));
        if (!alone || text[at] > U'j') return std::nullopt;
        return Sign{static_cast<int>(text[at] - U'a') + 1, Script::letters, 1};
    }
    if (const auto stem = stem_number(text[at])) return Sign{*stem, Script::stems, 1};
    if (at > 0 && is_digit(text[at]) && is_digit(text[at - 1])) return std::nullopt;
    const auto numeral = small_numeral_at(text.substr(at));
    if (!numeral || numeral->value < 1 || numeral->value > entries_max) return std::nullopt;
    const Script script = numeral->is_han ? Script::han : Script::digits;
    return Sign{numeral->value, script, numeral->length, numeral->is_mark};
}

std::size_t skip_quotes(Letters text, std::size_t at) {
    while (at < text.size() && Letters(U" \"“”'‘’「").find(text[at]) != Letters::npos) ++at;
    return at;
}

/// Whether something stands between the last stop and `verb`, apart from politeness.
bool has_label_before(Letters text, std::size_t verb) {
    constexpr std::size_t lead_letters_max = 40;
    const std::size_t limit = verb > lead_letters_max ? verb - lead_letters_max : 0;
    std::size_t start = verb;
    while (start > limit && !is_option_stop(text[start - 1])) --start;
    Letters lead = trim(text.substr(start, verb - start));
    while (const std::size_t word = match_end(lead, polite))
        lead = trim(lead.substr(0, lead.size() - word));
    return !lead.empty();
}

/// 第一个刷卡锁, 第二种密码锁: an ordinal with a counter, and its label behind.
std::optional<OptionNumber> ordinal_candidate(Letters text, std::size_t at) {
    if (text[at] != U'第') return std::nullopt;
    const auto sign = sign_at(text, skip_spaces(text, at + 1));
    if (!sign || sign->script == Script::letters || sign->script == Script::stems)
        return std::nullopt;
    constexpr Letters counters[] = {U"个",     U"种",     U"款",     U"套",   U"个方案",
                                    U"种方案", U"套方案", U"个选项", U"方案", U"选项"};
    constexpr Letters not_options[] = {U"议题", U"事项", U"表决", U"问题", U"投票", U"季度", U"月"};
    const std::size_t end = skip_spaces(text, at + 1) + sign->length;
    const std::size_t counter = match_any(text.substr(end), counters);
    if (counter == 0 || match_any(text.substr(end + counter), not_options) != 0)
        return std::nullopt;
    return OptionNumber{.value = sign->value,
                        .script = sign->script,
                        .side = Side::label_after,
                        .begin = at,
                        .number_end = end + counter};
}

/// "回复1…", "方案A…".
std::optional<OptionNumber> verb_candidate(Letters text, std::size_t at) {
    const std::size_t noun = match_any(text.substr(at), option_nouns);
    const std::size_t verb = std::max(noun, match_any(text.substr(at), send_verbs));
    if (verb == 0) return std::nullopt;
    std::size_t p = skip_quotes(text, at + verb);
    const std::size_t inner = match_any(text.substr(p), option_nouns);  // 选方案1
    p = skip_quotes(text, p + inner);
    const auto sign = sign_at(text, p);
    if (!sign) return std::nullopt;
    const std::size_t end = skip_quotes(text, p + sign->length);
    if (!sign->is_mark && end < text.size() && (is_digit(text[end]) || text[end] == U'%'))
        if (end == p + sign->length) return std::nullopt;
    // 方案一种树: behind 方案 the number is a name, whatever word follows.
    if (noun + inner == 0 && sign->script != Script::letters && is_measure(text.substr(end)) &&
        end == p + sign->length && !text.substr(end).starts_with(U"项"))
        return std::nullopt;
    const bool ends = end >= text.size() || is_option_stop(text[end]) || end > p + sign->length;
    const bool before = noun == 0 && ends && has_label_before(text, at);
    return OptionNumber{.value = sign->value,
                        .script = sign->script,
                        .side = before ? Side::label_before : Side::label_after,
                        .is_loose = false,
                        .begin = at,
                        .number_end = p + sign->length,
                        .is_named = noun + inner != 0};
}

/// 1张三 2李四: 张 counts sheets, but behind a number that stands apart it may start a name.
bool starts_name(Letters text, std::size_t at, std::size_t end) {
    constexpr Letters initials = U"张米条块分位件元门院线厅点年周日家项处度多成半级部台排层梯期名";
    constexpr std::size_t name_letters_min = 2;
    if (!at_boundary(text, at) || end + name_letters_min > text.size()) return false;
    const bool words = initials.find(text[end]) != Letters::npos && is_han(text[end + 1]);
    constexpr Letters amounts[] = {U"分钟", U"年内", U"日内", U"周内", U"点前",
                                   U"点半", U"元钱", U"度电", U"点钟"};
    return words && match_any(text.substr(end), amounts) == 0;
}

/// "1.同意", "(1)同意", "① 同意", "1 同意", and "同意1、反对2".
std::optional<OptionNumber> plain_candidate(Letters text, std::size_t at,
                                            Measures measures = Measures::are_amounts) {
    const auto sign = sign_at(text, at);
    if (!sign) return std::nullopt;
    const std::size_t end = at + sign->length;
    OptionNumber candidate{.value = sign->value,
                           .script = sign->script,
                           .side = Side::label_after,
                           .is_loose = !sign->is_mark && !at_boundary(text, at),
                           .begin = at,
                           .number_end = end};
    if (at > 0 && (text[at - 1] == U'(' || text[at - 1] == U'（')) candidate.begin = at - 1;
    if (sign->is_mark) return candidate;
    if (at > 0 && Letters(U"+-第.#").find(text[at - 1]) != Letters::npos) return std::nullopt;
    if (end >= text.size()) return candidate.is_loose ? std::optional(candidate) : std::nullopt;
    const char32_t next = text[end];
    const bool digit_behind = end + 1 < text.size() && is_digit(text[end + 1]);
    if (is_digit(next) || next == U'%' || is_latin(next)) return std::nullopt;
    if (digit_behind && next == U'-') return std::nullopt;
    if (digit_behind && candidate.is_loose && (next == U'.' || next == U':')) return std::nullopt;
    // 甲方案:砖铺, 甲是砖铺
    constexpr Letters nouns[] = {U"方案", U"选项", U"是", U"为", U"指", U"就是", U"代表", U"选"};
    if (sign->script == Script::stems && match_any(text.substr(end), nouns) != 0) return candidate;
    const bool delimited = Letters(U".、:=)-】]").find(next) != Letters::npos || is_space(next);
    if (delimited) return candidate;
    if (sign->script == Script::han || sign->script == Script::stems)
        return std::nullopt;  // 一次, 三楼, 甲方
    const bool is_name = measures == Measures::may_start_names && starts_name(text, at, end);
    if (sign->script == Script::digits && is_measure(text.substr(end)) && !is_name)
        return std::nullopt;
    return candidate;
}

}  // namespace

bool is_option_stop(char32_t c) {
    return stops.find(c) != Letters::npos;
}

std::vector<OptionNumber> option_numbers(Letters text, Measures measures) {
    std::vector<OptionNumber> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto candidate = verb_candidate(text, at);
        if (!candidate) candidate = ordinal_candidate(text, at);
        if (!candidate) candidate = plain_candidate(text, at, measures);
        if (!candidate) continue;
        found.push_back(*candidate);
        at = candidate->number_end - 1;
    }
    return found;
}

std::vector<OptionNumber> agenda_numbers(Letters text) {
    std::vector<OptionNumber> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!at_boundary(text, at) && !mark_number(text[at])) continue;
        const auto candidate = plain_candidate(text, at);
        const bool counts =
            candidate && candidate->script != Script::letters && candidate->script != Script::stems;
        if (counts) found.push_back(*candidate);
    }
    return found;
}

}  // namespace linyi::language
