#include "commands/poll/rule_rows.hpp"

#include "base/text.hpp"
#include "commands/poll/assembly_texts.hpp"
#include "commands/poll/ballot_shape.hpp"
#include "commands/poll/rule_texts.hpp"
#include "commands/poll/sheet_texts.hpp"
#include "commands/poll/texts.hpp"
#include "domain/money.hpp"

#include <algorithm>

namespace linyi::commands::poll {
namespace {

bool is_among(const std::vector<std::string>& keys, const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::string plain_row(const OptionCount& entry, const Disclosure& shown, Language language) {
    return say(language, shown.areas ? texts::result_row : texts::sheet_heads,
               {{"rights", std::to_string(entry.count.rights)},
                {"count", std::to_string(entry.count.rights)},
                {"area", to_text(entry.count.area)}});
}

std::string candidate_words(const rules::CandidateVerdict& candidate, const Disclosure& shown,
                            Language language) {
    const auto& judgement = candidate.judgement;
    const auto& area = judgement.checks[2];
    const auto& heads = judgement.checks[3];
    return say(language, shown.areas ? texts::candidate_row : texts::candidate_heads,
               {{"mark", judgement.approved ? "✓" : "✗"},
                {"heads", std::to_string(heads.part)},
                {"all_heads", std::to_string(heads.whole)},
                {"heads_percent", heads.percent()},
                {"area", to_text(Area{area.part})},
                {"all_area", to_text(Area{area.whole})},
                {"area_percent", area.percent()}});
}

std::string mark_words(const rules::OptionScore& score, Language language) {
    if (!score.mean) return say(language, texts::score_none);
    return say(language, texts::score_row,
               {{"sum", std::to_string(score.sum)},
                {"mean", *score.mean},
                {"count", std::to_string(score.scored_by)},
                {"top", std::to_string(score.top_marks)}});
}

/// `at` counts the options that are no abstention.
std::string row_words(const Counted& counted, const OptionCount& entry, std::size_t at,
                      Language language) {
    const auto& decision = counted.decision;
    const auto& shown = counted.shown;
    if (entry.option.role == OptionRole::abstain) return plain_row(entry, shown, language);
    if (decision.score && shown.rounds) return mark_words(decision.score->options.at(at), language);
    if (decision.election && at < decision.election->candidates.size())
        return candidate_words(decision.election->candidates[at], shown, language);
    if (decision.budget)
        return say(language, texts::budget_row,
                   {{"mark", is_among(decision.elected, entry.option.key) ? "✓" : "✗"},
                    {"count", std::to_string(entry.count.rights)}});
    return plain_row(entry, shown, language);
}

std::string election_outcome(const Counted& counted, Language language) {
    const auto& election = *counted.decision.election;
    const auto& tally = counted.tally;
    const auto seats = std::to_string(counted.frozen.rules.seats);
    if (!election.quorum) return say(language, texts::election_void, {{"seats", seats}});
    const auto names = [&](const auto& keys) { return labels_of(tally, keys, language); };
    auto words = election.elected.empty()
                     ? say(language, texts::election_nobody, {{"seats", seats}})
                     : say(language, texts::election_elected,
                           {{"seats", seats}, {"names", names(election.elected)}});
    if (!election.runoff_between.empty())
        words += say(language, texts::election_runoff,
                     {{"seats", std::to_string(election.runoff_seats)},
                      {"names", names(election.runoff_between)}});
    if (!election.alternates.empty())
        words += say(language, texts::election_alternates, {{"names", names(election.alternates)}});
    if (election.vacant > 0)
        words +=
            say(language, texts::election_vacant, {{"seats", std::to_string(election.vacant)}});
    return words;
}

std::string score_outcome(const Counted& counted, Language language) {
    const auto& score = *counted.decision.score;
    std::size_t at = 0;
    for (const auto& entry : counted.tally.options) {
        if (entry.option.role == OptionRole::abstain) continue;
        const auto& option = score.options.at(at);
        if (score.winner != at++) continue;
        if (!counted.shown.rounds)
            return say(language, texts::ranked_winner, {{"option", entry.option.label}});
        const bool by_mean = counted.frozen.rules.score_by == rules::ScoreBy::mean;
        return say(language, by_mean ? texts::score_winner_mean : texts::score_winner_sum,
                   {{"option", entry.option.label},
                    {"sum", std::to_string(option.sum)},
                    {"mean", option.mean.value_or("0")}});
    }
    return say(language, texts::no_votes);
}

std::string budget_outcome(const Counted& counted, Language language) {
    const auto& budget = *counted.decision.budget;
    if (budget.spending.chosen.empty()) return say(language, texts::budget_none);
    const auto fen = [&](std::int64_t amount) {
        return yuan_text(amount * (fen_per_yuan / budget.instance.scale));
    };
    auto words = say(language, texts::budget_chosen,
                     {{"names", labels_of(counted.tally, counted.decision.elected, language)},
                      {"cost", fen(budget.spending.cost)},
                      {"left", fen(budget.instance.budget - budget.spending.cost)}});
    if (!budget.tied.empty())
        words += say(language, texts::budget_by_order,
                     {{"names", labels_of(counted.tally, budget.tied, language)}});
    if (budget.is_cut_off) words += say(language, texts::budget_cut_off);
    return words;
}

}  // namespace

std::vector<Field> option_rows(const Counted& counted, Language language) {
    std::vector<Field> rows;
    if (!counted.shown.split) return rows;
    std::size_t at = 0;
    for (const auto& entry : counted.tally.options) {
        rows.push_back({entry.option.label, row_words(counted, entry, at, language)});
        if (entry.option.role != OptionRole::abstain) ++at;
    }
    if (counted.decision.budget && counted.decision.budget->raises > 0)
        rows.push_back({say(language, texts::budget_raised),
                        say(language, texts::budget_raises,
                            {{"count", std::to_string(counted.decision.budget->raises)}})});
    return rows;
}

bool has_rule_outcome(const Decision& decision) {
    const bool is_score_won = decision.score && !decision.is_tie;
    return decision.election || is_score_won || decision.budget;
}

std::string rule_outcome(const Counted& counted, Language language) {
    if (counted.decision.election) return election_outcome(counted, language);
    if (counted.decision.score) return score_outcome(counted, language);
    return budget_outcome(counted, language);
}

std::vector<Field> number_rows(const rules::RuleSet& rules, Language language) {
    using rules::Method;
    if (rules.method == Method::committee_election)
        return {{say(language, texts::seats_label),
                 say(language, texts::in_seats, {{"seats", std::to_string(rules.seats)}})}};
    if (rules.method == Method::score)
        return {{say(language, texts::max_label),
                 say(language, texts::in_points, {{"points", std::to_string(rules.max_score)}})}};
    if (has_costs(rules.method))
        return {{say(language, texts::budget_label),
                 say(language, texts::in_yuan, {{"amount", yuan_text(rules.budget_fen)}})}};
    return {};
}

}  // namespace linyi::commands::poll
