#pragma once

#include "ledger/hash.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::ledger {

inline constexpr std::size_t log_id_bytes = 8;
inline constexpr std::size_t pseudonym_bytes = 16;
/// Kinds are words of ours ("ballot_counted"): longer ones are none.
inline constexpr std::size_t kind_bytes_max = 64;

/// One deed as the ledger keeps it: everything that fixes it, nothing that names a person or a
/// choice. docs/ledger.md has the bytes.
struct Entry {
    std::string log{};         ///< id of the log (one for each epoch), `log_id_bytes` raw bytes
    std::int64_t number{};     ///< 1, 2, 3 … over the whole database; its leaf is number - 1
    Hash before{};             ///< leaf of the entry before; all zero for the first
    std::int64_t community{};  ///< 0: of none
    std::int64_t poll{};       ///< 0: of none
    std::string kind{};
    std::string right{};           ///< pseudonym of the voting right; empty: of none
    std::int64_t revision{};       ///< of the right's ballot
    std::int64_t previous{};       ///< entry of this right's earlier ballot; 0: none
    std::int64_t decided_at{};     ///< UTC milliseconds
    Hash payload{};                ///< commit_payload
    std::optional<Hash> choice{};  ///< commit_choice; only where a ballot was stored

    friend bool operator==(const Entry&, const Entry&) = default;
};

/// The canonical bytes: a version byte, then the fields in this order, each with its length.
/// Throws std::length_error if a field is over 65,535 bytes long.
std::string canonical(const Entry& entry);

/// Strict: none unless `bytes` are exactly what `canonical` makes of some entry.
std::optional<Entry> read_entry(std::string_view bytes);

/// Leaf of the Merkle tree and link of the chain: SHA-256(0x00 ‖ bytes). RFC 6962 §2.1.
Hash leaf_of(std::string_view canonical_bytes);
inline Hash leaf_of(const Entry& entry) {
    return leaf_of(canonical(entry));
}

}  // namespace linyi::ledger
