#include "base/text.hpp"
#include "commands/payload.hpp"
#include "commands/task/change.hpp"
#include "commands/task/duty.hpp"
#include "commands/task/task.hpp"
#include "commands/task/texts.hpp"

namespace linyi::commands::task {
namespace {

/// A task that may still be corrected, by who gave it or the committee.
Result<Target> correctable(const Call& call, const Text& example, Context& context) {
    auto target = target_of(call, example, context);
    if (!target) return target.error();
    const auto& task = target->task;
    const Args args{{"task", short_id(task)}};
    const bool may = task.created_by == context.caller.account.id ||
                     context.caller.holds(Role::committee) || context.caller.holds(Role::admin);
    if (!may) return Error{Errc::forbidden, texts::may_not_correct, args};
    if (task.state != TaskState::pending) return Error{texts::too_late_to_correct, args};
    return target;
}

/// One person named in a correction. A name that several people have has to be said in full.
Result<Somebody> named(const Call& call, const std::string& words, Context& context) {
    Call marked = call;
    marked.rest = words;
    const auto draft = draft_of(marked, false, context);
    auto found = find_person(trim(draft.text), draft.hints, context);
    if (!found) return found.error();
    if (const auto* several = std::get_if<Candidates>(&*found)) {
        std::vector<std::string> names;
        for (const auto& holder : several->people) names.push_back(with_title(holder));
        return Error{texts::unknown_person,
                     {{"name", several->name}, {"nearest", join(names, "、")}}};
    }
    return std::get<Somebody>(*found);
}

Reply save(const Task& task, std::string_view what, Context& context) {
    context.tx.tasks().correct(task);
    record(context, "task_corrected", std::nullopt,
           Payload{}
               .set("task", task.id)
               .set("number", task.number)
               .set("what", what)
               .set("responsible", task.responsible)
               .set("supervisor", task.supervisor)
               .set("due", task.due.at)
               .set("by", context.caller.account.id)
               .json());
    const auto language = context.community.language;
    return Reply{Answer{.audience = here(),
                        .kind = "task",
                        .document = {.title = say(language, texts::created,
                                                  {{"task", short_id(task)}, {"text", task.text}}),
                                     .blocks = {paragraph(say(language, texts::corrected,
                                                              {{"task", short_id(task)}})),
                                                fields(task_fields(task, language, context))},
                                     .mentions = mentions_of(task.responsible, context)},
                        .subject = {.kind = 'T', .id = task.id.value}}};
}

Error same_person(const Somebody& somebody) {
    return Error{texts::same_person, {{"name", somebody.name}}};
}

}  // namespace

Result<Reply> set_responsible(const Call& call, Context& context) {
    const auto target = correctable(call, {"负责人 T5 张伟", "responsible T5 Zhang Wei"}, context);
    if (!target) return target.error();
    auto task = target->task;
    const auto somebody = named(call, target->rest, context);
    if (!somebody) return somebody.error();
    if (somebody->is_office()) {
        return Error{Errc::invalid_argument, texts::no_responsible, {{"text", task.text}}};
    }
    if (somebody->person && somebody->person == task.supervisor) return same_person(*somebody);

    task.responsible = ensure_person(*somebody, context);
    task.responsible_name = somebody->name;
    auto reply = save(task, "responsible", context);
    const auto language = context.community.language;
    tell(reply, task.responsible,
         {.kind = "task",
          .document = {.blocks = {paragraph(say(language, texts::for_you,
                                                {{"task", short_id(task)}, {"text", task.text}})),
                                  fields(task_fields(task, language, context))},
                       .buttons = {{.label = say(language, texts::accept_button),
                                    .value = "accept:" + std::to_string(task.id.value)}}},
          .subject = {.kind = 'T', .id = task.id.value}},
         context);
    return reply;
}

Result<Reply> set_supervisor(const Call& call, Context& context) {
    const auto target = correctable(call, {"监督人 T5 王芳", "supervisor T5 Wang Fang"}, context);
    if (!target) return target.error();
    auto task = target->task;
    const auto somebody = named(call, target->rest, context);
    if (!somebody) return somebody.error();
    if (somebody->person && *somebody->person == task.responsible) return same_person(*somebody);

    task.supervisor.reset();
    if (!somebody->is_office()) task.supervisor = ensure_person(*somebody, context);
    task.supervisor_name = somebody->name;
    return save(task, "supervisor", context);
}

Result<Reply> set_due(const Call& call, Context& context) {
    const auto target = correctable(call, {"期限 T5 12月5日", "due T5 Dec 5"}, context);
    if (!target) return target.error();
    auto task = target->task;
    const auto date = language::read_date(target->rest, context.local_now(), context.calendar);
    if (!date || date->is_vague) {
        return Error{Errc::invalid_argument, task_text::needs_date, {{"task", short_id(task)}}};
    }
    const auto due = due_from(*date, context);
    if (!due) return due.error();

    task.due = *due;
    task.first_due = *due;  // It was never agreed otherwise.
    return save(task, "due", context);
}

}  // namespace linyi::commands::task
