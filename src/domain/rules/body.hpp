#pragma once

#include "domain/rules/rule_set.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace linyi::rules {

/// A meeting of members, each with one voice.
struct BodyCount {
    std::int64_t members{};  ///< all of them, present or not
    std::int64_t present{};
    std::int64_t yes{};
    std::int64_t no{};
    std::int64_t abstain{};
    std::optional<std::int64_t> owner_members{};  ///< owners among the members
    std::optional<std::int64_t> owners_present{};
};

/// One comparison: `part` of `whole` against a threshold.
struct BodyCheck {
    std::int64_t part{};
    std::int64_t whole{};
    Threshold threshold{};
    bool is_met{};
    std::int64_t missing{};
};

struct BodyVerdict {
    std::optional<BodyCheck> presence{};  ///< none: the rule does not ask
    std::optional<BodyCheck> owner_presence{};
    BodyCheck agreement{};
    bool passed{};
    bool is_tie{};  ///< as many for as against, and not nothing
};

/// What is wrong with a count, for the operator: more votes than people present, or owners missing
/// that the rule asks for. None if it can be judged.
std::optional<std::string> flaw_of(const BodyPolicy& policy, const BodyCount& count);

/// Judges by the body policy of `rules`. Precondition: flaw_of(rules.body, count) is none.
/// Source: Beijing Regulation 2024 art. 45, 57; Guidance Rules 建房〔2009〕274号 art. 38; Organic
/// Law of Residents' Committees art. 10; Civil Code art. 279; domain.md §2.6, 3.1.
BodyVerdict judge_body(const RuleSet& rules, const BodyCount& count);

}  // namespace linyi::rules
