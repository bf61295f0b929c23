#include "language/answer.hpp"

#include "language/answer_text.hpp"
#include "language/clause.hpp"
#include "language/folded.hpp"
#include "language/kindred.hpp"
#include "language/proxy.hpp"
#include "language/ranking.hpp"
#include "language/scores.hpp"
#include "language/unit_words.hpp"
#include "language/withdrawal.hpp"

#include <algorithm>
#include <utility>

namespace linyi::language {
namespace {

using Kind = AnswerReading::Kind;
constexpr Letters edges = answer_edges;

std::string key_by_say(Say say, const BallotPaper& paper) {
    const auto role = say == Say::yes  ? OptionWords::Role::yes
                      : say == Say::no ? OptionWords::Role::no
                                       : OptionWords::Role::abstain;
    for (const OptionWords& option : paper.options)
        if (option.role == role) return option.key;
    return {};
}

class AnswerReader {
public:
    AnswerReader(const Folded& folded, const BallotPaper& paper)
        : folded_(folded), text_(folded.text), paper_(paper), view_(paper) {}

    std::vector<AnswerReading> read() {
        auto apart = units_apart();
        if (apart.size() > 1 || (apart.size() == 1 && apart[0].units.size() > 1)) return apart;
        const bool proxy = speaks_for_others(text_);
        auto readings = clause_readings();
        AnswerReading answer = proxy ? for_others(readings) : combine(readings);
        // 我撤回,再想想: what is said beside it is no answer yet.
        const bool is_open = answer.kind == Kind::none || answer.kind == Kind::unclear;
        if (is_open && !proxy && takes_back_answer(text_)) answer = {.kind = Kind::withdrawn};
        if (answer.kind == Kind::none && !proxy) answer = by_labels();
        if (answer.kind != Kind::none && answer.units.empty() && proxy)
            for (const UnitFound& unit : find_units(text_)) answer.units.push_back(unit.label);
        return {answer};
    }

private:
    /// 302同意 303反对; 3-1-102和3-1-103都选1,S-03选2.
    std::vector<AnswerReading> units_apart() const {
        std::vector<AnswerReading> answers;
        std::size_t at = 0;
        while ((at = skip_edges(at)) < text_.size()) {
            std::vector<std::string> units;
            std::size_t p = at;
            while (const auto unit = unit_or_room(p)) {
                units.push_back(unit->label);
                p = unit->at + unit->length;
                constexpr Letters joints = U" ,、和跟与及:的家都/&+";
                while (p < text_.size() && joints.find(text_[p]) != Letters::npos) ++p;
            }
            if (units.empty()) return {};
            std::size_t end = p;
            while (end < text_.size() && !(end > p && unit_or_room(end))) ++end;
            const Letters part = trim(text_.substr(p, end - p), edges);
            const auto reading = read_clause(part, {.end = part.size()}, view_);
            if (reading.core.strength != Strength::pure || reading.core.is_support) return {};
            AnswerReading answer = resolve(reading);
            answer.named = to_utf8(
                trim(part.substr(reading.choice_begin, reading.choice_end - reading.choice_begin),
                     edges));
            answer.units = std::move(units);
            answers.push_back(std::move(answer));
            at = end;
        }
        return answers;
    }

    std::size_t skip_edges(std::size_t at) const {
        while (at < text_.size() && edges.find(text_[at]) != Letters::npos) ++at;
        return at;
    }

    std::optional<UnitFound> unit_or_room(std::size_t at) const {
        if (auto unit = unit_at(text_, at)) return unit;
        return bare_room_at(text_, at);
    }

