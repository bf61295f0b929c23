#include "language/clause.hpp"

#include "language/unit_words.hpp"

#include <algorithm>
#include <utility>

namespace linyi::language {
namespace {

using Strength = ClauseReading::Strength;

constexpr Letters stops = U",。!?;\n~、…";
// Skipped before a choice: they carry nothing.
constexpr Letters light = U" \n:-\"'“”‘’()（）*#=>」「.,";
// 1-2-301老王同意: a name behind the voter's own label has at most this many letters.
constexpr std::size_t name_letters_max = 5;
constexpr Letters not_in_name = U"不没未别让叫代帮替和跟要想就都";
// 3号楼的同意: a building instead of a room says nothing about whose vote it is.
constexpr Letters building_words[] = {U"号楼",   U"栋",       U"幢",  U"座",
                                      U"号楼的", U"号楼业主", U"栋的"};
constexpr Letters household_words[] = {U"的", U"家", U"业主", U"户", U"这边", U"本人", U"的业主"};
// How far back in a clause a number's verb may stand when the clause ends with the number.
constexpr std::size_t tail_letters_max = 24;
// An English word behind "2 " leaves it a choice only if it explains the choice.
constexpr Letters english_connectors[] = {U"because", U"please", U"pls", U"for",  U"is",     U"as",
                                          U"since",   U"thanks", U"thx", U"it",   U"my",     U"we",
                                          U"i",       U"but",    U"so",  U"from", U"instead"};

// "2.访客停车:按表决二结果…" is the second point of a statement, "2.店里客人多" an answer with its
// reason.
constexpr std::size_t reason_letters_max = 12;

/// Whether the clause is the number of a point that follows.
bool heads_list(Letters text, const ClauseRange& range) {
    if (range.end + 1 >= text.size()) return false;
    if (Letters(U".、").find(text[range.end]) == Letters::npos) return false;
    const Letters behind = trim(text.substr(range.end + 1));
    return behind.size() > reason_letters_max || behind.find(U':') != Letters::npos;
}

/// What stands at one place: a choice, and how it goes on.
struct Core {
    Say say{Say::nothing};
    Say meant{Say::nothing};
    std::vector<Pick> picks{};
    std::optional<std::size_t> label{};
    std::size_t length{};  ///< with its fillers
    Strength strength{Strength::none};
    bool is_support{};
    bool is_partial{};
};

std::size_t skip_fillers(Letters text, std::size_t at) {
    for (;;) {
        at = skip_spaces(text, at);
        const std::size_t filler = filler_at(text.substr(at));
        if (filler == 0) return at;
        at += filler;
    }
}

/// Fillers, and the voter's own room behind the choice ("同意 1-2-301老王").
std::size_t skip_tail(Letters text, std::size_t at, std::vector<std::string>* units) {
    at = skip_fillers(text, at);
    const auto unit = unit_at(text, at);
    if (!unit) return at;
    std::size_t end = skip_spaces(text, unit->at + unit->length);
    std::size_t name = 0;
    while (end + name < text.size() && name <= name_letters_max && is_han(text[end + name])) ++name;
    if (end + name < text.size() || name > name_letters_max) return at;
    if (units != nullptr) units->push_back(unit->label);
    return end + name;
}

/// "2 cars", "b because": may a Latin word follow the blank behind a pick?
bool goes_on_in_english(Letters rest) {
    const std::size_t word = skip_spaces(rest, 0);
    if (word == 0 || word >= rest.size() || !is_latin(rest[word])) return false;
    return match_any(rest.substr(word), english_connectors) == 0 &&
           !choice_word_at(rest.substr(word));
}

class ClauseReader {
public:
    ClauseReader(Letters clause, const PaperView& paper, bool is_first)
        : text_(clause), paper_(paper), is_first_(is_first) {}

