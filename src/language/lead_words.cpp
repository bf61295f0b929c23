#include "language/choice_words.hpp"

#include <array>

namespace linyi::language {
namespace {

constexpr Letters plain_leads[] = {
    U"我",         U"我们",     U"我家",       U"我们家",     U"我户",     U"本户",
    U"本人",       U"我本人",   U"我自己",     U"自己",       U"俺",       U"俺家",
    U"俺们",       U"咱",       U"咱家",       U"咱们",       U"咱们家",   U"全家",
    U"我全家",     U"我们全家", U"一家",       U"个人",       U"我个人",   U"家里",
    U"业主",       U"户主",     U"业主本人",   U"老太婆我",   U"也",       U"都",
    U"就",         U"那",       U"那就",       U"那我",       U"还是",     U"还",
    U"仍",         U"仍然",     U"依然",       U"继续",       U"当然",     U"肯定",
    U"我自己也",   U"我本人也", U"必须",       U"绝对",       U"坚决",     U"强烈",
    U"非常",       U"十分",     U"完全",       U"举双手",     U"双手",     U"举手",
    U"举双脚",     U"百分百",   U"百分之百",   U"100%",       U"一百个",   U"一万个",
    U"严重",       U"高度",     U"原则上",     U"原则",       U"基本",     U"基本上",
    U"总体",       U"总体上",   U"大体上",     U"无条件",     U"明确",     U"表示",
    U"表态",       U"表个态",   U"确认",       U"决定",       U"最终",     U"最后",
    U"果断",       U"衷心",     U"热烈",       U"大力",       U"全力",     U"再次",
    U"我的意见",   U"我的选择", U"我的票",     U"我的答案",   U"我的回复", U"意见",
    U"是",         U"为",       U"的",         U"呃",         U"嗯",       U"额",
    U"哦",         U"噢",       U"啊",         U"哎",         U"唉",       U"诶",
    U"好",         U"好的",     U"好吧",       U"行",         U"行吧",     U"那个",
    U"这个",       U"来晚了",   U"补投",       U"补一票",     U"现在",     U"今天",
    U"我代表全家", U"代表全家", U"代表我家",   U"代表我们家", U"代表本户", U"我代表我家",
    U"我们两口子", U"我和老伴", U"我和我老伴", U"老两口",     U"一家人",   U"全家人",
    U"一致",       U"经商量",   U"商量好了",   U"考虑好了",   U"想好了",   U"看完了",
    U"看过了",     U"我觉得",   U"觉得",       U"+1",         U"有条件",   U"有条件地"};
constexpr Letters english_plain_leads[] = {
    U"i",        U"i'd",      U"i'm",   U"i'll",    U"i am",      U"we",        U"me",
    U"for me",   U"my",       U"our",   U"is",      U"it's",      U"the",       U"go",
    U"going",    U"to",       U"would", U"like",    U"will",      U"fully",     U"totally",
    U"strongly", U"also",     U"still", U"answer",  U"hi",        U"hello",     U"well",
    U"ok",       U"okay",     U"think", U"so",      U"say",       U"household", U"owner",
    U"from",     U"count me", U"as",    U"please",  U"certainly", U"let's",     U"let’s",
    U"we'd",     U"we’d",     U"i’d",   U"now",     U"a",         U"final",     U"my final",
    U"and i",    U"both",     U"just",  U"mark me", U"mark us",   U"count us",  U"and"};
constexpr Letters long_english_plain_leads[] = {U"put me down",   U"definitely",   U"absolutely",
                                                U"conditionally", U"put us down",  U"mark me down",
                                                U"my household",  U"our household"};

constexpr Letters verb_leads[] = {
    U"投一票", U"投一票给", U"我投一票", U"选",     U"选择",   U"我选",   U"投",     U"投给",
    U"投票",   U"投票给",   U"投了",     U"给",     U"要",     U"要选",   U"想选",   U"支持选",
    U"方案",   U"选项",     U"选方案",   U"选选项", U"投方案", U"投选项", U"回复",   U"回",
    U"答",     U"答复",     U"扣",       U"打",     U"按",     U"表决",   U"我选择", U"我们选择",
    U"选择了", U"用",       U"编号",     U"答案",   U"答案是", U"我家选", U"我们选", U"那我选",
    U"那就选", U"序号",     U"第",       U"#",      U"投个",   U"投一个", U"投了个", U"选个",
    U"选一个", U"点",       U"我说的是", U"说的是", U"投的是", U"选的是", U"投的",   U"选的",
    U"最好是", U"最好选",   U"最好"};
constexpr Letters english_verb_leads[] = {
    U"no.",    U"number",    U"option",   U"choice",    U"plan",    U"vote",
    U"votes",  U"voting",    U"vote for", U"votes for", U"with",    U"for",
    U"choose", U"pick",      U"prefer",   U"go with",   U"select",  U"take",
    U"reply",  U"answer is", U"said",     U"i said",    U"we said", U"picks",
    U"gets",   U"choosing",  U"chose",    U"letter",    U"chooses"};
constexpr Letters long_english_verb_leads[] = {U"voting for", U"going with", U"thumbs up for"};

constexpr Letters change_leads[] = {
    U"应该是",     U"应为",     U"应该选",   U"本来想选",   U"改",           U"改成",
    U"改为",       U"改投",     U"请改",     U"请改成",     U"请改为",       U"麻烦改成",
    U"麻烦改为",   U"帮我改成", U"帮我改为", U"请帮我改成", U"麻烦帮我改成", U"我要改",
    U"我要改成",   U"改选",     U"更改",     U"更改为",     U"变更为",       U"更正",
    U"更正为",     U"修改为",   U"修正为",   U"换成",       U"换投",         U"换选",
    U"转为",       U"转投",     U"改回",     U"改变主意",   U"改主意",       U"打错了",
    U"打错",       U"打错字",   U"写错了",   U"写错",       U"发错了",       U"发错",
    U"点错了",     U"按错了",   U"选错了",   U"投错了",     U"说错了",       U"看错了",
    U"搞错了",     U"弄错了",   U"手滑",     U"手误",       U"错了",         U"不对",
    U"重新选",     U"重新投",   U"重投",     U"重选",       U"重新表决",     U"撤回重投",
    U"以这个为准", U"以此为准", U"→",        U"哦不",       U"啊不",         U"呃不",
    U"不不",       U"哦不对",   U"请换成",   U"帮我换成"};
constexpr Letters english_change_leads[] = {
    U"change", U"changed", U"change to", U"switch to", U"sorry",   U"typo",  U"oops",    U"i meant",
    U"meant",  U"i mean",  U"make it",   U"make that", U"instead", U"oh no", U"no wait", U"wait"};
constexpr Letters long_english_change_leads[] = {
    U"changed to",   U"change my vote to", U"change my mind", U"changed my mind",
    U"changing to",  U"correction",        U"switch me to",   U"switch mine to",
    U"change me to", U"change mine to",    U"change it to"};

constexpr Letters never_leads[] = {U"不能",   U"不会",   U"不想",  U"不敢",   U"无法",   U"难以",
                                   U"不可能", U"绝不",   U"决不",  U"坚决不", U"永远不", U"并不",
                                   U"绝对不", U"实在不", U"不予",  U"碍难",   U"不愿",   U"不愿意",
                                   U"cannot", U"can't",  U"can’t", U"never"};
constexpr Letters hardly_leads[] = {U"不太", U"不怎么", U"不大", U"不是很", U"不很", U"没那么"};
constexpr Letters instead_leads[] = {U"不是",     U"不选",   U"不投", U"不要选", U"别选", U"不想选",
                                     U"不打算选", U"不再选", U"not",  U"原选",   U"原投"};
constexpr Letters past_leads[] = {U"本来", U"原来",    U"原先",   U"之前", U"刚才",   U"刚刚",
                                  U"先前", U"起初",    U"上次",   U"上回", U"一开始", U"开始",
                                  U"昨天", U"从",      U"由",     U"把",   U"已经",   U"前面",
                                  U"上面", U"earlier", U"before", U"was"};
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
const std::array lead_tables{LeadTable{Lead::condition, condition_leads},
                             LeadTable{Lead::leaning, leaning_leads},
                             LeadTable{Lead::change, change_leads},
                             LeadTable{Lead::change, english_change_leads},
                             LeadTable{Lead::change, long_english_change_leads},
                             LeadTable{Lead::never, never_leads},
                             LeadTable{Lead::hardly, hardly_leads},
                             LeadTable{Lead::instead, instead_leads},
                             LeadTable{Lead::past, past_leads},
                             LeadTable{Lead::verb, verb_leads},
                             LeadTable{Lead::verb, english_verb_leads},
                             LeadTable{Lead::verb, long_english_verb_leads},
                             LeadTable{Lead::plain, plain_leads},
                             LeadTable{Lead::plain, english_plain_leads},
                             LeadTable{Lead::plain, long_english_plain_leads}};

}  // namespace

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
