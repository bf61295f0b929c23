#include "app/vote_export.hpp"

#include "base/text.hpp"
#include "domain/disclosure.hpp"
#include "ledger/commitment.hpp"
#include "ledger/encoding.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace linyi::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr int format = 1;

/// Deeds that are announced to everybody: their details may be read by everybody.
constexpr std::array<std::string_view, 5> public_kinds{
    "poll_opened", "poll_frozen", "poll_extended", "poll_closed", "poll_cancelled"};

std::string_view mode_of(const Poll& poll) {
    return poll.is_secret ? "secret_from_members" : "named";
}

class Export {
public:
    Export(storage::Tx& tx, const Poll& poll, const ExportLine& line)
        : tx_(tx), poll_(poll), line_(line), end_(tx.ledger().end()) {}

    void write() {
        rows_ = tx_.ledger().rows_of(poll_.id, tx_.ledger().first_of(poll_.id), end_.size);
        for (const auto& row : rows_) {
            if (row.act.kind == "poll_closed") closing_ = row.act.payload;
        }
        write_head();
        write_roll();
        write_entries();
        if (!closing_.empty() && !poll_.is_secret) write_ballots();
        if (!closing_.empty()) write_result();
        write_checkpoint();
    }

private:
    void put(const Json& value) const {
        line_(value.dump(-1, ' ', false, Json::error_handler_t::replace));
    }

    void write_head() const {
        const auto log = tx_.ledger().logs().back();
        Json options = Json::array();
        for (const auto& option : poll_.options) {
            options.push_back(
                {{"key", option.key}, {"label", option.label}, {"role", to_text(option.role)}});
        }
        put({{"type", "vote"},
             {"format", format},
             {"poll", poll_.id.value},
             {"short", short_id(poll_)},
             {"question", poll_.question},
             {"options", options},
             {"mode", mode_of(poll_)},
             {"state", to_text(poll_.state)},
             {"rule", poll_.rule},
             {"rule_text", tx_.polls().frozen(poll_).text},
             {"epoch", log.epoch},
             {"verifier_key",
              log.public_key ? ledger::verifier_key(ledger::origin_of(log.log), *log.public_key)
                             : std::string{}}});
    }

    /// Sorted by pseudonym: the order of the roster would tell who is who.
    void write_roll() const {
        const auto seal = tx_.poll_seals().find(poll_.id);
        if (!seal) return;
        auto rights = tx_.poll_seals().rights(poll_.id);
        std::sort(rights.begin(), rights.end(),
                  [](const auto& a, const auto& b) { return a.pseudonym < b.pseudonym; });
        for (const auto& right : rights) {
            const auto salt = ledger::area_salt(seal->key, right.no);
            Json out{{"type", "right"}, {"right", to_hex(right.pseudonym)}};
            if (poll_.is_secret) {
                out["area_commitment"] = to_hex(ledger::commit_area(salt, right.area).bytes());
            } else {
                out["area"] = right.area;
                out["salt"] = to_hex(salt);
            }
            put(out);
        }
    }

    void write_entries() {
        for (const auto& row : rows_) {
            const auto entry = tx_.ledger().entry_of(row);
            Json out{{"type", "entry"},
                     {"number", row.act.no},
                     {"bytes", ledger::base64(ledger::canonical(entry))}};
            const bool is_public = std::find(public_kinds.begin(), public_kinds.end(),
                                             row.act.kind) != public_kinds.end();
            if (is_public && row.salt) {
                out["payload"] = row.act.payload;
                out["salt"] = to_hex(*row.salt);
            }
            put(out);
        }
    }

    /// Only ballots that count: what somebody thought before is nobody's business.
    void write_ballots() const {
        std::map<std::int32_t, std::int64_t> counting;
        for (const auto& row : rows_) {
            if (row.choice && row.act.right) counting[*row.act.right] = row.act.no;
        }
        std::set<std::int64_t> wanted;
        for (const auto& [right, entry] : counting) wanted.insert(entry);
        for (const auto& ballot : tx_.ballots().openings(poll_.id)) {
            if (!wanted.contains(ballot.entry) || !ballot.salt) continue;
            put({{"type", "ballot"},
                 {"entry", ballot.entry},
                 {"choice", ballot.choice},
                 {"salt", to_hex(*ballot.salt)}});
        }
    }

    void write_result() const {
        const auto tally =
            count(poll_, tx_.polls().electorate(poll_.id), tx_.ballots().counted(poll_.id));
        const auto closing = Json::parse(closing_, nullptr, false);
        Json out{{"type", "result"},
                 {"rights", tally.electorate.rights},
                 {"area", tally.electorate.area.hundredths},
                 {"participating_rights", tally.participating.rights},
                 {"participating_area", tally.participating.area.hundredths},
                 {"options", nullptr},
                 {"passed", closing.value("passed", false)},
                 {"winner", closing.value("winner", "")}};
        const auto shown = disclosure(poll_, tally);
        if (shown.split) {
            out["options"] = Json::array();
            for (const auto& entry : tally.options) {
                Json option{{"key", entry.option.key}, {"rights", entry.count.rights}};
                if (shown.areas) option["area"] = entry.count.area.hundredths;
                out["options"].push_back(option);
            }
        }
        put(out);
    }

    /// The last entry's proof is enough: the closing binds all entries of the vote before it, and
    /// each later one the leaf before.
    void write_checkpoint() const {
        Json out{{"type", "checkpoint"}, {"note", end_.note}, {"proofs", Json::array()}};
        std::set<std::int64_t> proven;
        if (!rows_.empty()) proven = {rows_.front().act.no, rows_.back().act.no};
        bool is_over = false;
        for (const auto& row : rows_) {
            is_over = is_over || row.act.kind == "poll_closed" || row.act.kind == "poll_cancelled";
            if (is_over) proven.insert(row.act.no);
        }
        const auto tree = tx_.ledger().tree();
        for (const auto number : proven) {
            out["proofs"].push_back({{"number", number},
                                     {"path", ledger::base64(joined(ledger::inclusion_path(
                                                  tree, number - 1, end_.size)))}});
        }
        put(out);
    }

    storage::Tx& tx_;
    const Poll& poll_;
    const ExportLine& line_;
    storage::LedgerEnd end_;
    std::vector<storage::LedgerRow> rows_{};
    std::string closing_{};  ///< payload of the close; empty: it is not closed
};

}  // namespace

bool export_vote(storage::Tx& tx, PollId poll, const ExportLine& line) {
    const auto found = tx.polls().find(poll);
    if (!found) return false;
    Export(tx, *found, line).write();
    return true;
}

}  // namespace linyi::app
