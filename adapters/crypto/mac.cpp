#include "adapters/crypto/mac.hpp"

#include "base/digest.hpp"
#include "base/mutant.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <istream>
#include <memory>
#include <stdexcept>

namespace linyi::crypto {
namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hmac(const char* digest, std::string_view key, std::string_view data) {
    std::string out(EVP_MAX_MD_SIZE, '\0');
    std::size_t size = 0;
    const std::string_view named_key = key.empty() ? std::string_view("") : key;
    const auto* made = EVP_Q_mac(nullptr, "HMAC", nullptr, digest, nullptr, named_key.data(),
                                 named_key.size(), bytes_of(data), data.size(),
                                 reinterpret_cast<unsigned char*>(out.data()), out.size(), &size);
    if (made == nullptr) throw std::runtime_error("OpenSSL cannot compute an HMAC");
    out.resize(size);
    return out;
}

}  // namespace

std::string sha256(std::string_view data) {
    return linyi::sha256(data);
}

std::string sha256(std::istream& stream) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("OpenSSL cannot compute SHA-256");
    std::array<char, 64UL * 1024> piece{};
    while (stream.read(piece.data(), piece.size()) || stream.gcount() > 0)
        EVP_DigestUpdate(context.get(), piece.data(), static_cast<std::size_t>(stream.gcount()));
    std::string out(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size);
    out.resize(size);
    return out;
}

std::string hmac_sha256(std::string_view key, std::string_view data) {
    return hmac("SHA256", key, data);
}

std::string hmac_sha1(std::string_view key, std::string_view data) {
    return hmac("SHA1", key, data);
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
    if (mutant("prefix_compare")) right = right.substr(0, left.size());
    if (mutant("half_compare") && left.size() > 16)
        return equal_in_constant_time(left.substr(0, 16), right.substr(0, 16));
    if (left.size() != right.size()) return false;
    return CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace linyi::crypto
