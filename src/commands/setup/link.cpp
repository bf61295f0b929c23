#include "base/text.hpp"
#include "commands/payload.hpp"
#include "commands/setup/setup.hpp"
#include "commands/setup/texts.hpp"
#include "commands/setup/who.hpp"
#include "domain/code.hpp"

#include <algorithm>

namespace linyi::commands::setup {
namespace {

std::optional<Purpose> purpose_in(std::string_view text) {
    for (const auto& word : words_of(text)) {
        std::string lower = word;
        std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        if (const auto purpose = purpose_from(lower)) return purpose;
    }
    return std::nullopt;
}

struct Code {
    std::string hash{};
    CommunityId community{};
};

/// A setup code that can be used now. Wrong, used and out of date look the same from outside.
std::optional<Code> usable(const std::string& code, Context& context) {
    const auto hash = storage::code_hash(code);
    const auto known = context.tx.roster().find_code(hash);
    if (!known || known->kind != "setup" || known->is_used) return std::nullopt;
    if (known->expires && *known->expires < context.now) return std::nullopt;
    return Code{.hash = hash, .community = known->community};
}

/// An admin links further groups without a code; which community, their admin role says, or the
/// name they write if they are admin of several.
std::optional<Community> own_community(const std::string& text, Context& context) {
    std::vector<Community> own;
    const auto account = context.caller.account.id;
    for (const auto id : context.tx.accounts().communities_of(account)) {
        const auto member = context.tx.accounts().member(account, id);
        const bool is_admin =
            member && std::any_of(member->roles.begin(), member->roles.end(),
                                  [](const RoleGrant& g) { return g.role == Role::admin; });
        if (!is_admin) continue;
        if (auto community = context.tx.communities().find(id))
            own.push_back(std::move(*community));
    }
    if (own.size() > 1)
        std::erase_if(own, [&](const Community& c) { return text.find(c.name) == text.npos; });
    if (own.size() != 1) return std::nullopt;
    // Anything else that was written may be a mistyped code: then nothing is linked.
    for (const auto& word : words_of(replace_all(text, own.front().name, " "))) {
        if (!purpose_in(word)) return std::nullopt;
    }
    return own.front();
}

Reply linked(const Text& first, Purpose purpose, Context& context) {
    const auto language = context.caller.account.language.value_or(context.community.language);
    const auto line = [&](const Text& text) { return say(language, text); };
    Document document{.blocks = {paragraph(say(language, first,
                                               {{"community", context.community.name},
                                                {"purpose", line(purpose_word(purpose))}})),
                                 paragraph(line(texts::next_title)),
                                 numbered({line(texts::next_purpose), line(texts::next_role),
                                           line(texts::next_roster), line(texts::next_bind)})}};
    return Reply{Answer{.audience = here(), .document = std::move(document)}};
}

void save_link(Purpose purpose, Context& context) {
    context.tx.chats().link(context.chat.id, context.community.id, purpose);
    record(context, "chat_linked", std::nullopt,
           Payload{}
               .set("chat", context.chat.id)
               .set("purpose", to_text(purpose))
               .set("account", context.caller.account.id)
               .json());
}

void make_admin(Context& context) {
    const auto account = context.caller.account;
    const auto community = context.community.id;
    const auto member = context.tx.accounts().member(account.id, community);
    const auto person =
        member ? member->person
               : context.tx.accounts().join(
                     account.id, community, std::nullopt,
                     account.shown_name.empty() ? account.platform_user : account.shown_name);
    const auto held = context.tx.accounts().roles(person);
    if (std::any_of(held.begin(), held.end(),
                    [](const RoleGrant& grant) { return grant.role == Role::admin; }))
        return;
    context.tx.accounts().grant(person, {.role = Role::admin});
    record(context, "role_granted", std::nullopt,
           Payload{}
               .set("person", person)
               .set("role", to_text(Role::admin))
               .set("by", account.id)
               .json());
}

}  // namespace

Result<Reply> link_chat(const Call& call, Context& context) {
    if (context.chat.kind != ChatKind::group) return Error{texts::not_in_direct};
    if (context.chat.community) {
        const auto language = context.caller.language;
        return Error{texts::already_linked,
                     {{"community", context.community.name},
                      {"purpose", say(language, purpose_word(context.chat.purpose))}}};
    }
    const auto found = find_code(call.rest, setup_code_characters);
    const auto purpose = purpose_in(found ? found->rest : call.rest).value_or(Purpose::owners);
    if (!found) {
        if (auto own = own_community(call.rest, context)) {
            context.community = std::move(*own);
            save_link(purpose, context);
            return linked(texts::linked_by_admin, purpose, context);
        }
        return Error{texts::code_missing};
    }
    if (has_tried_too_often(context)) return Error{texts::too_many_tries};

    const auto code = usable(found->code, context);
    auto community = code ? context.tx.communities().find(code->community) : std::nullopt;
    if (!code || !community) {
        // Not a refusal: the try must be counted, and a refusal writes nothing.
        context.tx.roster().count_attempt(context.caller.account.id, context.now);
        return Reply::say_to_sender(say(context.caller.language, texts::code_refused));
    }
    context.community = std::move(*community);
    context.tx.roster().use_code(code->hash, context.caller.account.id, context.now);
    save_link(purpose, context);
    make_admin(context);
    return linked(texts::linked, purpose, context);
}

Result<Reply> set_purpose(const Call& call, Context& context) {
    if (!context.caller.holds(Role::admin)) return Error{Errc::forbidden};
    if (context.chat.kind != ChatKind::group || !context.chat.community)
        return Error{texts::not_in_direct};
    const auto purpose = purpose_in(call.rest);
    if (!purpose) return Error{texts::purpose_missing};
    context.tx.chats().link(context.chat.id, context.community.id, *purpose);
    record(context, "chat_purpose_set", std::nullopt,
           Payload{}
               .set("chat", context.chat.id)
               .set("purpose", to_text(*purpose))
               .set("account", context.caller.account.id)
               .json());
    return Reply::say_here(
        say(context.caller.language, texts::purpose_set,
            {{"community", context.community.name},
             {"purpose", say(context.caller.language, purpose_word(*purpose))}}));
}

Result<Reply> introduce(const Call& call, Context& context) {
    if (call.message == nullptr || call.message->kind != Inbound::Kind::bot_joined) return Reply{};
    const auto language = context.community.language;
    const auto& settings = context.settings;
    Document document{.blocks = {paragraph(say(language, texts::hello)),
                                 paragraph(say(language, texts::hello_data))}};
    if (!context.has_community())
        document.blocks.push_back(paragraph(say(language, texts::hello_unlinked)));
    document.blocks.push_back(paragraph(say(language, texts::hello_help)));
    document.blocks.push_back(link(
        say(language, texts::privacy_label),
        settings.privacy_url.empty() ? settings.public_url + "/privacy" : settings.privacy_url));
    return Reply{Answer{.audience = here(), .kind = "introduction", .document = document}};
}

Result<Reply> welcome(const Call& call, Context& context) {
    if (call.message == nullptr || call.message->kind != Inbound::Kind::joined) return Reply{};
    const bool is_for_residents = context.chat.purpose == Purpose::owners;
    if (!context.has_community() || !is_for_residents || !context.caller.bindings.empty())
        return Reply{};
    const auto words =
        say(context.caller.language, texts::welcome, {{"community", context.community.name}});
    return Reply{Answer{
        .audience = sender_only(), .kind = "welcome", .document = {.blocks = {paragraph(words)}}}};
}

void register_commands(CommandTable& table) {
    table.add({.name = "setup",
               .words = {"setup", "启用"},
               .usage = texts::setup_usage,
               .summary = texts::setup_summary,
               .needs_community = false,
               .handler = link_chat});
    table.add({.name = "role",
               .words = {"role", "roles", "角色"},
               .usage = texts::role_usage,
               .summary = texts::role_summary,
               .roles = {Role::admin},
               .handler = set_role});
    table.add({.name = "purpose",
               .words = {"purpose", "用途"},
               .usage = texts::purpose_usage,
               .summary = texts::purpose_summary,
               .roles = {Role::admin},
               .where = Where::group,
               .handler = set_purpose});
    table.add({.name = "introduce", .needs_community = false, .handler = introduce});
    table.add({.name = "welcome", .needs_community = false, .handler = welcome});
}

}  // namespace linyi::commands::setup
