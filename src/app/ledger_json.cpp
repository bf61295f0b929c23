#include "app/ledger_json.hpp"

#include "base/text.hpp"
#include "ledger/encoding.hpp"
#include "ledger/receipt.hpp"

#include <nlohmann/json.hpp>

namespace linyi::app {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The number of the entry that a receipt fits.
std::optional<std::int64_t> number_of(storage::Tx& tx, std::string_view receipt) {
    const auto read = ledger::read_receipt(receipt);
    if (!read || read->number < 1) return std::nullopt;
    const auto leaf = tx.ledger().leaf(read->number);
    if (!leaf || !fits(*read, *leaf)) return std::nullopt;
    return read->number;
}

}  // namespace

std::string ledger_json(storage::Tx& tx, std::int64_t from, int limit) {
    Json list = Json::array();
    for (const auto& row : tx.ledger().rows(from, limit)) {
        const auto& act = row.act;
        list.push_back({{"number", act.no},
                        {"kind", act.kind},
                        {"decided_at", to_rfc3339(act.decided_at)},
                        {"community", act.community ? Json(act.community->value) : Json(nullptr)},
                        {"poll", act.poll ? Json(act.poll->value) : Json(nullptr)},
                        {"right", act.right ? Json(to_hex(row.pseudonym)) : Json(nullptr)},
                        {"revision", act.revision},
                        {"leaf", row.leaf ? to_hex(row.leaf->bytes()) : ""},
                        {"bytes", ledger::base64(ledger::canonical(tx.ledger().entry_of(row)))}});
    }
    const auto end = tx.ledger().end();
    return dump({{"size", end.size}, {"root", to_hex(end.root.bytes())}, {"entries", list}});
}

std::string checkpoint_note(storage::Tx& tx) {
    return tx.ledger().end().note;
}

std::string ledger_verifier_key(storage::Tx& tx) {
    const auto logs = tx.ledger().logs();
    if (logs.empty() || !logs.back().public_key) return {};
    return ledger::verifier_key(ledger::origin_of(logs.back().log), *logs.back().public_key);
}

std::optional<std::string> proof_json(storage::Tx& tx, std::string_view receipt) {
    const auto number = number_of(tx, receipt);
    const auto entry = number ? tx.ledger().entry(*number) : std::nullopt;
    const auto end = tx.ledger().end();
    if (!entry || *number > end.size) return std::nullopt;
    const auto path = ledger::inclusion_path(tx.ledger().tree(), *number - 1, end.size);
    const auto bytes = ledger::canonical(*entry);
    return dump({{"receipt", ledger::receipt_code(*number, ledger::leaf_of(bytes))},
                 {"number", *number},
                 {"kind", entry->kind},
                 {"revision", entry->revision},
                 {"decided_at", to_rfc3339(from_millis(entry->decided_at))},
                 {"bytes", ledger::base64(bytes)},
                 {"size", end.size},
                 {"path", ledger::base64(joined(path))},
                 {"checkpoint", end.note}});
}

std::optional<std::string> consistency_json(storage::Tx& tx, std::int64_t first,
                                            std::optional<std::int64_t> second) {
    const auto end = tx.ledger().end();
    const auto last = second.value_or(end.size);
    if (first < 1 || first > last || last > end.size) return std::nullopt;
    const auto tree = tx.ledger().tree();
    Json out{{"first", first},
             {"second", last},
             {"first_root", to_hex(root_at(tree, first).bytes())},
             {"second_root", to_hex(root_at(tree, last).bytes())},
             {"path", ledger::base64(joined(ledger::consistency_path(tree, first, last)))}};
    if (last == end.size) out["checkpoint"] = end.note;
    return dump(out);
}

std::optional<PollId> poll_of_receipt(storage::Tx& tx, std::string_view receipt) {
    const auto number = number_of(tx, receipt);
    if (!number) return std::nullopt;
    const auto rows = tx.ledger().rows(*number, 1);
    return rows.empty() ? std::nullopt : rows.front().act.poll;
}

}  // namespace linyi::app
