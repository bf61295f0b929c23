#include "language/clause.hpp"

#include "language/unit_words.hpp"

#include <algorithm>
#include <utility>

namespace linyi::language {
namespace {

constexpr Letters stops = U",。!?;\n~、…";
// Skipped before a choice: they carry nothing.
constexpr Letters light = U" \n:-\"'“”‘’()（）*#=>」「.,/&";
// 3号楼的同意: a building instead of a room says nothing about whose vote it is.
constexpr Letters building_words[] = {U"号楼",   U"栋",       U"幢",   U"座",
                                      U"号楼的", U"号楼业主", U"栋的", U"号楼业主表决"};
constexpr Letters household_words[] = {U"的", U"家", U"业主", U"户", U"这边", U"本人", U"的业主"};
// From one of these on, what was chosen before no longer counts: 我从反对改成同意, 1改2.
constexpr Letters turns[] = {U"改成",      U"改为",   U"改投", U"改选", U"换成",      U"改",
                             U"改回",      U"应该是", U"应为", U"而是", U"change to", U"changed to",
                             U"switch to", U"变成",   U"→",    U"->"};
// Nobody changes their mind more often within one clause.
constexpr int turns_max = 3;
// How far back in a clause a number's verb may stand when the clause ends with the number.
constexpr std::size_t tail_letters_max = 24;
// "2.访客停车:按表决二结果…" is the second point of a statement, "2.店里客人多" an answer with its
// reason.
constexpr std::size_t reason_letters_max = 12;
constexpr std::size_t name_letters_max = 5;

class ClauseReader {
public:
    ClauseReader(Letters clause, const PaperView& paper, bool is_first)
        : text_(clause), paper_(paper), is_first_(is_first) {}

    ClauseReading read() {
        if (read_turn()) return std::move(reading_);
        if (read_head(0)) return std::move(reading_);
        read_tail();
        if (only_leans_ && !reading_.is_choice()) {  // maybe
            reading_.core = {.say = Say::weak_unclear, .strength = Strength::pure};
            reading_.choice_end = text_.size();
        }
        return std::move(reading_);
    }

private:
    /// 我从反对改成同意: only what stands behind the last turn counts.
    bool read_turn() {
        int tries = 0;
        for (std::size_t at = text_.size(); at > 1 && tries < turns_max; --at) {
            const std::size_t word = match_any(text_.substr(at - 1), turns);
            if (word == 0) continue;
            ++tries;
            const Letters before = text_.substr(0, at - 1);
            if (before.find_first_of(U"不没") != Letters::npos && before.size() < 3) continue;
            if (tells_of_others(before)) return false;
            const ClauseReading saved = reading_;
            if (read_head(at - 1)) {
                reading_.is_doubtful = reading_.is_doubtful || is_conditional(before);
                return true;
            }
            reading_ = saved;
        }
        return false;
    }

    /// Walks over the words before a choice; true if one stands behind them.
    bool read_head(std::size_t at) {
        bool after_verb = false;
        bool after_unit = false;
        never_ = hardly_ = only_leans_ = false;
        while (at < text_.size()) {
            if (light.find(text_[at]) != Letters::npos) {
                ++at;
                continue;
            }
            if (take_unit(at)) {
                after_unit = true;
                continue;
            }
            const Letters rest = text_.substr(at);
            const bool signed_number = at > 0 && (text_[at - 1] == U'+' || text_[at - 1] == U'-');
            if (!signed_number) {
                if (auto core = core_at(rest, paper_, {after_verb, is_first_})) {
                    reading_.is_led = after_verb;
                    take(std::move(*core), at);
                    return true;
                }
            }
            if (const std::size_t length = passed_at(rest)) {
                at += length;
                continue;
            }
            const auto word = choice_word_at(rest);
            if (word && word->say == Say::yes && paper_.numbered &&
                leads_to_pick(rest.substr(word->length), paper_)) {  // 支持方案二
                after_verb = true;
                at += word->length;
                continue;
            }
            if (const auto lead = lead_at(rest)) {
                note(lead->lead);
                after_verb = lead->lead == Lead::verb || lead->lead == Lead::change ||
                             lead->lead == Lead::leaning ||
                             (after_verb && lead->lead == Lead::plain);
                at += lead->length;
                continue;
            }
            if (after_unit && take_name(at)) continue;
            only_leans_ = false;
            return false;
        }
        return false;
    }

