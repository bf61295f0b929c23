#include "language/ranking.hpp"

#include "language/pick.hpp"
#include "language/unit_words.hpp"
#include "language/withdrawal.hpp"

#include <algorithm>
#include <utility>

namespace linyi::language {
namespace {

using Kind = AnswerReading::Kind;

constexpr Letters edges = U" \n,.。:;!?、-~…\"'“”()";
// What people say before the order, and what stands between its places.
constexpr Letters openings[] = {U"改成",          U"改为",      U"我的排序是", U"我的排序",
                                U"我排",          U"我选",      U"排序",       U"我的顺序",
                                U"顺序",          U"我投",      U"change to",  U"my order is",
                                U"my ranking is", U"my ranking"};
constexpr Letters firsts[] = {U"先选",   U"先投",   U"先",   U"首先", U"首选",
                              U"第一选", U"第一是", U"第一", U"first"};
constexpr Letters joints[] = {
    U">",    U"→",    U"->",   U",",      U"、",     U"然后",   U"其次",   U"再其次", U"再次",
    U"最后", U"后",   U"再",   U"第二选", U"第三选", U"第二是", U"第三是", U"第二",   U"第三",
    U"第四", U"第五", U"then", U"second", U"third",  U"last",   U"好过",   U"优先于", U";"};

/// The option that one place of the order names; nothing if none.
std::optional<std::size_t> option_at(Letters place, const PaperView& view) {
    place = trim(place, edges);
    for (const Letters word : {Letters(U"选项"), Letters(U"方案"), Letters(U"选")}) {
        if (place.starts_with(word)) place = trim(place.substr(word.size()), edges);
    }
    if (place.empty()) return std::nullopt;
    if (const auto picks = picks_at(place, view);
        picks && picks->picks.size() == 1 && picks->length == place.size())
        return option_of(picks->picks.front(), view);
    if (const auto exact = view.named_exactly(place)) return exact;
    return view.named_partly(place);
}

/// The places of an order, divided at joints; blanks divide too if nothing else does.
std::vector<Letters> places_of(Letters text) {
    std::vector<Letters> places;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = match_any(text.substr(at), joints);
        if (length == 0) {
            ++at;
            continue;
        }
        if (at > begin) places.push_back(text.substr(begin, at - begin));
        at += length;
        begin = at;
    }
    if (begin < text.size()) places.push_back(text.substr(begin));
    std::erase_if(places, [](Letters place) { return trim(place, edges).empty(); });
    if (places.size() != 1) return places;
    // "2 1 3"
    std::vector<Letters> apart;
    const Letters only = trim(places.front(), edges);
    for (std::size_t at = 0; at < only.size();) {
        const std::size_t end = std::min(only.find(U' ', at), only.size());
        if (end > at) apart.push_back(only.substr(at, end - at));
        at = end + 1;
    }
    return apart;
}

}  // namespace

AnswerReading read_ranking(Letters text, const BallotPaper& paper) {
    text = trim(text, edges);
    if (takes_back_answer(text)) return {.kind = Kind::withdrawn};
    std::vector<std::string> units;  // 2-1-202 2>1: for the unit that is named
    if (const auto unit = unit_at(text, 0)) {
        units.push_back(unit->label);
        text = trim(text.substr(unit->at + unit->length), edges);
    }
    bool is_change = false;
    for (std::size_t length = match_any(text, openings); length != 0;
         length = match_any(text, openings)) {
        is_change = is_change || text.starts_with(U"改") || text.starts_with(U"change");
        text = trim(text.substr(length), edges);
    }
    text = trim(text.substr(match_any(text, firsts)), edges);
    const PaperView view(paper);
    const bool looks_ranked = text.find(U'>') != Letters::npos || text.find(U'→') != Letters::npos;
    AnswerReading reading{.is_change = is_change, .units = std::move(units)};
    for (const Letters place : places_of(text)) {
        const auto option = option_at(place, view);
        const bool is_shared = place.find(U'=') != Letters::npos;
        if (!option || is_shared) {
            // Talk that names no option at the start is no answer.
            const bool meant = is_shared || looks_ranked || !reading.keys.empty();
            reading.kind = meant ? Kind::unclear : Kind::none;
            if (!meant) reading.keys.clear();
            reading.named = to_utf8(trim(place, edges));
            return reading;
        }
        const auto& key = view.keys[*option];
        if (std::find(reading.keys.begin(), reading.keys.end(), key) != reading.keys.end()) {
            reading.kind = Kind::unclear;
            return reading;
        }
        reading.keys.push_back(key);
    }
    if (!reading.keys.empty()) reading.kind = Kind::choice;
    return reading;
}

}  // namespace linyi::language
