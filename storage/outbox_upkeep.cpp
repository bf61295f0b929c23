#include "storage/driver/connection.hpp"
#include "base/mutant.hpp"
#include "storage/ids.hpp"
#include "storage/outbox.hpp"

#include <algorithm>

namespace linyi::storage {
namespace {

/// Nobody writes more messages than this between a backup and its restore.
constexpr std::int64_t restore_gap = 100'000'000;

}  // namespace

OutboxId Outbox::offer(const Outgoing& message, std::int64_t epoch, Timestamp until) {
    Outgoing offered = message;
    offered.state = OutgoingState::offered;
    const auto id = enqueue(offered);
    run(db_, "UPDATE outbox SET lease_epoch = ?2, lease_until = ?3 WHERE id = ?1", id.value, epoch,
        to_millis(until));
    return id;
}

bool Outbox::settle_offered(OutboxId id, bool is_sent, Timestamp now) {
    return run(db_, R"sql(
        UPDATE outbox SET state = CASE WHEN ?2 = 1 THEN 'sent' ELSE 'pending' END,
            settled = CASE WHEN ?2 = 1 THEN ?3 END, lease_epoch = NULL, lease_until = NULL
        WHERE id = ?1 AND state = 'offered'
    )sql",
               id.value, is_sent, to_millis(now)) != 0;
}

bool Outbox::redrive(OutboxId id, Timestamp now) {
    const auto changed = run(db_, R"sql(
        UPDATE outbox SET state = 'pending', not_before = ?2, not_after = NULL, attempts = 0,
            tried = NULL, settled = NULL, told = 0
        WHERE id = ?1 AND state IN ('dead', 'expired', 'cancelled')
    )sql",
                             id.value, to_millis(now));
    if (changed == 0) return false;
    run(db_, R"sql(
        UPDATE chat SET is_gone = 0 WHERE id = (SELECT lane FROM outbox WHERE id = ?1)
    )sql",
        id.value);
    return true;
}

bool Outbox::cancel(OutboxId id, Timestamp now) {
    return run(db_, R"sql(
        UPDATE outbox SET state = 'cancelled', settled = ?2 WHERE id = ?1 AND state = 'pending'
    )sql",
               id.value, to_millis(now)) != 0;
}

void Outbox::cancel_reminders(const Subject& subject, Timestamp now) {
    // The list of states is that of the index of open messages, so that it is used.
    run(db_, R"sql(
        UPDATE outbox SET state = 'cancelled', settled = ?3
        WHERE state IN ('offered', 'pending', 'inflight') AND state = 'pending'
            AND kind = 'reminder' AND subject_kind = ?1 AND subject_id = ?2
    )sql",
        std::string(1, subject.kind), subject.id, to_millis(now));
}

void Outbox::hold_open(Timestamp now) {
    run(db_, R"sql(
        UPDATE outbox SET state = 'pending', lease_epoch = NULL, lease_until = NULL
        WHERE state IN ('offered', 'pending', 'inflight') AND lease_epoch IS NOT NULL
    )sql");
    run(db_, R"sql(
        INSERT INTO outbox_hold (only_one, up_to, since)
        SELECT 1, coalesce(max(id), 0), ?1 FROM outbox WHERE TRUE
        ON CONFLICT (only_one) DO UPDATE SET up_to = excluded.up_to, since = excluded.since
    )sql",
        to_millis(now));
    run(db_, R"sql(
        INSERT INTO counter (name, value) VALUES ('outbox', ?1)
        ON CONFLICT (name) DO UPDATE SET value = counter.value + excluded.value
    )sql",
        restore_gap);
    ids_.forget();
}

std::int64_t Outbox::held() {
    Query query(db_, R"sql(
        SELECT count(*) FROM outbox
        WHERE state IN ('offered', 'pending', 'inflight')
            AND id <= coalesce((SELECT up_to FROM outbox_hold), 0)
    )sql");
    query.next();
    return query.integer(0);
}

void Outbox::send_held() {
    run(db_, "DELETE FROM outbox_hold");
}

std::int64_t Outbox::cancel_held(Timestamp now) {
    const auto cancelled = run(db_, R"sql(
        UPDATE outbox SET state = 'cancelled', settled = ?1
        WHERE state IN ('offered', 'pending', 'inflight')
            AND id <= coalesce((SELECT up_to FROM outbox_hold), 0)
    )sql",
                               to_millis(now));
    send_held();
    return cancelled;
}

std::vector<Outgoing> Outbox::untold_dead(int limit) {
    std::vector<OutboxId> ids;
    {
        Query query(db_, R"sql(
            SELECT id FROM outbox WHERE state = 'dead' AND told = 0 ORDER BY id LIMIT ?1
        )sql",
                    limit);
        while (query.next()) ids.push_back({query.integer(0)});
    }
    std::vector<Outgoing> found;
    for (const auto id : ids) {
        if (auto message = find(id)) found.push_back(*std::move(message));
    }
    return found;
}

std::int64_t Outbox::count_untold_dead() {
    Query query(db_, "SELECT count(*) FROM outbox WHERE state = 'dead' AND told = 0");
    query.next();
    return query.integer(0);
}

bool Outbox::has_untold_dead() {
    Query query(db_, "SELECT id FROM outbox WHERE state = 'dead' AND told = 0 LIMIT 1");
    return query.next();
}

void Outbox::mark_all_told() {
    run(db_, "UPDATE outbox SET told = 1 WHERE state = 'dead' AND told = 0");
}

OutboxId Outbox::purge(const Retention& retention, OutboxId after, int rows) {
    if (mutant("kept_for_ever")) return {};
    OutboxId last;
    std::int64_t seen{};
    {
        Query query(db_, R"sql(
            SELECT coalesce(max(id), 0), count(*)
            FROM (SELECT id FROM outbox WHERE id > ?1 ORDER BY id LIMIT ?2) AS next_rows
        )sql",
                    after.value, rows);
        query.next();
        last = {query.integer(0)};
        seen = query.integer(1);
    }
    run(db_, R"sql(
        DELETE FROM outbox WHERE id > ?1 AND id <= ?2
            AND (state IN ('sent', 'expired', 'cancelled') AND settled < ?3
                 OR state = 'dead' AND settled < ?4)
    )sql",
        after.value, last.value, to_millis(retention.sent_before),
        to_millis(retention.dead_before));
    return seen < rows ? OutboxId{} : last;
}

}  // namespace linyi::storage
