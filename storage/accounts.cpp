#include "base/text.hpp"
#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"
#include "storage/people.hpp"

#include <algorithm>

namespace linyi::storage {
namespace {

Account read(const Query& row) {
    Account account{.id = {row.integer(0)},
                    .adapter = row.text(1),
                    .platform_user = row.text(2),
                    .shown_name = row.text(3)};
    if (!row.is_null(4)) account.direct_chat = ChatId{row.integer(4)};
    if (!row.is_null(5)) account.language = row.text(5) == "en" ? Language::en : Language::zh;
    return account;
}

}  // namespace

Account Accounts::admit(std::string_view adapter, std::string_view platform_user,
                        std::string_view shown_name) {
    auto known = find(adapter, platform_user);
    if (known) {
        if (!shown_name.empty() && shown_name != known->shown_name) {
            run(db_, "UPDATE account SET shown_name = ?2 WHERE id = ?1", known->id.value,
                shown_name);
            known->shown_name = shown_name;
        }
        return *known;
    }
    Account added{.id = {ids_.next("account")},
                  .adapter = std::string(adapter),
                  .platform_user = std::string(platform_user),
                  .shown_name = std::string(shown_name)};
    run(db_, R"sql(
        INSERT INTO account (id, adapter, platform_user, shown_name) VALUES (?1, ?2, ?3, ?4)
    )sql",
        added.id.value, adapter, platform_user, shown_name);
    return added;
}

std::optional<Account> Accounts::find(AccountId id) {
    Query query(db_, R"sql(
        SELECT id, adapter, platform_user, shown_name, direct_chat_id, language
        FROM account WHERE id = ?1
    )sql",
                id.value);
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::optional<Account> Accounts::find(std::string_view adapter, std::string_view platform_user) {
    Query query(db_, R"sql(
        SELECT id, adapter, platform_user, shown_name, direct_chat_id, language
        FROM account WHERE adapter = ?1 AND platform_user = ?2
    )sql",
                adapter, platform_user);
    if (!query.next()) return std::nullopt;
    return read(query);
}

void Accounts::set_direct_chat(AccountId account, ChatId chat) {
    run(db_, "UPDATE account SET direct_chat_id = ?2 WHERE id = ?1", account.value, chat.value);
}

void Accounts::set_language(AccountId account, Language language) {
    run(db_, "UPDATE account SET language = ?2 WHERE id = ?1", account.value, to_text(language));
}

std::optional<Member> Accounts::member(AccountId account, CommunityId community) {
    Query query(db_, R"sql(
        SELECT person.id, person.name FROM member
        JOIN person ON person.id = member.person_id
        WHERE member.account_id = ?1 AND member.community_id = ?2
    )sql",
                account.value, community.value);
    if (!query.next()) return std::nullopt;
    const PersonId person{query.integer(0)};
    return Member{.person = person, .name = query.text(1), .roles = roles(person)};
}

PersonId Accounts::join(AccountId account, CommunityId community, std::optional<PersonId> person,
                        std::string_view name) {
    if (!person) {
        person = PersonId{ids_.next("person")};
        run(db_, "INSERT INTO person (id, community_id, name) VALUES (?1, ?2, ?3)", person->value,
            community.value, name);
    }
    run(db_, R"sql(
        INSERT INTO member (account_id, community_id, person_id) VALUES (?1, ?2, ?3)
        ON CONFLICT (account_id, community_id) DO UPDATE SET person_id = excluded.person_id
    )sql",
        account.value, community.value, person->value);
    return *person;
}

std::vector<CommunityId> Accounts::communities_of(AccountId account) {
    Query query(db_, R"sql(
        SELECT community_id FROM member WHERE account_id = ?1 ORDER BY community_id
    )sql",
                account.value);
    std::vector<CommunityId> found;
    while (query.next()) found.push_back({query.integer(0)});
    return found;
}

std::vector<AccountId> Accounts::accounts_of(PersonId person) {
    Query query(db_, "SELECT account_id FROM member WHERE person_id = ?1 ORDER BY account_id",
                person.value);
    std::vector<AccountId> found;
    while (query.next()) found.push_back({query.integer(0)});
    return found;
}

void Accounts::bind(AccountId account, UnitId unit, BindingKind kind, std::string_view via,
                    Timestamp now) {
    run(db_, R"sql(
        INSERT INTO binding (account_id, unit_id, kind, bound_at, via) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (account_id, unit_id) DO UPDATE SET kind = excluded.kind
    )sql",
        account.value, unit.value, kind == BindingKind::owner ? "owner" : "tenant", to_millis(now),
        via);
}

