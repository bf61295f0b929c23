#include "language/choice_limit.hpp"

#include "language/numeral.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

constexpr Letters multiple[] = {
    U"可多选",          U"多选",       U"可以多选",   U"允许多选",   U"不限项",
    U"multiple choice", U"select all", U"choose any", U"as many as", U"multiple answers"};
// Followed by how many: 最多选2项.
constexpr Letters at_most[] = {U"最多选", U"最多可选", U"最多投",       U"限选",         U"任选",
                               U"可选",   U"至多选",   U"不超过",       U"选择不超过",   U"最多",
                               U"每户选", U"每户可选", U"每人限选",     U"至多",         U"可投",
                               U"可以投", U"可以选",   U"可任选",       U"choose up to", U"up to",
                               U"pick",   U"choose",   U"select up to", U"at most"};
// After these the number alone says it: choose up to 2: A) … B) …
constexpr Letters surely_at_most[] = {U"最多选",       U"最多可选", U"至多选",
                                      U"限选",         U"任选",     U"up to",
                                      U"choose up to", U"at most",  U"select up to"};
constexpr Letters of_options[] = {U"项",     U"个",      U"种", U"个选项", U"个方案", U"款",
                                  U"处",     U"票",      U"名", U"位",     U"人",     U"options",
                                  U"option", U"choices", U"of", U"答案"};
constexpr Letters single[] = {U"单选",     U"二选一", U"三选一",       U"四选一",
                              U"任选其一", U"选其一", U"只能选一",     U"选一个",
                              U"限选一",   U"任选一", U"single choice"};

/// 选两名监督员, 推选3位代表: as many as there are seats; 0 if nobody is elected. Behind a number
/// (回复1选两名保安) it is an option.
int seats_of(Letters text) {
    constexpr Letters electing[] = {U"选出", U"推选", U"推举", U"选举", U"选"};
    constexpr Letters persons[] = {U"名", U"位"};
    for (auto found = find_any(text, electing); found;
         found = find_any(text, electing, found->end())) {
        const bool is_option = found->at > 0 && numeral_at(text.substr(found->at - 1));
        const auto count = numeral_at(text.substr(found->end()));
        if (is_option || !count || count->value < 1) continue;
        if (match_any(text.substr(found->end() + count->length), persons) != 0) return count->value;
    }
    return 0;
}

}  // namespace

int choices_allowed(Letters text, int options) {
    if (contains_any(text, single)) return 1;
    for (std::size_t from = 0;;) {
        const auto limit = find_any(text, at_most, from);
        if (!limit) break;
        const std::size_t at = skip_spaces(text, limit->end());
        const auto count = numeral_at(text.substr(at));
        if (count && !count->is_mark) {
            const std::size_t unit = skip_spaces(text, at + count->length);
            const bool stops = unit < text.size() &&
                               Letters(U":)").find(text[unit]) != Letters::npos &&
                               match_any(text.substr(limit->at), surely_at_most) != 0;
            const bool counted = match_any(text.substr(unit), of_options) != 0;
            if (count->value >= 1 && (counted || stops))
                return std::min(count->value, std::max(options, 1));
        }
        from = limit->end();
    }
    if (contains_any(text, multiple)) return std::max(options, 1);
    return std::min(std::max(seats_of(text), 1), std::max(options, 1));
}

}  // namespace linyi::language
