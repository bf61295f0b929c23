#include "language/notice_paper.hpp"

#include "language/choice_limit.hpp"
#include "language/choice_words.hpp"
#include "language/named_list.hpp"
#include "language/numeral.hpp"
#include "language/offered_answers.hpp"
#include "language/option_list.hpp"
#include "language/told_answers.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace linyi::language {
namespace {

constexpr Letters label_edges = U" \n:,.。;!?、-~“”\"()（）】」[]";

OptionWords::Role role_of(Letters label) {
    // 都不去(弃权)
    constexpr Letters noted[] = {U"(弃权)", U"(abstain)"};
    if (match_end(label, noted) != 0) return OptionWords::Role::abstain;
    const auto word = choice_word_at(label);
    if (!word) return OptionWords::Role::plain;
    const bool whole = word->length == label.size();
    switch (word->say) {
        case Say::yes: return OptionWords::Role::yes;
        case Say::no: return OptionWords::Role::no;
        case Say::abstain: return OptionWords::Role::abstain;
        case Say::weak_unclear:
            if (!whole) return OptionWords::Role::plain;
            if (word->meant == Say::yes) return OptionWords::Role::yes;
            return word->meant == Say::no ? OptionWords::Role::no : OptionWords::Role::plain;
        default: return OptionWords::Role::plain;
    }
}

std::string yes_no_key(OptionWords::Role role) {
    if (role == OptionWords::Role::yes) return "同意";
    return role == OptionWords::Role::no ? "反对" : "弃权";
}

BallotPaper plain_yes_no() {
    BallotPaper paper{.yes_no = true};
    for (const auto role :
         {OptionWords::Role::yes, OptionWords::Role::no, OptionWords::Role::abstain})
        paper.options.push_back({.key = yes_no_key(role), .label = yes_no_key(role), .role = role});
    return paper;
}

/// 要 and 不要, 是 and 否.
bool are_opposite(Letters yes, Letters no) {
    if (yes == U"是" && no == U"否") return true;
    return !yes.empty() && no.size() == yes.size() + 1 && no[0] == U'不' && no.substr(1) == yes;
}

/// 同意, 不赞成, abstain: understood wherever there is a yes and a no.
bool is_plain_word(Letters sign) {
    const auto word = choice_word_at(sign);
    return word && word->length == sign.size() &&
           (word->say == Say::yes || word->say == Say::no || word->say == Say::abstain);
}

/// A number, a letter, 甲: signs that people write without any words.
bool is_short_sign(Letters sign) {
    if (sign.size() == 1 && (is_latin(sign[0]) || stem_number(sign[0]))) return true;
    return !sign.empty() && std::ranges::all_of(sign, is_digit);
}

class PaperReader {
public:
    PaperReader(const Folded& folded, const Stretch& stretch)
        : folded_(folded),
          base_(stretch.from),
          text_(Letters(folded.text).substr(stretch.from, stretch.to - stretch.from)) {}

    NoticePaper read() {
        auto pair = offered_pair(text_);
        if (!pair) pair = told_pair(text_);
        if (pair) out_.pair_at = pair->at;
        read_listed();
        if (!out_.list_at && (pair || (!read_named() && !read_enumerated()))) {
            out_.paper = plain_yes_no();
            out_.has_yes_no = pair.has_value();
        }
        const auto options = std::ranges::count_if(out_.paper.options, [](const OptionWords& o) {
            return o.role != OptionWords::Role::abstain;
        });
        out_.paper.choices_max =
            out_.paper.yes_no ? 1 : choices_allowed(text_, static_cast<int>(options));
        return std::move(out_);
    }

private:
    /// The answers one by one. A list beside 同意/反对 that is no yes/no list itself belongs to the
    /// question.
    void read_listed() {
        const auto list = find_options(text_);
        const auto told = find_told_answers(text_);
        const bool tells_more = told.size() > (list ? list->entries.size() : 0);
        if (!list && !tells_more) return;
        BallotPaper paper = tells_more ? told_paper(told) : listed_paper(*list);
        if (out_.pair_at && !paper.yes_no) return;
        out_.list_at = tells_more ? told[0].begin : list->begin();
        // "同意的扣1": the label of the first stands before its number.
        if (!tells_more)
            for (const Listed& entry : list->entries)
                out_.list_at = std::min(*out_.list_at, entry.label_begin);
        out_.has_options = true;
        out_.paper = std::move(paper);
    }

    BallotPaper listed_paper(const OptionList& list) const {
        BallotPaper paper{.numbered = true};
        for (const Listed& entry : list.entries)
            paper.options.push_back(
                option(key_of(entry, list), entry.label_begin, entry.label_end));
        settle_roles(paper);
        return paper;
    }

    OptionWords option(std::string key, std::size_t label_begin, std::size_t label_end) const {
        return {.key = std::move(key),
                .label = folded_.cut(base_ + label_begin, base_ + label_end),
                .role = role_of(text_.substr(label_begin, label_end - label_begin))};
    }

