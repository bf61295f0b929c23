#include "commands/command.hpp"

#include "commands/refusals.hpp"

#include <algorithm>

namespace linyi::commands {
namespace {

/// Edits (insert, delete, replace a byte sequence of one code point) between two short words.
std::size_t distance(const std::vector<std::string_view>& a,
                     const std::vector<std::string_view>& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto changed = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row.back();
}

std::vector<std::string_view> characters(std::string_view word) {
    std::vector<std::string_view> found;
    while (!word.empty()) {
        found.push_back(first_code_points(word, 1));
        word.remove_prefix(found.back().size());
    }
    return found;
}

}  // namespace

bool Caller::holds(Role role) const {
    return member && std::any_of(member->roles.begin(), member->roles.end(),
                                 [role](const RoleGrant& grant) { return grant.role == role; });
}

bool Caller::is_owner() const {
    return std::any_of(bindings.begin(), bindings.end(),
                       [](const Binding& b) { return b.kind == BindingKind::owner; });
}

bool Caller::is_tenant() const {
    return !is_owner() && !bindings.empty();
}

bool Caller::is_staff() const {
    return !is_owner() && (holds(Role::manager) || holds(Role::community) || holds(Role::street));
}

std::string Caller::name() const {
    if (member && !member->name.empty()) return member->name;
    return account.shown_name.empty() ? account.platform_user : account.shown_name;
}

Audience here() {
    return {.to = Audience::To::here};
}
Audience sender() {
    return {.to = Audience::To::sender};
}
Audience sender_only() {
    return {.to = Audience::To::sender_only};
}
Audience to_chat(ChatId chat) {
    return {.to = Audience::To::chat, .chat = chat};
}
Audience to_purpose(Purpose purpose) {
    return {.to = Audience::To::purpose, .purpose = purpose};
}
Audience to_role(Role role) {
    return {.to = Audience::To::role, .role = role};
}
Audience to_account(AccountId account) {
    return {.to = Audience::To::account, .account = account};
}

Reply Reply::say_here(std::string text) {
    return Reply{Answer{.audience = here(), .document = {.blocks = {paragraph(std::move(text))}}}};
}

Reply Reply::say_to_sender(std::string text) {
    return Reply{
        Answer{.audience = sender(), .document = {.blocks = {paragraph(std::move(text))}}}};
}

void CommandTable::add(Command command) {
    commands_.push_back(std::move(command));
}

const Command* CommandTable::find(std::string_view name) const {
    for (const auto& command : commands_) {
        if (command.name == name) return &command;
    }
    return nullptr;
}

const Command* CommandTable::find_word(std::string_view word) const {
    for (const auto& command : commands_) {
        if (std::find(command.words.begin(), command.words.end(), word) != command.words.end())
            return &command;
    }
    return nullptr;
}

const Command* CommandTable::nearest(std::string_view word) const {
    constexpr std::size_t word_bytes_max = 64;  // Longer words are no typing error of ours.
    if (word.size() > word_bytes_max) return nullptr;
    const auto typed = characters(word);
    const Command* best = nullptr;
    std::size_t best_distance = typed.size() / 2 + 1;  // More than half wrong was something else.
    for (const auto& command : commands_) {
        for (const auto known : command.words) {
            const auto edits = distance(typed, characters(known));
            if (edits >= best_distance) continue;
            best_distance = edits;
            best = &command;
        }
    }
    return best;
}

std::int64_t record(Context& context, std::string kind, std::optional<PollId> poll,
                    std::string payload) {
    Act act{.poll = poll,
            .kind = std::move(kind),
            .decided_at = context.now,
            .payload = std::move(payload)};
    if (context.has_community()) act.community = context.community.id;
    return context.tx.acts().append(act);
}

bool may_make(const std::set<Role>& makers, const Caller& caller) {
    return caller.holds(Role::admin) ||
           std::any_of(makers.begin(), makers.end(),
                       [&caller](Role role) { return caller.holds(role); });
}

}  // namespace linyi::commands
