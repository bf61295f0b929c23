#include "app/verify_vote.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "domain/decision.hpp"
#include "ledger/commitment.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <map>

namespace linyi::app {
namespace {

using Json = nlohmann::json;
using Flaw = std::optional<std::string>;

/// Facts that never change once a vote is open.
constexpr std::array<const char*, 28> frozen_keys{
    "number",        "question",    "kind",        "rule",           "formal",     "ranked",
    "no_change",     "rule_sha256", "roll_sha256", "wording_sha256", "noticed_at", "secret",
    "numbered",      "choices_max", "options",     "roles",          "answers",    "buildings",
    "count_parking", "by",          "chat",        "meeting",        "item",       "ordinal",
    "rights",        "area",        "max_score",   "costs"};

Json value_or_null(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? Json(nullptr) : *found;
}

Json payload_of(const storage::LedgerRow& row) {
    auto payload = Json::parse(row.act.payload, nullptr, false);
    return payload.is_object() ? payload : Json::object();
}

/// A ballot as its entry bound it.
struct Bound {
    const storage::LedgerRow* row{};
    Json payload{};
    std::optional<std::int64_t> order{};  ///< also of later repetitions that only renewed it
    bool order_is_erased{};               ///< with the details of such a repetition
};

class Vote {
public:
    Vote(storage::Tx& tx, PollId poll, const std::vector<storage::LedgerRow>& entries)
        : tx_(tx), poll_(poll), entries_(entries) {}

    Flaw verify(std::int64_t& ballots) {
        const auto text = tx_.polls().facts(poll_);
        if (!text) return name() + ": its row is gone";
        facts_ = Json::parse(*text, nullptr, false);
        if (auto flaw = check_facts()) return flaw;
        if (auto flaw = check_roll()) return flaw;
        if (auto flaw = check_course()) return flaw;
        if (auto flaw = check_ballots(ballots)) return flaw;
        if (auto flaw = check_visits()) return flaw;
        return check_count();
    }

private:
    std::string name() const {
        const bool is_known = facts_.is_object() && facts_.contains("number");
        return "vote " + std::to_string(poll_.value) +
               (is_known ? " (V" + facts_["number"].dump() + ")" : std::string{});
    }

    /// The entry that binds what was fixed at the opening.
    const storage::LedgerRow* binding() const {
        for (const auto& row : entries_) {
            const bool is_binding =
                row.act.kind == "poll_frozen" ||
                (row.act.kind == "poll_opened" && payload_of(row).contains("roll"));
            if (is_binding) return &row;
        }
        return nullptr;
    }

    Flaw check_facts() {
        opening_ = binding();
        if (opening_ == nullptr) return name() + ": no entry tells of its opening";
        const auto bound = payload_of(*opening_);
        for (const auto* key : frozen_keys) {
            if (value_or_null(bound, key) != value_or_null(facts_, key))
                return name() + ": its " + key + " was changed after the opening";
        }
        const auto opened_at = bound.contains("opened_at")
                                   ? bound["opened_at"]
                                   : Json(to_millis(opening_->act.decided_at));
        if (facts_["opened_at"] != opened_at) return name() + ": its opening time was changed";
        if (!opening_->act.community || facts_["community"] != opening_->act.community->value)
            return name() + ": it was moved to another community";
        if (facts_.contains("rule_text") &&
            sha256_hex(facts_["rule_text"].get<std::string>()) != facts_["rule_sha256"])
            return name() + ": the text of its rule was changed after the opening";
        const auto& numbers = facts_["option_numbers"];
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (numbers[i] != i + 1) return name() + ": its options were renumbered";
        }
        return std::nullopt;
    }

    Flaw check_roll() const {
        const auto seal = tx_.poll_seals().find(poll_);
        if (!seal) return name() + ": the key of its roll is gone";
        const auto bound = payload_of(*opening_);
        const auto made = tx_.poll_seals().hashes(poll_, *seal);
        const auto roll = to_hex(made.roll.bytes());
        const auto names = to_hex(made.names.bytes());
        if (value_or_null(bound, "roll") != roll || value_or_null(facts_, "roll") != roll)
            return name() + ": its roll was changed (who may vote, or with which area)";
        if (value_or_null(bound, "names") != names || value_or_null(facts_, "names") != names)
            return name() + ": the names or units of its roll were changed";
        for (const auto& right : tx_.poll_seals().rights(poll_)) {
            if (right.pseudonym != ledger::pseudonym(seal->key, right.no))
                return name() + ": right " + std::to_string(right.no) + " has a wrong pseudonym";
        }
        return std::nullopt;
    }

