#pragma once

#include "commands/command.hpp"
#include "commands/task/people.hpp"
#include "domain/resolution.hpp"
#include "domain/task.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::commands::task {

void register_commands(CommandTable& table);

/// A task or resolution somebody is about to create. It survives our questions as a row.
struct Draft {
    bool is_resolution{};
    std::string text{};  ///< with mention marks
    NameHints hints{};
    std::string date{};   ///< the answer to "until when?"
    std::string asked{};  ///< the name we asked about
    std::vector<PersonId> candidates{};
};

Draft draft_of(const Call& call, bool is_resolution, Context& context);
std::string to_text(const Draft& draft);
std::optional<Draft> draft_from(std::string_view text);

/// Creates what the draft says, or asks back what it does not. /task and /resolution end here.
Result<Reply> create(const Draft& draft, const Call& call, Context& context);

/// Answers to "which of them?" and "until when?".
Result<Reply> answer_person(const Call& call, Context& context);
Result<Reply> answer_date(const Call& call, Context& context);

/// "T5".
std::string short_id(const Task& task);
std::string short_id(const Resolution& resolution);
/// "2025-11-30（原定 2025-11-20）".
std::string due_words(const Task& task, Language language, const Context& context);
std::string state_words(const Task& task, Language language, const Context& context);
/// Responsible, due, supervisor and, if asked for, state.
std::vector<Field> task_fields(const Task& task, Language language, const Context& context);
/// A task with its history.
Document card(const Task& task, Language language, Context& context);
/// One line of a list.
std::string task_line(const Task& task, Language language, const Context& context);

/// A task a command is about, and what else it says: "T5 60% 到货了", a quoted post ("#T12 …",
/// "#R3 …"), a button ("12:yes"), or no id at all if the caller has one open task.
struct Target {
    Task task{};
    std::string rest{};
};
/// Errors: not_found (also for a task of another community), refused if it is not clear which.
/// `example` is what to write.
Result<Target> target_of(const Call& call, const Text& example, Context& context);

/// Reads a date somebody wrote for a task. Errors: refused if it is past, too far or none.
Result<Due> due_from(const language::DateReading& date, const Context& context);

}  // namespace linyi::commands::task
