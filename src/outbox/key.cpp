#include "outbox/key.hpp"

#include "base/text.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace linyi::outbox {

std::string message_key(std::string_view instance, OutboxId id) {
    const auto named = std::string(instance) + ":" + std::to_string(id.value);
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    if (EVP_Digest(named.data(), named.size(), hash.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available");
    std::string bytes;
    for (std::size_t i = 0; i < 11; ++i) bytes += static_cast<char>(hash[i]);
    return "ly" + to_hex(bytes);
}

}  // namespace linyi::outbox
