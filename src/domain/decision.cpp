#include "domain/decision.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "domain/money.hpp"
#include "domain/rules/approval.hpp"
#include "domain/rules/body.hpp"
#include "domain/rules/plurality.hpp"
#include "domain/rules/rule_fields.hpp"
#include "domain/score_mark.hpp"

#include <algorithm>

namespace linyi {
namespace {

Share share_of(const Tally& tally, OptionRole role) {
    for (const auto& entry : tally.options) {
        if (entry.option.role == role) return entry.count;
    }
    return {};
}

std::string key_of(const Tally& tally, OptionRole role) {
    for (const auto& entry : tally.options) {
        if (entry.option.role == role) return entry.option.key;
    }
    return {};
}

Decision decide_owners(const rules::RuleSet& rules, const Tally& tally,
                       const Unreturned& unreturned) {
    const rules::OwnersCount count{.total = tally.electorate,
                                   .yes = share_of(tally, OptionRole::yes),
                                   .no = share_of(tally, OptionRole::no),
                                   .abstain = share_of(tally, OptionRole::abstain),
                                   .silent = unreturned.silent,
                                   .absent = unreturned.absent};
    Decision decision{.owners = rules::judge_owners_vote(rules, count)};
    decision.passed = decision.owners->counted.passed;
    if (decision.passed) decision.winner = key_of(tally, OptionRole::yes);
    return decision;
}

/// Who among the voters is an owner is known of files only. A vote under a rule that asks for it
/// (one that was opened before can_be_asked refused them) has shown no owner: it does not pass.
Decision decide_body(const rules::RuleSet& rules, const Tally& tally) {
    const rules::BodyCount count{.members = tally.electorate.rights,
                                 .present = tally.participating.rights,
                                 .yes = share_of(tally, OptionRole::yes).rights,
                                 .no = share_of(tally, OptionRole::no).rights,
                                 .abstain = share_of(tally, OptionRole::abstain).rights,
                                 .owner_members = tally.electorate.rights,
                                 .owners_present = 0};
    const auto verdict = rules::judge_body(rules, count);
    return {.passed = verdict.passed,
            .winner = verdict.passed ? key_of(tally, OptionRole::yes) : std::string{}};
}

/// Options that are no abstention, by their place in the poll.
std::vector<std::size_t> standing(const Tally& tally) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < tally.options.size(); ++i) {
        if (tally.options[i].option.role != OptionRole::abstain) found.push_back(i);
    }
    return found;
}

std::vector<std::string> keys_of(const Tally& tally, const std::vector<std::size_t>& options,
                                 const std::vector<std::size_t>& chosen) {
    std::vector<std::string> keys;
    for (const auto at : chosen) keys.push_back(tally.options[options[at]].option.key);
    return keys;
}

std::vector<std::int64_t> votes_of(const Tally& tally, const std::vector<std::size_t>& options) {
    std::vector<std::int64_t> votes;
    for (const auto at : options) votes.push_back(tally.options[at].count.rights);
    return votes;
}

void take_winner(const Tally& tally, const std::vector<std::size_t>& options, std::size_t winner,
                 Decision& decision) {
    decision.passed = true;
    decision.winner = tally.options[options[winner]].option.key;
    decision.elected = {decision.winner};
}

Decision decide_plurality(const Tally& tally) {
    const auto options = standing(tally);
    const auto verdict = rules::judge_plurality(votes_of(tally, options));
    Decision decision{.is_tie = !verdict.tie.empty(), .tied = keys_of(tally, options, verdict.tie)};
    if (verdict.winner) take_winner(tally, options, *verdict.winner, decision);
    return decision;
}

Decision decide_approval(const rules::RuleSet& rules, const Tally& tally) {
    const auto options = standing(tally);
    const auto verdict =
        rules::judge_approval(votes_of(tally, options), static_cast<std::size_t>(rules.seats));
    Decision decision{.is_tie = !verdict.tie_for_last.empty(),
                      .elected = keys_of(tally, options, verdict.elected),
                      .tied = keys_of(tally, options, verdict.tie_for_last)};
    decision.passed = !decision.is_tie && !decision.elected.empty();
    if (decision.passed) decision.winner = decision.elected.front();
    return decision;
}

