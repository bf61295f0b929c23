#include "language/choice_words.hpp"

#include "language/unit_words.hpp"

#include <algorithm>
#include <array>

namespace linyi::language {
namespace {

constexpr Letters abstain_words[] = {U"弃权",     U"弃权票",     U"弃票",
                                     U"放弃投票", U"放弃表决",   U"投弃权",
                                     U"abstain",  U"abstention", U"abstaining"};

constexpr Letters no_words[] = {
    U"不同意",       U"不赞成",        U"不赞同",    U"不支持",        U"反对",
    U"反对票",       U"否决",          U"不认同",    U"唔同意",        U"不同意见",
    U"disagree",     U"against",       U"oppose",    U"opposed",       U"object",
    U"no",           U"nope",          U"nay",       U"reject",        U"do not agree",
    U"don't agree",  U"don’t agree",   U"not agree", U"don't support", U"do not support",
    U"not in favor", U"not in favour", U"disapprove"};

constexpr Letters yes_words[] = {
    U"同意",    U"同意票",   U"赞成",     U"赞成票",    U"赞同",    U"支持",  U"支持票", U"拥护",
    U"认同",    U"agree",    U"agreed",   U"yes",       U"yep",     U"yeah",  U"aye",    U"support",
    U"approve", U"approved", U"in favor", U"in favour", U"i'm for", U"i'm in"};

// Rule 4: pending until confirmed.
constexpr Letters unclear_yes_words[] = {
    U"不反对",        U"没意见",     U"无意见",       U"没有意见",      U"没啥意见",
    U"没什么意见",    U"没异议",     U"无异议",       U"没有异议",      U"不拒绝",
    U"不是不同意",    U"没有不同意", U"no objection", U"no objections", U"don't object",
    U"do not object", U"don't mind", U"fine with me", U"fine by me",    U"not against",
    U"没有反对意见",  U"没有反对",   U"没反对",       U"不持反对意见"};
constexpr Letters unclear_words[] = {
    U"随便",           U"都行",     U"都可以",    U"都可",       U"看大家",     U"看大家的",
    U"看大家意见",     U"听大家的", U"听大家",    U"随大流",     U"随大家",     U"跟大家",
    U"跟着大家",       U"大家定",   U"大家决定",  U"大家说了算", U"无所谓",     U"随意",
    U"怎么都行",       U"怎样都行", U"哪个都行",  U"都一样",     U"都好",       U"不表态",
    U"中立",           U"保持中立", U"没想好",    U"再想想",     U"再考虑考虑", U"再看看",
    U"不确定",         U"不清楚",   U"不好说",    U"no opinion", U"whatever",   U"either",
    U"either is fine", U"not sure", U"up to you", U"don't care", U"服从多数",   U"少数服从多数",
    U"跟多数",         U"看情况",   U"吃瓜"};
constexpr Letters weak_yes_words[] = {U"ok",   U"okay",     U"okk",    U"可以", U"行",
                                      U"好",   U"好的",     U"中",     U"成",   U"可",
                                      U"要得", U"没问题",   U"没毛病", U"是",   U"是的",
                                      U"对",   U"要",       U"嗯",     U"嗯嗯", U"得",
                                      U"妥",   U"必须的",   U"sure",   U"fine", U"no problem",
                                      U"yup",  U"就这么办", U"统一",   U"同义", U"童意",
                                      U"同一"};  // the last four: what voice and pinyin input make
                                                 // of 同意
constexpr Letters weak_no_words[] = {U"不行", U"不可以", U"不要", U"不好", U"不可", U"不中",
                                     U"不成", U"不",     U"算了", U"免了", U"饭对", U"返对"};
constexpr Letters weak_abstain_words[] = {U"放弃", U"气权", U"弃全", U"器权", U"其权"};

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
    U"我",         U"我们",       U"我家",     U"我们家",      U"我户",       U"本户",
    U"本人",       U"我本人",     U"我自己",   U"自己",        U"俺",         U"俺家",
    U"俺们",       U"咱",         U"咱家",     U"咱们",        U"咱们家",     U"全家",
    U"我全家",     U"我们全家",   U"一家",     U"个人",        U"我个人",     U"家里",
    U"业主",       U"户主",       U"业主本人", U"老太婆我",    U"也",         U"都",
    U"就",         U"那",         U"那就",     U"那我",        U"还是",       U"还",
    U"仍",         U"仍然",       U"依然",     U"继续",        U"当然",       U"肯定",
    U"必须",       U"绝对",       U"坚决",     U"强烈",        U"非常",       U"十分",
    U"完全",       U"举双手",     U"双手",     U"举手",        U"举双脚",     U"百分百",
    U"百分之百",   U"100%",       U"一百个",   U"一万个",      U"严重",       U"高度",
    U"原则上",     U"原则",       U"基本",     U"基本上",      U"总体",       U"总体上",
    U"大体上",     U"无条件",     U"明确",     U"表示",        U"表态",       U"表个态",
    U"确认",       U"决定",       U"最终",     U"最后",        U"果断",       U"衷心",
    U"热烈",       U"大力",       U"全力",     U"再次",        U"我的意见",   U"我的选择",
    U"我的票",     U"我的答案",   U"我的回复", U"意见",        U"是",         U"为",
    U"的",         U"呃",         U"嗯",       U"额",          U"哦",         U"噢",
    U"啊",         U"哎",         U"唉",       U"诶",          U"好",         U"好的",
    U"好吧",       U"行",         U"行吧",     U"那个",        U"这个",       U"来晚了",
    U"补投",       U"补一票",     U"现在",     U"今天",        U"我代表全家", U"代表全家",
    U"代表我家",   U"代表我们家", U"代表本户", U"我代表我家",  U"我们两口子", U"我和老伴",
    U"我和我老伴", U"老两口",     U"一家人",   U"全家人",      U"一致",       U"经商量",
    U"商量好了",   U"考虑好了",   U"想好了",   U"看完了",      U"看过了",     U"我觉得",
    U"觉得",       U"+1",         U"i",        U"i'd",         U"i'm",        U"i'll",
    U"i am",       U"we",         U"me",       U"for me",      U"my",         U"our",
    U"is",         U"it's",       U"the",      U"go",          U"going",      U"to",
    U"would",      U"like",       U"will",     U"fully",       U"totally",    U"strongly",
    U"also",       U"still",      U"answer",   U"hi",          U"hello",      U"well",
    U"ok",         U"okay",       U"think",    U"so",          U"say",        U"household",
    U"owner",      U"from",       U"count me", U"put me down", U"as",         U"please"};

constexpr Letters verb_leads[] = {
    U"选",       U"选择",       U"我选",       U"投",     U"投给",   U"投票",   U"投票给",
    U"投了",     U"给",         U"要",         U"要选",   U"想选",   U"支持选", U"方案",
    U"选项",     U"选方案",     U"选选项",     U"投方案", U"投选项", U"回复",   U"回",
    U"答",       U"答复",       U"扣",         U"打",     U"按",     U"表决",   U"倾向",
    U"倾向于",   U"偏向",       U"用",         U"编号",   U"序号",   U"第",     U"no.",
    U"number",   U"option",     U"choice",     U"plan",   U"vote",   U"votes",  U"voting",
    U"vote for", U"voting for", U"votes for",  U"with",   U"for",    U"choose", U"pick",
    U"prefer",   U"go with",    U"going with", U"select", U"take",   U"reply",  U"answer is",
    U"#"};

constexpr Letters change_leads[] = {U"改",           U"改成",           U"改为",
                                    U"改投",         U"请改",           U"请改成",
                                    U"请改为",       U"麻烦改成",       U"麻烦改为",
                                    U"帮我改成",     U"帮我改为",       U"请帮我改成",
                                    U"麻烦帮我改成", U"我要改",         U"我要改成",
                                    U"改选",         U"更改",           U"更改为",
                                    U"变更为",       U"更正",           U"更正为",
                                    U"修改为",       U"修正为",         U"换成",
                                    U"换投",         U"换选",           U"转为",
                                    U"转投",         U"改回",           U"改变主意",
                                    U"改主意",       U"打错了",         U"打错",
                                    U"打错字",       U"写错了",         U"写错",
                                    U"发错了",       U"发错",           U"点错了",
                                    U"按错了",       U"选错了",         U"投错了",
                                    U"说错了",       U"看错了",         U"搞错了",
                                    U"弄错了",       U"手滑",           U"手误",
                                    U"错了",         U"不对",           U"重新选",
                                    U"重新投",       U"重投",           U"重选",
                                    U"重新表决",     U"撤回重投",       U"以这个为准",
                                    U"以此为准",     U"change",         U"changed",
                                    U"change to",    U"changed to",     U"change my vote to",
                                    U"switch to",    U"change my mind", U"changed my mind",
                                    U"changing to",  U"correction",     U"sorry",
                                    U"typo",         U"oops",           U"i meant",
                                    U"meant",        U"i mean",         U"make it",
                                    U"make that",    U"instead"};

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

struct LeadTable {
    Lead lead{};
    Words words{};
};
const std::array lead_tables{
    LeadTable{Lead::condition, condition_leads}, LeadTable{Lead::change, change_leads},
    LeadTable{Lead::never, never_leads},         LeadTable{Lead::hardly, hardly_leads},
    LeadTable{Lead::instead, instead_leads},     LeadTable{Lead::past, past_leads},
    LeadTable{Lead::verb, verb_leads},           LeadTable{Lead::plain, plain_leads}};

constexpr Letters fillers[] = {U"吧",
                               U"啊",
                               U"呀",
                               U"哦",
                               U"噢",
                               U"喔",
                               U"哈",
                               U"呵",
                               U"嘿",
                               U"嘻",
                               U"的",
                               U"了",
                               U"啦",
                               U"喽",
                               U"咯",
                               U"嘛",
                               U"呗",
                               U"滴",
                               U"哒",
                               U"哟",
                               U"额",
                               U"耶",
                               U"嗯",
                               U"谢谢",
                               U"谢谢大家",
                               U"谢了",
                               U"多谢",
                               U"辛苦了",
                               U"辛苦",
                               U"大家辛苦了",
                               U"这个",
                               U"那个",
                               U"一票",
                               U"投一票",
                               U"此项",
                               U"该项",
                               U"本项",
                               U"这项",
                               U"此议案",
                               U"该议案",
                               U"本议案",
                               U"这个议案",
                               U"此方案",
                               U"该方案",
                               U"这个方案",
                               U"本方案",
                               U"方案",
                               U"提议",
                               U"提案",
                               U"议案",
                               U"这个提议",
                               U"表决",
                               U"本次表决",
                               U"+1",
                               U"+2",
                               U"一下",
                               U"到底",
                               U"好了",
                               U"算了",
                               U"票",
                               U"完毕",
                               U"已投",
                               U"ing",
                               U"please",
                               U"pls",
                               U"thanks",
                               U"thank you",
                               U"thx",
                               U"too",
                               U"with this",
                               U"with it",
                               U"with the plan",
                               U"with the proposal",
                               U"to this",
                               U"it",
                               U"this",
                               U"the plan",
                               U"the proposal",
                               U"now",
                               U"then",
                               U"instead",
                               U"vote",
                               U"option",
                               U"one",
                               U"本人",
                               U"我家",
                               U"全家",
                               U"\"",
                               U"“",
                               U"”",
                               U"'",
                               U"(",
                               U")",
                               U"*",
                               U"-",
                               U"^",
                               U"_",
                               U"`",
                               U"。",
                               U".",
                               U"!",
                               U",",
                               U"~",
                               U":",
                               U"、",
                               U"=",
                               U"」",
                               U"「"};

constexpr Letters noun_tails[] = {
    U"书",     U"率",   U"者",   U"方",   U"意见书", U"理由",   U"的理由", U"人数",
    U"户数",   U"票数", U"多少", U"数",   U"过半",   U"与否",   U"不同意", U"还是",
    U"不同",   U"无效", U"后",   U"前",   U"之后",   U"之前",   U"才",     U"就",
    U"也",     U"方面", U"声音", U"的人", U"的多",   U"的少",   U"的举手", U"的邻居",
    U"的业主", U"的请", U"的扣", U"的回", U"的话",   U"的声音", U"的比例", U"的户",
    U"或",     U"和",   U"跟",   U"意见", U"票太",   U"票比",   U"票已",   U"票超",
    U"占",     U"比",   U"超过", U"达到", U"吗",     U"么",     U"没有",   U"不"};

constexpr Letters person_tails[] = {U"楼上",
                                    U"楼下说",
                                    U"前面",
                                    U"上面",
                                    U"前边",
                                    U"上边",
                                    U"楼主",
                                    U"ls",
                                    U"@",
                                    U"他",
                                    U"她",
                                    U"你",
                                    U"您",
                                    U"各位",
                                    U"大家",
                                    U"这位",
                                    U"那位",
                                    U"一楼",
                                    U"with you",
                                    U"with him",
                                    U"with her",
                                    U"with them",
                                    U"with above",
                                    U"with the above",
                                    U"with everyone",
                                    U"above"};
// 老王说的, 邓磊的意见: what stands behind the person.
constexpr Letters person_sayings[] = {U"的意见",   U"的看法", U"的建议", U"的说法", U"的观点",
                                      U"的想法",   U"的提议", U"的发言", U"说的",   U"讲的",
                                      U"提的",     U"所说",   U"说得",   U"讲得",   U"家的意见",
                                      U"这个说法", U"的话",   U"这位"};
// These speak for the question itself: 同意业委会的意见.
constexpr Letters official_words[] = {U"业委会", U"物业", U"居委", U"社区", U"街道",
                                      U"主任",   U"本",   U"该",   U"此",   U"这",
                                      U"上述",   U"以上", U"议案", U"提案", U"方案"};
// 老王, 徐姐: how neighbours call each other.
constexpr Letters nickname_starts[] = {U"老", U"小", U"阿"};
constexpr Letters nickname_ends[] = {U"姐",   U"哥",   U"叔",   U"姨",   U"阿姨", U"老师", U"总",
                                     U"主任", U"师傅", U"大爷", U"大妈", U"先生", U"女士", U"奶奶",
                                     U"爷爷", U"大姐", U"大哥", U"老板", U"太太", U"邻居"};

constexpr Letters others_words[] = {
    U"大家",   U"他",      U"她",   U"人家",   U"有人",   U"谁",     U"物业",   U"业委会",
    U"居委",   U"街道",    U"社区", U"邻居",   U"楼上",   U"楼下",   U"多数",   U"少数",
    U"你",     U"您",      U"是否", U"是不是", U"能不能", U"要不要", U"不知道", U"怎么",
    U"为什么", U"为啥",    U"如何", U"没人",   U"所有人", U"住户",   U"业主们", U"法律",
    U"规定",   U"家家",    U"建议", U"希望",   U"请",     U"求",     U"应该",   U"需要",
    U"必须经", U"得到",    U"征得", U"经过",   U"等",     U"以为",   U"说是",   U"据说",
    U"听说",   U"统计",    U"结果", U"目前",   U"至少",   U"才能",   U"租户",   U"租客",
    U"开发商", U"政府",    U"消防", U"公司",   U"领导",   U"people", U"they",   U"everyone",
    U"should", U"whether", U"how",  U"why",    U"who",    U"什么",   U"哪",     U"户"};
constexpr Letters conditional_words[] = {U"如果", U"要是",   U"假如",    U"除非", U"万一",
                                         U"的话", U"只要",   U"前提",    U"假设", U"倘若",
                                         U"if",   U"unless", U"provided"};
constexpr Letters past_words[] = {U"本来",   U"原来", U"原先", U"之前",   U"刚才",
                                  U"刚刚",   U"先前", U"起初", U"上次",   U"上回",
                                  U"一开始", U"已经", U"昨天", U"earlier"};
constexpr Letters asking_words[] = {U"能不能", U"可不可以", U"可以不", U"是不是",   U"是否",
                                    U"要不要", U"为什么",   U"为啥",   U"怎么",     U"咋",
                                    U"多少",   U"什么",     U"啥时候", U"哪个",     U"哪里",
                                    U"哪些",   U"谁",       U"有没有", U"同不同意", U"what",
                                    U"why",    U"how",      U"when",   U"can i",    U"does"};
constexpr Letters asking_ends[] = {U"吗", U"么"};

constexpr Letters measures[] = {
    U"分钟",  U"分",   U"小时", U"点",   U"时", U"月",   U"日",   U"天",   U"年",   U"周",
    U"星期",  U"号楼", U"楼",   U"栋",   U"幢", U"单元", U"层",   U"室",   U"户",   U"人",
    U"位",    U"个",   U"次",   U"元",   U"块", U"万",   U"千",   U"百",   U"亿",   U"米",
    U"平",    U"度",   U"岁",   U"辆",   U"台", U"部",   U"条",   U"张",   U"家",   U"梯",
    U"期",    U"季度", U"倍",   U"成",   U"半", U"%",    U"折",   U"级",   U"名",   U"份",
    U"批",    U"轮",   U"种",   U"处",   U"桩", U"排",   U"件",   U"项",   U"公里", U"吨",
    U"斤",    U"多",   U"几",   U"左右", U"门", U"院",   U"线",   U"库",   U"车位", U"厅",
    U"票",    U"角",   U"毛",   U"寸",   U"升", U"度电", U"km",   U"min",  U"mins", U"minutes",
    U"hours", U"hour", U"days", U"day",  U"pm", U"am",   U"月份", U"点钟", U"一票"};

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

/// 老王, 徐姐 (with 的 or the end behind); length 0 if none.
bool is_nickname(Letters text) {
    std::size_t length = 0;
    while (length < text.size() && is_han(text[length])) ++length;
    if (length < 2 || length > 4 || length != text.size()) return false;
    const Letters name = text.substr(0, length);
    if (match_end(name, nickname_ends) != 0) return true;
    return length == 2 && match_any(name, nickname_starts) != 0;
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

std::size_t filler_at(Letters text) {
    return match_any(text, fillers);
}

std::size_t filler_before_end(Letters text) {
    return match_end(text, fillers);
}

bool is_noun_tail(Letters behind_choice) {
    return match_any(behind_choice, noun_tails) != 0;
}

bool is_person_tail(Letters behind_choice) {
    constexpr Letters softeners[] = {U"一下", U"下"};
    const Letters text = trim(behind_choice.substr(match_any(behind_choice, softeners)));
    if (match_any(text, person_tails) != 0) return true;
    constexpr std::size_t person_letters_max = 12;
    const Letters near = text.substr(0, person_letters_max);
    const auto saying = find_any(near, person_sayings);
    const auto unit = unit_at(text, 0);
    if (unit && saying) return true;
    if (unit && unit->length < text.size() && text[unit->length] == U'的') return true;
    if (saying && saying->at > 0) return !contains_any(near.substr(0, saying->at), official_words);
    return is_nickname(text);
}

bool tells_of_others(Letters text) {
    return contains_any(text, others_words);
}

bool is_conditional(Letters text) {
    return contains_any(text, conditional_words);
}

bool tells_of_past(Letters text) {
    return contains_any(text, past_words);
}

bool asks(Letters clause) {
    return contains_any(clause, asking_words) || match_end(clause, asking_ends) != 0;
}

bool is_measure(Letters behind_number) {
    return match_any(behind_number, measures) != 0;
}

}  // namespace linyi::language
