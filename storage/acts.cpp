#include "storage/acts.hpp"

#include "storage/driver/connection.hpp"

#include <optional>

namespace linyi::storage {
namespace {

template <class T>
std::optional<std::int64_t> raw(const std::optional<T>& id) {
    if (!id) return std::nullopt;
    return id->value;
}

Act read(const Query& row) {
    Act act{.no = row.integer(0),
            .kind = row.text(3),
            .revision = static_cast<std::int32_t>(row.integer(5)),
            .decided_at = from_millis(row.integer(6)),
            .payload = row.text(7)};
    if (!row.is_null(1)) act.community = CommunityId{row.integer(1)};
    if (!row.is_null(2)) act.poll = PollId{row.integer(2)};
    if (!row.is_null(4)) act.right = static_cast<std::int32_t>(row.integer(4));
    return act;
}

}  // namespace

std::int64_t Acts::append(const Act& act) {
    std::optional<std::int64_t> right;
    if (act.right) right = *act.right;
    Query query(db_, R"sql(
        INSERT INTO act (no, community_id, poll_id, kind, right_no, revision, decided_at, payload)
        VALUES ((SELECT coalesce(max(no), 0) + 1 FROM act), ?1, ?2, ?3, ?4, ?5, ?6, ?7)
        RETURNING no
    )sql",
                raw(act.community), raw(act.poll), act.kind, right, act.revision,
                to_millis(act.decided_at), act.payload);
    query.next();
    const auto no = query.integer(0);
    query.run();
    return no;
}

std::vector<Act> Acts::from(std::int64_t from, int limit) {
    Query query(db_, R"sql(
        SELECT no, community_id, poll_id, kind, right_no, revision, decided_at, payload
        FROM act WHERE no >= ?1 ORDER BY no LIMIT ?2
    )sql",
                from, limit);
    std::vector<Act> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::vector<Act> Acts::of_poll(PollId poll) {
    Query query(db_, R"sql(
        SELECT no, community_id, poll_id, kind, right_no, revision, decided_at, payload
        FROM act WHERE poll_id = ?1 AND kind <> 'ballot_counted' ORDER BY no
    )sql",
                poll.value);
    std::vector<Act> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::int64_t Acts::last() {
    Query query(db_, "SELECT coalesce(max(no), 0) FROM act");
    query.next();
    return query.integer(0);
}

}  // namespace linyi::storage
