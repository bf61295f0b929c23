#include "app/verify_ledger.hpp"

#include "app/verify_vote.hpp"
#include "base/text.hpp"
#include "ledger/chain_audit.hpp"
#include "ledger/encoding.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace linyi::app {
namespace {

using Json = nlohmann::json;
using Flaw = std::optional<std::string>;

constexpr int rows_a_read = 2000;

/// First and last entry of a vote.
struct Span {
    std::int64_t first{};
    std::int64_t last{};
};

std::string entry_name(std::int64_t number) {
    return "entry " + std::to_string(number);
}

class Verifier {
public:
    Verifier(storage::Tx& tx, const VerifyRequest& request)
        : tx_(tx), request_(request), end_(tx.ledger().end()), logs_(tx.ledger().logs()) {}

    VerifyReport run() {
        for (const auto& check :
             {&Verifier::check_logs, &Verifier::check_entries, &Verifier::check_head,
              &Verifier::check_kept, &Verifier::check_epochs, &Verifier::check_erased,
              &Verifier::check_votes}) {
            if (auto flaw = (this->*check)()) {
                report_.problem = std::move(*flaw);
                break;
            }
        }
        return report_;
    }

private:
    Flaw check_logs() {
        const auto head = tx_.ledger_audit().head();
        if (head.rows != 1 || !head.is_upgraded) return "the ledger has no head";
        std::int64_t epoch = 0;
        std::int64_t first = 0;
        for (const auto& log : logs_) {
            const bool is_next = log.epoch == ++epoch && log.first_entry > first &&
                                 (epoch > 1 || log.first_entry == 1) &&
                                 log.log.size() == ledger::log_id_bytes;
            if (!is_next) return "epoch " + std::to_string(epoch) + " was changed";
            first = log.first_entry;
        }
        if (logs_.empty()) return "the ledger has no epoch";
        report_.epoch = epoch;
        if (logs_.back().public_key != request_.public_key)
            return "the ledger was signed with another key than ours";
        return std::nullopt;
    }

    Flaw check_entries() {
        for (std::int64_t from = 1;;) {
            const auto rows = tx_.ledger().rows(from, rows_a_read);
            if (rows.empty()) break;
            from = rows.back().act.no + 1;
            for (const auto& row : rows) {
                if (auto flaw = take(row)) return entry_name(row.act.no) + ": " + *flaw;
                note(row);
            }
        }
        report_.entries = audit_.size();
        report_.root = audit_.tree().root();
        return std::nullopt;
    }

    Flaw take(const storage::LedgerRow& row) {
        if (row.act.right && (!row.act.poll || row.pseudonym.empty()))
            return "it is of a right that no roll knows";
        if (!row.salt && (!row.erased_payload || row.act.payload != "{}"))
            return "its details were erased, but not by us";
        auto log = logs_.begin();
        while (log + 1 != logs_.end() && (log + 1)->first_entry <= row.act.no) ++log;
        auto flaw = audit_.take(entry_of(row, log->log, {}), row.leaf);
        if (flaw) return flaw;
        if (audit_.size() % ledger::chunk_leaves == 0)
            chunks_.push_back(audit_.tree().completed_chunk().value_or(ledger::Hash{}));
        for (const auto& kept : request_.kept) {
            if (const auto size = size_of(kept); size == audit_.size())
                roots_.emplace(size, audit_.tree().root());
        }
        return std::nullopt;
    }

    static std::int64_t size_of(const KeptCheckpoint& kept) {
        if (kept.note.empty()) return kept.size;
        const auto read = ledger::read_note(kept.note);
        return read ? read->size : -1;
    }

    /// What later checks want of a good row.
    void note(const storage::LedgerRow& row) {
        const auto& kind = row.act.kind;
        if (kind == "restored" || kind == "epoch_begun")
            epochs_.emplace(row.act.no, row.act.payload);
        if (!row.salt) erased_.insert(row.act.no);
        if (kind == "payload_erased") {
            const auto payload = Json::parse(row.act.payload, nullptr, false);
            if (payload.is_object()) erasures_.insert(payload.value("entry", std::int64_t{0}));
        }
        if (!row.act.poll) return;
        auto& span = votes_.try_emplace(*row.act.poll, Span{.first = row.act.no}).first->second;
        span.last = row.act.no;
    }

