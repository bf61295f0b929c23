#include "storage/acts.hpp"

#include "base/text.hpp"
#include "ledger/commitment.hpp"
#include "ledger/receipt.hpp"
#include "storage/checkpoint_posts.hpp"
#include "storage/driver/connection.hpp"
#include "storage/ledger_head.hpp"
#include "storage/sealing.hpp"

#include <nlohmann/json.hpp>

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

void insert(Connection& db, const Act& act, const Seal& seal, LedgerHead& head) {
    std::optional<std::int64_t> right;
    if (act.right) right = *act.right;
    std::optional<Blob> choice;
    if (seal.choice) choice = Blob{seal.choice->bytes()};
    std::optional<std::int64_t> previous;
    if (seal.previous != 0) previous = seal.previous;
    run(db, R"sql(
        INSERT INTO act (no, community_id, poll_id, kind, right_no, revision, decided_at, payload,
            salt, choice, previous, leaf)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
    )sql",
        seal.number, raw(act.community), raw(act.poll), act.kind, right, act.revision,
        to_millis(act.decided_at), act.payload, Blob{seal.salt}, choice, previous,
        Blob{seal.leaf.bytes()});
    head.appended(seal.leaf);
}

}  // namespace

std::int64_t Acts::append(const Act& act) {
    const auto seal = seal_next(db_, head_, act, std::nullopt, 0);
    insert(db_, act, seal, head_);
    const bool is_turn =
        act.kind == "poll_opened" || act.kind == "poll_closed" || act.kind == "poll_cancelled";
    if (is_turn && act.community) CheckpointPosts{db_}.want(*act.community, seal.number);
    return seal.number;
}

BallotEntry Acts::append_ballot(const Act& act, const std::vector<std::string>& choice,
                                std::int64_t previous) {
    BallotEntry made{.salt = head_.salt()};
    const auto commitment = ledger::commit_choice(made.salt, join(choice, "\n"));
    const auto seal = seal_next(db_, head_, act, commitment, previous);
    insert(db_, act, seal, head_);
    made.number = seal.number;
    made.receipt = ledger::receipt_code(seal.number, seal.leaf);
    return made;
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

void Acts::erase_payload(std::int64_t no, Timestamp now, const std::string& why) {
    std::optional<std::int64_t> community;
    {
        Query query(db_, "SELECT salt, payload, community_id FROM act WHERE no = ?1", no);
        if (!query.next() || query.is_null(0)) return;
        community = query.optional_integer(2);
        const auto commitment = ledger::commit_payload(query.text(0), query.text(1));
        run(db_, "INSERT INTO act_erased (no, payload) VALUES (?1, ?2)", no,
            Blob{commitment.bytes()});
    }
    run(db_, "UPDATE act SET payload = '{}', salt = NULL WHERE no = ?1", no);
    Act mark{.kind = "payload_erased",
             .decided_at = now,
             .payload = nlohmann::json{{"entry", no}, {"why", why}}.dump()};
    if (community) mark.community = CommunityId{*community};
    append(mark);
}

std::int64_t Acts::last() {
    Query query(db_, "SELECT coalesce(max(no), 0) FROM act");
    query.next();
    return query.integer(0);
}

}  // namespace linyi::storage