    std::vector<ClauseReading> clause_readings() const {
        std::vector<ClauseReading> readings;
        // A list may hold the stops that divide clauses: "1、3".
        const auto whole = read_clause(text_, {.end = text_.size()}, view_);
        const bool is_list = whole.core.picks.size() > 1 && whole.core.strength == Strength::pure;
        if (is_list && !whole.is_instead) return {whole};  // "not A, B" is none
        const auto clauses = lists_whole(clauses_of(text_));
        for (ClauseRange clause : clauses) {
            for (;;) {
                ClauseReading reading = read_clause(text_, clause, view_);
                const bool alone = clauses.size() == 1;
                const bool weak = reading.core.say == Say::weak_unclear;
                if (!alone && (weak || reading.core.is_partial_label))
                    reading.core.strength = Strength::none;
                const bool goes_on = reading.core.strength == Strength::pure &&
                                     reading.choice_end < clause.end &&
                                     reading.choice_end > clause.begin;
                clause.begin = reading.choice_end;  // "同意 反对"
                clause.is_first = false;
                readings.push_back(std::move(reading));
                if (!goes_on) break;
            }
        }
        return readings;
    }

    /// 我家选B、C,以这个为准: the stop within a list of picks divides nothing.
    std::vector<ClauseRange> lists_whole(std::vector<ClauseRange> clauses) const {
        constexpr std::size_t list_letters_max = 40;
        for (std::size_t i = clauses.size(); i-- > 1;) {
            const ClauseRange both{.begin = clauses[i - 1].begin,
                                   .end = clauses[i].end,
                                   .asked = clauses[i].asked,
                                   .is_first = clauses[i - 1].is_first};
            const bool joined = clauses[i - 1].end < text_.size() &&
                                text_[clauses[i - 1].end] == U'、' &&
                                both.end - both.begin <= list_letters_max;
            if (!joined) continue;
            const auto reading = read_clause(text_, both, view_);
            if (reading.core.picks.size() < 2 || reading.core.strength != Strength::pure) continue;
            clauses[i - 1] = both;
            clauses.erase(clauses.begin() + static_cast<std::ptrdiff_t>(i));
        }
        return clauses;
    }

    static bool counts(const ClauseReading& reading) {
        return reading.is_choice() && !reading.is_question && !reading.core.is_support &&
               !reading.is_instead && !reading.is_past;
    }

    /// In a poll with numbers a number outweighs 同意 beside it; in one without, a word does.
    void drop_weaker_form(std::vector<const ClauseReading*>& readings) const {
        const auto is_pick = [](const ClauseReading* r) { return r->is_pick(); };
        const auto is_word = [](const ClauseReading* r) {
            return r->core.say == Say::yes || r->core.say == Say::no ||
                   r->core.say == Say::unclear || r->core.say == Say::weak_unclear;
        };
        const bool numbers_decide = view_.numbered && !view_.yes_no;
        if (numbers_decide && std::ranges::any_of(readings, is_pick)) {
            std::erase_if(readings, is_word);
        } else if (!view_.numbered && std::ranges::any_of(readings, is_word)) {
            std::erase_if(readings, is_pick);
        }
    }

    AnswerReading combine(const std::vector<ClauseReading>& all) const {
        std::vector<const ClauseReading*> readings;
        bool change = false;
        std::vector<std::string> units;
        for (const ClauseReading& reading : all) {
            change = change || (reading.is_change && !reading.is_question);
            units.insert(units.end(), reading.units.begin(), reading.units.end());
            if (counts(reading)) readings.push_back(&reading);
        }
        drop_weaker_form(readings);
        if (readings.empty()) return {};

        const auto strongest = (*std::ranges::max_element(readings, {}, [](const ClauseReading* r) {
                                   return r->core.strength;
                               }))->core.strength;
        std::erase_if(readings,
                      [&](const ClauseReading* r) { return r->core.strength != strongest; });
        const ClauseReading& last = *readings.back();
        AnswerReading answer = resolve(last);
        for (const ClauseReading* reading : readings) {
            if (reading == &last || change) continue;
            answer = joined(resolve(*reading), std::move(answer), strongest);
        }
        answer.is_change = change;
        answer.toward = to_utf8(last.core.toward);
        answer.remark = remark_around(last);
        if (answer.kind != Kind::none) answer.units = without_doubles(std::move(units));
        if (last.is_doubtful && answer.kind == Kind::choice) answer.kind = Kind::unclear;
        return answer;
    }

