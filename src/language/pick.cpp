#include "language/pick.hpp"

#include "language/choice_words.hpp"
#include "language/folded.hpp"
#include "language/numeral.hpp"

#include <algorithm>
#include <array>

namespace linyi::language {
namespace {

// 第二个: behind an ordinal.
constexpr Letters ordinal_nouns[] = {U"个",     U"项",     U"种",     U"号",     U"款",
                                     U"条",     U"套",     U"类",     U"个方案", U"种方案",
                                     U"项方案", U"套方案", U"号方案", U"个选项", U"项选项",
                                     U"方案",   U"选项",   U"个选择", U"家"};
// 2号, 2方案: behind a plain number.
constexpr Letters number_nouns[] = {U"号", U"号方案", U"号选项", U"方案", U"选项", U"号项"};
// 2号楼 is a house.
constexpr Letters not_behind_noun[] = {U"楼", U"线", U"院", U"门", U"车", U"库", U"梯",
                                       U"栋", U"机", U"厅", U"桌", U"地", U"岗", U"前",
                                       U"晚", U"早", U"上", U"下", U"开", U"到", U"之"};
constexpr Letters list_joints[] = {U"和",   U"跟",   U"与", U"及",  U"、",   U",",
                                   U"/",    U"&",    U"+",  U"and", U";",    U".",
                                   U"以及", U"还有", U"加", U"或",  U"或者", U"or"};
constexpr Letters english_ordinals[] = {U"first", U"second", U"third", U"fourth", U"fifth"};
constexpr Letters english_numbers[] = {U"one", U"two", U"three", U"four", U"five"};
constexpr Letters short_ordinals[] = {U"1st", U"2nd", U"3rd", U"4th", U"5th"};
constexpr Letters english_nouns[] = {U" option", U" choice", U" plan", U" one"};
constexpr std::size_t pick_digits_max = 2;  // three digits are a room or an amount
constexpr std::size_t label_letters_max = 200;

bool is_dropped(char32_t c) {
    return is_space(c) || Letters(U"=,.;:!?-~、。\"'“”‘’()[]【】「」*").find(c) != Letters::npos;
}

/// "first", "the second option", "two".
std::optional<Picks> english_pick_at(Letters text) {
    const std::size_t the = text.starts_with(U"the ") ? 4 : 0;
    for (const Words table :
         {Words(english_ordinals), Words(english_numbers), Words(short_ordinals)}) {
        for (std::size_t i = 0; i < table.size(); ++i) {
            const Letters one[] = {table[i]};
            const std::size_t word = match_any(text.substr(the), one);
            if (word == 0) continue;
            const std::size_t end = the + word;
            return Picks{.picks = {{static_cast<int>(i) + 1, false}},
                         .length = end + match_any(text.substr(end), english_nouns),
                         .is_written_out = true,
                         .is_ordinal = table[0] == U"first"};
        }
    }
    return std::nullopt;
}

std::optional<Picks> letter_pick_at(Letters text) {
    if (text.empty()) return std::nullopt;
    if (const auto letter = mark_letter(text[0]))
        return Picks{.picks = {{static_cast<int>(*letter - U'a') + 1, true}}, .length = 1};
    const bool alone = is_latin(text[0]) && (text.size() == 1 || !is_latin(text[1])) &&
                       (text.size() == 1 || !is_digit(text[1]));
    // C座, A区: places.
    constexpr Letters places = U"座栋幢楼区级口门单院库";
    const bool place = text.size() > 1 && places.find(text[1]) != Letters::npos;
    if (!alone || place) return std::nullopt;
    std::size_t length = 1;
    length += match_any(text.substr(1), number_nouns);
    return Picks{.picks = {{static_cast<int>(text[0] - U'a') + 1, true}}, .length = length};
}

/// 1.5, 19:52, 3-1, 1/3, 50%: a number that goes on is another number.
bool goes_on(Letters text, std::size_t end) {
    if (end >= text.size()) return false;
    if (is_digit(text[end]) || is_latin(text[end]) || text[end] == U'%') return true;
    const bool joined = Letters(U".:-").find(text[end]) != Letters::npos;
    return joined && end + 1 < text.size() && is_digit(text[end + 1]);
}

std::optional<Picks> number_pick_at(Letters text) {
    const bool ordinal = text.starts_with(U'第');
    std::size_t at = ordinal ? skip_spaces(text, 1) : 0;
    const auto numeral = small_numeral_at(text.substr(at));
    if (!numeral) return std::nullopt;
    if (!numeral->is_han && !numeral->is_mark && numeral->length > pick_digits_max)
        return std::nullopt;
    at += numeral->length;
    if (!numeral->is_han && !numeral->is_mark && goes_on(text, at)) return std::nullopt;
    const Words nouns = ordinal ? Words(ordinal_nouns) : Words(number_nouns);
    const std::size_t noun = match_any(text.substr(at), nouns);
    if (noun != 0 && match_any(text.substr(at + noun), not_behind_noun) != 0) return std::nullopt;
    if (noun == 0 && !numeral->is_mark && is_measure(text.substr(skip_spaces(text, at))))
        return std::nullopt;
    // 第三方: without a counter the ordinal is part of a word.
    const bool goes_into_word = ordinal && noun == 0 && at < text.size() && is_han(text[at]);
    if (goes_into_word && filler_at(text.substr(at)) == 0) return std::nullopt;
    return Picks{.picks = {{numeral->value, false}},
                 .length = at + noun,
                 .is_written_out = numeral->is_han,
                 .is_ordinal = ordinal};
}

std::optional<Picks> one_pick_at(Letters text) {
    if (auto number = number_pick_at(text)) return number;
    if (auto letter = letter_pick_at(text)) return letter;
    return english_pick_at(text);
}

/// 甲, 乙方案; 甲方 and 甲级 are words.
std::optional<Picks> stem_pick_at(Letters text, const PaperView& paper) {
    if (!paper.stems || text.empty()) return std::nullopt;
    const auto stem = stem_number(text[0]);
    constexpr Letters into_words = U"方级醇醛烷肝鱼板状类种";
    if (!stem || (text.size() > 1 && into_words.find(text[1]) != Letters::npos &&
                  match_any(text.substr(1), number_nouns) == 0))
        return std::nullopt;
    return Picks{.picks = {{*stem, false, true}},
                 .length = 1 + match_any(text.substr(1), number_nouns),
                 .is_written_out = true};
}

/// "ac" of a lettered paper: each letter is an option.
std::optional<Picks> letter_run_at(Letters text, const PaperView& paper) {
    if (!paper.lettered) return std::nullopt;
    std::size_t length = 0;
    Picks run;
    while (length < text.size() && is_latin(text[length])) {
        const Pick pick{static_cast<int>(text[length] - U'a') + 1, true};
        if (pick.value > paper.options || std::ranges::find(run.picks, pick) != run.picks.end())
            return std::nullopt;
        run.picks.push_back(pick);
        ++length;
    }
    if (length < 2) return std::nullopt;
    run.length = length;
    return run;
}

/// "2", "b", 乙 as a pick; nothing if the sign is a word.
std::optional<Pick> sign_pick(Letters sign) {
    if (sign.size() == 1 && is_latin(sign[0]))
        return Pick{static_cast<int>(sign[0] - U'a') + 1, true};
    if (sign.size() == 1 && stem_number(sign[0])) return Pick{*stem_number(sign[0]), false, true};
    const auto numeral = numeral_at(sign);
    if (!numeral || numeral->is_han || numeral->length != sign.size()) return std::nullopt;
    return Pick{numeral->value, false};
}

/// Where the next number of a list starts; 0 if the list ends here.
std::size_t joint_at(Letters text, std::size_t at) {
    const std::size_t blank = skip_spaces(text, at);
    const std::size_t joint = match_any(text.substr(blank), list_joints);
    const std::size_t next = skip_spaces(text, blank + joint);
    return next == at ? 0 : next;
}

}  // namespace

std::u32string comparable(Letters text) {
    std::u32string out;
    text = text.substr(0, label_letters_max);
    for (std::size_t at = 0; at < text.size();) {
        if (is_dropped(text[at])) {
            ++at;
            continue;
        }
        const auto numeral = numeral_at(text.substr(at));
        if (!numeral) {
            out.push_back(text[at++]);
            continue;
        }
        for (const char digit : std::to_string(numeral->value))
            out.push_back(static_cast<char32_t>(digit));
        at += numeral->length;
    }
    return out;
}

PaperView::PaperView() : any_paper(true), numbered(true), stems(true), options(9) {}

PaperView::PaperView(const BallotPaper& paper)
    : yes_no(paper.yes_no), numbered(paper.numbered), choices_max(std::max(1, paper.choices_max)) {
    for (const OptionWords& option : paper.options) {
        labels.push_back(comparable(fold(option.label).text));
        keys.push_back(option.key);
        if (option.role != OptionWords::Role::abstain) choices.push_back(keys.size() - 1);
        signs.push_back(fold(option.answer.empty() ? option.key : option.answer).text);
        is_told = is_told || (yes_no && !option.answer.empty());
    }
    // Words for keys and nothing told: the first letter, number or stem means the first option.
    const bool by_place = yes_no && numbered && !is_told;
    for (const std::u32string& sign : signs) {
        const bool alone = sign.size() == 1;
        const bool is_stem = alone && stem_number(sign[0]).has_value();
        lettered = lettered || by_place || (alone && is_latin(sign[0]));
        stems = stems || by_place || is_stem;
        // A 弃权 without a number cannot be reached by one.
        if (by_place || is_stem || (!sign.empty() && !is_han(sign[0]))) ++options;
    }
}

std::optional<std::size_t> PaperView::named_exactly(Letters text) const {
    const std::u32string wanted = comparable(text);
    if (wanted.empty()) return std::nullopt;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] != wanted) continue;
        if (found) return std::nullopt;
        found = i;
    }
    return found;
}

