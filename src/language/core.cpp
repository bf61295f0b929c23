#include "language/core.hpp"

#include "language/numeral.hpp"
#include "language/unit_words.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

// An English word behind "2 " leaves it a choice only if it explains the choice.
constexpr Letters english_connectors[] = {U"because", U"please", U"pls", U"for",  U"is",     U"as",
                                          U"since",   U"thanks", U"thx", U"it",   U"my",     U"we",
                                          U"i",       U"but",    U"so",  U"from", U"instead"};
// 是1不是2: what follows only says what is not meant.
constexpr Letters denials[] = {U"不是", U"不选", U"不要", U"而不是", U"不投", U"not", U"而非"};
// Around an option named by its content: 三十分钟那个吧, 30分钟就够了.
constexpr Letters softeners[] = {U"那个",   U"这个",     U"就够了", U"够了",   U"足够", U"够",
                                 U"就够",   U"比较好",   U"好",     U"合适",   U"可以", U"就行",
                                 U"那种",   U"的那个",   U"好些",   U"更好",   U"最好", U"就好",
                                 U"合理",   U"比较合适", U"的方案", U"就可以", U"色",   U"好看",
                                 U"更好看", U"不错",     U"方便",   U"更方便"};
// 支持业委会的工作: kind words about people in office, not an answer to their question.
constexpr Letters bodies[] = {
    U"业委会", U"业主委员会", U"物业", U"居委会", U"社区", U"街道", U"居委",          U"党支部",
    U"主任",   U"委员会",     U"委员", U"书记",   U"政府", U"领导", U"the committee", U"committee"};
constexpr Letters deeds[] = {U"工作",     U"的工作",   U"各项工作",   U"的各项工作",
                             U"一切工作", U"开展工作", U"的一切工作", U"依法履职",
                             U"做事",     U"的努力",   U"'s work"};
constexpr Letters not_in_name = U"不没未别让叫代帮替和跟要想就都的说讲提是在";
constexpr std::size_t name_letters_max = 5;
// 111 means 1, shouted; fewer could be another number.
constexpr std::size_t shouted_digits_min = 3;

/// The words behind 同意 that may be a name and nothing else: 郭涛. Whether somebody is called so
/// is for others to know.
Letters name_behind(Letters behind) {
    constexpr std::size_t letters_min = 2;
    constexpr std::size_t letters_max = 4;
    constexpr Letters sayings[] = {U"的", U"说的", U"的意见", U"的说法", U"的看法", U"意见"};
    Letters name = trim_end(behind, U"。.!~,");
    name = name.substr(0, name.size() - match_end(name, sayings));
    if (!std::ranges::all_of(name, is_han)) return {};
    return name.size() >= letters_min && name.size() <= letters_max ? name : Letters{};
}

/// 业委会的工作 behind 支持: the whole of it.
bool is_body_and_work(Letters behind) {
    Letters rest = trim(behind, U"。.!~");
    for (const Letters lead :
         {Letters(U"我们"), Letters(U"咱们"), Letters(U"新一届"), Letters(U"本届")})
        if (rest.starts_with(lead)) rest.remove_prefix(lead.size());
    const std::size_t body = match_any(rest, bodies);
    if (body == 0) return false;
    rest = trim(rest.substr(body), U"。.!~");
    return rest.empty() || match_any(rest, deeds) == rest.size();
}

std::size_t skip_fillers(Letters text, std::size_t at) {
    for (;;) {
        at = skip_spaces(text, at);
        const std::size_t filler = filler_at(text.substr(at));
        if (filler == 0) return at;
        at += filler;
    }
}

/// "2 cars", "b because": may a Latin word follow the blank behind a pick?
bool goes_on_in_english(Letters rest) {
    const std::size_t word = skip_spaces(rest, 0);
    if (word == 0 || word >= rest.size() || !is_latin(rest[word])) return false;
    return match_any(rest.substr(word), english_connectors) == 0 &&
           !choice_word_at(rest.substr(word));
}

class CoreReader {
public:
    CoreReader(Letters text, const PaperView& paper, const CoreContext& context)
        : text_(text), paper_(paper), context_(context) {}