    void note(Lead lead) {
        switch (lead) {
            case Lead::change:
                reading_.is_change = true;
                reading_.is_past = false;  // 刚才选1,改成2
                reading_.is_instead = false;
                break;
            case Lead::never: never_ = true; break;
            case Lead::hardly: hardly_ = true; break;
            case Lead::instead: reading_.is_instead = true; break;
            case Lead::past: reading_.is_past = true; break;
            case Lead::leaning:
                only_leans_ = true;
                reading_.is_doubtful = true;
                break;
            case Lead::condition: reading_.is_doubtful = true; break;
            default: break;
        }
    }

    /// The voter's room: a label, or three or four digits right before a choice.
    bool take_unit(std::size_t& at) {
        if (const auto unit = unit_at(text_, at)) {
            reading_.units.push_back(unit->label);
            at += unit->length;
            at += match_any(text_.substr(at), household_words);
            return true;
        }
        const auto room = bare_room_at(text_, at);
        if (!room) return false;
        std::size_t end = at + room->length;
        end += match_any(text_.substr(end), household_words);
        const std::size_t word_end = end;
        while (end < text_.size() && light.find(text_[end]) != Letters::npos) ++end;
        const Letters behind = text_.substr(end);
        const auto word = choice_word_at(behind);
        const bool said = word && word->say != Say::weak_unclear;
        const auto lead = lead_at(behind);
        const bool picked = end > word_end && picks_at(behind, paper_).has_value();
        if (!said && !picked && !(lead && lead->lead == Lead::verb)) return false;
        reading_.units.push_back(room->label);
        at = end;
        return true;
    }

    /// "3号楼的", and in a poll of words a number beside the word ("1 同意").
    std::size_t passed_at(Letters rest) const {
        std::size_t digits = 0;
        while (digits < rest.size() && is_digit(rest[digits])) ++digits;
        if (digits == 0 || digits > 2) return 0;
        const std::size_t word = match_any(rest.substr(digits), building_words);
        if (word != 0) return digits + word;
        const bool beside_word = digits < rest.size() && is_space(rest[digits]) &&
                                 choice_word_at(rest.substr(skip_spaces(rest, digits)));
        return beside_word && !paper_.numbered ? digits : 0;
    }

    /// 老王 in "1-2-301老王同意".
    bool take_name(std::size_t& at) const {
        for (std::size_t length = 1; length <= name_letters_max; ++length) {
            if (at + length >= text_.size()) return false;
            if (name_letters(text_.substr(at, length)) != length) return false;
            const Letters behind = text_.substr(at + length);
            const auto word = choice_word_at(behind);
            const bool said = word && word->say != Say::weak_unclear;
            const bool stopped = light.find(behind[0]) != Letters::npos;
            const auto lead = lead_at(behind);
            if (said || stopped || (lead && lead->lead == Lead::verb)) {
                at += length;
                return true;
            }
        }
        return false;
    }

