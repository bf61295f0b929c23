#include "language/told_answers.hpp"

#include "language/choice_words.hpp"
#include "language/numeral.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace linyi::language {
namespace {

constexpr Letters send_verbs[] = {
    U"回复",     U"请回复",      U"回",     U"请回",     U"回答",   U"请回答",  U"扣",
    U"请扣",     U"打",          U"请打",   U"按",       U"请按",   U"发",      U"请发",
    U"输入",     U"请输入",      U"填",     U"写",       U"敲",     U"打出",    U"发送",
    U"回复数字", U"扣数字",      U"打数字", U"输入数字", U"回数字", U"发数字",  U"回个",
    U"打个",     U"扣个",        U"发个",   U"写个",     U"报",     U"举",      U"回复字母",
    U"reply",    U"reply with",  U"press",  U"type",     U"text",   U"send",    U"put",
    U"answer",   U"answer with", U"say",    U"write",    U"enter",  U"respond", U"respond with"};
constexpr Letters quotes = U"\"“”'‘’「」『』";
constexpr Letters stops = U",;。.、!?\n()（）|";
// Between a sign and its label: 回1表示同意.
constexpr Letters meanings[] = {U"表示", U"代表",  U"为",        U"是",     U"选",     U"就是",
                                U"即",   U"=",     U":",         U"指",     U"算",     U"视为",
                                U"for",  U"means", U"if",        U"if you", U"to say", U"is",
                                U"选择", U"->",    U"if you are"};
// What a label ends with before the verb: 要的请回…
constexpr Letters label_tails[] = {U"的",     U"请",     U"者",     U"的请",   U"就",
                                   U"则",     U"的话",   U"可",     U"的邻居", U"的业主",
                                   U"的住户", U"的朋友", U"的家庭", U"的都",   U"的就",
                                   U"的可以", U"please", U":",      U"=",      U"->",
                                   U"→",      U"的人",   U"的请您", U"的直接", U"的各位"};
constexpr Letters label_leads[] = {U"如果",   U"若",  U"请",         U"大家", U"各位", U"认为",
                                   U"觉得",   U"或",  U"或者",       U"and",  U"or",   U"if",
                                   U"if you", U"you", U"和",         U"想",   U"家里", U"those who",
                                   U"to",     U"for", U"if you are", U"all",  U"those"};
// 回复同意/反对 and 请回复数字 are told in their own way.
constexpr Letters no_signs[] = {U"数字", U"编号",   U"序号", U"字母", U"房号", U"门牌", U"即可",
                                U"选项", U"number", U"the",  U"your", U"with", U"one",  U"意见"};
constexpr std::size_t han_sign_max = 4;
constexpr std::size_t latin_sign_max = 8;
constexpr std::size_t quoted_sign_max = 8;
constexpr std::size_t label_letters_max = 40;

bool is_quote(char32_t c) {
    return quotes.find(c) != Letters::npos;
}

bool is_stop(char32_t c) {
    return stops.find(c) != Letters::npos;
}

struct Sign {
    std::u32string text{};
    std::size_t end{};
    bool is_quoted{};
};

/// "1", 0, Y, 要: one short word, in quotation marks or up to where it must end.
std::optional<Sign> sign_at(Letters text, std::size_t at) {
    at = skip_spaces(text, at);
    if (at < text.size() && text[at] == U':') at = skip_spaces(text, at + 1);
    if (at >= text.size()) return std::nullopt;
    if (is_quote(text[at])) {
        std::size_t end = at + 1;
        while (end < text.size() && end - at <= quoted_sign_max && !is_quote(text[end])) ++end;
        if (end >= text.size() || !is_quote(text[end]) || end == at + 1) return std::nullopt;
        return Sign{std::u32string(trim(text.substr(at + 1, end - at - 1))), end + 1, true};
    }
    if (const auto mark = mark_number(text[at])) {
        const auto digits = std::to_string(*mark);
        return Sign{std::u32string(digits.begin(), digits.end()), at + 1};
    }
    if (const auto letter = mark_letter(text[at])) return Sign{std::u32string{*letter}, at + 1};
    std::size_t end = at;
    if (is_digit(text[at])) {
        while (end < text.size() && is_digit(text[end])) ++end;
        const bool is_clock = end + 1 < text.size() && is_digit(text[end + 1]) &&
                              Letters(U":.-").find(text[end]) != Letters::npos;
        if (end - at > 2 || is_clock) return std::nullopt;
    } else if (is_latin(text[at])) {
        while (end < text.size() && is_latin(text[end])) ++end;
        if (end - at > latin_sign_max) return std::nullopt;
    } else {
        while (end < text.size() && is_han(text[end])) ++end;
        if (end == at || end - at > han_sign_max) return std::nullopt;
    }
    return Sign{std::u32string(text.substr(at, end - at)), end};
}

/// Signs of one run are of one kind: 同意打通车道,同意的回1 tells one answer.
enum class Kind { number, letter, word };
Kind kind_of(Letters sign) {
    if (is_digit(sign[0])) return Kind::number;
    return is_latin(sign[0]) && sign.size() == 1 ? Kind::letter : Kind::word;
}

/// The words that stand before `verb` up to the last stop, without 的, 请 and the like.
Letters label_before(Letters text, std::size_t from, std::size_t verb) {
    std::size_t start = verb;
    const std::size_t limit =
        std::max(from, verb > label_letters_max ? verb - label_letters_max : 0);
    while (start > limit && !is_stop(text[start - 1])) --start;
    Letters label = trim(text.substr(start, verb - start), U"\"“”: ");
    for (;;) {
        const std::size_t tail = match_end(label, label_tails);
        if (tail == 0 || tail == label.size()) break;
        label = trim_end(label.substr(0, label.size() - tail));
    }
    for (;;) {
        const std::size_t lead = match_any(label, label_leads);
        if (lead == 0 || lead == label.size()) break;
        label = trim(label.substr(lead));
    }
    return match_any(label, label_leads) == label.size() ? Letters{} : label;
}

/// 回1表示同意: the label behind its sign, up to the next stop.
Letters label_behind(Letters text, std::size_t at) {
    at = skip_spaces(text, at);
    const std::size_t meaning = match_any(text.substr(at), meanings);
    if (meaning == 0) return {};
    at = skip_spaces(text, at + meaning);
    std::size_t end = at;
    while (end < text.size() && end - at < label_letters_max && !is_stop(text[end])) ++end;
    return trim(text.substr(at, end - at), U"\"“” ");
}

class TellingReader {
public:
    explicit TellingReader(Letters text) : text_(text) {}

