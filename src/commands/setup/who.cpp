#include "commands/setup/who.hpp"

#include "base/text.hpp"
#include "commands/setup/look_alike.hpp"
#include "commands/setup/texts.hpp"
#include "domain/mask.hpp"

#include <algorithm>
#include <utility>

namespace linyi::commands::setup {
namespace {

std::string with_marks(const std::string& name, const std::vector<AccountId>& accounts,
                       Context& context) {
    const bool is_private = context.chat.kind == ChatKind::direct;
    std::vector<std::string> marks;
    for (const auto account : accounts) {
        for (const auto& binding : context.tx.accounts().bindings(account, context.community.id)) {
            auto label = is_private ? binding.label : mask_room(binding.label);
            if (std::find(marks.begin(), marks.end(), label) == marks.end())
                marks.push_back(std::move(label));
        }
    }
    for (const auto account : accounts) marks.push_back("#" + std::to_string(account.value));
    if (accounts.empty()) marks.emplace_back(say(context.caller.language, texts::no_account));
    static constexpr Text form{"{name}（{marks}）", "{name} ({marks})"};
    return say(context.caller.language, form, {{"name", name}, {"marks", join(marks, " · ")}});
}

}  // namespace

const Text& role_word(Role role) {
    switch (role) {
        case Role::admin: return texts::role_admin;
        case Role::committee: return texts::role_committee;
        case Role::manager: return texts::role_manager;
        case Role::community: return texts::role_community;
        case Role::street: return texts::role_street;
    }
    return texts::role_admin;
}

std::string role_line(const RoleGrant& grant, Language language) {
    const auto word = say(language, role_word(grant.role));
    return grant.title.empty() ? word : word + " " + grant.title;
}

const Text& purpose_word(Purpose purpose) {
    switch (purpose) {
        case Purpose::council: return texts::purpose_council;
        case Purpose::work: return texts::purpose_work;
        default: return texts::purpose_owners;
    }
}

Result<std::optional<Who>> mentioned(const Call& call, Context& context) {
    if (call.message == nullptr || call.message->mentions.empty()) return std::optional<Who>{};
    if (call.message->mentions.size() > 1) return Error{texts::one_at_a_time};
    const auto& mention = call.message->mentions.front();
    std::string_view shown = mention.shown;
    if (shown.starts_with('@')) shown.remove_prefix(1);

    Who who{.name = std::string(trim(shown)), .rest = call.rest};
    if (!mention.shown.empty()) who.rest = replace_all(call.rest, mention.shown, " ");
    who.account = mentioned_account(*call.message, mention, context);
    if (const auto member = context.tx.accounts().member(*who.account, context.community.id)) {
        who.person = member->person;
        if (!member->name.empty()) who.name = member->name;
    }
    if (who.name.empty()) who.name = mention.user;
    return std::optional<Who>{std::move(who)};
}

Result<Who> named(std::string_view name, Context& context) {
    name = trim(name);
    if (name.starts_with('@')) name.remove_prefix(1);
    if (name.starts_with("＠")) name.remove_prefix(std::string_view("＠").size());
    name = trim(name);
    if (name.empty()) return Error{texts::who_missing};
    auto people = context.tx.roster().persons_named(context.community.id, name);
    // A person made from an account is called what the account called itself: that proves nothing.
    std::erase_if(people, [&](PersonId person) {
        return !context.tx.roster().owns_anything(person) &&
               context.tx.accounts().roles(person).empty();
    });
    const auto shown = std::string(first_code_points(name, 40));
    if (people.empty()) return Error{texts::who_unknown, {{"name", shown}}};
    if (people.size() > 1)
        return Error{texts::who_ambiguous,
                     {{"name", shown}, {"count", std::to_string(people.size())}}};
    Who who{.person = people.front(), .name = std::string(name)};
    const auto accounts = context.tx.accounts().accounts_of(people.front());
    if (!accounts.empty()) who.account = accounts.front();
    return who;
}

std::string describe(const Who& who, Context& context) {
    std::vector<AccountId> accounts;
    if (who.person) accounts = context.tx.accounts().accounts_of(*who.person);
    if (accounts.empty() && who.account) accounts.push_back(*who.account);
    return with_marks(who.name, accounts, context);
}

std::string describe(const storage::Accounts::Holder& holder, Context& context) {
    return with_marks(holder.name, holder.accounts, context);
}

std::vector<std::string> words_of(std::string_view text) {
    auto flat = language::fold_width(text);
    std::replace_if(
        flat.begin(), flat.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    std::vector<std::string> words;
    for (auto& word : split(flat, ' ')) {
        if (!word.empty()) words.push_back(std::move(word));
    }
    return words;
}

bool has_tried_too_often(Context& context) {
    return context.tx.roster().attempts_since(context.caller.account.id,
                                              context.now - std::chrono::hours{1}) >=
           code_tries_per_hour;
}

}  // namespace linyi::commands::setup
