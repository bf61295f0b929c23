#include "language/chain.hpp"
#include "language/clause.hpp"
#include "language/folded.hpp"
#include "language/marker.hpp"
#include "language/unit_words.hpp"
#include "language/words.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

constexpr Letters check_in_words[] = {
    U"签到",       U"签个到",   U"签 到",      U"报到",     U"报道",    U"打卡",
    U"已签",       U"签一下到", U"check in",   U"check-in", U"checkin", U"checking in",
    U"checked in", U"sign in",  U"signing in", U"sign-in",  U"present"};
// Talk about signing in: the host's call, a question, a count.
constexpr Letters about_words[] = {
    U"请先签到", U"请签到",          U"格式",           U"签到表",   U"签到了吗",
    U"怎么签到", U"没签到",          U"未签到",         U"签到时间", U"签到人数",
    U"大家签到", U"签到的",          U"签到情况",       U"如何签到", U"签到方式",
    U"签到率",   U"请各位签到",      U"请大家先签到",   U"都来签到", U"开始签到",
    U"现在签到", U"签到开始",        U"签到截止",       U"签到结束", U"回复签到",
    U"发送签到", U"please check in", U"please sign in", U"how to",   U"签到户",
    U"签到成功", U"签到功能",        U"接龙签到",       U"签到接龙", U"签到码",
    U"都签到",   U"完成签到",        U"签到吗",         U"签到统计", U"+房号",
    U"加房号",   U"签到房号",        U"签到 房号",      U"打卡机",   U"去报到",
    U"签到处",   U"签到不了",        U"签不了到",       U"没法签到", U"签到完了"};
// Behind a room the short word is enough: "3-1-102 到".
constexpr Letters arrived_words[] = {
    U"到",         U"已到",        U"到了",    U"到会",   U"到场", U"来了",   U"已到会",
    U"已到场",     U"参加",        U"参会",    U"在",     U"到!",  U"here",   U"present",
    U"在线",       U"已参会",      U"来啦",    U"到啦",   U"我在", U"我来了", U"来也",
    U"到位",       U"我到了",      U"签",      U"来报到", U"旁听", U"已到位", U"在场",
    U"i'm here",   U"i am here",   U"都到了",  U"在的",   U"都在", U"都来了", U"i'm in",
    U"we're here", U"we are here", U"参会签到"};
// Who is with the speaker, in front of those words: 我和老公都到了.
constexpr Letters company[] = {U"我和", U"我跟", U"我们", U"我家", U"全家",   U"老公", U"老婆",
                               U"爱人", U"老伴", U"我妈", U"我爸", U"两口子", U"家人", U"先生",
                               U"太太", U"孩子", U"我",   U"和",   U"跟"};
// 帮马阿姨签到: for somebody else; 代表全家签到 is for one's own.
constexpr Letters openers[] = {U"代", U"帮", U"替"};
constexpr Letters own_household[] = {U"代表全家", U"代表我家", U"代表我们", U"代表本户",
                                     U"代表我",   U"代表一家", U"帮忙"};
constexpr Letters taking_back[] = {
    U"撤回签到", U"取消签到", U"签到取消", U"签到撤回", U"签到作废",        U"撤销签到",
    U"签到撤销", U"不签到了", U"签错了",   U"签到错了", U"cancel my check", U"withdraw my check"};
// 明天再签到: not yet.
constexpr Letters later_words[] = {U"明天", U"待会",   U"等会",   U"一会",  U"稍后",
                                   U"等下", U"再签到", U"再报到", U"later", U"tomorrow"};
// 请假, 晚点到, "running late": who says so is not there yet.
constexpr Letters absent_words[] = {
    U"请假",      U"请个假",     U"晚点",       U"晚些",        U"晚一点",      U"迟到一会",
    U"马上到",    U"马上来",     U"快到了",     U"在路上",      U"路上",        U"来不了",
    U"到不了",    U"不来",       U"没空",       U"没时间",      U"不能到",      U"不能来",
    U"不参加",    U"没法参加",   U"缺席",       U"赶不上",      U"赶不回",      U"还没到",
    U"没到",      U"未到",       U"不在",       U"参加不了",    U"去不了",      U"不去了",
    U"late",      U"can't make", U"can’t make", U"not coming",  U"on my way",   U"won't be",
    U"apologies", U"absent",     U"not here",   U"cannot make", U"be there in", U"unable to",
    U"有事来",    U"不能参加",   U"无法参加",   U"无法到"};
