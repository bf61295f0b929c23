#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// One record of a CSV file.
struct CsvRecord {
    int line{};  ///< of the file, from 1, where the record begins
    std::vector<std::string> fields{};
};

struct CsvFile {
    std::vector<CsvRecord> records{};  ///< empty lines are left out
    std::optional<int> broken_line{};  ///< where a quoted field begins that never ends
};

/// Reads CSV: quoted fields, doubled quotes, line breaks inside quotes, CR LF or LF, a byte order
/// mark. Fields are separated by comma, or by tab or semicolon if the first line has no comma.
/// Source: RFC 4180 §2.
CsvFile read_csv(std::string_view text);

/// A field as it is written into a file: quoted where needed. A leading = + - or @ gets an
/// apostrophe before it, so that a spreadsheet shows it and does not run it.
std::string csv_field(std::string_view text);

}  // namespace linyi
