#include "language/scores.hpp"

#include "language/choice_words.hpp"
#include "language/numeral.hpp"
#include "language/pick.hpp"
#include "language/unit_words.hpp"
#include "language/withdrawal.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace linyi::language {
namespace {

using Kind = AnswerReading::Kind;

constexpr Letters edges = U" \n,.。;!?、~…\"'“”()|/";
// What people say before the marks, before one option, and between an option and its mark.
constexpr Letters openings[] = {
    U"改成", U"改为", U"我打分", U"我的打分",  U"我的分数",      U"我的评分",  U"我打",  U"我给",
    U"打分", U"评分", U"分数",   U"change to", U"my scores are", U"my scores", U"scores"};
constexpr Letters option_words[] = {U"选项", U"方案", U"第", U"给", U"option"};
constexpr Letters signs[] = {U"=",  U":",  U"->", U"→",  U"-",    U"给",   U"打",  U"得",
                             U"是", U"评", U"号", U"个", U"gets", U"打分", U"给分"};
constexpr Letters points[] = {U"分", U"points", U"point", U"pts"};
constexpr Letters for_all[] = {U"都", U"全部", U"全都", U"所有", U"每项", U"每个", U"一律", U"all"};
constexpr Letters abstentions[] = {U"弃权", U"我弃权", U"abstain", U"i abstain"};

/// One stretch between blanks and stops, or up to the word 分.
std::vector<Letters> pieces_of(Letters text) {
    std::vector<Letters> pieces;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (edges.find(text[at]) != Letters::npos) {
            if (at > begin) pieces.push_back(text.substr(begin, at - begin));
            begin = ++at;
            continue;
        }
        const auto length = match_any(text.substr(at), points);
        at += std::max<std::size_t>(length, 1);
        if (length == 0) continue;
        pieces.push_back(text.substr(begin, at - begin));
        begin = at;
    }
    if (begin < text.size()) pieces.push_back(text.substr(begin));
    return pieces;
}

/// A mark that is all of `text`, with or without 分.
std::optional<int> bare_mark(Letters text) {
    const auto unit = match_end(text, points);
    text = trim(text.substr(0, text.size() - unit), edges);
    const auto numeral = small_numeral_at(text);
    if (!numeral || numeral->length != text.size()) return std::nullopt;
    return numeral->value;
}

/// "1=5", "南广场给3分": the option and its mark.
struct Pair {
    Letters option{};
    int mark{};
};

std::optional<Pair> pair_in(Letters piece) {
    const auto unit = match_end(piece, points);
    piece = trim(piece.substr(0, piece.size() - unit), edges);
    std::size_t begin = piece.size();
    while (begin > 0 && is_digit(piece[begin - 1])) --begin;
    if (begin == piece.size() && begin > 0 && numeral_at(piece.substr(begin - 1))) --begin;  // 五
    const auto mark = begin < piece.size() ? numeral_at(piece.substr(begin)) : std::nullopt;
    if (!mark || mark->length != piece.size() - begin) return std::nullopt;
    Letters option = trim(piece.substr(0, begin), edges);
    bool is_joined = false;
    for (auto length = match_end(option, signs); length != 0; length = match_end(option, signs)) {
        option = trim(option.substr(0, option.size() - length), edges);
        is_joined = true;
    }
    // 25 is no pair; 南广场5 is one.
    if (option.empty() || (!is_joined && is_digit(option.back()))) return std::nullopt;
    return Pair{option, mark->value};
}

class ScoreReader {
public:
    ScoreReader(const BallotPaper& paper, AnswerReading reading)
        : paper_(paper), view_(paper), reading_(std::move(reading)) {}