    std::optional<Core> read() const {
        if (auto told = told_core()) return told;
        if (auto echo = echo_core()) return echo;
        if (auto shout = shouted_core()) return shout;
        if (auto glued = glued_core()) return glued;
        if (auto word = short_word_core()) return word;
        if (auto pick = pick_core()) return pick;
        if (auto place = place_core()) return place;
        if (auto label = label_core(text_, paper_)) return label;
        return word_core();
    }

private:
    /// 要 where the notice told people to send 要.
    std::optional<Core> told_core() const {
        const auto [option, length] = paper_.told_word_at(text_);
        if (length == 0) return std::nullopt;
        Core core{.label = option, .is_told = true, .strength = Strength::pure};
        core.length = skip_tail(text_, length, nullptr);
        while (core.length < text_.size() &&
               text_.substr(core.length).starts_with(text_.substr(0, length)))  // 要要要
            core.length = skip_tail(text_, core.length + length, nullptr);
        const bool is_whole = core.length >= text_.size() || is_space(text_[core.length - 1]) ||
                              is_space(text_[core.length]);
        return is_whole ? std::optional(core) : std::nullopt;
    }

    /// "Y", "N", "For": only as the whole of what is said.
    std::optional<Core> short_word_core() const {
        struct Row {
            Letters word{};
            Say say{};
        };
        constexpr Row rows[] = {{U"y", Say::yes}, {U"n", Say::no}, {U"for", Say::yes}};
        if (!paper_.yes_no || !context_.is_first) return std::nullopt;
        for (const Row& row : rows) {
            const bool is_whole =
                text_.starts_with(row.word) && skip_fillers(text_, row.word.size()) >= text_.size();
            if (is_whole)
                return Core{.say = row.say, .length = text_.size(), .strength = Strength::pure};
        }
        return std::nullopt;
    }

    std::optional<Core> word_core() const {
        const auto word = choice_word_at(text_);
        if (!word) return std::nullopt;
        Core core{.say = word->say, .meant = word->meant};
        const Letters behind = text_.substr(word->length);
        std::size_t end = skip_tail(text_, word->length, nullptr);
        while (end < text_.size()) {  // 同意同意, 支持支持支持
            const auto again = choice_word_at(text_.substr(end));
            if (!again || again->say != word->say) break;
            end = skip_tail(text_, end + again->length, nullptr);
        }
        core.length = end;
        if (end >= text_.size() || match_any(text_.substr(end), denials) != 0) {
            core.strength = Strength::pure;
            return core;
        }
        if (speaks_of_option(behind)) return std::nullopt;
        if (word->say == Say::yes && paper_.numbered && leads_to_pick(behind, paper_))
            return std::nullopt;
        if (word->say == Say::weak_unclear) return std::nullopt;  // 可以考虑, 行人
        if (is_person_tail(behind)) {
            core.is_support = true;
            core.strength = Strength::headed;
            return core;
        }
        if (auto label = label_core(trim(behind), paper_)) {  // 支持30分钟的
            label->length = text_.size();
            return label;
        }
        if (word->say == Say::yes && is_body_and_work(behind)) {
            core.say = Say::unclear;
            core.meant = Say::yes;
            core.strength = Strength::pure;
            return core;
        }
        if (is_space(text_[end - 1]) || is_space(behind[0])) {
            if (is_plain_no(*word) && !explains_no(behind)) return std::nullopt;
            core.strength = Strength::pure;
            return core;
        }
        if (word->say == Say::yes) core.toward = name_behind(behind);
        const bool latin = is_latin(text_[word->length - 1]);
        if (is_noun_tail(behind) || latin || word->say == Say::unclear) return std::nullopt;
        core.strength = Strength::headed;
        return core;
    }

    /// "no": in English also the start of talk: "no lights in the stairwell".
    bool is_plain_no(const ChoiceWord& word) const {
        return word.say == Say::no && text_.substr(0, word.length) == U"no";
    }

    /// 最后一个, 前者, the latter: an option by its place, which asks back like one by its content.
    std::optional<Core> place_core() const {
        if (paper_.any_paper || paper_.yes_no) return std::nullopt;
        const auto place = place_at(text_);
        if (!place || skip_fillers(text_, place->length) < text_.size()) return std::nullopt;
        Core core{.say = Say::unclear, .length = text_.size(), .strength = Strength::pure};
        if (auto option = placed_option(place->value, paper_)) {
            core.say = Say::nothing;
            core.label = option;
            core.is_partial_label = true;
        }
        return core;
    }

