#include "storage/tasks.hpp"

#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"

namespace linyi::storage {
namespace {

template <class T>
std::optional<std::int64_t> raw(const std::optional<T>& id) {
    if (!id) return std::nullopt;
    return id->value;
}

Due read_due(const Query& row, int column) {
    return {.at = from_millis(row.integer(column)), .is_whole_day = row.integer(column + 1) != 0};
}

Task read(const Query& row) {
    Task task{.id = {row.integer(0)},
              .community = {row.integer(1)},
              .number = row.integer(2),
              .text = row.text(4),
              .state = task_state_from(row.text(5)).value_or(TaskState::pending),
              .responsible = {row.integer(6)},
              .responsible_name = row.text(7),
              .supervisor_name = row.text(9),
              .due = read_due(row, 10),
              .first_due = read_due(row, 12),
              .percent = static_cast<int>(row.integer(14)),
              .reopened = static_cast<int>(row.integer(16)),
              .chat = {row.integer(17)},
              .created_by = {row.integer(18)},
              .created_at = from_millis(row.integer(19))};
    if (!row.is_null(3)) task.resolution = ResolutionId{row.integer(3)};
    if (!row.is_null(8)) task.supervisor = PersonId{row.integer(8)};
    if (!row.is_null(15)) task.claimed_by = PersonId{row.integer(15)};
    if (!row.is_null(20)) task.closed_at = from_millis(row.integer(20));
    return task;
}

TimedReminder read_timed(const Query& row) {
    return {.id = row.integer(0),
            .community = {row.integer(1)},
            .chat = {row.integer(2)},
            .at = from_millis(row.integer(3)),
            .text = row.text(4),
            .created_by = {row.integer(5)}};
}

std::optional<Task> read_one(Query& query) {
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::vector<Task> read_all(Query& query) {
    std::vector<Task> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

}  // namespace

Task Tasks::add(const Task& task) {
    Task added = task;
    added.id = {ids_.next("task")};
    run(db_, R"sql(
        INSERT INTO task (id, community_id, number, resolution_id, text, state, responsible_id,
            responsible, supervisor_id, supervisor, due_at, due_is_day, first_due_at,
            first_due_is_day, percent, claimed_by, reopened, chat_id, created_by, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
            ?19, ?20)
    )sql",
        added.id.value, added.community.value, added.number, raw(added.resolution), added.text,
        to_text(added.state), added.responsible.value, added.responsible_name,
        raw(added.supervisor), added.supervisor_name, to_millis(added.due.at),
        added.due.is_whole_day, to_millis(added.first_due.at), added.first_due.is_whole_day,
        added.percent, raw(added.claimed_by), added.reopened, added.chat.value,
        added.created_by.value, to_millis(added.created_at));
    return added;
}

std::optional<Task> Tasks::find(CommunityId community, std::int64_t number) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, resolution_id, text, state, responsible_id, responsible,
            supervisor_id, supervisor, due_at, due_is_day, first_due_at, first_due_is_day, percent,
            claimed_by, reopened, chat_id, created_by, created_at, closed_at
        FROM task WHERE community_id = ?1 AND number = ?2
    )sql",
                community.value, number);
    return read_one(query);
}

std::optional<Task> Tasks::find(CommunityId community, TaskId id) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, resolution_id, text, state, responsible_id, responsible,
            supervisor_id, supervisor, due_at, due_is_day, first_due_at, first_due_is_day, percent,
            claimed_by, reopened, chat_id, created_by, created_at, closed_at
        FROM task WHERE community_id = ?1 AND id = ?2
    )sql",
                community.value, id.value);
    return read_one(query);
}

void Tasks::save(const Task& task) {
    std::optional<std::int64_t> closed;
    if (task.closed_at) closed = to_millis(*task.closed_at);
    run(db_, R"sql(
        UPDATE task SET state = ?2, due_at = ?3, due_is_day = ?4, percent = ?5, claimed_by = ?6,
            reopened = ?7, closed_at = ?8
        WHERE id = ?1
    )sql",
        task.id.value, to_text(task.state), to_millis(task.due.at), task.due.is_whole_day,
        task.percent, raw(task.claimed_by), task.reopened, closed);
}

void Tasks::correct(const Task& task) {
    run(db_, R"sql(
        UPDATE task SET responsible_id = ?2, responsible = ?3, supervisor_id = ?4, supervisor = ?5,
            due_at = ?6, due_is_day = ?7, first_due_at = ?8, first_due_is_day = ?9
        WHERE id = ?1 AND state = 'pending'
    )sql",
        task.id.value, task.responsible.value, task.responsible_name, raw(task.supervisor),
        task.supervisor_name, to_millis(task.due.at), task.due.is_whole_day,
        to_millis(task.first_due.at), task.first_due.is_whole_day);
}

