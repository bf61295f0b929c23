#pragma once

#include "domain/rules/rule_set.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linyi::rules {

/// One thing a rule set says, by its name in rule files and cases. Values pass as text.
struct RuleField {
    std::string_view name{};
    std::vector<Method> methods{};  ///< that have it; empty: every one
    std::string_view values{};      ///< what may stand there, for people: "none or follow_majority"
    std::function<std::string(const RuleSet&)> text{};
    std::function<bool(RuleSet&, std::string_view)> set{};  ///< false: not such a value
};

/// Every field, in the order of the canonical text.
const std::vector<RuleField>& rule_fields();

/// True if rule sets of `method` have this field.
bool has_field(Method method, const RuleField& field);

/// Why a field was not taken. `remedy` says what may stand there instead.
struct FieldFlaw {
    std::string field{};
    std::string what{};  ///< "is unknown" or "is not understood"
    std::string remedy{};
};

/// Name and value as written. A list of buildings is written "1, 2".
using FieldText = std::pair<std::string, std::string>;

/// Sets the fields in an order that makes sense (method, regime and item_kind first, because the
/// latter two set the thresholds), whatever order they come in. Stops at the first flaw.
std::optional<FieldFlaw> apply_fields(RuleSet& rules, std::span<const FieldText> fields);

/// A rule set as text: one "name = value" a line, every field its method has, in a fixed order.
/// Equal rules give equal bytes; this is what is hashed when a vote opens.
std::string canonical_text(const RuleSet& rules);

}  // namespace linyi::rules
