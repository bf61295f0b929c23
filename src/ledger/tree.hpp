#pragma once

#include "ledger/hash.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace linyi::ledger {

/// Leaves under one stored subtree: its root is kept once the 256 leaves are there, so that a proof
/// in a tree of n leaves reads n / 256 roots and one or two chunks of leaves, never all of it.
inline constexpr std::int64_t chunk_leaves = 256;

/// SHA-256(0x01 ‖ left ‖ right). RFC 6962 §2.1.
Hash node_of(const Hash& left, const Hash& right);

/// Root of a tree without leaves: SHA-256 of nothing. RFC 6962 §2.1.
Hash empty_root();

/// The complete subtrees of a growing tree, largest first: all that appending needs. Appending
/// costs two hashes on average, the root one for each subtree.
class Frontier {
public:
    void append(const Hash& leaf) { append(leaf, 1); }
    /// A complete subtree of `leaves` leaves, a power of two, behind whole subtrees of that size.
    void append(const Hash& root, std::int64_t leaves);
    std::int64_t size() const { return size_; }
    Hash root() const;
    /// Root of the last complete chunk, right after the leaf that completed it.
    std::optional<Hash> completed_chunk() const;

private:
    struct Subtree {
        std::int64_t leaves{};
        Hash root{};
    };
    std::vector<Subtree> subtrees_{};
    Hash chunk_{};
    std::int64_t size_{};
};

/// Root over all of these leaves.
Hash root_of(const std::vector<Hash>& leaves);

/// Where the hashes of a stored tree come from. Indexes count from 0.
struct TreeSource {
    std::function<Hash(std::int64_t)> leaf{};
    std::function<Hash(std::int64_t)> chunk{};  ///< root of the complete chunk of this index
};

/// Root of the first `size` leaves.
Hash root_at(const TreeSource& source, std::int64_t size);

/// Siblings from the leaf up to the root of the first `size` leaves. RFC 6962 §2.1.1.
/// Precondition: 0 <= index < size.
std::vector<Hash> inclusion_path(const TreeSource& source, std::int64_t index, std::int64_t size);

/// That the tree of `first` leaves is a prefix of the tree of `second`. RFC 6962 §2.1.2.
/// Precondition: 0 < first <= second.
std::vector<Hash> consistency_path(const TreeSource& source, std::int64_t first,
                                   std::int64_t second);

/// RFC 9162 §2.1.3.2.
bool is_included(const Hash& leaf, std::int64_t index, std::int64_t size,
                 const std::vector<Hash>& path, const Hash& root);

/// RFC 9162 §2.1.4.2.
bool is_consistent(std::int64_t first, const Hash& first_root, std::int64_t second,
                   const Hash& second_root, const std::vector<Hash>& path);

/// The hashes of a path, one behind the other.
std::string joined(const std::vector<Hash>& path);

}  // namespace linyi::ledger
