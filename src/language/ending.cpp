#include "language/ending.hpp"

#include "language/clause.hpp"
#include "language/folded.hpp"
#include "language/head_words.hpp"
#include "language/numeral.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

constexpr Letters vote_nouns[] = {U"表决",     U"投票",      U"举手表决", U"投票表决",
                                  U"表决投票", U"表决事项",  U"投票事项", U"vote",
                                  U"voting",   U"votes",     U"poll",     U"polls",
                                  U"ballot",   U"that vote", U"投",       U"the vote"};
// Named by its number only: "motion 1 is closed". The item's number is not the vote's.
constexpr Letters motions[] = {U"motion", U"proposal", U"resolution", U"议案", U"提案", U"动议"};
constexpr Letters matters[] = {U"item", U"question",      U"this item",     U"this motion",
                               U"议题", U"this question", U"this proposal", U"the motion",
                               U"事项", U"agenda item"};
constexpr Letters closings[] = {
    U"截止",       U"结束",       U"到此结束",  U"到此为止",   U"到此截止",   U"关闭",
    U"停止",       U"终止",       U"完毕",      U"截至",       U"到时间",     U"时间到",
    U"收票",       U"封票",       U"截票",      U"关票",       U"收口",       U"就到这里",
    U"到这里",     U"到这儿",     U"就到这",    U"到这",       U"就到这儿",   U"停投",
    U"期限已到",   U"期限到",     U"到期",      U"closed",     U"closing",    U"ended",
    U"over",       U"end",        U"finished",  U"complete",   U"closes now", U"到点",
    U"不再接受",   U"不再收",     U"不收",      U"停止接受",   U"停止接收",   U"停止收",
    U"不再接收",   U"shut",       U"time's up", U"time is up", U"done",       U"stop",
    U"closes the", U"the end of", U"that's it", U"that’s it",  U"that is it", U"closes this",
    U"ends the",   U"截",         U"结束吧",    U"time",       U"关了",       U"close",
    U"no more",    U"that's all", U"收了",      U"到位"};
constexpr Letters cancellings[] = {
    U"作废",        U"取消",       U"撤销",        U"无效",     U"废止",     U"中止",
    U"cancelled",   U"canceled",   U"cancel",      U"void",     U"voided",   U"withdrawn",
    U"不算",        U"不作数",     U"不算数",      U"推倒重来", U"撤回",     U"撤了",
    U"撤掉",        U"撤下来",     U"撤下",        U"废除",     U"废了",     U"cancelling",
    U"canceling",   U"withdraw",   U"withdrawing", U"scrap",    U"scrapped", U"scrapping",
    U"ignore",      U"disregard",  U"forget",      U"annulled", U"作废处理", U"取消掉",
    U"calling off", U"called off", U"void now"};