std::optional<std::size_t> PaperView::named_partly(Letters text) const {
    const std::u32string wanted = comparable(text);
    if (wanted.size() < 2) return std::nullopt;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto at = labels[i].find(wanted);
        if (at == labels[i].npos) continue;
        const bool cuts_number = is_digit(wanted[0]) && at > 0 && is_digit(labels[i][at - 1]);
        if (cuts_number) continue;
        if (found) return std::nullopt;
        found = i;
    }
    return found;
}

std::optional<Picks> picks_at(Letters text, const PaperView& paper) {
    if (auto run = letter_run_at(text, paper)) return run;
    auto first = stem_pick_at(text, paper);
    if (!first) first = one_pick_at(text);
    if (!first) return std::nullopt;
    const bool by_stems = first->picks[0].is_stem;
    Picks all = std::move(*first);
    for (;;) {
        std::size_t next = joint_at(text, all.length);
        // ①②, 甲乙: signs need nothing between them.
        const bool signs =
            mark_number(text[0]) && all.length < text.size() && mark_number(text[all.length]);
        if (next == 0 && (signs || by_stems)) next = all.length;
        if (next == 0 || next >= text.size()) break;
        const auto more =
            by_stems ? stem_pick_at(text.substr(next), paper) : one_pick_at(text.substr(next));
        if (!more || more->picks[0].is_letter != all.picks[0].is_letter) break;
        // "1 2栋…": what follows must be able to end the list.
        all.picks.push_back(more->picks[0]);
        all.length = next + more->length;
    }
    return all;
}