// 线下到场: 2-1-201、3-1-103, said by whoever keeps the list.
constexpr Letters on_the_spot[] = {U"线下到场",     U"现场到场", U"线下签到",         U"现场签到",
                                   U"线下到会",     U"现场到会", U"到场的有",         U"到会的有",
                                   U"线下参会",     U"现场参会", U"现场有",           U"线下有",
                                   U"in the room:", U"on site:", U"present in person"};
constexpr Letters light = U" \n,.。:;!~、-";
constexpr std::size_t bare_letters_max = 12;

/// The clause of `text` that holds the letter at `at`.
ClauseRange clause_around(Letters text, std::size_t at) {
    for (const ClauseRange& range : clauses_of(text))
        if (at >= range.begin && at < range.end) return range;
    return {.begin = 0, .end = text.size()};
}

/// Whether the words before 签到 in its clause say for whom: 帮马阿姨, 代3-1-103.
bool signs_for_others(Letters before) {
    const auto opener = find_any(before, openers);
    return opener && match_any(before.substr(opener->at), own_household) == 0;
}

bool is_company(Letters text) {
    text = trim(text, light);
    while (const std::size_t word = match_any(text, company)) text = trim(text.substr(word), light);
    return text.empty();
}

bool says_arrived(Letters text, const std::vector<UnitFound>& units) {
    if (units.size() != 1) return false;
    Letters before = trim(text.substr(0, units[0].at), light);
    while (const std::size_t arrived = match_any(before, arrived_words)) {  // 到了到了
        if (arrived == before.size()) break;
        before = trim(before.substr(arrived), light);
    }
    Letters behind = trim(text.substr(units[0].at + units[0].length), light);
    constexpr std::size_t name_letters_max = 4;
    // 奶奶也来了 3-1-101
    const std::size_t said = match_end(before, arrived_words);
    if (said != 0 && is_company(before.substr(0, before.size() - said)))
        return behind.size() <= name_letters_max;
    if (said != 0 && before.size() - said <= name_letters_max)
        return behind.size() <= name_letters_max;
    if (!before.empty()) return false;
    const std::size_t arrived = match_end(behind, arrived_words);
    return arrived != 0 && behind.size() - arrived <= name_letters_max;
}

/// The units written with the word: behind it up to the next full stop, or before it in its clause.
std::vector<std::string> units_at(Letters text, const std::vector<UnitFound>& units,
                                  const Found& word) {
    const auto stop_behind = std::min(text.find_first_of(U"。!?\n", word.end()), text.size());
    std::size_t start = word.at;
    while (start > 0 && Letters(U"。!?\n").find(text[start - 1]) == Letters::npos) --start;
    std::vector<std::string> labels;
    for (const UnitFound& unit : units) {
        const bool behind = unit.at >= word.end() && unit.at < stop_behind;
        const bool before = unit.at < word.at && unit.at >= start;
        if ((behind || before) && std::ranges::find(labels, unit.label) == labels.end())
            labels.push_back(unit.label);
    }
    if (!labels.empty()) return labels;
    // 签到!2-1-702
    constexpr std::size_t near_letters_max = 8;
    for (const UnitFound& unit : units)
        if (unit.at >= word.end() && unit.at - word.end() <= near_letters_max) return {unit.label};
    return labels;
}

std::vector<std::string> labels_of(const std::vector<UnitFound>& units) {
    std::vector<std::string> labels;
    for (const UnitFound& unit : units) labels.push_back(unit.label);
    return labels;
}

/// 【…】 in front makes an announcement; only 【签到】 3-1-102 is a resident's own.
bool is_heading(Letters text) {
    if (text[0] != U'【') return false;
    const std::size_t word = match_any(text.substr(1), check_in_words);
    return word == 0 || word + 1 >= text.size() || text[word + 1] != U'】';
}

/// 签到 3-1-102 顺便问一下几点结束?: signed in already, whatever is asked in the same breath.
bool is_done_before_asking(Letters clause, const Found& word) {
    constexpr Letters asked_of_it[] = {U"了吗",   U"没",     U"吗",   U"有没有", U"了没",
                                       U"可以",   U"行",     U"算",   U"要",     U"能",
                                       U"是不是", U"好了吗", U"成功", U"怎么"};
    const std::size_t at = skip_spaces(clause, word.end());
    const auto unit = unit_at(clause, at);
    if (!unit) return false;
    constexpr std::size_t question_letters_min = 4;
    const Letters rest = trim(clause.substr(at + unit->length), light);
    return rest.size() >= question_letters_min && match_any(rest, asked_of_it) == 0;
}

