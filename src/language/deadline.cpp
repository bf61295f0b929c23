#include "language/deadline.hpp"

#include "language/clause.hpp"
#include "language/date_parts.hpp"
#include "language/numeral.hpp"
#include "language/words.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

// Behind a time: the poll closes then.
constexpr Letters close_behind[] = {U"截止",     U"截至",     U"止",     U"结束",     U"为止",
                                    U"关闭",     U"收票",     U"停止",   U"投票截止", U"表决截止",
                                    U"准时截止", U"截票",     U"封票",   U"投票结束", U"表决结束",
                                    U"前投票",   U"前表决",   U"前回复", U"收",       U"停",
                                    U"收口",     U"停投",     U"关票",   U"封盘",     U"打止",
                                    U"截",       U"deadline", U"cutoff", U"cut-off",  U"close"};
// Between the time and those words: 20:15准时就收.
constexpr Letters before_close[] = {U"准时", U"就",     U"整", U"正式",  U"统一",  U")",
                                    U"那会", U"的时候", U"时", U"sharp", U"is the"};
// Before a time.
constexpr Letters close_before[] = {
    U"截止",         U"截止时间",   U"截止到",     U"截止于",    U"截至",       U"截止至",
    U"投票截止时间", U"投票时间到", U"投票时间至", U"投票至",    U"表决至",     U"投票到",
    U"表决到",       U"deadline",   U"closes",     U"closes at", U"close at",   U"closing at",
    U"ends",         U"ends at",    U"until",      U"till",      U"open until", U"end at",
    U"表决时间到",   U"表决时间至", U"cutoff",     U"cut-off",   U"cut off",    U"close",
    U"shuts",        U"ending",     U"in by",      U"closed",    U"votes by",   U"vote by"};
// Between those words and the time: "I'll close it at 8:15".
constexpr Letters before_time[] = {U"at", U"it",   U"is",   U"this",   U"the poll", U"the vote",
                                   U"on", U"poll", U"vote", U"voting", U"by",       U"will be"};
constexpr Letters weak_before[] = {U"到",       U"至",   U"by", U"before", U"投票时间",
                                   U"表决时间", U"时间", U"限", U"请于",   U"请在",
                                   U"于",       U"-",    U"~"};
constexpr Letters between = U" \n:,为是(（在";
// Around a bare duration: 限时5分钟, 给大家十分钟.
constexpr Letters duration_leads[] = {U"限时",
                                      U"时间",
                                      U"投票时间",
                                      U"表决时间",
                                      U"给大家",
                                      U"大家有",
                                      U"用时",
                                      U"时长",
                                      U"倒计时",
                                      U"计时",
                                      U"为时",
                                      U"投票",
                                      U"表决",
                                      U"有效期",
                                      U"时限",
                                      U"给",
                                      U"一共",
                                      U"共",
                                      U"有",
                                      U"for",
                                      U"you have",
                                      U"open for",
                                      U"voting time",
                                      U"time limit",
                                      U"voting open for",
                                      U"投票时长",
                                      U"表决时长",
                                      U"投票限时",
                                      U"表决限时",
                                      U":",
                                      U"为",
                                      U"是",
                                      U"倒数",
                                      U"限",
                                      U"以",
                                      U"就",
                                      U"只有",
                                      U"you’ve got",
                                      U"you've got",
                                      U"we have",
                                      U"we've got",
                                      U"voting is open for",
                                      U"voting open",
                                      U"polls open for",
                                      U"open"};
constexpr Letters duration_tails[] = {
    U"时间",   U"投票",     U"截止",      U"倒计时",   U"投票时间", U"有效", U"表决",
    U"投完",   U"内投完",   U"时间投票",  U"考虑",     U"的时间",   U"之内", U"内",
    U"内回复", U"内有效",   U"结束",      U"to vote",  U"only",     U"为限", U"表态",
    U"please", U"for this", U"to answer", U"to reply", U"!"};

constexpr int phrases_max = 16;  // a notice with more times than this is no notice

std::size_t letter_of(const Folded& folded, std::size_t byte) {
    const auto found = std::ranges::lower_bound(folded.begins, static_cast<std::uint32_t>(byte));
    return static_cast<std::size_t>(found - folded.begins.begin());
}

struct Scored {
    int score{};
    Deadline deadline{};
};

/// Behind the time and the words that may stand between it and 截止.
std::size_t skip_words(Letters text, std::size_t at, std::size_t limit) {
    for (;;) {
        at = skip_spaces(text, at);
        if (at >= limit) return limit;
        const std::size_t word = match_any(text.substr(at, limit - at), before_close);
        if (word == 0) return at;
        at += word;
    }
}

/// How many letters of the end of `before` announce a deadline; 0 if it announces none.
std::size_t closing_lead(Letters before) {
    const std::size_t size = before.size();
    for (;;) {
        if (const std::size_t lead = match_end(before, close_before))
            return size - before.size() + lead;
        const std::size_t word = match_end(before, before_time);
        if (word == 0) return 0;
        before = trim_end(before.substr(0, before.size() - word), between);
    }
}

/// A clause or a bracket that holds nothing but the time.
bool stands_alone(Letters text, std::size_t begin, std::size_t end) {
    constexpr Letters fences = U",。.;!?\n()（）、";
    while (begin > 0 && text[begin - 1] == U' ') --begin;
    end = skip_spaces(text, end);
    const bool starts = begin == 0 || fences.find(text[begin - 1]) != Letters::npos;
    return starts && (end >= text.size() || fences.find(text[end]) != Letters::npos);
}

