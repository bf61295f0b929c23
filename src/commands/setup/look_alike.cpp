#include "commands/setup/look_alike.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "commands/setup/who.hpp"
#include "domain/mask.hpp"
#include "language/look_alike.hpp"

#include <algorithm>
#include <array>

namespace linyi::commands::setup {
namespace {

constexpr std::array<Role, 5> offices{Role::committee, Role::manager, Role::community, Role::street,
                                      Role::admin};
constexpr Text looks_alike{
    "提醒：刚才发言的账号（{label}）显示的名字和{role} {who} "
    "相同或很像，但不是同一个账号。名字谁都能改，"
    "身份以邻议登记的为准。",
    "Please note: the account that just wrote ({label}) shows a name like that of {who}, {role}, "
    "and is another "
    "account. Anybody can change a name; what counts is who is registered with linyi."};
constexpr std::size_t mark_digits = 16;  // Of a hash: the name itself is not kept.
constexpr std::string_view seen = "name:";
constexpr std::string_view warned = "look-alike:";

std::string mark_of(std::string_view word, const Context& context) {
    return std::string(word) + std::to_string(context.community.id.value) + ":";
}

std::string mark(std::string_view word, const std::string& name, const Context& context) {
    return mark_of(word, context) + sha256_hex(name).substr(0, mark_digits);
}

bool is_caller(const storage::Accounts::Holder& holder, const Context& context) {
    const auto& caller = context.caller;
    return (caller.member && caller.member->person == holder.person) ||
           std::find(holder.accounts.begin(), holder.accounts.end(), caller.account.id) !=
               holder.accounts.end();
}

bool is_called(const storage::Accounts::Holder& holder, const std::string& look, Context& context) {
    if (language::look_of(holder.name) == look) return true;
    return std::any_of(holder.accounts.begin(), holder.accounts.end(), [&](AccountId id) {
        const auto account = context.tx.accounts().find(id);
        return account && language::look_of(account->shown_name) == look;
    });
}

Reply warning(const storage::Accounts::Holder& holder, Role role, Context& context) {
    const auto& caller = context.caller;
    std::string label = "#" + std::to_string(caller.account.id.value);
    if (!caller.bindings.empty()) label = mask_room(caller.bindings.front().label) + " · " + label;
    const auto language = context.community.language;
    const auto words = say(language, looks_alike,
                           {{"label", label},
                            {"who", describe(holder, context)},
                            {"role", say(language, role_word(role))}});
    return Reply{
        Answer{.audience = here(), .kind = "warning", .document = {.blocks = {paragraph(words)}}}};
}

}  // namespace

Reply look_alike_warning(Context& context, const Inbound& event) {
    const bool is_heard = event.kind == Inbound::Kind::message &&
                          context.chat.kind == ChatKind::group && context.has_community();
    if (!is_heard || !context.caller.account.id || event.sender_name.empty()) return {};
    auto talk = context.tx.conversation();
    const auto account = context.caller.account.id;
    if (!talk.tell_once(account, {}, mark(seen, event.sender_name, context), context.now))
        return {};
    const auto look = language::look_of(event.sender_name);
    if (look.empty()) return {};
    for (const auto role : offices) {
        const auto holders = context.tx.accounts().holders(context.community.id, role);
        for (const auto& holder : holders) {
            if (is_caller(holder, context) || !is_called(holder, look, context)) continue;
            if (!talk.tell_once(account, {}, mark(warned, look, context), context.now)) return {};
            return warning(holder, role, context);
        }
    }
    return {};
}

AccountId mentioned_account(const Inbound& event, const MentionedAccount& mention,
                            Context& context) {
    if (const auto known = context.tx.accounts().find(event.adapter, mention.user))
        return known->id;
    std::string_view shown = mention.shown;
    if (shown.starts_with('@')) shown.remove_prefix(1);
    return context.tx.accounts().admit(event.adapter, mention.user, trim(shown)).id;
}

}  // namespace linyi::commands::setup
