#include "domain/opinion.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace linyi {
namespace {

constexpr std::array<std::pair<OpinionType, std::string_view>, 6> names{{
    {OpinionType::question, "question"},
    {OpinionType::help, "help"},
    {OpinionType::complaint, "complaint"},
    {OpinionType::report, "report"},
    {OpinionType::suggestion, "suggestion"},
    {OpinionType::praise, "praise"},
}};

/// The smallest unit bound in this way: the same for everybody who is bound to the same units.
std::optional<UnitId> first_unit(const std::vector<Binding>& bindings, BindingKind kind) {
    std::optional<UnitId> first;
    for (const auto& binding : bindings) {
        if (binding.kind == kind && (!first || binding.unit < *first)) first = binding.unit;
    }
    return first;
}

}  // namespace

std::string_view to_text(OpinionType type) {
    for (const auto& [known, name] : names) {
        if (known == type) return name;
    }
    return "suggestion";
}

std::optional<OpinionType> opinion_type_from(std::string_view text) {
    for (const auto& [type, name] : names) {
        if (name == text) return type;
    }
    return std::nullopt;
}

Priority default_priority(OpinionType type) {
    const bool can_wait = type == OpinionType::suggestion || type == OpinionType::praise;
    return can_wait ? Priority::complex : Priority::general;
}

std::string to_text(Priority priority) {
    return "P" + std::to_string(static_cast<int>(priority));
}

std::string head_of(const std::vector<Binding>& bindings, std::optional<PersonId> person,
                    AccountId account) {
    if (const auto unit = first_unit(bindings, BindingKind::owner))
        return "u" + std::to_string(unit->value);
    if (const auto unit = first_unit(bindings, BindingKind::tenant))
        return "t" + std::to_string(unit->value);
    if (person) return "p" + std::to_string(person->value);
    return "a" + std::to_string(account.value);
}

}  // namespace linyi
