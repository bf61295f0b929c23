#include "language/proxy.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

// Always another's vote.
constexpr Letters plain_words[] = {U"代投",
                                   U"代为投",
                                   U"代为表决",
                                   U"代票",
                                   U"代他",
                                   U"代她",
                                   U"代我爸",
                                   U"代我妈",
                                   U"委托我",
                                   U"受委托",
                                   U"替他投",
                                   U"on behalf of",
                                   U"as proxy",
                                   U"proxy for",
                                   U"by proxy",
                                   U"voting for my neighbour",
                                   U"voting for my neighbor",
                                   U"asked me to vote",
                                   U"asks me to vote",
                                   U"asked me to say",
                                   U"wants me to vote",
                                   U"told me to vote",
                                   U"for my neighbour",
                                   U"for my neighbor",
                                   U"托我投",
                                   U"托我说",
                                   U"托我回",
                                   U"托我选",
                                   U"让我投",
                                   U"叫我投",
                                   U"请我投",
                                   U"让我选",
                                   U"叫我选"};
constexpr Letters openers[] = {U"代", U"帮", U"替", U"代表"};
// 现代, 交代, 代码: 代 inside another word.
constexpr Letters before_opener = U"现年时交替古世朝取当后近";
constexpr Letters behind_opener = U"码价金购驾沟助忙着补";
// 代表我们家: the voter's own household.
constexpr Letters own_household[] = {U"我家", U"我们",   U"全家", U"我自己", U"本户", U"家里",
                                     U"自己", U"一家",   U"本人", U"我全家", U"我户", U"大家",
                                     U"我改", U"我们家", U"我投", U"我选",   U"我登"};
// What is done for the other: without one of these it is talk about help.
constexpr Letters deeds[] = {U"投",   U"选",   U"填",   U"表决", U"回复", U"说", U"报",
                             U"同意", U"反对", U"弃权", U"赞成", U"支持", U"扣", U"赞同"};
// From the opener to the deed.
constexpr std::size_t reach = 16;

bool opens_at(Letters text, std::size_t at) {
    const std::size_t word = match_any(text.substr(at), openers);
    if (word == 0) return false;
    if (at > 0 && before_opener.find(text[at - 1]) != Letters::npos) return false;
    Letters behind = text.substr(at + word, reach);
    if (behind.empty()) return false;
    const bool help_to_vote = behind.starts_with(U"忙投") || behind.starts_with(U"着投");
    if (!help_to_vote && behind_opener.find(behind[0]) != Letters::npos) return false;
    if (match_any(behind, own_household) != 0) return false;
    const auto stop = behind.find_first_of(U"。!?;\n");
    if (stop != Letters::npos) behind = behind.substr(0, stop);
    return contains_any(behind, deeds);
}

/// 受6-1-101老倪委托,投反对.
bool is_charged(Letters text) {
    const auto at = text.find(U'受');
    if (at == Letters::npos) return false;
    const auto charge = text.substr(at, reach + 4).find(U"委托");
    return charge != Letters::npos && charge > 1 && contains_any(text.substr(at + charge), deeds);
}

}  // namespace

bool speaks_for_others(Letters text) {
    if (contains_any(text, plain_words) || is_charged(text)) return true;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (opens_at(text, at)) return true;
    return false;
}

}  // namespace linyi::language
