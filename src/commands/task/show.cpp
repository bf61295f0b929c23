#include "base/text.hpp"
#include "commands/task/show.hpp"
#include "commands/task/task.hpp"
#include "commands/task/texts.hpp"

#include <algorithm>

namespace linyi::commands::task {
namespace {

constexpr std::size_t lines_max = 10;  // Chat gets at most ten lines (interaction.md §1.7).
constexpr std::size_t line_text_max = 24;
constexpr std::size_t history_max = 10;

const Text& state_text(TaskState state) {
    switch (state) {
        case TaskState::pending: return texts::state_pending;
        case TaskState::in_progress: return texts::state_in_progress;
        case TaskState::postponed: return texts::state_postponed;
        case TaskState::done_claimed: return texts::state_done_claimed;
        case TaskState::verified: return texts::state_verified;
        case TaskState::impossible: return texts::state_impossible;
    }
    return texts::state_pending;
}

const Text& event_text(std::string_view event) {
    if (event == "accepted") return texts::event_accepted;
    if (event == "progress") return texts::event_progress;
    if (event == "claimed") return texts::event_claimed;
    if (event == "verified") return texts::event_verified;
    if (event == "refused") return texts::event_refused;
    if (event == "postponed") return texts::event_postponed;
    if (event == "impossible") return texts::event_impossible;
    if (event == "reopened") return texts::event_reopened;
    if (event == "reminded") return texts::event_reminded;
    return texts::event_created;
}

std::string history_line(const storage::TaskUpdate& update, Language language,
                         const Context& context) {
    const auto& zone = context.community.zone;
    auto line =
        to_text(zone.to_local(update.happened_at)) + " " + update.name + " " +
        say(language, event_text(update.event),
            {{"percent", std::to_string(update.percent)}, {"date", to_text(update.due, zone)}});
    if (!update.text.empty()) line += "：" + update.text;
    return line;
}

/// The due date of an open task is today.
bool is_due_today(const Task& task, const Context& context) {
    return !is_closed(task) && day_of(task.due, context.community.zone) == context.local_now().day;
}

bool is_mine(const Task& task, const Context& context) {
    const auto& member = context.caller.member;
    return member && (task.responsible == member->person || task.supervisor == member->person);
}

}  // namespace

std::string short_id(const Task& task) {
    return "T" + std::to_string(task.number);
}
std::string short_id(const Resolution& resolution) {
    return "R" + std::to_string(resolution.number);
}

std::string due_words(const Task& task, Language language, const Context& context) {
    const auto& zone = context.community.zone;
    if (!is_moved(task)) return to_text(task.due, zone);
    return say(language, texts::due_moved,
               {{"date", to_text(task.due, zone)}, {"first", to_text(task.first_due, zone)}});
}

std::string state_words(const Task& task, Language language, const Context& context) {
    auto words = say(language, state_text(task.state));
    const bool shows_percent = task.percent > 0 && (task.state == TaskState::in_progress ||
                                                    task.state == TaskState::postponed);
    if (shows_percent) words += " " + std::to_string(task.percent) + "%";
    if (is_overdue(task, context.now)) {
        words += " · " + say(language, texts::overdue);
    } else if (is_due_today(task, context) && task.state != TaskState::done_claimed) {
        words += " · " + say(language, texts::due_today);
    }
    return words;
}

std::vector<Field> task_fields(const Task& task, Language language, const Context& context) {
    const auto supervisor =
        task.supervisor_name.empty() ? say(language, texts::no_supervisor) : task.supervisor_name;
    return {{.label = say(language, texts::responsible), .value = task.responsible_name},
            {.label = say(language, texts::due), .value = due_words(task, language, context)},
            {.label = say(language, texts::supervisor), .value = supervisor}};
}

Document card(const Task& task, Language language, Context& context) {
    auto rows = task_fields(task, language, context);
    rows.push_back(
        {.label = say(language, texts::state), .value = state_words(task, language, context)});
    if (task.resolution) {
        if (const auto resolution =
                context.tx.resolutions().find(context.community.id, *task.resolution)) {
            rows.push_back({.label = say(language, texts::basis),
                            .value = short_id(*resolution) + " " + resolution->text});
        }
    }
    auto updates = context.tx.tasks().updates(task.id);
    if (updates.size() > history_max)
        updates.erase(updates.begin(), updates.end() - static_cast<std::ptrdiff_t>(history_max));
    std::vector<std::string> lines;
    for (const auto& update : updates) lines.push_back(history_line(update, language, context));
    return {.title = say(language, texts::created, {{"task", short_id(task)}, {"text", task.text}}),
            .blocks = {fields(std::move(rows)), note(say(language, texts::history)),
                       list(std::move(lines))}};
}

std::string task_line(const Task& task, Language language, const Context& context) {
    std::string text(first_code_points(task.text, line_text_max));
    if (text.size() < task.text.size()) text += "…";
    return say(language, texts::task_line,
               {{"task", short_id(task)},
                {"text", text},
                {"responsible", task.responsible_name},
                {"due", due_words(task, language, context)},
                {"state", state_words(task, language, context)}});
}

Result<Reply> show_tasks(const Call& call, Context& context) {
    const auto language = context.chat.kind == ChatKind::direct ? context.caller.language
                                                                : context.community.language;
    const auto word = language::fold_width(call.rest);
    const bool only_mine = word == "mine" || word == "my" || word == "我的";
    auto tasks = context.tx.tasks().open_of(context.community.id);
    if (only_mine)
        std::erase_if(tasks, [&context](const Task& task) { return !is_mine(task, context); });
    if (tasks.empty()) return Reply::say_here(say(language, texts::no_tasks));

    std::vector<std::string> lines;
    for (const auto& task : tasks) {
        if (lines.size() == lines_max) break;
        lines.push_back(task_line(task, language, context));
    }
    Document document{
        .title = say(language, texts::open_tasks, {{"count", std::to_string(tasks.size())}}),
        .blocks = {list(std::move(lines))}};
    if (tasks.size() > lines_max) {
        document.blocks.push_back(note(say(language, texts::more_tasks,
                                           {{"count", std::to_string(tasks.size() - lines_max)}})));
    }
    return Reply{Answer{.audience = here(), .document = std::move(document)}};
}

}  // namespace linyi::commands::task