/// The ballots as rankings of the options that stand; the published tie order is the poll's own.
rules::RankedContest contest_of(const Tally& tally, const std::vector<std::size_t>& options,
                                const std::vector<CountedBallot>& ballots) {
    rules::RankedContest contest;
    for (std::size_t i = 0; i < options.size(); ++i) {
        contest.candidates.push_back(tally.options[options[i]].option.key);
        contest.tie_order.push_back(i);
    }
    for (const auto& ballot : ballots) {
        rules::RankedBallot ranked;
        for (const auto& key : ballot.choice) {
            const auto at = std::find(contest.candidates.begin(), contest.candidates.end(), key);
            if (at != contest.candidates.end())
                ranked.groups.push_back(
                    {static_cast<std::size_t>(at - contest.candidates.begin())});
        }
        if (!ballot.choice.empty()) contest.ballots.push_back(std::move(ranked));
    }
    return contest;
}

Decision decide_ranked(const rules::RuleSet& rules, const Tally& tally,
                       const std::vector<CountedBallot>& ballots) {
    const auto options = standing(tally);
    const auto contest = contest_of(tally, options, ballots);
    Decision decision;
    if (contest.ballots.empty()) return decision;
    if (rules.method == rules::Method::irv) {
        decision.runoff = rules::instant_runoff(contest);
        if (decision.runoff->winner)
            take_winner(tally, options, *decision.runoff->winner, decision);
        return decision;
    }
    decision.schulze = rules::schulze(rules::pairwise(contest), contest.tie_order);
    decision.borda = rules::borda(contest);
    const auto& winners = decision.schulze->winners;
    if (winners.size() == 1) {
        take_winner(tally, options, winners.front(), decision);
    } else {
        decision.is_tie = true;
        decision.tied = keys_of(tally, options, winners);
    }
    return decision;
}

Decision decide_election(const rules::RuleSet& rules, const Tally& tally) {
    rules::ElectionCount votes{
        .total = tally.electorate, .participating = tally.participating, .seats = rules.seats};
    for (const auto at : standing(tally))
        votes.candidates.push_back({tally.options[at].option.key, tally.options[at].count});
    // Without a roll, or without areas, there is no quorum to reach.
    rules::ElectionVerdict verdict{.vacant = rules.seats};
    if (!flaw_of(votes)) verdict = rules::judge_election(rules, votes);
    Decision decision{.is_tie = !verdict.runoff_between.empty(),
                      .elected = verdict.elected,
                      .tied = verdict.runoff_between};
    decision.passed = !decision.is_tie && !decision.elected.empty();
    if (decision.passed) decision.winner = decision.elected.front();
    decision.election = std::move(verdict);
    return decision;
}

Decision decide_score(const rules::RuleSet& rules, const Tally& tally,
                      const std::vector<CountedBallot>& ballots) {
    const auto options = standing(tally);
    std::vector<rules::ScoreBallot> marks;
    for (const auto& ballot : ballots) {
        rules::ScoreBallot given;
        for (const auto at : options) {
            const auto& key = tally.options[at].option.key;
            std::optional<std::int64_t> score;
            for (const auto& chosen : ballot.choice) {
                const auto mark = score_mark_from(chosen);
                if (mark && mark->key == key) score = mark->score;
            }
            given.scores.push_back(score);
        }
        if (!ballot.choice.empty()) marks.push_back(std::move(given));
    }
    Decision decision{.score = rules::judge_score(rules, options.size(), marks)};
    if (decision.score->winner) take_winner(tally, options, *decision.score->winner, decision);
    decision.tied = keys_of(tally, options, decision.score->tie);
    decision.is_tie = !decision.tied.empty() && !marks.empty();
    return decision;
}

