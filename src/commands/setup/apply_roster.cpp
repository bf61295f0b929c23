#include "commands/setup/apply_roster.hpp"

#include "base/text.hpp"
#include "commands/payload.hpp"
#include "domain/mask.hpp"
#include "domain/roster_export.hpp"
#include "domain/roster_problems.hpp"
#include "domain/roster_words.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace linyi::commands::setup {
namespace {

using Owner = storage::Roster::Owner;

class Import {
public:
    Import(storage::Tx& tx, const RosterTarget& target, Timestamp now)
        : tx_(tx), target_(target), now_(now) {}

    RosterChanges apply(const RosterDraft& draft) {
        match_people(draft);
        for (const auto& unit : draft.units) save_unit(unit);
        for (const auto& unit : draft.units) bind_accounts(unit);
        for (const auto& officer : draft.officers) save_officer(officer);
        list_missing(draft);
        if (!changes_.is_nothing()) record_act(draft);
        return changes_;
    }

private:
    /// Finds or makes the person of every owner in the draft.
    void match_people(const RosterDraft& draft) {
        const auto known = tx_.roster().owners(target_.community);
        std::set<PersonId> taken;
        people_.assign(draft.people.size(), {});
        std::vector<std::string> hashes;
        for (const auto& person : draft.people)
            hashes.push_back(tx_.roster().phone_hash(person.phone));

        for (std::size_t at = 0; at < draft.people.size(); ++at) {
            if (!draft.people[at].known) continue;
            people_[at] = draft.people[at].known;
            taken.insert(people_[at]);
            if (!hashes[at].empty()) tx_.roster().set_phone_hash(people_[at], hashes[at]);
        }
        for (std::size_t at = 0; at < draft.people.size(); ++at) {
            if (people_[at]) continue;
            const auto match = std::find_if(known.begin(), known.end(), [&](const Owner& owner) {
                return owner.name == draft.people[at].name && owner.phone_hash == hashes[at] &&
                       !taken.contains(owner.person);
            });
            if (match == known.end()) continue;
            people_[at] = match->person;
            taken.insert(match->person);
        }
        for (std::size_t at = 0; at < draft.people.size(); ++at) {
            if (people_[at]) continue;
            people_[at] = same_but_for_phone(draft, at, hashes[at], known);
            if (people_[at] && taken.insert(people_[at]).second) continue;
            people_[at] =
                tx_.roster().add_person(target_.community, draft.people[at].name, hashes[at]);
            ++changes_.people_added;
        }
    }

    /// The only owner of that name in the file and in the database, if one of them has no phone
    /// yet: the number was added later.
    PersonId same_but_for_phone(const RosterDraft& draft, std::size_t at, const std::string& hash,
                                const std::vector<Owner>& known) {
        const auto& name = draft.people[at].name;
        const auto in_file = std::count_if(draft.people.begin(), draft.people.end(),
                                           [&](const DraftPerson& p) { return p.name == name; });
        const auto is_it = [&](const Owner& owner) { return owner.name == name; };
        const auto only = std::find_if(known.begin(), known.end(), is_it);
        const bool fits = in_file == 1 && only != known.end() &&
                          std::count_if(known.begin(), known.end(), is_it) == 1 &&
                          (hash.empty() || only->phone_hash.empty());
        if (!fits) return {};
        if (!hash.empty()) tx_.roster().set_phone_hash(only->person, hash);
        return only->person;
    }

    void save_unit(const DraftUnit& draft) {
        Unit unit{.label = draft.label,
                  .area = draft.area,
                  .kind = draft.kind,
                  .status = draft.status,
                  .building = draft.building,
                  .stairwell = draft.stairwell};
        for (const auto& owner : draft.owners) unit.owners.push_back(people_[owner.person]);
        std::sort(unit.owners.begin(), unit.owners.end());
        unit.owners.erase(std::unique(unit.owners.begin(), unit.owners.end()), unit.owners.end());

        const auto known = tx_.roster().find(target_.community, draft.label);
        if (known && is_same(*known, unit)) {
            units_.emplace(draft.label, known->id);
            return;
        }
        if (known && has_changed_hands(*known, unit)) {
            changes_.accounts_unbound +=
                static_cast<int>(tx_.roster().owner_accounts(known->id).size());
            tx_.accounts().unbind_owners(known->id);
        }
        units_.emplace(draft.label, tx_.roster().save(target_.community, unit));
        ++(known ? changes_.units_changed : changes_.units_added);
    }

    static bool is_same(const Unit& a, const Unit& b) {
        return a.area == b.area && a.kind == b.kind && a.status == b.status &&
               a.building == b.building && a.stairwell == b.stairwell && a.owners == b.owners;
    }

    static bool has_changed_hands(const Unit& before, const Unit& after) {
        if (before.owners.empty()) return false;
        return std::none_of(before.owners.begin(), before.owners.end(), [&](PersonId owner) {
            return std::find(after.owners.begin(), after.owners.end(), owner) != after.owners.end();
        });
    }

