#include "cli/roster_file.hpp"

#include "base/text.hpp"
#include "cli/roster_json.hpp"
#include "language/words.hpp"

#include <fstream>

namespace linyi::cli {

Result<std::string> read_roster_bytes(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file))
        return Error{Errc::invalid_argument, file.string() + ": cannot be read"};
    // One byte more than allowed is enough to see that it is too large.
    std::string bytes(roster_bytes_max + 1, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    if (in.bad()) return Error{Errc::invalid_argument, file.string() + ": cannot be read"};
    if (bytes.size() > roster_bytes_max)
        return Error{Errc::invalid_argument, file.string() + ": larger than 5 MiB"};
    return bytes;
}

RosterReading read_roster(std::string_view bytes) {
    const UnitLabelRule rule = [](std::string_view label) { return language::unit_label(label); };
    const bool is_json = trim(bytes).starts_with('{');
    return is_json ? read_roster_json(bytes, rule) : read_roster_csv(bytes, rule);
}

Result<RosterReading> read_roster_file(const std::filesystem::path& file) {
    const auto bytes = read_roster_bytes(file);
    if (!bytes) return bytes.error();
    return read_roster(*bytes);
}

}  // namespace linyi::cli