    Flaw check_head() {
        const auto& log = logs_.back();
        if (end_.size != audit_.size())
            return "the head covers " + std::to_string(end_.size) + " entries, but there are " +
                   std::to_string(audit_.size());
        if (end_.root != audit_.tree().root())
            return "the tree over all entries is not the one of the head";
        if (tx_.ledger_audit().chunks() != chunks_) return "a stored subtree was changed";
        if (!request_.public_key) return std::nullopt;
        const ledger::Checkpoint expected{
            .origin = ledger::origin_of(log.log), .size = end_.size, .root = end_.root};
        if (ledger::open_note(end_.note, *request_.public_key) != expected)
            return "the head does not bear our signature: entries were written or changed without "
                   "the key";
        return std::nullopt;
    }

    Flaw check_kept() {
        for (const auto& kept : request_.kept) {
            if (auto flaw = check_kept(kept)) return flaw;
        }
        return std::nullopt;
    }

    Flaw check_kept(const KeptCheckpoint& kept) {
        const auto size = size_of(kept);
        if (size < 0) return kept.where + ": it is no checkpoint";
        if (size > audit_.size())
            return kept.where + " covers " + std::to_string(size) +
                   " entries, but there are only " + std::to_string(audit_.size()) +
                   ": the ledger was cut or rolled back";
        const auto found = roots_.find(size);
        const auto root = found == roots_.end() ? ledger::empty_root() : found->second;
        if (kept.note.empty()) {
            if (ledger::is_short_root(kept.letters, root)) return std::nullopt;
            return kept.where + ": the ledger had another root at entry " + std::to_string(size);
        }
        const auto read = ledger::read_note(kept.note);
        if (read->root != root)
            return kept.where + ": the ledger had another root at entry " + std::to_string(size) +
                   ": history was rewritten, or it is of another epoch";
        for (const auto& log : logs_) {
            if (ledger::origin_of(log.log) != read->origin) continue;
            if (log.public_key && !ledger::open_note(kept.note, *log.public_key))
                return kept.where + ": its signature is wrong";
            return std::nullopt;
        }
        return kept.where + ": it is of another ledger (" + read->origin + ")";
    }

    /// Each epoch after the first begins with an act that tells its log and key.
    Flaw check_epochs() {
        for (const auto& log : logs_) {
            if (log.epoch == 1) continue;
            const auto found = epochs_.find(log.first_entry);
            const auto payload = found == epochs_.end()
                                     ? Json::object()
                                     : Json::parse(found->second, nullptr, false);
            const bool is_told = payload.is_object() && payload.contains("epoch") &&
                                 payload["epoch"] == log.epoch && payload.contains("log") &&
                                 payload["log"] == to_hex(log.log) && payload.contains("key") &&
                                 payload["key"] == to_hex(log.public_key.value_or(""));
            if (!is_told)
                return entry_name(log.first_entry) + ": epoch " + std::to_string(log.epoch) +
                       " does not begin as told";
            const auto& before = logs_[static_cast<std::size_t>(log.epoch - 2)];
            const bool has_key = payload.contains("key_before") &&
                                 payload["key_before"] == to_hex(before.public_key.value_or(""));
            if (!has_key)
                return "the key of epoch " + std::to_string(before.epoch) + " was changed";
        }
        return std::nullopt;
    }

    Flaw check_erased() {
        const auto rows = tx_.ledger_audit().erased();
        if (std::set<std::int64_t>(rows.begin(), rows.end()) != erased_)
            return "the list of erased details does not fit the entries";
        for (const auto number : erased_) {
            if (!erasures_.contains(number))
                return entry_name(number) + ": its details were erased, but no entry says so";
        }
        return std::nullopt;
    }

    Flaw check_votes() {
        std::set<PollId> known;
        for (const auto poll : tx_.ledger_audit().polls()) known.insert(poll);
        for (const auto& [poll, span] : votes_) known.insert(poll);
        for (const auto poll : known) {
            ++report_.votes;
            const auto& span = votes_[poll];
            const auto entries = tx_.ledger().rows_of(poll, span.first, span.last);
            if (auto flaw = verify_vote(tx_, poll, entries, report_.ballots)) return flaw;
        }
        return std::nullopt;
    }

    storage::Tx& tx_;
    const VerifyRequest& request_;
    storage::LedgerEnd end_;
    std::vector<storage::LedgerLog> logs_;
    ledger::ChainAudit audit_{};
    std::vector<ledger::Hash> chunks_{};
    std::map<std::int64_t, ledger::Hash> roots_{};  ///< at the sizes of kept checkpoints
    std::map<std::int64_t, std::string> epochs_{};  ///< payloads of acts that begin one
    std::set<std::int64_t> erased_{};
    std::set<std::int64_t> erasures_{};
    std::map<PollId, Span> votes_{};
    VerifyReport report_{};
};

}  // namespace

VerifyReport verify_ledger(storage::Tx& tx, const VerifyRequest& request) {
    return Verifier(tx, request).run();
}

}  // namespace linyi::app