// They carry nothing: who says it, that it is so now, which one is meant without a number.
constexpr Letters fillers[] = {U"我",       U"我们",       U"我宣布",     U"宣布",
                               U"现在",     U"现",         U"已经",       U"已",
                               U"正式",     U"通道",       U"环节",       U"就",
                               U"的",       U"了",         U"啦",         U"喽",
                               U"哈",       U"哦",         U"吧",         U"啊",
                               U"呀",       U"咯",         U"请",         U"大家",
                               U"各位",     U"各位邻居",   U"各位业主",   U"邻居们",
                               U"好",       U"好的",       U"好了",       U"那",
                               U"那么",     U"那就",       U"ok",         U"okay",
                               U"now",      U"please",     U"the",        U"this",
                               U"that",     U"is",         U"are",        U"has",
                               U"have",     U"been",       U"we",         U"we're",
                               U"we’re",    U"we are",     U"i",          U"i'm",
                               U"i’m",      U"i am",       U"so",         U"on",
                               U"for",      U"in",         U"of",         U"it",
                               U"all",      U"right",      U"thanks",     U"thank you",
                               U"以上",     U"上述",       U"上面",       U"上一个",
                               U"上一轮",   U"上一项",     U"刚才",       U"刚刚",
                               U"刚才那个", U"那个",       U"这个",       U"这次",
                               U"本次",     U"此次",       U"本轮",       U"本项",
                               U"这一项",   U"这项",       U"此项",       U"该项",
                               U"这轮",     U"两项",       U"三项",       U"两个",
                               U"各项",     U"所有",       U"全部",       U"统一",
                               U"到此",     U"因故",       U"先",         U"把",
                               U"个",       U"都",         U"接受",       U"收",
                               U"一下",     U"嗯",         U"呃",         U"线上",
                               U"群内",     U"本群",       U"进行",       U"这一轮",
                               U"轮",       U"次",         U"项",         U"hereby",
                               U"declare",  U"declared",   U"officially", U"just",
                               U"last",     U"previous",   U"everyone",   U"was",
                               U"a",        U"对不起",     U"抱歉",       U"不好意思",
                               U"sorry",    U"更正",       U"时间",       U"will be ignored",
                               U"going",    U"to",         U"be",         U"谢谢",
                               U"谢谢大家", U"大家辛苦了", U"处理",       U"有误",
                               U"因有误",   U"由于有误",   U"结果",       U"为止",
                               U"业主",     U"吗啦",       U"到",         U"继续",
                               U"全体",     U"therefore",  U"that's",     U"that’s",
                               U"和",       U"与",         U"及",         U"and",
                               U"both",     U"同时",       U"三个",       U"四项",
                               U"folks",    U"guys",       U"neighbours", U"两轮",
                               U"提前",     U"准时",       U"按时",       U"early",
                               U"重新发",   U"重发",       U"重新来"};
// Endings that need no vote beside them, if they are all that is said.
constexpr Letters bare_closings[] = {
    U"开始计票",  U"开始统票",   U"现在计票", U"现在开始计票", U"现在开始统票", U"现在开始唱票",
    U"截止",      U"截止了",     U"时间到",   U"时间到了",     U"时间到啦",     U"到此截止",
    U"到点了",    U"收票",       U"收票了",   U"收票啦",       U"封票",         U"time is up",
    U"time's up", U"time’s up",  U"停止",     U"停",           U"停了",         U"别投了",
    U"不要投了",  U"不要再投了", U"别再投了", U"不再收票",     U"不收票了",     U"no more votes",
    U"closed",    U"到此为止",   U"截止啦",   U"收口",         U"收了",         U"time",
    U"that's it", U"that’s it",  U"stop"};
// Only beside one of those.
constexpr Letters weak_closings[] = {U"不投了", U"结束",     U"结束了", U"好了", U"收",
                                     U"到这里", U"就到这里", U"就这样", U"到点"};
constexpr Letters side_words[] = {
    U"好",         U"好的",         U"谢谢",      U"谢谢大家",      U"大家辛苦了", U"辛苦了",
    U"后面的不算", U"再投无效",     U"再投不算",  U"开始统计",      U"统计一下",   U"我统计一下",
    U"我来统计",   U"马上公布结果", U"现在统计",  U"开始唱票",      U"唱票",       U"ok",
    U"okay",       U"thanks",       U"thank you", U"thank you all", U"please",     U"后面的不算了",
    U"再发不算",   U"过时不候",     U"everyone",  U"我算一下",      U"等我数一下", U"i'll count"};
constexpr std::size_t bare_clauses_max = 4;
constexpr std::size_t bare_letters_max = 60;

struct Counted {
    bool noun{};
    bool matter{};
    int closings{};
    int cancellings{};
    std::vector<int> ordinals{};
    bool is_all{};
    bool is_whole{};  ///< nothing was left over
};

/// Both, all of them.
constexpr Letters all_words[] = {U"两项", U"三项", U"两个", U"三个", U"两轮", U"各项", U"所有",
                                 U"全部", U"都",   U"both", U"all",  U"四项", U"各个", U"两场"};

constexpr Letters joints[] = {U"、", U"和", U"与", U"及", U"and", U"&", U"/", U","};

/// A vote's number, also where another follows: the 一 of 表决一和表决二.
Ordinal vote_number_at(Letters text) {
    if (const Ordinal number = ordinal_at(text); number.value != 0) return number;
    const std::size_t start = skip_spaces(text, 0);
    const auto numeral = small_numeral_at(text.substr(start));
    if (!numeral || numeral->value < 1) return {};
    const std::size_t end = start + numeral->length;
    if (match_any(text.substr(skip_spaces(text, end)), joints) == 0) return {};
    return {numeral->value, end};
}

