#pragma once

#include "base/error.hpp"
#include "base/time.hpp"
#include "domain/roster.hpp"
#include "domain/rules/owners_vote.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::rules {

/// A unit of the register as it was frozen at the record date.
struct RollUnit {
    std::string id{};
    Area area{};
    std::vector<std::string> owners{};  ///< in any order; the same owner twice is once
    UnitKind kind{};
    UnitStatus status{};
    std::string building{};
    bool delivered{};  ///< a ballot was proven to reach its owners
};

/// What a paper says.
enum class Mark { yes, no, abstain, blank, invalid, withdrawn };

struct RollBallot {
    std::string unit{};
    Mark mark{};
    std::optional<Timestamp> time{};  ///< received; none: in time, at its place in the list
    std::string agent{};              ///< who voted for the owners; empty, or an owner: nobody
    bool is_identified{true};
    bool has_authority{true};  ///< of the agent, in writing
    std::string item{};        ///< of the agenda; empty: the only one
    std::string content{};     ///< what it says where that is neither yes nor no: "B", "A>C"
};

/// Everything an owners' vote is counted from.
struct OwnersRoll {
    std::vector<RollUnit> units{};
    std::vector<RollBallot> ballots{};    ///< in the order they were received where times are equal
    std::optional<Timestamp> deadline{};  ///< the instant itself is in time
    std::string item{};                   ///< which item to count
    std::vector<std::string> notice{};    ///< items on the notice; empty: not checked
};

/// A ballot that did not count, and why, in the words of the worked cases: "not an eligible unit",
/// "late", "identity not verified", "item not on the notice", "no written authority",
/// "proxy limit".
struct Rejection {
    std::string unit{};
    std::string_view reason{};

    friend bool operator==(const Rejection&, const Rejection&) = default;
};

/// One voice: all units of the same owners, or all of the developer's.
struct Head {
    std::string key{};                 ///< "DEV", or the sorted owners
    std::vector<std::string> units{};  ///< ids, in register order
    Area area{};
    bool delivered{};
    bool has_cast{};             ///< some ballot of it is in the box, counted or not
    std::optional<Mark> mark{};  ///< yes, no, abstain or invalid; none: no ballot counts
    std::string content{};       ///< of the ballot that counts
};

struct RollCount {
    OwnersCount count{};  ///< silent: delivered heads that cast nothing; absent: a silent developer
    std::int64_t invalid_heads{};
    std::vector<Rejection> rejected{};    ///< in the order of receipt
    std::vector<Rejection> superseded{};  ///< counted once, but no longer: "changed", "withdrawn",
                                          ///< "conflict", or not any more: "first ballot counts"
    std::vector<Head> heads{};            ///< in register order of their first unit
};

/// What is wrong with a register: a unit twice, or nobody entitled within `policy`'s scope.
std::optional<std::string> flaw_of(const OwnersPolicy& policy, const OwnersRoll& roll);

/// Counts the papers by the policy of `rules`. Within the deadline the last ballot of a head
/// counts, or the first if `no_change`; one of its units stands for all.
/// Precondition: flaw_of(rules.owners, roll) is none.
/// Source: Supreme People's Court Interpretation (2020) art. 8–9; domain.md §2.2, 2.6.
RollCount count_roll(const RuleSet& rules, const OwnersRoll& roll);

}  // namespace linyi::rules
