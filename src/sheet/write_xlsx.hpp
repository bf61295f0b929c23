#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::sheet {

/// Writes rows of text as a workbook of one sheet, the first row as its header. Every cell is a
/// typed string, so that nothing in it is ever a formula, a number or a date. `sheet` is cut to the
/// 31 letters that a name may have; signs it may not have become blanks. Errors: unavailable if the
/// file cannot be written.
Result<void> write_xlsx(const std::filesystem::path& file, std::string_view sheet,
                        const std::vector<std::vector<std::string>>& rows);

}  // namespace linyi::sheet