/// The number at the start of `text` and those joined to it: 一、二和三. How many letters they
/// take.
std::size_t take_ordinals(Letters text, std::vector<int>& ordinals) {
    Ordinal number = vote_number_at(text);
    std::size_t end = number.length;
    while (number.value != 0) {
        ordinals.push_back(number.value);
        const std::size_t blank = skip_spaces(text, end);
        const std::size_t joint = match_any(text.substr(blank), joints);
        number = joint == 0 ? Ordinal{} : vote_number_at(text.substr(blank + joint));
        if (number.value != 0) end = blank + joint + number.length;
    }
    return end;
}

/// 第N个, 第二项 in front of the noun or behind it.
Ordinal placed_ordinal(Letters text) {
    return text.starts_with(U'第') || text.starts_with(U'#') ? ordinal_at(text) : Ordinal{};
}

/// "voting on 1 is closed": a number between words.
Ordinal bare_ordinal(Letters text) {
    const auto numeral = small_numeral_at(text);
    const bool is_alone =
        numeral && !numeral->is_han && numeral->value >= 1 &&
        (numeral->length == text.size() || head_light.find(text[numeral->length]) != Letters::npos);
    return is_alone ? Ordinal{numeral->value, numeral->length} : Ordinal{};
}

/// 3号楼, 3栋: whose vote it is; 0 if none.
std::size_t building_at(Letters text) {
    constexpr Letters words[] = {U"号楼", U"栋", U"幢", U"号楼业主", U"栋业主", U"号楼的"};
    const auto numeral = numeral_at(text);
    if (!numeral || numeral->is_mark) return 0;
    const std::size_t word = match_any(text.substr(numeral->length), words);
    return word == 0 ? 0 : numeral->length + word;
}

/// Takes the clause apart into words that all speak of an ending.
Counted counted(Letters clause) {
    Counted out;
    std::size_t at = 0;
    while (at < clause.size()) {
        if (head_light.find(clause[at]) != Letters::npos) {
            ++at;
            continue;
        }
        const Letters rest = clause.substr(at);
        const std::size_t noun = match_any(rest, vote_nouns);
        const std::size_t motion = match_any(rest, motions);
        const std::size_t matter = match_any(rest, matters);
        const std::size_t closing = match_any(rest, closings);
        const std::size_t cancelling = match_any(rest, cancellings);
        const std::size_t filler = match_any(rest, fillers);
        const std::size_t longest = std::max({noun, motion, matter, closing, cancelling, filler});
        if (longest == 0) {
            if (const std::size_t building = building_at(rest)) {  // 1号楼表决截止
                at += building;
                continue;
            }
            Ordinal placed = placed_ordinal(rest);
            if (placed.length == 0 && out.noun) placed = bare_ordinal(rest);
            if (placed.length == 0) return out;
            out.ordinals.push_back(placed.value);
            out.noun = out.noun || contains_any(rest.substr(0, placed.length), vote_nouns);
            at += placed.length;
            continue;
        }
        out.is_all = out.is_all || match_any(rest, all_words) == longest;
        at += longest;
        if (noun == longest || motion == longest) {
            const std::size_t known = out.ordinals.size();
            at += take_ordinals(clause.substr(at), out.ordinals);
            out.noun = out.noun || noun == longest || out.ordinals.size() > known;
        } else if (matter == longest) {
            // "voting on item 3 is over" closes whatever is open; "voting closed on motion 1" that.
            std::vector<int> ordinals;
            at += take_ordinals(clause.substr(at), ordinals);
            if (out.closings != 0 && out.ordinals.empty()) out.ordinals = std::move(ordinals);
        } else if (cancelling == longest) {
            ++out.cancellings;
        } else if (closing == longest) {
            ++out.closings;
        }
    }
    out.is_whole = true;
    return out;
}

bool is_made_of(Letters clause, Words words) {
    clause = trim(clause, head_light);
    while (!clause.empty()) {
        const std::size_t word = match_any(clause, words);
        if (word == 0) return false;
        clause = trim(clause.substr(word), head_light);
    }
    return true;
}

