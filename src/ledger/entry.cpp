#include "ledger/entry.hpp"

#include "ledger/encoding.hpp"

#include <stdexcept>

namespace linyi::ledger {
namespace {

constexpr char version = 1;

void put(std::string& out, std::string_view field) {
    if (field.size() > 0xFFFF) throw std::length_error("a field of a ledger entry is too long");
    out += static_cast<char>(field.size() >> 8U);
    out += static_cast<char>(field.size() & 0xFFU);
    out += field;
}

void put(std::string& out, std::int64_t number) {
    put(out, std::string_view(big_endian(number)));
}

/// Takes fields off the front; once one is not there, all that follow are not.
class FieldReader {
public:
    explicit FieldReader(std::string_view bytes) : rest_(bytes) {}

    std::string_view text(std::size_t bytes_min, std::size_t bytes_max) {
        if (rest_.size() < 2) return fail();
        const auto size = static_cast<std::size_t>(static_cast<unsigned char>(rest_[0])) * 256 +
                          static_cast<unsigned char>(rest_[1]);
        rest_.remove_prefix(2);
        if (size > rest_.size() || size < bytes_min || size > bytes_max) return fail();
        const auto field = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return field;
    }

    std::int64_t number() { return from_big_endian(text(8, 8)).value_or(0); }

    Hash hash() { return hash_from(text(hash_bytes, hash_bytes)).value_or(Hash{}); }

    /// Either of the two sizes, nothing between.
    std::string_view none_or(std::size_t size) {
        const auto field = text(0, size);
        return field.empty() || field.size() == size ? field : fail();
    }

    bool is_whole() const { return is_good_ && rest_.empty(); }

private:
    std::string_view fail() {
        is_good_ = false;
        rest_ = {};
        return {};
    }

    std::string_view rest_;
    bool is_good_{true};
};

}  // namespace

std::string canonical(const Entry& entry) {
    std::string out;
    out.reserve(256);
    out += version;
    put(out, std::string_view(entry.log));
    put(out, entry.number);
    put(out, entry.before.bytes());
    put(out, entry.community);
    put(out, entry.poll);
    put(out, std::string_view(entry.kind));
    put(out, std::string_view(entry.right));
    put(out, entry.revision);
    put(out, entry.previous);
    put(out, entry.decided_at);
    put(out, entry.payload.bytes());
    put(out, entry.choice ? entry.choice->bytes() : std::string_view{});
    return out;
}

std::optional<Entry> read_entry(std::string_view bytes) {
    if (bytes.empty() || bytes.front() != version) return std::nullopt;
    FieldReader reader(bytes.substr(1));
    Entry entry;
    entry.log = reader.text(log_id_bytes, log_id_bytes);
    entry.number = reader.number();
    entry.before = reader.hash();
    entry.community = reader.number();
    entry.poll = reader.number();
    entry.kind = reader.text(1, kind_bytes_max);
    entry.right = reader.none_or(pseudonym_bytes);
    entry.revision = reader.number();
    entry.previous = reader.number();
    entry.decided_at = reader.number();
    entry.payload = reader.hash();
    entry.choice = hash_from(reader.none_or(hash_bytes));
    if (!reader.is_whole()) return std::nullopt;
    return entry;
}

Hash leaf_of(std::string_view canonical_bytes) {
    return sha256({tag::leaf, canonical_bytes});
}

}  // namespace linyi::ledger
