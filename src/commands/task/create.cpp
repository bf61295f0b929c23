#include "base/text.hpp"
#include "commands/payload.hpp"
#include "commands/task/plan.hpp"
#include "commands/task/texts.hpp"

#include <algorithm>

namespace linyi::commands::task {
namespace {

constexpr std::chrono::minutes question_ttl{30};

Reply ask(const Question& question, Context& context) {
    context.tx.conversation().ask(context.caller.account.id, context.chat.id,
                                  {.kind = question.kind,
                                   .payload = to_text(question.draft),
                                   .asked = context.now,
                                   .expires = context.now + question_ttl});
    return Reply{Answer{.audience = here(), .kind = "question", .document = question.document}};
}

/// What one task's post and messages need besides its row.
struct Saved {
    Task task{};
    bool is_default_due{};
    std::string recurring{};
};

Saved save(const Planned& planned, const std::optional<Resolution>& resolution, Context& context) {
    Task task{.community = context.community.id,
              .number = context.tx.communities().next_number(context.community.id, 'T'),
              .text = planned.text,
              .responsible = ensure_person(planned.responsible, context),
              .responsible_name = planned.responsible.name,
              .due = planned.due,
              .first_due = planned.due,
              .chat = context.chat.id,
              .created_by = context.caller.account.id,
              .created_at = context.now};
    if (resolution) task.resolution = resolution->id;
    if (planned.supervisor) {
        task.supervisor_name = planned.supervisor->name;
        if (!planned.supervisor->is_office())
            task.supervisor = ensure_person(*planned.supervisor, context);
    }
    task = context.tx.tasks().add(task);
    context.tx.tasks().note(task.id, {.event = "created",
                                      .account = context.caller.account.id,
                                      .name = context.caller.name(),
                                      .due = task.due,
                                      .happened_at = context.now});
    record(context, "task_created", std::nullopt,
           Payload{}
               .set("task", task.id)
               .set("number", task.number)
               .set("resolution", task.resolution)
               .set("text", task.text)
               .set("responsible", task.responsible)
               .set("supervisor", task.supervisor)
               .set("due", task.due.at)
               .set("due_is_day", task.due.is_whole_day)
               .set("due_is_default", planned.is_default_due)
               .set("by", context.caller.account.id)
               .json());
    return {.task = std::move(task),
            .is_default_due = planned.is_default_due,
            .recurring = planned.recurring};
}

/// The parts as understood, one a line, so that a wrong one can be corrected with a word.
std::vector<Field> understood(const Saved& saved, Language language, const Context& context) {
    auto rows = task_fields(saved.task, language, context);
    const auto date = to_text(saved.task.due, context.community.zone);
    if (saved.is_default_due) {
        rows.at(1).value = say(language, texts::due_default,
                               {{"date", date},
                                {"days", std::to_string(context.settings.task_default_due.count())},
                                {"task", short_id(saved.task)}});
    } else if (!saved.recurring.empty()) {
        rows.at(1).value =
            say(language, texts::due_recurring, {{"date", date}, {"words", saved.recurring}});
    }
    return rows;
}

void tell_people(Reply& reply, const Task& task, Context& context) {
    const auto note_for = [&](AccountId account, const Text& head, bool is_doer) {
        const auto language = language_of(account, context);
        Answer answer{.audience = to_account(account),
                      .kind = "task",
                      .subject = {.kind = 'T', .id = task.id.value}};
        const Args args{{"task", short_id(task)},
                        {"text", task.text},
                        {"responsible", task.responsible_name},
                        {"due", due_words(task, language, context)}};
        answer.document.blocks.push_back(paragraph(say(language, head, args)));
        if (is_doer) {
            answer.document.blocks.push_back(fields(task_fields(task, language, context)));
            answer.document.blocks.push_back(note(say(language, texts::for_you_note, args)));
            answer.document.buttons.push_back({.label = say(language, texts::accept_button),
                                               .value = "accept:" + std::to_string(task.id.value)});
        }
        reply.add(std::move(answer));
    };
    for (const auto account : context.tx.accounts().accounts_of(task.responsible))
        note_for(account, texts::for_you, true);
    if (!task.supervisor) return;
    for (const auto account : context.tx.accounts().accounts_of(*task.supervisor))
        note_for(account, texts::you_supervise, false);
}

Document task_post(const Saved& saved, Context& context) {
    const auto language = context.community.language;
    const Args args{{"task", short_id(saved.task)}, {"text", saved.task.text}};
    return {.title = say(language, texts::created, args),
            .blocks = {fields(understood(saved, language, context)),
                       note(say(language, texts::how_to_correct, args))},
            .mentions = mentions_of(saved.task.responsible, context)};
}

Document resolution_post(const Resolution& resolution, const Plan& plan,
                         const std::vector<Saved>& tasks, Context& context) {
    const auto language = context.community.language;
    Document post{.title = say(language, texts::resolution,
                               {{"resolution", short_id(resolution)}, {"text", resolution.text}})};
    if (plan.poll) {
        post.blocks.push_back(fields({{.label = say(language, texts::basis),
                                       .value = say(language, texts::vote_of,
                                                    {{"poll", linyi::short_id(*plan.poll)},
                                                     {"question", plan.poll->question}})}}));
    }
    for (const auto& saved : tasks) {
        post.blocks.push_back(paragraph(short_id(saved.task) + " " + saved.task.text));
        post.blocks.push_back(fields(understood(saved, language, context)));
        for (auto& mention : mentions_of(saved.task.responsible, context)) {
            if (std::find(post.mentions.begin(), post.mentions.end(), mention) ==
                post.mentions.end())
                post.mentions.push_back(std::move(mention));
        }
    }
    post.blocks.push_back(
        note(say(language, texts::how_to_correct, {{"task", short_id(tasks.front().task)}})));
    return post;
}

Resolution save_resolution(const Plan& plan, Context& context) {
    Resolution resolution{.community = context.community.id,
                          .number = context.tx.communities().next_number(context.community.id, 'R'),
                          .text = plan.title,
                          .chat = context.chat.id,
                          .created_by = context.caller.account.id,
                          .created_at = context.now};
    if (plan.poll) resolution.poll = plan.poll->id;
    if (const auto meeting = context.tx.meetings().running(context.chat.id)) {
        resolution.meeting = meeting->id;
        resolution.item = meeting->item;
    }
    resolution = context.tx.resolutions().add(resolution);
    record(context, "resolution_made", resolution.poll,
           Payload{}
               .set("resolution", resolution.id)
               .set("number", resolution.number)
               .set("text", resolution.text)
               .set("meeting", resolution.meeting)
               .set("by", context.caller.account.id)
               .json());
    return resolution;
}

/// A resolution concerns everybody: besides the chat it was made in, all owners groups see it.
void add_post(Reply& reply, const Document& post, Subject subject, Context& context) {
    reply.add({.audience = here(), .kind = "resolution", .document = post, .subject = subject});
    for (const auto& chat :
         context.tx.chats().of_community(context.community.id, Purpose::owners)) {
        if (chat.id == context.chat.id) continue;
        auto copy = post;
        copy.mentions.clear();  // Of the platform of the chat it was made in.
        reply.add({.audience = to_chat(chat.id),
                   .kind = "resolution",
                   .document = std::move(copy),
                   .subject = subject});
    }
}

Reply carry_out(const Plan& plan, bool is_resolution, Context& context) {
    std::optional<Resolution> resolution;
    if (is_resolution) resolution = save_resolution(plan, context);
    std::vector<Saved> saved;
    for (const auto& planned : plan.tasks) saved.push_back(save(planned, resolution, context));

    Reply reply;
    if (resolution) {
        add_post(reply, resolution_post(*resolution, plan, saved, context),
                 {.kind = 'R', .id = resolution->id.value}, context);
    } else {
        reply.add({.audience = here(),
                   .kind = "task",
                   .document = task_post(saved.front(), context),
                   .subject = {.kind = 'T', .id = saved.front().task.id.value}});
    }
    for (const auto& one : saved) tell_people(reply, one.task, context);
    return reply;
}

/// What the caller said to the question; none if these words are no answer to it.
std::optional<PersonId> chosen_of(const Draft& draft, std::string_view words, Context& context) {
    const auto number = language::number_from(words);
    if (number && *number >= 1 && static_cast<std::size_t>(*number) <= draft.candidates.size())
        return draft.candidates[static_cast<std::size_t>(*number) - 1];
    std::optional<PersonId> found;
    for (const auto person : draft.candidates) {
        if (context.tx.roster().person_name(person) != trim(words)) continue;
        if (found) return std::nullopt;
        found = person;
    }
    return found;
}

/// The draft a question was about. What was asked is over, whatever the answer is.
std::optional<Draft> asked_draft(const Call& call, Context& context) {
    const auto* answer = std::get_if<QuestionAnswer>(&call.reading);
    if (answer == nullptr) return std::nullopt;
    context.tx.conversation().answered(context.caller.account.id, context.chat.id);
    return draft_from(answer->question.payload);
}

/// Goes on with an answered question. A refusal is said as a reply: the question is over either
/// way.
Reply settle(const Draft& draft, const Call& call, Context& context) {
    auto reply = create(draft, call, context);
    if (reply) return std::move(*reply);
    return Reply::say_to_sender(word(reply.error(), context.caller.language));
}

/// In a group other talk goes on; in private nothing else can have been meant.
Reply not_understood(const Context& context) {
    if (context.chat.kind == ChatKind::group) return {};
    return Reply::say_to_sender(say(context.caller.language, texts::not_understood));
}

}  // namespace

Result<Reply> create(const Draft& draft, const Call&, Context& context) {
    if (trim(draft.text).empty()) return Error{Errc::invalid_argument, texts::no_text};
    const auto planning = plan(draft, context);
    if (!planning) return planning.error();
    if (const auto* question = std::get_if<Question>(&*planning)) return ask(*question, context);
    return carry_out(std::get<Plan>(*planning), draft.is_resolution, context);
}

Result<Reply> answer_person(const Call& call, Context& context) {
    auto draft = asked_draft(call, context);
    if (!draft) return not_understood(context);
    const auto chosen = chosen_of(*draft, call.rest, context);
    if (!chosen) return not_understood(context);
    draft->hints.chosen.emplace_back(draft->asked, *chosen);
    draft->asked.clear();
    draft->candidates.clear();
    return settle(*draft, call, context);
}

Result<Reply> answer_date(const Call& call, Context& context) {
    auto draft = asked_draft(call, context);
    if (!draft) return not_understood(context);
    const auto date = language::read_date(call.rest, context.local_now(), context.calendar);
    if (!date || date->is_vague) return not_understood(context);
    draft->date = date->text;
    return settle(*draft, call, context);
}

}  // namespace linyi::commands::task
