#include "commands/task/change.hpp"
#include "commands/task/show.hpp"
#include "commands/task/task.hpp"
#include "commands/task/texts.hpp"

#include "base/text.hpp"

namespace linyi::commands::task {
namespace {

const std::set<Role> task_makers{Role::committee, Role::manager, Role::community};

/// "/任务 T5" shows a task; anything else gives one.
Result<Reply> give(const Call& call, Context& context) {
    const auto id = language::read_short_id(call.rest);
    const bool shows =
        (id && id->kind == 'T' && trim(id->rest).empty()) || call.rest.starts_with("#T");
    if (shows) {
        const auto target = target_of(call, {"任务 T5", "task T5"}, context);
        if (!target) return target.error();
        return Reply{Answer{.audience = here(),
                            .kind = "task",
                            .document = card(target->task, context.community.language, context),
                            .subject = {.kind = 'T', .id = target->task.id.value}}};
    }
    if (!may_make(task_makers, context.caller)) return Error{Errc::forbidden};
    return create(draft_of(call, false, context), call, context);
}

}  // namespace

void register_commands(CommandTable& table) {
    using namespace texts;
    table.add({.name = "task",
               .words = {"task", "任务"},
               .usage = task_usage,
               .summary = task_summary,
               .makers = task_makers,
               .handler = give});
    table.add({.name = "tasks",
               .words = {"tasks", "任务列表"},
               .usage = tasks_usage,
               .summary = tasks_summary,
               .handler = show_tasks});
    table.add({.name = "accept",
               .words = {"accept", "签收"},
               .usage = accept_usage,
               .summary = accept_summary,
               .handler = accept});
    table.add({.name = "progress",
               .words = {"progress", "进度"},
               .usage = progress_usage,
               .summary = progress_summary,
               .handler = progress});
    table.add({.name = "done",
               .words = {"done", "完成", "已完成"},
               .usage = done_usage,
               .summary = done_summary,
               .handler = done});
    table.add({.name = "verify",
               .words = {"verify", "验收"},
               .usage = verify_usage,
               .summary = verify_summary,
               .handler = verify});
    table.add({.name = "postpone",
               .words = {"postpone", "改期"},
               .usage = postpone_usage,
               .summary = postpone_summary,
               .handler = postpone});
    table.add({.name = "cannot",
               .words = {"cannot", "无法办理"},
               .usage = cannot_usage,
               .summary = cannot_summary,
               .handler = cannot});
    table.add({.name = "reopen",
               .words = {"reopen", "重办"},
               .usage = reopen_usage,
               .summary = reopen_summary,
               .handler = reopen});
    table.add({.name = "set_responsible",
               .words = {"responsible", "负责人", "责任人"},
               .usage = set_responsible_usage,
               .summary = set_responsible_summary,
               .handler = set_responsible});
    table.add({.name = "set_supervisor",
               .words = {"supervisor", "监督人", "监督"},
               .usage = set_supervisor_usage,
               .summary = set_supervisor_summary,
               .handler = set_supervisor});
    table.add({.name = "set_due",
               .words = {"due", "期限"},
               .usage = set_due_usage,
               .summary = set_due_summary,
               .handler = set_due});
    // What answers to our questions end in; nobody types these.
    table.add({.name = "task_person", .handler = answer_person});
    table.add({.name = "task_date", .handler = answer_date});
    table.add({.name = "verify_reason", .handler = verify_reason});
}

}  // namespace linyi::commands::task
