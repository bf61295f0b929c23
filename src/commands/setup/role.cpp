#include "base/text.hpp"
#include "commands/payload.hpp"
#include "commands/setup/setup.hpp"
#include "commands/setup/texts.hpp"
#include "commands/setup/who.hpp"

#include <algorithm>
#include <array>

namespace linyi::commands::setup {
namespace {

constexpr std::size_t title_code_points_max = 30;
constexpr std::array<Role, 5> all_roles{Role::admin, Role::committee, Role::manager,
                                        Role::community, Role::street};

/// "张伟 物业 项目经理": the words before the role name somebody, those behind it are the title.
struct Wish {
    std::string before{};
    Role role{};
    bool is_taken_back{};
    std::string title{};
};

std::string lower(std::string word) {
    std::transform(word.begin(), word.end(), word.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return word;
}

/// What stands before a role to take it back; its length.
std::size_t taking_back(std::string_view word) {
    for (const std::string_view sign : {"-", "取消", "撤销", "去掉"}) {
        if (word.starts_with(sign)) return sign.size();
    }
    return 0;
}

std::optional<Wish> read_wish(std::string_view text) {
    const auto words = words_of(text);
    bool takes_next = false;
    Wish wish;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto word = lower(words[at]);
        const auto sign = taking_back(word);
        if (sign != 0 && sign == word.size()) {
            takes_next = true;
            continue;
        }
        if (const auto role = role_from(word.substr(sign))) {
            wish.role = *role;
            wish.is_taken_back = takes_next || sign != 0;
            wish.title =
                join({words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end()}, " ");
            return wish;
        }
        if (!wish.before.empty()) wish.before += ' ';
        wish.before += words[at];
    }
    return std::nullopt;
}

/// The account was a person of its own until now: their roles go along.
PersonId merge(const Who& who, PersonId owner, Context& context) {
    auto accounts = context.tx.accounts();
    accounts.join(*who.account, context.community.id, owner, who.name);
    if (!who.person || !accounts.accounts_of(*who.person).empty()) return owner;
    for (const auto& grant : accounts.roles(*who.person)) {
        accounts.grant(owner, grant);
        accounts.revoke(*who.person, grant.role);
    }
    return owner;
}

/// The person a role goes to. An account that is bound to the unit of somebody who already holds
/// the role by the roster, and has no account, is that person: the admin vouches for it.
PersonId person_of(const Who& who, Role role, Context& context) {
    if (!who.account) return *who.person;
    const auto community = context.community.id;
    for (const auto& binding : context.tx.accounts().bindings(*who.account, community)) {
        const auto unit = context.tx.roster().find(community, binding.unit);
        if (!unit || binding.kind != BindingKind::owner) continue;
        for (const auto owner : unit->owners) {
            const auto held = context.tx.accounts().roles(owner);
            const bool holds = std::any_of(held.begin(), held.end(),
                                           [role](const RoleGrant& g) { return g.role == role; });
            if (holds && context.tx.accounts().accounts_of(owner).empty())
                return merge(who, owner, context);
        }
    }
    if (who.person) return *who.person;
    return context.tx.accounts().join(*who.account, community, std::nullopt, who.name);
}

Document list_roles(Context& context, const std::string& first) {
    const auto language = context.caller.language;
    Document document;
    if (!first.empty()) document.blocks.push_back(paragraph(first));
    document.blocks.push_back(paragraph(say(language, texts::roles_now)));
    std::vector<Field> rows;
    for (const auto role : all_roles) {
        std::vector<std::string> names;
        for (const auto& holder : context.tx.accounts().holders(context.community.id, role)) {
            auto name = describe(holder, context);
            if (!holder.title.empty()) name += " " + holder.title;
            names.push_back(std::move(name));
        }
        rows.push_back({.label = say(language, role_word(role)),
                        .value = names.empty()
                                     ? say(language, texts::nobody)
                                     : join(names, language == Language::zh ? "、" : ", ")});
    }
    document.blocks.push_back(fields(std::move(rows)));
    return document;
}

Reply answer(Context& context, const Text& text, const Who& who, Role role) {
    const auto language = context.caller.language;
    const auto first =
        say(language, text,
            {{"who", describe(who, context)}, {"role", say(language, role_word(role))}});
    return Reply{Answer{.audience = sender(), .document = list_roles(context, first)}};
}

std::string payload(PersonId person, const RoleGrant& grant, const Context& context) {
    return Payload{}
        .set("person", person)
        .set("role", to_text(grant.role))
        .set("title", grant.title)
        .set("by", context.caller.account.id)
        .json();
}

Result<Reply> take_back(const Who& who, Role role, Context& context) {
    const auto holders = context.tx.accounts().holders(context.community.id, role);
    const bool holds =
        who.person && std::any_of(holders.begin(), holders.end(),
                                  [&](const auto& h) { return h.person == *who.person; });
    if (!holds)
        return Error{texts::role_not_held,
                     {{"who", describe(who, context)},
                      {"role", say(context.caller.language, role_word(role))}}};
    const auto reachable = std::count_if(holders.begin(), holders.end(),
                                         [](const auto& h) { return !h.accounts.empty(); });
    const bool is_reachable = !context.tx.accounts().accounts_of(*who.person).empty();
    if (role == Role::admin && is_reachable && reachable == 1) return Error{texts::last_admin};
    context.tx.accounts().revoke(*who.person, role);
    record(context, "role_revoked", std::nullopt, payload(*who.person, {.role = role}, context));
    return answer(context, texts::role_taken, who, role);
}

}  // namespace

Result<Reply> set_role(const Call& call, Context& context) {
    if (!context.caller.holds(Role::admin)) return Error{Errc::forbidden};
    auto mention = mentioned(call, context);
    if (!mention) return mention.error();
    const auto text = *mention ? (*mention)->rest : call.rest;
    if (!*mention && trim(text).empty())
        return Reply{Answer{.audience = sender(), .document = list_roles(context, {})}};

    const auto wish = read_wish(text);
    if (!wish) return Error{texts::role_unknown};
    if (code_points(wish->title) > title_code_points_max)
        return Error{texts::title_too_long, {{"max", std::to_string(title_code_points_max)}}};
    Who who;
    if (*mention) {
        who = **mention;
    } else {
        const auto found = named(wish->before, context);
        if (!found) return found.error();
        who = *found;
    }
    if (wish->is_taken_back) return take_back(who, wish->role, context);

    who.person = person_of(who, wish->role, context);
    const RoleGrant grant{.role = wish->role, .title = wish->title};
    context.tx.accounts().grant(*who.person, grant);
    record(context, "role_granted", std::nullopt, payload(*who.person, grant, context));
    return answer(context, texts::role_given, who, wish->role);
}

}  // namespace linyi::commands::setup
