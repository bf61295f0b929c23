#include "language/choice_words.hpp"

#include <algorithm>
#include <array>

namespace linyi::language {
namespace {

constexpr Letters abstain_words[] = {U"弃权",     U"弃权票",     U"弃票",
                                     U"放弃投票", U"放弃表决",   U"投弃权",
                                     U"abstain",  U"abstention", U"abstaining"};

constexpr Letters no_words[] = {
    U"不同意",       U"不赞成",        U"不赞同",    U"不支持",        U"反对",
    U"反对票",       U"否决",          U"不认同",    U"唔同意",        U"disagree",
    U"against",      U"oppose",        U"opposed",   U"object",        U"no",
    U"nope",         U"nay",           U"nah",       U"reject",        U"do not agree",
    U"don't agree",  U"don’t agree",   U"not agree", U"don't support", U"do not support",
    U"not in favor", U"not in favour", U"disapprove"};

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
    U"哪个都好",       U"都支持",         U"两边都行"};
constexpr Letters weak_yes_words[] = {
    U"ok", U"okay", U"okk", U"可以", U"行", U"中", U"成", U"可", U"要得", U"没问题", U"没毛病",
    U"必须的", U"赞", U"sure", U"fine", U"no problem", U"yup", U"通过", U"批准", U"准了",
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

constexpr Letters plain_leads[] = {
    U"我",       U"我们",        U"我家",       U"我们家",    U"我户",       U"本户",
    U"本人",     U"我本人",      U"我自己",     U"自己",      U"俺",         U"俺家",
    U"俺们",     U"咱",          U"咱家",       U"咱们",      U"咱们家",     U"全家",
    U"我全家",   U"我们全家",    U"一家",       U"个人",      U"我个人",     U"家里",
    U"业主",     U"户主",        U"业主本人",   U"老太婆我",  U"也",         U"都",
    U"就",       U"那",          U"那就",       U"那我",      U"还是",       U"还",
    U"仍",       U"仍然",        U"依然",       U"继续",      U"当然",       U"肯定",
    U"我自己",   U"我自己也",    U"我本人",     U"我本人也",  U"必须",       U"绝对",
    U"坚决",     U"强烈",        U"非常",       U"十分",      U"完全",       U"举双手",
    U"双手",     U"举手",        U"举双脚",     U"百分百",    U"百分之百",   U"100%",
    U"一百个",   U"一万个",      U"严重",       U"高度",      U"原则上",     U"原则",
    U"基本",     U"基本上",      U"总体",       U"总体上",    U"大体上",     U"无条件",
    U"明确",     U"表示",        U"表态",       U"表个态",    U"确认",       U"决定",
    U"最终",     U"最后",        U"果断",       U"衷心",      U"热烈",       U"大力",
    U"全力",     U"再次",        U"我的意见",   U"我的选择",  U"我的票",     U"我的答案",
    U"我的回复", U"意见",        U"是",         U"为",        U"的",         U"呃",
    U"嗯",       U"额",          U"哦",         U"噢",        U"啊",         U"哎",
    U"唉",       U"诶",          U"好",         U"好的",      U"好吧",       U"行",
    U"行吧",     U"那个",        U"这个",       U"来晚了",    U"补投",       U"补一票",
    U"现在",     U"今天",        U"我代表全家", U"代表全家",  U"代表我家",   U"代表我们家",
    U"代表本户", U"我代表我家",  U"我们两口子", U"我和老伴",  U"我和我老伴", U"老两口",
    U"一家人",   U"全家人",      U"一致",       U"经商量",    U"商量好了",   U"考虑好了",
    U"想好了",   U"看完了",      U"看过了",     U"我觉得",    U"觉得",       U"+1",
    U"i",        U"i'd",         U"i'm",        U"i'll",      U"i am",       U"we",
    U"me",       U"for me",      U"my",         U"our",       U"is",         U"it's",
    U"the",      U"go",          U"going",      U"to",        U"would",      U"like",
    U"will",     U"fully",       U"totally",    U"strongly",  U"also",       U"still",
    U"answer",   U"hi",          U"hello",      U"well",      U"ok",         U"okay",
    U"think",    U"so",          U"say",        U"household", U"owner",      U"from",
    U"count me", U"put me down", U"as",         U"please"};

constexpr Letters verb_leads[] = {
    U"投一票", U"投一票给",  U"我投一票", U"选",         U"选择",       U"我选",   U"投",
    U"投给",   U"投票",      U"投票给",   U"投了",       U"给",         U"要",     U"要选",
    U"想选",   U"支持选",    U"方案",     U"选项",       U"选方案",     U"选选项", U"投方案",
    U"投选项", U"回复",      U"回",       U"答",         U"答复",       U"扣",     U"打",
    U"按",     U"表决",      U"我选择",   U"我们选择",   U"选择了",     U"用",     U"编号",
    U"答案",   U"答案是",    U"我家选",   U"我们选",     U"那我选",     U"那就选", U"序号",
    U"第",     U"no.",       U"number",   U"option",     U"choice",     U"plan",   U"vote",
    U"votes",  U"voting",    U"vote for", U"voting for", U"votes for",  U"with",   U"for",
    U"choose", U"pick",      U"prefer",   U"go with",    U"going with", U"select", U"take",
    U"reply",  U"answer is", U"#",        U"投个",       U"投一个",     U"投了个", U"选个",
    U"选一个", U"点",        U"said",     U"我说的是",   U"说的是",     U"投的是", U"选的是",
    U"投的",   U"选的",      U"i said",   U"we said"};

constexpr Letters change_leads[] = {U"应该是",
                                    U"应为",
                                    U"应该选",
                                    U"本来想选",
                                    U"改",
                                    U"改成",
                                    U"改为",
                                    U"改投",
                                    U"请改",
                                    U"请改成",
                                    U"请改为",
                                    U"麻烦改成",
                                    U"麻烦改为",
                                    U"帮我改成",
                                    U"帮我改为",
                                    U"请帮我改成",
                                    U"麻烦帮我改成",
                                    U"我要改",
                                    U"我要改成",
                                    U"改选",
                                    U"更改",
                                    U"更改为",
                                    U"变更为",
                                    U"更正",
                                    U"更正为",
                                    U"修改为",
                                    U"修正为",
                                    U"换成",
                                    U"换投",
                                    U"换选",
                                    U"转为",
                                    U"转投",
                                    U"改回",
                                    U"改变主意",
                                    U"改主意",
                                    U"打错了",
                                    U"打错",
                                    U"打错字",
                                    U"写错了",
                                    U"写错",
                                    U"发错了",
                                    U"发错",
                                    U"点错了",
                                    U"按错了",
                                    U"选错了",
                                    U"投错了",
                                    U"说错了",
                                    U"看错了",
                                    U"搞错了",
                                    U"弄错了",
                                    U"手滑",
                                    U"手误",
                                    U"错了",
                                    U"不对",
                                    U"重新选",
                                    U"重新投",
                                    U"重投",
                                    U"重选",
                                    U"重新表决",
                                    U"撤回重投",
                                    U"以这个为准",
                                    U"以此为准",
                                    U"change",
                                    U"changed",
                                    U"change to",
                                    U"changed to",
                                    U"change my vote to",
                                    U"switch to",
                                    U"change my mind",
                                    U"changed my mind",
                                    U"changing to",
                                    U"correction",
                                    U"sorry",
                                    U"typo",
                                    U"oops",
                                    U"i meant",
                                    U"meant",
                                    U"i mean",
                                    U"make it",
                                    U"make that",
                                    U"instead"};

constexpr Letters never_leads[] = {U"不能",   U"不会",   U"不想",  U"不敢",   U"无法",   U"难以",
                                   U"不可能", U"绝不",   U"决不",  U"坚决不", U"永远不", U"并不",
                                   U"绝对不", U"实在不", U"不予",  U"碍难",   U"不愿",   U"不愿意",
                                   U"cannot", U"can't",  U"can’t", U"never"};
constexpr Letters hardly_leads[] = {U"不太", U"不怎么", U"不大", U"不是很", U"不很", U"没那么"};
constexpr Letters instead_leads[] = {U"不是",     U"不选",   U"不投", U"不要选", U"别选", U"不想选",
                                     U"不打算选", U"不再选", U"not",  U"原选",   U"原投"};
constexpr Letters past_leads[] = {U"本来", U"原来",    U"原先",  U"之前", U"刚才",   U"刚刚",
                                  U"先前", U"起初",    U"上次",  U"上回", U"一开始", U"开始",
                                  U"昨天", U"从",      U"由",    U"把",   U"已经",   U"前面",
                                  U"上面", U"earlier", U"before"};
constexpr Letters condition_leads[] = {U"如果", U"要是",   U"假如",    U"若",   U"若是",
                                       U"除非", U"万一",   U"只要",    U"假设", U"倘若",
                                       U"if",   U"unless", U"provided"};

constexpr Letters leaning_leads[] = {
    U"倾向",         U"倾向于",    U"更倾向",      U"更倾向于",        U"比较倾向",
    U"比较倾向于",   U"偏向",      U"偏向于",      U"有点倾向",        U"可能",
    U"可能会",       U"可能选",    U"大概",        U"大概率",          U"大概会",
    U"也许",         U"也许会",    U"估计",        U"估计会",          U"或许",
    U"说不定",       U"建议",      U"应该会",      U"maybe",           U"perhaps",
    U"probably",     U"leaning",   U"leaning to",  U"leaning towards", U"leaning toward",
    U"lean towards", U"lean to",   U"inclined to", U"guess",           U"i guess",
    U"i suppose",    U"suppose",   U"possibly",    U"might",           U"might go for",
    U"tend to",      U"tending to"};

struct LeadTable {
    Lead lead{};
    Words words{};
};
const std::array lead_tables{
    LeadTable{Lead::condition, condition_leads}, LeadTable{Lead::leaning, leaning_leads},
    LeadTable{Lead::change, change_leads},       LeadTable{Lead::never, never_leads},
    LeadTable{Lead::hardly, hardly_leads},       LeadTable{Lead::instead, instead_leads},
    LeadTable{Lead::past, past_leads},           LeadTable{Lead::verb, verb_leads},
    LeadTable{Lead::plain, plain_leads}};

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

std::optional<LeadWord> lead_at(Letters text) {
    LeadWord best;
    for (const LeadTable& table : lead_tables) {
        const std::size_t length = match_any(text, table.words);
        if (length > best.length) best = {table.lead, length};
    }
    if (best.length == 0) return std::nullopt;
    return best;
}

}  // namespace linyi::language