/// What greedy bought while another with as many votes and the same cost was left out.
std::vector<std::size_t> chosen_by_order(const rules::BudgetInstance& instance,
                                         const rules::Spending& spending) {
    const auto votes = rules::approvals_of(instance);
    std::vector<bool> is_chosen(instance.projects.size());
    for (const auto at : spending.chosen) is_chosen[at] = true;
    std::vector<std::size_t> found;
    for (const auto at : spending.chosen) {
        for (std::size_t other = 0; other < is_chosen.size(); ++other) {
            const bool is_equal = !is_chosen[other] && votes[other] == votes[at] &&
                                  instance.projects[other].cost == instance.projects[at].cost;
            if (!is_equal) continue;
            found.push_back(at);
            break;
        }
    }
    return found;
}

Decision decide_budget(const rules::RuleSet& rules, const Tally& tally,
                       const std::vector<CountedBallot>& ballots) {
    BudgetDecision budget{.instance = budget_of(rules, tally, ballots)};
    Decision decision;
    const auto options = standing(tally);
    if (!budget.instance.voters.empty() && !flaw_of(budget.instance)) {
        rules::EqualShares shares;
        if (rules.method == rules::Method::budget_greedy) {
            budget.spending = rules::budget_greedy(budget.instance);
        } else if (rules.completion == rules::Completion::add1) {
            auto completed = rules::equal_shares_add1(budget.instance);
            budget.raises = completed.raises;
            budget.is_cut_off = completed.is_cut_off;
            shares = std::move(completed.result);
            budget.spending = shares.spending;
        } else {
            shares = rules::equal_shares(budget.instance);
            budget.spending = shares.spending;
            if (rules.completion == rules::Completion::greedy)
                rules::spend_rest_greedily(budget.instance, budget.spending);
        }
        for (const auto& purchase : shares.purchases) {
            if (purchase.tie_broken_by_order)
                budget.tied.push_back(tally.options[options[purchase.project]].option.key);
        }
        if (shares.purchases.empty())
            budget.tied =
                keys_of(tally, options, chosen_by_order(budget.instance, budget.spending));
    }
    decision.elected = keys_of(tally, options, budget.spending.chosen);
    decision.passed = !decision.elected.empty();
    if (decision.passed) decision.winner = decision.elected.front();
    decision.budget = std::move(budget);
    return decision;
}

/// 1 for the first option … of consent, consensus and gradients, as the poll listed them.
std::int64_t answers_of(const Tally& tally, std::size_t place) {
    return place < tally.options.size() ? tally.options[place].count.rights : 0;
}

Decision decide_consensual(const rules::RuleSet& rules, const Tally& tally) {
    rules::Consensual verdict;
    if (rules.method == rules::Method::consent) {
        verdict = rules::judge_consent(rules, {.consent = answers_of(tally, 0),
                                               .abstain = answers_of(tally, 2),
                                               .objections_open = answers_of(tally, 1)});
    } else if (rules.method == rules::Method::consensus) {
        verdict = rules::judge_consensus(rules, {.agree = answers_of(tally, 0),
                                                 .abstain = answers_of(tally, 1),
                                                 .disagree = answers_of(tally, 2),
                                                 .block = answers_of(tally, 3)});
    } else {
        rules::Gradients histogram{};
        for (std::size_t i = 0; i < histogram.size(); ++i) histogram.at(i) = answers_of(tally, i);
        verdict = rules::judge_gradients(rules, histogram);
    }
    // Silence is no consent: where nobody answered, nothing was decided.
    const bool is_decided = tally.participating.rights > 0;
    return {.passed = is_decided && verdict.passed(),
            .is_consensual = true,
            .obstacle = verdict.obstacle};
}

}  // namespace

std::string roll_text(const std::vector<VotingRight>& rights) {
    std::string text;
    for (const auto& right : rights) {
        text += std::to_string(right.no) + ", " + std::to_string(right.area.hundredths) + ", " +
                join(right.unit_labels, " ") + "\n";
    }
    return text;
}

std::string wording_text(const Poll& poll) {
    std::string text = poll.question + "\n";
    for (const auto& option : poll.options) text += option.key + ", " + option.label + "\n";
    return text;
}

