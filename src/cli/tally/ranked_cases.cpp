#include "base/text.hpp"
#include "cli/tally/case_kinds.hpp"
#include "domain/rules/instant_runoff.hpp"
#include "domain/rules/ranked.hpp"

#include <algorithm>

namespace linyi::cli {
namespace {

using json::Array;
using json::Object;
using json::Value;

/// A pairwise method looks at every pair and every way around: beyond this, nobody ranks by hand.
constexpr std::size_t candidates_max = 200;

/// "42:A>B", or [42, "A>B"].
std::string ballot_text(const Value& ballot, CaseReader& reader) {
    if (const auto* items = ballot.as<Array>(); items != nullptr && items->size() == 2) {
        const auto weight = text_of((*items)[0]);
        const auto ranking = text_of((*items)[1]);
        if (weight && ranking) return *weight + ":" + *ranking;
    }
    const auto text = text_of(ballot);
    if (!text) reader.refuse_value("ballots", "a list of texts such as \"42:A>B=C\"");
    return text.value_or("");
}

/// The names that ballots use, in the order they appear.
std::vector<std::string> names_in(const std::vector<std::string>& ballots) {
    std::vector<std::string> names;
    for (auto text : ballots) {
        const auto colon = text.find(':');
        if (colon != text.npos && text.find_first_not_of("0123456789 ") == colon)
            text.erase(0, colon + 1);
        std::replace(text.begin(), text.end(), '=', '>');
        for (const auto& part : split(text, '>')) {
            const std::string name(trim(part));
            if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
        }
    }
    return names;
}

rules::RankedContest read_contest(CaseReader& reader) {
    std::vector<std::string> texts;
    for (const auto& ballot : reader.list("ballots")) texts.push_back(ballot_text(ballot, reader));
    rules::RankedContest contest{.candidates = reader.texts("candidates")};
    if (contest.candidates.empty()) contest.candidates = names_in(texts);
    auto sorted = contest.candidates;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        reader.refuse("a candidate is listed twice");
    if (contest.candidates.size() > candidates_max) reader.refuse("more than 200 candidates");
    if (reader.error()) return contest;
    auto order = rules::tie_order_from(reader.texts("tie_order"), contest.candidates);
    if (!order) reader.refuse(order.error().detail);
    if (order) contest.tie_order = std::move(*order);
    for (const auto& text : texts) {
        auto ballot = rules::ranked_ballot_from(text, contest.candidates);
        if (!ballot) reader.refuse(ballot.error().detail);
        if (ballot) contest.ballots.push_back(std::move(*ballot));
    }
    return contest;
}

/// {"A>B": 20, …} for every ordered pair.
Object pairs_of(const rules::PairMatrix& matrix, const std::vector<std::string>& names) {
    Object object;
    for (std::size_t x = 0; x < names.size(); ++x) {
        for (std::size_t y = 0; y < names.size(); ++y) {
            if (x != y) object.emplace(names[x] + ">" + names[y], matrix[x][y]);
        }
    }
    return object;
}

Array names_at(const std::vector<std::size_t>& indexes, const std::vector<std::string>& names) {
    Array array;
    for (const auto index : indexes) array.emplace_back(names[index]);
    return array;
}

Value name_or_null(const std::optional<std::size_t>& index, const std::vector<std::string>& names) {
    return index ? Value{names[*index]} : Value{};
}

Array rounds_of(const rules::InstantRunoff& runoff, const std::vector<std::string>& names) {
    Array rounds;
    for (const auto& round : runoff.rounds) {
        Object tally;
        for (std::size_t at = 0; at < names.size(); ++at) {
            if (round.tally[at]) tally.emplace(names[at], *round.tally[at]);
        }
        rounds.emplace_back(Object{{"tally", std::move(tally)}, {"exhausted", round.exhausted}});
    }
    return rounds;
}

}  // namespace

Object count_ranked(CaseReader& reader, const rules::RuleBook&) {
    const auto contest = read_contest(reader);
    if (reader.error()) return {};
    const auto& names = contest.candidates;
    const auto pairs = rules::pairwise(contest);
    const auto schulze = rules::schulze(pairs, contest.tie_order);
    const auto points = rules::borda(contest);
    const auto firsts = rules::first_choices(contest);
    Object borda;
    Object plurality;
    for (std::size_t at = 0; at < names.size(); ++at) {
        borda.emplace(names[at], points[at]);
        plurality.emplace(names[at], firsts[at]);
    }
    Object got{{"pairwise", pairs_of(pairs, names)},
               {"condorcet_winner", name_or_null(rules::condorcet_winner(pairs), names)},
               {"schulze_paths", pairs_of(schulze.paths, names)},
               {"schulze_winners", names_at(schulze.winners, names)},
               {"schulze_order", names_at(schulze.order, names)},
               {"borda", std::move(borda)},
               {"plurality", std::move(plurality)}};
    if (has_equal_ranks(contest)) return got;
    const auto runoff = rules::instant_runoff(contest);
    got.emplace("irv_winner", name_or_null(runoff.winner, names));
    got.emplace("irv_rounds", rounds_of(runoff, names));
    got.emplace("irv_final_tie_broken_by_order", runoff.final_tie_broken_by_order);
    return got;
}

}  // namespace linyi::cli
