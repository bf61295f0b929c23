#include "ledger/checkpoint.hpp"

#include "base/text.hpp"
#include "ledger/encoding.hpp"

#include <charconv>
#include <vector>

namespace linyi::ledger {
namespace {

constexpr std::string_view origin_begin = "linyi/ledger/";
constexpr std::string_view ed25519_kind{"\1", 1};
constexpr std::string_view signature_begin = "\xE2\x80\x94 ";  // an em dash and a space
constexpr std::size_t key_id_bytes = 4;
constexpr std::size_t short_root_bytes = 20;
// A note of ours has four lines; what is longer by far is none.
constexpr std::size_t note_bytes_max = 16 * 1024;

std::string body_of(const Checkpoint& checkpoint) {
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
           base64(checkpoint.root.bytes()) + "\n";
}

std::string key_id(std::string_view name, std::string_view public_key) {
    const auto hash = sha256({name, "\n", ed25519_kind, public_key});
    return std::string(hash.bytes().substr(0, key_id_bytes));
}

/// A decimal number without sign or leading zeros.
std::optional<std::int64_t> size_from(std::string_view text) {
    std::int64_t value{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_plain = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    if (!is_plain || value < 0 || std::to_string(value) != text) return std::nullopt;
    return value;
}

struct Parts {
    std::string_view body{};  ///< with its last line feed
    std::string_view signatures{};
};

std::optional<Parts> parts_of(std::string_view note) {
    if (note.size() > note_bytes_max || !note.ends_with('\n')) return std::nullopt;
    const auto blank = note.rfind("\n\n");
    if (blank == std::string_view::npos) return std::nullopt;
    return Parts{.body = note.substr(0, blank + 1), .signatures = note.substr(blank + 2)};
}

bool has_signature(const Parts& parts, std::string_view origin, std::string_view public_key) {
    for (const auto& line : split(parts.signatures, '\n')) {
        const auto begin = std::string(signature_begin) + std::string(origin) + " ";
        if (!line.starts_with(begin)) continue;
        const auto bytes = from_base64(std::string_view(line).substr(begin.size()));
        if (!bytes || bytes->size() <= key_id_bytes) continue;
        if (bytes->substr(0, key_id_bytes) != key_id(origin, public_key)) continue;
        if (is_signed(public_key, parts.body, std::string_view(*bytes).substr(key_id_bytes)))
            return true;
    }
    return false;
}

}  // namespace

std::string origin_of(std::string_view log) {
    return std::string(origin_begin) + to_hex(log);
}

std::optional<std::string> log_of(std::string_view origin) {
    if (!origin.starts_with(origin_begin)) return std::nullopt;
    auto log = from_hex(origin.substr(origin_begin.size()));
    if (!log || log->empty()) return std::nullopt;
    return log;
}

std::string signed_note(const Checkpoint& checkpoint, const SigningKey& key) {
    const auto body = body_of(checkpoint);
    const auto bytes = key_id(checkpoint.origin, key.public_key()) + key.sign(body);
    return body + "\n" + std::string(signature_begin) + checkpoint.origin + " " + base64(bytes) +
           "\n";
}

std::optional<Checkpoint> read_note(std::string_view note) {
    const auto parts = parts_of(note);
    if (!parts) return std::nullopt;
    const auto lines = split(parts->body, '\n');
    if (lines.size() < 4) return std::nullopt;  // three and the empty rest behind the last
    const auto size = size_from(lines[1]);
    const auto root = from_base64(lines[2]);
    const auto hash = root ? hash_from(*root) : std::nullopt;
    if (!log_of(lines[0]) || !size || !hash) return std::nullopt;
    return Checkpoint{.origin = lines[0], .size = *size, .root = *hash};
}

std::optional<Checkpoint> open_note(std::string_view note, std::string_view public_key) {
    auto checkpoint = read_note(note);
    const auto parts = parts_of(note);
    if (!checkpoint || !parts || !has_signature(*parts, checkpoint->origin, public_key))
        return std::nullopt;
    return checkpoint;
}

std::string verifier_key(std::string_view origin, std::string_view public_key) {
    return std::string(origin) + "+" + to_hex(key_id(origin, public_key)) + "+" +
           base64(std::string(ed25519_kind) + std::string(public_key));
}

std::optional<std::string> public_key_of(std::string_view verifier_key) {
    const auto parts = split(trim(verifier_key), '+');
    if (parts.size() < 3) return std::nullopt;
    // Base64 may hold a plus itself: everything behind the second one.
    const auto text = trim(verifier_key).substr(parts[0].size() + parts[1].size() + 2);
    const auto bytes = from_base64(text);
    if (!bytes || bytes->size() != public_key_bytes + 1 || !bytes->starts_with(ed25519_kind))
        return std::nullopt;
    auto key = bytes->substr(1);
    if (parts[1] != to_hex(key_id(parts[0], key))) return std::nullopt;
    return key;
}

std::string short_root(const Hash& root) {
    return grouped(base32(root.bytes().substr(0, short_root_bytes)), 4);
}

bool is_short_root(std::string_view letters, const Hash& root) {
    const auto bytes = from_base32(trim(letters));
    return bytes && *bytes == root.bytes().substr(0, short_root_bytes);
}

}  // namespace linyi::ledger
