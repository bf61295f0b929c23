#pragma once

#include "commands/command.hpp"
#include "domain/decision.hpp"
#include "domain/disclosure.hpp"

#include <string>
#include <vector>

namespace linyi::commands::poll {

/// A vote counted under the rules it was frozen with.
struct Counted {
    FrozenRules frozen{};
    Tally tally{};
    Unreturned unreturned{};
    Decision decision{};
    Disclosure shown{};  ///< what of it the posts and pages may tell
};

/// Counts and judges. Of an open vote only its participation may be shown.
Counted counted(const Poll& poll, storage::Tx tx);

/// The rows of a result below the options: who took part and what it comes to. For an owners' vote
/// the four checks, each with its numbers, and silent votes both ways.
std::vector<Field> verdict_rows(const Poll& poll, const Counted& counted, Language language);

/// The labels of these option keys, in their order: "长廊、座椅".
std::string labels_of(const Tally& tally, const std::vector<std::string>& keys, Language language);

/// True if the numbers of this check may be told.
bool is_shown(const rules::Check& check, const Disclosure& shown);

/// One of the four checks in words: "✓ 60.00/90.00 ㎡ = 2/3（66.66%），要求 …"; where `shown` hides
/// its numbers only whether it is met.
Field check_row(const rules::Check& check, const Disclosure& shown, Language language);

/// Silent votes both ways; empty where the rule does not count them.
std::vector<Field> silent_rows(const Counted& counted, Language language);

/// What a counted vote comes to, in one sentence.
std::string outcome_words(const Counted& counted, Language language);

/// How far the participation of an owners' vote is, in words for everybody; empty for other rules.
std::vector<Field> participation_rows(const Counted& counted, Language language);

/// What may be shown of an open vote: `words`, and for an owners' vote how far its participation is
/// and what it lacks.
Document so_far(const Poll& poll, std::string words, Context& context);

/// The ways ballots came in, and the deeds of two people: none of them is silent.
std::vector<Field> openness_rows(const Poll& poll, Context& context);

/// True if this owners' vote cannot reach its participation unless the developer votes.
bool hangs_on_developer(const Counted& counted);

/// "≥ 2/3" in words: "2/3 以上（含）", "more than 1/2".
std::string threshold_words(const rules::Threshold& threshold, Language language);

/// What an owners' vote has to reach, for the post that opens it; empty for other rules.
std::vector<Field> threshold_rows(const rules::RuleSet& rules, Language language);

/// "指纹 7F3A-92C1-0B44": so that people can compare posts.
std::string fingerprint_words(const FrozenRules& frozen, Language language);

/// True for a consultative vote by plurality or by more than half of the households that answer.
bool is_plain(const rules::RuleSet& rules);

/// What the rule asks for, in words for the post that opens the vote.
std::string rule_words(const FrozenRules& frozen, Language language);

}  // namespace linyi::commands::poll