    std::optional<Core> pick_core() const {
        const auto picks = picks_at(text_, paper_);
        if (!picks) return std::nullopt;
        Core core{.picks = picks->picks, .length = skip_tail(text_, picks->length, nullptr)};
        const std::size_t end = core.length;
        if (speaks_of_option(text_.substr(picks->length))) return std::nullopt;
        const bool is_letter = picks->picks[0].is_letter;
        if (const std::size_t denied = denied_at(end)) {
            core.is_denied = true;
            core.length = denied;
            core.strength = Strength::headed;
            return core;
        }
        if (end >= text_.size() || match_any(text_.substr(end), denials) != 0) {
            core.strength = Strength::pure;
            return core;
        }
        if (is_letter && !paper_.lettered) return std::nullopt;  // "i agree"
        if (paper_.numbered && !paper_.any_paper && is_approval(text_.substr(end))) {
            core.length = text_.size();
            core.strength = Strength::pure;
            return core;
        }
        if (echoes_label(*picks)) {
            core.length = text_.size();
            core.strength = Strength::pure;
            return core;
        }
        if (picks->picks.size() > 1) {
            constexpr Letters all[] = {
                U"都可以",        U"都行",      U"都好",     U"都要",    U"都选", U"都支持",
                U"都同意",        U"都投",      U"都成",     U"都ok",    U"均可", U"都没问题",
                U"随便",          U"都能接受",  U"are fine", U"is fine", U"both", U"either",
                U"would be fine", U"both fine", U"are ok",   U"is ok"};
            const bool goes_on = text_.find_first_of(U",。;!?", end) != Letters::npos;
            if (goes_on || match_any(text_.substr(end), all) == 0) return std::nullopt;
            core.length = text_.size();
            core.strength = Strength::pure;
            return core;
        }
        if (!paper_.numbered) return std::nullopt;
        const bool blank = is_space(text_[picks->length]) || is_space(text_[end - 1]);
        if (blank && !goes_on_in_english(text_.substr(picks->length))) {
            core.strength = Strength::pure;
            return core;
        }
        const Letters behind = text_.substr(picks->length);
        const bool plain_word = is_han(behind[0]) && (is_letter || !is_measure(behind));
        if (!plain_word || !option_of(picks->picks[0], paper_)) return std::nullopt;
        const bool loose = picks->is_written_out && !picks->is_ordinal;
        // "2便宜" is a choice, the ② of a list and the 一 of 一定 are not.
        const bool is_sign = mark_number(text_[0]) || mark_letter(text_[0]);
        if (!context_.after_verb && (loose || paper_.any_paper || !context_.is_first || is_sign))
            return std::nullopt;
        core.strength = Strength::headed;
        return core;
    }

    /// 1不要, 1不选选2: behind the words that say the option is not wanted; 0 if nothing says so.
    /// 是1不是2 and 1不选2 speak of another.
    std::size_t denied_at(std::size_t at) const {
        if (at >= text_.size() || paper_.yes_no || paper_.any_paper) return 0;
        const std::size_t denial = denial_at(text_.substr(at));
        if (denial == 0) return 0;
        const std::size_t rest = skip_fillers(text_, at + denial);
        if (rest >= text_.size()) return rest;
        const auto lead = lead_at(text_.substr(rest));
        return lead && lead->lead == Lead::verb ? rest : 0;
    }

    /// "2 60分钟", "A(北门)": the number and what it stands for.
    bool echoes_label(const Picks& picks) const {
        if (picks.picks.size() != 1 || paper_.any_paper) return false;
        const auto option = option_of(picks.picks[0], paper_);
        if (!option || *option >= paper_.labels.size()) return false;
        return comparable(text_.substr(picks.length)) == paper_.labels[*option];
    }

    /// "1.30分钟", "1:30分钟": only the label tells them from a figure or a time.
    std::optional<Core> echo_core() const {
        if (paper_.any_paper || !paper_.numbered) return std::nullopt;
        const auto numeral = small_numeral_at(text_);
        if (!numeral || numeral->length >= text_.size()) return std::nullopt;
        const Picks picks{.picks = {{numeral->value, false}}, .length = numeral->length};
        const bool joined = Letters(U".:=、)-").find(text_[numeral->length]) != Letters::npos;
        if (!joined || !echoes_label(picks)) return std::nullopt;
        return Core{.picks = picks.picks, .length = text_.size(), .strength = Strength::pure};
    }

