#include "cli/tally/case_kinds.hpp"
#include "domain/rules/equal_shares.hpp"
#include "domain/rules/pb_file.hpp"

namespace linyi::cli {
namespace {

using json::Array;
using json::Object;
using json::Value;

Array ids_of(const std::vector<std::size_t>& projects, const rules::BudgetInstance& instance) {
    Array ids;
    for (const auto project : projects) ids.emplace_back(instance.projects[project].id);
    return ids;
}

/// A whole number where it is one, else its decimals as text: no fraction passes through a double.
Value money_of(std::int64_t amount, const rules::BudgetInstance& instance) {
    if (amount % instance.scale == 0) return Value{amount / instance.scale};
    return Value{rules::money_text(amount, instance.scale)};
}

Array trace_of(const rules::EqualShares& shares, const rules::BudgetInstance& instance) {
    Array trace;
    for (const auto& purchase : shares.purchases) {
        trace.emplace_back(Object{{"project", instance.projects[purchase.project].id},
                                  {"effective_votes", purchase.effective_votes},
                                  {"max_payment", purchase.max_payment}});
    }
    return trace;
}

}  // namespace

Object count_budget(CaseReader& reader, const rules::RuleBook&) {
    const auto text = reader.text("pb");
    const auto file = reader.error() ? rules::read_pb("") : rules::read_pb(text);
    if (!file) reader.refuse("pb: " + file.error().detail);
    if (reader.error()) return {};
    const auto& instance = file->instance;
    const auto approvals = rules::approvals_of(instance);
    Object votes;
    for (std::size_t at = 0; at < approvals.size(); ++at)
        votes.emplace(instance.projects[at].id, approvals[at]);
    const auto greedy = rules::budget_greedy(instance);
    const auto shares = rules::equal_shares(instance);
    Object leftover;
    for (std::size_t at = 0; at < shares.leftover.size(); ++at)
        leftover.emplace(instance.voters[at].id, shares.leftover[at]);
    const auto completed = rules::equal_shares_add1(instance);
    return {{"votes", std::move(votes)},
            {"greedy", ids_of(greedy.chosen, instance)},
            {"greedy_cost", money_of(greedy.cost, instance)},
            {"mes", ids_of(shares.spending.chosen, instance)},
            {"mes_trace", trace_of(shares, instance)},
            {"mes_leftover", std::move(leftover)},
            {"mes_add1", ids_of(completed.result.spending.chosen, instance)},
            {"mes_add1_per_voter", std::to_string(completed.per_voter)},
            {"mes_add1_cost", money_of(completed.result.spending.cost, instance)},
            {"mes_add1_trace", trace_of(completed.result, instance)}};
}

}  // namespace linyi::cli
