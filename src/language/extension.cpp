#include "language/extension.hpp"

#include "language/clause.hpp"
#include "language/date_parts.hpp"
#include "language/folded.hpp"
#include "language/head_words.hpp"
#include "language/words.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

constexpr Letters vote_nouns[] = {U"表决", U"投票", U"vote", U"voting", U"poll", U"motion"};
// How much more, or until when; beside a vote or its time.
constexpr Letters lengthening[] = {U"延长",      U"延时",     U"顺延",      U"宽限",
                                   U"加时",      U"extended", U"extending", U"extend",
                                   U"extension", U"longer",   U"延"};
// Until when; in one clause with the vote or its deadline.
constexpr Letters moving[] = {U"延到",   U"延至",       U"延后到",   U"推迟到",
                              U"改到",   U"改为",       U"调整到",   U"调整为",
                              U"放宽到", U"open until", U"moved to", U"move to"};
// Enough by themselves.
constexpr Letters giving[] = {U"再给大家", U"再给",   U"多给", U"再等",
                              U"再留",     U"再延长", U"再延", U"give you another",
                              U"another"};
constexpr Letters deadlines[] = {U"截止", U"deadline", U"close", U"closing"};
constexpr Letters times[] = {U"时间", U"time"};
// What is told of a deadline without moving it, and what is asked for.
constexpr Letters not_moving[] = {
    U"能不能", U"可不可以", U"建议",     U"希望",  U"不延长", U"不再延",       U"是否",   U"不延期",
    U"如果",   U"can we",   U"could we", U"won't", U"不会延", U"no extension", U"不能延", U"吗"};
constexpr std::size_t message_letters_max = 160;
constexpr std::size_t phrase_letters_max = 24;

struct Word {
    std::size_t end{};
    bool takes_amount{};  ///< 延长5分钟; 改为5分钟 is of something else
};

std::optional<Word> extending_word(Letters text) {
    if (const auto given = find_any(text, giving)) return Word{given->end(), true};
    for (const ClauseRange& range : clauses_of(text)) {
        const Letters clause = text.substr(range.begin, range.end - range.begin);
        const bool of_vote = contains_any(clause, vote_nouns) || contains_any(clause, deadlines);
        const auto moved = of_vote ? find_any(clause, moving) : std::nullopt;
        if (moved) return Word{range.begin + moved->end(), false};
    }
    const bool about_vote = contains_any(text, vote_nouns) || contains_any(text, deadlines) ||
                            contains_any(text, times);
    const auto longer = about_vote ? find_any(text, lengthening) : std::nullopt;
    if (!longer) return std::nullopt;
    return Word{longer->end(), true};
}

int ordinal_in(Letters text) {
    const auto noun = find_any(text, vote_nouns);
    return noun ? ordinal_at(text.substr(noun->end())).value : 0;
}

/// 5分钟 right behind the word: how much more time.
std::optional<std::chrono::minutes> amount_behind(Letters rest) {
    constexpr Letters leads[] = {U"by",       U"大家",         U"各位", U"for",      U"another",
                                 U"了",       U"个",           U":",    U"表决",     U"投票",
                                 U"时间",     U"it",           U"the",  U"the vote", U"voting",
                                 U"the poll", U"the deadline", U"this"};
    for (;;) {
        rest = trim(rest);
        const std::size_t lead = match_any(rest, leads);
        if (lead == 0) break;
        rest.remove_prefix(lead);
    }
    for (std::size_t length = std::min(rest.size(), phrase_letters_max); length > 1; --length)
        if (const auto amount = whole_duration(rest.substr(0, length))) return amount;
    return std::nullopt;
}

}  // namespace

std::optional<PollExtension> read_extension(const Folded& message) {
    const Letters text = Letters(message.text).substr(0, message_letters_max);
    if (text.size() < message.text.size() || text.find(U'?') != Letters::npos) return std::nullopt;
    const auto word = extending_word(text);
    if (!word || contains_any(text, not_moving)) return std::nullopt;
    PollExtension extension{.ordinal = ordinal_in(text)};
    if (const auto more = amount_behind(text.substr(word->end)); more && word->takes_amount) {
        extension.more = *more;
        return extension;
    }
    const LocalTime base{std::chrono::year{2000} / 1 / 1, std::chrono::minutes{0}};
    const auto until = read_date(message.cut(word->end, text.size()), base);
    if (!until || until->is_vague || !until->has_time) return std::nullopt;
    extension.until = until->text;
    return extension;
}

}  // namespace linyi::language
