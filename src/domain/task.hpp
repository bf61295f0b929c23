#pragma once

#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace linyi {

/// Until when something is to be done. A day without a time lasts until 24:00 on the community's
/// clock, that instant included. Source: domain.md §5.6 rule 13.
struct Due {
    Timestamp at{};           ///< in time up to and including this instant
    bool is_whole_day{true};  ///< `at` is 24:00 of the due day

    friend bool operator==(const Due&, const Due&) = default;
};

Due due_on(std::chrono::year_month_day day, const Zone& zone);
/// The day people name: 2025-11-30 also when `at` is 24:00 of it.
std::chrono::year_month_day day_of(const Due& due, const Zone& zone);
/// "2025-11-30" or "2025-11-30 18:00".
std::string to_text(const Due& due, const Zone& zone);

/// How far a task is. Source: interaction.md §1.6.
enum class TaskState {
    pending,       ///< 待签收: the responsible person has not said anything yet
    in_progress,   ///< 办理中
    postponed,     ///< 延期: has a later date and no progress since
    done_claimed,  ///< 待验收: said to be done, not yet confirmed
    verified,      ///< 已完成: confirmed by somebody other than the doer
    impossible,    ///< 无法办理, with a reason
};

std::string_view to_text(TaskState state);
std::optional<TaskState> task_state_from(std::string_view text);

/// One measure that somebody has promised to carry out.
struct Task {
    TaskId id{};
    CommunityId community{};
    std::int64_t number{};  ///< T5
    std::optional<ResolutionId> resolution{};
    std::string text{};
    TaskState state{TaskState::pending};
    PersonId responsible{};
    std::string responsible_name{};  ///< as named when it was created
    std::optional<PersonId> supervisor{};
    std::string supervisor_name{};
    Due due{};
    Due first_due{};  ///< as agreed at first: an overdue task stays visible after a change
    int percent{};    ///< as last reported; a claim does not change it
    std::optional<PersonId> claimed_by{};
    int reopened{};  ///< times it came back after somebody called it done
    ChatId chat{};
    AccountId created_by{};
    Timestamp created_at{};
    std::optional<Timestamp> closed_at{};
};

/// Something that happens to a task.
struct TaskEvent {
    enum class Kind { accept, progress, claim, verify, refuse, postpone, give_up, reopen };

    Kind kind{};
    std::optional<int> percent{};  ///< progress
    std::optional<Due> due{};      ///< postpone
    std::optional<PersonId> by{};  ///< who says so; needed for claim, verify and refuse
    std::string reason{};          ///< needed for refuse, postpone, give_up and reopen
};

/// Why a task does not take an event.
namespace task_text {
extern const Text is_verified;
extern const Text is_impossible;
extern const Text is_claimed;
extern const Text is_not_claimed;
extern const Text is_accepted;
extern const Text is_open;
extern const Text bad_percent;
extern const Text doer_verifies;
extern const Text needs_reason;
extern const Text needs_date;
extern const Text date_is_past;
extern const Text same_date;
}  // namespace task_text

/// The task after the event. Pure; every pair of state and event is decided.
/// Errors: refused, with one of `task_text`.
Result<Task> apply(const Task& task, const TaskEvent& event, Timestamp now);

bool is_closed(const Task& task);
/// Past its due date and not done; the due day itself is in time until 24:00.
bool is_overdue(const Task& task, Timestamp now);
/// The date was moved after it was first agreed.
bool is_moved(const Task& task);
/// Somebody other than the doer: neither the responsible person nor who said it is done.
bool may_verify(const Task& task, PersonId person);

}  // namespace linyi