    BallotPaper told_paper(const std::vector<ToldAnswer>& told) const {
        BallotPaper paper;
        std::vector<Letters> labels;
        for (const ToldAnswer& one : told) {
            const bool is_sign = is_short_sign(one.sign);
            paper.numbered = paper.numbered || is_sign;
            std::string sign = to_utf8(one.sign);
            if (is_sign && is_latin(one.sign[0])) sign[0] = static_cast<char>(sign[0] - 'a' + 'A');
            auto words = option(is_sign ? sign : std::to_string(paper.options.size() + 1),
                                one.label_begin, one.label_end);
            if (words.role == OptionWords::Role::plain) words.role = role_of(one.sign);
            if (words.label.empty()) words.label = sign;
            words.answer = std::move(sign);
            labels.push_back(one.label_begin < one.label_end
                                 ? text_.substr(one.label_begin, one.label_end - one.label_begin)
                                 : Letters(one.sign));
            paper.options.push_back(std::move(words));
        }
        name_sides(paper, labels, told);
        settle_roles(paper);
        return paper;
    }

    /// 要的回"要",不要的回"不要", "Y/N": yes and no in other words.
    static void name_sides(BallotPaper& paper, const std::vector<Letters>& labels,
                           const std::vector<ToldAnswer>& told) {
        for (std::size_t i = 0; i + 1 < labels.size() && !paper.numbered; ++i) {
            const Letters yes = labels[i];
            const Letters no = labels[i + 1];
            if (!are_opposite(yes, no)) continue;
            paper.options[i].role = OptionWords::Role::yes;
            paper.options[i + 1].role = OptionWords::Role::no;
        }
        if (told.size() >= 2 && told[0].sign == U"y" && told[1].sign == U"n") {
            paper.options[0].role = OptionWords::Role::yes;
            paper.options[1].role = OptionWords::Role::no;
        }
    }

    /// Yes and no make a yes/no paper with its own keys; among other options 同意更换 is a label.
    void settle_roles(BallotPaper& paper) const {
        const auto count = [&paper](OptionWords::Role role) {
            return std::ranges::count(paper.options, role, &OptionWords::role);
        };
        paper.yes_no = count(OptionWords::Role::yes) == 1 && count(OptionWords::Role::no) == 1 &&
                       count(OptionWords::Role::plain) == 0;
        const bool has_abstain = count(OptionWords::Role::abstain) != 0;
        for (OptionWords& option : paper.options) {
            if (paper.yes_no) {
                if (option.answer.empty()) option.answer = option.key;
                option.key = yes_no_key(option.role);
                // 同意的回同意: what is told is what it is called anyway.
                if (is_plain_word(fold(option.answer).text)) option.answer.clear();
            } else {
                if (option.answer == option.key) option.answer.clear();
                if (option.role != OptionWords::Role::abstain)
                    option.role = OptionWords::Role::plain;
            }
        }
        if (!has_abstain && (paper.yes_no || offers_abstention(text_)))
            paper.options.push_back(
                {.key = "弃权", .label = "弃权", .role = OptionWords::Role::abstain});
    }

    static std::string key_of(const Listed& entry, const OptionList& list) {
        if (list.lettered) return {static_cast<char>('A' + entry.value - 1)};
        if (list.stems) return to_utf8(std::u32string{stem_of(entry.value)});
        return std::to_string(entry.value);
    }

    bool read_named() {
        constexpr Letters leads[] = {U"选项:",   U"可选:",     U"选项为",   U"选项为:",
                                     U"选项是:", U"选项如下:", U"options:", U"choices:"};
        constexpr Letters instructing[] = {U"回复",   U"请回",   U"请选",     U"每户",
                                           U"截止",   U"单选",   U"多选",     U"reply",
                                           U"please", U"closes", U"one vote", U"until"};
        const auto lead = find_any(text_, leads);
        if (!lead) return false;
        std::size_t at = skip_spaces(text_, lead->end());
        const std::size_t end = std::min(text_.find_first_of(U"。;!?\n", at), text_.size());
        BallotPaper paper;
        while (at < end) {
            const std::size_t stop = std::min(text_.find_first_of(U"、/|,", at), end);
            const Letters label = trim(text_.substr(at, stop - at), label_edges);
            const bool instruct = contains_any(label, instructing);
            if (!label.empty() && !instruct) {
                const auto offset = static_cast<std::size_t>(label.data() - text_.data());
                const auto role = role_of(label) == OptionWords::Role::abstain
                                      ? OptionWords::Role::abstain
                                      : OptionWords::Role::plain;
                const std::string words =
                    folded_.cut(base_ + offset, base_ + offset + label.size());
                const bool abstain = role == OptionWords::Role::abstain;
                const std::string number = std::to_string(paper.options.size() + 1);
                paper.options.push_back(
                    {.key = abstain ? "弃权" : number, .label = words, .role = role});
            }
            at = stop + 1;
        }
        if (paper.options.size() < 2) return false;
        out_.names_at = lead->at;
        out_.has_options = true;
        out_.paper = std::move(paper);
        return true;
    }

    /// 红/蓝/绿, 东门还是西门?: the options stand in the question itself.
    bool read_enumerated() {
        const auto names = find_named_list(text_);
        if (!names) return false;
        BallotPaper paper;
        for (const Found& name : *names) {
            auto words = option(std::to_string(paper.options.size() + 1), name.at, name.end());
            const bool abstains = words.role == OptionWords::Role::abstain;
            words.role = abstains ? words.role : OptionWords::Role::plain;
            if (abstains) words.key = "弃权";
            paper.options.push_back(std::move(words));
        }
        out_.has_options = true;
        out_.paper = std::move(paper);
        return true;
    }

    const Folded& folded_;
    std::size_t base_;
    Letters text_;
    NoticePaper out_{};
};

}  // namespace

NoticePaper read_notice_paper(const Folded& folded, const Stretch& stretch) {
    return PaperReader(folded, stretch).read();
}

}  // namespace linyi::language
