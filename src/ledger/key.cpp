#include "ledger/key.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <stdexcept>

namespace linyi::ledger {
namespace {

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;
using Bio = std::unique_ptr<BIO, FreeBio>;

constexpr std::size_t signed_bytes = 64;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// A key file never asks at a terminal for a passphrase.
int no_passphrase(char*, int, int, void*) {
    return -1;
}

}  // namespace

struct SigningKey::Pair {
    explicit Pair(Key k) : key(std::move(k)) {}
    Key key;
};

SigningKey::SigningKey(std::shared_ptr<const Pair> pair)
    : pair_(std::move(pair)), public_(public_key_bytes, '\0') {
    std::size_t size = public_.size();
    auto* target = reinterpret_cast<unsigned char*>(public_.data());
    if (EVP_PKEY_get_raw_public_key(pair_->key.get(), target, &size) != 1 ||
        size != public_key_bytes)
        throw std::runtime_error("OpenSSL cannot read an Ed25519 key");
}

SigningKey SigningKey::generate(Random& random) {
    const auto seed = random.bytes(32);  // RFC 8032 §5.1.5: the private key is 32 random bytes
    Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(seed), seed.size()));
    if (!key) throw std::runtime_error("OpenSSL cannot make an Ed25519 key");
    return SigningKey(std::make_shared<const Pair>(std::move(key)));
}

Result<SigningKey> SigningKey::from_pem(const std::string& pem) {
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, nullptr));
    if (!key) return Error{Errc::bad_configuration, "no private key in PEM form"};
    if (EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519)
        return Error{Errc::bad_configuration, "a key of another kind than Ed25519"};
    return SigningKey(std::make_shared<const Pair>(std::move(key)));
}

std::string SigningKey::to_pem() const {
    const Bio bio(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_PrivateKey(bio.get(), pair_->key.get(), nullptr, nullptr, 0, nullptr,
                                 nullptr) != 1)
        throw std::runtime_error("OpenSSL cannot write an Ed25519 key");
    char* text = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

std::string SigningKey::sign(std::string_view message) const {
    std::string out(signed_bytes, '\0');
    std::size_t size = out.size();
    const Context context(EVP_MD_CTX_new());
    const bool is_good =
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, pair_->key.get()) == 1 &&
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                       bytes_of(message), message.size()) == 1;
    if (!is_good || size != signed_bytes)
        throw std::runtime_error("OpenSSL cannot sign with an Ed25519 key");
    return out;
}

bool is_signed(std::string_view public_key, std::string_view message, std::string_view signed_by) {
    if (public_key.size() != public_key_bytes || signed_by.size() != signed_bytes) return false;
    const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(public_key),
                                              public_key.size()));
    const Context context(EVP_MD_CTX_new());
    return key && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytes_of(signed_by), signed_by.size(), bytes_of(message),
                            message.size()) == 1;
}

}  // namespace linyi::ledger
