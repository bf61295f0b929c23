#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::rules {

/// Products of areas, costs and heads: 10¹² hundredths of a square metre times anything here fits.
__extension__ typedef __int128 Wide;

/// A share that has to be reached (`is_inclusive`: 以上, "at least") or exceeded (过半数, "more
/// than"). Source: Civil Code art. 1259 — 以上 includes the number, 超过 does not.
struct Threshold {
    std::int64_t numerator{1};
    std::int64_t denominator{2};
    bool is_inclusive{};

    friend bool operator==(const Threshold&, const Threshold&) = default;
};

inline constexpr Threshold more_than_half{1, 2, false};
inline constexpr Threshold half_or_more{1, 2, true};
inline constexpr Threshold two_thirds_or_more{2, 3, true};
inline constexpr Threshold three_quarters_or_more{3, 4, true};
inline constexpr Threshold all_of_them{1, 1, true};

/// True if `part` of `whole` is enough, by cross-multiplication. Of nothing, nothing is enough.
/// Precondition: neither is negative.
bool is_met(const Threshold& threshold, std::int64_t part, std::int64_t whole);

/// How much `part` lacks of being enough while `whole` stays as it is; 0 if it is. More than
/// `whole - part` if no part of it would do.
std::int64_t missing_for(const Threshold& threshold, std::int64_t part, std::int64_t whole);

/// ">= 2/3" or "> 1/2".
std::string to_text(const Threshold& threshold);

/// Reads what to_text writes, also with ≥ and without blanks; numbers of at most 4 digits and a
/// share between 0 and 1. None otherwise.
std::optional<Threshold> threshold_from(std::string_view text);

/// "31/45" in lowest terms, "1" if all, "0" if nothing.
std::string fraction_text(std::int64_t part, std::int64_t whole);

/// Percent with two decimals, cut and never rounded, so that a failed quorum never looks reached:
/// 2/3 is "66.66". "0.00" of nothing.
std::string percent_text(std::int64_t part, std::int64_t whole);

}  // namespace linyi::rules