    /// Two answers in one message that are not a change of mind.
    AnswerReading joined(AnswerReading first, AnswerReading second, Strength strength) const {
        if (first.keys == second.keys && !first.keys.empty()) {
            const bool sure = first.kind == Kind::choice || second.kind == Kind::choice;
            second.kind = sure ? Kind::choice : second.kind;
            return second;
        }
        if (first.kind != Kind::choice) return second.kind == Kind::choice ? second : first;
        if (second.kind != Kind::choice && second.kind != Kind::several_choices) {
            if (second.kind == Kind::unclear && !second.keys.empty()) return second;
            return first;
        }
        for (const std::string& key : second.keys)
            if (std::ranges::find(first.keys, key) == first.keys.end()) first.keys.push_back(key);
        first.named += "," + second.named;
        const bool fits = static_cast<int>(first.keys.size()) <= view_.choices_max;
        if (!fits) first.kind = strength == Strength::pure ? Kind::several_choices : Kind::unclear;
        return first;
    }

    /// 红和蓝, and 绿 where only red and blue are offered.
    AnswerReading by_labels() const {
        AnswerReading answer{.named = to_utf8(trim(text_, edges))};
        for (const std::size_t option : labels_named(text_, view_))
            answer.keys.push_back(view_.keys[option]);
        if (static_cast<int>(answer.keys.size()) > view_.choices_max) {
            answer.kind = Kind::several_choices;
        } else if (!answer.keys.empty()) {
            // By its content alone, and by a part of it, an option is only suggested.
            answer.kind = Kind::unclear;
        } else if (is_kindred(text_, view_)) {
            answer.kind = Kind::not_an_option;
        } else {
            answer.named.clear();
        }
        return answer;
    }

    /// 老李让我代投同意: the last choice word of the message, whatever stands around it.
    AnswerReading for_others(const std::vector<ClauseReading>& readings) const {
        const bool asked =
            std::ranges::any_of(readings, [](const ClauseReading& r) { return r.is_question; });
        AnswerReading answer = combine(readings);
        if (answer.kind == Kind::none && !asked) answer = last_choice();
        if (answer.kind != Kind::none) answer.is_proxy = true;
        return answer;
    }

    AnswerReading last_choice() const {
        for (std::size_t at = text_.size(); at > 0; --at) {
            const Letters behind = text_.substr(at - 1);
            const auto lead = lead_at(behind);
            ClauseReading reading{.core = {.strength = Strength::tail}, .is_behind = true};
            reading.begin = reading.choice_begin = at - 1;
            if (lead && lead->lead == Lead::verb) {
                const auto picks = picks_at(behind.substr(lead->length), view_);
                if (!picks) continue;
                reading.core.picks = picks->picks;
                reading.choice_end = reading.end = at - 1 + lead->length + picks->length;
            } else {
                const auto word = choice_word_at(behind);
                const bool said = word && (word->say == Say::yes || word->say == Say::no ||
                                           word->say == Say::abstain);
                if (!said || (at > 1 && text_[at - 2] == U'不')) continue;
                reading.core.say = word->say;
                reading.choice_end = reading.end = at - 1 + word->length;
            }
            AnswerReading answer = resolve(reading);
            answer.remark = remark_around(reading);
            return answer;
        }
        return {};
    }

    AnswerReading resolve(const ClauseReading& reading) const {
        AnswerReading answer;
        answer.named = folded_text(reading);
        if (reading.is_pick()) return resolve_picks(reading, std::move(answer));
        if (reading.core.label) {
            // Rule 5: named by its content; where there are no numbers there is no other way.
            answer.keys = {view_.keys[*reading.core.label]};
            const bool only_way =
                reading.core.is_told || (!view_.numbered && !reading.core.is_partial_label);
            answer.kind = only_way ? Kind::choice : Kind::unclear;
            return answer;
        }
        return resolve_word(reading, std::move(answer));
    }

    AnswerReading resolve_word(const ClauseReading& reading, AnswerReading answer) const {
        const bool vague =
            reading.core.say == Say::unclear || reading.core.say == Say::weak_unclear;
        const Say say = vague ? reading.core.meant : reading.core.say;
        std::string key = say == Say::nothing ? std::string{} : key_by_say(say, paper_);
        answer.kind = vague || key.empty() ? Kind::unclear : Kind::choice;
        if (!key.empty()) answer.keys.push_back(std::move(key));
        return answer;
    }

