#pragma once

#include "ledger/hash.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::ledger {

inline constexpr std::size_t salt_bytes = 32;
inline constexpr std::size_t poll_key_bytes = 32;

/// SHA-256(0x02 ‖ salt ‖ choice): binds a ballot's choice without telling it. Whoever lacks the 32
/// random bytes of the salt cannot try the few possible choices. `choice`: option keys, a line feed
/// between them; empty if withdrawn.
Hash commit_choice(std::string_view salt, std::string_view choice);

/// SHA-256(0x03 ‖ salt ‖ payload): binds a deed's details, which may hold personal data. Once salt
/// and payload are erased, the commitment tells nothing, and the ledger still verifies.
Hash commit_payload(std::string_view salt, std::string_view payload);

/// A voting right's name in one poll: the first 16 bytes of HMAC-SHA256(key, "right" ‖ number).
/// Without the poll's key nobody can tell whose it is, nor that two polls' rights are the same
/// household's.
std::string pseudonym(std::string_view poll_key, std::int64_t right_no);

/// The salt of that right's area: HMAC-SHA256(key, "area" ‖ number).
std::string area_salt(std::string_view poll_key, std::int64_t right_no);

/// SHA-256(0x05 ‖ salt ‖ area): binds a right's area (hundredths of a square metre). A poll whose
/// ballots are secret publishes these in place of the areas, which would tell who voted.
Hash commit_area(std::string_view salt, std::int64_t area);

/// A right as the public roll shows it.
struct RollLine {
    std::string pseudonym{};
    Hash area{};  ///< commit_area
};

/// SHA-256(0x06 ‖ lines): the frozen roll. The lines are sorted by pseudonym, because the order of
/// the roster would tell who is who.
Hash roll_hash(std::vector<RollLine> lines);

/// What the roll hides: which units stand behind a right.
struct NameLine {
    std::int64_t right_no{};
    std::string label{};
    std::int64_t developer{};                                   ///< 1: all unsold units together
    std::vector<std::pair<std::int64_t, std::string>> units{};  ///< id and label, by id
};

/// SHA-256(0x07 ‖ salt ‖ lines): the same for those who may see the names.
Hash names_hash(std::string_view salt, const std::vector<NameLine>& lines);

/// One more link of a chain over some of the leaves: SHA-256(0x04 ‖ chain ‖ leaf). A poll's closing
/// names the chain over its earlier entries, so that an export cannot leave one out.
Hash chained(const Hash& chain, const Hash& leaf);

}  // namespace linyi::ledger
