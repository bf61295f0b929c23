#include "language/kindred.hpp"

#include "language/choice_words.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace linyi::language {
namespace {

constexpr Letters colours[] = {
    U"红",     U"橙",    U"黄",     U"绿",     U"青",    U"蓝",    U"紫",   U"黑",    U"白",
    U"灰",     U"棕",    U"粉",     U"金",     U"银",    U"咖",    U"米",   U"米黄",  U"米白",
    U"浅灰",   U"深灰",  U"浅蓝",   U"深蓝",   U"天蓝",  U"墨绿",  U"草绿", U"浅绿",  U"深绿",
    U"橘",     U"橘黄",  U"大红",   U"暗红",   U"咖啡",  U"奶白",  U"粉红", U"red",   U"orange",
    U"yellow", U"green", U"blue",   U"purple", U"black", U"white", U"grey", U"gray",  U"brown",
    U"pink",   U"gold",  U"silver", U"beige",  U"cream", U"navy",  U"teal", U"violet"};
// Single words people say while they wait; none of them is an attempt to vote.
constexpr Letters talk[] = {
    U"hello", U"thanks", U"thank", U"noted", U"great", U"cool", U"sure",    U"fine",   U"good",
    U"nice",  U"sorry",  U"what",  U"why",   U"when",  U"haha", U"hahaha",  U"lol",    U"wow",
    U"well",  U"please", U"bye",   U"help",  U"test",  U"here", U"late",    U"same",   U"agreed",
    U"right", U"true",   U"hmm",   U"done",  U"okay",  U"yeah", U"morning", U"evening"};
constexpr std::size_t message_letters_max = 8;
constexpr std::size_t latin_letters_max = 14;
constexpr std::size_t latin_letters_min = 3;

Letters bare(Letters message) {
    constexpr Letters edges = U" \n,.。:;!、-~\"'“”()";
    message = trim(message, edges);
    for (;;) {
        const std::size_t filler = filler_before_end(message);
        if (filler == 0 || filler == message.size()) return message;
        message = trim(message.substr(0, message.size() - filler), edges);
    }
}

bool is_colour(Letters word) {
    if (word.ends_with(U'色')) word.remove_suffix(1);
    return !word.empty() && match_any(word, colours) == word.size();
}

std::u32string without_digits(Letters word) {
    std::u32string out;
    for (const char32_t c : word)
        if (!is_digit(c)) out.push_back(c);
    return out;
}

bool is_one_latin_word(Letters word) {
    return word.size() >= latin_letters_min && word.size() <= latin_letters_max &&
           std::ranges::all_of(word, is_latin);
}

/// The option that a word names: by its label, a part of it, or 红 for 红色.
std::optional<std::size_t> named_loosely(Letters word, const PaperView& paper) {
    if (auto whole = paper.named_exactly(word)) return whole;
    if (auto part = paper.named_partly(word)) return part;
    return is_colour(word) ? paper.named_exactly(std::u32string(word) + U"色") : std::nullopt;
}

}  // namespace

bool is_kindred(Letters message, const PaperView& paper) {
    if (paper.any_paper || paper.yes_no || paper.choices.size() < 2) return false;
    // 出门了 tells what somebody did.
    if (trim_end(message, U".!~。").ends_with(U'了')) return false;
    const std::u32string said = comparable(bare(message));
    if (said.empty() || choice_word_at(said)) return false;
    std::vector<std::u32string> labels;
    std::size_t longest = 0;
    for (const std::size_t choice : paper.choices) {
        labels.push_back(paper.labels[choice]);
        longest = std::max(longest, labels.back().size());
    }
    const auto all = [&labels](auto holds) { return std::ranges::all_of(labels, holds); };
    if (is_one_latin_word(said))
        return match_any(said, talk) != said.size() &&
               all([](const std::u32string& l) { return is_one_latin_word(l); });
    if (said.size() > message_letters_max) return false;
    if (is_colour(said)) return all([](const std::u32string& l) { return is_colour(l); });
    const auto unit = without_digits(said);
    if (is_digit(said[0]) && !unit.empty())  // 45分钟 of 30分钟 and 60分钟
        return all([&unit](const std::u32string& l) { return without_digits(l) == unit; });
    const bool han = std::ranges::all_of(said, is_han) && said.size() >= 2;
    return han && said.size() <= longest + 1 && all([&said](const std::u32string& l) {
               return l.size() >= 2 && l.back() == said.back();
           });
}

std::vector<std::size_t> labels_named(Letters message, const PaperView& paper) {
    if (paper.any_paper || paper.yes_no) return {};
    constexpr Letters joints[] = {U"和", U"、", U"或", U"或者", U"与", U"跟",   U"加",  U"and",
                                  U"or", U",",  U"/",  U"&",    U"+",  U"以及", U"还有"};
    std::vector<std::size_t> found;
    Letters rest = bare(message);
    while (!rest.empty()) {
        std::size_t end = rest.size();
        std::size_t joint = 0;
        for (std::size_t at = 1; at < rest.size() && joint == 0; ++at) {
            joint = match_any(rest.substr(at), joints);
            if (joint != 0) end = at;
        }
        const auto option = named_loosely(rest.substr(0, end), paper);
        if (!option) return {};
        found.push_back(*option);
        if (joint == 0) break;
        rest = trim(rest.substr(end + joint));
    }
    return found;
}

}  // namespace linyi::language
