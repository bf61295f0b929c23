#include "ledger/hash.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace linyi::ledger {
namespace {

struct FreeDigest {
    void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
};
struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

/// Fetched once and kept by each thread: looking the algorithm up costs more than a short hash, and
/// every ballot needs several.
class Digester {
public:
    Digester() : digest_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {
        if (!digest_ || !context_) throw std::runtime_error("OpenSSL has no SHA-256");
    }

    Hash digest(std::initializer_list<std::string_view> parts) {
        Hash out;
        bool is_good = EVP_DigestInit_ex2(context_.get(), digest_.get(), nullptr) == 1;
        for (const auto part : parts) {
            is_good = is_good && EVP_DigestUpdate(context_.get(), part.data(), part.size()) == 1;
        }
        auto* target = reinterpret_cast<unsigned char*>(out.value.data());
        if (!is_good || EVP_DigestFinal_ex(context_.get(), target, nullptr) != 1)
            throw std::runtime_error("OpenSSL cannot compute SHA-256");
        return out;
    }

private:
    std::unique_ptr<EVP_MD, FreeDigest> digest_;
    std::unique_ptr<EVP_MD_CTX, FreeContext> context_;
};

}  // namespace

std::optional<Hash> hash_from(std::string_view bytes) {
    if (bytes.size() != hash_bytes) return std::nullopt;
    Hash hash;
    std::copy(bytes.begin(), bytes.end(), hash.value.begin());
    return hash;
}

Hash sha256(std::initializer_list<std::string_view> parts) {
    thread_local Digester digester;
    return digester.digest(parts);
}

}  // namespace linyi::ledger
