#include "language/marker_head.hpp"

#include "language/ending.hpp"
#include "language/head_words.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace linyi::language {
namespace {

using Kind = MarkerHead::Kind;

constexpr Letters vote_nouns[] = {
    U"表决事项", U"投票事项", U"表决",     U"投票",          U"举手表决", U"vote",      U"voting",
    U"poll",     U"polls",    U"ballot",   U"投票表决",      U"表决投票", U"表态",      U"投个票",
    U"投一下票", U"投下票",   U"表个态",   U"show of hands", U"意向征询", U"意见征询",  U"征询意见",
    U"意向调查", U"民意调查", U"问卷调查", U"民意征询",      U"意向投票", U"straw poll"};
// What is voted on; heads only with their number (Motion 1:, 议案二:).
constexpr Letters motions[] = {U"motion", U"proposal", U"resolution", U"议案", U"提案", U"动议"};
constexpr Letters result_words[] = {
    U"结果",     U"通过",   U"未通过",  U"公布",   U"统计",    U"票数", U"情况", U"汇总",
    U"计票",     U"result", U"results", U"passed", U"outcome", U"公示", U"唱票", U"提醒",
    U"说明",     U"规则",   U"须知",    U"预告",   U"通知",    U"纪要", U"方式", U"办法",
    U"reminder", U"rules",  U"延期",    U"延长",   U"倒计时"};
constexpr Letters other_nouns[] = {U"决议",       U"任务",        U"公告",   U"通报",  U"通知",
                                   U"提醒",       U"公示",        U"结果",   U"简报",  U"纪要",
                                   U"resolution", U"resolutions", U"result", U"notice"};

constexpr Letters start_behind[] = {
    U"开始啦", U"开始了", U"now",      U"一下吧",      U"现在",   U"开始",
    U"如下",   U"一下",   U"正式开始", U"现在开始",    U"吧",     U"了",
    U"开启",   U"已开启", U"啊",       U"呀",          U"啦",     U"喽",
    U"已开始", U"please", U"通道开启", U"is open",     U"open",   U"opens",
    U"starts", U"begins", U"now open", U"is now open", U"started"};
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

MarkerHead head_of(Ending ending, std::size_t length) {
    const bool closes = ending.kind == Ending::Kind::closing;
    return MarkerHead{.kind = closes ? Kind::closing : Kind::cancelling,
                      .ordinal = ending.ordinals.empty() ? 0 : ending.ordinals.front(),
                      .ordinals = std::move(ending.ordinals),
                      .is_all = ending.is_all,
                      .rest = length};
}

std::optional<MarkerHead> ended(Letters clause) {
    auto ending = ending_of(clause);
    if (!ending) return std::nullopt;
    return head_of(std::move(*ending), clause.size());
}

/// "Motion 1: …", 议案二:…: a motion that is put, with its number.
std::optional<MarkerHead> motion_head(Letters clause) {
    const Letters rest = strip_openers(clause).rest;
    const std::size_t noun = match_any(rest, motions);
    if (noun == 0) return std::nullopt;
    const Ordinal number = ordinal_at(rest.substr(noun));
    const std::size_t end = clause.size() - rest.size() + noun + number.length;
    const bool headed =
        number.value != 0 ? ends_at(clause, end) : end < clause.size() && clause[end] == U':';
    if (!headed) return std::nullopt;
    return MarkerHead{
        .kind = Kind::opening, .ordinal = number.value, .rest = end, .needs_answers = true};
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
    if (auto ending = ended(words)) return *ending;
    if (contains_any(words, result_words) || tells_of_later(words) ||
        match_any(words, other_nouns) != 0)
        return {.kind = Kind::other};
    const Ordinal number = ordinal_at(words.substr(noun->end()));
    const Stripped before = strip_openers(words.substr(0, noun->at));
    MarkerHead head{.kind = Kind::opening, .rest = noun->end() + number.length};
    head.ordinal = number.value != 0 ? number.value : before.ordinal;
    head.is_numbered_head = head.ordinal != 0;
    head.rest += match_any(words.substr(head.rest), start_behind);
    head.subject = trim(before.rest, head_light);
    return head;
}

MarkerHead plain_head(Letters clause) {
    const Letters words = trim_end(clause);
    if (auto meeting = meeting_head(words, false)) return *meeting;
    if (auto ending = ended(words)) return *ending;

    const auto noun = find_any(words, vote_nouns);
    if (!noun) {
        if (auto motion = motion_head(words)) return *motion;
        if (auto item = item_head(words, false)) return *item;
        return {};
    }
    // Behind the colon stands the question: 表决一:是否明天起停水.
    if (tells_of_later(words.substr(0, words.find(U':', noun->end())))) return {};
    const Letters before = words.substr(0, noun->at);
    const Stripped stripped = strip_openers(before);
    const Ordinal number = ordinal_at(words.substr(noun->end()));
    const std::size_t behind = noun->end() + number.length;
    MarkerHead head{.kind = Kind::opening, .rest = behind};
    head.ordinal = number.value != 0 ? number.value : stripped.ordinal;
    if (stripped.rest.empty()) {
        // 现在表决是否同意…: the question stands right behind the word.
        constexpr Letters questions[] = {U"是否", U"要不要", U"同不同意", U"whether", U"on"};
        const bool asks = match_any(words.substr(skip_spaces(words, behind)), questions) != 0;
        if (asks && (stripped.starts || head.ordinal != 0)) {
            head.is_numbered_head = head.ordinal != 0;
            return head;
        }
        const std::size_t start = match_any(words.substr(skip_spaces(words, behind)), start_behind);
        // 我们投票决定,…: who decides is said, not yet that it is now.
        constexpr Letters deciding[] = {U"决定", U"来决定", U"定", U"决定吧", U"决定一下"};
        const std::size_t decides = match_any(words.substr(behind), deciding);
        if (decides != 0 && ends_at(clause, behind + decides)) {
            head.rest = behind + decides;
            head.needs_answers = true;
            return head;
        }
        const bool headed = ends_at(clause, behind) || start != 0;
        if (!headed) {
            if (auto item = item_head(words, false)) return *item;
            // 现在表决更换门禁的事: the answers behind it must tell.
            const bool is_result = match_any(words.substr(behind), result_words) != 0;
            if (!stripped.starts || is_result) return {};
            head.needs_answers = true;
            return head;
        }
        head.is_numbered_head =
            head.ordinal != 0 || (behind < clause.size() && clause[behind] == U':');
        // 投票表决, and nothing else in the clause: the answers behind it must tell.
        if (!stripped.starts && start == 0 && !head.is_numbered_head) {
            // So must those behind 投票 and a blank.
            const bool is_apart = behind < clause.size() && is_space(clause[behind]);
            if (!is_apart && trim(words, head_light).size() != noun->length) return {};
            head.needs_answers = true;
            return head;
        }
        // 表决:结果如下; but 表决:出资方式 is a question like any other.
        if (match_any(trim(words.substr(behind), head_light), result_words) != 0) return {};
        if (start != 0) head.rest = skip_spaces(words, behind) + start;
        return head;
    }
    head.subject = subject_of(before);
    if (!head.subject.empty() && ends_at(clause, behind)) return head;
    return item_head(words, false).value_or(MarkerHead{});
}

}  // namespace linyi::language