    ClauseReading read() {
        std::size_t at = 0;
        if (auto core = read_head(at)) {
            take(*core, at);
            return std::move(reading_);
        }
        read_tail();
        return std::move(reading_);
    }

private:
    /// Walks over the words before a choice; the choice behind them, if it is one.
    std::optional<Core> read_head(std::size_t& at) {
        bool after_verb = false;
        bool after_unit = false;
        while (at < text_.size()) {
            if (light.find(text_[at]) != Letters::npos) {
                ++at;
                continue;
            }
            if (take_unit(at)) {
                after_unit = true;
                continue;
            }
            if (auto core = core_at(text_.substr(at), after_verb, at)) {
                reading_.is_led = after_verb;
                return core;
            }
            if (const std::size_t length = place_at(at)) {
                at += length;
                continue;
            }
            const auto lead = lead_at(text_.substr(at));
            if (lead) {
                note(lead->lead);
                after_verb = lead->lead == Lead::verb || lead->lead == Lead::change ||
                             (after_verb && lead->lead == Lead::plain);
                at += lead->length;
                continue;
            }
            if (after_unit && take_name(at)) continue;
            return std::nullopt;
        }
        return std::nullopt;
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
            case Lead::condition: reading_.is_conditional = true; break;
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
        while (end < text_.size() && light.find(text_[end]) != Letters::npos) ++end;
        const Letters behind = text_.substr(end);
        const auto word = choice_word_at(behind);
        const bool said = word && word->say != Say::weak_unclear;
        const auto lead = lead_at(behind);
        const bool picks = picks_at(behind, paper_).has_value() && end > at + room->length;
        if (!said && !picks && !(lead && lead->lead == Lead::verb)) return false;
        reading_.units.push_back(room->label);
        at = end;
        return true;
    }

    std::size_t place_at(std::size_t at) const {
        std::size_t digits = 0;
        while (at + digits < text_.size() && (is_digit(text_[at + digits]))) ++digits;
        if (digits == 0 || digits > 2) return 0;
        const std::size_t word = match_any(text_.substr(at + digits), building_words);
        return word == 0 ? 0 : digits + word;
    }