std::vector<Task> Tasks::open_of(CommunityId community) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, resolution_id, text, state, responsible_id, responsible,
            supervisor_id, supervisor, due_at, due_is_day, first_due_at, first_due_is_day, percent,
            claimed_by, reopened, chat_id, created_by, created_at, closed_at
        FROM task WHERE community_id = ?1 AND closed_at IS NULL ORDER BY due_at, number
    )sql",
                community.value);
    return read_all(query);
}

std::vector<Task> Tasks::of_resolution(CommunityId community, ResolutionId resolution) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, resolution_id, text, state, responsible_id, responsible,
            supervisor_id, supervisor, due_at, due_is_day, first_due_at, first_due_is_day, percent,
            claimed_by, reopened, chat_id, created_by, created_at, closed_at
        FROM task WHERE community_id = ?1 AND resolution_id = ?2 ORDER BY number
    )sql",
                community.value, resolution.value);
    return read_all(query);
}

std::vector<Task> Tasks::active_between(CommunityId community, Timestamp from, Timestamp until) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, resolution_id, text, state, responsible_id, responsible,
            supervisor_id, supervisor, due_at, due_is_day, first_due_at, first_due_is_day, percent,
            claimed_by, reopened, chat_id, created_by, created_at, closed_at
        FROM task WHERE community_id = ?1 AND created_at < ?3
            AND (closed_at IS NULL OR closed_at >= ?2)
        ORDER BY number
    )sql",
                community.value, to_millis(from), to_millis(until));
    return read_all(query);
}

void Tasks::note(TaskId task, const TaskUpdate& update) {
    run(db_, R"sql(
        INSERT INTO task_update (task_id, no, event, account_id, name, on_behalf, percent, due_at,
            due_is_day, text, happened_at)
        VALUES (?1, (SELECT coalesce(max(no), 0) + 1 FROM task_update WHERE task_id = ?1),
            ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    )sql",
        task.value, update.event, update.account.value, update.name, update.on_behalf,
        update.percent, to_millis(update.due.at), update.due.is_whole_day, update.text,
        to_millis(update.happened_at));
}

std::vector<TaskUpdate> Tasks::updates(TaskId task) {
    Query query(db_, R"sql(
        SELECT event, account_id, name, on_behalf, percent, due_at, due_is_day, text, happened_at
        FROM task_update WHERE task_id = ?1 ORDER BY no
    )sql",
                task.value);
    std::vector<TaskUpdate> found;
    while (query.next()) {
        found.push_back({.event = query.text(0),
                         .account = {query.integer(1)},
                         .name = query.text(2),
                         .on_behalf = query.integer(3) != 0,
                         .percent = static_cast<int>(query.integer(4)),
                         .due = read_due(query, 5),
                         .text = query.text(7),
                         .happened_at = from_millis(query.integer(8))});
    }
    return found;
}

std::int64_t TimedReminders::add(const TimedReminder& reminder, Timestamp now) {
    const auto id = ids_.next("timed_reminder");
    run(db_, R"sql(
        INSERT INTO timed_reminder (id, community_id, chat_id, due_at, text, created_by, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    )sql",
        id, reminder.community.value, reminder.chat.value, to_millis(reminder.at), reminder.text,
        reminder.created_by.value, to_millis(now));
    return id;
}

std::optional<TimedReminder> TimedReminders::find(std::int64_t id) {
    Query query(db_, R"sql(
        SELECT id, community_id, chat_id, due_at, text, created_by FROM timed_reminder
        WHERE id = ?1 AND done_at IS NULL
    )sql",
                id);
    if (!query.next()) return std::nullopt;
    return read_timed(query);
}

std::vector<TimedReminder> TimedReminders::due(Timestamp now) {
    Query query(db_, R"sql(
        SELECT id, community_id, chat_id, due_at, text, created_by FROM timed_reminder
        WHERE done_at IS NULL AND due_at <= ?1 ORDER BY due_at, id
    )sql",
                to_millis(now));
    std::vector<TimedReminder> found;
    while (query.next()) found.push_back(read_timed(query));
    return found;
}

std::optional<Timestamp> TimedReminders::next() {
    Query query(db_, "SELECT min(due_at) FROM timed_reminder WHERE done_at IS NULL");
    if (!query.next() || query.is_null(0)) return std::nullopt;
    return from_millis(query.integer(0));
}

void TimedReminders::done(std::int64_t id, Timestamp now) {
    run(db_, "UPDATE timed_reminder SET done_at = ?2 WHERE id = ?1", id, to_millis(now));
}

std::int64_t TimedReminders::count_open(AccountId created_by) {
    Query query(db_, R"sql(
        SELECT count(*) FROM timed_reminder WHERE created_by = ?1 AND done_at IS NULL
    )sql",
                created_by.value);
    query.next();
    return query.integer(0);
}

}  // namespace linyi::storage
