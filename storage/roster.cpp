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
            .building = row.text(5)};
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
        SELECT id, label, area, kind, status, building FROM unit
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
        SELECT id, label, area, kind, status, building FROM unit
        WHERE community_id = ?1 AND label = ?2
    )sql",
                community.value, label);
    if (!query.next()) return std::nullopt;
    auto unit = read(query);
    unit.owners = owners_of(db_, unit.id);
    return unit;
}

UnitId Roster::save(CommunityId community, const Unit& unit) {
    const auto known = find(community, unit.label);
    const UnitId id = known ? known->id : UnitId{ids_.next("unit")};
    run(db_, R"sql(
        INSERT INTO unit (id, community_id, label, area, kind, status, building)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (id) DO UPDATE SET area = excluded.area, kind = excluded.kind,
            status = excluded.status, building = excluded.building
    )sql",
        id.value, community.value, unit.label, unit.area.hundredths, to_text(unit.kind),
        to_text(unit.status), unit.building);
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

void Roster::add_code(std::string_view hash, const Code& code, Timestamp now) {
    if (code.unit) {
        run(db_, "DELETE FROM code WHERE community_id = ?1 AND unit_id = ?2 AND used_at IS NULL",
            code.community.value, code.unit->value);
    }
    std::optional<std::int64_t> unit;
    if (code.unit) unit = code.unit->value;
    std::optional<std::int64_t> expires;
    if (code.expires) expires = to_millis(*code.expires);
    run(db_, R"sql(
        INSERT INTO code (hash, community_id, kind, unit_id, created_at, expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    )sql",
        hash, code.community.value, code.kind, unit, to_millis(now), expires);
}

std::optional<Roster::Code> Roster::find_code(std::string_view hash) {
    Query query(db_, R"sql(
        SELECT community_id, kind, unit_id, used_at, expires_at FROM code WHERE hash = ?1
    )sql",
                hash);
    if (!query.next()) return std::nullopt;
    Code code{.community = {query.integer(0)}, .kind = query.text(1), .is_used = !query.is_null(3)};
    if (!query.is_null(2)) code.unit = UnitId{query.integer(2)};
    if (!query.is_null(4)) code.expires = from_millis(query.integer(4));
    return code;
}

void Roster::use_code(std::string_view hash, AccountId by, Timestamp now) {
    run(db_, "UPDATE code SET used_at = ?2, used_by = ?3 WHERE hash = ?1", hash, to_millis(now),
        by.value);
}

}  // namespace linyi::storage