    void bind_accounts(const DraftUnit& draft) {
        const auto unit = units_.at(draft.label);
        for (std::size_t at = 0; at < draft.accounts.size(); ++at) {
            const auto account = admit(draft.accounts[at]);
            // One account an owner, in order; or one owner whose first account this is.
            const bool is_paired = draft.accounts.size() == draft.owners.size() ||
                                   (draft.owners.size() == 1 && at == 0);
            std::optional<PersonId> person;
            if (is_paired) person = people_[draft.owners[at].person];
            join(account, person, draft.accounts[at]);
            if (bind(account, unit, BindingKind::owner)) ++changes_.accounts_bound;
        }
        for (const auto& tenant : draft.tenants) {
            const auto account = admit(tenant);
            join(account, std::nullopt, tenant);
            if (bind(account, unit, BindingKind::tenant)) ++changes_.tenants_bound;
        }
    }

    AccountId admit(const std::string& platform_user) {
        const auto known = tx_.accounts().find(target_.adapter, platform_user);
        if (known) return known->id;
        return tx_.accounts().admit(target_.adapter, platform_user, platform_user).id;
    }

    /// The account's person: who it already is, else the one named, else somebody new.
    PersonId join(AccountId account, std::optional<PersonId> person, std::string_view name) {
        if (const auto member = tx_.accounts().member(account, target_.community))
            return member->person;
        return tx_.accounts().join(account, target_.community, person, name);
    }

    bool bind(AccountId account, UnitId unit, BindingKind kind) {
        for (const auto& known : tx_.accounts().bindings(account, target_.community)) {
            if (known.unit == unit && known.kind == kind) return false;
        }
        tx_.accounts().bind(account, unit, kind, "roster", now_);
        return true;
    }

    void save_officer(const DraftOfficer& officer) {
        const auto account = admit(officer.account);
        const auto name = officer.name.empty() ? officer.account : officer.name;
        const auto person = join(account, std::nullopt, name);
        const RoleGrant grant{.role = officer.role, .title = officer.title};
        const auto held = tx_.accounts().roles(person);
        if (std::find(held.begin(), held.end(), grant) != held.end()) return;
        tx_.accounts().grant(person, grant);
        ++changes_.roles_granted;
    }

    void list_missing(const RosterDraft& draft) {
        if (draft.units.empty()) return;
        for (const auto& unit : tx_.roster().units(target_.community)) {
            if (!units_.contains(unit.label)) changes_.not_in_file.push_back(unit.label);
        }
    }

    void record_act(const RosterDraft& draft) {
        auto payload = Payload{}
                           .set("units", static_cast<std::int64_t>(draft.units.size()))
                           .set("units_added", changes_.units_added)
                           .set("units_changed", changes_.units_changed)
                           .set("people_added", changes_.people_added)
                           .set("accounts_bound", changes_.accounts_bound)
                           .set("tenants_bound", changes_.tenants_bound)
                           .set("roles_granted", changes_.roles_granted)
                           .set("accounts_unbound", changes_.accounts_unbound)
                           .set("file_sha256", target_.content_hash);
        tx_.acts().append({.community = target_.community,
                           .kind = "roster_imported",
                           .decided_at = now_,
                           .payload = payload.json()});
    }

    storage::Tx& tx_;
    const RosterTarget& target_;
    Timestamp now_;
    std::vector<PersonId> people_{};
    std::map<std::string, UnitId> units_{};
    RosterChanges changes_{};
};

}  // namespace

bool RosterChanges::is_nothing() const {
    return units_added == 0 && units_changed == 0 && people_added == 0 && accounts_bound == 0 &&
           tenants_bound == 0 && roles_granted == 0 && accounts_unbound == 0;
}

std::vector<RosterProblem> check_owner_ids(storage::Tx& tx, CommunityId community,
                                           const RosterDraft& draft) {
    std::map<PersonId, std::string> names;
    for (const auto& owner : tx.roster().owners(community)) names[owner.person] = owner.name;
    std::vector<RosterProblem> problems;
    for (const auto& unit : draft.units) {
        for (const auto& owner : unit.owners) {
            if (!owner.known) continue;
            const auto known = names.find(owner.known);
            const bool is_stranger = known == names.end();
            const bool is_it = !is_stranger && (owner.name == owner_name(known->second) ||
                                                owner.name == owner_name(mask_name(known->second)));
            if (is_it) continue;
            const auto& text =
                is_stranger ? problem_text::unknown_owner_id : problem_text::owner_id_name;
            problems.push_back({.severity = RosterProblem::Severity::error,
                                .row = unit.row,
                                .what = &text.what,
                                .remedy = &text.remedy,
                                .args = {{"text", owner_id(owner.known)}, {"name", owner.name}}});
        }
    }
    return problems;
}

RosterChanges apply_roster(storage::Tx& tx, const RosterTarget& target, const RosterDraft& draft,
                           Timestamp now) {
    return Import(tx, target, now).apply(draft);
}

}  // namespace linyi::commands::setup
