#include "domain/rules/shares_run.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

namespace linyi::rules {
namespace {

using Rational = boost::multiprecision::cpp_rational;
using Whole = boost::multiprecision::cpp_int;

constexpr unsigned places = 40;
constexpr Wide one = Wide{1} << places;

constexpr std::uint32_t start_node = 0;
constexpr std::uint32_t broke_node = 1;

Wide rounded_up(Wide numerator, Wide denominator) {
    return (numerator + denominator - 1) / denominator;
}

std::string text_of(const Rational& value) {
    const Whole below = denominator(value);
    const std::string above = numerator(value).str();
    return below == 1 ? above : above + "/" + below.str();
}

}  // namespace

VoterGroups::VoterGroups(const BudgetInstance& instance)
    : supporters(instance.projects.size()), votes(approvals_of(instance)) {
    std::map<std::vector<std::uint32_t>, std::uint32_t> known;
    for (const auto& voter : instance.voters) {
        const auto next = static_cast<std::uint32_t>(size.size());
        const auto [group, is_new] = known.try_emplace(voter.approved, next);
        of_voter.push_back(group->second);
        if (is_new) size.push_back(0);
        ++size[group->second];
        if (!is_new) continue;
        for (const auto project : voter.approved) supporters[project].push_back(next);
    }
}

/// A project on offer, with what is known of its largest payment.
struct SharesRun::Offer {
    std::size_t project{};
    std::int64_t cost{};
    Bounds payment{};  ///< until it is priced in a round, `low` is a bound from earlier rounds
    bool is_dropped{};

    /// True if the effective votes are certainly below those of `other`. Effective votes are
    /// cost / payment, so the comparison goes crosswise.
    bool is_certainly_below(const Offer& other) const {
        return cost * other.payment.high < other.cost * payment.low;
    }
};

/// The exact amounts. A node is a history: money of its parent less one payment, never below 0.
/// Nothing is computed before somebody asks.
struct SharesRun::Exact {
    struct Node {
        std::uint32_t parent{};
        std::uint32_t purchase{};
    };
    struct Bought {
        std::size_t project{};
        std::int64_t cost{};
        std::vector<std::uint32_t> nodes{};  ///< of the supporting groups, before they paid
    };
    using Crowd = std::vector<std::pair<std::uint32_t, std::int64_t>>;  ///< node, people

    const VoterGroups& groups;
    Rational start{};
    std::vector<Node> nodes{{}, {}};
    std::vector<Bought> bought{};
    std::vector<std::optional<Rational>> amounts{};
    std::vector<std::optional<Rational>> payments{};

    /// People by history, each history once.
    Crowd crowd(std::size_t project, const std::vector<std::uint32_t>& node_of) const {
        Crowd all;
        const auto& supporters = groups.supporters[project];
        for (std::size_t at = 0; at < supporters.size(); ++at)
            all.emplace_back(node_of[at], groups.size[supporters[at]]);
        std::sort(all.begin(), all.end());
        Crowd merged;
        for (const auto& [node, people] : all) {
            if (merged.empty() || merged.back().first != node) merged.emplace_back(node, 0);
            merged.back().second += people;
        }
        return merged;
    }

    const Rational& amount(std::uint32_t node) {
        if (amounts.size() < nodes.size()) amounts.resize(nodes.size());
        if (!amounts[node]) {
            Rational value = node == start_node ? start : Rational{0};
            if (node > broke_node) {
                value = amount(nodes[node].parent) - payment(nodes[node].purchase);
                if (value < 0) value = 0;
            }
            amounts[node] = std::move(value);
        }
        return *amounts[node];
    }

    /// The largest payment of a purchase; earlier ones are computed first, so that the recursion
    /// stays shallow.
    const Rational& payment(std::size_t purchase) {
        if (payments.size() < bought.size()) payments.resize(bought.size());
        for (std::size_t at = 0; at <= purchase; ++at) {
            if (payments[at]) continue;
            const auto& [project, cost, then] = bought[at];
            payments[at] = cost == 0 ? Rational{0} : *price(cost, crowd(project, then));
        }
        return *payments[purchase];
    }

