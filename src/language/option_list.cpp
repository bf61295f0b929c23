#include "language/option_list.hpp"

#include "language/choice_words.hpp"
#include "language/numeral.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

// "回复1": what tells people to send a number.
constexpr Letters send_verbs[] = {
    U"请回复",   U"回复",   U"请回",   U"回",     U"扣",         U"打",     U"按",
    U"发",       U"输入",   U"填",     U"敲",     U"投",         U"请投",   U"选",
    U"选择",     U"请选",   U"打出",   U"发送",   U"回复数字",   U"扣数字", U"打数字",
    U"输入数字", U"回数字", U"发数字", U"reply",  U"reply with", U"press",  U"type",
    U"text",     U"send",   U"vote",   U"choose", U"enter",      U"answer", U"put"};
constexpr Letters option_nouns[] = {U"方案", U"选项", U"option", U"choice",
                                    U"plan", U"答案", U"选择"};
// Between a number and its label: "1选30分钟", "1=同意", "1:…".
constexpr Letters joiners[] = {U"选择", U"选",   U"为",     U"是",     U"代表",   U"表示", U"即",
                               U"号",   U"=",    U":",      U"、",     U".",      U")",    U"）",
                               U",",    U"-",    U"】",     U"]",      U"for",    U"is",   U"means",
                               U">",    U"”",    U"\"",     U"号方案", U"个方案", U"种",   U"个",
                               U"项",   U"方案", U"票投给", U"就是",   U"指",     U"to"};
// In front of a label that stands before its number: "选30分钟的扣1".
constexpr Letters label_leads[] = {U"选择", U"选",   U"支持", U"赞成",   U"想要", U"要",   U"如果",
                                   U"若",   U"认为", U"觉得", U"请",     U"或",   U"或者", U"for",
                                   U"and",  U"or",   U"if",   U"if you", U"you",  U"和"};
constexpr Letters label_tails[] = {U"的",       U"请",       U"者",     U"的请",   U"就",
                                   U"则",       U"的话",     U"可",     U"的邻居", U"的业主",
                                   U"的邻居请", U"的业主请", U"的朋友", U"的住户", U"的家人们",
                                   U"的同志",   U":",        U"=",      U"->",     U"-",
                                   U",",        U"→",        U"的就",   U"的可以", U"please"};
constexpr Letters polite[] = {U"请",     U"业主",   U"大家",   U"各位", U"各位业主", U"请大家",
                              U"请各位", U"邻居们", U"please", U"的",   U"可",       U"可以"};
constexpr Letters or_words[] = {U"或者", U"或", U"还是", U"and", U"or", U"和", U"；"};
constexpr Letters stops = U",;。./|、!?\n(（)）:“\"”【[";
// Ends the last label: what follows is how to answer, not what is chosen.
constexpr Letters after_options[] = {
    U"每户",     U"一户",     U"每家",     U"一家一票", U"截止",   U"限时",   U"请",     U"回复",
    U"仅限",     U"只限",     U"投票时间", U"表决时间", U"大家",   U"时间",   U"until",  U"by ",
    U"closes",   U"每人",     U"单选",     U"多选",     U"可多选", U"五分钟", U"十分钟", U"reply",
    U"one vote", U"deadline", U"please",   U"投票到",   U"到",     U"直接回", U"谢谢"};

constexpr int entries_max = 30;

enum class Side { label_after, label_before };
enum class Script { digits, han, letters, stems };

struct Candidate {
    int value{};
    Script script{};
    Side side{};
    bool is_loose{};      ///< no boundary before it: cannot start a list
    std::size_t begin{};  ///< with its verb
    std::size_t number_end{};
    bool is_named{};  ///< 方案一: what follows counts nothing
};

bool is_stop(char32_t c) {
    return stops.find(c) != Letters::npos;
}

bool at_boundary(Letters text, std::size_t at) {
    return at == 0 || is_stop(text[at - 1]) || is_space(text[at - 1]);
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
    while (start > limit && !is_stop(text[start - 1])) --start;
    Letters lead = trim(text.substr(start, verb - start));
    while (const std::size_t word = match_end(lead, polite))
        lead = trim(lead.substr(0, lead.size() - word));
    return !lead.empty();
}

/// 第一个刷卡锁, 第二种密码锁: an ordinal with a counter, and its label behind.
std::optional<Candidate> ordinal_candidate(Letters text, std::size_t at) {
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
    return Candidate{.value = sign->value,
                     .script = sign->script,
                     .side = Side::label_after,
                     .begin = at,
                     .number_end = end + counter};
}

/// "回复1…", "方案A…".
std::optional<Candidate> verb_candidate(Letters text, std::size_t at) {
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
    const bool ends = end >= text.size() || is_stop(text[end]) || end > p + sign->length;
    const bool before = noun == 0 && ends && has_label_before(text, at);
    return Candidate{.value = sign->value,
                     .script = sign->script,
                     .side = before ? Side::label_before : Side::label_after,
                     .is_loose = false,
                     .begin = at,
                     .number_end = p + sign->length,
                     .is_named = noun + inner != 0};
}