bool Accounts::unbind(AccountId account, UnitId unit) {
    return run(db_, "DELETE FROM binding WHERE account_id = ?1 AND unit_id = ?2", account.value,
               unit.value) > 0;
}

std::vector<Binding> Accounts::bindings(AccountId account, CommunityId community) {
    Query query(db_, R"sql(
        SELECT binding.unit_id, unit.label, binding.kind FROM binding
        JOIN unit ON unit.id = binding.unit_id
        WHERE binding.account_id = ?1 AND unit.community_id = ?2 ORDER BY binding.unit_id
    )sql",
                account.value, community.value);
    std::vector<Binding> found;
    while (query.next()) {
        found.push_back(
            {.unit = {query.integer(0)},
             .label = query.text(1),
             .kind = query.text(2) == "owner" ? BindingKind::owner : BindingKind::tenant});
    }
    return found;
}

void Accounts::unbind_owners(UnitId unit) {
    run(db_, "DELETE FROM binding WHERE unit_id = ?1 AND kind = 'owner'", unit.value);
}

void Accounts::forget(AccountId account) {
    run(db_, "DELETE FROM binding WHERE account_id = ?1", account.value);
    run(db_, "DELETE FROM member WHERE account_id = ?1", account.value);
    run(db_, "UPDATE account SET shown_name = '', language = NULL WHERE id = ?1", account.value);
    run(db_, "UPDATE chat SET name = '' WHERE account_id = ?1", account.value);
}

void Accounts::grant(PersonId person, const RoleGrant& grant) {
    run(db_, R"sql(
        INSERT INTO role (person_id, role, title) VALUES (?1, ?2, ?3)
        ON CONFLICT (person_id, role) DO UPDATE SET title = excluded.title
    )sql",
        person.value, to_text(grant.role), grant.title);
    // Who is called like somebody in an office is told of once (commands/setup/look_alike.cpp): now
    // names that were seen before are looked at again.
    run(db_, "DELETE FROM told WHERE poll_id = 0 AND reason >= 'name:' AND reason < 'name;'");
}

void Accounts::revoke(PersonId person, Role role) {
    run(db_, "DELETE FROM role WHERE person_id = ?1 AND role = ?2", person.value, to_text(role));
}

std::vector<RoleGrant> Accounts::roles(PersonId person) {
    Query query(db_, "SELECT role, title FROM role WHERE person_id = ?1 ORDER BY role",
                person.value);
    std::vector<RoleGrant> found;
    while (query.next()) {
        if (const auto role = role_from(query.text(0)))
            found.push_back({.role = *role, .title = query.text(1)});
    }
    return found;
}

std::vector<Accounts::Holder> Accounts::holders(CommunityId community, Role role) {
    // CROSS JOIN keeps the order of the tables: few hold an office, thousands live there.
    Query query(db_, R"sql(
        SELECT person.id, person.name, role.title FROM role
        CROSS JOIN person ON person.id = role.person_id
        WHERE person.community_id = ?1 AND role.role = ?2 ORDER BY person.id
    )sql",
                community.value, to_text(role));
    std::vector<Holder> found;
    while (query.next()) {
        const PersonId person{query.integer(0)};
        found.push_back({.person = person,
                         .name = query.text(1),
                         .title = query.text(2),
                         .accounts = accounts_of(person)});
    }
    return found;
}

std::vector<Accounts::Holder> Accounts::named(CommunityId community, std::string_view name) {
    // A surname with a post ("张经理") is matched against the people who hold one.
    const auto surname = std::string(first_code_points(name, 1));
    Query query(db_, R"sql(
        SELECT DISTINCT person.id, person.name, coalesce(role.title, '') FROM person
        LEFT JOIN role ON role.person_id = person.id
        LEFT JOIN member ON member.person_id = person.id
        LEFT JOIN account ON account.id = member.account_id
        WHERE person.community_id = ?1 AND (person.name = ?2 OR account.shown_name = ?2
            OR (role.title <> '' AND substr(person.name, 1, 1) = ?3
                AND substr(role.title, -(length(?2) - 1)) = substr(?2, 2)))
        ORDER BY person.id
    )sql",
                community.value, name, surname);
    std::vector<Holder> found;
    while (query.next()) {
        const PersonId person{query.integer(0)};
        if (!found.empty() && found.back().person == person) continue;
        found.push_back({.person = person,
                         .name = query.text(1),
                         .title = query.text(2),
                         .accounts = accounts_of(person)});
    }
    return found;
}

}  // namespace linyi::storage
