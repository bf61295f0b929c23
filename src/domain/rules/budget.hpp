#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linyi::rules {

/// Bounds within which all sums fit 128 bits with 40 binary places to spare.
inline constexpr std::int64_t budget_cost_max = std::int64_t{1} << 40;
inline constexpr std::size_t budget_voters_max = std::size_t{1} << 20;

struct Project {
    std::string id{};
    std::string name{};
    std::int64_t cost{};  ///< in 1/scale of the currency
};

struct BudgetVoter {
    std::string id{};
    std::vector<std::uint32_t> approved{};  ///< indexes of projects, ascending, each once
};

/// A participatory budget with approval ballots.
struct BudgetInstance {
    std::int64_t budget{};  ///< in 1/scale of the currency
    std::int64_t scale{1};  ///< 1: whole units; 100: hundredths
    std::vector<Project> projects{};
    std::vector<BudgetVoter> voters{};
};

/// What is wrong with an instance, for the operator, or none: a negative or too large amount, too
/// many voters.
std::optional<std::string> flaw_of(const BudgetInstance& instance);

/// Approvals of each project.
std::vector<std::int64_t> approvals_of(const BudgetInstance& instance);

/// What was bought, in the order of buying.
struct Spending {
    std::vector<std::size_t> chosen{};
    std::int64_t cost{};

    friend bool operator==(const Spending&, const Spending&) = default;
};

/// By votes, then lower cost, then the order of the file: each project that still fits. What does
/// not fit is skipped. Source: domain.md §3.6.
Spending budget_greedy(const BudgetInstance& instance);

/// Adds to `spending` what still fits, in the same way.
void spend_rest_greedily(const BudgetInstance& instance, Spending& spending);

/// 1234 with scale 100 as "12.34"; without decimals if there are none.
std::string money_text(std::int64_t amount, std::int64_t scale);

}  // namespace linyi::rules