FrozenRules freeze(const rules::RuleSet& rules, const Poll& poll,
                   const std::vector<VotingRight>& rights) {
    FrozenRules frozen{.rules = rules, .text = rules::canonical_text(rules)};
    frozen.rule_sha256 = sha256_hex(frozen.text);
    frozen.roll_sha256 = sha256_hex(roll_text(rights));
    frozen.wording_sha256 = sha256_hex(wording_text(poll));
    return frozen;
}

std::optional<rules::RuleSet> thaw(const std::string& text) {
    rules::RuleSet rules;
    std::vector<rules::FieldText> fields;
    for (const auto& line : split(text, '\n')) {
        const auto sign = line.find(" = ");
        if (sign == line.npos) continue;
        auto name = line.substr(0, sign);
        auto value = line.substr(sign + 3);
        if (name == "name") {
            rules.name = std::move(value);
        } else {
            fields.emplace_back(std::move(name), std::move(value));
        }
    }
    if (rules.name.empty() || rules::apply_fields(rules, fields)) return std::nullopt;
    return rules;
}

std::string fingerprint(const FrozenRules& frozen) {
    const auto hash = sha256_hex(frozen.rule_sha256 + frozen.roll_sha256 + frozen.wording_sha256);
    std::string name;
    for (std::size_t i = 0; i < 12; ++i) {
        if (i > 0 && i % 4 == 0) name += '-';
        name += hash[i] >= 'a' ? static_cast<char>(hash[i] - 'a' + 'A') : hash[i];
    }
    return name;
}

Decision decide(const rules::RuleSet& rules, const Tally& tally,
                const std::vector<CountedBallot>& ballots, const Unreturned& unreturned) {
    using rules::Method;
    switch (rules.method) {
        case Method::owners_vote: return decide_owners(rules, tally, unreturned);
        case Method::body: return decide_body(rules, tally);
        case Method::approval: return decide_approval(rules, tally);
        case Method::irv:
        case Method::schulze: return decide_ranked(rules, tally, ballots);
        case Method::committee_election: return decide_election(rules, tally);
        case Method::score: return decide_score(rules, tally, ballots);
        case Method::budget_greedy:
        case Method::budget_equal_shares: return decide_budget(rules, tally, ballots);
        case Method::consent:
        case Method::consensus:
        case Method::gradients: return decide_consensual(rules, tally);
        default: return decide_plurality(tally);
    }
}

rules::BudgetInstance budget_of(const rules::RuleSet& rules, const Tally& tally,
                                const std::vector<CountedBallot>& ballots) {
    const auto options = standing(tally);
    auto in_yuan = rules.budget_fen % fen_per_yuan == 0;
    for (const auto at : options)
        in_yuan = in_yuan && tally.options[at].option.cost % fen_per_yuan == 0;
    const auto unit = in_yuan ? fen_per_yuan : 1;
    rules::BudgetInstance instance{.budget = rules.budget_fen / unit, .scale = fen_per_yuan / unit};
    for (const auto at : options) {
        const auto& option = tally.options[at].option;
        instance.projects.push_back(
            {.id = option.key, .name = project_name(option), .cost = option.cost / unit});
    }
    for (const auto& ballot : ballots) {
        if (ballot.choice.empty()) continue;
        rules::BudgetVoter voter;
        for (std::uint32_t i = 0; i < options.size(); ++i) {
            const auto& key = tally.options[options[i]].option.key;
            if (std::find(ballot.choice.begin(), ballot.choice.end(), key) != ballot.choice.end())
                voter.approved.push_back(i);
        }
        instance.voters.push_back(std::move(voter));
    }
    std::sort(instance.voters.begin(), instance.voters.end(),
              [](const auto& a, const auto& b) { return a.approved < b.approved; });
    for (std::size_t i = 0; i < instance.voters.size(); ++i)
        instance.voters[i].id = std::to_string(i + 1);
    return instance;
}

bool can_be_asked(const rules::RuleSet& rules) {
    using rules::Method;
    const bool wants_owners = rules.method == Method::body && rules.body.owner_presence;
    return rules.method != Method::advice && rules.method != Method::sortition && !wants_owners;
}

}  // namespace linyi
