#include "commands/poll/poll.hpp"

#include "base/text.hpp"
#include "commands/payload.hpp"
#include "commands/reminder/matter.hpp"
#include "commands/reminder/texts.hpp"

#include <algorithm>

namespace linyi::commands::reminder {
namespace {

using Turnout = storage::Polls::BuildingTurnout;

constexpr std::int64_t shown_rights_min = 5;  // Smaller groups are not broken down: domain.md §6.2.
constexpr std::size_t buildings_max = 6;      // A chat gets at most ten lines.

std::string building_name(const std::string& name, Language language) {
    const bool is_number = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return c >= '0' && c <= '9';
    });
    return is_number ? say(language, texts::building, {{"name", name}}) : name;
}

/// Buildings that may be told apart. What is left out must itself be a group large enough, or
/// subtracting would tell about it.
std::vector<Turnout> shown_buildings(std::vector<Turnout> all) {
    std::sort(all.begin(), all.end(),
              [](const Turnout& a, const Turnout& b) { return a.rights > b.rights; });
    std::int64_t hidden = 0;
    while (!all.empty()) {
        const auto& last = all.back();
        const bool must_go = last.rights < shown_rights_min || last.building.empty() ||
                             (hidden > 0 && hidden < shown_rights_min);
        if (!must_go) break;
        hidden += last.rights;
        all.pop_back();
    }
    if (all.size() == 1 && hidden == 0) all.clear();  // The sum says the same.
    std::erase_if(all, [](const Turnout& one) { return one.missing == 0; });
    std::stable_sort(all.begin(), all.end(),
                     [](const Turnout& a, const Turnout& b) { return a.missing > b.missing; });
    if (all.size() > buildings_max) all.resize(buildings_max);
    return all;
}

/// The vote's own chat and the owners groups.
std::vector<ChatId> groups_of(const Poll& poll, Context& context) {
    std::vector<ChatId> found;
    if (const auto own = context.tx.chats().find(poll.chat);
        own && own->kind == ChatKind::group && !own->is_gone)
        found.push_back(own->id);
    for (const auto& chat : context.tx.chats().of_community(poll.community, Purpose::owners)) {
        if (chat.id != poll.chat) found.push_back(chat.id);
    }
    return found;
}

/// Numbers only: who has not voted is nobody's business in a group.
Document group_post(const Poll& poll, const Text& headline, Context& context) {
    const auto language = context.community.language;
    const auto turnout = context.tx.polls().turnout(poll.id);
    std::int64_t missing = 0;
    for (const auto& one : turnout) missing += one.missing;
    Document post;
    post.blocks = {
        paragraph(say(language, headline, {{"id", short_id(poll)}, {"question", poll.question}})),
        paragraph(
            say(language, texts::numbers,
                {{"participation", poll::participation(poll, context)},
                 {"missing", std::to_string(missing)},
                 {"time", to_text(context.community.zone.to_local(poll.closes_at.value()))}}))};
    std::vector<std::string> lines;
    for (const auto& one : shown_buildings(turnout)) {
        lines.push_back(say(language, texts::building_missing,
                            {{"building", building_name(one.building, language)},
                             {"missing", std::to_string(one.missing)}}));
    }
    if (!lines.empty()) post.blocks.push_back(list(std::move(lines)));
    return post;
}

Document private_post(const Poll& poll, const std::vector<std::string>& units, Language language,
                      const Context& context) {
    const Args args{{"id", short_id(poll)},
                    {"question", poll.question},
                    {"units", join(units, say(language, texts::separator))},
                    {"first", poll.options.empty()
                                  ? std::string{}
                                  : poll::shortest_answer(poll, poll.options.front(), language)},
                    {"time", to_text(context.community.zone.to_local(poll.closes_at.value()))}};
    Document post;
    for (std::size_t i = 0; i < poll.options.size(); ++i) {
        post.buttons.push_back({poll.options[i].label, "v:" + std::to_string(poll.id.value) + ":" +
                                                           std::to_string(i + 1)});
    }
    post.blocks = {paragraph(say(language, texts::closing, args)), poll::option_block(poll),
                   note(say(language, texts::closing_note, args))};
    return post;
}

/// One notice an account: an owner of several households is told of all that are missing.
void add_private(const Poll& poll, std::vector<Notice>& notices, Context& context) {
    const auto voters = context.tx.polls().missing_voters(poll.id);
    for (std::size_t i = 0; i < voters.size();) {
        std::vector<std::string> units;
        const auto& voter = voters[i];
        for (; i < voters.size() && voters[i].account == voter.account; ++i)
            units.push_back(voters[i].unit_label);
        const auto language = voter.language.value_or(context.community.language);
        notices.push_back({.chat = voter.chat,
                           .language = language,
                           .document = private_post(poll, units, language, context)});
    }
}

std::vector<Notice> say_of(const Poll& poll, const Occurrence& occurrence, Context& context) {
    std::vector<Notice> notices;
    if (context.tx.polls().missing(poll.id).empty()) return notices;
    const bool is_midway = occurrence.step == ReminderStep::midway;
    const auto post = group_post(poll, is_midway ? texts::midway : texts::closing_group, context);
    for (const auto chat : groups_of(poll, context))
        notices.push_back({.chat = chat, .language = context.community.language, .document = post});
    if (!is_midway) add_private(poll, notices, context);
    return notices;
}

}  // namespace

Matter poll_matter(std::int64_t subject, Context& context) {
    Matter matter{.subject = {.kind = 'V', .id = subject}};
    const auto poll = context.tx.polls().find(PollId{subject});
    matter.is_over = !poll || !takes_ballots(*poll, context.now);
    if (matter.is_over) return matter;
    matter.plan = plan_reminders(*poll, rules_of(context));
    matter.say = [poll = *poll, &context](const Occurrence& occurrence) {
        return say_of(poll, occurrence, context);
    };
    matter.note = [poll = *poll, &context](const Occurrence& occurrence, int messages) {
        record(context, "poll_reminded", poll.id,
               Payload{}.set("occurrence", occurrence.key).set("messages", messages).json());
    };
    return matter;
}

}  // namespace linyi::commands::reminder
