#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"
#include "storage/people.hpp"

#include <algorithm>

namespace linyi::storage {
namespace {

Unit read(const Query& row) {
    return {.id = {row.integer(0)},
            .label = row.text(1),
            .area = {row.integer(2)},
            .kind = unit_kind_from(row.text(3)).value_or(UnitKind::home),
            .status = unit_status_from(row.text(4)).value_or(UnitStatus::sold),
            .building = row.text(5),
            .stairwell = row.text(6)};
}

std::vector<PersonId> owners_of(Connection& db, UnitId unit) {
    Query query(db, "SELECT person_id FROM ownership WHERE unit_id = ?1 ORDER BY person_id",
                unit.value);
    std::vector<PersonId> owners;
    while (query.next()) owners.push_back({query.integer(0)});
    return owners;
}

}  // namespace

std::vector<Unit> Roster::units(CommunityId community) {
    Query query(db_, R"sql(
        SELECT id, label, area, kind, status, building, stairwell FROM unit
        WHERE community_id = ?1 ORDER BY id
    )sql",
                community.value);
    std::vector<Unit> found;
    while (query.next()) {
        found.push_back(read(query));
        found.back().owners = owners_of(db_, found.back().id);
    }
    return found;
}

std::optional<Unit> Roster::find(CommunityId community, std::string_view label) {
    Query query(db_, R"sql(
        SELECT id, label, area, kind, status, building, stairwell FROM unit
        WHERE community_id = ?1 AND label = ?2
    )sql",
                community.value, label);
    if (!query.next()) return std::nullopt;
    auto unit = read(query);
    unit.owners = owners_of(db_, unit.id);
    return unit;
}

std::optional<Unit> Roster::find(CommunityId community, UnitId id) {
    Query query(db_, R"sql(
        SELECT id, label, area, kind, status, building, stairwell FROM unit
        WHERE community_id = ?1 AND id = ?2
    )sql",
                community.value, id.value);
    if (!query.next()) return std::nullopt;
    auto unit = read(query);
    unit.owners = owners_of(db_, unit.id);
    return unit;
}

UnitId Roster::save(CommunityId community, const Unit& unit) {
    const auto known = find(community, unit.label);
    const UnitId id = known ? known->id : UnitId{ids_.next("unit")};
    run(db_, R"sql(
        INSERT INTO unit (id, community_id, label, area, kind, status, building, stairwell)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (id) DO UPDATE SET area = excluded.area, kind = excluded.kind,
            status = excluded.status, building = excluded.building, stairwell = excluded.stairwell
    )sql",
        id.value, community.value, unit.label, unit.area.hundredths, to_text(unit.kind),
        to_text(unit.status), unit.building, unit.stairwell);
    run(db_, "DELETE FROM ownership WHERE unit_id = ?1", id.value);
    for (const auto owner : unit.owners) {
        run(db_, "INSERT INTO ownership (unit_id, person_id) VALUES (?1, ?2)", id.value,
            owner.value);
    }
    return id;
}

PersonId Roster::add_person(CommunityId community, std::string_view name,
                            std::string_view phone_hash) {
    const PersonId person{ids_.next("person")};
    run(db_, "INSERT INTO person (id, community_id, name, phone_hash) VALUES (?1, ?2, ?3, ?4)",
        person.value, community.value, name, phone_hash);
    return person;
}

std::vector<PersonId> Roster::persons_named(CommunityId community, std::string_view name) {
    Query query(db_, "SELECT id FROM person WHERE community_id = ?1 AND name = ?2 ORDER BY id",
                community.value, name);
    std::vector<PersonId> found;
    while (query.next()) found.push_back({query.integer(0)});
    return found;
}

std::string Roster::person_name(PersonId person) {
    Query query(db_, "SELECT name FROM person WHERE id = ?1", person.value);
    return query.next() ? query.text(0) : std::string{};
}

std::vector<AccountId> Roster::owner_accounts(UnitId unit) {
    Query query(db_, R"sql(
        SELECT account_id FROM binding WHERE unit_id = ?1 AND kind = 'owner' ORDER BY account_id
    )sql",
                unit.value);
    std::vector<AccountId> found;
    while (query.next()) found.push_back({query.integer(0)});
    return found;
}

std::vector<Roster::Owner> Roster::owners(CommunityId community) {
    Query query(db_, R"sql(
        SELECT DISTINCT person.id, person.name, person.phone_hash FROM person
        JOIN ownership ON ownership.person_id = person.id
        WHERE person.community_id = ?1 ORDER BY person.id
    )sql",
                community.value);
    std::vector<Owner> found;
    while (query.next()) {
        found.push_back(
            {.person = {query.integer(0)}, .name = query.text(1), .phone_hash = query.text(2)});
    }
    return found;
}

void Roster::set_phone_hash(PersonId person, std::string_view phone_hash) {
    run(db_, "UPDATE person SET phone_hash = ?2 WHERE id = ?1", person.value, phone_hash);
}

void Roster::rename(PersonId person, std::string_view name) {
    run(db_, "UPDATE person SET name = ?2 WHERE id = ?1", person.value, name);
}

bool Roster::owns_anything(PersonId person) {
    Query query(db_, "SELECT 1 FROM ownership WHERE person_id = ?1 LIMIT 1", person.value);
    return query.next();
}

}  // namespace linyi::storage
