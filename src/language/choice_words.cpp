#include "language/choice_words.hpp"

#include <algorithm>
#include <array>

namespace linyi::language {
namespace {

constexpr Letters abstain_words[] = {U"弃权",     U"弃权票",     U"弃票",
                                     U"放弃投票", U"放弃表决",   U"投弃权",
                                     U"abstain",  U"abstention", U"abstaining"};

constexpr Letters no_words[] = {
    U"不同意",        U"不赞成",        U"不赞同",     U"不支持",         U"反对",
    U"反对票",        U"否决",          U"不认同",     U"唔同意",         U"disagree",
    U"against",       U"oppose",        U"opposed",    U"object",         U"no",
    U"nope",          U"nay",           U"nah",        U"reject",         U"do not agree",
    U"don't agree",   U"don’t agree",   U"not agree",  U"don't support",  U"do not support",
    U"not in favor",  U"not in favour", U"disapprove", U"absolutely not", U"definitely not",
    U"certainly not", U"of course not"};

constexpr Letters yes_words[] = {
    U"同意",    U"同意票",   U"赞成",     U"赞成票",    U"赞同",    U"支持",  U"支持票", U"拥护",
    U"认同",    U"agree",    U"agreed",   U"yes",       U"yep",     U"yeah",  U"aye",    U"support",
    U"approve", U"approved", U"in favor", U"in favour", U"i'm for", U"i'm in"};

// Rule 4: pending until confirmed.
constexpr Letters unclear_yes_words[] = {
    U"不反对",        U"没意见",       U"无意见",       U"没有意见",      U"没啥意见",
    U"没什么意见",    U"没异议",       U"无异议",       U"没有异议",      U"不拒绝",
    U"不是不同意",    U"没有不同意",   U"no objection", U"no objections", U"don't object",
    U"do not object", U"don't mind",   U"fine with me", U"fine by me",    U"not against",
    U"没有反对意见",  U"没有不同意见", U"没不同意见",   U"没有反对",      U"没反对",
    U"不持反对意见",  U"没说不同意",   U"没说不行",     U"不是不可以",    U"也不是不可以",
    U"木有意见",      U"冇意见",       U"没得意见",     U"没有异意",      U"没有啥意见",
    U"部分同意",      U"同意一半",     U"一半同意",     U"半同意",        U"没有什么意见",
    U"没啥异议",      U"我没意见",     U"不会反对",     U"not opposed",   U"no objection from me",
    U"won't object",  U"won’t object", U"don’t object", U"don’t mind",    U"i can live with it"};
constexpr Letters unclear_words[] = {
    U"随便",           U"都行",           U"都可以",         U"都可",           U"看大家",
    U"看大家的",       U"看大家意见",     U"听大家的",       U"听大家",         U"随大流",
    U"随大家",         U"跟大家",         U"跟着大家",       U"大家定",         U"大家决定",
    U"大家说了算",     U"无所谓",         U"随意",           U"怎么都行",       U"怎样都行",
    U"哪个都行",       U"都一样",         U"都好",           U"不表态",         U"中立",
    U"保持中立",       U"没想好",         U"再想想",         U"再考虑考虑",     U"再看看",
    U"不确定",         U"不清楚",         U"不好说",         U"no opinion",     U"whatever",
    U"either",         U"either is fine", U"not sure",       U"up to you",      U"don't care",
    U"服从多数",       U"少数服从多数",   U"跟多数",         U"看情况",         U"吃瓜",
    U"不反对也不赞成", U"不赞成也不反对", U"不同意也不反对", U"不反对也不同意", U"不支持也不反对",
    U"不反对也不支持", U"两个都行",       U"两个都可以",     U"两个都好",       U"哪个都可以",
    U"哪种都行",       U"两种都行",       U"两种都可以",     U"两个都ok",       U"怎么都可以",
    U"听业委会的",     U"听主任的",       U"听物业的",       U"跟业委会走",     U"听组织的",
    U"听安排",         U"服从安排",       U"听你们的",       U"no comment",     U"no preference",
    U"no idea",        U"no clue",        U"undecided",      U"pass",           U"skip",
    U"i'm easy",       U"i’m easy",       U"either way",     U"don't know",     U"don’t know",
    U"can't decide",   U"can’t decide",   U"on the fence",   U"两可",           U"都无所谓",
    U"哪个都好",       U"都支持",         U"两边都行",       U"看物业的",       U"看业委会的",
    U"看大伙的",       U"看大伙",         U"听大伙的",       U"随大伙",         U"看多数",
    U"随多数",         U"看别人",         U"看邻居们的",     U"看邻居的",       U"看你们的",
    U"看业委会",       U"听业主的",       U"听领导的",       U"大家说吧"};
constexpr Letters weak_yes_words[] = {
    U"ok", U"okay", U"okk", U"可以", U"行", U"中", U"成", U"可", U"要得", U"没问题", U"没毛病",
    U"必须的", U"赞", U"力挺", U"ok by me", U"okay by me", U"works for me", U"sure", U"fine",
    U"no problem", U"yup", U"通过", U"批准", U"准了",
    // What voice and pinyin input make of 同意.
    U"统一", U"同义", U"童意", U"同一", U"痛意", U"铜意", U"统意", U"同亿", U"冋意", U"同易"};
constexpr Letters weak_no_words[] = {U"不行", U"不可以", U"不要", U"不可",
                                     U"不中", U"不成",   U"饭对", U"返对"};
constexpr Letters weak_abstain_words[] = {U"弃", U"放弃", U"气权", U"弃全", U"器权", U"其权"};

struct SayTable {
    Say say{};
    Say meant{};
    Words words{};
};
const std::array say_tables{
    SayTable{Say::abstain, Say::abstain, abstain_words},
    SayTable{Say::unclear, Say::yes, unclear_yes_words},
    SayTable{Say::unclear, Say::nothing, unclear_words},
    SayTable{Say::no, Say::no, no_words},
    SayTable{Say::yes, Say::yes, yes_words},
    SayTable{Say::weak_unclear, Say::yes, weak_yes_words},
    SayTable{Say::weak_unclear, Say::no, weak_no_words},
    SayTable{Say::weak_unclear, Say::abstain, weak_abstain_words},
};

template <class Match>
std::optional<ChoiceWord> longest_choice(Match match) {
    ChoiceWord best;
    for (const SayTable& table : say_tables) {
        const std::size_t length = match(table.words);
        if (length > best.length) best = {table.say, length, table.meant};
    }
    if (best.length == 0) return std::nullopt;
    return best;
}

}  // namespace

std::optional<ChoiceWord> choice_word_at(Letters text) {
    return longest_choice([text](Words words) { return match_any(text, words); });
}

std::optional<ChoiceWord> choice_word_before_end(Letters text) {
    return longest_choice([text](Words words) { return match_end(text, words); });
}

}  // namespace linyi::language
