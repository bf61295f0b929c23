#include "language/head_words.hpp"

#include "language/numeral.hpp"

namespace linyi::language {
namespace {

// What a host says before coming to the point. A clause that opens, closes or cancels holds nothing
// else before its verb.
constexpr Letters openers[] = {
    U"接着",   U"继续",      U"紧接着",   U"现在",     U"下面",     U"接下来",     U"开始",
    U"正式",   U"发起",      U"发起一个", U"发起一轮", U"进入",     U"进行",       U"请",
    U"请大家", U"请各位",    U"大家",     U"各位",     U"各位邻居", U"各位业主",   U"我们",
    U"咱们",   U"咱",        U"来",       U"先",       U"那",       U"那就",       U"那么",
    U"好",     U"好的",      U"好了",     U"就",       U"线上",     U"群内",       U"业主",
    U"邻居们", U"邻居",      U"对",       U"第一次",   U"一轮",     U"新一轮",     U"本次",
    U"本轮",   U"本项",      U"此项",     U"该项",     U"这项",     U"此事",       U"这个",
    U"环节",   U"宣布",      U"我宣布",   U"时间到",   U"时间到了", U"ok",         U"now",
    U"please", U"let's",     U"let us",   U"we",       U"we now",   U"start",      U"starting",
    U"open",   U"opening",   U"begin",    U"the",      U"this",     U"to",         U"a",
    U"new",    U"for",       U"is",       U"在群里",   U"集中",     U"重新",       U"现",
    U"并",     U"直接",      U"马上进行", U"立即",     U"立刻",     U"组织",       U"开展",
    U"给大家", U"一起",      U"付诸",     U"举行",     U"提请",     U"提请各位",   U"so",
    U"okay",   U"voting on", U"一下",     U"的",       U"时间",     U"此次",       U"这次",
    U"上述",   U"刚才",      U"刚刚",     U"对不起",   U"抱歉",     U"更正",       U"last",
    U"sorry",  U"由于有误",  U"因有误",   U"有误",     U"我来",     U"time is up", U"time's up",
    U"all",    U"everyone",  U"各位家人", U"家人们",   U"让我们",   U"在线",       U"各户",
    U"请业主", U"到点了",    U"统一",     U"我",       U"说",       U"个",         U"啊",
    U"呢",     U"嗯",        U"呃",       U"那个",     U"哈",       U"呀",         U"这一项"};
// Without one of these in front (or a number behind) 表决 alone opens nothing.
constexpr Letters starting[] = {U"接着", U"继续",  U"现在",      U"下面",   U"接下来", U"开始",
                                U"发起", U"进入",  U"进行",      U"请",     U"大家",   U"我们",
                                U"咱",   U"来",    U"now",       U"please", U"let's",  U"start",
                                U"open", U"begin", U"重新",      U"提请",   U"立即",   U"付诸",
                                U"组织", U"开展",  U"voting on", U"现"};
constexpr Letters ordinal_marks[] = {U"第", U"事项", U"项",     U"议题", U"no.",    U"#",   U"号",
                                     U"之", U"序号", U"number", U"item", U"事项第", U"(第", U"("};
constexpr Letters ordinal_tails[] = {U"项", U"个",     U"次",     U"轮",     U"号",     U"题",
                                     U"件", U"项议题", U"个议题", U"项表决", U"个表决", U"项投票",
                                     U")",  U"）",     U"项内容", U"件事",   U"个事项"};
// 表决一致通过, 表决一下: no number.
constexpr Letters not_after_number = U"致下律定直起共样些分半般旦并个次户票切";
constexpr Letters future_words[] = {
    U"稍后",   U"一会",   U"待会",     U"等会", U"等下", U"过会",     U"回头",      U"下周",
    U"明天",   U"下次",   U"会后",     U"即将", U"将于", U"将在",     U"准备",      U"打算",
    U"再表决", U"再投票", U"改天",     U"晚点", U"马上", U"之后",     U"以后",      U"然后",
    U"待",     U"讨论完", U"later",    U"soon", U"will", U"tomorrow", U"next week", U"计划",
    U"拟",     U"散会前", U"会议最后", U"会前", U"未来", U"择期",     U"另行",      U"不表决",
    U"不投票", U"别投票", U"先不",     U"暂不", U"暂缓", U"推迟",     U"before",    U"after"};
constexpr Letters head_ends = U":,.。、;!?\n (（“\"-";

// 表决(3号楼业主), 投票5分钟: the number counts something else.
constexpr Letters not_after_plain_number[] = {
    U"号楼", U"栋", U"幢", U"单元", U"分钟", U"小时", U"点",      U"户",  U"票",
    U"人",   U"天", U"元", U"米",   U"%",    U"个",   U"次",      U"轮",  U"月",
    U"日",   U"年", U"、", U"和",   U"或",   U"号院", U"minutes", U"min", U"/"};

}  // namespace

Ordinal ordinal_at(Letters text) {
    const std::size_t start = skip_spaces(text, 0);
    const std::size_t mark = match_any(text.substr(start), ordinal_marks);
    const Letters mark_words = text.substr(start, mark);
    const bool bracket = mark_words.starts_with(U'(');
    const bool counted = mark_words.find(U'第') != Letters::npos;
    const std::size_t at = skip_spaces(text, start + mark);
    const auto numeral = small_numeral_at(text.substr(at));
    if (!numeral || numeral->value < 1 || numeral->value > 99) return {};
    const std::size_t end = at + numeral->length;
    const Letters behind = text.substr(end);
    const std::size_t tail = match_any(behind, ordinal_tails);
    if (bracket && (behind.empty() || behind[0] != U')') && !counted) return {};
    if (behind.empty()) return {numeral->value, end};
    const bool goes_on = is_digit(behind[0]) || behind[0] == U'%' ||
                         (not_after_number.find(behind[0]) != Letters::npos && tail == 0);
    const bool clock = (behind[0] == U':' || behind[0] == U'.') && behind.size() > 1 &&
                       is_digit(behind[1]) && numeral->length == 2;
    if (goes_on || clock) return {};
    if (!counted && match_any(behind, not_after_plain_number) != 0) return {};
    return {numeral->value, end + tail};
}

Stripped strip_openers(Letters text) {
    Stripped out{.rest = text};
    for (;;) {
        while (!out.rest.empty() && head_light.find(out.rest.front()) != Letters::npos)
            out.rest.remove_prefix(1);
        std::size_t word = match_any(out.rest, openers);
        const bool numbered = out.rest.starts_with(U"第") || out.rest.starts_with(U"议题") ||
                              out.rest.starts_with(U"事项") || out.rest.starts_with(U"item");
        const Ordinal ordinal = numbered ? ordinal_at(out.rest) : Ordinal{};
        if (ordinal.length > word) {
            out.ordinal = ordinal.value;
            word = ordinal.length;
        } else if (word != 0) {
            out.starts = out.starts || match_any(out.rest, starting) != 0;
        }
        if (word == 0) return out;
        out.rest.remove_prefix(word);
    }
}

bool ends_at(Letters text, std::size_t at) {
    return at >= text.size() || head_ends.find(text[at]) != Letters::npos;
}

bool has_clock(Letters text) {
    for (std::size_t at = 1; at + 1 < text.size(); ++at)
        if (text[at] == U':' && is_digit(text[at - 1]) && is_digit(text[at + 1])) return true;
    constexpr Letters words[] = {U"分钟", U"点", U"minutes"};
    return contains_any(text, words);
}

bool tells_of_later(Letters text) {
    return contains_any(text, future_words);
}

}  // namespace linyi::language
