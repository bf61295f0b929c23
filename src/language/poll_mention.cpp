#include "language/poll_mention.hpp"

#include "language/answer_text.hpp"
#include "language/choice_words.hpp"
#include "language/head_words.hpp"
#include "language/numeral.hpp"

#include <algorithm>
#include <optional>

namespace linyi::language {
namespace {

constexpr Letters vote_nouns[] = {U"表决", U"投票", U"表决事项", U"投票事项", U"议案",  U"提案",
                                  U"vote", U"poll", U"motion",   U"proposal", U"ballot"};
constexpr Letters item_nouns[] = {U"议题", U"事项", U"项目", U"item", U"question", U"q", U"题"};
constexpr Letters every_words[] = {
    U"两项都",  U"三项都",   U"两个都",     U"三个都",     U"都",         U"全都",       U"全部",
    U"全部都",  U"以上都",   U"两个表决都", U"两项表决都", U"所有表决都", U"均",         U"一律",
    U"我都",    U"我两个都", U"我两项都",   U"我全部",     U"我家都",     U"both",       U"all",
    U"to both", U"on both",  U"for both",   U"to all",     U"两项均",     U"两个投票都", U"两个均",
    U"四项都",  U"各项都",   U"这两个都",   U"这两项都",   U"两票都",     U"全"};
// 同意 to both, yes for all: behind the answer.
constexpr Letters every_behind[] = {U"to both", U"on both", U"for both", U"to all",
                                    U"both",    U"on all",  U"for all",  U"x2"};
constexpr Letters light = U" \n,.。:;!?、-~()\"'“”";
constexpr std::size_t message_letters_max = 200;

/// One mention: where its number's words stand, and the number.
struct Named {
    std::size_t begin{};
    std::size_t end{};
    int ordinal{};
};

std::size_t skip_light(Letters text, std::size_t at) {
    while (at < text.size() && light.find(text[at]) != Letters::npos) ++at;
    return at;
}

class MentionReader {
public:
    MentionReader(const Folded& folded, OpenVotes open)
        : folded_(folded), text_(folded.text), several_(open == OpenVotes::several) {}

    std::vector<PollMention> read() const {
        if (several_) {
            if (auto all = every(); !all.empty()) return all;
        }
        const auto named = mentions();
        if (named.empty()) return {};
        std::vector<PollMention> said;
        // 同意表决一,反对表决二: what is said stands before the number.
        const bool behind = skip_light(text_, named.back().end) < text_.size();
        for (std::size_t i = 0; i < named.size(); ++i) {
            std::size_t from = named[i].end;
            std::size_t to = i + 1 < named.size() ? named[i + 1].begin : text_.size();
            if (!behind) {
                from = i == 0 ? 0 : named[i - 1].end;
                to = named[i].begin;
            } else if (i == 0 && skip_light(text_, named[0].end) >= to) {
                return {};
            }
            from = std::min(skip_light(text_, from), to);
            said.push_back({named[i].ordinal, folded_.cut(from, to)});
        }
        return said;
    }

private:
    std::vector<PollMention> every() const {
        const std::size_t start = skip_light(text_, 0);
        std::size_t lead = match_any(text_.substr(start), every_words);
        if (lead != 0) {
            const std::size_t from = skip_light(text_, start + lead);
            // 都是邻居: only an answer follows.
            const auto word = choice_word_at(text_.substr(from));
            if (!word) return {};
            return {{PollMention::every, folded_.cut(from, text_.size())}};
        }
        const Letters words = trim_end(text_, light);
        const std::size_t tail = match_end(words, every_behind);
        if (tail == 0 || tail == words.size() || !choice_word_at(words.substr(start))) return {};
        return {{PollMention::every, folded_.cut(start, words.size() - tail)}};
    }

    std::vector<Named> mentions() const {
        std::vector<Named> found;
        for (std::size_t at = 0; at < text_.size();) {
            const auto one = mention_at(at);
            if (!one) {
                ++at;
                continue;
            }
            found.push_back(*one);
            at = one->end;
        }
        return found;
    }

    std::optional<Named> mention_at(std::size_t at) const {
        if (at > 0 && is_latin(text_[at]) && is_latin(text_[at - 1])) return std::nullopt;
        const Letters rest = text_.substr(at);
        std::size_t noun = match_any(rest, vote_nouns);
        if (noun == 0 && several_) noun = match_any(rest, item_nouns);
        if (noun != 0) {
            const Ordinal number = ordinal_at(rest.substr(noun));
            if (number.value == 0) return std::nullopt;
            return Named{at, at + noun + number.length, number.value};
        }
        if (rest.starts_with(U'第')) {
            const Ordinal number = ordinal_at(rest);
            // 第一项表决 names a vote, 第一项 one only where several are open.
            const bool of_vote = contains_any(rest.substr(0, number.length), vote_nouns) ||
                                 match_any(rest.substr(number.length), vote_nouns) != 0;
            if (number.value == 0 || (!several_ && !of_vote)) return std::nullopt;
            const std::size_t tail = match_any(rest.substr(number.length), vote_nouns);
            return Named{at, at + number.length + tail, number.value};
        }
        if (!several_) return std::nullopt;
        return bare_number(at);
    }

    /// "1同意", "一:反对", ①同意: at a boundary, and an answer in words follows.
    std::optional<Named> bare_number(std::size_t at) const {
        const bool boundary =
            at == 0 || light.find(text_[at - 1]) != Letters::npos ||
            (at > 0 && is_han(text_[at - 1]) && !small_numeral_at(text_.substr(at - 1)));
        const auto numeral = small_numeral_at(text_.substr(at));
        if (!boundary || !numeral || numeral->value < 1 || numeral->value > 20) return std::nullopt;
        std::size_t end = at + numeral->length;
        if (end < text_.size() && is_digit(text_[end])) return std::nullopt;
        end = skip_light(text_, end);
        const auto word = choice_word_at(text_.substr(end));
        const bool said = word && (word->say == Say::yes || word->say == Say::no ||
                                   word->say == Say::abstain || word->say == Say::unclear);
        if (!said) return std::nullopt;
        return Named{at, end, numeral->value};
    }

    const Folded& folded_;
    Letters text_;
    bool several_;
};

}  // namespace

std::vector<PollMention> read_poll_mentions(std::string_view text, OpenVotes open) {
    const Folded folded = answer_text(text);
    if (folded.text.size() > message_letters_max || is_announcement(folded.text)) return {};
    return MentionReader(folded, open).read();
}

}  // namespace linyi::language
