#pragma once

#include "domain/task.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;
class Ids;

/// One entry of a task's history. `event`: created, accepted, progress, claimed, verified, refused,
/// postponed, impossible, reopened, reminded.
struct TaskUpdate {
    std::string event{};
    AccountId account{};
    std::string name{};  ///< who said so
    bool on_behalf{};    ///< not the responsible person, but the office for them
    int percent{};
    Due due{};
    std::string text{};
    Timestamp happened_at{};
};

class Tasks {
public:
    Tasks(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    /// Saves a new task; returns it with its id.
    Task add(const Task& task);
    std::optional<Task> find(CommunityId community, std::int64_t number);
    std::optional<Task> find(CommunityId community, TaskId id);
    /// State, due date, progress and who claimed it.
    void save(const Task& task);
    /// Who is meant and the first date, while nobody has accepted it.
    void correct(const Task& task);
    /// Not closed, the most urgent first.
    std::vector<Task> open_of(CommunityId community);
    std::vector<Task> of_resolution(CommunityId community, ResolutionId resolution);
    /// Everything open, made or closed in [from, until), by number: what a briefing tells.
    std::vector<Task> active_between(CommunityId community, Timestamp from, Timestamp until);

    void note(TaskId task, const TaskUpdate& update);
    std::vector<TaskUpdate> updates(TaskId task);

private:
    Connection& db_;
    Ids& ids_;
};

/// A reminder somebody asked for, at a time of their choice.
struct TimedReminder {
    std::int64_t id{};
    CommunityId community{};
    ChatId chat{};
    Timestamp at{};
    std::string text{};
    AccountId created_by{};
};

class TimedReminders {
public:
    TimedReminders(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    std::int64_t add(const TimedReminder& reminder, Timestamp now);
    /// None if it is unknown or done.
    std::optional<TimedReminder> find(std::int64_t id);
    /// Not sent yet and due at `now`, oldest first.
    std::vector<TimedReminder> due(Timestamp now);
    /// When the next one is due.
    std::optional<Timestamp> next();
    /// To be called in the transaction that puts the message into the outbox.
    void done(std::int64_t id, Timestamp now);
    std::int64_t count_open(AccountId created_by);

private:
    Connection& db_;
    Ids& ids_;
};

}  // namespace linyi::storage
