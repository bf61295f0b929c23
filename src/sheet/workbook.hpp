#pragma once

#include "domain/roster_import.hpp"
#include "domain/table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::sheet {

/// Of one sheet: rows, cells with text, and bytes of text. A roster of ten thousand units has a
/// tenth of the latter two.
inline constexpr std::size_t rows_max = roster_rows_max + 200;
inline constexpr std::size_t columns_max = 200;
inline constexpr std::size_t cells_max = 300'000;
inline constexpr std::size_t text_bytes_max = std::size_t{16} * 1024 * 1024;
/// Texts that cells share.
inline constexpr std::size_t shared_texts_max = 200'000;

struct WorkbookReading {
    std::optional<Table> table{};  ///< none if there is an error in `problems`
    std::vector<RosterProblem> problems{};
};

/// True if bytes begin like a ZIP file, as .xlsx and .ods do.
bool is_zip(std::string_view bytes);
/// True if bytes begin like an old .xls, or an .xlsx with a password.
bool is_compound_file(std::string_view bytes);

/// Reads one sheet of an .xlsx file: the one of that name, else the first with a roster's header
/// that is not hidden, else the first. Merged cells repeat their text downwards; a formula gives
/// the value that the file holds for it. Problems name what to do; no file needs more than some 60
/// MiB or a second.
WorkbookReading read_workbook(std::string_view bytes, std::string_view sheet);

}  // namespace linyi::sheet