    std::vector<ToldAnswer> read() {
        std::vector<ToldAnswer> best;
        std::vector<ToldAnswer> run;
        const auto keep = [&] {
            if (run.size() >= 2 && run.size() >= best.size()) best = run;
        };
        std::size_t from = 0;  // behind the last answer that was told
        for (std::size_t at = 0; at < text_.size(); ++at) {
            const bool inside_word = at > 0 && is_latin(text_[at]) && is_latin(text_[at - 1]);
            const std::size_t verb = inside_word ? 0 : match_any(text_.substr(at), send_verbs);
            if (verb == 0) continue;
            if (auto pair = pair_at(at, verb); pair.size() >= 2) return pair;
            auto told = told_at(from, at, verb);
            if (!told) continue;
            const auto same = [&](const ToldAnswer& one) { return one.sign == told->sign; };
            const bool goes_on = !run.empty() && at - from <= label_letters_max &&
                                 kind_of(run.back().sign) == kind_of(told->sign);
            if (!goes_on || std::ranges::any_of(run, same)) {
                keep();
                run.clear();
            }
            from = told->end;
            run.push_back(std::move(*told));
            while (auto more = continued_at(run.back())) {
                from = more->end;
                run.push_back(std::move(*more));
            }
            at = from - 1;
        }
        keep();
        return best;
    }

private:
    std::optional<ToldAnswer> told_at(std::size_t from, std::size_t at, std::size_t verb) const {
        const auto sign = sign_at(text_, at + verb);
        if (!sign || sign->text.empty()) return std::nullopt;
        if (match_any(sign->text, no_signs) == sign->text.size()) return std::nullopt;
        ToldAnswer told{.sign = sign->text, .begin = at, .end = sign->end};
        Letters label = label_before(text_, from, at);
        if (label.empty()) {
            label = label_behind(text_, sign->end);
            if (label.empty()) return std::nullopt;
        }
        told.label_begin = static_cast<std::size_t>(label.data() - text_.data());
        told.label_end = told.label_begin + label.size();
        told.begin = std::min(told.begin, told.label_begin);
        told.end = std::max(told.end, told.label_end);
        const bool ends = sign->is_quoted || told.label_begin >= sign->end || ends_well(sign->end);
        if (!ends) return std::nullopt;
        return told;
    }

