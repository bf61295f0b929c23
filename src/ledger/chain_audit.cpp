#include "ledger/chain_audit.hpp"

namespace linyi::ledger {

std::optional<std::string> ChainAudit::take(Entry entry, const std::optional<Hash>& stored) {
    const auto expected = tree_.size() + 1;
    if (entry.number > expected) return "entry " + std::to_string(expected) + " is missing";
    if (entry.number < expected) return "an entry has a number below 1";
    const bool has_shape = entry.log.size() == log_id_bytes && !entry.kind.empty() &&
                           entry.kind.size() <= kind_bytes_max &&
                           (entry.right.empty() || entry.right.size() == pseudonym_bytes);
    if (!has_shape) return "it is no entry of this ledger";
    if (!stored) return "it was never sealed";
    entry.before = last_;
    last_ = leaf_of(entry);
    if (last_ != *stored) return "it was changed after it was written";
    tree_.append(last_);
    return std::nullopt;
}

}  // namespace linyi::ledger
