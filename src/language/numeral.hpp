#pragma once

#include "language/letters.hpp"

#include <cstddef>
#include <optional>

namespace linyi::language {

/// A whole number at the start of a text.
struct Numeral {
    int value{};
    std::size_t length{};  ///< letters taken
    bool is_han{};         ///< 十二, not 12
    bool is_mark{};        ///< ①

    friend bool operator==(const Numeral&, const Numeral&) = default;
};

/// Reads digits (at most nine), a mark, or Chinese numerals: 十二, 一百零二, 两百, 一百二 (120),
/// and digit by digit 一〇二, 幺零二. Nothing if the text does not start with a number or it is too
/// large.
std::optional<Numeral> numeral_at(Letters text);

/// The same, but of Chinese numerals only what counts things: one digit, or a form with 十百千.
/// "二一票" gives 2, not 21.
std::optional<Numeral> small_numeral_at(Letters text);

}  // namespace linyi::language
