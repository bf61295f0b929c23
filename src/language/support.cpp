#include "language/choice_words.hpp"
#include "language/folded.hpp"
#include "language/marker.hpp"
#include "language/numeral.hpp"

namespace linyi::language {
namespace {

// Seconding without naming anybody; must stand alone or before a stop.
constexpr Letters plain_words[] = {U"顶",         U"顶一下",          U"顶楼上",     U"附议",
                                   U"同感",       U"我也是",          U"俺也一样",   U"我也一样",
                                   U"一样",       U"说得对",          U"说的对",     U"说得好",
                                   U"说的是",     U"有道理",          U"赞一个",     U"深有同感",
                                   U"加一",       U"me too",          U"same here",  U"seconded",
                                   U"i second",   U"second that",     U"well said",  U"我们家也是",
                                   U"我家也是",   U"楼上说得对",      U"楼上说的对", U"楼上正解",
                                   U"楼上说得好", U"支持楼上",        U"同意楼上",   U"赞同楼上",
                                   U"同上",       U"agree with above"};

/// "+1", "+10086", "加1" at the start.
std::size_t plus_at(Letters text) {
    std::size_t at = 0;
    if (text.starts_with(U'+') || text.starts_with(U'加')) at = skip_spaces(text, 1);
    if (at == 0) return 0;
    const auto numeral = numeral_at(text.substr(at));
    if (!numeral || numeral->value == 0) return 0;
    const std::size_t end = at + numeral->length;
    const bool goes_on = end < text.size() && (is_digit(text[end]) || text[end] == U'%' ||
                                               text[end] == U'-' || text[end] == U'.');
    if (goes_on || is_measure(text.substr(end))) return 0;
    return numeral->value == 1 || text[0] == U'+' ? end : 0;
}

bool stops_at(Letters text, std::size_t at) {
    return at >= text.size() || Letters(U" \n,.。!?;~、:").find(text[at]) != Letters::npos ||
           filler_at(text.substr(at)) != 0;
}

}  // namespace

bool is_support(std::string_view text) {
    Folded folded = fold(text);
    drop_quotation(folded);
    drop_stickers(folded);
    // Seconding stands in front.
    constexpr std::size_t support_letters_max = 200;
    const Letters letters = trim(folded.text).substr(0, support_letters_max);
    if (letters.empty()) return false;
    if (plus_at(letters) != 0) return true;

    std::size_t at = 0;
    for (;;) {  // 我也, 完全, 强烈
        at = skip_spaces(letters, at);
        const std::size_t plain = match_any(letters.substr(at), plain_words);
        if (plain != 0 && stops_at(letters, at + plain)) return true;
        const auto word = choice_word_at(letters.substr(at));
        if (word && word->say == Say::yes) return is_person_tail(letters.substr(at + word->length));
        const auto lead = lead_at(letters.substr(at));
        if (!lead || lead->lead != Lead::plain) return false;
        at += lead->length;
    }
}

}  // namespace linyi::language
