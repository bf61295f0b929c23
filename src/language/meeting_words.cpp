#include "language/meeting_words.hpp"

#include "language/clause.hpp"
#include "language/option_list.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

constexpr Letters host_words[] = {U"主持人是",   U"主持人为",  U"主持人:",      U"主持人",
                                  U"主持:",      U"会议主持",  U"主持是",       U"host:",
                                  U"host",       U"host is",   U"chair:",       U"chair",
                                  U"chaired by", U"hosted by", U"chairperson:", U"moderator:"};
constexpr Letters host_behind[] = {U"主持",   U"担任主持", U"来主持",
                                   U"为主持", U"做主持",   U"任主持人"};
constexpr Letters recorder_words[] = {U"记录人是",  U"记录人:",     U"记录人",     U"记录员",
                                      U"记录员:",   U"记录:",       U"记录是",     U"记录",
                                      U"会议记录:", U"会议记录",    U"会议记录人", U"recorder:",
                                      U"recorder",  U"minutes:",    U"minutes by", U"notes:",
                                      U"notes by",  U"recorder is", U"secretary:", U"记录由"};
constexpr Letters recorder_behind[] = {U"记录",     U"做记录", U"负责记录",
                                       U"担任记录", U"作记录", U"来记录"};
constexpr Letters agenda_words[] = {U"议题", U"议程", U"agenda", U"topics", U"items", U"讨论事项"};
constexpr Letters background_words[] = {U"背景:", U"背景是", U"背景", U"background:", U"context:"};
constexpr Letters calls[] = {U"请大家",       U"请各位",   U"请物业",       U"请业主", U"大家发言",
                             U"大家可以发言", U"请发言",   U"欢迎发言",     U"please", U"先请",
                             U"请",           U"大家讨论", U"floor is open"};
// 由周敏主持, 今天周敏主持: what stands before the name.
constexpr Letters name_leads[] = {U"由", U"今天",   U"今晚",    U"本次会议由", U"我是",
                                  U"我", U"会议由", U"大家好",  U"的",         U"是",
                                  U":",  U"为",     U"this is", U"by"};
constexpr Letters titles[] = {U"主任", U"副主任", U"委员", U"经理", U"书记",
                              U"老师", U"女士",   U"先生", U"同志"};

constexpr Letters name_stops = U" \n,.。;!?、:()（）“”[]【】";
constexpr std::size_t name_letters_max = 6;
constexpr std::size_t latin_name_max = 30;

std::string name_behind(const Folded& folded, std::size_t at, std::size_t end) {
    const Letters text = folded.text;
    while (at < end && Letters(U" :为是").find(text[at]) != Letters::npos) ++at;
    const std::size_t length = name_at(text.substr(at, end - at));
    return folded.cut(at, at + length);
}

/// 周敏 in "由周敏主持".
std::string name_before(const Folded& folded, std::size_t begin, std::size_t word) {
    Letters before = Letters(folded.text).substr(begin, word - begin);
    for (;;) {
        before = trim(before);
        const std::size_t lead = match_any(before, name_leads);
        if (lead == 0) break;
        before.remove_prefix(lead);
    }
    if (before.size() < 2 || before.size() > name_letters_max) return {};
    if (!std::ranges::all_of(before, is_han)) return {};
    const auto at = static_cast<std::size_t>(before.data() - folded.text.data());
    return folded.cut(at, at + before.size());
}

struct Wanted {
    Words before{};
    Words behind{};
};
std::string person(const Folded& folded, const Stretch& stretch, const Wanted& wanted) {
    const Letters text = Letters(folded.text).substr(stretch.from, stretch.to - stretch.from);
    for (const ClauseRange& clause : clauses_of(text)) {
        const Letters words = text.substr(clause.begin, clause.end - clause.begin);
        const std::size_t base = stretch.from + clause.begin;
        const auto behind = find_any(words, wanted.behind);
        if (behind && behind->at >= 2) {
            if (auto name = name_before(folded, base, base + behind->at); !name.empty())
                return name;
        }
        const auto found = find_any(words, wanted.before);
        if (!found) continue;
        auto name = name_behind(folded, base + found->end(), base + words.size());
        if (!name.empty()) return name;
    }
    return {};
}

