#include "storage/lane_heads.hpp"

#include "storage/driver/connection.hpp"

#include <utility>

namespace linyi::storage {
namespace {

std::optional<Timestamp> time_at(const Query& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return from_millis(row.integer(column));
}

LaneHead read(const Query& row) {
    LaneHead head{.lane = {row.integer(0)}};
    if (!row.is_null(7)) head.adapter = row.text(7);
    head.is_gone = !row.is_null(8) && row.integer(8) != 0;
    head.paused_until = time_at(row, 9);
    if (row.is_null(1)) return head;
    head.id = {row.integer(1)};
    head.state = outgoing_state_from(row.text(2)).value_or(OutgoingState::pending);
    head.not_before = from_millis(row.integer(3));
    head.not_after = time_at(row, 4);
    head.attempts = static_cast<int>(row.integer(5));
    head.lease_until = time_at(row, 6);
    head.error = row.text(10);
    head.first_try = time_at(row, 11);
    return head;
}

}  // namespace

std::vector<LaneHead> lane_heads(Connection& connection, ChatId after, int lanes_max) {
    Query query(connection, R"sql(
        WITH RECURSIVE open_lane (lane, step) AS (
            SELECT (SELECT min(o.lane) FROM outbox o
                    WHERE o.lane > ?1 AND o.state IN ('offered', 'pending', 'inflight')), 1
            UNION ALL
            SELECT (SELECT min(o.lane) FROM outbox o
                    WHERE o.lane > open_lane.lane
                        AND o.state IN ('offered', 'pending', 'inflight')), step + 1
            FROM open_lane WHERE open_lane.lane IS NOT NULL AND step < ?2
        ), head (lane, id) AS (
            SELECT lane, (SELECT min(o.id) FROM outbox o
                          WHERE o.lane = open_lane.lane
                              AND o.state IN ('offered', 'pending', 'inflight')
                              AND o.id > coalesce((SELECT up_to FROM outbox_hold), 0))
            FROM open_lane WHERE lane IS NOT NULL
        )
        SELECT head.lane, head.id, m.state, m.not_before, m.not_after, m.attempts, m.lease_until,
            c.adapter, c.is_gone, s.paused_until, m.last_error, m.tried
        FROM head
        LEFT JOIN outbox m ON m.id = head.id
        LEFT JOIN chat c ON c.id = head.lane
        LEFT JOIN lane_state s ON s.lane = head.lane
        ORDER BY head.lane
    )sql",
                after.value, lanes_max);
    std::vector<LaneHead> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::optional<LaneHead> lane_head(Connection& connection, ChatId lane) {
    auto found = lane_heads(connection, {lane.value - 1}, 1);
    if (found.empty() || found[0].lane != lane) return std::nullopt;
    return std::move(found[0]);
}

}  // namespace linyi::storage
