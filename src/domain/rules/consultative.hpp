#pragma once

#include "domain/rules/rule_set.hpp"

namespace linyi::rules {

/// The two rules of a quick question in the chat, which need no file: household_majority (同意 of
/// more than half of the households that answered, abstentions included) and plurality (most
/// votes). Both are consultative. Source: domain.md §3.1.
RuleBook consultative();

}  // namespace linyi::rules
