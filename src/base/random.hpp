#pragma once

#include <cstdint>
#include <string>

namespace linyi {

/// Where unpredictable values come from. Codes and keys use it, so a test can fix them.
class Random {
public:
    virtual ~Random() = default;

    /// `count` random bytes; from the service's one, fit for secrets.
    virtual std::string bytes(std::size_t count) = 0;

    /// Uniform in [0, bound), bound > 0.
    std::uint64_t below(std::uint64_t bound);

    /// `count` characters of Crockford's base32 without I, L, O and U: easy to read aloud.
    std::string code(std::size_t count);
};

/// The operating system's generator (getrandom). Throws if it fails.
class SystemRandom final : public Random {
public:
    std::string bytes(std::size_t count) override;
};

/// A seeded sequence for tests and the replay. Never for secrets.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
    std::string bytes(std::size_t count) override;

private:
    std::uint64_t state_;
};

}  // namespace linyi
