#include "language/proxy_filing.hpp"

#include "language/folded.hpp"
#include "language/letters.hpp"
#include "language/unit_words.hpp"

#include <algorithm>
#include <vector>

namespace linyi::language {
namespace {

constexpr Letters authority_words[] = {
    U"委托书",        U"书面委托",      U"授权书",     U"委托代",
    U"委托投票",      U"委托他",        U"委托她",     U"authority",
    U"authorisation", U"authorization", U"proxy form", U"proxy letter",
    U"written proxy", U"proxy",         U"委托",       U"授权"};
constexpr Letters filed_words[] = {
    U"已收到",   U"收到了",  U"收到",       U"已提交", U"提交了",    U"已交",   U"交来",
    U"交到",     U"已备案",  U"备案",       U"已登记", U"登记",      U"已核实", U"核实",
    U"已核对",   U"已签",    U"有效",       U"交了",   U"在我这",    U"存档",   U"已存档",
    U"received", U"on file", U"registered", U"filed",  U"handed in", U"is in",  U"verified",
    U"signed",   U"送来",    U"送到",       U"齐全",   U"已补交",    U"补交了", U"补来"};
constexpr Letters lacking_words[] = {
    U"没有",   U"没收到", U"未收到",  U"未提交", U"没交",       U"未交",         U"需要",
    U"须",     U"需",     U"请先",    U"要有",   U"才",         U"如果",         U"未登记",
    U"没登记", U"必须",   U"without", U"need",   U"no written", U"not received", U"only with",
    U"must",   U"以便",   U"不计票",  U"尽快",   U"无委托书"};
// Between the principal and the agent.
constexpr Letters handing_words[] = {U"委托",   U"授权", U"由", U"代理人", U"代投人",   U"受托人",
                                     U"->",     U"→",    U"to", U"by",     U"may vote", U"held by",
                                     U"holder", U"交给", U"请", U"给"};
constexpr Letters acting_words[] = {
    U"代投", U"代为", U"代理", U"代表",     U"投票",      U"代她",      U"代他",     U"来投",
    U"帮",   U"替",   U"代",   U"may vote", U"votes for", U"will vote", U"as proxy", U"can vote"};
constexpr std::size_t name_letters_max = 8;

/// 老王 in "委托老王代投": the letters up to the word of acting.
std::string name_behind(const Folded& folded, std::size_t at) {
    const Letters text = folded.text;
    while (at < text.size() && Letters(U" :\"“").find(text[at]) != Letters::npos) ++at;
    std::size_t end = at;
    while (end < text.size() && end - at < name_letters_max &&
           (is_han(text[end]) || is_latin(text[end])) &&
           match_any(text.substr(end), acting_words) == 0)
        ++end;
    return end > at + 1 ? folded.cut(at, end) : std::string{};
}

}  // namespace

std::optional<ProxyFiling> read_proxy_filing(std::string_view text) {
    Folded folded = fold(text);
    drop_quotation(folded);
    drop_stickers(folded);
    const Letters letters = folded.text;
    if (!contains_any(letters, authority_words) || !contains_any(letters, filed_words) ||
        contains_any(letters, lacking_words) || letters.find(U'?') != Letters::npos)
        return std::nullopt;
    const auto units = find_units(letters);
    if (units.empty()) return std::nullopt;
    // "1-2-301老王持3-1-103的委托书": who holds it stands first.
    constexpr Letters holding[] = {U"持",   U"持有",  U"受",           U"代",
                                   U"代表", U"holds", U"has the proxy"};
    std::size_t principal = 0;
    if (units.size() > 1) {
        const std::size_t from = units[0].at + units[0].length;
        const Letters between = letters.substr(from, units[1].at - from);
        if (contains_any(between, holding) && !contains_any(between, handing_words)) principal = 1;
    }
    ProxyFiling filing{.principal = units[principal].label};
    if (units.size() > 1) {
        filing.agent_unit = units[1 - principal].label;
        return filing;
    }
    const std::size_t behind = units[0].at + units[0].length;
    // 委托书 is the paper, not who holds it.
    for (auto hand = find_any(letters, handing_words, behind); hand;
         hand = find_any(letters, handing_words, hand->end())) {
        if (letters.substr(hand->end()).starts_with(U'书')) continue;
        filing.agent_name = name_behind(folded, hand->end());
        break;
    }
    return filing;
}

}  // namespace linyi::language
