#pragma once

#include "ledger/hash.hpp"
#include "ledger/key.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::ledger {

/// What the ledger held at one moment.
struct Checkpoint {
    std::string origin{};  ///< name of the log: origin_of(log id)
    std::int64_t size{};   ///< entries
    Hash root{};           ///< of the tree over them

    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// "linyi/ledger/" and the log's id in hexadecimal. A log is one epoch of one database; a restored
/// backup begins another.
std::string origin_of(std::string_view log);
/// The id of the log; none if it is no origin of ours.
std::optional<std::string> log_of(std::string_view origin);

/// The signed text: origin, size and root, a line each, an empty line, and the signature line of a
/// signed note. Source: C2SP tlog-checkpoint v1.0.0 and signed-note v1.0.0; the key's name is the
/// origin.
std::string signed_note(const Checkpoint& checkpoint, const SigningKey& key);

/// Reads a note, also one with more lines behind the root (extensions) and signatures of others
/// (witnesses), without looking at the signature. None if it is no checkpoint of ours.
std::optional<Checkpoint> read_note(std::string_view note);
/// The checkpoint of a note that the holder of `public_key` signed; else none.
std::optional<Checkpoint> open_note(std::string_view note, std::string_view public_key);

/// The public key as other programs take it: "<origin>+<key id in hex>+<base64 of 0x01 and key>".
/// Source: C2SP signed-note v1.0.0, "verifier keys".
std::string verifier_key(std::string_view origin, std::string_view public_key);
/// The raw public key of a verifier key's text; none if it is none of Ed25519.
std::optional<std::string> public_key_of(std::string_view verifier_key);

/// What people see in a chat of a root: its first 160 bits as 32 letters in groups of four.
std::string short_root(const Hash& root);
/// Whether `letters`, as copied from a chat, are the short form of `root`.
bool is_short_root(std::string_view letters, const Hash& root);

}  // namespace linyi::ledger
