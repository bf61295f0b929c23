#include "base/text.hpp"
#include "commands/task/task.hpp"
#include "commands/task/texts.hpp"

#include <algorithm>
#include <charconv>

namespace linyi::commands::task {
namespace {

/// A number at the beginning of a text, and what follows it.
struct Numbered {
    std::int64_t number{};
    std::string rest{};
};

std::optional<Numbered> leading_number(std::string_view text) {
    Numbered found;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, found.number);
    if (read.ec != std::errc{}) return std::nullopt;
    auto rest = std::string_view(read.ptr, static_cast<std::size_t>(end - read.ptr));
    if (rest.starts_with(':')) rest.remove_prefix(1);
    found.rest = trim(rest);
    return found;
}

Error unknown(std::string id) {
    return Error{Errc::not_found, texts::unknown_task, {{"task", std::move(id)}}};
}

Error which_one(std::string_view example, const std::vector<Task>& tasks) {
    Args args{{"example", std::string(example)}};
    if (tasks.empty()) return Error{Errc::invalid_argument, texts::which_task_alone, args};
    std::vector<std::string> ids;
    for (const auto& task : tasks) ids.push_back(short_id(task) + " " + task.text);
    args["tasks"] = join(ids, "；");
    return Error{Errc::invalid_argument, texts::which_task, args};
}

Result<Target> by_row(const Numbered& row, Context& context) {
    auto task = context.tx.tasks().find(context.community.id, TaskId{row.number});
    if (!task) return unknown("");
    return Target{.task = std::move(*task), .rest = row.rest};
}

/// A quoted resolution means its task, if it has one that is still open.
Result<Target> by_resolution(const Numbered& row, std::string_view example, Context& context) {
    auto tasks = context.tx.tasks().of_resolution(context.community.id, ResolutionId{row.number});
    if (tasks.size() > 1) std::erase_if(tasks, [](const Task& task) { return is_closed(task); });
    if (tasks.size() != 1) return which_one(example, tasks);
    return Target{.task = std::move(tasks.front()), .rest = row.rest};
}

/// "完成 已修好" without a number: the caller's only open task.
Result<Target> own(const Call& call, std::string_view example, Context& context) {
    auto tasks = context.tx.tasks().open_of(context.community.id);
    std::erase_if(tasks, [&context](const Task& task) {
        return !context.caller.member || task.responsible != context.caller.member->person;
    });
    if (tasks.size() != 1) return which_one(example, tasks);
    return Target{.task = std::move(tasks.front()), .rest = std::string(trim(call.rest))};
}

}  // namespace

Result<Target> target_of(const Call& call, const Text& words, Context& context) {
    const std::string example = say(context.caller.language, words);
    const std::string_view rest = call.rest;
    if (std::holds_alternative<Press>(call.reading)) {
        const auto row = leading_number(rest);
        return row ? by_row(*row, context) : unknown("");
    }
    // "#T12": a quoted post of ours, by row.
    if (rest.starts_with("#T") || rest.starts_with("#R")) {
        const auto row = leading_number(rest.substr(2));
        if (!row) return unknown("");
        return rest[1] == 'T' ? by_row(*row, context) : by_resolution(*row, example, context);
    }
    const auto id = language::read_short_id(rest);
    if (!id) return own(call, example, context);
    const auto name = std::string(1, id->kind) + std::to_string(id->number);
    if (id->kind != 'T') return unknown(name);
    auto task = context.tx.tasks().find(context.community.id, id->number);
    if (!task) return unknown(name);
    return Target{.task = std::move(*task), .rest = std::string(trim(id->rest))};
}

}  // namespace linyi::commands::task
