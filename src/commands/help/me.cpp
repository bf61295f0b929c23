#include "base/text.hpp"
#include "commands/help/help.hpp"
#include "commands/help/texts.hpp"
#include "commands/poll/poll.hpp"
#include "commands/setup/who.hpp"
#include "domain/mask.hpp"

#include <algorithm>

namespace linyi::commands::help {
namespace {

constexpr std::size_t tasks_shown_max = 5;
constexpr std::size_t task_code_points_max = 24;

bool is_private(const Context& context) {
    return context.chat.kind == ChatKind::direct;
}

std::string separator(Language language) {
    return language == Language::zh ? "；" : "; ";
}

std::string units(Context& context) {
    const auto language = context.caller.language;
    std::vector<std::string> lines;
    for (const auto& binding : context.caller.bindings) {
        const auto unit = context.tx.roster().find(context.community.id, binding.unit);
        if (!unit) continue;
        const auto label = is_private(context) ? unit->label : mask_room(unit->label);
        const Text* form = &texts::unit_line_masked;
        if (binding.kind == BindingKind::tenant)
            form = &texts::unit_line_tenant;
        else if (is_private(context))
            form = &texts::unit_line;
        lines.push_back(say(language, *form, {{"unit", label}, {"area", to_text(unit->area)}}));
    }
    return lines.empty() ? say(language, texts::not_bound) : join(lines, separator(language));
}

std::string roles(const Context& context) {
    const auto language = context.caller.language;
    std::vector<std::string> lines;
    if (context.caller.member) {
        for (const auto& grant : context.caller.member->roles)
            lines.push_back(setup::role_line(grant, language));
    }
    return lines.empty() ? say(language, texts::none) : join(lines, separator(language));
}

/// Whether the caller's own ballot is in. The choice only to the caller alone, never in a group.
std::string vote_line(const Poll& poll, Context& context) {
    const auto language = context.caller.language;
    const Args id{{"id", short_id(poll)}};
    std::vector<std::int32_t> rights;
    for (const auto& reach : context.tx.polls().reach(poll.id, context.caller.account.id)) {
        if (std::find(rights.begin(), rights.end(), reach.right) == rights.end())
            rights.push_back(reach.right);
    }
    if (rights.empty()) return say(language, texts::vote_none, id);
    std::size_t done = 0;
    std::string choice;
    for (const auto right : rights) {
        const auto ballot = context.tx.ballots().find(poll.id, right);
        if (!ballot || ballot->choice.empty()) continue;
        ++done;
        choice = poll::choice_words(poll, ballot->choice, language);
    }
    if (done == 0) return say(language, texts::vote_open, id);
    if (done < rights.size())
        return say(language, texts::vote_partly,
                   {{"id", short_id(poll)},
                    {"done", std::to_string(done)},
                    {"all", std::to_string(rights.size())}});
    if (!is_private(context) || poll.is_secret || rights.size() > 1)
        return say(language, texts::vote_in, id);
    return say(language, texts::vote_in_as, {{"id", short_id(poll)}, {"choice", choice}});
}

std::string votes(Context& context) {
    const auto language = context.caller.language;
    std::vector<std::string> lines;
    for (const auto& poll : context.tx.polls().open_of(context.community.id)) {
        if (takes_ballots(poll, context.now)) lines.push_back(vote_line(poll, context));
    }
    return lines.empty() ? say(language, texts::no_open_votes) : join(lines, separator(language));
}

std::string tasks(Context& context) {
    const auto language = context.caller.language;
    std::vector<std::string> lines;
    std::size_t more = 0;
    for (const auto& task : context.tx.tasks().open_of(context.community.id)) {
        if (!context.caller.member || task.responsible != context.caller.member->person) continue;
        if (lines.size() == tasks_shown_max) {
            ++more;
            continue;
        }
        lines.push_back(
            say(language, texts::task_line,
                {{"number", std::to_string(task.number)},
                 {"text", std::string(first_code_points(task.text, task_code_points_max))},
                 {"due", to_text(task.due, context.community.zone)}}));
    }
    if (more > 0)
        lines.push_back(say(language, texts::more_tasks, {{"count", std::to_string(more)}}));
    return lines.empty() ? say(language, texts::none) : join(lines, separator(language));
}

}  // namespace

Result<Reply> me(const Call&, Context& context) {
    const auto language = context.caller.language;
    // What goes to the direct chat is private even if it was asked for in the group.
    if (!is_private(context) && context.caller.account.direct_chat) {
        if (auto chat = context.tx.chats().find(*context.caller.account.direct_chat))
            context.chat = std::move(*chat);
    }
    Document document{.title = context.community.name + " · " + context.caller.name(),
                      .blocks = {fields({{say(language, texts::my_units), units(context)},
                                         {say(language, texts::my_roles), roles(context)},
                                         {say(language, texts::my_votes), votes(context)},
                                         {say(language, texts::my_tasks), tasks(context)}})}};
    if (!is_private(context)) {
        document.blocks.push_back(note(say(language, texts::details_private)));
        document.blocks.push_back(note(say(language, texts::how_private)));
    }
    return Reply{Answer{.audience = sender(), .document = std::move(document)}};
}

}  // namespace linyi::commands::help