    /// State and times, as the entries tell them one after the other.
    Flaw check_course() const {
        Json state = "open";
        Json closes_at;
        Json closed_at;
        bool is_begun = false;
        for (const auto& row : entries_) {
            if (&row == opening_) {
                const auto bound = payload_of(row);
                is_begun = true;
                closes_at = value_or_null(bound, "closes_at");
                if (bound.contains("state")) state = bound["state"];
                closed_at = value_or_null(bound, "closed_at");
            }
            if (!is_begun) continue;
            if (row.act.kind == "poll_extended")
                closes_at = value_or_null(payload_of(row), "closes_at");
            if (row.act.kind == "poll_closed" || row.act.kind == "poll_cancelled") {
                state = row.act.kind == "poll_closed" ? "closed" : "cancelled";
                closed_at = to_millis(row.act.decided_at);
            }
        }
        if (facts_["state"] != state) return name() + ": its state was changed";
        if (value_or_null(facts_, "closes_at") != closes_at)
            return name() + ": its deadline was changed";
        if (value_or_null(facts_, "closed_at") != closed_at)
            return name() + ": the time of its close was changed";
        return std::nullopt;
    }

    /// Ballots by right, each right's in order.
    std::map<std::int64_t, std::vector<Bound>> bound_ballots() const {
        std::map<std::int64_t, std::vector<Bound>> bound;
        for (const auto& row : entries_) {
            if (!row.act.right) continue;
            auto& own = bound[*row.act.right];
            const auto payload = payload_of(row);
            std::optional<std::int64_t> order;
            if (payload.contains("order")) order = payload["order"].get<std::int64_t>();
            if (row.choice) {
                own.push_back({.row = &row, .payload = payload, .order = order});
                continue;
            }
            // A repetition from the same account and chat may only have renewed the order.
            if (row.act.kind != "ballot_repeated" || own.empty()) continue;
            if (!row.salt) own.back().order_is_erased = true;
            if (!order) continue;
            auto& last = own.back();
            const bool is_same =
                last.payload.contains("chat") &&
                value_or_null(last.payload, "chat") == value_or_null(payload, "chat") &&
                value_or_null(last.payload, "account") == value_or_null(payload, "account");
            if (is_same && (!last.order || *last.order < *order)) last.order = order;
        }
        return bound;
    }

    Flaw check_ballots(std::int64_t& ballots) const {
        auto bound = bound_ballots();
        std::map<std::int64_t, std::vector<storage::AuditedBallot>> stored;
        for (auto& ballot : tx_.ledger_audit().ballots(poll_)) {
            ++ballots;
            stored[ballot.right].push_back(std::move(ballot));
        }
        for (const auto& [right, own] : stored) {
            if (bound[right].size() < own.size())
                return name() + ": right " + std::to_string(right) +
                       " has a ballot that no entry tells of";
        }
        for (const auto& [right, entries] : bound) {
            const auto& own = stored[right];
            for (std::size_t i = 0; i < entries.size(); ++i) {
                const bool is_last = i + 1 == entries.size();
                if (i >= own.size() || own[i].is_past == is_last)
                    return at(entries[i]) + "its ballot is gone";
                if (auto flaw = check_ballot(entries[i], own[i])) return flaw;
            }
        }
        return std::nullopt;
    }

    std::string at(const Bound& bound) const {
        return name() + ", entry " + std::to_string(bound.row->act.no) + ": ";
    }

