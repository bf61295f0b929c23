#include "ledger/receipt.hpp"

#include "base/text.hpp"
#include "ledger/encoding.hpp"

namespace linyi::ledger {
namespace {

constexpr std::size_t letters = 20;
constexpr std::size_t number_letters_count = 8;
constexpr std::uint64_t number_mask = (std::uint64_t{1} << 40U) - 1;

/// At most eight bytes as a number, the highest first.
std::uint64_t number_of(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const char c : bytes) number = (number << 8U) | static_cast<unsigned char>(c);
    return number;
}

/// The tag as a number of 60 bits.
std::uint64_t tag_of(const Hash& leaf) {
    return number_of(leaf.bytes().substr(0, 8)) >> (64U - static_cast<unsigned>(receipt_tag_bits));
}

std::string tag_bytes(std::uint64_t tag) {
    return big_endian(static_cast<std::int64_t>(tag));
}

/// Laid over the number: else every receipt would begin with the same row of zeros, and such
/// letters are copied wrongly.
std::uint64_t cover_of(std::uint64_t tag) {
    const auto hash = sha256({tag::receipt, tag_bytes(tag)});
    return number_of(hash.bytes().substr(0, 5));
}

}  // namespace

std::string receipt_code(std::int64_t number, const Hash& leaf) {
    const auto tag = tag_of(leaf);
    const auto covered = (static_cast<std::uint64_t>(number) & number_mask) ^ cover_of(tag);
    const auto number_letters = base32(tag_bytes(covered).substr(3));  // its lowest 40 bits
    const auto tag_letters = base32(std::string(2, '\0') + tag_bytes(tag)).substr(4);
    return grouped(number_letters + tag_letters, 5);
}

std::optional<Receipt> read_receipt(std::string_view text) {
    std::string plain;
    for (const char c : text) {
        if (c != '-' && c != ' ') plain += c;
    }
    if (plain.size() != letters) return std::nullopt;
    const auto covered = from_base32(plain.substr(0, number_letters_count));
    // Twelve letters are 60 bits: with four zeros in front they are whole bytes.
    const auto tag = from_base32("0000" + plain.substr(number_letters_count));
    if (!covered || !tag) return std::nullopt;
    const auto tag_number = number_of(*tag);
    return Receipt{.number = static_cast<std::int64_t>(number_of(*covered) ^ cover_of(tag_number)),
                   .tag = tag_bytes(tag_number)};
}

bool fits(const Receipt& receipt, const Hash& leaf) {
    return receipt.tag == tag_bytes(tag_of(leaf));
}

}  // namespace linyi::ledger
