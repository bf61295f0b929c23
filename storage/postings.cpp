#include "storage/assembly.hpp"
#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"

namespace linyi::storage {
namespace {

VisitState visit_state_from(std::string_view text) {
    for (const auto state : {VisitState::contacted, VisitState::done, VisitState::unreachable}) {
        if (text == to_text(state)) return state;
    }
    return VisitState::to_visit;
}

Objection read(const Query& row) {
    Objection objection{.id = row.integer(0),
                        .number = row.integer(1),
                        .poll = {row.integer(2)},
                        .person = {row.integer(3)},
                        .label = row.text(4),
                        .text = row.text(5),
                        .at = from_millis(row.integer(6)),
                        .answer = row.text(7)};
    if (!row.is_null(8)) objection.answered_at = from_millis(row.integer(8));
    return objection;
}

}  // namespace

std::string_view to_text(VisitState state) {
    switch (state) {
        case VisitState::to_visit: return "to_visit";
        case VisitState::contacted: return "contacted";
        case VisitState::done: return "done";
        case VisitState::unreachable: return "unreachable";
    }
    return "to_visit";
}

void Visits::set(PollId poll, const Visit& visit, PersonId by, Timestamp at) {
    run(db_, R"sql(
        INSERT INTO poll_visit (poll_id, right_no, state, is_delivered, by_person, at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (poll_id, right_no) DO UPDATE SET state = excluded.state,
            is_delivered = CASE WHEN poll_visit.is_delivered = 1 THEN 1
                ELSE excluded.is_delivered END,
            by_person = excluded.by_person, at = excluded.at
    )sql",
        poll.value, visit.right, to_text(visit.state), visit.is_delivered, by.value, to_millis(at));
}

std::vector<Visit> Visits::of_poll(PollId poll) {
    Query query(db_, R"sql(
        SELECT poll_right.no, poll_right.label, coalesce(unit.building, ''),
            coalesce(poll_visit.state, 'to_visit'), coalesce(poll_visit.is_delivered, 0),
            CASE WHEN EXISTS (SELECT 1 FROM ballot
                WHERE ballot.poll_id = ?1 AND ballot.right_no = poll_right.no
                    AND ballot.choice <> '') THEN 1 ELSE 0 END
        FROM poll_right
        JOIN poll ON poll.id = poll_right.poll_id
        LEFT JOIN unit
            ON unit.community_id = poll.community_id AND unit.label = poll_right.label
        LEFT JOIN poll_visit
            ON poll_visit.poll_id = poll_right.poll_id AND poll_visit.right_no = poll_right.no
        WHERE poll_right.poll_id = ?1 ORDER BY poll_right.no
    )sql",
                poll.value);
    std::vector<Visit> found;
    while (query.next()) {
        found.push_back({.right = static_cast<std::int32_t>(query.integer(0)),
                         .label = query.text(1),
                         .building = query.text(2),
                         .state = visit_state_from(query.text(3)),
                         .is_delivered = query.integer(4) != 0,
                         .has_voted = query.integer(5) != 0});
        if (found.back().has_voted) found.back().state = VisitState::done;
    }
    return found;
}

void Postings::add(CommunityId community, PollId poll, const Posting& posting) {
    run(db_, R"sql(
        INSERT INTO posting (id, community_id, poll_id, place, photo, by_person, at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    )sql",
        ids_.next("posting"), community.value, poll.value, posting.place, posting.photo,
        posting.by.value, to_millis(posting.at));
}

std::vector<Posting> Postings::of_poll(PollId poll) {
    Query query(db_,
                "SELECT place, photo, by_person, at FROM posting WHERE poll_id = ?1 ORDER BY id",
                poll.value);
    std::vector<Posting> found;
    while (query.next()) {
        found.push_back({.place = query.text(0),
                         .photo = query.text(1),
                         .by = {query.integer(2)},
                         .at = from_millis(query.integer(3))});
    }
    return found;
}

Objection Postings::object(CommunityId community, const Objection& objection) {
    auto added = objection;
    added.id = ids_.next("objection");
    run(db_, R"sql(
        INSERT INTO objection (id, community_id, number, poll_id, person_id, label, text, at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    )sql",
        added.id, community.value, added.number, added.poll.value, added.person.value, added.label,
        added.text, to_millis(added.at));
    return added;
}

std::optional<Objection> Postings::objection(CommunityId community, std::int64_t number) {
    Query query(db_, R"sql(
        SELECT id, number, poll_id, person_id, label, text, at, answer, answered_at FROM objection
        WHERE community_id = ?1 AND number = ?2
    )sql",
                community.value, number);
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::vector<Objection> Postings::objections(PollId poll) {
    Query query(db_, R"sql(
        SELECT id, number, poll_id, person_id, label, text, at, answer, answered_at FROM objection
        WHERE poll_id = ?1 ORDER BY number
    )sql",
                poll.value);
    std::vector<Objection> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

void Postings::answer(std::int64_t objection, std::string_view answer, PersonId by, Timestamp at) {
    run(db_, "UPDATE objection SET answer = ?2, answered_by = ?3, answered_at = ?4 WHERE id = ?1",
        objection, answer, by.value, to_millis(at));
}

}  // namespace linyi::storage