    /// 回1表示同意,0表示反对: the verb is said once.
    std::optional<ToldAnswer> continued_at(const ToldAnswer& before) const {
        if (before.label_begin < before.begin + 1) return std::nullopt;  // its label stands first
        constexpr Letters joints = U" ,;、/";
        constexpr Letters words[] = {U"and", U"or", U"或", U"或者"};
        std::size_t at = before.end;
        while (at < text_.size() && joints.find(text_[at]) != Letters::npos) ++at;
        at = skip_spaces(text_, at + match_any(text_.substr(at), words));
        const auto sign = at == before.end ? std::nullopt : sign_at(text_, at);
        if (!sign || sign->text.empty() || kind_of(sign->text) != kind_of(before.sign))
            return std::nullopt;
        const Letters label = label_behind(text_, sign->end);
        if (label.empty()) return std::nullopt;
        const auto begin = static_cast<std::size_t>(label.data() - text_.data());
        return ToldAnswer{.sign = sign->text,
                          .begin = at,
                          .end = begin + label.size(),
                          .label_begin = begin,
                          .label_end = begin + label.size()};
    }

    /// An unquoted sign is followed by a stop, or by the next label.
    bool ends_well(std::size_t at) const {
        return at >= text_.size() || is_space(text_[at]) || is_stop(text_[at]) ||
               !is_latin(text_[at]);
    }

    /// "reply Y/N", 回复要/不要: signs without labels.
    std::vector<ToldAnswer> pair_at(std::size_t at, std::size_t verb) const {
        std::vector<ToldAnswer> signs;
        std::size_t next = at + verb;
        for (;;) {
            const auto sign = sign_at(text_, next);
            if (!sign) break;
            signs.push_back(
                {.sign = sign->text, .begin = signs.empty() ? at : next, .end = sign->end});
            const std::size_t joint = joint_at(sign->end);
            if (joint == 0) break;
            next = joint;
        }
        if (signs.size() < 2 || !are_opposite(signs[0].sign, signs[1].sign)) return {};
        // 同意/不同意 are understood without being told.
        const auto word = choice_word_at(signs[0].sign);
        if (word && word->say == Say::yes) return {};
        return signs;
    }

    /// Behind the "/" or "or" at `at`; 0 if there is none.
    std::size_t joint_at(std::size_t at) const {
        constexpr Letters joints[] = {U"/", U"或", U"或者", U"or", U"、", U"|", U"还是", U"和"};
        const std::size_t blank = skip_spaces(text_, at);
        if (blank >= text_.size()) return 0;
        const std::size_t joint = match_any(text_.substr(blank), joints);
        return joint == 0 ? 0 : skip_spaces(text_, blank + joint);
    }

    static bool are_opposite(Letters yes, Letters no) {
        if (yes == U"y" && no == U"n") return true;
        if (yes == U"是" && no == U"否") return true;
        return no.size() == yes.size() + 1 && no[0] == U'不' && no.substr(1) == yes;
    }

    Letters text_;
};

}  // namespace

std::vector<ToldAnswer> find_told_answers(Letters text) {
    return TellingReader(text).read();
}

}  // namespace linyi::language
