#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// A cell of a table as a spreadsheet or a CSV file holds it.
struct TableCell {
    enum class Kind {
        text,
        number,      ///< `text` has its digits, without an exponent
        date,        ///< `text` is "2025-11-20"
        error,       ///< `text` is what the spreadsheet shows: "#N/A"
        uncomputed,  ///< a formula whose value the file does not hold
    };

    std::string text{};
    Kind kind{};
    bool is_formula{};   ///< `text` is the value that was computed last
    bool is_repeated{};  ///< part of a merged cell that begins further up; has that cell's text
};

struct TableRow {
    int row{};  ///< as the program that made the file counts it, from 1
    std::vector<TableCell> cells{};
    bool is_hidden{};
};

/// Rows of cells; rows without any text are left out.
struct Table {
    std::vector<TableRow> rows{};
    bool has_letters{};  ///< columns are called A, B, C …, so that a cell has a name: C7
};

/// "A" for 0, "Z" for 25, "AA" for 26.
std::string column_letters(std::size_t column);

/// A cell's text without what nobody sees: white space at both ends, zero-width characters,
/// control characters; full-width Latin letters, digits and signs become half-width, no-break and
/// ideographic spaces become spaces.
std::string tidy(std::string_view text);

/// The same without any white space inside and in lower case: for comparing with known words.
std::string tidy_word(std::string_view text);

}  // namespace linyi
