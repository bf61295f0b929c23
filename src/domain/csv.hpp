#pragma once

#include "domain/table.hpp"

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
/// mark. Fields are separated by comma, tab or semicolon: by the one that is in most of the first
/// lines. Source: RFC 4180 §2.
CsvFile read_csv(std::string_view text);

/// The records as a table, the apostrophes of csv_field taken off.
Table table_of(const CsvFile& file);

/// A text that a spreadsheet would run (= + - @, also in full width, tab, carriage return or NUL at
/// its beginning) with an apostrophe before it; others as they are. `unguarded` takes it off again.
/// Source: OWASP ASVS 1.2.10; reliability.md I2.
std::string guarded(std::string_view text);
std::string_view unguarded(std::string_view text);

/// A field as it is written into a file: guarded, and quoted where needed.
std::string csv_field(std::string_view text);

}  // namespace linyi
