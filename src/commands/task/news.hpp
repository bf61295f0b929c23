#pragma once

#include "commands/task/task.hpp"

namespace linyi::commands::task {

/// A change that was decided, and what it is called in the history and in the acts.
struct Change {
    Task task{};
    std::string event{};  ///< "progress": the act is "task_progress"
    std::string text{};
};

/// Saves the task, an entry of its history and the act.
void save(const Change& change, Context& context);

/// One sentence about a task; `said` fills {text} with the caller's words instead of the task's.
struct Sentence {
    const Text& text;
    std::optional<std::string> said{};
};

/// What {placeholders} of the task texts stand for.
Args args_of(const Task& task, Language language, const Context& context);

/// A message about the task, to the chat the call came from.
Answer about(const Task& task, std::string text);

/// Says it here, and privately to those it concerns.
Reply say_it(const Task& task, const Sentence& sentence, const std::vector<PersonId>& also,
             Context& context);

/// Puts the task on the list for the next meeting.
void propose(const Task& task, AgendaCandidate::Reason reason, Context& context);

bool is_person(const Caller& caller, std::optional<PersonId> person);
/// The property office and the committee may speak for the responsible person.
bool stands_in(const Caller& caller);

/// 属实 / 不属实.
void add_verify_buttons(Document& document, const Task& task, Language language);

}  // namespace linyi::commands::task
