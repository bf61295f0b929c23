#include "domain/rules/rule_set.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace linyi::rules {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 15> method_names{{
    {Method::owners_vote, "owners_vote"},
    {Method::committee_election, "committee_election"},
    {Method::body, "body"},
    {Method::plurality, "plurality"},
    {Method::approval, "approval"},
    {Method::score, "score"},
    {Method::irv, "irv"},
    {Method::schulze, "schulze"},
    {Method::budget_greedy, "budget_greedy"},
    {Method::budget_equal_shares, "budget_equal_shares"},
    {Method::consent, "consent"},
    {Method::consensus, "consensus"},
    {Method::advice, "advice"},
    {Method::gradients, "gradients"},
    {Method::sortition, "sortition"},
}};

}  // namespace

std::string_view to_text(Method method) {
    for (const auto& [value, name] : method_names) {
        if (value == method) return name;
    }
    return "owners_vote";
}

std::optional<Method> method_from(std::string_view text) {
    for (const auto& [value, name] : method_names) {
        if (name == text) return value;
    }
    return std::nullopt;
}

void apply_regime(OwnersPolicy& policy, Regime regime, ItemKind kind) {
    policy.regime = regime;
    policy.item_kind = kind;
    const bool is_special = kind == ItemKind::special;
    if (regime == Regime::civil) {
        policy.participation = two_thirds_or_more;
        policy.agreement = is_special ? three_quarters_or_more : more_than_half;
        policy.agreement_base = Base::participating;
    } else {
        policy.participation = more_than_half;
        policy.agreement = is_special ? two_thirds_or_more : more_than_half;
        policy.agreement_base = Base::all;
    }
}

void RuleBook::put(RuleSet rules) {
    auto name = rules.name;
    by_name_.insert_or_assign(std::move(name), std::move(rules));
}

const RuleSet* RuleBook::find(std::string_view name) const {
    std::string wanted(name);
    std::replace(wanted.begin(), wanted.end(), '-', '_');
    const auto found = by_name_.find(wanted);
    return found == by_name_.end() ? nullptr : &found->second;
}

}  // namespace linyi::rules