std::vector<std::string> agenda(const Folded& folded, const Stretch& stretch) {
    const Letters text = Letters(folded.text).substr(stretch.from, stretch.to - stretch.from);
    const auto word = find_any(text, agenda_words);
    const std::size_t from = word ? word->end() : 0;
    std::vector<std::string> items;
    if (const auto list = find_agenda(text.substr(from))) {
        for (const Listed& entry : list->entries)
            items.push_back(folded.cut(stretch.from + from + entry.label_begin,
                                       stretch.from + from + entry.label_end));
        return items;
    }
    if (!word || from >= text.size() || text[from] != U':') return items;
    const std::size_t end = std::min(text.find_first_of(U"。!?\n", from), text.size());
    for (std::size_t at = from + 1; at < end;) {
        const std::size_t stop = std::min(text.find_first_of(U"、;,", at), end);
        auto item = folded.cut(stretch.from + at, stretch.from + stop);
        if (!item.empty()) items.push_back(std::move(item));
        at = stop + 1;
    }
    return items;
}

}  // namespace

std::size_t name_at(Letters text) {
    std::size_t length = 0;
    if (!text.empty() && is_latin(text[0])) {
        while (length < text.size() && length < latin_name_max &&
               (is_latin(text[length]) || text[length] == U' ' || text[length] == U'.'))
            ++length;
        return trim_end(text.substr(0, length), U".").size();
    }
    while (length < text.size() && is_han(text[length]) && length <= name_letters_max) ++length;
    const bool stopped = length == text.size() || name_stops.find(text[length]) != Letters::npos;
    if (!stopped || length > name_letters_max) return 0;
    const std::size_t title = match_end(text.substr(0, length), titles);
    return length - title >= 2 ? length : 0;
}

MeetingStart read_meeting_start(const Folded& folded, const Stretch& stretch) {
    MeetingStart start;
    start.host = person(folded, stretch, {host_words, host_behind});
    start.recorder = person(folded, stretch, {recorder_words, recorder_behind});
    start.agenda = agenda(folded, stretch);
    return start;
}

ItemStart read_item(const Folded& folded, const Stretch& stretch) {
    constexpr Letters edges = U" \n:,.。、-“”\"";
    const Letters text = Letters(folded.text).substr(stretch.from, stretch.to - stretch.from);
    std::size_t begin = 0;
    while (begin < text.size() && edges.find(text[begin]) != Letters::npos) ++begin;
    std::size_t end = std::min(text.find_first_of(U"。;!?\n", begin), text.size());
    const auto background = find_any(text, background_words, begin);
    if (background) end = std::min(end, background->at);
    const Letters title_words = text.substr(begin, end - begin);
    if (const auto call = find_any(title_words, calls); call && call->at > 0) {
        const char32_t before = title_words[call->at - 1];
        if (edges.find(before) != Letters::npos) end = begin + call->at;
    }
    while (end > begin && edges.find(text[end - 1]) != Letters::npos) --end;

    ItemStart item;
    item.title = folded.cut(stretch.from + begin, stretch.from + end);
    if (background) {
        std::size_t stop = text.size();
        // The last sentence may call for speeches.
        const Letters rest = text.substr(background->end());
        for (std::size_t at = 0; at < rest.size(); ++at) {
            const bool sentence = at > 0 && Letters(U"。!?\n").find(rest[at - 1]) != Letters::npos;
            if (sentence && match_any(rest.substr(skip_spaces(rest, at)), calls) != 0) {
                stop = background->end() + at;
                break;
            }
        }
        std::size_t from = background->end();
        while (from < stop && edges.find(text[from]) != Letters::npos) ++from;
        item.background = folded.cut(stretch.from + from, stretch.from + stop);
    }
    return item;
}

}  // namespace linyi::language
