#include "ledger/encoding.hpp"

#include <openssl/evp.h>

namespace linyi::ledger {
namespace {

constexpr std::string_view base32_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view hex_alphabet = "0123456789abcdef";

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// The value of a base32 character as people may write it; none if it is no such character.
std::optional<std::uint64_t> base32_value(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const auto value = base32_alphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    return value;
}

}  // namespace

std::string base64(std::string_view bytes) {
    std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');  // OpenSSL ends it with a zero byte
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes_of(bytes),
                                     static_cast<int>(bytes.size()));
    out.resize(static_cast<std::size_t>(size));
    return out;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string out(text.size() / 4 * 3, '\0');
    const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes_of(text),
                                     static_cast<int>(text.size()));
    if (size < 0) return std::nullopt;
    out.resize(static_cast<std::size_t>(size));
    for (int i = 0; i < 2 && text.ends_with('='); ++i) {
        text.remove_suffix(1);
        if (!out.empty()) out.pop_back();
    }
    // OpenSSL skips blanks and ignores stray bits: whatever is not the one right text is refused.
    const auto again = base64(out);
    const bool is_same = again.size() >= text.size() && again.compare(0, text.size(), text) == 0 &&
                         again.find_first_not_of('=', text.size()) == std::string::npos;
    if (!is_same) return std::nullopt;
    return out;
}

std::string base32(std::string_view bytes) {
    std::string out;
    std::uint64_t bits = 0;
    unsigned count = 0;
    for (const char c : bytes) {
        bits = (bits << 8U) | static_cast<unsigned char>(c);
        count += 8;
        while (count >= 5) {
            count -= 5;
            out += base32_alphabet[(bits >> count) & 0x1FU];
        }
    }
    return out;
}

std::optional<std::string> from_base32(std::string_view text) {
    std::string out;
    std::uint64_t bits = 0;
    unsigned count = 0;
    for (const char c : text) {
        if (c == '-' || c == ' ') continue;
        const auto value = base32_value(c);
        if (!value) return std::nullopt;
        bits = (bits << 5U) | *value;
        count += 5;
        if (count >= 8) {
            count -= 8;
            out += static_cast<char>((bits >> count) & 0xFFU);
        }
    }
    if (count != 0 || out.size() % 5 != 0) return std::nullopt;
    return out;
}

std::string grouped(std::string_view text, std::size_t group) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && i % group == 0) out += '-';
        out += text[i];
    }
    return out;
}

std::optional<std::string> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const auto high = hex_alphabet.find(text[i]);
        const auto low = hex_alphabet.find(text[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
    }
    return out;
}

std::string big_endian(std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    std::string out(8, '\0');
    for (unsigned i = 0; i < 8; ++i) out[i] = static_cast<char>((bits >> (56U - 8U * i)) & 0xFFU);
    return out;
}

std::optional<std::int64_t> from_big_endian(std::string_view bytes) {
    if (bytes.size() != 8) return std::nullopt;
    std::uint64_t bits = 0;
    for (const char c : bytes) bits = (bits << 8U) | static_cast<unsigned char>(c);
    return static_cast<std::int64_t>(bits);
}

}  // namespace linyi::ledger