    void take(Core core, std::size_t at) {
        const Say said = core.say;
        if (never_ && said == Say::yes) core.say = Say::no;
        const bool doubtful = hardly_ || (never_ && said == Say::no);
        if (doubtful && (said == Say::yes || said == Say::no)) {
            core.meant = said == Say::yes ? Say::no : Say::yes;
            core.say = Say::unclear;
        }
        reading_.choice_begin = at;
        reading_.choice_end = at + core.length;
        skip_tail(text_, at + own_length(core, at), &reading_.units);
        reading_.is_instead = reading_.is_instead || core.is_denied;
        reading_.core = std::move(core);
        if (!reading_.is_instead || reading_.choice_end >= text_.size()) return;
        // 不是2是1: the one that is meant follows.
        ClauseReader rest(text_.substr(reading_.choice_end), paper_, false);
        if (!rest.read_head(0)) return;
        const std::size_t from = reading_.choice_end;
        reading_ = std::move(rest.reading_);
        reading_.choice_begin += from;
        reading_.choice_end += from;
    }

    /// The choice itself without fillers, to find a room behind it once more.
    std::size_t own_length(const Core& core, std::size_t at) const {
        if (core.label) return text_.size() - at;
        if (!core.picks.empty()) {
            const auto picks = picks_at(text_.substr(at), paper_);
            return picks ? picks->length : 0;
        }
        const auto word = choice_word_at(text_.substr(at));
        return word ? word->length : 0;
    }

    /// 看了方案我同意, 想了想还是选1: the choice ends the clause.
    void read_tail() {
        Letters rest = trim_end(text_);
        for (;;) {
            const auto word = choice_word_before_end(rest);
            if (word && word->say != Say::weak_unclear && word->say != Say::unclear) {
                const std::size_t begin = rest.size() - word->length;
                Core core{.say = word->say, .length = text_.size() - begin};
                return accept_tail(std::move(core), begin);
            }
            const std::size_t filler = filler_before_end(rest);
            if (filler == 0) break;
            rest = trim_end(rest.substr(0, rest.size() - filler));
        }
        read_pick_tail();
    }

    /// "On my break: 2": nothing but a number behind the colon. 人数:2 counts something.
    bool read_colon_tail() {
        constexpr Letters counted[] = {U"数",   U"量",   U"价",     U"期",    U"编号",
                                       U"房号", U"电话", U"number", U"total", U"unit"};
        const auto colon = text_.rfind(U':');
        if (colon == Letters::npos || colon == 0 || colon > tail_letters_max) return false;
        const Letters before = trim(text_.substr(0, colon));
        const std::size_t behind = skip_spaces(text_, colon + 1);
        const auto picks = picks_at(text_.substr(behind), paper_);
        if (!picks || contains_any(before, counted) || std::ranges::any_of(before, is_digit) ||
            skip_tail(text_, behind + picks->length, nullptr) < text_.size())
            return false;
        accept_tail(Core{.picks = picks->picks, .length = text_.size() - behind}, colon + 1);
        return reading_.is_choice();
    }

    void read_pick_tail() {
        if (!paper_.any_paper && read_colon_tail()) return;
        const std::size_t from =
            text_.size() > tail_letters_max ? text_.size() - tail_letters_max : 0;
        for (std::size_t at = text_.size(); at > from; --at) {
            const auto lead = lead_at(text_.substr(at - 1));
            if (!lead || (lead->lead != Lead::verb && lead->lead != Lead::change)) continue;
            const std::size_t behind = skip_spaces(text_, at - 1 + lead->length);
            const auto picks = picks_at(text_.substr(behind), paper_);
            if (!picks || skip_tail(text_, behind + picks->length, nullptr) < text_.size())
                continue;
            reading_.is_led = true;
            if (lead->lead == Lead::change) reading_.is_change = true;
            return accept_tail(Core{.picks = picks->picks, .length = text_.size() - at + 1},
                               at - 1);
        }
    }

