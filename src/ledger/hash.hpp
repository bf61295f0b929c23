#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::ledger {

inline constexpr std::size_t hash_bytes = 32;

/// A SHA-256 digest. All zero stands for "nothing before".
struct Hash {
    std::array<char, hash_bytes> value{};

    std::string_view bytes() const { return {value.data(), value.size()}; }
    friend bool operator==(const Hash&, const Hash&) = default;
};

/// None if `bytes` are not exactly 32.
std::optional<Hash> hash_from(std::string_view bytes);

/// SHA-256 over the parts, one behind the other. Throws std::runtime_error if OpenSSL fails.
Hash sha256(std::initializer_list<std::string_view> parts);

/// The first byte of everything that is hashed says what it is, so that no two kinds of input can
/// be taken for each other. The tree's two are those of RFC 6962 §2.1.
namespace tag {
inline constexpr std::string_view leaf{"\0", 1};
inline constexpr std::string_view node{"\1", 1};
inline constexpr std::string_view choice{"\2", 1};
inline constexpr std::string_view payload{"\3", 1};
inline constexpr std::string_view chain{"\4", 1};
inline constexpr std::string_view area{"\5", 1};
inline constexpr std::string_view roll{"\6", 1};
inline constexpr std::string_view names{"\7", 1};
inline constexpr std::string_view receipt{"\10", 1};
}  // namespace tag

}  // namespace linyi::ledger
