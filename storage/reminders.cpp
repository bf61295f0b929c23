#include "storage/reminders.hpp"

#include "base/mutant.hpp"
#include "storage/driver/connection.hpp"

namespace linyi::storage {
namespace {

using Outcome = ReminderDecision::Outcome;

std::string_view to_word(Outcome outcome) {
    switch (outcome) {
        case Outcome::fired: return "fired";
        case Outcome::nobody: return "nobody";
        case Outcome::skipped: return "skipped";
    }
    return "skipped";
}

std::optional<Timestamp> time_at(const Query& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return from_millis(row.integer(column));
}

std::optional<std::int64_t> millis(const std::optional<Timestamp>& at) {
    if (!at) return std::nullopt;
    return to_millis(*at);
}

ReminderJob read(const Query& row) {
    return {.kind = reminder_kind_from(row.text(0)).value_or(ReminderKind::timed),
            .subject = row.integer(1),
            .community = {row.integer(2)},
            .look_at = time_at(row, 3),
            .next_at = time_at(row, 4),
            .next_occurrence = row.text(5),
            .is_changed = row.integer(6) != 0,
            .fired_at = time_at(row, 7),
            .fired_occurrence = row.text(8)};
}

}  // namespace

std::optional<Timestamp> Reminders::next_look() {
    Query query(db_, "SELECT min(look_at) FROM reminder_job WHERE look_at IS NOT NULL");
    if (!query.next() || query.is_null(0)) return std::nullopt;
    return from_millis(query.integer(0));
}

std::vector<ReminderJob> Reminders::due(Timestamp now, int limit) {
    Query query(db_, R"sql(
        SELECT kind, subject_id, community_id, look_at, next_at, next_occurrence, is_changed,
            fired_at, fired_occurrence
        FROM reminder_job WHERE look_at IS NOT NULL AND look_at <= ?1
        ORDER BY look_at, kind, subject_id LIMIT ?2
    )sql",
                to_millis(now), limit);
    std::vector<ReminderJob> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::vector<ReminderJob> Reminders::all() {
    Query query(db_, R"sql(
        SELECT kind, subject_id, community_id, look_at, next_at, next_occurrence, is_changed,
            fired_at, fired_occurrence
        FROM reminder_job ORDER BY kind, subject_id
    )sql");
    std::vector<ReminderJob> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::set<std::string> Reminders::decided(const ReminderJob& job) {
    Query query(db_, R"sql(
        SELECT occurrence FROM reminder_occurrence WHERE kind = ?1 AND subject_id = ?2
    )sql",
                to_text(job.kind), job.subject);
    std::set<std::string> found;
    while (query.next() && !mutant("reminder_twice")) found.insert(query.text(0));
    return found;
}

bool Reminders::decide(const ReminderJob& job, const Occurrence& occurrence,
                       const ReminderDecision& decision) {
    const auto added = run(db_, R"sql(
        INSERT INTO reminder_occurrence (kind, subject_id, occurrence, community_id, due_at,
            outcome, messages, decided_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (kind, subject_id, occurrence) DO NOTHING
    )sql",
                           to_text(job.kind), job.subject, occurrence.key, job.community.value,
                           to_millis(occurrence.at), to_word(decision.outcome), decision.messages,
                           to_millis(decision.at));
    if (added == 0 && !mutant("reminder_twice")) return false;
    if (decision.outcome == Outcome::fired) {
        run(db_, R"sql(
            UPDATE reminder_job SET fired_at = ?3, fired_occurrence = ?4
            WHERE kind = ?1 AND subject_id = ?2
        )sql",
            to_text(job.kind), job.subject, to_millis(decision.at), occurrence.key);
    }
    return true;
}

void Reminders::looked(const ReminderJob& job, const ReminderTurn& turn) {
    std::optional<std::int64_t> next;
    if (turn.next) next = to_millis(turn.next->at);
    run(db_, R"sql(
        UPDATE reminder_job SET look_at = ?3, next_at = ?4, next_occurrence = ?5, is_changed = 0
        WHERE kind = ?1 AND subject_id = ?2
    )sql",
        to_text(job.kind), job.subject, millis(turn.look_at), next,
        turn.next ? turn.next->key : std::string{});
}

void Reminders::forget(const ReminderJob& job) {
    run(db_, "DELETE FROM reminder_job WHERE kind = ?1 AND subject_id = ?2", to_text(job.kind),
        job.subject);
}

void Reminders::look_at_all() {
    run(db_, "UPDATE reminder_job SET look_at = 0");
}

bool Reminders::stop(AccountId account, PollId poll, Timestamp now) {
    return run(db_, R"sql(
        INSERT INTO reminder_stop (account_id, poll_id, stopped_at) VALUES (?1, ?2, ?3)
        ON CONFLICT (poll_id, account_id) DO NOTHING
    )sql",
               account.value, poll.value, to_millis(now)) > 0;
}

}  // namespace linyi::storage
