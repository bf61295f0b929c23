#pragma once

#include "domain/rules/budget.hpp"
#include "domain/rules/threshold.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace linyi::rules {

/// Voters with the same ballot always hold the same money: they are computed as one.
struct VoterGroups {
    explicit VoterGroups(const BudgetInstance& instance);

    std::vector<std::int64_t> size{};                      ///< by group
    std::vector<std::uint32_t> of_voter{};                 ///< group of each voter
    std::vector<std::vector<std::uint32_t>> supporters{};  ///< groups, by project
    std::vector<std::int64_t> votes{};                     ///< supporters as people, by project
};

/// The amount every voter starts with, as a fraction of 1/scale of the currency.
struct StartMoney {
    std::int64_t numerator{};
    std::int64_t denominator{1};
};

/// One computation of Equal Shares. Money is held as an interval of fixed-point numbers that is
/// certain to contain the exact amount; only where the intervals cannot tell two things apart the
/// exact fractions are computed. So the result is exact, and quick enough for a whole city.
class SharesRun {
public:
    SharesRun(const BudgetInstance& instance, const VoterGroups& groups, StartMoney start);
    ~SharesRun();
    SharesRun(const SharesRun&) = delete;
    SharesRun& operator=(const SharesRun&) = delete;

    const Spending& spending() const { return spending_; }
    /// True for purchases whose project was equal to another in all that the rule compares.
    const std::vector<bool>& ties() const { return ties_; }

    /// Exact fractions of 1/scale of the currency, for display.
    std::string effective_votes(std::size_t purchase);
    std::string max_payment(std::size_t purchase);
    std::string leftover(std::uint32_t group);

private:
    /// Bounds of an amount, in units of 2^-40; the true value lies between, ends included.
    struct Bounds {
        Wide low{};
        Wide high{};
    };
    struct Offer;
    struct Exact;

    void run();
    void take_free_projects();
    bool price(Offer& offer);
    void buy(const Offer& offer);
    std::vector<Offer*> best_offers(std::vector<Offer>& offers);
    std::vector<Offer*> exactly_best(const std::vector<Offer*>& offers);

    const BudgetInstance& instance_;
    const VoterGroups& groups_;
    Spending spending_{};
    std::vector<bool> ties_{};
    std::vector<Bounds> money_{};         ///< by group
    std::vector<std::uint32_t> node_{};   ///< by group: its history, see Exact
    std::vector<std::uint32_t> child_{};  ///< scratch of buy()
    std::unique_ptr<Exact> exact_;
};

}  // namespace linyi::rules
