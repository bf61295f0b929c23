#include "language/head_words.hpp"
#include "language/marker_head.hpp"

#include <optional>
#include <utility>

namespace linyi::language {
namespace {

using Kind = MarkerHead::Kind;

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

}  // namespace

std::optional<MarkerHead> meeting_head(Letters clause, bool in_bracket) {
    const Letters words = trim(clause, head_light);
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
                           !tells_of_later(left) && !has_clock(left);
        if (!left.empty() && !in_bracket && !named) continue;
        constexpr Letters not_yet[] = {U"前", U"后",   U"时间", U"之前", U"之后", U"时",   U"的",
                                       U"吗", U"以后", U"还",   U"再",   U"没",   U"通知", U"at"};
        if (match_any(trim(behind), not_yet) != 0) continue;
        if (!in_bracket && (has_clock(words) || tells_of_later(words))) continue;
        return MarkerHead{.kind = kind, .rest = clause.size()};
    }
    return std::nullopt;
}

/// 议题一…, 第一项…, 第二个议题, Item 2, 下一个议题. `rest` is where the title starts.
std::optional<MarkerHead> item_head(Letters clause, bool in_bracket) {
    std::size_t at = 0;
    for (;;) {
        while (at < clause.size() && head_light.find(clause[at]) != Letters::npos) ++at;
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
    if (!in_bracket && !ends_at(clause, head.rest) && noun == 0 && !rest.starts_with(U"下"))
        return std::nullopt;
    return head;
}

}  // namespace linyi::language