    Flaw check_ballot(const Bound& bound, const storage::AuditedBallot& ballot) const {
        const auto& act = bound.row->act;
        if (ballot.entry != act.no || ballot.revision != act.revision ||
            ballot.decided_at != to_millis(act.decided_at))
            return at(bound) + "its ballot has another number, revision or time";
        if (!ballot.salt || ledger::commit_choice(*ballot.salt, ballot.choice) != bound.row->choice)
            return at(bound) + "its ballot says something else than what was cast";
        if (!bound.row->salt) return std::nullopt;  // who cast it was erased
        const bool is_same_voter = value_or_null(bound.payload, "account") == ballot.account &&
                                   value_or_null(bound.payload, "event") == ballot.event &&
                                   bound.payload.value("route", "chat") == ballot.route;
        if (!is_same_voter) return at(bound) + "its ballot was cast by somebody else";
        // Entries from before the ledger do not tell the chat.
        if (!bound.payload.contains("chat")) return std::nullopt;
        const bool is_in_order = bound.order_is_erased || bound.order == ballot.order_key;
        if (value_or_null(bound.payload, "chat") != ballot.chat || !is_in_order)
            return at(bound) + "its ballot has another chat or order";
        return std::nullopt;
    }

    /// Door-to-door notes against their entries: delivery decides how the silent count.
    Flaw check_visits() const {
        std::map<std::int64_t, storage::AuditedVisit> told;
        for (const auto& row : entries_) {
            if (row.act.kind != "visit_noted") continue;
            const auto payload = payload_of(row);
            if (!payload.contains("delivered")) return std::nullopt;  // erased: cannot be told
            auto& visit = told[payload.value("right", std::int64_t{0})];
            const bool is_delivered = payload["delivered"] == true || visit.delivered != 0;
            visit = {.state = payload.value("state", std::string{}),
                     .delivered = is_delivered ? 1 : 0,
                     .by = payload.value("by", std::int64_t{0}),
                     .at = to_millis(row.act.decided_at)};
        }
        if (tx_.ledger_audit().visits(poll_) != told)
            return name() + ": its door-to-door list was changed";
        return std::nullopt;
    }

    /// The closing against the chain of what came before it, and against a new count.
    Flaw check_count() const {
        ledger::Hash chain;
        std::int64_t before = 0;
        for (const auto& row : entries_) {
            if (row.act.kind == "poll_closed" || row.act.kind == "poll_cancelled") {
                if (auto flaw = check_closing(row, before, chain)) return flaw;
            }
            ++before;
            chain = ledger::chained(chain, row.leaf.value_or(ledger::Hash{}));
        }
        return std::nullopt;
    }

    Flaw check_closing(const storage::LedgerRow& row, std::int64_t before,
                       const ledger::Hash& chain) const {
        const auto payload = payload_of(row);
        const auto where = name() + ", entry " + std::to_string(row.act.no) + ": ";
        if (payload.contains("chain") && (value_or_null(payload, "entries") != before ||
                                          value_or_null(payload, "chain") != to_hex(chain.bytes())))
            return where + "the closing binds other entries";
        const auto poll = tx_.polls().find(poll_);
        if (!poll || !payload.contains("rights")) return std::nullopt;
        const auto ballots = tx_.ballots().counted(poll_);
        const auto tally = count(*poll, tx_.polls().electorate(poll_), ballots);
        const Unreturned unreturned{
            .silent = {.rights = payload.value("silent_rights", std::int64_t{0}),
                       .area = {payload.value("silent_area", std::int64_t{0})}}};
        const auto decision = decide(tx_.polls().frozen(*poll).rules, tally, ballots, unreturned);
        const bool is_same =
            payload["rights"] == tally.participating.rights &&
            value_or_null(payload, "area") == tally.participating.area.hundredths &&
            value_or_null(payload, "passed") == decision.passed &&
            value_or_null(payload, "winner") == decision.winner &&
            (!payload.contains("elected") || payload["elected"] == decision.elected) &&
            (!payload.contains("tied") || payload["tied"] == decision.tied);
        if (!is_same) return where + "a new count gives another result";
        return std::nullopt;
    }

    storage::Tx& tx_;
    PollId poll_;
    const std::vector<storage::LedgerRow>& entries_;
    Json facts_{};
    const storage::LedgerRow* opening_{};
};

}  // namespace

std::optional<std::string> verify_vote(storage::Tx& tx, PollId poll,
                                       const std::vector<storage::LedgerRow>& entries,
                                       std::int64_t& ballots) {
    return Vote(tx, poll, entries).verify(ballots);
}

}  // namespace linyi::app
