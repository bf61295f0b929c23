#pragma once

#include "ledger/entry.hpp"
#include "ledger/tree.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace linyi::ledger {

/// Reads the stored entries back, one after the other, and makes chain and tree anew from what they
/// say. The first that does not fit is named; after it nothing can be said of the rest.
class ChainAudit {
public:
    /// `entry` as the row says it, without `before`; `stored`: the leaf the row holds.
    /// What is wrong with it, in a few words; none: nothing.
    std::optional<std::string> take(Entry entry, const std::optional<Hash>& stored);

    const Frontier& tree() const { return tree_; }
    std::int64_t size() const { return tree_.size(); }
    const Hash& last_leaf() const { return last_; }

private:
    Frontier tree_{};
    Hash last_{};
};

}  // namespace linyi::ledger
