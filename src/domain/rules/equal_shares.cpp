#include "domain/rules/equal_shares.hpp"

#include "domain/rules/shares_run.hpp"

#include <cassert>
#include <memory>
#include <optional>
#include <utility>

namespace linyi::rules {
namespace {

EqualShares result_of(SharesRun& run, const VoterGroups& groups) {
    EqualShares result{.spending = run.spending()};
    for (std::size_t at = 0; at < result.spending.chosen.size(); ++at) {
        result.purchases.push_back({.project = result.spending.chosen[at],
                                    .effective_votes = run.effective_votes(at),
                                    .max_payment = run.max_payment(at),
                                    .tie_broken_by_order = run.ties()[at]});
    }
    for (const auto group : groups.of_voter) result.leftover.push_back(run.leftover(group));
    return result;
}

/// True if no project that somebody supports and nobody bought fits into what is left.
bool is_exhaustive(const BudgetInstance& instance, const VoterGroups& groups,
                   const Spending& spending) {
    std::vector<bool> is_chosen(instance.projects.size());
    for (const auto project : spending.chosen) is_chosen[project] = true;
    for (std::size_t project = 0; project < instance.projects.size(); ++project) {
        const bool would_fit = spending.cost + instance.projects[project].cost <= instance.budget;
        if (!is_chosen[project] && groups.votes[project] > 0 && would_fit) return false;
    }
    return true;
}

}  // namespace

EqualShares equal_shares(const BudgetInstance& instance) {
    assert(!flaw_of(instance));
    if (instance.voters.empty()) return {};
    const VoterGroups groups(instance);
    SharesRun run(instance, groups,
                  {instance.budget, static_cast<std::int64_t>(instance.voters.size())});
    return result_of(run, groups);
}

CompletedShares equal_shares_add1(const BudgetInstance& instance) {
    assert(!flaw_of(instance));
    if (instance.voters.empty()) return {};
    const VoterGroups groups(instance);
    const auto units = static_cast<std::int64_t>(instance.voters.size()) * instance.scale;
    CompletedShares completed{.per_voter = instance.budget / units};
    const auto run_with = [&](std::int64_t per_voter) {
        return std::make_unique<SharesRun>(instance, groups,
                                           StartMoney{per_voter * instance.scale, 1});
    };
    auto run = run_with(completed.per_voter);
    while (!is_exhaustive(instance, groups, run->spending())) {
        if (completed.raises == raises_max) {
            completed.is_cut_off = true;
            break;
        }
        auto next = run_with(completed.per_voter + 1);
        if (next->spending().cost > instance.budget) break;
        ++completed.per_voter;
        ++completed.raises;
        run = std::move(next);
    }
    completed.result = result_of(*run, groups);
    return completed;
}

}  // namespace linyi::rules
