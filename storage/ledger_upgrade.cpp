#include "storage/ledger_upgrade.hpp"

#include "base/text.hpp"
#include "base/time.hpp"
#include "ledger/commitment.hpp"
#include "storage/acts.hpp"
#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"
#include "storage/ledger_head.hpp"
#include "storage/poll_seals.hpp"
#include "storage/polls.hpp"
#include "storage/sealing.hpp"

#include <functional>

namespace linyi::storage {
namespace {

constexpr int acts_a_turn = 5000;

void transact(Connection& db, LedgerHead& head, const std::function<void()>& work) {
    db.begin();
    try {
        work();
        head.write();
        db.commit();
        head.committed();
    } catch (...) {
        head.forget();
        if (db.in_transaction()) db.rollback();
        throw;
    }
}

std::optional<PollId> poll_without_seal(Connection& db) {
    Query query(db, R"sql(
        SELECT id FROM poll WHERE NOT EXISTS
            (SELECT 1 FROM poll_seal WHERE poll_seal.poll_id = poll.id)
        ORDER BY id LIMIT 1
    )sql");
    if (!query.next()) return std::nullopt;
    return PollId{query.integer(0)};
}

struct OldAct {
    Act act{};
    bool stores_ballots{};
};

std::vector<OldAct> next_old_acts(Connection& db, std::int64_t from) {
    Query query(db, R"sql(
        SELECT no, community_id, poll_id, kind, right_no, revision, decided_at, payload
        FROM act WHERE no >= ?1 AND leaf IS NULL ORDER BY no LIMIT ?2
    )sql",
                from, acts_a_turn);
    std::vector<OldAct> found;
    while (query.next()) {
        OldAct old{.act = {.no = query.integer(0),
                           .kind = query.text(3),
                           .revision = static_cast<std::int32_t>(query.integer(5)),
                           .decided_at = from_millis(query.integer(6)),
                           .payload = query.text(7)}};
        if (!query.is_null(1)) old.act.community = CommunityId{query.integer(1)};
        if (!query.is_null(2)) old.act.poll = PollId{query.integer(2)};
        if (!query.is_null(4)) old.act.right = static_cast<std::int32_t>(query.integer(4));
        const auto& kind = old.act.kind;
        old.stores_ballots = old.act.poll && old.act.right &&
                             (kind == "ballot_counted" || kind == "ballot_changed" ||
                              kind == "ballot_withdrawn" || kind == "ballot_repeated");
        found.push_back(std::move(old));
    }
    return found;
}

/// The ballot that an old act stored: the one of its revision that no earlier act has claimed.
std::optional<std::string> unclaimed_choice(Connection& db, const Act& act) {
    Query query(db, R"sql(
        SELECT choice FROM ballot
        WHERE poll_id = ?1 AND right_no = ?2 AND revision = ?3 AND entry IS NULL
        UNION ALL
        SELECT choice FROM ballot_past
        WHERE poll_id = ?1 AND right_no = ?2 AND revision = ?3 AND entry IS NULL
    )sql",
                act.poll->value, *act.right, act.revision);
    if (!query.next()) return std::nullopt;
    return query.text(0);
}

std::int64_t entry_before(Connection& db, const Act& act) {
    Query query(db, R"sql(
        SELECT entry FROM ballot_past WHERE poll_id = ?1 AND right_no = ?2 AND revision = ?3
    )sql",
                act.poll->value, *act.right, act.revision - 1);
    if (!query.next()) return 0;
    return query.optional_integer(0).value_or(0);
}

void claim_ballot(Connection& db, const Act& act, std::int64_t entry, const std::string& salt) {
    run(db, R"sql(
        UPDATE ballot SET entry = ?4, salt = ?5
        WHERE poll_id = ?1 AND right_no = ?2 AND revision = ?3 AND entry IS NULL
    )sql",
        act.poll->value, *act.right, act.revision, entry, Blob{salt});
    run(db, R"sql(
        UPDATE ballot_past SET entry = ?4, salt = ?5
        WHERE poll_id = ?1 AND right_no = ?2 AND revision = ?3 AND entry IS NULL
    )sql",
        act.poll->value, *act.right, act.revision, entry, Blob{salt});
}

