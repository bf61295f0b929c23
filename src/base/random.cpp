#include "base/random.hpp"

#include <sys/random.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>

namespace linyi {

std::uint64_t Random::below(std::uint64_t bound) {
    // Values past the last whole multiple of `bound` would favour small results: draw again.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    for (;;) {
        std::uint64_t value{};
        std::memcpy(&value, bytes(sizeof value).data(), sizeof value);
        if (value < limit) return value % bound;
    }
}

std::string Random::code(std::size_t count) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string out;
    for (const char c : bytes(count)) out += alphabet[static_cast<unsigned char>(c) % 32];
    return out;
}

std::string SystemRandom::bytes(std::size_t count) {
    std::string out(count, '\0');
    for (std::size_t done = 0; done < count;) {
        const auto got = getrandom(out.data() + done, count - done, 0);
        if (got < 0 && errno != EINTR)
            throw std::system_error(errno, std::generic_category(), "getrandom");
        if (got > 0) done += static_cast<std::size_t>(got);
    }
    return out;
}

std::string SeededRandom::bytes(std::size_t count) {
    std::string out;
    while (out.size() < count) {  // splitmix64
        state_ += 0x9E3779B97F4A7C15ULL;
        auto z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        z ^= z >> 31U;
        for (unsigned shift = 0; shift < 64 && out.size() < count; shift += 8)
            out += static_cast<char>((z >> shift) & 0xFFU);
    }
    return out;
}

}  // namespace linyi
