#pragma once

#include "adapters/adapter.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// Secrets that a platform's own console sets may be shorter than ours, but below this many bytes
/// the operator is warned (reliability.md A1).
inline constexpr std::size_t platform_secret_bytes_min = 16;
/// Secrets that linyi or a bridge's author makes: shorter ones are refused (reliability.md A1).
inline constexpr std::size_t own_secret_bytes_min = 24;

/// Reads one [adapter.<id>] table and remembers the first thing that was wrong, as
/// json::Fields does. `error()` must be asked before the values are used.
class SettingsReader {
public:
    explicit SettingsReader(const AdapterSettings& settings) : settings_(&settings) {}

    std::string text(std::string_view key);  ///< required
    std::string text_or(std::string_view key, std::string_view fallback);
    /// `least` ≤ value ≤ `most`.
    std::int64_t integer_or(std::string_view key, std::int64_t fallback, std::int64_t least,
                            std::int64_t most);
    bool flag_or(std::string_view key, bool fallback);

    /// An absolute http or https URL, without user info, fragment or blanks; a slash at the end
    /// is cut off.
    std::string url(std::string_view key);
    std::string url_or(std::string_view key, std::string_view fallback);

    /// At least one, none empty.
    std::vector<Secret> secrets(std::string_view key);
    /// May be none; an empty one is still refused.
    std::vector<Secret> optional_secrets(std::string_view key);

    /// "account 18/1min, group 1/2s": scope, count, window (ms, s, min, h).
    std::vector<RateLimit> limits_or(std::string_view key, std::vector<RateLimit> fallback);

    /// Notes that `key` is wrong and what to do about it.
    void refuse(std::string_view key, std::string_view remedy);

    const std::optional<Error>& error() const { return error_; }

private:
    const std::string* value(std::string_view key) const;

    const AdapterSettings* settings_;
    std::optional<Error> error_{};
};

}  // namespace linyi
