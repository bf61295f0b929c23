#include "storage/resolutions.hpp"

#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"

namespace linyi::storage {
namespace {

template <class T>
std::optional<std::int64_t> raw(const std::optional<T>& id) {
    if (!id) return std::nullopt;
    return id->value;
}

Resolution read(const Query& row) {
    Resolution resolution{.id = {row.integer(0)},
                          .community = {row.integer(1)},
                          .number = row.integer(2),
                          .text = row.text(3),
                          .item = static_cast<int>(row.integer(6)),
                          .chat = {row.integer(7)},
                          .created_by = {row.integer(8)},
                          .created_at = from_millis(row.integer(9))};
    if (!row.is_null(4)) resolution.poll = PollId{row.integer(4)};
    if (!row.is_null(5)) resolution.meeting = MeetingId{row.integer(5)};
    return resolution;
}

std::optional<Resolution> read_one(Query& query) {
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::vector<Resolution> read_all(Query& query) {
    std::vector<Resolution> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::vector<Feedback> read_feedback(Query& query) {
    std::vector<Feedback> found;
    while (query.next()) {
        found.push_back({.resolution = {query.integer(0)},
                         .community = {query.integer(1)},
                         .account = {query.integer(2)},
                         .head = query.text(3),
                         .rating = static_cast<int>(query.integer(4)),
                         .text = query.text(5),
                         .given_at = from_millis(query.integer(6))});
    }
    return found;
}

AgendaCandidate read_candidate(const Query& row) {
    using Candidate = AgendaCandidate;
    return {.id = row.integer(0),
            .community = {row.integer(1)},
            .source = agenda_source_from(row.text(2)).value_or(Candidate::Source::resolution),
            .source_id = row.integer(3),
            .reason = agenda_reason_from(row.text(4)).value_or(Candidate::Reason::feedback),
            .title = row.text(5),
            .state = agenda_state_from(row.text(6)).value_or(Candidate::State::proposed),
            .note = row.text(7),
            .created_at = from_millis(row.integer(8))};
}

}  // namespace

Resolution Resolutions::add(const Resolution& resolution) {
    Resolution added = resolution;
    added.id = {ids_.next("resolution")};
    run(db_, R"sql(
        INSERT INTO resolution (id, community_id, number, text, poll_id, meeting_id, item, chat_id,
            created_by, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    )sql",
        added.id.value, added.community.value, added.number, added.text, raw(added.poll),
        raw(added.meeting), added.item, added.chat.value, added.created_by.value,
        to_millis(added.created_at));
    return added;
}

std::optional<Resolution> Resolutions::find(CommunityId community, std::int64_t number) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, text, poll_id, meeting_id, item, chat_id, created_by,
            created_at
        FROM resolution WHERE community_id = ?1 AND number = ?2
    )sql",
                community.value, number);
    return read_one(query);
}

std::optional<Resolution> Resolutions::find(CommunityId community, ResolutionId id) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, text, poll_id, meeting_id, item, chat_id, created_by,
            created_at
        FROM resolution WHERE community_id = ?1 AND id = ?2
    )sql",
                community.value, id.value);
    return read_one(query);
}

std::vector<Resolution> Resolutions::newest(CommunityId community, int limit) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, text, poll_id, meeting_id, item, chat_id, created_by,
            created_at
        FROM resolution WHERE community_id = ?1 ORDER BY number DESC LIMIT ?2
    )sql",
                community.value, limit);
    return read_all(query);
}

std::vector<Resolution> Resolutions::made_between(CommunityId community, Timestamp from,
                                                  Timestamp until) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, text, poll_id, meeting_id, item, chat_id, created_by,
            created_at
        FROM resolution WHERE community_id = ?1 AND created_at >= ?2 AND created_at < ?3
        ORDER BY number
    )sql",
                community.value, to_millis(from), to_millis(until));
    return read_all(query);
}

std::vector<Resolution> Resolutions::of_meeting(CommunityId community, MeetingId meeting) {
    Query query(db_, R"sql(
        SELECT id, community_id, number, text, poll_id, meeting_id, item, chat_id, created_by,
            created_at
        FROM resolution WHERE community_id = ?1 AND meeting_id = ?2 ORDER BY number
    )sql",
                community.value, meeting.value);
    return read_all(query);
}

bool Resolutions::save(const Feedback& feedback) {
    Query known(db_, "SELECT 1 FROM feedback WHERE resolution_id = ?1 AND head = ?2",
                feedback.resolution.value, feedback.head);
    const bool is_first = !known.next();
    run(db_, R"sql(
        INSERT INTO feedback (resolution_id, head, community_id, account_id, rating, text, given_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (resolution_id, head) DO UPDATE SET account_id = excluded.account_id,
            rating = excluded.rating, text = excluded.text, given_at = excluded.given_at
    )sql",
        feedback.resolution.value, feedback.head, feedback.community.value, feedback.account.value,
        feedback.rating, feedback.text, to_millis(feedback.given_at));
    return is_first;
}

