#include "commands/briefing/briefing.hpp"

#include <algorithm>

namespace linyi::commands::briefing {
namespace {

/// The office somebody speaks for: a committee member who also works for the street is on the
/// committee here.
const RoleGrant* office(const std::vector<RoleGrant>& roles) {
    const RoleGrant* found = nullptr;
    for (const auto& grant : roles) {
        if (grant.role == Role::admin) continue;
        if (found == nullptr || grant.role < found->role) found = &grant;
    }
    return found;
}

BriefingPerson with_roles(std::string name, const std::vector<RoleGrant>& roles) {
    BriefingPerson person{.name = std::move(name)};
    if (const auto* grant = office(roles)) {
        person.role = grant->role;
        person.post = grant->title;
    }
    return person;
}

/// Where a resident lives, as far as it may be shown.
void add_home(BriefingPerson& person, AccountId account, Context& context) {
    if (person.is_on_duty()) return;
    const auto bindings = context.tx.accounts().bindings(account, context.community.id);
    const auto owned = std::find_if(bindings.begin(), bindings.end(),
                                    [](const Binding& b) { return b.kind == BindingKind::owner; });
    if (bindings.empty()) return;
    const auto& binding = owned == bindings.end() ? bindings.front() : *owned;
    person.is_tenant = owned == bindings.end();
    if (const auto unit = context.tx.roster().find(context.community.id, binding.label)) {
        person.building = unit->building;
        person.is_shop = unit->kind == UnitKind::shop;
    }
}

}  // namespace

BriefingPerson person_of(AccountId account, Context& context) {
    const auto member = context.tx.accounts().member(account, context.community.id);
    BriefingPerson person;
    if (member) person = with_roles(member->name, member->roles);
    add_home(person, account, context);
    return person;
}

BriefingPerson person_of(PersonId id, Context& context) {
    auto person = with_roles(context.tx.roster().person_name(id), context.tx.accounts().roles(id));
    for (const auto account : context.tx.accounts().accounts_of(id)) {
        if (!person.building.empty()) break;
        add_home(person, account, context);
    }
    return person;
}

BriefingPerson person_named(const std::string& name, Context& context) {
    if (name.empty()) return {};
    const auto called = context.tx.accounts().named(context.community.id, name);
    if (called.size() == 1) return person_of(called.front().person, context);
    return {.name = name};
}

}  // namespace linyi::commands::briefing
