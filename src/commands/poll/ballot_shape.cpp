#include "commands/poll/ballot_shape.hpp"

#include "commands/poll/assembly_texts.hpp"
#include "commands/poll/rule_texts.hpp"
#include "domain/money.hpp"
#include "language/cost.hpp"

#include <algorithm>
#include <span>

namespace linyi::commands::poll {

using rules::Method;

bool has_costs(Method method) {
    return method == Method::budget_greedy || method == Method::budget_equal_shares;
}

bool wants_options(Method method) {
    return method == Method::irv || method == Method::schulze || method == Method::score ||
           method == Method::committee_election || has_costs(method);
}

bool has_answers(Method method) {
    return method == Method::consent || method == Method::consensus || method == Method::gradients;
}

/// Consent, consensus and gradients have answers of their own, in a fixed order.
void offer_answers_of_rule(OpenRequest& request, const Context& context) {
    if (!request.rules) return;
    const auto offer = [&](std::span<const Text* const> labels) {
        request.kind = PollKind::single;
        for (const auto* label : labels) {
            request.options.push_back({.key = std::to_string(request.options.size() + 1),
                                       .label = say(context.community.language, *label)});
        }
    };
    const auto method = request.rules->method;
    if (method == Method::consent) offer(texts::consent_answers);
    if (method == Method::consensus) offer(texts::consensus_answers);
    if (method == Method::gradients) offer(texts::gradient_answers);
}

namespace {

/// "修门禁 3万元" becomes "修门禁（30000元）" at 30000 yuan.
std::optional<Error> take_costs(OpenRequest& request, const Context& context) {
    const auto language = context.community.language;
    if (request.rules->budget_fen == 0) return Error{texts::budget_missing};
    for (auto& option : request.options) {
        if (option.role == OptionRole::abstain) continue;
        const auto read = language::read_costed_label(option.label);
        if (!read || read->fen > fen_max)
            return Error{texts::cost_missing, {{"option", option.label}}};
        option.cost = read->fen;
        option.label = say(language, texts::project_label,
                           {{"name", read->label}, {"cost", yuan_text(read->fen)}});
    }
    return std::nullopt;
}

}  // namespace

std::optional<Error> fit_options(OpenRequest& request, const Context& context) {
    if (!request.rules) return std::nullopt;
    if (has_costs(request.rules->method)) return take_costs(request, context);
    if (request.rules->method != Method::committee_election) return std::nullopt;
    const bool has_abstention =
        std::any_of(request.options.begin(), request.options.end(),
                    [](const auto& option) { return option.role == OptionRole::abstain; });
    // Who agrees to nobody takes part all the same.
    if (!has_abstention)
        request.options.push_back({.key = std::to_string(request.options.size() + 1),
                                   .label = say(context.community.language, texts::nobody_of_them),
                                   .role = OptionRole::abstain});
    return std::nullopt;
}

void shape_ballot(Poll& poll, const rules::RuleSet& rules) {
    const auto options = static_cast<int>(poll.options.size());
    poll.is_ranked = rules.method == Method::irv || rules.method == Method::schulze;
    if (rules.method == Method::score) poll.max_score = rules.max_score;
    if (rules.method == Method::committee_election) {
        poll.kind = rules.seats > 1 ? PollKind::multiple : PollKind::single;
        poll.choices_max = std::min(rules.seats, options);
    } else if (rules.method == Method::approval || wants_options(rules.method)) {
        poll.kind = PollKind::multiple;
        poll.choices_max = options;
    }
    if (poll.kind == PollKind::multiple && poll.choices_max <= 1) poll.choices_max = options;
}

}  // namespace linyi::commands::poll