    void accept_tail(Core core, std::size_t begin) {
        if (begin == 0) return;
        const Letters before = text_.substr(0, begin);
        // 大家同意我就同意: depends on the others.
        constexpr Letters following[] = {U"我就", U"我家就", U"那我就", U"我们就", U"我也就"};
        const bool follows = match_end(trim_end(before), following) != 0;
        // 如果不涨物业费就同意: what is supposed names others, the answer is the voter's.
        const bool supposed = is_conditional(before) && trim_end(before).ends_with(U"就");
        if (tells_of_others(before) && !follows && !supposed) return;
        if (follows || before.ends_with(U"才")) reading_.is_doubtful = true;
        constexpr Letters negations[] = {U"不", U"没", U"未", U"别", U"没有", U"非"};
        const Letters near = trim_end(before);
        if (match_end(near, negations) != 0 || near.ends_with(U'/')) return;
        if (!near.empty() && is_latin(near.back()) && !core.picks.empty()) return;
        core.strength = is_space(text_[begin - 1]) ? Strength::pure : Strength::tail;
        reading_.is_behind = true;
        // What leads directly to the choice still counts: 我改成同意.
        constexpr std::size_t lead_letters_max = 6;
        const std::size_t from = begin > lead_letters_max ? begin - lead_letters_max : 0;
        for (std::size_t at = from; at < begin; ++at) {
            const auto lead = lead_at(text_.substr(at));
            if (lead && at + lead->length == begin) note(lead->lead);
        }
        constexpr Letters vote_counts[] = {U"1票", U"一票", U"2票", U"两票"};
        // 两票都投2 does not divide them.
        const bool counts_votes = !core.picks.empty() && contains_any(before, vote_counts) &&
                                  before.find(U'都') == Letters::npos;
        reading_.is_doubtful = reading_.is_doubtful || is_conditional(before) || counts_votes;
        if (!reading_.is_change) reading_.is_past = reading_.is_past || tells_of_past(before);
        take(std::move(core), begin);
    }

    Letters text_;
    const PaperView& paper_;
    bool is_first_;
    ClauseReading reading_{};
    bool never_{};
    bool hardly_{};
    bool only_leans_{};  ///< words of leaning and nothing to lean to
};

/// Whether the clause is the number of a point that follows.
bool heads_list(Letters text, const ClauseRange& range) {
    if (range.end + 1 >= text.size()) return false;
    if (Letters(U".、").find(text[range.end]) == Letters::npos) return false;
    const Letters behind = trim(text.substr(range.end + 1));
    return behind.size() > reason_letters_max || behind.find(U':') != Letters::npos;
}

}  // namespace

ClauseReading read_clause(Letters text, const ClauseRange& range, const PaperView& paper) {
    const Letters clause = text.substr(range.begin, range.end - range.begin);
    ClauseReading reading = ClauseReader(clause, paper, range.is_first).read();
    const bool pure = reading.core.strength == Strength::pure;
    if (reading.is_choice() && ends_in_doubt(clause)) reading.is_doubtful = true;
    const bool supposed = reading.is_doubtful && range.leads_to_question;
    reading.is_question = range.asked || supposed || (!pure && asks(clause));
    if (reading.is_pick() && heads_list(text, range)) reading.core.strength = Strength::none;
    reading.begin = range.begin;
    reading.end = range.end;
    reading.choice_begin += range.begin;
    reading.choice_end += range.begin;
    return reading;
}

std::vector<ClauseRange> clauses_of(Letters text) {
    std::vector<ClauseRange> clauses;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool stop = at == text.size() || stops.find(text[at]) != Letters::npos;
        const bool dot = !stop && text[at] == U'.' &&
                         (at + 1 == text.size() || is_space(text[at + 1]) || is_han(text[at + 1]) ||
                          text[at + 1] == U'.');
        if (!stop && !dot) continue;
        const bool asked = at < text.size() && text[at] == U'?';
        if (!trim(text.substr(begin, at - begin)).empty()) {
            clauses.push_back({begin, at, asked, clauses.empty()});
        } else if (asked && !clauses.empty()) {
            clauses.back().asked = true;
        }
        begin = at + 1;
    }
    for (std::size_t i = 1; i < clauses.size(); ++i)
        clauses[i - 1].leads_to_question = clauses[i].asked;
    return clauses;
}

}  // namespace linyi::language
