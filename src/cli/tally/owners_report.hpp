#pragma once

#include "adapters/json/value.hpp"
#include "base/text.hpp"
#include "domain/rules/owners_roll.hpp"
#include "domain/rules/owners_vote.hpp"

#include <string>

namespace linyi::cli {

/// A counted and judged item.
struct OwnersResult {
    std::string item{};  ///< empty: the only one
    rules::RollCount roll{};
    rules::OwnersVerdict verdict{};
};

/// The result for people, as Markdown: the rule and its source, the count, the four checks as a
/// table, what did not count and why, the verdict.
std::string owners_text(const rules::RuleSet& rule_set, const OwnersResult& result,
                        Language language);

/// The same for programs (docs/counting.md).
json::Object owners_json(const OwnersResult& result);

/// Name, titles, source and canonical text of a rule set.
json::Object rule_json(const rules::RuleSet& rule_set);

/// One line for each ballot that did not count, and why.
std::string uncounted_text(const rules::RollCount& roll, Language language);

/// The first lines of every result: title, rule, source, and whether it is consultative.
std::string rule_text(const rules::RuleSet& rule_set, Language language);

}  // namespace linyi::cli
