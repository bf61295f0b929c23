#pragma once

#include "cli/tally/case_reader.hpp"
#include "domain/rules/rule_set.hpp"

namespace linyi::cli {

// One function a level or kind. What is wrong is noted in `reader`, and then the answer is not
// used. Each looks the rule set up that the case names.

json::Object count_aggregate(CaseReader& reader, const rules::RuleBook& book);
json::Object count_roll_case(CaseReader& reader, const rules::RuleBook& book);
json::Object count_election(CaseReader& reader, const rules::RuleBook& book);
json::Object count_body(CaseReader& reader, const rules::RuleBook& book);

json::Object count_plurality(CaseReader& reader, const rules::RuleBook& book);
json::Object count_approval(CaseReader& reader, const rules::RuleBook& book);
json::Object count_score(CaseReader& reader, const rules::RuleBook& book);
json::Object count_ranked(CaseReader& reader, const rules::RuleBook& book);
json::Object count_budget(CaseReader& reader, const rules::RuleBook& book);

json::Object count_consent(CaseReader& reader, const rules::RuleBook& book);
json::Object count_consensus(CaseReader& reader, const rules::RuleBook& book);
json::Object count_gradients(CaseReader& reader, const rules::RuleBook& book);
json::Object count_advice(CaseReader& reader, const rules::RuleBook& book);
json::Object draw_lots(CaseReader& reader, const rules::RuleBook& book);

/// ["a", "b"].
json::Array names_of(const std::vector<std::string>& names);

}  // namespace linyi::cli
