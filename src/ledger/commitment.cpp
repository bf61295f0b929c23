#include "ledger/commitment.hpp"

#include "ledger/encoding.hpp"
#include "ledger/entry.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <stdexcept>

namespace linyi::ledger {
namespace {

/// A text of any length with its length before it.
std::string framed(std::string_view text) {
    return big_endian(static_cast<std::int64_t>(text.size())) + std::string(text);
}

std::string hmac(std::string_view key, const std::string& message) {
    std::string out(hash_bytes, '\0');
    std::size_t size = 0;
    const auto* made =
        EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, key.data(), key.size(),
                  reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                  reinterpret_cast<unsigned char*>(out.data()), out.size(), &size);
    if (made == nullptr || size != hash_bytes)
        throw std::runtime_error("OpenSSL cannot compute an HMAC");
    return out;
}

}  // namespace

Hash commit_choice(std::string_view salt, std::string_view choice) {
    return sha256({tag::choice, salt, choice});
}

Hash commit_payload(std::string_view salt, std::string_view payload) {
    return sha256({tag::payload, salt, payload});
}

std::string pseudonym(std::string_view poll_key, std::int64_t right_no) {
    return hmac(poll_key, "right" + big_endian(right_no)).substr(0, pseudonym_bytes);
}

std::string area_salt(std::string_view poll_key, std::int64_t right_no) {
    return hmac(poll_key, "area" + big_endian(right_no));
}

Hash commit_area(std::string_view salt, std::int64_t area) {
    return sha256({tag::area, salt, big_endian(area)});
}

Hash roll_hash(std::vector<RollLine> lines) {
    std::sort(lines.begin(), lines.end(),
              [](const RollLine& a, const RollLine& b) { return a.pseudonym < b.pseudonym; });
    std::string bytes;
    for (const auto& line : lines) bytes += line.pseudonym + std::string(line.area.bytes());
    return sha256({tag::roll, bytes});
}

Hash names_hash(std::string_view salt, const std::vector<NameLine>& lines) {
    std::string bytes;
    for (const auto& line : lines) {
        bytes += big_endian(line.right_no) + framed(line.label) + big_endian(line.developer) +
                 big_endian(static_cast<std::int64_t>(line.units.size()));
        for (const auto& [id, label] : line.units) bytes += big_endian(id) + framed(label);
    }
    return sha256({tag::names, salt, bytes});
}

Hash chained(const Hash& chain, const Hash& leaf) {
    return sha256({tag::chain, chain.bytes(), leaf.bytes()});
}

}  // namespace linyi::ledger