/// "1.同意", "(1)同意", "① 同意", "1 同意", and "同意1、反对2".
std::optional<Candidate> plain_candidate(Letters text, std::size_t at) {
    const auto sign = sign_at(text, at);
    if (!sign) return std::nullopt;
    const std::size_t end = at + sign->length;
    Candidate candidate{.value = sign->value,
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
    // 甲方案:砖铺
    constexpr Letters nouns[] = {U"方案", U"选项"};
    if (sign->script == Script::stems && match_any(text.substr(end), nouns) != 0) return candidate;
    const bool delimited = Letters(U".、:=)-】]").find(next) != Letters::npos || is_space(next);
    if (delimited) return candidate;
    if (sign->script == Script::han || sign->script == Script::stems)
        return std::nullopt;  // 一次, 三楼, 甲方
    if (sign->script == Script::digits && is_measure(text.substr(end))) return std::nullopt;
    return candidate;
}

std::vector<Candidate> candidates_of(Letters text) {
    std::vector<Candidate> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto candidate = verb_candidate(text, at);
        if (!candidate) candidate = ordinal_candidate(text, at);
        if (!candidate) candidate = plain_candidate(text, at);
        if (!candidate) continue;
        found.push_back(*candidate);
        at = candidate->number_end - 1;
    }
    return found;
}

using Chain = std::vector<Candidate>;

/// Runs 1, 2, 3 … among the candidates that `fits` lets through; the longest, of equals the last.
template <class Fits>
Chain longest_chain(const std::vector<Candidate>& candidates, Fits fits) {
    Chain best;
    Chain chain;
    const auto keep = [&] {
        if (chain.size() >= 2 && chain.size() >= best.size()) best = chain;
    };
    for (const Candidate& candidate : candidates) {
        if (!fits(candidate)) continue;
        const int expected = static_cast<int>(chain.size()) + 1;
        if (candidate.value == expected && (expected > 1 || !candidate.is_loose)) {
            chain.push_back(candidate);
        } else if (candidate.value == 1 && !candidate.is_loose) {
            keep();
            chain = {candidate};
        }
    }
    keep();
    return best;
}

std::size_t clock_at_or_end(Letters text) {
    for (std::size_t at = 0; at + 2 < text.size(); ++at)
        if (is_digit(text[at]) && (at == 0 || !is_digit(text[at - 1]))) {
            std::size_t p = at;
            while (p < text.size() && is_digit(text[p])) ++p;
            const bool clock = p + 1 < text.size() && (text[p] == U':' || text[p] == U'点') &&
                               p - at <= 2 && (is_digit(text[p + 1]) || text[p] == U'点');
            if (clock) return at;
        }
    return text.size();
}

/// Where the last label ends: at the next stop, or where instructions begin.
std::size_t last_label_end(Letters text, std::size_t begin) {
    std::size_t end = begin;
    int depth = 0;
    while (end < text.size()) {
        const char32_t c = text[end];
        if (c == U'(' || c == U'（') ++depth;
        if ((c == U')' || c == U'）') && depth > 0) {
            --depth;
            ++end;
            continue;
        }
        const bool full_stop = c == U'.' && (end + 1 == text.size() || is_space(text[end + 1]));
        if (depth == 0 && full_stop) break;
        if (depth == 0 && end > begin && Letters(U",;。!?\n)）/|").find(c) != Letters::npos) break;
        ++end;
    }
    const Letters label = text.substr(begin, end - begin);
    if (const auto found = find_any(label, after_options); found && found->at > 0)
        end = begin + found->at;
    const std::size_t clock = clock_at_or_end(text.substr(begin, end - begin));
    if (clock > 0 && begin + clock < end) end = begin + clock;
    while (end > begin && (text[end - 1] == U'(' || text[end - 1] == U'（')) --end;
    return end;
}

std::size_t skip_joiners(Letters text, const Candidate& number, std::size_t end) {
    constexpr Letters counters[] = {U"种", U"个", U"项"};
    std::size_t at = number.number_end;
    for (;;) {
        while (at < end && is_space(text[at])) ++at;
        const std::size_t joiner = match_any(text.substr(at, end - at), joiners);
        if (joiner == 0) return at;
        const bool counts = joiner == 1 && match_any(text.substr(at), counters) == 1;
        if (number.is_named && counts) return at;
        at += joiner;
    }
}

