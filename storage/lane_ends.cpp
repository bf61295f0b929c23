#include "storage/conversation.hpp"
#include "base/mutant.hpp"
#include "storage/driver/connection.hpp"
#include "storage/lanes.hpp"

namespace linyi::storage {

bool Lanes::sent(const Attempt& attempt, std::string_view platform_message) {
    Query query(db_, R"sql(
        UPDATE outbox SET state = 'sent', settled = ?3, last_status = ?4, last_error = '',
            platform_message = ?5, lease_epoch = NULL, lease_until = NULL
        WHERE id = ?1 AND state = 'inflight' AND lease_epoch = ?2
        RETURNING lane, subject_kind, subject_id
    )sql",
                attempt.id.value, attempt.epoch, to_millis(attempt.now), attempt.status,
                platform_message);
    if (!query.next()) return false;
    // What the message was about, so that a quote of the posted message finds it.
    const auto kind = query.text(1);
    if (!platform_message.empty() && !kind.empty()) {
        Conversation(db_).posted({query.integer(0)}, platform_message,
                                 {.kind = kind[0], .id = query.integer(2)});
    }
    query.run();
    return true;
}

bool Lanes::again(const Attempt& attempt, const Again& how) {
    return run(db_, R"sql(
        UPDATE outbox SET state = 'pending', not_before = ?3, last_status = ?4, last_error = ?5,
            attempts = attempts - ?6, plain = CASE WHEN ?7 = 1 THEN 1 ELSE plain END,
            lease_epoch = NULL, lease_until = NULL
        WHERE id = ?1 AND state = 'inflight' AND lease_epoch = ?2
    )sql",
               attempt.id.value, attempt.epoch, to_millis(how.not_before), attempt.status,
               attempt.error, how.is_counted ? 0 : 1, how.plain) != 0;
}

// A dead alert counts as told: nobody is told about alerts, or they would never end.
bool Lanes::dead(const Attempt& attempt) {
    if (mutant("dead_vanish"))
        return run(db_, "DELETE FROM outbox WHERE id = ?1", attempt.id.value) != 0;
    return run(db_, R"sql(
        UPDATE outbox SET state = 'dead', settled = ?3, last_status = ?4, last_error = ?5,
            lease_epoch = NULL, lease_until = NULL,
            told = CASE WHEN kind = 'alert' THEN 1 ELSE 0 END
        WHERE id = ?1 AND state = 'inflight' AND lease_epoch = ?2
    )sql",
               attempt.id.value, attempt.epoch, to_millis(attempt.now), attempt.status,
               attempt.error) != 0;
}

bool Lanes::expired(const Attempt& attempt) {
    return run(db_, R"sql(
        UPDATE outbox SET state = 'expired', settled = ?3, lease_epoch = NULL, lease_until = NULL
        WHERE id = ?1 AND state = 'inflight' AND lease_epoch = ?2
    )sql",
               attempt.id.value, attempt.epoch, to_millis(attempt.now)) != 0;
}

std::int64_t Lanes::free_leases(std::int64_t epoch) {
    // The condition on `state` is the index's own, so that only open messages are looked at.
    return run(db_, R"sql(
        UPDATE outbox SET state = 'pending', lease_epoch = NULL, lease_until = NULL
        WHERE state IN ('offered', 'pending', 'inflight') AND lease_epoch < ?1
    )sql",
               epoch);
}

std::vector<SendStart> Lanes::starts_since(Timestamp since) {
    Query query(db_, R"sql(
        SELECT c.adapter, s.lane, c.kind, s.at, coalesce(m.state = 'inflight', FALSE)
        FROM send_start s
        JOIN chat c ON c.id = s.lane
        LEFT JOIN outbox m ON m.id = s.outbox_id
        WHERE s.at >= ?1 ORDER BY s.at
    )sql",
                to_millis(since));
    std::vector<SendStart> found;
    while (query.next()) {
        found.push_back({.adapter = query.text(0),
                         .lane = {query.integer(1)},
                         .kind = query.text(2) == "group" ? ChatKind::group : ChatKind::direct,
                         .at = from_millis(query.integer(3)),
                         .is_open = query.integer(4) != 0});
    }
    return found;
}

void Lanes::forget_starts(Timestamp before) {
    run(db_, "DELETE FROM send_start WHERE at < ?1", to_millis(before));
}

std::int64_t Lanes::bury_gone(Timestamp before, Timestamp now, int limit) {
    return run(db_, R"sql(
        UPDATE outbox SET state = 'dead', settled = ?2, told = 1, last_error = 'chat gone',
            lease_epoch = NULL, lease_until = NULL
        WHERE id IN (
            SELECT o.id FROM outbox o JOIN chat c ON c.id = o.lane
            WHERE c.is_gone = 1 AND o.created < ?1
                AND o.state IN ('offered', 'pending', 'inflight') AND o.lease_until IS NULL
            LIMIT ?3)
    )sql",
               to_millis(before), to_millis(now), limit);
}

}  // namespace linyi::storage
