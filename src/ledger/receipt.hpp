#pragma once

#include "ledger/hash.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::ledger {

/// What a receipt's twenty letters say: which entry, and enough of its leaf to be that entry's
/// alone. Nothing of the choice: the leaf covers it only under its secret salt.
struct Receipt {
    std::int64_t number{};  ///< of the entry
    std::string tag{};      ///< the first `receipt_tag_bits` of its leaf, in 8 bytes

    friend bool operator==(const Receipt&, const Receipt&) = default;
};

inline constexpr int receipt_tag_bits = 60;

/// Entries that a receipt can number: 2⁴⁰.
inline constexpr std::int64_t receipt_number_max = (std::int64_t{1} << 40) - 1;

/// "ABCDE-FGHJK-MNPQR-STVWX".
std::string receipt_code(std::int64_t number, const Hash& leaf);

/// Forgiving of lower case, spaces and look-alike letters; none if it cannot be a receipt.
std::optional<Receipt> read_receipt(std::string_view text);

/// Whether the receipt is that of this leaf.
bool fits(const Receipt& receipt, const Hash& leaf);

}  // namespace linyi::ledger
