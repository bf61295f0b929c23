#include "base/text.hpp"
#include "commands/payload.hpp"
#include "commands/reminder/matter.hpp"
#include "commands/reminder/texts.hpp"

namespace linyi::commands::reminder {
namespace {

/// The chat, if we are still in it.
std::vector<Notice> to(ChatId chat, Language language, Document document, Context& context) {
    const auto found = context.tx.chats().find(chat);
    if (!found || found->is_gone) return {};
    return {{.chat = chat, .language = language, .document = std::move(document)}};
}

Document meeting_post(const Meeting& meeting, const Context& context) {
    const auto language = context.community.language;
    const auto starts = context.community.zone.to_local(meeting.starts_at.value());
    Document post;
    post.blocks = {paragraph(say(language, texts::meeting,
                                 {{"id", "M" + std::to_string(meeting.number)},
                                  {"name", meeting.name},
                                  {"time", to_text(starts)},
                                  {"when", days_words(starts.day, language, context)}}))};
    if (!meeting.places.empty()) post.blocks.push_back(list(split(meeting.places, '\n')));
    return post;
}

}  // namespace

Matter meeting_matter(std::int64_t subject, Context& context) {
    Matter matter{.subject = {.kind = 'M', .id = subject}};
    const auto meeting = context.tx.meetings().find(MeetingId{subject});
    matter.is_over = !meeting || meeting->state != MeetingState::gathering;
    if (matter.is_over) return matter;
    matter.plan = plan_reminders(*meeting, rules_of(context));
    matter.say = [meeting = *meeting, &context](const Occurrence&) {
        return to(meeting.chat, context.community.language, meeting_post(meeting, context),
                  context);
    };
    matter.note = [meeting = *meeting, &context](const Occurrence& occurrence, int) {
        record(context, "meeting_reminded", std::nullopt,
               Payload{}
                   .set("meeting", meeting.id)
                   .set("number", meeting.number)
                   .set("occurrence", occurrence.key)
                   .json());
    };
    return matter;
}

Matter timed_matter(std::int64_t subject, Context& context) {
    Matter matter{.keeps_quiet = false, .ends_with_plan = true};
    const auto reminder = context.tx.timed_reminders().find(subject);
    matter.is_over = !reminder;
    if (matter.is_over) return matter;
    matter.plan = plan_reminder(reminder->at, rules_of(context));
    matter.say = [reminder = *reminder, &context](const Occurrence&) {
        const auto account = context.tx.accounts().find(reminder.created_by);
        const auto chat = context.tx.chats().find(reminder.chat);
        const bool is_own = chat && chat->kind == ChatKind::direct;
        const auto language = is_own && account
                                  ? account->language.value_or(context.community.language)
                                  : context.community.language;
        Document post;
        post.blocks = {paragraph(say(language, texts::chosen, {{"text", reminder.text}}))};
        return to(reminder.chat, language, std::move(post), context);
    };
    matter.note = [id = reminder->id, &context](const Occurrence&, int) {
        record(context, "reminder_sent", std::nullopt, Payload{}.set("reminder", id).json());
    };
    matter.end = [id = reminder->id, &context] {
        context.tx.timed_reminders().done(id, context.now);
    };
    return matter;
}

}  // namespace linyi::commands::reminder
