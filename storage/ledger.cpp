#include "storage/ledger.hpp"

#include "ledger/commitment.hpp"
#include "ledger/receipt.hpp"
#include "storage/driver/connection.hpp"
#include "storage/ledger_head.hpp"

#include <limits>

namespace linyi::storage {
namespace {

/// None for NULL; what is no hash becomes one that fits nothing.
std::optional<ledger::Hash> hash_at(const Query& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return ledger::hash_from(row.text(column)).value_or(ledger::Hash{});
}

/// None for NULL; a stored 0 is not the same as none.
template <class T>
std::optional<T> id_at(const Query& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    const auto value = row.integer(column);
    return T{value == 0 ? -1 : value};
}

/// What is too large for the field becomes a number that fits nothing.
std::int32_t small_at(const Query& row, int column) {
    const auto value = row.integer(column);
    const bool is_small = value >= 0 && value <= std::numeric_limits<std::int32_t>::max();
    return is_small ? static_cast<std::int32_t>(value) : -1;
}

LedgerRow read(const Query& row) {
    LedgerRow found{.act = {.no = row.integer(0),
                            .kind = row.text(3),
                            .revision = small_at(row, 5),
                            .decided_at = from_millis(row.integer(6)),
                            .payload = row.text(7)},
                    .salt = row.optional_text(8),
                    .choice = hash_at(row, 9),
                    .previous = id_at<std::int64_t>(row, 10).value_or(0),
                    .leaf = hash_at(row, 11),
                    .pseudonym = row.text(12)};
    found.act.community = id_at<CommunityId>(row, 1);
    found.act.poll = id_at<PollId>(row, 2);
    if (!row.is_null(4)) found.act.right = small_at(row, 4);
    if (!found.salt) found.erased_payload = hash_at(row, 13);
    return found;
}

}  // namespace

ledger::Entry entry_of(const LedgerRow& row, const std::string& log, const ledger::Hash& before) {
    const auto& act = row.act;
    return {.log = log,
            .number = act.no,
            .before = before,
            .community = act.community ? act.community->value : 0,
            .poll = act.poll ? act.poll->value : 0,
            .kind = act.kind,
            .right = act.right ? row.pseudonym : std::string{},
            .revision = act.revision,
            .previous = row.previous,
            .decided_at = to_millis(act.decided_at),
            .payload = row.salt ? ledger::commit_payload(*row.salt, act.payload)
                                : row.erased_payload.value_or(ledger::Hash{}),
            .choice = row.choice};
}

LedgerEnd Ledger::end() {
    Query query(db_, "SELECT size, root, note FROM ledger_head");
    if (!query.next()) return {};
    return {.size = query.integer(0),
            .root = hash_at(query, 1).value_or(ledger::Hash{}),
            .note = query.text(2)};
}

std::vector<LedgerLog> Ledger::logs() {
    Query query(db_, "SELECT epoch, log, first_entry, public_key FROM ledger_log ORDER BY epoch");
    std::vector<LedgerLog> found;
    while (query.next()) {
        found.push_back({.epoch = query.integer(0),
                         .log = query.text(1),
                         .first_entry = query.integer(2),
                         .public_key = query.optional_text(3)});
    }
    return found;
}

std::string Ledger::log_of(std::int64_t number) {
    Query query(db_, R"sql(
        SELECT log FROM ledger_log WHERE first_entry <= ?1
        ORDER BY first_entry DESC, epoch DESC LIMIT 1
    )sql",
                number);
    return query.next() ? query.text(0) : std::string{};
}

std::vector<LedgerRow> Ledger::rows(std::int64_t from, int limit) {
    Query query(db_, R"sql(
        SELECT act.no, community_id, act.poll_id, kind, right_no, revision, decided_at, act.payload,
            salt, choice, previous, leaf, pseudonym, act_erased.payload
        FROM act
        LEFT JOIN poll_right
            ON poll_right.poll_id = act.poll_id AND poll_right.no = act.right_no
        LEFT JOIN act_erased ON act_erased.no = act.no
        WHERE act.no >= ?1 ORDER BY act.no LIMIT ?2
    )sql",
                from, limit);
    std::vector<LedgerRow> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::vector<LedgerRow> Ledger::rows_of(PollId poll, std::int64_t first, std::int64_t last) {
    // Ballots have no index by poll, which would cost each of them: the range is read through.
    Query query(db_, R"sql(
        SELECT act.no, community_id, act.poll_id, kind, right_no, revision, decided_at, act.payload,
            salt, choice, previous, leaf, pseudonym, act_erased.payload
        FROM act
        LEFT JOIN poll_right
            ON poll_right.poll_id = act.poll_id AND poll_right.no = act.right_no
        LEFT JOIN act_erased ON act_erased.no = act.no
        WHERE act.no >= ?2 AND act.no <= ?3 AND +act.poll_id = ?1
        ORDER BY act.no
    )sql",
                poll.value, first, last);
    std::vector<LedgerRow> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

std::int64_t Ledger::first_of(PollId poll) {
    Query query(db_, R"sql(
        SELECT coalesce(min(no), 0) FROM act WHERE poll_id = ?1 AND kind <> 'ballot_counted'
    )sql",
                poll.value);
    query.next();
    return query.integer(0);
}

std::optional<ledger::Entry> Ledger::entry(std::int64_t number) {
    auto found = rows(number, 1);
    if (found.empty() || found.front().act.no != number) return std::nullopt;
    return entry_of(found.front());
}

ledger::Entry Ledger::entry_of(const LedgerRow& row) {
    const auto number = row.act.no;
    const auto before = number > 1 ? leaf(number - 1) : std::nullopt;
    return storage::entry_of(row, log_of(number), before.value_or(ledger::Hash{}));
}

std::optional<ledger::Hash> Ledger::leaf(std::int64_t number) {
    Query query(db_, "SELECT leaf FROM act WHERE no = ?1", number);
    if (!query.next()) return std::nullopt;
    return hash_at(query, 0);
}

std::string Ledger::receipt(std::int64_t number) {
    const auto hash = leaf(number);
    return hash ? ledger::receipt_code(number, *hash) : std::string{};
}

ledger::TreeSource Ledger::tree() {
    return {.leaf =
                [this_copy = *this](std::int64_t index) mutable {
                    return this_copy.leaf(index + 1).value_or(ledger::Hash{});
                },
            .chunk =
                [&db = db_](std::int64_t index) {
                    Query query(db, "SELECT root FROM ledger_chunk WHERE no = ?1", index);
                    if (!query.next()) return ledger::Hash{};
                    return hash_at(query, 0).value_or(ledger::Hash{});
                }};
}

Ledger::PollChain Ledger::chain_of(PollId poll) {
    Query query(db_, R"sql(
        SELECT leaf FROM act
        WHERE no >= (SELECT min(no) FROM act WHERE poll_id = ?1 AND kind <> 'ballot_counted')
            AND +poll_id = ?1
        ORDER BY no
    )sql",
                poll.value);
    PollChain made;
    while (query.next()) {
        ++made.entries;
        made.chain = ledger::chained(made.chain, hash_at(query, 0).value_or(ledger::Hash{}));
    }
    return made;
}

std::int64_t Ledger::begin_epoch() {
    return head_.begin_epoch();
}

}  // namespace linyi::storage
