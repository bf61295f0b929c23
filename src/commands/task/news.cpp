#include "commands/task/news.hpp"

#include "base/text.hpp"
#include "commands/payload.hpp"
#include "commands/task/texts.hpp"

namespace linyi::commands::task {
namespace {

std::string word_it(const Task& task, const Sentence& sentence, Language language,
                    const Context& context) {
    auto args = args_of(task, language, context);
    if (sentence.said) args["text"] = *sentence.said;
    return std::string(trim(say(language, sentence.text, args)));
}

}  // namespace

bool stands_in(const Caller& caller) {
    return caller.holds(Role::manager) || caller.holds(Role::committee) ||
           caller.holds(Role::admin);
}

bool is_person(const Caller& caller, std::optional<PersonId> person) {
    return caller.member && person && caller.member->person == *person;
}

Args args_of(const Task& task, Language language, const Context& context) {
    return {{"task", short_id(task)},
            {"text", task.text},
            {"responsible", task.responsible_name},
            {"supervisor",
             task.supervisor_name.empty() ? say(language, texts::committee) : task.supervisor_name},
            {"who", context.caller.name()},
            {"percent", std::to_string(task.percent)},
            {"times", std::to_string(task.reopened)},
            {"date", to_text(task.due, context.community.zone)},
            {"first", to_text(task.first_due, context.community.zone)}};
}

void save(const Change& change, Context& context) {
    const bool is_doers_word = change.event == "accepted" || change.event == "progress" ||
                               change.event == "claimed" || change.event == "impossible";
    const bool on_behalf = is_doers_word && !is_person(context.caller, change.task.responsible);
    context.tx.tasks().save(change.task);
    context.tx.tasks().note(change.task.id, {.event = change.event,
                                             .account = context.caller.account.id,
                                             .name = context.caller.name(),
                                             .on_behalf = on_behalf,
                                             .percent = change.task.percent,
                                             .due = change.task.due,
                                             .text = change.text,
                                             .happened_at = context.now});
    record(context, "task_" + change.event, std::nullopt,
           Payload{}
               .set("task", change.task.id)
               .set("number", change.task.number)
               .set("by", context.caller.account.id)
               .set("on_behalf", on_behalf)
               .set("percent", change.task.percent)
               .set("due", change.task.due.at)
               .set("text", change.text)
               .json());
}

Answer about(const Task& task, std::string text) {
    return {.audience = here(),
            .kind = "task",
            .document = {.blocks = {paragraph(std::move(text))}},
            .subject = {.kind = 'T', .id = task.id.value}};
}

Reply say_it(const Task& task, const Sentence& sentence, const std::vector<PersonId>& also,
             Context& context) {
    Reply reply;
    auto text = word_it(task, sentence, context.community.language, context);
    if (!is_person(context.caller, task.responsible) && stands_in(context.caller) &&
        (&sentence.text == &texts::accepted || &sentence.text == &texts::progressed)) {
        text += say(context.community.language, texts::on_behalf, {{"who", context.caller.name()}});
    }
    reply.add(about(task, text));
    for (const auto person : also) {
        if (is_person(context.caller, person)) continue;
        for (const auto account : context.tx.accounts().accounts_of(person)) {
            auto answer =
                about(task, word_it(task, sentence, language_of(account, context), context));
            answer.audience = to_account(account);
            reply.add(std::move(answer));
        }
    }
    return reply;
}

void propose(const Task& task, AgendaCandidate::Reason reason, Context& context) {
    context.tx.agenda_candidates().propose({.community = context.community.id,
                                            .source = AgendaCandidate::Source::task,
                                            .source_id = task.id.value,
                                            .reason = reason,
                                            .title = task.text,
                                            .created_at = context.now});
}

void add_verify_buttons(Document& document, const Task& task, Language language) {
    const auto id = std::to_string(task.id.value);
    document.buttons = {
        {.label = say(language, texts::yes_button), .value = "verify:" + id + ":yes"},
        {.label = say(language, texts::no_button), .value = "verify:" + id + ":no"}};
}

}  // namespace linyi::commands::task
