#include "language/option_label.hpp"

#include "language/choice_words.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

using Script = OptionNumber::Script;

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
constexpr Letters or_words[] = {U"或者", U"或", U"还是", U"and", U"or", U"和", U"；"};
// Ends the last label: what follows is how to answer, not what is chosen.
constexpr Letters after_options[] = {
    U"每户",     U"一户",     U"每家",     U"一家一票", U"截止",   U"限时",   U"请",     U"回复",
    U"仅限",     U"只限",     U"投票时间", U"表决时间", U"大家",   U"时间",   U"until",  U"by ",
    U"closes",   U"每人",     U"单选",     U"多选",     U"可多选", U"五分钟", U"十分钟", U"reply",
    U"one vote", U"deadline", U"please",   U"投票到",   U"到",     U"直接回", U"谢谢"};

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

std::size_t skip_joiners(Letters text, const OptionNumber& number, std::size_t end) {
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

OptionList empty_list(const std::vector<OptionNumber>& run) {
    return {.lettered = run[0].script == Script::letters, .stems = run[0].script == Script::stems};
}

}  // namespace

OptionList labels_after(Letters text, const std::vector<OptionNumber>& run) {
    OptionList list = empty_list(run);
    for (std::size_t i = 0; i < run.size(); ++i) {
        const std::size_t limit = i + 1 < run.size() ? run[i + 1].begin : text.size();
        const std::size_t begin = skip_joiners(text, run[i], limit);
        const std::size_t end = i + 1 < run.size() ? limit : last_label_end(text, begin);
        list.entries.push_back(
            trimmed(text, {run[i].value, run[i].begin, begin, std::max(begin, end)}));
    }
    return list;
}

OptionList labels_before(Letters text, const std::vector<OptionNumber>& run) {
    OptionList list = empty_list(run);
    std::size_t from = run[0].begin;
    while (from > 0 && Letters(U",;。!?\n(（:").find(text[from - 1]) == Letters::npos) --from;
    for (const OptionNumber& candidate : run) {
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

}  // namespace linyi::language
