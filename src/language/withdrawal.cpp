#include "language/withdrawal.hpp"

#include "language/choice_words.hpp"
#include "language/clause.hpp"
#include "language/unit_words.hpp"

namespace linyi::language {
namespace {

constexpr Letters verbs[] = {U"撤回",     U"撤销",       U"取消",   U"收回",   U"作废",
                             U"撤了",     U"不算",       U"不作数", U"撤掉",   U"撤",
                             U"withdraw", U"i withdraw", U"cancel", U"retract"};
// What is taken back. Without one of these only the bare verb counts: 撤回.
constexpr Letters objects[] = {U"票",        U"投票",     U"我的票",   U"选票",     U"这票",
                               U"这一票",    U"那票",     U"投的票",   U"我的投票", U"投的",
                               U"选择",      U"我的选择", U"vote",     U"my vote",  U"ballot",
                               U"my ballot", U"刚才的票", U"刚投的票", U"一票",     U"表决"};
constexpr Letters whole_words[] = {U"不投了", U"不表决了", U"我不投了", U"先不投了",
                                   U"不选了", U"撤票",     U"弃票不投"};
constexpr Letters sides[] = {U"了", U"吧", U"请",   U"麻烦", U"要", U"想",
                             U"把", U"先", U"刚才", U"刚刚", U"的", U"处理"};
constexpr Letters edges = U" \n,.。:;!、-~()";

/// The clause without one word of `words` at an end of it; unchanged if there is none.
Letters without(Letters clause, Words words) {
    if (const std::size_t head = match_any(clause, words)) return trim(clause.substr(head), edges);
    const std::size_t tail = match_end(clause, words);
    return trim(clause.substr(0, clause.size() - tail), edges);
}

/// The verb, what it takes back, and words without meaning: nothing else.
bool is_withdrawal(Letters clause) {
    clause = trim(clause, edges);
    if (const auto unit = unit_at(clause, 0)) clause = trim(clause.substr(unit->length), edges);
    bool verb = false;
    for (bool shorter = true; shorter && !clause.empty();) {
        const std::size_t size = clause.size();
        if (match_any(clause, whole_words) == size) return true;
        const Letters rest = without(clause, verbs);
        verb = verb || rest.size() < size;
        clause = without(without(rest, objects), sides);
        const auto lead = lead_at(clause);
        const bool plain = lead && (lead->lead == Lead::plain || lead->lead == Lead::past);
        if (plain) clause = trim(clause.substr(lead->length), edges);
        shorter = clause.size() < size;
    }
    return verb && clause.empty();
}

}  // namespace

bool takes_back_answer(Letters text) {
    constexpr std::size_t withdrawal_letters_max = 40;
    if (text.size() > withdrawal_letters_max) return false;
    for (const ClauseRange& range : clauses_of(text)) {
        const Letters clause = text.substr(range.begin, range.end - range.begin);
        if (!range.asked && is_withdrawal(clause)) return true;
    }
    return false;
}

}  // namespace linyi::language
