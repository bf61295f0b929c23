#include "domain/task.hpp"

#include "base/text.hpp"

#include <array>
#include <utility>

namespace linyi {

namespace task_text {
const Text is_verified{"{task} 已验收完成。如果又出现问题，请发送“重办 {task} 原因”。",
                       "{task} is verified and closed. If the problem is back, send "
                       "\"/reopen {task} REASON\"."};
const Text is_impossible{"{task} 已记为无法办理。如要重新办理，请发送“重办 {task} 原因”。",
                         "{task} is recorded as not possible. To take it up again, send "
                         "\"/reopen {task} REASON\"."};
const Text is_claimed{"{task} 已报完成，正在等监督人验收。",
                      "{task} is reported done and waits for the supervisor to verify it."};
const Text is_not_claimed{"{task} 还没有报完成，暂时不能验收。负责人完成后请发送“完成 {task}”。",
                          "{task} is not reported done yet, so it cannot be verified. The "
                          "responsible person sends \"/done {task}\" first."};
const Text is_accepted{"{task} 已经签收，正在办理。", "{task} is accepted already."};
const Text is_open{"{task} 还在办理，不需要重办。", "{task} is still open: nothing to reopen."};
const Text bad_percent{"进度请写 0% 到 100%，例如“进度 {task} 60%”。",
                       "Please give the progress as 0% to 100%, for example "
                       "\"/progress {task} 60%\"."};
const Text doer_verifies{"负责人和报完成的人不能验收自己的工作，请由监督人或业委会验收。",
                         "Whoever did the work cannot verify it. Please ask the supervisor or "
                         "the committee."};
const Text needs_reason{"请写明原因，例如“{example}”。",
                        "Please give the reason, for example \"{example}\"."};
const Text needs_date{"请写明新的日期，例如“改期 {task} 12月15日 等配件”。",
                      "Please give the new date, for example \"/postpone {task} Dec 15 waiting "
                      "for parts\"."};
const Text date_is_past{"{date} 已经过去了，请写一个以后的日期。",
                        "{date} is in the past. Please give a later date."};
const Text same_date{"{task} 的期限本来就是 {date}。", "{task} is due on {date} already."};
}  // namespace task_text

namespace {

using Kind = TaskEvent::Kind;

constexpr std::array<std::pair<TaskState, std::string_view>, 6> names{{
    {TaskState::pending, "pending"},
    {TaskState::in_progress, "in_progress"},
    {TaskState::postponed, "postponed"},
    {TaskState::done_claimed, "done_claimed"},
    {TaskState::verified, "verified"},
    {TaskState::impossible, "impossible"},
}};

Error refuse(const Task& task, const Text& why) {
    return Error{why, {{"task", "T" + std::to_string(task.number)}}};
}

/// A task that is being worked on takes news of the work; the others say what they are.
std::optional<Error> not_workable(const Task& task) {
    switch (task.state) {
        case TaskState::pending:
        case TaskState::in_progress:
        case TaskState::postponed: return std::nullopt;
        case TaskState::done_claimed: return refuse(task, task_text::is_claimed);
        case TaskState::verified: return refuse(task, task_text::is_verified);
        case TaskState::impossible: return refuse(task, task_text::is_impossible);
    }
    return refuse(task, task_text::is_verified);
}

std::optional<Error> without_reason(const Task& task, const TaskEvent& event,
                                    std::string_view example) {
    if (!trim(event.reason).empty()) return std::nullopt;
    auto error = refuse(task, task_text::needs_reason);
    error.args.emplace("example", replace_all(example, "{task}", error.args.at("task")));
    return error;
}

Result<Task> accept(Task task) {
    if (auto error = not_workable(task)) return *error;
    if (task.state != TaskState::pending) return refuse(task, task_text::is_accepted);
    task.state = TaskState::in_progress;
    return task;
}

Result<Task> progress(Task task, const TaskEvent& event) {
    if (auto error = not_workable(task)) return *error;
    if (event.percent && (*event.percent < 0 || *event.percent > 100))
        return refuse(task, task_text::bad_percent);
    task.percent = event.percent.value_or(task.percent);
    task.state = TaskState::in_progress;
    return task;
}

Result<Task> claim(Task task, const TaskEvent& event) {
    if (auto error = not_workable(task)) return *error;
    task.state = TaskState::done_claimed;
    task.claimed_by = event.by;
    return task;
}

Result<Task> judge(Task task, const TaskEvent& event, Timestamp now) {
    if (task.state != TaskState::done_claimed) {
        const auto error = not_workable(task);
        return error ? *error : refuse(task, task_text::is_not_claimed);
    }
    if (!event.by || !may_verify(task, *event.by)) return refuse(task, task_text::doer_verifies);
    if (event.kind == Kind::verify) {
        task.state = TaskState::verified;
        task.closed_at = now;
        return task;
    }
    if (auto error = without_reason(task, event, "验收 {task} 不属实 门禁还是打不开"))
        return *error;
    task.state = TaskState::in_progress;
    task.claimed_by.reset();
    ++task.reopened;
    return task;
}

Result<Task> postpone(Task task, const TaskEvent& event, Timestamp now) {
    if (auto error = not_workable(task)) return *error;
    if (!event.due) return refuse(task, task_text::needs_date);
    if (event.due->at < now) return refuse(task, task_text::date_is_past);
    if (*event.due == task.due) return refuse(task, task_text::same_date);
    if (auto error = without_reason(task, event, "改期 {task} 12月15日 等配件")) return *error;
    // Only a later date is a postponement; an earlier one leaves the work as it stands.
    if (event.due->at > task.due.at) task.state = TaskState::postponed;
    task.due = *event.due;
    return task;
}

Result<Task> give_up(Task task, const TaskEvent& event, Timestamp now) {
    if (auto error = not_workable(task)) return *error;
    if (auto error = without_reason(task, event, "无法办理 {task} 产权单位不同意")) return *error;
    task.state = TaskState::impossible;
    task.closed_at = now;
    return task;
}

Result<Task> reopen(Task task, const TaskEvent& event) {
    if (!is_closed(task)) return refuse(task, task_text::is_open);
    if (auto error = without_reason(task, event, "重办 {task} 又坏了")) return *error;
    task.state = TaskState::in_progress;
    task.closed_at.reset();
    task.claimed_by.reset();
    task.percent = 0;
    ++task.reopened;
    return task;
}

}  // namespace

Due due_on(std::chrono::year_month_day day, const Zone& zone) {
    return {.at = zone.to_utc({.day = day, .time = std::chrono::hours{24}}), .is_whole_day = true};
}

std::chrono::year_month_day day_of(const Due& due, const Zone& zone) {
    return zone.to_local(due.is_whole_day ? due.at - Millis{1} : due.at).day;
}

std::string to_text(const Due& due, const Zone& zone) {
    return due.is_whole_day ? to_text(day_of(due, zone)) : to_text(zone.to_local(due.at));
}

std::string_view to_text(TaskState state) {
    for (const auto& [known, name] : names) {
        if (known == state) return name;
    }
    return "pending";
}

std::optional<TaskState> task_state_from(std::string_view text) {
    for (const auto& [state, name] : names) {
        if (name == text) return state;
    }
    return std::nullopt;
}

Result<Task> apply(const Task& task, const TaskEvent& event, Timestamp now) {
    switch (event.kind) {
        case Kind::accept: return accept(task);
        case Kind::progress: return progress(task, event);
        case Kind::claim: return claim(task, event);
        case Kind::verify:
        case Kind::refuse: return judge(task, event, now);
        case Kind::postpone: return postpone(task, event, now);
        case Kind::give_up: return give_up(task, event, now);
        case Kind::reopen: return reopen(task, event);
    }
    return Error{Errc::invalid_argument};
}

bool is_closed(const Task& task) {
    return task.state == TaskState::verified || task.state == TaskState::impossible;
}

bool is_overdue(const Task& task, Timestamp now) {
    // What is said to be done waits for the supervisor: that is not the doer's delay.
    return !is_closed(task) && task.state != TaskState::done_claimed && now > task.due.at;
}

bool is_moved(const Task& task) {
    return !(task.due == task.first_due);
}

bool may_verify(const Task& task, PersonId person) {
    return person != task.responsible && task.claimed_by != person;
}

}  // namespace linyi
