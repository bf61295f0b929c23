#include "base/text.hpp"
#include "commands/assembly/assembly.hpp"
#include "commands/assembly/countersign.hpp"
#include "commands/assembly/texts.hpp"
#include "commands/payload.hpp"
#include "commands/setup/who.hpp"

#include <algorithm>

namespace linyi::commands::assembly {
namespace {

/// What an authority says.
struct Authority {
    PersonId agent{};
    std::string agent_name{};
    std::optional<Poll> poll{};
    std::string reference{};
};

/// "V12 A-3" or "A-3": the item it is for, and where the paper is kept.
Result<Authority> read_scope(Authority authority, const std::string& text, Context& context) {
    const auto trimmed = std::string(trim(text));
    authority.reference = trimmed;
    if (const auto id = language::read_short_id(trimmed); id && id->kind == 'V') {
        auto named = named_poll(trimmed, context);
        if (!named) return named.error();
        authority.poll = std::move(named->poll);
        authority.reference = named->rest;
    }
    if (authority.reference.empty())
        return Error{texts::proxy_reference, {{"example", "/委托 3-2-501 王芳 V12 A-3"}}};
    return authority;
}

/// "#17 V12 A-3" of a signed deed: people are kept by number, names may be shared.
std::optional<std::pair<PersonId, std::string>> by_number(const std::string& text) {
    const auto named = text.starts_with("#") ? numbered('N', "N" + text.substr(1)) : std::nullopt;
    if (!named) return std::nullopt;
    return std::pair{PersonId{named->number}, named->rest};
}

/// "@代理人 V12 A-3": who, for which item, and where the paper is kept.
Result<Authority> read_authority(const std::string& text, const Call& call, Context& context) {
    Authority authority;
    if (const auto kept = call.first ? by_number(text) : std::nullopt) {
        authority.agent = kept->first;
        authority.agent_name = context.tx.roster().person_name(kept->first);
        return read_scope(std::move(authority), kept->second, context);
    }
    const auto mentioned = setup::mentioned(call, context);
    if (!mentioned) return mentioned.error();
    const auto example = Error{texts::proxy_agent, {{"example", "/委托 3-2-501 王芳 V12 A-3"}}};
    if (*mentioned) {
        if (!(*mentioned)->person) return example;
        authority.agent = *(*mentioned)->person;
        authority.agent_name = (*mentioned)->name;
        // Without the mention the text begins with the unit, which has been read already.
        const auto words = setup::words_of((*mentioned)->rest);
        const std::vector<std::string> after(words.begin() + (words.empty() ? 0 : 1), words.end());
        return read_scope(std::move(authority), join(after, " "), context);
    }
    const auto words = setup::words_of(text);
    if (words.empty()) return example;
    const auto named = setup::named(words.front(), context);
    if (!named) return named.error();
    if (!named->person) return example;
    authority.agent = *named->person;
    authority.agent_name = named->name;
    return read_scope(std::move(authority), join({words.begin() + 1, words.end()}, " "), context);
}

std::string scope_words(const Authority& authority, Language language) {
    if (!authority.poll) return say(language, texts::proxy_scope_all);
    return say(language, texts::proxy_scope_one, {{"id", short_id(*authority.poll)}});
}

}  // namespace

/// Files a written authority: one person asks, another signs.
Result<Reply> proxy(const Call& call, Context& context) {
    const auto unit = named_unit(call.rest, context);
    if (!unit) return unit.error();
    const auto authority = read_authority(unit->rest, call, context);
    if (!authority) return authority.error();
    if (!context.caller.member) return Error{Errc::forbidden, texts::not_a_member};
    const auto language = context.community.language;
    const auto what = say(language, texts::proxy_words,
                          {{"unit", unit->unit.label},
                           {"agent", authority->agent_name},
                           {"scope", scope_words(*authority, language)},
                           {"reference", authority->reference}});
    auto payload = unit->unit.label + " #" + std::to_string(authority->agent.value) + " ";
    if (authority->poll) payload += short_id(*authority->poll) + " ";
    payload += authority->reference;
    const auto waits = ask_second({.command = "proxy", .payload = payload, .words = what},
                                  authority->poll, call, context);
    if (waits) return *waits;

    std::optional<PollId> poll;
    if (authority->poll) poll = authority->poll->id;
    context.tx.proxies().add({.community = context.community.id,
                              .unit = unit->unit.id,
                              .agent = authority->agent,
                              .poll = poll,
                              .reference = authority->reference,
                              .filed_by = *call.first,
                              .signed_by = context.caller.member->person,
                              .filed_at = context.now});
    record(context, "proxy_filed", poll,
           Payload{}
               .set("unit", unit->unit.id)
               .set("agent", authority->agent)
               .set("reference", authority->reference)
               .set("first", *call.first)
               .set("second", context.caller.member->person)
               .json());
    return Reply::say_here(say(language, texts::proxy_filed, {{"what", what}}));
}

/// Ends every authority of a unit. Its owners may do so, and whoever may file one.
Result<Reply> revoke(const Call& call, Context& context) {
    const auto unit = named_unit(call.rest, context);
    if (!unit) return unit.error();
    const bool is_own = std::any_of(
        context.caller.bindings.begin(), context.caller.bindings.end(), [&](const auto& binding) {
            return binding.unit == unit->unit.id && binding.kind == BindingKind::owner;
        });
    if (!is_own && !may_sign(context.caller)) return Error{Errc::forbidden};
    const auto filed = context.tx.proxies().of_unit(context.community.id, unit->unit.id);
    if (filed.empty())
        return Error{Errc::not_found, texts::proxy_none, {{"unit", unit->unit.label}}};
    for (const auto& one : filed) {
        context.tx.proxies().revoke(one.id, context.now);
        record(context, "proxy_revoked", one.poll,
               Payload{}
                   .set("unit", unit->unit.id)
                   .set("agent", one.agent)
                   .set("by", context.caller.account.id)
                   .json());
    }
    return Reply::say_to_sender(
        say(context.caller.language, texts::proxy_ended, {{"unit", unit->unit.label}}));
}

}  // namespace linyi::commands::assembly
