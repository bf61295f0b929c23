#include "storage/ledger_audit.hpp"

#include "storage/driver/connection.hpp"

namespace linyi::storage {

std::vector<PollId> LedgerAudit::polls() {
    Query query(db_, R"sql(
        SELECT id FROM poll
        UNION SELECT poll_id FROM poll_option
        UNION SELECT poll_id FROM poll_right
        UNION SELECT poll_id FROM poll_right_unit
        UNION SELECT poll_id FROM poll_rule
        UNION SELECT poll_id FROM poll_seal
        UNION SELECT poll_id FROM ballot
        UNION SELECT poll_id FROM ballot_past
        UNION SELECT poll_id FROM poll_visit
        ORDER BY 1
    )sql");
    std::vector<PollId> found;
    while (query.next()) found.push_back({query.integer(0)});
    return found;
}

std::vector<AuditedBallot> LedgerAudit::ballots(PollId poll) {
    Query query(db_, R"sql(
        SELECT right_no, revision, choice, account_id, chat_id, order_key, decided_at, event, route,
            salt, entry, 0
        FROM ballot WHERE poll_id = ?1
        UNION ALL
        SELECT right_no, revision, choice, account_id, chat_id, order_key, decided_at, event, route,
            salt, entry, 1
        FROM ballot_past WHERE poll_id = ?1
        ORDER BY 1, 2, 12 DESC
    )sql",
                poll.value);
    std::vector<AuditedBallot> found;
    while (query.next()) {
        found.push_back({.right = query.integer(0),
                         .revision = query.integer(1),
                         .choice = query.text(2),
                         .account = query.integer(3),
                         .chat = query.integer(4),
                         .order_key = query.optional_integer(5),
                         .decided_at = query.integer(6),
                         .event = query.text(7),
                         .route = query.text(8),
                         .salt = query.optional_text(9),
                         .entry = query.optional_integer(10),
                         .is_past = query.integer(11) != 0});
    }
    return found;
}

std::map<std::int64_t, AuditedVisit> LedgerAudit::visits(PollId poll) {
    Query query(db_, R"sql(
        SELECT right_no, state, is_delivered, by_person, at FROM poll_visit WHERE poll_id = ?1
    )sql",
                poll.value);
    std::map<std::int64_t, AuditedVisit> found;
    while (query.next())
        found[query.integer(0)] = {.state = query.text(1),
                                   .delivered = query.integer(2),
                                   .by = query.integer(3),
                                   .at = query.integer(4)};
    return found;
}

std::vector<ledger::Hash> LedgerAudit::chunks() {
    Query query(db_, "SELECT no, root FROM ledger_chunk ORDER BY no");
    std::vector<ledger::Hash> found;
    while (query.next()) {
        const bool is_in_turn = query.integer(0) == static_cast<std::int64_t>(found.size());
        found.push_back(is_in_turn ? ledger::hash_from(query.text(1)).value_or(ledger::Hash{})
                                   : ledger::Hash{});
    }
    return found;
}

std::vector<std::int64_t> LedgerAudit::erased() {
    Query query(db_, "SELECT no FROM act_erased ORDER BY no");
    std::vector<std::int64_t> found;
    while (query.next()) found.push_back(query.integer(0));
    return found;
}

LedgerAudit::HeadState LedgerAudit::head() {
    Query query(
        db_,
        "SELECT count(*), coalesce(min(is_upgraded = 1 AND only_one = 1), 0) FROM ledger_head");
    query.next();
    return {.rows = query.integer(0), .is_upgraded = query.integer(1) != 0};
}

}  // namespace linyi::storage