    AnswerReading read(Letters text) {
        if (match_any(text, abstentions) == text.size()) return abstention();
        if (const auto all = match_any(text, for_all); all != 0) {
            auto rest = trim(text.substr(all), edges);
            rest = trim(rest.substr(match_any(rest, signs)), edges);
            if (const auto mark = bare_mark(rest)) return mark_all(*mark);
        }
        const auto pieces = joined(pieces_of(text));
        std::vector<int> bare;
        for (const auto piece : pieces) {
            if (const auto mark = bare_mark(piece)) bare.push_back(*mark);
        }
        if (!pieces.empty() && bare.size() == pieces.size()) return in_order(bare);
        for (const auto piece : pieces) take(piece);
        return finish();
    }

private:
    /// "1 = 5" and "南广场 5分" as one piece each.
    std::vector<Letters> joined(const std::vector<Letters>& pieces) const {
        std::vector<Letters> whole;
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            Letters piece = pieces[at];
            const auto join = [&] {
                ++at;
                const auto* end = pieces[at].data() + pieces[at].size();
                piece = Letters(piece.data(), static_cast<std::size_t>(end - piece.data()));
            };
            const auto next_is_sign = [&] {
                return at + 1 < pieces.size() && match_any(pieces[at + 1], signs) != 0;
            };
            if (next_is_sign()) join();
            const bool ends_open = match_end(piece, signs) != 0 || is_name(piece);
            if (ends_open && at + 1 < pieces.size() && bare_mark(pieces[at + 1])) join();
            whole.push_back(piece);
        }
        return whole;
    }

    bool is_name(Letters piece) const {
        return !bare_mark(piece) && !pair_in(piece) && option_at(piece).has_value();
    }

    std::optional<std::size_t> option_at(Letters text) const {
        text = trim(text, edges);
        for (auto length = match_any(text, option_words); length != 0;
             length = match_any(text, option_words))
            text = trim(text.substr(length), edges);
        if (text.empty()) return std::nullopt;
        if (const auto picks = picks_at(text, view_);
            picks && picks->picks.size() == 1 && picks->length == text.size())
            return option_of(picks->picks.front(), view_);
        if (const auto exact = view_.named_exactly(text)) return exact;
        return view_.named_partly(text);
    }

    void take(Letters piece) {
        const auto pair = pair_in(piece);
        const auto option = pair ? option_at(pair->option) : std::nullopt;
        if (!option || pair->mark > paper_.max_score) {
            is_flawed_ = true;
            // 门票25分 is talk; 1=9 and 7=3 are not.
            is_meant_ = is_meant_ || option.has_value() || (pair && bare_mark(pair->option));
            if (reading_.named.empty()) reading_.named = to_utf8(trim(piece, edges));
            return;
        }
        is_meant_ = true;
        if (!marks_.emplace(*option, pair->mark).second) is_flawed_ = true;
    }

    AnswerReading in_order(const std::vector<int>& bare) {
        std::vector<std::size_t> options;
        for (std::size_t at = 0; at < paper_.options.size(); ++at) {
            if (paper_.options[at].role != OptionWords::Role::abstain) options.push_back(at);
        }
        is_meant_ = true;
        if (bare.size() != options.size()) {
            is_flawed_ = true;
            return finish();
        }
        for (std::size_t at = 0; at < options.size(); ++at) {
            if (bare[at] > paper_.max_score) is_flawed_ = true;
            marks_.emplace(options[at], bare[at]);
        }
        return finish();
    }

    AnswerReading mark_all(int mark) {
        std::vector<int> bare;
        for (const auto& option : paper_.options) {
            if (option.role != OptionWords::Role::abstain) bare.push_back(mark);
        }
        return in_order(bare);
    }

    AnswerReading abstention() {
        for (const auto& option : paper_.options) {
            if (option.role == OptionWords::Role::abstain) reading_.keys = {option.key};
        }
        reading_.kind = reading_.keys.empty() ? Kind::unclear : Kind::choice;
        return std::move(reading_);
    }

    AnswerReading finish() {
        if (!is_meant_) return {};
        reading_.kind = is_flawed_ || marks_.empty() ? Kind::unclear : Kind::choice;
        for (const auto& [option, mark] : marks_) {
            if (reading_.kind == Kind::choice)
                reading_.keys.push_back(view_.keys[option] + ":" + std::to_string(mark));
        }
        if (reading_.kind == Kind::choice) reading_.named.clear();
        return std::move(reading_);
    }

    const BallotPaper& paper_;
    PaperView view_;
    AnswerReading reading_;
    std::map<std::size_t, int> marks_{};
    bool is_meant_{};
    bool is_flawed_{};
};

}  // namespace

AnswerReading read_scores(Letters text, const BallotPaper& paper) {
    text = trim(text, edges);
    if (takes_back_answer(text)) return {.kind = Kind::withdrawn};
    AnswerReading reading;
    if (const auto unit = unit_at(text, 0)) {  // 2-1-202 1=5 2=3: for the unit that is named
        reading.units.push_back(unit->label);
        text = trim(text.substr(unit->at + unit->length), edges);
    }
    for (auto length = match_any(text, openings); length != 0; length = match_any(text, openings)) {
        reading.is_change =
            reading.is_change || text.starts_with(U"改") || text.starts_with(U"change");
        text = trim(text.substr(length), edges);
    }
    text = trim(text, U":");
    return ScoreReader(paper, std::move(reading)).read(text);
}

}  // namespace linyi::language
