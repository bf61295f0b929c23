#pragma once

#include "domain/rules/owners_vote.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linyi::rules {

struct CandidateCount {
    std::string name{};
    Share agree{};
};

/// Each candidate is a question of its own over the same ballots.
struct ElectionCount {
    Share total{};
    Share participating{};
    int seats{};
    std::vector<CandidateCount> candidates{};
};

/// How one candidate did, with the checks behind it.
struct CandidateVerdict {
    std::string name{};
    Judgement judgement{};
};

struct ElectionVerdict {
    bool quorum{};
    std::vector<CandidateVerdict> candidates{};  ///< as given
    std::vector<std::string> elected{};          ///< best first
    std::vector<std::string> alternates{};       ///< 候补: qualified, no seat and no run-off
    std::vector<std::string> runoff_between{};   ///< equal at the last seats; empty: none
    int runoff_seats{};                          ///< for how many seats they run
    int vacant{};                                ///< seats nobody qualified for: by-election
};

/// What is wrong with a count, for the operator, or none.
std::optional<std::string> flaw_of(const ElectionCount& count);

/// Those above the agreement of both area and heads qualify; they are ranked by heads, then area
/// (or the other way, as the rules of procedure say) and take the seats. An exact tie at the last
/// seat goes into a run-off, never by list order. Without quorum the election is void: nobody is
/// elected or an alternate, every seat is vacant. Precondition: flaw_of(count) is none. Source:
/// domain.md §2.6, committee election.
ElectionVerdict judge_election(const RuleSet& rules, const ElectionCount& count);

}  // namespace linyi::rules
