#include "domain/rules/budget.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace linyi::rules {
namespace {

/// Projects by votes, then lower cost, then as listed.
std::vector<std::size_t> by_votes(const BudgetInstance& instance) {
    const auto votes = approvals_of(instance);
    std::vector<std::size_t> order(instance.projects.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
        if (votes[a] != votes[b]) return votes[a] > votes[b];
        return instance.projects[a].cost < instance.projects[b].cost;
    });
    return order;
}

}  // namespace

std::optional<std::string> flaw_of(const BudgetInstance& instance) {
    if (instance.budget < 0 || instance.budget > budget_cost_max) return "the budget is too large";
    if (instance.voters.size() > budget_voters_max) return "there are too many voters";
    for (const auto& project : instance.projects) {
        if (project.cost < 0 || project.cost > budget_cost_max)
            return "the cost of project " + project.id + " is negative or too large";
    }
    return std::nullopt;
}

std::vector<std::int64_t> approvals_of(const BudgetInstance& instance) {
    std::vector<std::int64_t> votes(instance.projects.size());
    for (const auto& voter : instance.voters) {
        for (const auto project : voter.approved) ++votes[project];
    }
    return votes;
}

void spend_rest_greedily(const BudgetInstance& instance, Spending& spending) {
    std::vector<bool> is_chosen(instance.projects.size());
    for (const auto project : spending.chosen) is_chosen[project] = true;
    for (const auto project : by_votes(instance)) {
        const auto cost = instance.projects[project].cost;
        if (is_chosen[project] || spending.cost + cost > instance.budget) continue;
        spending.chosen.push_back(project);
        spending.cost += cost;
    }
}

Spending budget_greedy(const BudgetInstance& instance) {
    Spending spending;
    spend_rest_greedily(instance, spending);
    return spending;
}

std::string money_text(std::int64_t amount, std::int64_t scale) {
    if (amount % scale == 0) return std::to_string(amount / scale);
    const auto digits = std::to_string(scale).size() - 1;
    return fmt::format("{}.{:0{}}", amount / scale, amount % scale, digits);
}

}  // namespace linyi::rules
