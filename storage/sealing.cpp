#include "storage/sealing.hpp"

#include "base/mutant.hpp"
#include "ledger/commitment.hpp"
#include "storage/driver/connection.hpp"
#include "storage/ledger_head.hpp"

namespace linyi::storage {

std::string pseudonym_of(Connection& db, PollId poll, std::int32_t right) {
    Query query(db, "SELECT pseudonym FROM poll_right WHERE poll_id = ?1 AND no = ?2", poll.value,
                right);
    if (!query.next()) return {};
    return query.text(0);
}

Seal seal_next(Connection& db, LedgerHead& head, const Act& act,
               const std::optional<ledger::Hash>& choice, std::int64_t previous) {
    auto entry = head.next();
    if (mutant("skip_chain")) entry.before = {};
    if (act.community) entry.community = act.community->value;
    if (act.poll) entry.poll = act.poll->value;
    entry.kind = act.kind;
    if (act.poll && act.right) entry.right = pseudonym_of(db, *act.poll, *act.right);
    entry.revision = act.revision;
    entry.previous = previous;
    entry.decided_at = to_millis(act.decided_at);
    Seal seal{.number = entry.number, .salt = head.salt(), .choice = choice, .previous = previous};
    entry.payload = ledger::commit_payload(seal.salt, act.payload);
    entry.choice = choice;
    seal.leaf = ledger::leaf_of(entry);
    return seal;
}

}  // namespace linyi::storage
