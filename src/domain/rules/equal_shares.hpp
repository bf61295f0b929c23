#pragma once

#include "domain/rules/budget.hpp"
#include "domain/rules/rule_set.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linyi::rules {

/// One step of Equal Shares, in exact fractions of the currency ("700/3").
struct Purchase {
    std::size_t project{};
    std::string effective_votes{};  ///< cost / largest payment
    std::string max_payment{};      ///< what the best-off supporters pay
    bool tie_broken_by_order{};     ///< equal in all that the rule compares: the file's order
};

/// Which projects Equal Shares buys when each voter starts with the same amount.
struct EqualShares {
    Spending spending{};
    std::vector<Purchase> purchases{};    ///< in the order of spending.chosen
    std::vector<std::string> leftover{};  ///< of each voter; as in `voters`
};

/// Method of Equal Shares (approval, cost utility): everybody gets budget/voters; bought is always
/// the project whose supporters can pay it at the most effective votes; ties go to the lower cost,
/// then more supporters, then the order of the file. Computed exactly.
/// Precondition: flaw_of(instance) is none.
/// Source: equalshares.net; domain.md §3.6.
EqualShares equal_shares(const BudgetInstance& instance);

/// So many raises are tried; a few voters with a budget in millions may need more.
inline constexpr std::int64_t raises_max = 1'000'000;

struct CompletedShares {
    EqualShares result{};
    std::int64_t per_voter{};  ///< whole units of the currency
    std::int64_t raises{};
    bool is_cut_off{};  ///< raises_max was reached: say so, or give the amounts in larger units
};

/// Completion "add1": from floor(budget/voters) on everybody's share is raised by 1 unit of the
/// currency and all is computed again, until no supported project left out fits into the budget,
/// or the next result would cost more than it.
CompletedShares equal_shares_add1(const BudgetInstance& instance);

}  // namespace linyi::rules