/// How sure it is that the time at [begin, end) is the deadline: 3 outright, 1 perhaps, 0 no.
Scored scored(const Folded& folded, std::size_t begin, std::size_t end,
              const DeadlineRange& range) {
    const Letters text = folded.text;
    Scored out{.deadline = {begin, end, folded.cut(begin, end)}};
    const Letters before = trim_end(text.substr(range.from, begin - range.from), between);
    const std::size_t behind = skip_words(text, end, range.to);
    const std::size_t close = match_any(text.substr(behind, range.to - behind), close_behind);
    const std::size_t lead = closing_lead(before);
    if (close != 0) {
        out.score = 3;
        out.deadline.end = behind + close;
    } else if (lead != 0) {
        out.score = 3;
        out.deadline.begin = range.from + before.size() - lead;
    } else if (begin >= range.title_end) {
        const Letters phrase = text.substr(begin, end - begin);
        constexpr Letters final_words[] = {U"前", U"之前", U"以前", U"内", U"后", U"之后", U"之内"};
        const bool weak = match_end(before, weak_before) != 0;
        const bool in_time = match_end(phrase, final_words) != 0;
        out.score = weak || in_time || stands_alone(text, begin, end) ? 1 : 0;
    }
    return out;
}

/// 20.15截止, 2015截止, until 20.15: figures that only the words beside them make a time of day.
std::optional<Scored> loose_clock(const Folded& folded, const DeadlineRange& range) {
    const Letters text = folded.text;
    for (std::size_t at = range.from; at < range.to; ++at) {
        if (!is_digit(text[at]) || (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == U'.')))
            continue;
        const auto hour = numeral_at(text.substr(at));
        if (!hour) continue;
        std::size_t end = at + hour->length;
        int minute = hour->value % 100;
        const bool dotted = hour->length <= 2 && end < range.to && text[end] == U'.';
        if (dotted) {
            const auto behind = numeral_at(text.substr(end + 1));
            if (!behind || behind->is_han || behind->length != 2) continue;
            minute = behind->value;
            end += 1 + behind->length;
        } else if (hour->length != 4) {
            continue;
        }
        const int full = dotted ? hour->value : hour->value / 100;
        if (full > 23 || minute > 59 || end > range.to) continue;
        Scored found = scored(folded, at, end, range);
        if (found.score < 3) continue;
        const auto digits = [](int value) {
            return (value < 10 ? "0" : "") + std::to_string(value);
        };
        // One digit leaves open which half of the day is meant, as people write it.
        found.deadline.text = (dotted ? std::to_string(full) : digits(full)) + ":" + digits(minute);
        return found;
    }
    return std::nullopt;
}

std::optional<Scored> time_phrase(const Folded& folded, const DeadlineRange& range) {
    const LocalTime base{std::chrono::year{2000} / 1 / 1, std::chrono::minutes{0}};
    std::optional<Scored> best;
    std::size_t from = range.from;
    for (int phrase = 0; phrase < phrases_max && from < range.to; ++phrase) {
        const std::size_t first_byte = folded.begins[from];
        const std::size_t last_byte = folded.ends[range.to - 1];
        const auto date =
            read_date(folded.original.substr(first_byte, last_byte - first_byte), base);
        if (!date || date->is_vague) break;
        const std::size_t begin = letter_of(folded, first_byte + date->begin);
        const std::size_t end = std::min(range.to, letter_of(folded, first_byte + date->end));
        Scored next = scored(folded, begin, end, range);
        if (next.score > 0 && (!best || next.score >= best->score)) best = std::move(next);
        from = std::max(end, from + 1);
    }
    return best;
}

/// 五分钟 as a clause of its own, or with its words around: 限时5分钟, 给大家十分钟时间.
std::optional<Deadline> duration(const Folded& folded, const DeadlineRange& range) {
    const Letters text = folded.text;
    const std::size_t start = std::max(range.from, range.title_end);
    if (start >= range.to) return std::nullopt;
    for (const ClauseRange& clause : clauses_of(text.substr(start, range.to - start))) {
        Letters words =
            trim(text.substr(start + clause.begin, clause.end - clause.begin), U"()（）:");
        const auto offset = static_cast<std::size_t>(words.data() - text.data());
        std::size_t lead = 0;
        for (;;) {
            lead = skip_spaces(words, lead);
            const std::size_t word = match_any(words.substr(lead), duration_leads);
            if (word == 0) break;
            lead += word;
        }
        Letters core = trim_end(words.substr(lead));
        core = trim_end(core.substr(0, core.size() - match_end(core, duration_tails)));
        if (!whole_duration(core)) continue;
        return Deadline{offset, offset + words.size(),
                        folded.cut(offset + lead, offset + lead + core.size())};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Deadline> find_deadline(const Folded& folded, const DeadlineRange& range) {
    if (range.from >= range.to) return std::nullopt;
    const auto time = time_phrase(folded, range);
    const auto clock = loose_clock(folded, range);
    if (clock && (!time || time->score < clock->score)) return clock->deadline;
    if (time) return time->deadline;
    return duration(folded, range);
}

}  // namespace linyi::language
