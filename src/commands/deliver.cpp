#include "commands/deliver.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace linyi::commands {
namespace {

// What a button's toast can hold everywhere (Telegram: 200).
constexpr std::size_t toast_code_points_max = 180;

struct Target {
    Chat chat{};
    bool quotes{};  ///< quote the caller's message, so that they see it is for them
};

void add_direct(Context& context, AccountId account, std::vector<Target>& targets) {
    const auto found = context.tx.accounts().find(account);
    if (!found || !found->direct_chat) return;
    if (auto chat = context.tx.chats().find(*found->direct_chat); chat && !chat->is_gone)
        targets.push_back({.chat = std::move(*chat)});
}

void add_groups(Context& context, Purpose purpose, std::vector<Target>& targets) {
    for (auto& chat : context.tx.chats().of_community(context.community.id, purpose))
        targets.push_back({.chat = std::move(chat)});
}

/// People with a role are reached privately where they can be; a role nobody can be reached by
/// privately is told in the work group, so that no duty falls silent.
void add_role(Context& context, Role role, std::vector<Target>& targets) {
    const auto before = targets.size();
    for (const auto& holder : context.tx.accounts().holders(context.community.id, role)) {
        for (const auto account : holder.accounts) {
            const auto known = targets.size();
            add_direct(context, account, targets);
            if (targets.size() > known) break;
        }
    }
    if (targets.size() == before) add_groups(context, Purpose::work, targets);
}

std::vector<Target> targets_of(Context& context, const Audience& audience) {
    using To = Audience::To;
    std::vector<Target> targets;
    switch (audience.to) {
        case To::here: targets.push_back({.chat = context.chat}); break;
        case To::sender:
            if (context.chat.kind == ChatKind::direct) {
                targets.push_back({.chat = context.chat});
                break;
            }
            add_direct(context, context.caller.account.id, targets);
            if (targets.empty()) targets.push_back({.chat = context.chat, .quotes = true});
            break;
        case To::sender_only:
            if (context.chat.kind == ChatKind::direct) {
                targets.push_back({.chat = context.chat});
            } else {
                add_direct(context, context.caller.account.id, targets);
            }
            break;
        case To::chat:
            if (auto chat = context.tx.chats().find(audience.chat))
                targets.push_back({.chat = std::move(*chat)});
            break;
        case To::purpose: add_groups(context, audience.purpose, targets); break;
        case To::role: add_role(context, audience.role, targets); break;
        case To::account: add_direct(context, audience.account, targets); break;
    }
    return targets;
}

void enqueue(Context& context, const Answer& answer, const Target& target, Document document) {
    const auto traits = context.traits(target.chat.adapter);
    for (auto& part : split_document(document, traits.code_points_max)) {
        Outgoing message{.lane = target.chat.id,
                         .kind = answer.kind,
                         .document = std::move(part),
                         .subject = answer.subject,
                         .created = context.now,
                         .not_before = answer.not_before.value_or(context.now),
                         .not_after = answer.not_after};
        if (context.has_community()) message.community = context.community.id;
        context.tx.outbox().enqueue(message);
    }
}

/// A press that wants an answer at its button. What was meant for the presser alone is shown
/// there, unseen by the group.
bool answer_press(Context& context, const Inbound& message, const Answer& answer) {
    if (message.action_token.empty() || context.chat.kind != ChatKind::group) return false;
    const bool is_private = answer.audience.to == Audience::To::sender_only;
    if (answer.audience.to != Audience::To::sender && !is_private) return false;
    auto text = to_plain_text(answer.document);
    if (code_points(text) > toast_code_points_max) {
        if (!is_private) return false;
        // What may not be seen by the group is rather cut than shown to it.
        text = std::string(first_code_points(text, toast_code_points_max - 1)) + "…";
    }
    Document toast{.action_token = message.action_token, .toast = std::move(text)};
    enqueue(context, answer, {.chat = context.chat}, std::move(toast));
    return true;
}

}  // namespace

void deliver(Context& context, const Inbound* message, const Reply& reply) {
    bool spinner_stopped = message == nullptr || message->action_token.empty();
    for (const auto& answer : reply.answers) {
        if (!spinner_stopped && answer_press(context, *message, answer)) {
            spinner_stopped = true;
            continue;
        }
        for (const auto& target : targets_of(context, answer.audience)) {
            Document document = answer.document;
            if (target.quotes && message != nullptr && document.reply_to.empty())
                document.reply_to = message->message_id;
            if (!spinner_stopped && target.chat.id == context.chat.id) {
                document.action_token = message->action_token;
                spinner_stopped = true;
            }
            enqueue(context, answer, target, std::move(document));
        }
    }
    if (!spinner_stopped) {
        const Document toast{.action_token = message->action_token};
        enqueue(context, Answer{}, {.chat = context.chat}, toast);
    }
}

}  // namespace linyi::commands
