#pragma once

#include "commands/poll/verdict.hpp"

#include <string>
#include <vector>

namespace linyi::commands::poll {

/// What every option got, in the measure of the rule: heads and area, marks, approvals; of a secret
/// vote only what may be told.
std::vector<Field> option_rows(const Counted& counted, Language language);

/// What an election, a score vote or a budget comes to, in one sentence. Precondition: it is one.
std::string rule_outcome(const Counted& counted, Language language);

/// True if rule_outcome() speaks for this vote.
bool has_rule_outcome(const Decision& decision);

/// What this vote is counted with, for the post that opens it: seats, best mark, budget.
std::vector<Field> number_rows(const rules::RuleSet& rules, Language language);

}  // namespace linyi::commands::poll
