#include "storage/ledger_head.hpp"

#include "ledger/checkpoint.hpp"
#include "ledger/commitment.hpp"
#include "storage/driver/connection.hpp"

#include <algorithm>

namespace linyi::storage {
namespace {

constexpr std::size_t salts_drawn = 128;

/// A stored hash; all zero where the row holds something else, which then fits nothing.
ledger::Hash hash_at(const Query& row, int column) {
    return ledger::hash_from(row.text(column)).value_or(ledger::Hash{});
}

}  // namespace

void LedgerHead::load() {
    tree_ = {};
    last_ = {};
    pending_.clear();
    log_.clear();
    {
        Query log(db_, "SELECT log FROM ledger_log ORDER BY epoch DESC LIMIT 1");
        if (log.next()) log_ = log.text(0);
    }
    std::int64_t size = 0;
    {
        Query head(db_, "SELECT size, note FROM ledger_head");
        if (head.next()) {
            size = head.integer(0);
            note_ = head.text(1);
        }
    }
    const auto chunks = size / ledger::chunk_leaves;
    {
        Query chunk(db_, "SELECT root FROM ledger_chunk WHERE no < ?1 ORDER BY no", chunks);
        while (chunk.next()) tree_.append(hash_at(chunk, 0), ledger::chunk_leaves);
    }
    // Leaves behind the size were appended without a commit of the store: they are still pending.
    Query leaf(db_, R"sql(
        SELECT no, leaf FROM act WHERE no >= ?1 AND leaf IS NOT NULL ORDER BY no
    )sql",
               std::max<std::int64_t>(1, chunks * ledger::chunk_leaves));
    while (leaf.next()) {
        const auto no = leaf.integer(0);
        const auto hash = hash_at(leaf, 1);
        if (no > size) {
            pending_.push_back(hash);
            continue;
        }
        last_ = hash;
        if (no > chunks * ledger::chunk_leaves) tree_.append(hash);
    }
    is_loaded_ = true;
}

ledger::Entry LedgerHead::next() {
    if (!is_loaded_) load();
    return {.log = log_,
            .number = tree_.size() + static_cast<std::int64_t>(pending_.size()) + 1,
            .before = pending_.empty() ? last_ : pending_.back()};
}

std::string LedgerHead::salt() {
    if (salts_.empty()) salts_ = random_->bytes(salts_drawn * ledger::salt_bytes);
    auto salt = salts_.substr(salts_.size() - ledger::salt_bytes);
    salts_.resize(salts_.size() - ledger::salt_bytes);
    return salt;
}

void LedgerHead::appended(const ledger::Hash& leaf) {
    pending_.push_back(leaf);
}

std::int64_t LedgerHead::begin_epoch() {
    const auto first = next().number;
    const auto log = random_->bytes(ledger::log_id_bytes);
    std::optional<Blob> public_key;
    if (key_) public_key = Blob{key_->public_key()};
    Query query(db_, R"sql(
        INSERT INTO ledger_log (epoch, log, first_entry, public_key)
        VALUES ((SELECT coalesce(max(epoch), 0) + 1 FROM ledger_log), ?1, ?2, ?3) RETURNING epoch
    )sql",
                Blob{log}, first, public_key);
    query.next();
    const auto epoch = query.integer(0);
    query.run();
    log_ = log;
    return epoch;
}

void LedgerHead::begin_part() {
    if (!is_loaded_) load();  // What a drop goes back to must be known by now.
    parts_.push_back(pending_.size());
}

void LedgerHead::keep_part() {
    if (!parts_.empty()) parts_.pop_back();
}

void LedgerHead::drop_part() {
    if (parts_.empty()) return;
    pending_.resize(std::min(pending_.size(), parts_.back()));
    parts_.pop_back();
}

void LedgerHead::write() {
    if (!pending_.empty()) sign_anew();
}

void LedgerHead::sign_anew() {
    if (!is_loaded_) load();
    written_ = tree_;
    for (const auto& leaf : pending_) {
        written_.append(leaf);
        if (const auto root = written_.completed_chunk()) {
            run(db_, R"sql(
                INSERT INTO ledger_chunk (no, root) VALUES (?1, ?2) ON CONFLICT (no) DO NOTHING
            )sql",
                written_.size() / ledger::chunk_leaves - 1, Blob{root->bytes()});
        }
    }
    const auto root = written_.root();
    written_note_.clear();
    if (key_) {
        if (note_.empty()) remember_key();
        written_note_ = ledger::signed_note(
            {.origin = ledger::origin_of(log_), .size = written_.size(), .root = root}, *key_);
    }
    run(db_, "UPDATE ledger_head SET size = ?1, root = ?2, note = ?3", written_.size(),
        Blob{root.bytes()}, written_note_);
    is_written_ = true;
}

/// The log keeps the key that signs it, so that a later start notices another one.
void LedgerHead::remember_key() {
    run(db_, R"sql(
        UPDATE ledger_log SET public_key = ?1
        WHERE public_key IS NULL AND epoch = (SELECT max(epoch) FROM ledger_log)
    )sql",
        Blob{key_->public_key()});
}

void LedgerHead::committed() {
    if (!is_written_) return;
    is_written_ = false;
    tree_ = std::move(written_);
    if (!pending_.empty()) last_ = pending_.back();
    pending_.clear();
    parts_.clear();
    note_ = std::move(written_note_);
}

void LedgerHead::forget() {
    is_loaded_ = false;
    is_written_ = false;
    pending_.clear();
    parts_.clear();
}

}  // namespace linyi::storage
