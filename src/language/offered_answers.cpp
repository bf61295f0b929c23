#include "language/offered_answers.hpp"

#include "language/numeral.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

// Between 同意 and 反对 when both are offered as answers.
constexpr Letters between_answers = U" /、,|;“”\"'()或者还是和&·-or";
constexpr std::size_t between_answers_max = 8;
constexpr Letters yes_offers[] = {U"同意", U"赞成",  U"赞同", U"支持",
                                  U"yes",  U"agree", U"for",  U"approve"};
constexpr Letters no_offers[] = {U"反对", U"不同意",   U"不赞成",  U"不赞同", U"不支持",
                                 U"no",   U"disagree", U"against", U"oppose"};
constexpr Letters abstain_offers[] = {U"弃权", U"abstain", U"abstention"};
// 不投视为弃权: not an option that anybody is offered.
constexpr Letters counted_as[] = {U"视为", U"视作", U"算",        U"按",         U"作为", U"计为",
                                  U"当作", U"等同", U"counts as", U"counted as", U"作"};

/// The answer that "回同意", "reply yes" at `at` tells people to send, of `offers`; 0 if none.
std::size_t told_answer(Letters text, std::size_t at, Words offers) {
    constexpr Letters sending[] = {U"回复",  U"回",  U"打",   U"扣",   U"发",    U"写",     U"填",
                                   U"reply", U"say", U"type", U"send", U"write", U"answer", U"put"};
    const std::size_t verb = match_any(text.substr(at), sending);
    if (verb == 0) return 0;
    std::size_t answer = at + verb;
    while (answer < text.size() && between_answers.find(text[answer]) != Letters::npos) ++answer;
    const std::size_t word = match_any(text.substr(answer), offers);
    return word == 0 ? 0 : answer + word - at;
}

}  // namespace

std::optional<Found> offered_pair(Letters text) {
    for (std::size_t from = 0;;) {
        const auto first = find_any(text, yes_offers, from);
        const auto other = find_any(text, no_offers, from);
        if (!first && !other) return std::nullopt;
        const bool yes_leads = first && (!other || first->at < other->at);
        const Found lead = yes_leads ? *first : *other;
        std::size_t at = lead.end();
        const std::size_t limit = std::min(text.size(), at + between_answers_max);
        while (at < limit && between_answers.find(text[at]) != Letters::npos) ++at;
        const Words wanted = yes_leads ? Words(no_offers) : Words(yes_offers);
        const std::size_t second = match_any(text.substr(at), wanted);
        if (second != 0 && at > lead.end()) return Found{lead.at, at + second - lead.at};
        from = lead.end();
    }
}

std::optional<Found> told_pair(Letters text) {
    constexpr std::size_t reach = 40;  // from one answer to the other
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t yes = told_answer(text, at, yes_offers);
        const std::size_t no = told_answer(text, at, no_offers);
        if (yes == 0 && no == 0) continue;
        const Words other = no > yes ? Words(yes_offers) : Words(no_offers);
        const std::size_t first = at + std::max(yes, no);
        const std::size_t limit = std::min(text.size(), first + reach);
        for (std::size_t next = first; next < limit; ++next)
            if (const std::size_t told = told_answer(text, next, other))
                return Found{at, next + told - at};
    }
    return std::nullopt;
}

bool offers_abstention(Letters text) {
    for (std::size_t from = 0;;) {
        const auto found = find_any(text, abstain_offers, from);
        if (!found) return false;
        const bool counted = match_end(trim_end(text.substr(0, found->at)), counted_as) != 0;
        const Letters behind = text.substr(found->end());
        const bool noun = match_any(behind, counted_as) != 0 || behind.starts_with(U"的视");
        if (!counted && !noun) return true;
        from = found->end();
    }
}

bool starts_with_yes(Letters text) {
    return match_any(text, yes_offers) != 0;
}

bool tells_numbers(Letters text) {
    constexpr Letters heads[] = {U"户", U"票", U"人", U"家", U"位", U"votes", U"households"};
    for (std::size_t from = 0;;) {
        auto word = find_any(text, yes_offers, from);
        if (!word) return false;
        std::size_t at = word->end();
        while (at < text.size() && Letters(U" :的").find(text[at]) != Letters::npos) ++at;
        const auto count = numeral_at(text.substr(at));
        if (count && !count->is_mark && match_any(text.substr(at + count->length), heads) != 0)
            return true;
        from = word->end();
    }
}

}  // namespace linyi::language