    /// 老王 in "1-2-301老王同意".
    bool take_name(std::size_t& at) const {
        for (std::size_t length = 1; length <= name_letters_max; ++length) {
            if (at + length >= text_.size()) return false;
            const char32_t c = text_[at + length - 1];
            if (!is_han(c) || not_in_name.find(c) != Letters::npos) return false;
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

    std::optional<Core> core_at(Letters text, bool after_verb, std::size_t at) const {
        if (auto pick = pick_core(text, after_verb, at)) return pick;
        if (auto label = label_core(text)) return label;
        return word_core(text);
    }

    std::optional<Core> word_core(Letters text) const {
        const auto word = choice_word_at(text);
        if (!word) return std::nullopt;
        Core core{.say = word->say, .meant = word->meant};
        std::size_t end = skip_tail(text, word->length, nullptr);
        // 同意同意, 支持支持支持, 同意支持
        while (end < text.size()) {
            const auto again = choice_word_at(text.substr(end));
            if (!again || again->say != word->say) break;
            end = skip_tail(text, end + again->length, nullptr);
        }
        core.length = end;
        if (end >= text.size()) {
            core.strength = Strength::pure;
            return core;
        }
        // 支持方案二: in a poll with numbers the word only leads to the number.
        if (word->say == Say::yes && paper_.numbered && picks_behind(text, word->length))
            return std::nullopt;
        if (word->say == Say::weak_unclear) return std::nullopt;  // 好多人, 行人, 可是
        if (auto label = label_core(trim(text.substr(word->length)))) {  // 支持30分钟的
            label->length = text.size();
            return label;
        }
        const Letters behind = text.substr(word->length);
        if (is_person_tail(behind)) {
            core.is_support = true;
            core.strength = Strength::headed;
            return core;
        }
        const bool blank = is_space(text[end - 1]) || end > word->length;
        if (blank && (is_space(text[end - 1]) || is_space(text[word->length]))) {
            core.strength = Strength::pure;
            return core;
        }
        if (is_noun_tail(behind) || is_latin(text[word->length - 1])) return std::nullopt;
        if (word->say == Say::unclear) return std::nullopt;
        core.strength = Strength::headed;
        return core;
    }

    bool picks_behind(Letters text, std::size_t at) const {
        for (;;) {
            at = skip_spaces(text, at);
            const auto lead = lead_at(text.substr(at));
            if (!lead || lead->lead != Lead::verb) break;
            at += lead->length;
        }
        const auto picks = picks_at(text.substr(at), paper_);
        return picks && skip_fillers(text, at + picks->length) >= text.size();
    }

    std::optional<Core> pick_core(Letters text, bool after_verb, std::size_t at) const {
        if (at > 0 && (text_[at - 1] == U'+' || text_[at - 1] == U'-')) return std::nullopt;
        const auto picks = picks_at(text, paper_);
        if (!picks) return std::nullopt;
        Core core{.picks = picks->picks};
        std::size_t end = skip_tail(text, picks->length, nullptr);
        core.length = end;
        if (end >= text.size()) {
            core.strength = Strength::pure;
            return core;
        }
        if (echoes_label(text, *picks)) {
            core.length = text.size();
            core.strength = Strength::pure;
            return core;
        }
        if (picks->picks.size() > 1) return std::nullopt;
        const bool blank = is_space(text[picks->length]) || is_space(text[end - 1]);
        if (blank && !goes_on_in_english(text.substr(picks->length))) {
            core.strength = Strength::pure;
            return core;
        }
        const Letters behind = text.substr(picks->length);
        const bool known = option_of(picks->picks[0], paper_).has_value();
        const bool plain_word = is_han(behind[0]) && !is_measure(behind);
        if (!plain_word || !known) return std::nullopt;
        if (picks->is_written_out && !after_verb && !picks->is_ordinal) return std::nullopt;
        // "2便宜" is a choice, the ② of a list is not.
        const bool is_sign = mark_number(text[0]) || mark_letter(text[0]);
        if (!after_verb && (paper_.any_paper || !is_first_ || is_sign)) return std::nullopt;
        if (!paper_.numbered) return std::nullopt;
        core.strength = Strength::headed;
        return core;
    }

    /// "2 60分钟", "1.30分钟", "A(北门)": the number and what it stands for.
    bool echoes_label(Letters text, const Picks& picks) const {
        if (picks.picks.size() != 1 || paper_.any_paper) return false;
        const auto option = option_of(picks.picks[0], paper_);
        if (!option || *option >= paper_.labels.size()) return false;
        return comparable(text.substr(picks.length)) == paper_.labels[*option];
    }

    std::optional<Core> label_core(Letters text) const {
        if (paper_.yes_no || paper_.any_paper) return std::nullopt;
        Letters name = text;
        for (;;) {
            if (const auto option = paper_.named_exactly(name)) {
                // 弃权 is also a label; the word is the stronger reading.
                if (choice_word_at(text)) return std::nullopt;
                return Core{.label = option, .length = text.size(), .strength = Strength::pure};
            }
            constexpr Letters softeners[] = {
                U"那个", U"这个", U"就够了", U"够了",   U"足够", U"比较好", U"好",   U"合适",
                U"可以", U"就行", U"那种",   U"的那个", U"好些", U"更好",   U"最好", U"就好"};
            name = trim_end(name);
            std::size_t cut = filler_before_end(name);
            if (cut == 0) cut = match_end(name, softeners);
            if (cut == 0) break;
            name.remove_suffix(cut);
        }
        if (const auto option = paper_.named_partly(name); option && !choice_word_at(text))
            return Core{.label = option,
                        .length = text.size(),
                        .strength = Strength::pure,
                        .is_partial = true};
        return std::nullopt;
    }

    void take(Core& core, std::size_t at) {
        reading_.strength = core.strength;
        reading_.say = core.say;
        reading_.meant = core.meant;
        reading_.picks = std::move(core.picks);
        reading_.label = core.label;
        reading_.is_partial_label = core.is_partial;
        reading_.is_support = core.is_support;
        reading_.choice_begin = at;
        reading_.choice_end = at + core.length;
        skip_tail(text_, at + own_length(at), &reading_.units);
        if (never_ && reading_.say == Say::yes) reading_.say = Say::no;
        const bool doubtful = hardly_ || (never_ && reading_.say == Say::no && core.say == Say::no);
        if (doubtful && (core.say == Say::yes || core.say == Say::no)) {
            reading_.meant = core.say == Say::yes ? Say::no : Say::yes;
            reading_.say = Say::unclear;
        }
    }

    /// The choice itself without fillers, to find a room behind it once more.
    std::size_t own_length(std::size_t at) const {
        if (!reading_.picks.empty()) {
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
                return accept_tail(Core{.say = word->say, .length = text_.size() - begin}, begin);
            }
            const std::size_t filler = filler_before_end(rest);
            if (filler == 0) break;
            rest = trim_end(rest.substr(0, rest.size() - filler));
        }
        read_pick_tail();
    }

    void read_pick_tail() {
        const std::size_t from =
            text_.size() > tail_letters_max ? text_.size() - tail_letters_max : 0;
        for (std::size_t at = text_.size(); at > from; --at) {
            const auto lead = lead_at(text_.substr(at - 1));
            if (!lead || (lead->lead != Lead::verb && lead->lead != Lead::change)) continue;
            const std::size_t behind = skip_spaces(text_, at - 1 + lead->length);
            const auto picks = picks_at(text_.substr(behind), paper_);
            if (!picks || skip_fillers(text_, behind + picks->length) < text_.size()) continue;
            if (lead->lead == Lead::change) reading_.is_change = true;
            reading_.is_led = true;
            return accept_tail(Core{.picks = picks->picks, .length = text_.size() - at + 1},
                               at - 1);
        }
    }

    void accept_tail(Core core, std::size_t begin) {
        if (begin == 0) return;
        const Letters before = text_.substr(0, begin);
        if (tells_of_others(before)) return;
        constexpr Letters negations = U"不没未别";
        const Letters near = trim_end(before);
        if (!near.empty() && negations.find(near.back()) != Letters::npos) return;
        if (!near.empty() && is_latin(near.back()) && !core.picks.empty()) return;
        core.strength = Strength::tail;
        // What leads directly to the choice still counts: 我改成同意.
        constexpr std::size_t lead_letters_max = 6;
        const std::size_t from = begin > lead_letters_max ? begin - lead_letters_max : 0;
        for (std::size_t at = from; at < begin; ++at) {
            const auto lead = lead_at(text_.substr(at));
            if (lead && at + lead->length == begin) note(lead->lead);
        }
        reading_.is_conditional = reading_.is_conditional || is_conditional(before);
        if (!reading_.is_change) reading_.is_past = reading_.is_past || tells_of_past(before);
        take(core, begin);
        if (is_space(text_[begin - 1])) reading_.strength = Strength::pure;
    }

    Letters text_;
    const PaperView& paper_;
    bool is_first_;
    ClauseReading reading_{};
    bool never_{};
    bool hardly_{};
};

}  // namespace

ClauseReading read_clause(Letters text, const ClauseRange& range, const PaperView& paper) {
    const Letters clause = text.substr(range.begin, range.end - range.begin);
    ClauseReading reading = ClauseReader(clause, paper, range.is_first).read();
    reading.is_question = range.asked || (reading.strength != Strength::pure && asks(clause));
    if (reading.is_pick() && heads_list(text, range)) reading.strength = Strength::none;
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
    return clauses;
}

}  // namespace linyi::language