void seal_old(Connection& db, LedgerHead& head, const OldAct& old) {
    const auto& act = old.act;
    std::optional<ledger::Hash> commitment;
    std::int64_t previous = 0;
    if (old.stores_ballots) {
        if (const auto choice = unclaimed_choice(db, act)) {
            const auto salt = head.salt();
            commitment = ledger::commit_choice(salt, *choice);
            previous = entry_before(db, act);
            claim_ballot(db, act, act.no, salt);
        }
    }
    const auto seal = seal_next(db, head, act, commitment, previous);
    if (seal.number != act.no)
        throw DatabaseError(DatabaseError::Kind::other,
                            "the record has a gap before act " + std::to_string(act.no));
    std::optional<Blob> choice;
    if (seal.choice) choice = Blob{seal.choice->bytes()};
    std::optional<std::int64_t> before;
    if (previous != 0) before = previous;
    run(db, "UPDATE act SET salt = ?2, choice = ?3, previous = ?4, leaf = ?5 WHERE no = ?1", act.no,
        Blob{seal.salt}, choice, before, Blob{seal.leaf.bytes()});
    head.appended(seal.leaf);
}

void seal_old_acts(Connection& db, LedgerHead& head, const std::function<void()>& tidy) {
    for (;;) {
        const auto acts = next_old_acts(db, head.next().number);
        if (acts.empty()) return;
        transact(db, head, [&] {
            for (const auto& old : acts) seal_old(db, head, old);
        });
        if (tidy) tidy();
    }
}

std::vector<PollId> polls_without_facts(Connection& db) {
    Query query(db, R"sql(
        SELECT id FROM poll WHERE NOT EXISTS
            (SELECT 1 FROM act WHERE act.poll_id = poll.id AND act.kind = 'poll_frozen')
        ORDER BY id
    )sql");
    std::vector<PollId> found;
    while (query.next()) found.push_back({query.integer(0)});
    return found;
}

void bind_facts(Connection& db, LedgerHead& head, PollId poll, Timestamp now) {
    Ids ids(db);
    Polls polls(db, ids, head);
    const auto found = polls.find(poll);
    const auto facts = polls.facts(poll);
    if (!found || !facts) return;
    Acts{db, head}.append({.community = found->community,
                           .poll = poll,
                           .kind = "poll_frozen",
                           .decided_at = now,
                           .payload = *facts});
}

bool is_begun(Connection& db) {
    Query query(db, "SELECT is_upgraded FROM ledger_head");
    return query.next() && query.integer(0) != 0;
}

void begin_log(Connection& db, LedgerHead& head) {
    transact(db, head, [&] {
        run(db, R"sql(
            INSERT INTO ledger_head (only_one, size, root, note, is_upgraded)
            VALUES (1, 0, ?1, '', 0) ON CONFLICT (only_one) DO NOTHING
        )sql",
            Blob{ledger::empty_root().bytes()});
        Query query(db, "SELECT 1 FROM ledger_log");
        if (!query.next()) head.begin_epoch();
    });
}

}  // namespace

void begin_ledger(Connection& db, LedgerHead& head, const std::function<void()>& tidy) {
    if (is_begun(db)) return;
    begin_log(db, head);
    while (const auto poll = poll_without_seal(db)) {
        transact(db, head, [&] { PollSeals{db}.seal(*poll, head.random()); });
        if (tidy) tidy();
    }
    seal_old_acts(db, head, tidy);
    const auto now = SystemClock{}.now();
    for (const auto poll : polls_without_facts(db))
        transact(db, head, [&] { bind_facts(db, head, poll, now); });
    transact(db, head, [&] { run(db, "UPDATE ledger_head SET is_upgraded = 1"); });
}

}  // namespace linyi::storage
