#include "language/named_list.hpp"

#include "language/choice_words.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

constexpr Letters ends = U"。;!?\n:,()“”\"「」";
constexpr std::size_t label_letters_max = 12;
constexpr std::size_t names_max = 12;

/// Cuts text[from, to) at `joints`; nothing if a part is no name of an option.
std::vector<Found> names_in(Letters text, std::size_t from, std::size_t to, Words joints) {
    std::vector<Found> names;
    std::size_t begin = from;
    for (std::size_t at = from; at <= to; ++at) {
        const std::size_t joint = at == to ? 0 : match_any(text.substr(at, to - at), joints);
        if (at != to && joint == 0) continue;
        const Letters name = trim(text.substr(begin, at - begin));
        const bool fits = !name.empty() && name.size() <= label_letters_max;
        // 20:00/20:30, 1/2: numbers are told apart elsewhere.
        const bool is_word =
            std::ranges::any_of(name, [](char32_t c) { return is_han(c) || is_latin(c); });
        const auto word = choice_word_at(name);
        const bool answers = word && (word->say == Say::yes || word->say == Say::no);
        constexpr Letters asking[] = {U"是否", U"同意", U"要不要", U"whether",
                                      U"y",    U"n",    U"yes",    U"no"};
        if (!fits || !is_word || answers || contains_any(name, asking) || names.size() == names_max)
            return {};
        names.push_back({static_cast<std::size_t>(name.data() - text.data()), name.size()});
        begin = at + std::max<std::size_t>(joint, 1);
        at += joint > 1 ? joint - 1 : 0;
    }
    return names.size() >= 2 ? names : std::vector<Found>{};
}

std::size_t start_before(Letters text, std::size_t at, Letters stops) {
    while (at > 0 && stops.find(text[at - 1]) == Letters::npos) --at;
    return at;
}

/// 红/蓝/绿: everything between two stops around the strokes.
std::vector<Found> by_strokes(Letters text) {
    constexpr Letters joints[] = {U"/", U"|"};
    for (std::size_t at = text.find(U'/'); at != Letters::npos; at = text.find(U'/', at + 1)) {
        const std::size_t from = start_before(text, at, ends);
        const std::size_t to = std::min(text.find_first_of(ends, at), text.size());
        std::size_t cut = to;
        constexpr Letters tails[] = {U"选一",   U"任选",   U"二选一", U"三选一",
                                     U"四选一", U"五选一", U"2选1",   U"3选1"};
        if (const auto tail = find_any(text.substr(0, to), tails, at)) cut = tail->at;
        const auto names = names_in(text, from, cut, joints);
        // 门禁/对讲改造: two words may be one matter, unless people are told to choose.
        constexpr Letters choosing[] = {U"选", U"哪", U"which", U"choose", U"pick", U"or"};
        if (names.size() > 2 || (!names.empty() && contains_any(text, choosing))) return names;
    }
    return {};
}

/// 红、蓝、绿三选一.
std::vector<Found> by_count(Letters text) {
    constexpr Letters counts[] = {U"二选一", U"三选一", U"四选一", U"五选一", U"2选1",
                                  U"3选1",   U"4选1",   U"任选一", U"中选一"};
    constexpr Letters joints[] = {U"、", U"和", U"与", U"或", U"/", U"以及"};
    const auto count = find_any(text, counts);
    if (!count) return {};
    std::size_t to = count->at;
    while (to > 0 && Letters(U" ,:(").find(text[to - 1]) != Letters::npos) --to;
    return names_in(text, start_before(text, to, ends), to, joints);
}

/// 东门还是西门, "white, grey or green?".
std::vector<Found> by_or(Letters text) {
    constexpr Letters han_or[] = {U"还是"};
    constexpr Letters latin_or[] = {U"or", U","};
    const auto question = text.find(U'?');
    if (question == Letters::npos) return {};
    if (const auto either = text.find(U"还是"); either != Letters::npos) {
        const std::size_t from = start_before(text, either, ends);
        const std::size_t to = std::min(text.find_first_of(ends, either), text.size());
        if (auto names = names_in(text, from, to, han_or); !names.empty()) return names;
    }
    const Letters asked = text.substr(0, question);
    const auto word = find_any(asked, Words(latin_or).first(1));
    const auto lead = asked.find_last_of(U":-", word ? word->at : 0);
    if (!word || lead == Letters::npos) return {};
    std::u32string_view listed = asked;
    // ", or" is one joint.
    constexpr Letters both[] = {U", or", U"or", U","};
    return names_in(listed, lead + 1, question, both);
}

}  // namespace

std::optional<std::vector<Found>> find_named_list(Letters text) {
    for (const auto& names : {by_count(text), by_strokes(text), by_or(text)})
        if (!names.empty()) return names;
    return std::nullopt;
}

}  // namespace linyi::language