    AnswerReading resolve_picks(const ClauseReading& reading, AnswerReading answer) const {
        bool all_known = true;
        for (const Pick& pick : reading.core.picks) {
            const auto option = option_of(pick, view_);
            all_known = all_known && option.has_value();
            if (!option) continue;
            const std::string& key = view_.keys[*option];
            if (std::ranges::find(answer.keys, key) == answer.keys.end())
                answer.keys.push_back(key);
        }
        if (!all_known) {
            // 60 may stand for 60分钟.
            const auto named = view_.named_partly(fold(answer.named).text);
            answer.keys.clear();
            if (named && reading.core.picks.size() == 1) answer.keys = {view_.keys[*named]};
            answer.kind = answer.keys.empty() ? Kind::not_an_option : Kind::unclear;
        } else {
            const bool fits = static_cast<int>(answer.keys.size()) <= view_.choices_max;
            answer.kind = fits ? Kind::choice : Kind::several_choices;
            if (reading.core.is_guess) answer.kind = Kind::unclear;
        }
        return answer;
    }

    std::string folded_text(const ClauseReading& reading) const {
        const std::size_t length = reading.choice_end - reading.choice_begin;
        if (reading.choice_begin >= text_.size()) return {};
        return to_utf8(trim(text_.substr(reading.choice_begin, length), edges));
    }

    std::string cut(std::size_t from, std::size_t to) const {
        while (from < to && edges.find(text_[from]) != Letters::npos) ++from;
        while (to > from && edges.find(text_[to - 1]) != Letters::npos) --to;
        return folded_.cut(from, to);
    }

    /// What the message says beside the choice.
    std::string remark_around(const ClauseReading& reading) const {
        const bool tail = reading.is_behind;
        const std::string before = cut(0, tail ? reading.choice_begin : reading.begin);
        const std::string after = cut(reading.choice_end, text_.size());
        if (before.empty()) return after;
        return after.empty() ? before : before + "," + after;
    }

    static std::vector<std::string> without_doubles(std::vector<std::string> units) {
        std::vector<std::string> once;
        for (std::string& unit : units)
            if (std::ranges::find(once, unit) == once.end()) once.push_back(std::move(unit));
        return once;
    }

    const Folded& folded_;
    Letters text_;
    const BallotPaper& paper_;
    PaperView view_;
};

}  // namespace

std::vector<AnswerReading> read_answers(std::string_view text, const BallotPaper& paper) {
    const Folded folded = answer_text(text);
    if (trim(folded.text, edges).empty()) {
        AnswerReading sign;
        if (holds_answer_sign(text)) sign.kind = Kind::unclear;
        return {sign};
    }
    if (is_announcement(folded.text)) return {AnswerReading{}};
    if (paper.ranked) return {read_ranking(folded.text, paper)};
    if (paper.max_score > 0) return {read_scores(folded.text, paper)};
    return AnswerReader(folded, paper).read();
}

bool looks_like_answer(std::string_view text) {
    const Folded folded = answer_text(text);
    if (is_announcement(folded.text)) return false;
    const PaperView any;
    const auto whole = read_clause(folded.text, {.end = folded.text.size()}, any);
    if (whole.core.picks.size() > 1 && whole.core.strength == Strength::pure) return true;
    const auto clauses = clauses_of(folded.text);
    bool change = false;
    return std::ranges::any_of(clauses, [&](const ClauseRange& clause) {
        const auto reading = read_clause(folded.text, clause, any);
        change = change || reading.is_change;
        if (!reading.is_choice() || reading.is_question || reading.is_doubtful) return false;
        if (reading.is_pick()) {
            const bool known = option_of(reading.core.picks[0], any).has_value();
            const bool meant = clauses.size() == 1 || reading.is_led || change;
            return known && reading.core.strength == Strength::pure && meant;
        }
        return reading.core.say == Say::yes || reading.core.say == Say::no ||
               reading.core.say == Say::abstain;
    });
}

}  // namespace linyi::language