    /// The largest payment at which these people can pay `cost` together; none if they cannot.
    std::optional<Rational> price(std::int64_t cost, const Crowd& people) {
        std::vector<std::pair<const Rational*, std::int64_t>> sorted;
        if (amounts.size() < nodes.size()) amounts.resize(nodes.size());
        for (const auto& [node, count] : people) sorted.emplace_back(&amount(node), count);
        std::sort(sorted.begin(), sorted.end(),
                  [](const auto& a, const auto& b) { return *a.first < *b.first; });
        std::int64_t left = 0;
        for (const auto& entry : sorted) left += entry.second;
        Rational unpaid = cost;
        for (const auto& [money, count] : sorted) {
            // Whoever cannot pay an equal part of the rest gives everything.
            if (*money * left >= unpaid) return unpaid / left;
            unpaid -= *money * count;
            left -= count;
        }
        return std::nullopt;
    }
};

SharesRun::SharesRun(const BudgetInstance& instance, const VoterGroups& groups, StartMoney start)
    : instance_(instance), groups_(groups) {
    const Wide scaled = start.numerator * one;
    const Bounds bounds{scaled / start.denominator, rounded_up(scaled, start.denominator)};
    money_.assign(groups.size.size(), bounds);
    node_.assign(groups.size.size(), start_node);
    exact_ = std::make_unique<Exact>(
        Exact{.groups = groups, .start = Rational(start.numerator, start.denominator)});
    run();
}

SharesRun::~SharesRun() = default;

void SharesRun::run() {
    take_free_projects();
    std::vector<Offer> offers;
    for (std::size_t project = 0; project < instance_.projects.size(); ++project) {
        const auto cost = instance_.projects[project].cost;
        const auto votes = groups_.votes[project];
        if (cost == 0 || votes == 0) continue;
        // Nobody pays less than an equal part.
        offers.push_back({.project = project, .cost = cost, .payment = {cost * one / votes, 0}});
    }
    while (!offers.empty()) {
        const auto best = best_offers(offers);
        if (best.empty()) break;
        ties_.push_back(best.size() > 1);
        buy(*best.front());
        best.front()->is_dropped = true;
        std::erase_if(offers, [](const Offer& offer) { return offer.is_dropped; });
    }
}

/// What costs nothing takes nothing from anybody: it comes first.
void SharesRun::take_free_projects() {
    std::vector<std::size_t> free;
    for (std::size_t project = 0; project < instance_.projects.size(); ++project) {
        if (instance_.projects[project].cost == 0 && groups_.votes[project] > 0)
            free.push_back(project);
    }
    std::stable_sort(free.begin(), free.end(),
                     [this](auto a, auto b) { return groups_.votes[a] > groups_.votes[b]; });
    for (const auto project : free) {
        spending_.chosen.push_back(project);
        ties_.push_back(false);
        exact_->bought.push_back({.project = project});
    }
}

/// The offers with most effective votes that can be paid; one, or those equal in everything that
/// the rule compares, in the order of the file. Marks what can never be paid again as dropped.
std::vector<SharesRun::Offer*> SharesRun::best_offers(std::vector<Offer>& offers) {
    // Payments only rise from round to round, so an earlier bound still is one. Best first.
    std::stable_sort(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) {
        return a.cost * b.payment.low > b.cost * a.payment.low;
    });
    std::vector<Offer*> priced;
    const Offer* lead = nullptr;
    for (auto& offer : offers) {
        if (lead != nullptr && offer.is_certainly_below(*lead)) break;
        if (!price(offer)) {
            offer.is_dropped = true;
            continue;
        }
        priced.push_back(&offer);
        const bool is_better =
            lead == nullptr || offer.cost * lead->payment.high > lead->cost * offer.payment.high;
        if (is_better) lead = &offer;
    }
    std::erase_if(priced, [&](const Offer* offer) { return offer->is_certainly_below(*lead); });
    return priced.size() > 1 ? exactly_best(priced) : priced;
}

std::vector<SharesRun::Offer*> SharesRun::exactly_best(const std::vector<Offer*>& offers) {
    struct Priced {
        Offer* offer;
        Rational payment;
    };
    std::vector<Priced> priced;
    for (auto* offer : offers) {
        std::vector<std::uint32_t> now;
        for (const auto group : groups_.supporters[offer->project]) now.push_back(node_[group]);
        priced.push_back({offer, *exact_->price(offer->cost, exact_->crowd(offer->project, now))});
    }
    // Below 0 if a goes before b.
    const auto compare = [this](const Priced& a, const Priced& b) {
        const Rational left = b.payment * a.offer->cost;
        const Rational right = a.payment * b.offer->cost;
        if (left != right) return left > right ? -1 : 1;
        if (a.offer->cost != b.offer->cost) return a.offer->cost < b.offer->cost ? -1 : 1;
        const auto votes_a = groups_.votes[a.offer->project];
        const auto votes_b = groups_.votes[b.offer->project];
        return votes_a == votes_b ? 0 : (votes_a > votes_b ? -1 : 1);
    };
    std::sort(priced.begin(), priced.end(), [&compare](const Priced& a, const Priced& b) {
        const int order = compare(a, b);
        return order != 0 ? order < 0 : a.offer->project < b.offer->project;
    });
    std::vector<Offer*> best;
    for (const auto& entry : priced) {
        if (compare(priced.front(), entry) == 0) best.push_back(entry.offer);
    }
    return best;
}