/// 好结束了不投了: words that end a vote, and such as may stand beside them.
bool is_made_of_endings(Letters clause) {
    bool closes = false;
    clause = trim(clause, head_light);
    while (!clause.empty()) {
        const std::size_t closing =
            std::max(match_any(clause, bare_closings), match_any(clause, weak_closings));
        const std::size_t word = std::max(closing, match_any(clause, side_words));
        if (word == 0) return false;
        const bool is_polite = clause.starts_with(U"好了") || clause.starts_with(U"就这样");
        closes = closes || (closing == word && !is_polite);
        clause = trim(clause.substr(word), head_light);
    }
    return closes;
}

}  // namespace

std::optional<Ending> ending_of(Letters clause) {
    const Counted words = counted(clause);
    if (!words.is_whole || !words.noun) return std::nullopt;
    if (words.cancellings + words.closings == 0) return std::nullopt;
    const auto kind = words.cancellings != 0 ? Ending::Kind::cancelling : Ending::Kind::closing;
    return Ending{kind, words.ordinals, words.is_all && words.ordinals.empty()};
}

std::optional<Ending> bare_ending(Letters message) {
    if (message.size() > bare_letters_max) return std::nullopt;
    const auto clauses = clauses_of(message);
    if (clauses.empty() || clauses.size() > bare_clauses_max) return std::nullopt;
    bool has_closing = false;
    for (const ClauseRange& range : clauses) {
        const Letters clause = message.substr(range.begin, range.end - range.begin);
        if (range.asked) return std::nullopt;
        const bool closes = is_made_of(clause, bare_closings);
        has_closing = has_closing || closes;
        if (!closes && !is_made_of(clause, weak_closings) && !is_made_of(clause, side_words))
            return std::nullopt;
    }
    if (!has_closing) return std::nullopt;
    return Ending{.kind = Ending::Kind::closing};
}

std::optional<Ending> ending_across(Letters subject, Letters verdict) {
    const Counted called = counted(verdict);
    if (!called.is_whole || called.noun || called.cancellings == 0) return std::nullopt;
    constexpr Letters flaws[] = {U"错",    U"有误",    U"有歧义", U"不对",      U"有问题",
                                 U"漏了",  U"不清楚",  U"不准确", U"不完整",    U"重复",
                                 U"wrong", U"mistake", U"error",  U"incorrect", U"unclear",
                                 U"不妥",  U"不规范"};
    constexpr Letters supposed[] = {U"如果", U"要是", U"若",   U"否则", U"一旦",  U"凡是",
                                    U"的话", U"不足", U"未到", U"if",   U"unless"};
    const auto noun = find_any(subject, vote_nouns);
    if (!noun || contains_any(subject, supposed)) return std::nullopt;
    const Ordinal number = ordinal_at(subject.substr(noun->end()));
    // 表决2没写清谁出钱,作废: a number says which vote is spoken of, a flaw that one is.
    if (number.value == 0 && !contains_any(subject, flaws)) return std::nullopt;
    Ending ending{.kind = Ending::Kind::cancelling};
    if (number.value != 0) ending.ordinals = {number.value};
    return ending;
}

bool tells_of_close(std::string_view message) {
    constexpr std::size_t letters_max = 2000;
    constexpr Letters results[] = {U"表决结果",   U"投票结果",    U"计票结果", U"统计结果",
                                   U"结果如下",   U"结果公布",    U"表决情况", U"投票情况",
                                   U"the result", U"the results", U"results:", U"result:"};
    Folded folded = fold(message);
    drop_voice_mark(folded);
    const Letters text = Letters(folded.text).substr(0, letters_max);
    if (contains_any(text, results)) return true;
    for (const ClauseRange& range : clauses_of(text)) {
        const Letters clause = text.substr(range.begin, range.end - range.begin);
        if (range.asked) continue;
        const Counted words = counted(clause);
        if (words.is_whole && words.closings != 0) return true;
        if (is_made_of_endings(clause)) return true;
    }
    return false;
}

}  // namespace linyi::language
