#include "domain/decision.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "domain/rules/approval.hpp"
#include "domain/rules/body.hpp"
#include "domain/rules/plurality.hpp"
#include "domain/rules/rule_fields.hpp"

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

Decision decide_body(const rules::RuleSet& rules, const Tally& tally) {
    const rules::BodyCount count{.members = tally.electorate.rights,
                                 .present = tally.participating.rights,
                                 .yes = share_of(tally, OptionRole::yes).rights,
                                 .no = share_of(tally, OptionRole::no).rights,
                                 .abstain = share_of(tally, OptionRole::abstain).rights};
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
    return {.passed = verdict.passed(), .is_consensual = true, .obstacle = verdict.obstacle};
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
        case Method::consent:
        case Method::consensus:
        case Method::gradients: return decide_consensual(rules, tally);
        default: return decide_plurality(tally);
    }
}

bool can_be_asked(const rules::RuleSet& rules) {
    using rules::Method;
    switch (rules.method) {
        case Method::owners_vote:
        case Method::body:
        case Method::plurality:
        case Method::approval:
        case Method::irv:
        case Method::schulze:
        case Method::consent:
        case Method::consensus:
        case Method::gradients: return true;
        default: return false;
    }
}

}  // namespace linyi
