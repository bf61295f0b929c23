#pragma once

#include "adapters/json/value.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/rules/rule_set.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace linyi::cli {

/// A participatory budget decided by one rule.
struct BudgetReport {
    std::string text{};   ///< Markdown: the projects, who was chosen, what is left
    json::Object json{};  ///< the same for programs
    std::vector<std::string> notes{};
};

/// Decides the .pb file `text` by budget_greedy or budget_equal_shares with its completion. If the
/// file says which projects were selected, the report says whether the result is the same.
/// Errors: those of read_pb.
Result<BudgetReport> budget_report(std::string_view text, const rules::RuleSet& rule_set,
                                   Language language);

}  // namespace linyi::cli