/// A 接龙 for who comes: everybody's line is in it, the sender's own among them.
std::optional<CheckIn> chained(std::string_view text) {
    constexpr Letters gathering[] = {U"签到", U"参会", U"到会", U"报到",     U"参加",
                                     U"出席", U"开会", U"会议", U"check in", U"attend"};
    constexpr Letters voting[] = {U"同意", U"反对", U"投票", U"表决", U"团购", U"vote"};
    const Chain chain = read_chain(text);
    const Folded title = fold(chain.title);
    if (chain.lines.empty() || !contains_any(title.text, gathering) ||
        contains_any(title.text, voting))
        return std::nullopt;
    CheckIn check_in;
    for (const ChainLine& line : chain.lines)
        check_in.units.insert(check_in.units.end(), line.units.begin(), line.units.end());
    return check_in;
}

}  // namespace

std::optional<CheckIn> read_check_in(std::string_view text) {
    Folded folded = fold(text);
    drop_quotation(folded);
    drop_stickers(folded);
    const Letters letters = folded.text;
    const Letters trimmed = trim(letters);
    if (trimmed.empty() || trimmed[0] == U'@' || is_heading(trimmed)) return std::nullopt;
    if (auto chain = chained(text)) return chain;

    const auto units = find_units(letters);
    const auto word = find_any(letters, check_in_words);
    if (!word) {
        // Good evening, 6-2-1101 here: the clause of the room may say it alone.
        const ClauseRange near =
            units.empty() ? ClauseRange{} : clause_around(letters, units[0].at);
        const Letters alone = letters.substr(near.begin, near.end - near.begin);
        if (near.asked || contains_any(letters, absent_words)) return std::nullopt;
        if (!units.empty() && contains_any(letters, on_the_spot))
            return CheckIn{labels_of(units), true};
        if (!says_arrived(letters, units) && !says_arrived(alone, find_units(alone)))
            return std::nullopt;
        return CheckIn{.units = {units[0].label}};
    }
    if (contains_any(letters, taking_back)) return CheckIn{.is_withdrawn = true};
    if (contains_any(letters, on_the_spot) && !units.empty())
        return CheckIn{labels_of(units), true};
    // 签到 房号:3-1-102 follows the form that was asked for.
    constexpr std::size_t form_letters_max = 24;
    const bool fills_form = units.size() == 1 && trimmed.size() <= form_letters_max;
    if (contains_any(letters, about_words) && !fills_form) return std::nullopt;
    if (contains_any(letters, on_the_spot) && !units.empty())
        return CheckIn{labels_of(units), true};
    const Letters before = trim(letters.substr(0, word->at));
    if (!before.empty() && Letters(U"没未不").find(before.back()) != Letters::npos)
        return std::nullopt;
    const ClauseRange clause = clause_around(letters, word->at);
    const Letters words = letters.substr(clause.begin, clause.end - clause.begin);
    const bool later = contains_any(words, later_words) && words.find(U'先') == Letters::npos;
    const Found said{word->at - clause.begin, word->length};
    const bool asks = clause.asked && !is_done_before_asking(words, said);
    if (asks || later) return std::nullopt;
    const bool proxy = signs_for_others(letters.substr(clause.begin, word->at - clause.begin));
    CheckIn check_in{.units = units_at(letters, units, *word), .is_proxy = proxy};
    if (check_in.units.empty()) {
        // 签到 3 1 102: blanks instead of dashes.
        const std::size_t stop =
            std::min(letters.find_first_of(U"。,!?\n;", word->end()), letters.size());
        const Letters behind = trim(letters.substr(word->end(), stop - word->end()), light);
        const bool digits = std::ranges::all_of(behind, [](char32_t c) {
            return is_digit(c) || is_latin(c) || Letters(U" ./").find(c) != Letters::npos;
        });
        if (!behind.empty() && digits && behind.find_first_of(U" ./") != Letters::npos) {
            if (auto label = unit_label(to_utf8(behind)); !label.empty())
                return CheckIn{.units = {std::move(label)}};
        }
    }
    if (!check_in.units.empty()) return check_in;
    const bool bare = trimmed.size() <= bare_letters_max && letters.find(U'?') == Letters::npos;
    if (!bare) return std::nullopt;
    return check_in;
}

}  // namespace linyi::language
