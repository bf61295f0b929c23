#include "language/category.hpp"

#include "language/folded.hpp"

#include <algorithm>
#include <map>

namespace linyi::language {
namespace {

// An opinion is a message, not a report; what lies behind is not weighed.
constexpr std::size_t opinion_letters_max = 4000;
// One ideograph says about as much as two Latin letters.
constexpr std::size_t ideograph_weight = 2;

struct Match {
    std::size_t at{};
    std::size_t length{};
    std::size_t weight{};
    std::size_t category{};
};

std::size_t weight_of(Letters word) {
    std::size_t weight = 0;
    for (const char32_t c : word) weight += is_han(c) ? ideograph_weight : 1;
    return weight;
}

/// A Latin keyword stands for itself and its plural, not for a part of another word.
bool matches_at(Letters text, std::size_t at, Letters word) {
    if (!text.substr(at).starts_with(word)) return false;
    if (is_latin(word.front()) && at > 0 && is_latin(text[at - 1])) return false;
    if (!is_latin(word.back())) return true;
    Letters behind = text.substr(at + word.size());
    if (behind.starts_with(U's')) behind.remove_prefix(1);
    return behind.empty() || !is_latin(behind[0]);
}

std::vector<Match> matches_in(Letters text, const Categories& categories) {
    std::vector<Match> matches;
    for (std::size_t category = 0; category < categories.all.size(); ++category) {
        for (const std::string& keyword : categories.all[category].keywords) {
            const Folded folded = fold(keyword);
            const Letters word = folded.text;
            if (word.empty()) continue;
            for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1))
                if (matches_at(text, at, word))
                    matches.push_back({at, word.size(), weight_of(word), category});
        }
    }
    // Longer words first; a shorter one that overlaps is part of it.
    std::ranges::stable_sort(matches, std::ranges::greater{}, &Match::weight);
    std::vector<const Match*> owner(text.size());
    std::vector<Match> kept;
    for (const Match& match : matches) {
        const auto first = owner.begin() + static_cast<std::ptrdiff_t>(match.at);
        const auto last = first + static_cast<std::ptrdiff_t>(match.length);
        // The same word may belong to two categories.
        const bool is_free = std::all_of(first, last, [&](const Match* other) {
            return other == nullptr || (other->at == match.at && other->length == match.length);
        });
        if (!is_free) continue;
        std::fill(first, last, &match);
        kept.push_back(match);
    }
    return kept;
}

struct Score {
    std::size_t longest{};
    std::size_t total{};
    std::size_t category{};
};

std::vector<Score> scores_of(std::string_view text, const Categories& categories) {
    Folded folded = fold(text);
    if (folded.text.size() > opinion_letters_max)
        folded.erase(opinion_letters_max, folded.text.size());
    std::map<std::size_t, Score> by_category;
    for (const Match& match : matches_in(folded.text, categories)) {
        Score& score = by_category[match.category];
        score.category = match.category;
        score.longest = std::max(score.longest, match.weight);
        score.total += match.weight;
    }
    std::vector<Score> scores;
    for (const auto& [category, score] : by_category) scores.push_back(score);
    std::ranges::stable_sort(scores, [](const Score& a, const Score& b) {
        return a.longest != b.longest ? a.longest > b.longest : a.total > b.total;
    });
    return scores;
}

}  // namespace

std::vector<std::string> categories_of(std::string_view text, std::string_view topic,
                                       const Categories& categories) {
    auto scores = scores_of(text, categories);
    const auto topic_scores = topic.empty() ? std::vector<Score>{} : scores_of(topic, categories);
    if (!topic_scores.empty()) {
        const std::size_t wanted = topic_scores[0].category;
        const auto found = std::ranges::find(scores, wanted, &Score::category);
        if (scores.empty()) {
            scores.push_back(topic_scores[0]);
        } else if (found != scores.end() && found->longest == scores[0].longest) {
            std::rotate(scores.begin(), found, found + 1);
        }
    }
    std::vector<std::string> codes;
    for (const Score& score : scores) codes.push_back(categories.all[score.category].code);
    if (codes.empty()) codes.emplace_back("OTHER");
    return codes;
}

std::string category_of(std::string_view text, std::string_view topic,
                        const Categories& categories) {
    return categories_of(text, topic, categories).front();
}

}  // namespace linyi::language