    std::optional<Core> shouted_core() const {
        if (paper_.any_paper || !paper_.numbered) return std::nullopt;
        const auto end = std::min(text_.find_first_not_of(text_[0]), text_.size());
        if (!is_digit(text_[0]) || end < shouted_digits_min) return std::nullopt;
        if (skip_fillers(text_, end) < text_.size()) return std::nullopt;
        const auto option = option_of({static_cast<int>(text_[0] - U'0'), false}, paper_);
        if (!option) return std::nullopt;
        return Core{.label = option,
                    .is_partial_label = true,
                    .length = text_.size(),
                    .strength = Strength::pure};
    }

    /// "13" or "123" where several may be chosen: probably each digit is one.
    std::optional<Core> glued_core() const {
        if (paper_.any_paper || !paper_.numbered || paper_.choices_max < 2) return std::nullopt;
        Core core{.length = text_.size(), .strength = Strength::pure};
        std::size_t end = 0;
        for (; end < text_.size() && is_digit(text_[end]); ++end) {
            const Pick pick{static_cast<int>(text_[end] - U'0'), false};
            const bool again = std::ranges::find(core.picks, pick) != core.picks.end();
            if (again || !option_of(pick, paper_)) return std::nullopt;
            core.picks.push_back(pick);
        }
        if (end < 2 || skip_fillers(text_, end) < text_.size()) return std::nullopt;
        core.is_guess = true;
        return core;
    }

    Letters text_;
    const PaperView& paper_;
    const CoreContext& context_;
};

}  // namespace

std::optional<Core> core_at(Letters text, const PaperView& paper, const CoreContext& context) {
    if (text.empty()) return std::nullopt;
    return CoreReader(text, paper, context).read();
}

std::optional<Core> label_core(Letters text, const PaperView& paper) {
    if (paper.yes_no || paper.any_paper || choice_word_at(text)) return std::nullopt;
    Core core{.length = text.size(), .strength = Strength::pure};
    Letters name = text;
    for (;;) {
        core.label = paper.named_exactly(name);
        if (core.label) return core;
        name = trim_end(name);
        std::size_t cut = match_end(name, softeners);
        if (cut == 0) cut = filler_before_end(name);
        if (cut == 0) break;
        name.remove_suffix(cut);
    }
    // 放北门, 做凉亭: the verb of the question before the name.
    constexpr Letters placing[] = {U"放",   U"放在", U"设",   U"设在", U"建",   U"建在", U"装",
                                   U"装在", U"做",   U"换成", U"改成", U"搞成", U"去",   U"用"};
    if (const std::size_t verb = match_any(name, placing)) {
        core.label = paper.named_exactly(name.substr(verb));
        core.is_partial_label = core.label.has_value();
        if (core.label) return core;
    }
    core.label = paper.named_partly(name);
    core.is_partial_label = true;
    if (!core.label) return std::nullopt;
    return core;
}

bool leads_to_pick(Letters text, const PaperView& paper) {
    std::size_t at = 0;
    for (;;) {
        at = skip_spaces(text, at);
        if (picks_at(text.substr(at), paper)) break;  // 第一种, of which 第 alone is a verb's
        const auto lead = lead_at(text.substr(at));
        if (!lead || lead->lead != Lead::verb) break;
        at += lead->length;
    }
    const auto picks = picks_at(text.substr(at), paper);
    return picks && skip_fillers(text, at + picks->length) >= text.size();
}

std::size_t skip_tail(Letters text, std::size_t at, std::vector<std::string>* units) {
    at = skip_fillers(text, at);
    std::vector<std::string> found;
    std::size_t end = at;
    while (const auto unit = unit_at(text, end)) {
        found.push_back(unit->label);
        end = skip_spaces(text, unit->at + unit->length);
        while (end < text.size() && Letters(U"/&和与及、").find(text[end]) != Letters::npos)
            end = skip_spaces(text, end + 1);
    }
    if (found.empty()) return at;
    const Letters behind = text.substr(end);
    const std::size_t bracket = std::min(behind.find(U')'), behind.size());
    end = skip_fillers(text, end + name_letters(behind.substr(0, bracket)));
    if (end < text.size()) return at;
    if (units != nullptr) units->insert(units->end(), found.begin(), found.end());
    return end;
}

std::size_t name_letters(Letters text) {
    std::size_t length = 0;
    while (length < text.size() && is_han(text[length])) {
        if (not_in_name.find(text[length]) != Letters::npos) return 0;
        ++length;
    }
    return length <= name_letters_max ? length : 0;
}

}  // namespace linyi::language
