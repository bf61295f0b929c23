#pragma once

#include "domain/rules/threshold.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::rules {

/// The kinds of counting; each rule set is one of them with its numbers filled in.
enum class Method {
    owners_vote,          ///< area and heads, Civil Code art. 278
    committee_election,   ///< the same for each candidate, then the seats
    body,                 ///< members who each have one voice
    plurality,            ///< most votes
    approval,             ///< tick any number
    score,                ///< 0 … max_score for each option
    irv,                  ///< instant run-off
    schulze,              ///< pairwise, widest paths
    budget_greedy,        ///< projects by votes while they fit
    budget_equal_shares,  ///< Method of Equal Shares
    consent,              ///< no unresolved objection
    consensus,            ///< nobody blocks, more agree than disagree
    advice,               ///< one decides after asking; nothing is counted
    gradients,            ///< eight steps of agreement
    sortition,            ///< a verifiable lot
};

enum class Regime { civil, property_law_2007 };
enum class ItemKind { ordinary, special };
/// What agreement is measured against.
enum class Base { participating, all };
/// Ballots that were delivered and never came back.
enum class Silent { none, follow_majority };
enum class BlankAs { abstain, invalid };
/// A second, different ballot of the same owners.
enum class OwnerConflict { last, invalid };
enum class SeatOrder { heads, area };

/// How an owners' vote is counted. The defaults are those of domain.md §2.
struct OwnersPolicy {
    Regime regime{};
    ItemKind item_kind{};
    Threshold participation{two_thirds_or_more};  ///< of all; area and heads alike
    Threshold agreement{more_than_half};          ///< of `agreement_base`; area and heads alike
    Base agreement_base{};
    Silent silent{};           ///< Guidance Rules 建房〔2009〕274号 art. 26(2)
    bool strict_quorum{true};  ///< silent ballots never help to reach the participation
    bool majority_floor{};  ///< the real majority must exceed half of all (Zhejiang 2009 art. 10)
    bool count_parking{};   ///< Guidance Rules art. 25: the rules of procedure must say
    BlankAs blank_as{};     ///< a signed ballot with no box marked
    bool invalid_participates{};  ///< invalid ballots take part, as abstentions
    OwnerConflict owner_conflict{};
    std::optional<std::int64_t> proxy_limit{};  ///< heads one agent may speak for; none: any number
    std::vector<std::string> scope{};           ///< buildings concerned; empty: the community
    SeatOrder seat_order{};                     ///< elections: what ranks first, the other second

    friend bool operator==(const OwnersPolicy&, const OwnersPolicy&) = default;
};

/// What a body's agreement is measured against.
enum class BodyBase {
    members,     ///< all members
    present,     ///< those who came, or whose ballot counts: yes, no and abstentions
    votes_cast,  ///< yes and no
};

/// How a meeting of members decides.
struct BodyPolicy {
    std::optional<Threshold> presence{};        ///< of all members; none: not asked for
    std::optional<Threshold> owner_presence{};  ///< of the owners among the members (物管会)
    Threshold agreement{more_than_half};
    BodyBase base{BodyBase::present};

    friend bool operator==(const BodyPolicy&, const BodyPolicy&) = default;
};

enum class ScoreBy { sum, mean };
/// What happens to money that Equal Shares leaves over.
enum class Completion { none, add1, greedy };
/// Who resolves a tie. Never the list order, never silently. Source: domain.md §3.
enum class TieRule { status_quo, chair, runoff, lot };

/// Everything fixed about how a vote is decided, before it opens. Frozen and hashed at opening.
struct RuleSet {
    std::string name{};  ///< "civil_code_278_ordinary": the file's name
    std::string title_zh{};
    std::string title_en{};
    std::string source{};  ///< article of law or rule text
    Method method{};
    bool lawful_channel{};  ///< false: every tally says that it is consultative (意向)
    int notice_days{};      ///< between notice and vote
    int open_days_min{};
    int open_days_max{60};
    bool no_change{};  ///< the first ballot counts (paper in the box); else the last
    TieRule tie{};
    OwnersPolicy owners{};           ///< owners_vote, committee_election
    BodyPolicy body{};               ///< body
    int seats{1};                    ///< approval, committee_election
    int max_score{5};                ///< score
    ScoreBy score_by{};              ///< score
    std::int64_t budget_fen{};       ///< budgets; 0: said when a vote opens, or in its .pb file
    Completion completion{};         ///< budget_equal_shares
    std::int64_t response_quorum{};  ///< consent, consensus, gradients: answers needed
    bool silence_is_consent{};       ///< consent: those notified who say nothing
    std::int64_t blocks_allowed{};   ///< consensus-minus-k, gradients: so many cannot stop it

    friend bool operator==(const RuleSet&, const RuleSet&) = default;
};

std::string_view to_text(Method method);
std::optional<Method> method_from(std::string_view text);

/// Sets the thresholds and the base that the law of `regime` gives to items of `kind`:
/// civil: participation ≥ 2/3 of all, agreement > 1/2 (special ≥ 3/4) of those taking part;
/// property_law_2007: participation > 1/2 of all, agreement > 1/2 (special ≥ 2/3) of all.
/// Source: Civil Code art. 278 par. 2; Property Law art. 76; domain.md §2.1.
void apply_regime(OwnersPolicy& policy, Regime regime, ItemKind kind);

/// The rule sets known, by name.
class RuleBook {
public:
    /// Adds `rules`, or replaces the one of its name.
    void put(RuleSet rules);
    /// By name; "household-majority" finds "household_majority". Null if there is none.
    const RuleSet* find(std::string_view name) const;
    const std::map<std::string, RuleSet, std::less<>>& all() const { return by_name_; }

private:
    std::map<std::string, RuleSet, std::less<>> by_name_{};
};

}  // namespace linyi::rules
