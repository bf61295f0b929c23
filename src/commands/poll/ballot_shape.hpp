#pragma once

#include "commands/poll/poll.hpp"

#include <optional>

namespace linyi::commands::poll {

/// True for rules whose options are projects with a cost.
bool has_costs(rules::Method method);

/// True for rules that choose among options of their own, so that yes and no mean nothing.
bool wants_options(rules::Method method);

/// True for consent, consensus and gradients: their answers are fixed.
bool has_answers(rules::Method method);

/// Consent, consensus and gradients have answers of their own, in a fixed order.
void offer_answers_of_rule(OpenRequest& request, const Context& context);

/// What the rule makes of the options as they were written: projects get their cost out of their
/// label, an election an option for who agrees to nobody. Errors: a project without a cost, no
/// budget.
std::optional<Error> fit_options(OpenRequest& request, const Context& context);

/// How many options a ballot may name, whether their order counts, which marks it may give.
void shape_ballot(Poll& poll, const rules::RuleSet& rules);

}  // namespace linyi::commands::poll
