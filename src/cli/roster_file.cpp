#include "cli/roster_file.hpp"

#include "base/text.hpp"
#include "cli/roster_json.hpp"
#include "language/words.hpp"

#include <fstream>

namespace linyi::cli {

Result<RosterReading> read_roster_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return Error{Errc::invalid_argument, file.string() + ": cannot be read"};
    std::string text(std::istreambuf_iterator<char>(in), {});
    if (text.size() > roster_bytes_max)
        return Error{Errc::invalid_argument, file.string() + ": larger than 5 MiB"};
    const UnitLabelRule rule = [](std::string_view label) { return language::unit_label(label); };
    const bool is_json = trim(text).starts_with('{');
    return is_json ? read_roster_json(text, rule) : read_roster_csv(text, rule);
}

}  // namespace linyi::cli
