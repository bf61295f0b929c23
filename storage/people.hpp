#pragma once

#include "domain/chat.hpp"
#include "domain/roster.hpp"
#include "storage/codes.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;
class Ids;

class Communities {
public:
    Communities(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    Community add(const Community& community, Timestamp now);
    std::optional<Community> find(CommunityId id);
    std::optional<Community> find_by_name(std::string_view name);
    std::vector<Community> all();
    /// The next V, O, R … number of a community.
    std::int64_t next_number(CommunityId community, char kind);

private:
    Connection& db_;
    Ids& ids_;
};

class Chats {
public:
    Chats(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    /// The chat, made on first sight. A changed name is kept up to date.
    Chat admit(const Chat& seen);
    std::optional<Chat> find(ChatId id);
    std::optional<Chat> find(std::string_view adapter, std::string_view platform_chat);
    /// Group chats of a community with one of these purposes that we are still in.
    std::vector<Chat> of_community(CommunityId community, Purpose purpose);
    std::vector<Chat> all_of_community(CommunityId community);
    void link(ChatId chat, CommunityId community, Purpose purpose);
    void set_gone(ChatId chat, bool is_gone);
    /// The platform renamed the chat; what waits in its lane goes to the new name.
    void move(ChatId chat, std::string_view platform_chat);

private:
    Connection& db_;
    Ids& ids_;
};

/// What a person is called where names may be shown, and what they may do.
struct Member {
    PersonId person{};
    std::string name{};
    std::vector<RoleGrant> roles{};
};

class Accounts {
public:
    Accounts(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    /// The account, made on first sight. A changed display name is kept up to date.
    Account admit(std::string_view adapter, std::string_view platform_user,
                  std::string_view shown_name);
    std::optional<Account> find(AccountId id);
    std::optional<Account> find(std::string_view adapter, std::string_view platform_user);
    void set_direct_chat(AccountId account, ChatId chat);
    void set_language(AccountId account, Language language);

    std::optional<Member> member(AccountId account, CommunityId community);
    /// Makes the account this person; a new person of `name` if `person` is none.
    PersonId join(AccountId account, CommunityId community, std::optional<PersonId> person,
                  std::string_view name);
    std::vector<CommunityId> communities_of(AccountId account);
    std::vector<AccountId> accounts_of(PersonId person);

    void bind(AccountId account, UnitId unit, BindingKind kind, std::string_view via,
              Timestamp now);
    bool unbind(AccountId account, UnitId unit);
    std::vector<Binding> bindings(AccountId account, CommunityId community);
    /// Ends every binding to the unit as owner: it has changed hands.
    void unbind_owners(UnitId unit);

    /// Forgets the account's name, language and person in every community. Its platform id stays:
    /// ballots and outgoing messages point at the row.
    void forget(AccountId account);

    void grant(PersonId person, const RoleGrant& grant);
    void revoke(PersonId person, Role role);
    std::vector<RoleGrant> roles(PersonId person);
    /// Everybody who holds `role`, with the accounts they can be reached by.
    struct Holder {
        PersonId person{};
        std::string name{};
        std::string title{};
        std::vector<AccountId> accounts{};
    };
    std::vector<Holder> holders(CommunityId community, Role role);
    /// People whose name is exactly `name`, or whose account shows it, or who are called that by
    /// title ("张经理" matches a manager named 张…). Several: ask back.
    std::vector<Holder> named(CommunityId community, std::string_view name);

private:
    Connection& db_;
    Ids& ids_;
};

class Roster {
public:
    Roster(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    std::vector<Unit> units(CommunityId community);
    std::optional<Unit> find(CommunityId community, std::string_view label);
    std::optional<Unit> find(CommunityId community, UnitId id);
    /// Adds the unit, or brings all of it but its label up to date. Owners are replaced.
    UnitId save(CommunityId community, const Unit& unit);
    PersonId add_person(CommunityId community, std::string_view name, std::string_view phone_hash);
    std::vector<PersonId> persons_named(CommunityId community, std::string_view name);
    std::string person_name(PersonId person);
    std::vector<AccountId> owner_accounts(UnitId unit);

    /// Everybody who owns a unit of the community.
    struct Owner {
        PersonId person{};
        std::string name{};
        std::string phone_hash{};
    };
    std::vector<Owner> owners(CommunityId community);
    bool owns_anything(PersonId person);
    void set_phone_hash(PersonId person, std::string_view phone_hash);
    void rename(PersonId person, std::string_view name);
    /// What is kept of a phone number: only good for recognising it again in this installation.
    /// It is salted, not secret: whoever holds the database can try all numbers.
    std::string phone_hash(std::string_view phone);

    struct Code {
        CommunityId community{};
        std::string kind{};
        std::optional<UnitId> unit{};
        bool is_used{};
        std::optional<Timestamp> expires{};
    };
    /// Keeps the hash of a one-time code (code_hash). A new bind code of a unit replaces its unused
    /// one; a family code, which expires, replaces only the unused family code.
    void add_code(std::string_view hash, const Code& code, Timestamp now);
    std::optional<Code> find_code(std::string_view hash);
    void use_code(std::string_view hash, AccountId by, Timestamp now);

    /// Counts a wrong code typed by this account.
    void count_attempt(AccountId account, Timestamp now);
    /// Wrong codes after `since`, for at most a day back.
    int attempts_since(AccountId account, Timestamp since);

private:
    Connection& db_;
    Ids& ids_;
};

}  // namespace linyi::storage
