#include "base/digest.hpp"

#include "base/text.hpp"

#include <openssl/evp.h>

#include <stdexcept>

namespace linyi {

std::string sha256(std::string_view data) {
    std::string out(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    auto* target = reinterpret_cast<unsigned char*>(out.data());
    if (EVP_Digest(data.data(), data.size(), target, &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("OpenSSL cannot compute SHA-256");
    out.resize(size);
    return out;
}

std::string sha256_hex(std::string_view data) {
    return to_hex(sha256(data));
}

}  // namespace linyi
