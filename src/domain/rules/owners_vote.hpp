#pragma once

#include "domain/rules/rule_set.hpp"
#include "domain/tally.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace linyi::rules {

/// An owners' vote as counted: area and heads of each group. `Share::rights` are heads.
struct OwnersCount {
    Share total{};  ///< everybody entitled
    Share yes{};
    Share no{};
    Share abstain{};
    Share silent{};  ///< ballot proven delivered, nothing came back
    Share absent{};  ///< known to stay away, such as a developer; the rest may not suffice
};

enum class Question { participation, agreement };
enum class Measure { area, heads };

/// One of the four comparisons an owners' vote stands on, with everything needed to show it.
struct Check {
    Question question{};
    Measure measure{};
    std::int64_t part{};   ///< hundredths of m², or heads
    std::int64_t whole{};  ///< in the same unit
    Threshold threshold{};
    bool is_met{};
    std::int64_t missing{};  ///< what `part` lacks while `whole` stays; 0 if met

    /// "2/3" in lowest terms; "66.66", cut.
    std::string fraction() const { return fraction_text(part, whole); }
    std::string percent() const { return percent_text(part, whole); }
};

/// What a count is worth: four checks, in the order participation by area, by heads, agreement by
/// area, by heads.
struct Judgement {
    std::array<Check, 4> checks{};
    Share participating{};
    Share agree{};
    bool quorum{};    ///< both participation checks
    bool approved{};  ///< both agreement checks; says nothing of the quorum
    bool passed{};    ///< quorum and approved
};

/// How the participation stands.
enum class Turnout {
    nobody,      ///< zero participation
    impossible,  ///< cannot be reached even if everybody but the absent takes part
    missing,     ///< not reached
    reached,
};

/// What became of the silent ballots.
enum class SilentVotes {
    not_counted,  ///< the rule does not count them
    joined,       ///< they joined `leader`
    no_leader,    ///< no option leads in both area and heads
    not_allowed,  ///< participation (strict_quorum) or real majority (majority_floor) is missing
};

struct OwnersVerdict {
    Judgement counted{};                     ///< what holds under the rule
    Judgement without_silent{};              ///< real ballots only
    std::optional<Judgement> with_silent{};  ///< if silent ballots joined the leading option
    SilentVotes silent{};
    OptionRole leader{};  ///< of the real ballots, if `silent` is joined or not_allowed
    Turnout turnout{};    ///< of the real ballots
    bool is_tie{};        ///< yes and no are equal in area or in heads, and not nothing

    /// "silent -> yes" and its like, as the worked cases word it; empty if not_counted.
    std::string note() const;
};

/// What is wrong with a count: a text for the operator that names the group, or none. More votes
/// than owners is a mistake of whoever counted, and never judged.
std::optional<std::string> flaw_of(const OwnersPolicy& policy, const OwnersCount& count);

/// Judges a finished count by the policy of `rules`, in integers. The same function serves a live
/// vote, whose `missing` then says how far it has to go.
/// Precondition: flaw_of(rules.owners, count) is none.
/// Source: Civil Code art. 278, 1259; Guidance Rules 建房〔2009〕274号 art. 26(2); domain.md §2.6.
OwnersVerdict judge_owners_vote(const RuleSet& rules, const OwnersCount& count);

/// The four checks of `agree` out of `participating` out of `total`.
Judgement judge_shares(const OwnersPolicy& policy, const Share& total, const Share& participating,
                       const Share& agree);

}  // namespace linyi::rules
