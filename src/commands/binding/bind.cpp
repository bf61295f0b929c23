#include "base/text.hpp"
#include "commands/binding/binding.hpp"
#include "commands/binding/texts.hpp"
#include "commands/payload.hpp"
#include "commands/setup/who.hpp"
#include "domain/code.hpp"
#include "domain/mask.hpp"

#include <algorithm>

namespace linyi::commands::binding {
namespace {

using setup::Who;

bool may_bind_others(const Caller& caller) {
    return caller.holds(Role::committee) || caller.holds(Role::manager) ||
           caller.holds(Role::admin);
}

BindingKind kind_in(std::string_view text) {
    const auto flat = language::normalise(text);
    for (const std::string_view word : {"租户", "租客", "承租", "tenant"}) {
        if (flat.find(word) != flat.npos) return BindingKind::tenant;
    }
    return BindingKind::owner;
}

const Text& kind_word(BindingKind kind) {
    return kind == BindingKind::owner ? texts::kind_owner : texts::kind_tenant;
}

/// A code that can be used now, with its unit.
struct Key {
    std::string hash{};
    Community community{};
    Unit unit{};
};

/// Whether `text`, which stands beside the code, speaks of this unit or of none at all.
bool fits(const Unit& unit, const std::string& text) {
    const auto labels = language::unit_labels(text);
    if (labels.empty()) return true;
    if (std::find(labels.begin(), labels.end(), unit.label) != labels.end()) return true;
    // Parking places are called as the roster calls them.
    return language::fold_width(text).find(unit.label) != std::string::npos;
}

std::optional<Key> find_key(const FoundCode& typed, Context& context) {
    const auto hash = storage::code_hash(typed.code);
    const auto code = context.tx.roster().find_code(hash);
    if (!code || code->kind != "bind" || code->is_used || !code->unit) return std::nullopt;
    if (code->expires && *code->expires < context.now) return std::nullopt;
    // A group is one community's: a code of another one opens nothing there.
    if (context.chat.community && *context.chat.community != code->community) return std::nullopt;
    auto community = context.tx.communities().find(code->community);
    auto unit = context.tx.roster().find(code->community, *code->unit);
    if (!community || !unit || !fits(*unit, typed.rest)) return std::nullopt;
    return Key{.hash = hash, .community = std::move(*community), .unit = std::move(*unit)};
}

void save_binding(AccountId account, const Unit& unit, BindingKind kind, std::string_view via,
                  Context& context) {
    auto accounts = context.tx.accounts();
    if (!accounts.member(account, context.community.id)) {
        // Who the code was given to is not known: the account is nobody's owner by name.
        const auto known = accounts.find(account);
        const auto name = known && !known->shown_name.empty() ? known->shown_name : unit.label;
        accounts.join(account, context.community.id, std::nullopt, name);
    }
    accounts.bind(account, unit.id, kind, via, context.now);
    record(context, "account_bound", std::nullopt,
           Payload{}
               .set("account", account)
               .set("unit", unit.id)
               .set("kind", kind == BindingKind::owner ? "owner" : "tenant")
               .set("via", via)
               .set("by", context.caller.account.id)
               .json());
}

bool is_bound(AccountId account, const Unit& unit, BindingKind kind, Context& context) {
    const auto bindings = context.tx.accounts().bindings(account, context.community.id);
    return std::any_of(bindings.begin(), bindings.end(), [&](const Binding& binding) {
        // An owner's account gains nothing by being a tenant too.
        return binding.unit == unit.id &&
               (binding.kind == kind || binding.kind == BindingKind::owner);
    });
}

/// The units of the caller, with areas, to be confirmed once.
Document units_of_caller(BindingKind kind, Context& context) {
    const auto language = context.caller.account.language.value_or(context.community.language);
    std::vector<std::string> lines;
    Area total;
    for (const auto& binding :
         context.tx.accounts().bindings(context.caller.account.id, context.community.id)) {
        const auto unit = context.tx.roster().find(context.community.id, binding.unit);
        if (!unit) continue;
        const bool is_owner = binding.kind == BindingKind::owner;
        if (is_owner) total += unit->area;
        lines.push_back(say(language, is_owner ? texts::bound_line : texts::bound_line_tenant,
                            {{"unit", unit->label}, {"area", to_text(unit->area)}}));
    }
    const bool is_many = lines.size() > 1;
    Document document{.blocks = {paragraph(say(language, texts::bound)), list(std::move(lines))}};
    if (kind == BindingKind::tenant)
        document.blocks.push_back(paragraph(say(language, texts::tenant_note)));
    document.blocks.push_back(note(say(language, is_many ? texts::bound_total : texts::bound_wrong,
                                       {{"area", to_text(total)}})));
    return document;
}

Reply refuse_code(Context& context) {
    const auto language = context.caller.language;
    // Not a refusal: the try must be counted, and a refusal writes nothing.
    context.tx.roster().count_attempt(context.caller.account.id, context.now);
    auto words = say(language, texts::code_refused);
    if (context.chat.kind == ChatKind::group) words += "\n" + say(language, texts::wrong_in_group);
    return Reply::say_to_sender(std::move(words));
}

Result<Reply> bind_self(const Call& call, Context& context) {
    const auto typed = find_code(call.rest, bind_code_characters);
    if (!typed) return Error{texts::code_missing};
    if (setup::has_tried_too_often(context)) return Error{texts::too_many_tries};
    auto key = find_key(*typed, context);
    if (!key) return refuse_code(context);

    const auto kind = kind_in(typed->rest);
    context.community = std::move(key->community);
    const auto account = context.caller.account.id;
    if (is_bound(account, key->unit, kind, context))
        return Error{texts::already_bound, {{"unit", key->unit.label}}};

    context.tx.roster().use_code(key->hash, account, context.now);
    save_binding(account, key->unit, kind, "code", context);
    Reply reply;
    if (context.chat.kind == ChatKind::group) {
        const auto language = context.caller.account.language.value_or(context.community.language);
        reply.add({.audience = here(),
                   .document = {.blocks = {paragraph(say(language, texts::bound_in_group))},
                                .reply_to = call.message->message_id}});
    }
    return reply.add({.audience = sender_only(), .document = units_of_caller(kind, context)});
}

std::optional<Error> needs_office(const Context& context) {
    if (!context.has_community()) return Error{texts::code_missing};
    if (!may_bind_others(context.caller)) return Error{Errc::forbidden, texts::only_office};
    return std::nullopt;
}

Result<Unit> unit_in(const std::string& text, Context& context) {
    const auto labels = language::unit_labels(text);
    if (labels.empty()) {
        // Not a room: perhaps a parking place, called as in the roster.
        for (const auto& word : setup::words_of(text)) {
            if (auto unit = context.tx.roster().find(context.community.id, word)) return *unit;
        }
        return Error{texts::unit_missing};
    }
    auto unit = context.tx.roster().find(context.community.id, labels.front());
    if (!unit) return Error{texts::unit_unknown, {{"unit", labels.front()}}};
    return *unit;
}

std::string shown_label(const Unit& unit, const Context& context) {
    return context.chat.kind == ChatKind::direct ? unit.label : mask_room(unit.label);
}

Language language_of(AccountId account, Context& context) {
    const auto known = context.tx.accounts().find(account);
    return known && known->language ? *known->language : context.community.language;
}

Answer tell(AccountId account, std::string text) {
    return {.audience = to_account(account), .document = {.blocks = {paragraph(std::move(text))}}};
}

Result<Reply> bind_other(const Who& who, Context& context) {
    if (const auto refusal = needs_office(context)) return *refusal;
    const auto unit = unit_in(who.rest, context);
    if (!unit) return unit.error();
    const auto kind = kind_in(who.rest);
    if (!is_bound(*who.account, *unit, kind, context))
        save_binding(*who.account, *unit, kind, "manager", context);

    const auto language = context.caller.language;
    auto reply = Reply::say_to_sender(say(language, texts::other_bound,
                                          {{"who", who.name},
                                           {"unit", shown_label(*unit, context)},
                                           {"kind", say(language, kind_word(kind))}}));
    const auto theirs = language_of(*who.account, context);
    return reply.add(tell(*who.account, say(theirs, texts::you_were_bound,
                                            {{"office", context.caller.name()},
                                             {"unit", unit->label},
                                             {"area", to_text(unit->area)},
                                             {"kind", say(theirs, kind_word(kind))}})));
}

void end_binding(AccountId account, UnitId unit, Context& context) {
    context.tx.accounts().unbind(account, unit);
    record(context, "account_unbound", std::nullopt,
           Payload{}
               .set("account", account)
               .set("unit", unit)
               .set("by", context.caller.account.id)
               .json());
}

Result<Reply> unbind_other(const Who& who, Context& context) {
    if (const auto refusal = needs_office(context)) return *refusal;
    const auto unit = unit_in(who.rest, context);
    if (!unit) return unit.error();
    const auto bindings = context.tx.accounts().bindings(*who.account, context.community.id);
    if (std::none_of(bindings.begin(), bindings.end(),
                     [&](const Binding& binding) { return binding.unit == unit->id; }))
        return Error{texts::not_bound_there, {{"unit", shown_label(*unit, context)}}};

    end_binding(*who.account, unit->id, context);
    auto reply =
        Reply::say_to_sender(say(context.caller.language, texts::other_unbound,
                                 {{"who", who.name}, {"unit", shown_label(*unit, context)}}));
    return reply.add(
        tell(*who.account, say(language_of(*who.account, context), texts::you_were_unbound,
                               {{"office", context.caller.name()}, {"unit", unit->label}})));
}

std::string labels_of(const std::vector<Binding>& bindings, Context& context) {
    std::vector<std::string> labels;
    for (const auto& binding : bindings) {
        labels.push_back(context.chat.kind == ChatKind::direct ? binding.label
                                                               : mask_room(binding.label));
    }
    return join(labels, context.caller.language == Language::zh ? "、" : ", ");
}

/// The binding a command names, or the only one. `which` asks back if there are several.
Result<Binding> choose(const std::vector<Binding>& bindings, const std::string& text,
                       const Text& which, Context& context) {
    const auto labels = language::unit_labels(text);
    for (const auto& binding : bindings) {
        const bool is_named =
            std::find(labels.begin(), labels.end(), binding.label) != labels.end() ||
            trim(text) == binding.label;
        if (is_named) return binding;
    }
    if (!labels.empty()) return Error{texts::not_bound_there, {{"unit", labels.front()}}};
    if (bindings.size() == 1) return bindings.front();
    return Error{which, {{"units", labels_of(bindings, context)}, {"first", "3-2-501"}}};
}

}  // namespace

Result<Reply> bind(const Call& call, Context& context) {
    const auto mention = setup::mentioned(call, context);
    if (!mention) return mention.error();
    if (*mention) return bind_other(**mention, context);
    const auto text = language::fold_width(call.rest);
    if (text.find('@') != text.npos) return Error{texts::needs_mention};
    return bind_self(call, context);
}

Result<Reply> unbind(const Call& call, Context& context) {
    const auto mention = setup::mentioned(call, context);
    if (!mention) return mention.error();
    if (*mention) return unbind_other(**mention, context);
    if (context.caller.bindings.empty()) return Error{texts::nothing_bound};
    const auto binding = choose(context.caller.bindings, call.rest, texts::which_unbind, context);
    if (!binding) return binding.error();
    end_binding(context.caller.account.id, binding->unit, context);
    const auto label =
        context.chat.kind == ChatKind::direct ? binding->label : mask_room(binding->label);
    return Reply::say_to_sender(say(context.caller.language, texts::unbound, {{"unit", label}}));
}

Result<Reply> family_code(const Call& call, Context& context) {
    std::vector<Binding> owned;
    for (const auto& binding : context.caller.bindings) {
        if (binding.kind == BindingKind::owner) owned.push_back(binding);
    }
    if (owned.empty()) return Error{texts::only_owner};
    const bool is_direct = context.chat.kind == ChatKind::direct;
    if (!is_direct && !context.caller.account.direct_chat) return Error{texts::needs_direct};
    const auto binding = choose(owned, call.rest, texts::which_code, context);
    if (!binding) return binding.error();

    const auto code = make_code(context.random, bind_code_characters);
    context.tx.roster().add_code(storage::code_hash(normalise_code(code)),
                                 {.community = context.community.id,
                                  .kind = "bind",
                                  .unit = binding->unit,
                                  .expires = context.now + family_code_lasts},
                                 context.now);
    record(context, "family_code_made", std::nullopt,
           Payload{}.set("account", context.caller.account.id).set("unit", binding->unit).json());
    const auto language = context.caller.language;
    Reply reply;
    reply.add(
        {.audience = sender_only(),
         .document = {.blocks = {paragraph(say(language, texts::family_code,
                                               {{"unit", binding->label}, {"code", code}}))}}});
    if (!is_direct)
        reply.add({.audience = here(),
                   .document = {.blocks = {paragraph(say(language, texts::sent_privately))}}});
    return reply;
}

void register_commands(CommandTable& table) {
    table.add({.name = "bind",
               .words = {"bind", "绑定"},
               .usage = texts::bind_usage,
               .summary = texts::bind_summary,
               .needs_community = false,
               .handler = bind});
    table.add({.name = "unbind",
               .words = {"unbind", "解绑"},
               .usage = texts::unbind_usage,
               .summary = texts::unbind_summary,
               .handler = unbind});
    table.add({.name = "code",
               .words = {"code", "家人码"},
               .usage = texts::code_usage,
               .summary = texts::code_summary,
               .handler = family_code});
}

}  // namespace linyi::commands::binding