std::vector<Feedback> Resolutions::feedback_of(ResolutionId id) {
    Query query(db_, R"sql(
        SELECT resolution_id, community_id, account_id, head, rating, text, given_at
        FROM feedback WHERE resolution_id = ?1 ORDER BY given_at, head
    )sql",
                id.value);
    return read_feedback(query);
}

std::vector<Feedback> Resolutions::feedback_between(CommunityId community, Timestamp from,
                                                    Timestamp until) {
    Query query(db_, R"sql(
        SELECT resolution_id, community_id, account_id, head, rating, text, given_at
        FROM feedback WHERE community_id = ?1 AND given_at >= ?2 AND given_at < ?3
        ORDER BY given_at, head
    )sql",
                community.value, to_millis(from), to_millis(until));
    return read_feedback(query);
}

bool AgendaCandidates::propose(const AgendaCandidate& candidate) {
    Query waiting(db_, R"sql(
        SELECT id, reason FROM agenda_candidate
        WHERE community_id = ?1 AND source_kind = ?2 AND source_id = ?3 AND state = 'proposed'
    )sql",
                  candidate.community.value, to_text(candidate.source), candidate.source_id);
    if (waiting.next()) {
        const auto known = agenda_reason_from(waiting.text(1));
        if (known && is_stronger(candidate.reason, *known)) {
            run(db_, "UPDATE agenda_candidate SET reason = ?2, title = ?3 WHERE id = ?1",
                waiting.integer(0), to_text(candidate.reason), candidate.title);
        }
        return false;
    }
    run(db_, R"sql(
        INSERT INTO agenda_candidate (id, community_id, source_kind, source_id, reason, title,
            state, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'proposed', ?7)
    )sql",
        ids_.next("agenda_candidate"), candidate.community.value, to_text(candidate.source),
        candidate.source_id, to_text(candidate.reason), candidate.title,
        to_millis(candidate.created_at));
    return true;
}

int AgendaCandidates::propose_overdue(CommunityId community, Timestamp now) {
    std::vector<AgendaCandidate> overdue;
    {
        // A task already talked about since it fell due is not brought up again by itself.
        Query query(db_, R"sql(
            SELECT id, text FROM task
            WHERE community_id = ?1 AND closed_at IS NULL AND state <> 'done_claimed'
                AND due_at < ?2 AND NOT EXISTS (
                    SELECT 1 FROM agenda_candidate
                    WHERE agenda_candidate.community_id = task.community_id
                        AND source_kind = 'task' AND source_id = task.id
                        AND agenda_candidate.created_at > task.due_at)
            ORDER BY due_at, id
        )sql",
                    community.value, to_millis(now));
        while (query.next()) {
            overdue.push_back({.community = community,
                               .source = AgendaCandidate::Source::task,
                               .source_id = query.integer(0),
                               .reason = AgendaCandidate::Reason::overdue,
                               .title = query.text(1),
                               .created_at = now});
        }
    }
    int added = 0;
    for (const auto& candidate : overdue) added += propose(candidate) ? 1 : 0;
    return added;
}

std::vector<AgendaCandidate> AgendaCandidates::waiting(CommunityId community) {
    Query query(db_, R"sql(
        SELECT id, community_id, source_kind, source_id, reason, title, state, note, created_at
        FROM agenda_candidate WHERE community_id = ?1 AND state = 'proposed'
        ORDER BY created_at, id
    )sql",
                community.value);
    std::vector<AgendaCandidate> found;
    while (query.next()) found.push_back(read_candidate(query));
    return found;
}

std::optional<AgendaCandidate> AgendaCandidates::find(CommunityId community, std::int64_t id) {
    Query query(db_, R"sql(
        SELECT id, community_id, source_kind, source_id, reason, title, state, note, created_at
        FROM agenda_candidate WHERE community_id = ?1 AND id = ?2
    )sql",
                community.value, id);
    if (!query.next()) return std::nullopt;
    return read_candidate(query);
}

void AgendaCandidates::take(std::int64_t id, MeetingId meeting, Timestamp now) {
    run(db_, R"sql(
        UPDATE agenda_candidate SET state = 'taken', meeting_id = ?2, decided_at = ?3 WHERE id = ?1
    )sql",
        id, meeting.value, to_millis(now));
}

void AgendaCandidates::defer(std::int64_t id, std::string_view note, Timestamp now) {
    run(db_, R"sql(
        UPDATE agenda_candidate SET state = 'deferred', note = ?2, decided_at = ?3 WHERE id = ?1
    )sql",
        id, note, to_millis(now));
}

}  // namespace linyi::storage