std::optional<Place> place_at(Letters text) {
    constexpr Letters last[] = {U"最后一个",       U"最后那个", U"最后一项", U"末一个",
                                U"最后面那个",     U"最后一种", U"最后的",   U"倒数第一个",
                                U"the last one",   U"last one", U"the last", U"last option",
                                U"the last option"};
    constexpr Letters first[] = {U"头一个", U"头个", U"最前面那个", U"最上面那个", U"头一种"};
    constexpr Letters before_last[] = {U"倒数第二个", U"second to last", U"the second to last"};
    constexpr Letters former[] = {U"前者",     U"前一个",     U"前面那个", U"前面的",  U"前一种",
                                  U"上面那个", U"the former", U"former",   U"前面一个"};
    constexpr Letters latter[] = {U"后者",     U"后一个",     U"后面那个", U"后面的",  U"后一种",
                                  U"下面那个", U"the latter", U"latter",   U"后面一个"};
    constexpr Letters middle[] = {U"中间那个",
                                  U"中间的",
                                  U"中间一个",
                                  U"中间那种",
                                  U"the middle one",
                                  U"middle one",
                                  U"the one in the middle"};
    struct Row {
        Words words{};
        int value{};
    };
    const std::array rows{Row{last, -1},
                          Row{first, 1},
                          Row{before_last, -2},
                          Row{former, Place::former_of_two},
                          Row{latter, Place::latter_of_two},
                          Row{middle, Place::middle_of_three}};
    Place best;
    for (const Row& row : rows) {
        const std::size_t length = match_any(text, row.words);
        if (length > best.length) best = {row.value, length};
    }
    if (best.length == 0) return std::nullopt;
    return best;
}