namespace {

/// The largest payment at which people with these amounts pay `cost` together, as a fraction of
/// fixed-point numbers; denominator 0 if they cannot.
template <class MoneyOf>
std::pair<Wide, std::int64_t> price_of(Wide cost, std::int64_t votes,
                                       const std::vector<std::uint32_t>& supporters,
                                       const MoneyOf& money_of, const VoterGroups& groups) {
    Wide unpaid = cost;
    std::int64_t left = votes;
    while (left > 0) {
        // Who has less than an equal part of the rest gives everything; then the part grows.
        const Wide part = rounded_up(unpaid, left);
        Wide paid = 0;
        std::int64_t able = 0;
        for (const auto group : supporters) {
            const Wide money = money_of(group);
            if (money < part) {
                paid += money * groups.size[group];
            } else {
                able += groups.size[group];
            }
        }
        if (able == left) return {unpaid, left};
        unpaid = cost - paid;
        left = able;
    }
    return {0, 0};
}

}  // namespace

/// Bounds of what the best-off supporters would pay now; false if they cannot pay it together.
bool SharesRun::price(Offer& offer) {
    const auto& supporters = groups_.supporters[offer.project];
    const auto votes = groups_.votes[offer.project];
    const Wide cost = offer.cost * one;
    const auto [rich, rich_left] = price_of(
        cost, votes, supporters, [this](auto group) { return money_[group].high; }, groups_);
    if (rich_left == 0) return false;
    const auto [poor, poor_left] = price_of(
        cost, votes, supporters, [this](auto group) { return money_[group].low; }, groups_);
    offer.payment.low = rich / rich_left;
    if (poor_left > 0) {
        offer.payment.high = rounded_up(poor, poor_left);
        return true;
    }
    // The bounds do not tell whether the money is enough to the last.
    std::vector<std::uint32_t> now;
    for (const auto group : supporters) now.push_back(node_[group]);
    const auto exact = exact_->price(offer.cost, exact_->crowd(offer.project, now));
    if (!exact) return false;
    const Rational scaled = *exact * Rational(Whole(1) << places);
    const Whole whole = numerator(scaled) / denominator(scaled);
    offer.payment.low = static_cast<Wide>(whole);
    offer.payment.high = offer.payment.low + (Rational(whole) == scaled ? 0 : 1);
    return true;
}

void SharesRun::buy(const Offer& offer) {
    spending_.chosen.push_back(offer.project);
    spending_.cost += offer.cost;
    const auto purchase = static_cast<std::uint32_t>(exact_->bought.size());
    exact_->bought.push_back({.project = offer.project, .cost = offer.cost});
    auto& before = exact_->bought.back().nodes;
    auto& nodes = exact_->nodes;
    child_.resize(nodes.size());
    for (const auto group : groups_.supporters[offer.project]) {
        auto& [low, high] = money_[group];
        auto& node = node_[group];
        before.push_back(node);
        low = std::max<Wide>(0, low - offer.payment.high);
        high = std::max<Wide>(0, high - offer.payment.low);
        if (high == 0) {
            node = broke_node;
            continue;
        }
        auto& child = child_[node];
        if (child == 0) {
            child = static_cast<std::uint32_t>(nodes.size());
            nodes.push_back({.parent = node, .purchase = purchase});
        }
        node = child;
    }
    for (const auto node : before) child_[node] = 0;
}

std::string SharesRun::effective_votes(std::size_t purchase) {
    const auto& bought = exact_->bought[purchase];
    if (bought.cost == 0) return std::to_string(groups_.votes[bought.project]);
    return text_of(Rational(bought.cost) / exact_->payment(purchase));
}

std::string SharesRun::max_payment(std::size_t purchase) {
    return text_of(exact_->payment(purchase) / instance_.scale);
}

std::string SharesRun::leftover(std::uint32_t group) {
    return text_of(exact_->amount(node_[group]) / instance_.scale);
}

}  // namespace linyi::rules
