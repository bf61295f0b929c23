#include "storage/outbox.hpp"

#include "base/mutant.hpp"
#include "storage/document_json.hpp"
#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"

namespace linyi::storage {
namespace {

std::optional<Timestamp> time_at(const Query& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return from_millis(row.integer(column));
}

Outgoing read(const Query& row) {
    Outgoing message{.id = {row.integer(0)},
                     .lane = {row.integer(1)},
                     .kind = row.text(2),
                     .document = document_from_json(row.text(3)),
                     .created = from_millis(row.integer(7)),
                     .not_before = from_millis(row.integer(8)),
                     .not_after = time_at(row, 9),
                     .attempts = static_cast<int>(row.integer(10)),
                     .state = outgoing_state_from(row.text(11)).value_or(OutgoingState::pending),
                     .plain = row.integer(12) != 0,
                     .last_error = row.text(14),
                     .platform_message = row.text(15)};
    const auto subject = row.text(4);
    if (!subject.empty()) message.subject = {.kind = subject[0], .id = row.integer(5)};
    if (!row.is_null(6)) message.community = CommunityId{row.integer(6)};
    if (!row.is_null(13)) message.last_status = static_cast<int>(row.integer(13));
    return message;
}

bool is_open(OutgoingState state) {
    return state == OutgoingState::offered || state == OutgoingState::pending ||
           state == OutgoingState::inflight;
}

}  // namespace

OutboxId Outbox::enqueue(const Outgoing& message) {
    const auto number = ids_.next("outbox");
    const OutboxId id{mutant("lanes_backwards") ? 1'000'000'000 - number : number};
    std::optional<std::int64_t> community;
    if (message.community) community = message.community->value;
    std::optional<std::int64_t> not_after;
    if (message.not_after) not_after = to_millis(*message.not_after);
    run(db_, R"sql(
        INSERT INTO outbox (id, lane, kind, document, subject_kind, subject_id, community_id,
            created, not_before, not_after, state)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    )sql",
        id.value, message.lane.value, message.kind, to_json(message.document),
        message.subject.kind == 0 ? std::string{} : std::string(1, message.subject.kind),
        message.subject.id, community, to_millis(message.created),
        to_millis(std::max(message.not_before, message.created)), not_after,
        to_text(message.state));
    return id;
}

std::optional<Outgoing> Outbox::find(OutboxId id) {
    Query query(db_, R"sql(
        SELECT id, lane, kind, document, subject_kind, subject_id, community_id, created,
            not_before, not_after, attempts, state, plain, last_status, last_error,
            platform_message
        FROM outbox WHERE id = ?1
    )sql",
                id.value);
    if (!query.next()) return std::nullopt;
    return read(query);
}

std::vector<Outgoing> Outbox::in_state(OutgoingState state, int limit) {
    std::vector<OutboxId> ids;
    const auto read_ids = [&](Query&& query) {
        while (query.next()) ids.push_back({query.integer(0)});
    };
    // The few that an operator looks for have indexes of their own.
    if (state == OutgoingState::dead) {
        read_ids(
            {db_, "SELECT id FROM outbox WHERE state = 'dead' ORDER BY id DESC LIMIT ?1", limit});
    } else if (is_open(state)) {
        read_ids({db_, R"sql(
            SELECT id FROM outbox
            WHERE state IN ('offered', 'pending', 'inflight') AND state = ?1
            ORDER BY id DESC LIMIT ?2
        )sql",
                  to_text(state), limit});
    } else {
        read_ids({db_, "SELECT id FROM outbox WHERE state = ?1 ORDER BY id DESC LIMIT ?2",
                  to_text(state), limit});
    }
    std::vector<Outgoing> found;
    for (const auto id : ids) {
        if (auto message = find(id)) found.push_back(*std::move(message));
    }
    return found;
}

Outbox::Backlog Outbox::backlog() {
    Query query(db_, R"sql(
        SELECT (SELECT count(*) FROM outbox WHERE state IN ('offered', 'pending', 'inflight')),
            (SELECT count(*) FROM outbox WHERE state = 'dead')
    )sql");
    query.next();
    return {.open = query.integer(0), .dead = query.integer(1)};
}

std::vector<std::pair<std::string, std::int64_t>> Outbox::counts() {
    Query query(db_, "SELECT state, count(*) FROM outbox GROUP BY state ORDER BY state");
    std::vector<std::pair<std::string, std::int64_t>> found;
    while (query.next()) found.emplace_back(query.text(0), query.integer(1));
    return found;
}

}  // namespace linyi::storage