std::optional<std::size_t> placed_option(int place, const PaperView& paper) {
    const auto count = static_cast<int>(paper.choices.size());
    int at = place;
    if (place == Place::former_of_two || place == Place::latter_of_two) {
        if (count != 2) return std::nullopt;
        at = place == Place::former_of_two ? 1 : 2;
    } else if (place == Place::middle_of_three) {
        if (count != 3) return std::nullopt;
        at = 2;
    } else if (place < 0) {
        at = count + 1 + place;
    }
    if (at < 1 || at > count) return std::nullopt;
    return paper.choices[static_cast<std::size_t>(at - 1)];
}

std::pair<std::size_t, std::size_t> PaperView::told_word_at(Letters text) const {
    std::pair<std::size_t, std::size_t> best{0, 0};
    for (std::size_t i = 0; i < signs.size() && !text.empty(); ++i) {
        const Letters sign = signs[i];
        if (sign == Letters(fold(keys[i]).text)) continue;  // nothing else was told
        const bool is_word = sign.size() > 1 || (sign.size() == 1 && is_han(sign[0]));
        const Letters one[] = {sign};
        const std::size_t length = is_word && !is_digit(sign[0]) ? match_any(text, one) : 0;
        if (length > best.second) best = {i, length};
    }
    return best;
}

std::optional<std::size_t> option_of(const Pick& pick, const PaperView& paper) {
    const int count = paper.options;
    if (paper.any_paper) {
        if (pick.value < 1 || pick.value > count) return std::nullopt;
        return static_cast<std::size_t>(pick.value - 1);
    }
    if (!paper.numbered || (pick.is_letter && !paper.lettered)) return std::nullopt;
    bool is_of_kind = false;  // the paper has signs of this kind
    for (std::size_t i = 0; i < paper.signs.size(); ++i) {
        const auto sign = sign_pick(paper.signs[i]);
        if (!sign || sign->is_letter != pick.is_letter || sign->is_stem != pick.is_stem) continue;
        is_of_kind = true;
        if (sign->value == pick.value) return i;
    }
    // "2" of a lettered paper is its second option.
    if (is_of_kind || paper.is_told || pick.value < 1 || pick.value > count) return std::nullopt;
    return static_cast<std::size_t>(pick.value - 1);
}

}  // namespace linyi::language
