#pragma once

#include "domain/poll.hpp"
#include "domain/rules/committee_election.hpp"
#include "domain/rules/consent.hpp"
#include "domain/rules/equal_shares.hpp"
#include "domain/rules/instant_runoff.hpp"
#include "domain/rules/owners_vote.hpp"
#include "domain/rules/ranked.hpp"
#include "domain/rules/rule_set.hpp"
#include "domain/rules/score.hpp"
#include "domain/tally.hpp"

#include <optional>
#include <string>

namespace linyi {

/// What was fixed when a vote opened: how it is decided, who may vote, what is asked.
struct FrozenRules {
    rules::RuleSet rules{};
    std::string text{};                     ///< rules::canonical_text(rules)
    std::string rule_sha256{};              ///< of `text`; hexadecimal, like the others
    std::string roll_sha256{};              ///< of roll_text()
    std::string wording_sha256{};           ///< of wording_text()
    std::optional<Timestamp> noticed_at{};  ///< when it was announced (公示), as the host stated
};

/// The electorate as hashed: a line "number, area in 0.01 m², unit labels" a right, in order.
std::string roll_text(const std::vector<VotingRight>& rights);

/// Question and options as hashed: the question, then a line "key, label" an option.
std::string wording_text(const Poll& poll);

/// Freezes `rules` for a vote that opens now.
FrozenRules freeze(const rules::RuleSet& rules, const Poll& poll,
                   const std::vector<VotingRight>& rights);

/// The rule set that rules::canonical_text wrote. Errors: none if the text is no such thing.
std::optional<rules::RuleSet> thaw(const std::string& text);

/// "7F3A-92C1-0B44": rules, roll and wording in one short name, printed on every post so that
/// people can see that nothing was exchanged.
std::string fingerprint(const FrozenRules& frozen);

/// Rights that sent nothing.
struct Unreturned {
    Share silent{};  ///< delivered to, as proven
    Share absent{};  ///< known to stay away, such as the developer's units
};

/// Which projects a budget pays for.
struct BudgetDecision {
    rules::BudgetInstance instance{};  ///< projects are the poll's options that cost something
    rules::Spending spending{};
    std::vector<std::string> tied{};  ///< option keys bought by their place in the list alone
    std::int64_t raises{};            ///< of everybody's share, completion "add1"
    bool is_cut_off{};                ///< so many raises were tried that the count stopped
};

/// What a counted vote comes to.
struct Decision {
    bool passed{};
    std::string winner{};  ///< option key; empty unless passed
    bool is_tie{};         ///< several options share the lead: said plainly, never broken silently
    std::optional<rules::OwnersVerdict> owners{};  ///< area and heads: the four checks
    std::vector<std::string> elected{};            ///< option keys, for rules that fill seats
    std::vector<std::string> tied{};  ///< option keys that share the last seat or the lead
    std::optional<rules::InstantRunoff> runoff{};  ///< candidates are the poll's options in order
    std::optional<rules::Schulze> schulze{};
    std::vector<std::string> borda{};  ///< points by option, for display beside `schulze`
    std::optional<rules::ElectionVerdict> election{};  ///< candidates by option key
    std::optional<rules::ScoreVerdict> score{};        ///< options that are no abstention, in order
    std::optional<BudgetDecision> budget{};
    bool is_consensual{};                       ///< consent, consensus, gradients
    std::optional<rules::Obstacle> obstacle{};  ///< what stood in their way
};

/// Judges a count under the rules it was frozen with, in integers.
/// `ballots` are needed by rules that read more than how often each option was chosen.
Decision decide(const rules::RuleSet& rules, const Tally& tally,
                const std::vector<CountedBallot>& ballots = {}, const Unreturned& unreturned = {});

/// A budget vote as a .pb file has it: whole yuan unless an amount has fen. Voters are nobody in
/// particular: they stand in the order of what they approve.
rules::BudgetInstance budget_of(const rules::RuleSet& rules, const Tally& tally,
                                const std::vector<CountedBallot>& ballots);

/// True if a vote in the chat can be decided by these rules; the others count files only.
bool can_be_asked(const rules::RuleSet& rules);

}  // namespace linyi
