#include "language/marker_head.hpp"

#include "language/numeral.hpp"

#include <algorithm>
#include <optional>

namespace linyi::language {
namespace {

using Kind = MarkerHead::Kind;

constexpr Letters vote_nouns[] = {U"表决事项", U"投票事项", U"表决", U"投票",  U"举手表决",
                                  U"vote",     U"voting",   U"poll", U"polls", U"ballot",
                                  U"投票表决", U"表决投票", U"表态"};
constexpr Letters close_words[] = {
    U"截止",       U"结束",       U"到此结束",  U"到此为止",    U"到此截止",   U"关闭",
    U"停止",       U"终止",       U"完毕",      U"截至",        U"到时间",     U"时间到",
    U"收票",       U"封票",       U"已截止",    U"已结束",      U"已经截止",   U"已经结束",
    U"已关闭",     U"就到这里",   U"到这里",    U"通道关闭",    U"通道已关闭", U"现在截止",
    U"正式截止",   U"closed",     U"close",     U"closing",     U"ended",      U"ends",
    U"over",       U"has ended",  U"is closed", U"is over",     U"are closed", U"is now closed",
    U"now closed", U"has closed", U"end",       U"have closed", U"finished",   U"已停止",
    U"环节结束",   U"到点"};
constexpr Letters close_verbs[] = {U"停止",  U"结束",    U"关闭", U"截止",   U"终止", U"停止接受",
                                   U"close", U"closing", U"end",  U"ending", U"stop"};
constexpr Letters cancel_words[] = {
    U"作废",        U"取消",   U"撤销",     U"无效",      U"废止",     U"中止",
    U"作废了",      U"已作废", U"已取消",   U"cancelled", U"canceled", U"is cancelled",
    U"is canceled", U"void",   U"is void",  U"withdrawn", U"cancel",   U"is withdrawn",
    U"不算",        U"不作数", U"推倒重来", U"撤回"};
constexpr Letters cancel_verbs[] = {U"取消", U"撤销",   U"作废",       U"废除",
                                    U"撤回", U"cancel", U"cancelling", U"withdraw"};
constexpr Letters result_words[] = {
    U"结果",     U"通过",   U"未通过",  U"公布",   U"统计",    U"票数", U"情况", U"汇总",
    U"计票",     U"result", U"results", U"passed", U"outcome", U"公示", U"唱票", U"提醒",
    U"说明",     U"规则",   U"须知",    U"预告",   U"通知",    U"纪要", U"方式", U"办法",
    U"reminder", U"rules",  U"延期",    U"延长",   U"倒计时"};
constexpr Letters future_words[] = {
    U"稍后",   U"一会",   U"待会",     U"等会", U"等下", U"过会",     U"回头",      U"下周",
    U"明天",   U"下次",   U"会后",     U"即将", U"将于", U"将在",     U"准备",      U"打算",
    U"再表决", U"再投票", U"改天",     U"晚点", U"马上", U"之后",     U"以后",      U"然后",
    U"待",     U"讨论完", U"later",    U"soon", U"will", U"tomorrow", U"next week", U"计划",
    U"拟",     U"散会前", U"会议最后", U"会前", U"未来", U"择期",     U"另行",      U"不表决",
    U"不投票", U"别投票", U"先不",     U"暂不", U"暂缓", U"推迟",     U"before",    U"after"};
constexpr Letters meeting_start_words[] = {U"会议开始",
                                           U"会议正式开始",
                                           U"会议现在开始",
                                           U"会议现在正式开始",
                                           U"现在开会",
                                           U"开会了",
                                           U"开始开会",
                                           U"正式开会",
                                           U"大会开始",
                                           U"宣布开会",
                                           U"开会",
                                           U"会议开始了",
                                           U"推进会开始",
                                           U"推进会现在开始",
                                           U"推进会正式开始",
                                           U"例会开始",
                                           U"座谈会开始",
                                           U"meeting starts",
                                           U"meeting start",
                                           U"meeting started",
                                           U"meeting begins",
                                           U"meeting is open",
                                           U"start the meeting",
                                           U"call the meeting to order",
                                           U"meeting is called to order",
                                           U"meeting called to order",
                                           U"meeting opened",
                                           U"业主大会开始"};
constexpr Letters meeting_end_words[] = {U"会议结束",
                                         U"散会",
                                         U"会议到此结束",
                                         U"会议到此为止",
                                         U"会议正式结束",
                                         U"会议圆满结束",
                                         U"会就开到这里",
                                         U"会议就到这里",
                                         U"会开到这里",
                                         U"推进会结束",
                                         U"推进会到此结束",
                                         U"例会结束",
                                         U"闭会",
                                         U"会议现在结束",
                                         U"meeting adjourned",
                                         U"meeting is adjourned",
                                         U"meeting closed",
                                         U"meeting ends",
                                         U"meeting ended",
                                         U"meeting is closed",
                                         U"meeting over",
                                         U"meeting is over",
                                         U"end of meeting",
                                         U"会议就开到这里",
                                         U"会就到这里",
                                         U"会到此结束",
                                         U"大会结束",
                                         U"会议到这里"};
constexpr Letters item_nouns[] = {U"议题",   U"议程",     U"agenda item", U"item", U"topic",
                                  U"agenda", U"讨论事项", U"议程项",      U"事项"};
constexpr Letters other_nouns[] = {U"决议",       U"任务",        U"公告",   U"通报",  U"通知",
                                   U"提醒",       U"公示",        U"结果",   U"简报",  U"纪要",
                                   U"resolution", U"resolutions", U"result", U"notice"};

// What a host says before coming to the point. A clause that opens, closes or cancels holds nothing
// else before its verb.
constexpr Letters openers[] = {
    U"现在",     U"下面",     U"接下来",   U"开始",       U"正式",      U"发起",   U"发起一个",
    U"发起一轮", U"进入",     U"进行",     U"请",         U"请大家",    U"请各位", U"大家",
    U"各位",     U"各位邻居", U"各位业主", U"我们",       U"咱们",      U"咱",     U"来",
    U"先",       U"那",       U"那就",     U"那么",       U"好",        U"好的",   U"好了",
    U"就",       U"线上",     U"群内",     U"业主",       U"邻居们",    U"邻居",   U"投个票",
    U"对",       U"第一次",   U"一轮",     U"新一轮",     U"本次",      U"本轮",   U"本项",
    U"此项",     U"该项",     U"这项",     U"此事",       U"这个",      U"环节",   U"宣布",
    U"我宣布",   U"时间到",   U"时间到了", U"ok",         U"now",       U"please", U"let's",
    U"let us",   U"we",       U"we now",   U"start",      U"starting",  U"open",   U"opening",
    U"begin",    U"the",      U"this",     U"to",         U"a",         U"new",    U"for",
    U"is",       U"在群里",   U"集中",     U"重新",       U"现",        U"并",     U"直接",
    U"马上进行", U"立即",     U"立刻",     U"组织",       U"开展",      U"给大家", U"一起",
    U"付诸",     U"举行",     U"提请",     U"提请各位",   U"so",        U"okay",   U"voting on",
    U"一下",     U"的",       U"时间",     U"此次",       U"这次",      U"上述",   U"刚才",
    U"刚刚",     U"对不起",   U"抱歉",     U"更正",       U"last",      U"sorry",  U"由于有误",
    U"因有误",   U"有误",     U"我来",     U"time is up", U"time's up", U"all",    U"everyone",
    U"各位家人", U"家人们",   U"让我们",   U"在线",       U"各户",      U"请业主", U"到点了",
    U"统一",     U"我",       U"说",       U"个"};
// Without one of these in front (or a number behind) 表决 alone opens nothing.
constexpr Letters starting[] = {
    U"现在", U"下面", U"接下来", U"开始", U"发起",   U"进入",  U"进行",      U"请",   U"大家",
    U"我们", U"咱",   U"来",     U"now",  U"please", U"let's", U"start",     U"open", U"begin",
    U"重新", U"提请", U"立即",   U"付诸", U"组织",   U"开展",  U"voting on", U"现"};
constexpr Letters start_behind[] = {
    U"开始",   U"如下",   U"一下",     U"正式开始",    U"现在开始", U"吧",   U"了",
    U"开启",   U"已开启", U"已开始",   U"通道开启",    U"is open",  U"open", U"opens",
    U"starts", U"begins", U"now open", U"is now open", U"started"};
constexpr Letters ordinal_marks[] = {U"第", U"事项", U"项",     U"议题", U"no.",    U"#",   U"号",
                                     U"之", U"序号", U"number", U"item", U"事项第", U"(第", U"("};
constexpr Letters ordinal_tails[] = {U"项", U"个",     U"次",     U"轮",     U"号",     U"题",
                                     U"件", U"项议题", U"个议题", U"项表决", U"个表决", U"项投票",
                                     U")",  U"）",     U"项内容", U"件事",   U"个事项"};
// 表决一致通过, 表决一下: no number.
constexpr Letters not_after_number = U"致下律定直起共样些分半般旦并个次户票切";
constexpr Letters item_lead[] = {
    U"下面",         U"现在",  U"接下来",     U"进入",  U"讨论",   U"请看", U"我们",    U"先",
    U"来",           U"看",    U"开始",       U"好",    U"好的",   U"进行", U"说",      U"先说",
    U"再说",         U"那",    U"咱们",       U"now",   U"next",   U"we",   U"discuss", U"let's",
    U"moving on to", U"first", U"move on to", U"on to", U"我们来", U"转入", U"审议",    U"接着"};
// 议题一讨论完了: it ends.
constexpr Letters item_over[] = {U"讨论完",   U"到此",   U"结束",   U"完",   U"已",   U"讨论到",
                                 U"的",       U"先放",   U"先到",   U"通过", U"暂",   U"就",
                                 U"讨论结束", U"和",     U"、议题", U"没",   U"done", U"is done",
                                 U"closed",   U"时",     U"我",     U"大家", U"里",   U"中",
                                 U"后",       U"讨论了", U"建议",   U"吗"};
constexpr Letters light = U" ,:!-~。.、*#=★☆>·•▶◆●■◇※_+“”\"()";
constexpr Letters head_ends = U":,.。、;!?\n (（“\"-";

struct Ordinal {
    int value{};
    std::size_t length{};
};

/// 一, 二:, 第2项, (三), #4 at the start of `text`; length 0 if none.
Ordinal ordinal_at(Letters text) {
    std::size_t at = skip_spaces(text, 0);
    at += match_any(text.substr(at), ordinal_marks);
    at = skip_spaces(text, at);
    const auto numeral = small_numeral_at(text.substr(at));
    if (!numeral || numeral->value < 1 || numeral->value > 99) return {};
    const std::size_t end = at + numeral->length;
    if (end < text.size()) {
        if (not_after_number.find(text[end]) != Letters::npos &&
            match_any(text.substr(end), ordinal_tails) == 0)
            return {};
        const bool number_goes_on = is_digit(text[end]) || text[end] == U'%';
        const bool clock = (text[end] == U':' || text[end] == U'.') && end + 1 < text.size() &&
                           is_digit(text[end + 1]) && numeral->length == 2;
        if (number_goes_on || clock) return {};
    }
    return {numeral->value, end + match_any(text.substr(end), ordinal_tails)};
}

/// Takes openers and numbers off the front of a clause. True if nothing is left.
struct Stripped {
    Letters rest{};
    bool starts{};
    int ordinal{};
};
Stripped strip_openers(Letters text) {
    Stripped out{.rest = text};
    for (;;) {
        while (!out.rest.empty() && light.find(out.rest.front()) != Letters::npos)
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

/// 就X进行(表决), 对X(投票): X. Empty if `before` is not of that form.
Letters subject_of(Letters before) {
    constexpr Letters about[] = {U"就", U"对", U"针对", U"关于", U"on", U"围绕"};
    constexpr Letters doing[] = {U"进行", U"开展", U"发起",   U"开始", U"来",   U"作",   U"做",
                                 U"问题", U"一事", U"这件事", U"事项", U"方案", U"的",   U"举行",
                                 U"组织", U"大家", U"请大家", U"线上", U"群内", U"正式", U","};
    Stripped stripped = strip_openers(before);
    Letters rest = stripped.rest;
    const std::size_t lead = match_any(rest, about);
    if (lead == 0 && !trim(before).starts_with(U"就") && before.find(U"就“") == before.npos)
        return {};
    rest.remove_prefix(lead);
    const std::size_t size = rest.size();
    for (;;) {
        rest = trim_end(rest);
        const std::size_t tail = match_end(rest, doing);
        if (tail == 0) break;
        rest.remove_suffix(tail);
    }
    if (rest.size() == size && lead != 0 && size > 0 && rest.back() != U'”') return {};
    return trim(rest, U"“”\"「」 ");
}

bool is_end(Letters text, std::size_t at) {
    return at >= text.size() || head_ends.find(text[at]) != Letters::npos;
}

bool ends_statement(Letters behind) {
    constexpr Letters tails[] = {U"了",  U"啦",     U"哈",        U"喽",         U"哦",
                                 U"吧",  U"谢谢",   U"谢谢大家",  U"大家辛苦了", U"时间到",
                                 U"now", U"thanks", U"thank you", U"everyone"};
    for (;;) {
        behind = trim(behind, light);
        if (behind.empty()) return true;
        const std::size_t tail = match_any(behind, tails);
        if (tail == 0) return false;
        behind.remove_prefix(tail);
    }
}

bool has_clock(Letters text) {
    for (std::size_t at = 1; at + 1 < text.size(); ++at)
        if (text[at] == U':' && is_digit(text[at - 1]) && is_digit(text[at + 1])) return true;
    constexpr Letters words[] = {U"分钟", U"点", U"minutes"};
    return contains_any(text, words);
}

/// 表决一截止, 停止投票, voting closed; 作废 and 取消 alike with their own words.
std::optional<MarkerHead> ended(Letters clause, const Found& noun, Words words, Words verbs) {
    const Stripped before = strip_openers(clause.substr(0, noun.at));
    const Ordinal number = ordinal_at(clause.substr(noun.end()));
    std::size_t at = noun.end() + number.length;
    const int ordinal = number.value != 0 ? number.value : before.ordinal;
    Letters behind = clause.substr(at);
    constexpr Letters fillers[] = {U"现在",   U"已经",   U"已",     U"正式", U"通道",   U"环节",
                                   U"就",     U"到此",   U"时间到", U"的",   U":",      U"有误",
                                   U"我宣布", U"宣布",   U"is",     U"has",  U"are",    U"now",
                                   U"been",   U"have",   U"到这里", U"因故", U"因有误", U"全部",
                                   U"先",     U"这一项", U"统一",   U"结果"};
    for (;;) {
        behind = trim(behind, light);
        const std::size_t word = match_any(behind, words);
        if (word != 0 && before.rest.empty() && ends_statement(behind.substr(word)))
            return MarkerHead{.ordinal = ordinal, .rest = clause.size()};
        const std::size_t filler = match_any(behind, fillers);
        if (filler == 0) break;
        behind.remove_prefix(filler);
    }
    // 停止投票, 取消表决二: the verb stands before the noun.
    const std::size_t verb = match_any(before.rest, verbs);
    if (verb == 0 || !ends_statement(clause.substr(at))) return std::nullopt;
    const Stripped between = strip_openers(before.rest.substr(verb));
    if (!between.rest.empty()) return std::nullopt;
    const int named = ordinal != 0 ? ordinal : between.ordinal;
    return MarkerHead{.ordinal = named, .rest = clause.size()};
}

std::optional<MarkerHead> meeting_head(Letters clause, bool in_bracket) {
    const Letters words = trim(clause, light);
    const auto end = find_any(words, meeting_end_words);
    const auto start = find_any(words, meeting_start_words);
    for (const auto& [found, kind] :
         {std::pair{end, Kind::meeting_end}, std::pair{start, Kind::meeting_start}}) {
        if (!found) continue;
        const Letters before = words.substr(0, found->at);
        const Letters behind = words.substr(found->end());
        constexpr Letters leads[] = {U"今天",     U"今晚",   U"本次",  U"这次", U"的",   U"我宣布",
                                     U"宣布",     U"好",     U"那",    U"物业", U"治理", U"业主",
                                     U"大家",     U"今天的", U"那么",  U"第",   U"季度", U"小区",
                                     U"everyone", U"the",    U"let's", U"i",    U"now"};
        Letters left = strip_openers(before).rest;
        for (;;) {
            const std::size_t lead = match_any(left, leads);
            if (lead == 0) break;
            left = strip_openers(left.substr(lead)).rest;
        }
        const bool named = left.size() <= 12 && kind == Kind::meeting_start &&
                           !contains_any(left, future_words) && !has_clock(left);
        if (!left.empty() && !in_bracket && !named) continue;
        constexpr Letters not_yet[] = {U"前", U"后",   U"时间", U"之前", U"之后", U"时",   U"的",
                                       U"吗", U"以后", U"还",   U"再",   U"没",   U"通知", U"at"};
        if (match_any(trim(behind), not_yet) != 0) continue;
        if (!in_bracket && (has_clock(words) || contains_any(words, future_words))) continue;
        return MarkerHead{.kind = kind, .rest = clause.size()};
    }
    return std::nullopt;
}

/// 议题一…, 第一项…, 第二个议题, Item 2, 下一个议题. `rest` is where the title starts.
std::optional<MarkerHead> item_head(Letters clause, bool in_bracket) {
    std::size_t at = 0;
    for (;;) {
        while (at < clause.size() && light.find(clause[at]) != Letters::npos) ++at;
        const std::size_t lead = match_any(clause.substr(at), item_lead);
        if (lead == 0) break;
        at += lead;
    }
    MarkerHead head{.kind = Kind::item};
    const Letters rest = clause.substr(at);
    constexpr Letters following[] = {U"下一项",       U"下一个议题", U"下一议题", U"下个议题",
                                     U"最后一个议题", U"next item",  U"最后一项", U"下一项议题"};
    const std::size_t noun = match_any(rest, item_nouns);
    if (const auto next = match_any(rest, following)) {
        head.rest = at + next;
    } else if (noun != 0) {
        const Ordinal number = ordinal_at(rest.substr(noun));
        if (number.length == 0 && !in_bracket) return std::nullopt;
        head.ordinal = number.value;
        head.rest = at + noun + number.length;
    } else if (rest.starts_with(U'第')) {
        const Ordinal number = ordinal_at(rest);
        constexpr Letters counters[] = {U"项", U"个", U"件", U"题"};
        const Letters taken = rest.substr(0, number.length);
        if (number.length == 0 || find_any(taken, counters) == std::nullopt) return std::nullopt;
        head.ordinal = number.value;
        head.rest = at + number.length;
        head.rest += match_any(clause.substr(head.rest), item_nouns);
    } else {
        return std::nullopt;
    }
    const Letters title = clause.substr(head.rest);
    if (match_any(trim(title), item_over) != 0) return std::nullopt;
    if (!in_bracket && !is_end(clause, head.rest) && noun == 0 && !rest.starts_with(U"下"))
        return std::nullopt;
    return head;
}

}  // namespace

MarkerHead bracket_head(Letters words) {
    words = trim(words);
    if (words.empty()) return {};
    if (const auto meeting = meeting_head(words, true)) return *meeting;
    const auto noun = find_any(words, vote_nouns);
    if (!noun) {
        constexpr Letters bare_close[] = {U"截止", U"时间到", U"停止", U"closed"};
        if (match_any(words, bare_close) == words.size()) return {.kind = Kind::closing};
        if (match_any(words, other_nouns) != 0) return {.kind = Kind::other};
        if (auto item = item_head(words, true)) return *item;
        return contains_any(words, other_nouns) ? MarkerHead{.kind = Kind::other} : MarkerHead{};
    }
    if (auto cancelled = ended(words, *noun, cancel_words, cancel_verbs)) {
        cancelled->kind = Kind::cancelling;
        return *cancelled;
    }
    if (auto closed = ended(words, *noun, close_words, close_verbs)) {
        closed->kind = Kind::closing;
        return *closed;
    }
    if (contains_any(words, result_words) || contains_any(words, future_words) ||
        match_any(words, other_nouns) != 0)
        return {.kind = Kind::other};
    const Ordinal number = ordinal_at(words.substr(noun->end()));
    const Stripped before = strip_openers(words.substr(0, noun->at));
    MarkerHead head{.kind = Kind::opening, .rest = noun->end() + number.length};
    head.ordinal = number.value != 0 ? number.value : before.ordinal;
    head.is_numbered_head = head.ordinal != 0;
    head.rest += match_any(words.substr(head.rest), start_behind);
    head.subject = trim(before.rest, light);
    return head;
}

MarkerHead plain_head(Letters clause, bool is_first) {
    const Letters words = trim_end(clause);
    if (auto meeting = meeting_head(words, false)) return *meeting;
    constexpr Letters bare_close[] = {U"截止",     U"截止了",     U"时间到",   U"时间到了",
                                      U"到此截止", U"停止投票",   U"到点了",   U"收票",
                                      U"封票",     U"time is up", U"time's up"};
    const Letters whole = trim(words, light);
    if (is_first && !whole.empty() && match_any(whole, bare_close) == whole.size())
        return {.kind = Kind::closing, .rest = clause.size()};

    const auto noun = find_any(words, vote_nouns);
    if (!noun) {
        if (auto item = item_head(words, false)) return *item;
        return {};
    }
    if (auto cancelled = ended(words, *noun, cancel_words, cancel_verbs)) {
        cancelled->kind = Kind::cancelling;
        return *cancelled;
    }
    if (auto closed = ended(words, *noun, close_words, close_verbs)) {
        constexpr Letters not_yet[] = {U"还有", U"还剩", U"即将",   U"将",   U"快",
                                       U"马上", U"就要", U"等",     U"待",   U"未",
                                       U"没",   U"will", U"before", U"when", U"until"};
        if (contains_any(words, not_yet) || has_clock(words)) return {};
        closed->kind = Kind::closing;
        return *closed;
    }
    if (contains_any(words, future_words)) return {};
    const Letters before = words.substr(0, noun->at);
    const Stripped stripped = strip_openers(before);
    const Ordinal number = ordinal_at(words.substr(noun->end()));
    const std::size_t behind = noun->end() + number.length;
    MarkerHead head{.kind = Kind::opening, .rest = behind};
    head.ordinal = number.value != 0 ? number.value : stripped.ordinal;
    if (stripped.rest.empty()) {
        const std::size_t start = match_any(words.substr(skip_spaces(words, behind)), start_behind);
        const bool headed = is_end(clause, behind) || start != 0;
        if (!headed) return item_head(words, false).value_or(MarkerHead{});
        head.is_numbered_head =
            head.ordinal != 0 || (behind < clause.size() && clause[behind] == U':');
        if (!stripped.starts && start == 0 && !head.is_numbered_head) return {};
        if (contains_any(words.substr(behind), result_words)) return {};
        if (start != 0) head.rest = skip_spaces(words, behind) + start;
        return head;
    }
    head.subject = subject_of(before);
    if (!head.subject.empty() && is_end(clause, behind)) return head;
    return item_head(words, false).value_or(MarkerHead{});
}

}  // namespace linyi::language