Listed trimmed(Letters text, Listed entry) {
    constexpr Letters edge = U" \n,;。/|、!:;；\"“”(（";
    for (;;) {
        Letters label = text.substr(entry.label_begin, entry.label_end - entry.label_begin);
        const std::size_t before = label.size();
        label = trim_end(label, edge);
        label.remove_suffix(match_end(label, or_words));
        entry.label_end = entry.label_begin + label.size();
        if (label.size() == before) break;
    }
    while (entry.label_begin < entry.label_end &&
           edge.find(text[entry.label_begin]) != Letters::npos)
        ++entry.label_begin;
    const Letters label = text.substr(entry.label_begin, entry.label_end - entry.label_begin);
    const bool odd_bracket = label.ends_with(U')') && label.find(U'(') == Letters::npos;
    if (odd_bracket) --entry.label_end;
    return entry;
}

OptionList labels_after(Letters text, const Chain& chain) {
    OptionList list{.lettered = chain[0].script == Script::letters,
                    .stems = chain[0].script == Script::stems};
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const std::size_t limit = i + 1 < chain.size() ? chain[i + 1].begin : text.size();
        const std::size_t begin = skip_joiners(text, chain[i], limit);
        const std::size_t end = i + 1 < chain.size() ? limit : last_label_end(text, begin);
        list.entries.push_back(
            trimmed(text, {chain[i].value, chain[i].begin, begin, std::max(begin, end)}));
    }
    return list;
}

OptionList labels_before(Letters text, const Chain& chain) {
    OptionList list{.lettered = chain[0].script == Script::letters,
                    .stems = chain[0].script == Script::stems};
    std::size_t from = chain[0].begin;
    while (from > 0 && Letters(U",;。!?\n(（:").find(text[from - 1]) == Letters::npos) --from;
    for (const Candidate& candidate : chain) {
        Listed entry{candidate.value, from, from, candidate.begin};
        entry = trimmed(text, entry);
        for (;;) {
            const Letters label =
                text.substr(entry.label_begin, entry.label_end - entry.label_begin);
            std::size_t lead = match_any(label, label_leads);
            if (choice_word_at(label) && lead == label.size()) lead = 0;
            const std::size_t tail = match_end(label, label_tails);
            if (lead + tail >= label.size() || lead + tail == 0) break;
            // 支持 and 赞成 are labels themselves where nothing else is left: "赞成的扣1".
            if (lead != 0 && lead + tail + 1 >= label.size()) {
                entry.label_end -= tail;
                break;
            }
            entry.label_begin += lead;
            entry.label_end -= tail;
            entry = trimmed(text, entry);
        }
        list.entries.push_back(entry);
        from = candidate.number_end;
    }
    return list;
}

bool has_labels(const OptionList& list) {
    return std::ranges::all_of(list.entries,
                               [](const Listed& e) { return e.label_end > e.label_begin; });
}

}  // namespace

std::optional<OptionList> find_options(Letters text) {
    const auto candidates = candidates_of(text);
    std::optional<OptionList> best;
    const auto consider = [&](OptionList list) {
        if (!has_labels(list)) return;
        if (!best || list.entries.size() > best->entries.size()) best = std::move(list);
    };
    for (const Script script : {Script::digits, Script::letters, Script::han, Script::stems}) {
        const auto before = longest_chain(candidates, [&](const Candidate& c) {
            return c.script == script && c.side == Side::label_before;
        });
        if (!before.empty()) consider(labels_before(text, before));
        const auto after = longest_chain(candidates, [&](const Candidate& c) {
            return c.script == script && c.side == Side::label_after;
        });
        if (!after.empty()) consider(labels_after(text, after));
        // 同意1、反对2、弃权3: a number right behind its label and before a stop.
        auto behind = candidates;
        std::erase_if(behind, [&](const Candidate& c) {
            const bool glued = c.is_loose && c.begin > 0 && is_han(text[c.begin - 1]);
            const bool stopped = c.number_end >= text.size() || is_stop(text[c.number_end]) ||
                                 is_space(text[c.number_end]);
            return c.script != script || !glued || !stopped;
        });
        for (Candidate& candidate : behind) candidate.is_loose = false;
        const auto glued = longest_chain(behind, [](const Candidate&) { return true; });
        if (glued.size() > after.size() && !glued.empty()) consider(labels_before(text, glued));
    }
    return best;
}

std::optional<OptionList> find_agenda(Letters text) {
    std::vector<Candidate> candidates;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!at_boundary(text, at) && !mark_number(text[at])) continue;
        const auto candidate = plain_candidate(text, at);
        const bool counts =
            candidate && candidate->script != Script::letters && candidate->script != Script::stems;
        if (counts) candidates.push_back(*candidate);
    }
    for (const Script script : {Script::digits, Script::han}) {
        const auto chain =
            longest_chain(candidates, [&](const Candidate& c) { return c.script == script; });
        if (chain.empty()) continue;
        auto list = labels_after(text, chain);
        if (has_labels(list)) return list;
    }
    return std::nullopt;
}

}  // namespace linyi::language
