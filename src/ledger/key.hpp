#pragma once

#include "base/error.hpp"
#include "base/random.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace linyi::ledger {

inline constexpr std::size_t public_key_bytes = 32;

/// The Ed25519 key that signs checkpoints. It lives outside the database: whoever can edit the one
/// must not be able to sign with the other.
class SigningKey {
public:
    static SigningKey generate(Random& random);
    /// PEM as `openssl genpkey -algorithm ed25519` writes it.
    /// Errors: bad_configuration; `detail` says what it is instead.
    static Result<SigningKey> from_pem(const std::string& pem);

    std::string to_pem() const;
    /// 32 raw bytes.
    const std::string& public_key() const { return public_; }
    /// 64 raw bytes. RFC 8032 §5.1. Throws std::runtime_error if OpenSSL fails.
    std::string sign(std::string_view message) const;

private:
    struct Pair;
    explicit SigningKey(std::shared_ptr<const Pair> pair);

    std::shared_ptr<const Pair> pair_;  // copied with the key; never changes
    std::string public_;
};

/// Whether the holder of `public_key` (32 raw bytes) signed `message`.
bool is_signed(std::string_view public_key, std::string_view message, std::string_view signed_by);

}  // namespace linyi::ledger
