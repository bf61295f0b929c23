#include "cli/roster_file.hpp"

#include "base/text.hpp"
#include "cli/roster_json.hpp"
#include "domain/roster_problems.hpp"
#include "language/words.hpp"
#include "sheet/encoding.hpp"
#include "sheet/workbook.hpp"

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

namespace {

using Severity = RosterProblem::Severity;

RosterProblem problem(Severity severity, const ProblemText& text, Args args = {}) {
    return {
        .severity = severity, .what = &text.what, .remedy = &text.remedy, .args = std::move(args)};
}

RosterReading refusal(const ProblemText& text) {
    RosterReading reading;
    reading.problems.push_back(problem(Severity::error, text));
    return reading;
}

RosterReading read_xlsx(std::string_view bytes, std::string_view sheet, const UnitLabelRule& rule) {
    auto workbook = sheet::read_workbook(bytes, sheet);
    RosterReading reading;
    if (workbook.table) reading = read_roster_table(*workbook.table, rule);
    reading.problems.insert(reading.problems.begin(), workbook.problems.begin(),
                            workbook.problems.end());
    return reading;
}

RosterReading read_text(std::string_view bytes, const UnitLabelRule& rule) {
    const auto decoded = sheet::decode(bytes);
    if (!decoded) return refusal(problem_text::unknown_encoding);
    auto reading = read_roster_csv(decoded->text, rule);
    if (decoded->encoding != "UTF-8") {
        const Args args{{"encoding", std::string(decoded->encoding)}};
        reading.problems.insert(reading.problems.begin(),
                                problem(Severity::note, problem_text::read_as, args));
    }
    return reading;
}

}  // namespace

RosterReading read_roster(std::string_view bytes, std::string_view sheet) {
    const UnitLabelRule rule = [](std::string_view label) { return language::unit_label(label); };
    if (bytes.size() > roster_bytes_max) return refusal(problem_text::too_large);
    if (sheet::is_zip(bytes)) return read_xlsx(bytes, sheet, rule);
    if (sheet::is_compound_file(bytes)) return refusal(problem_text::locked_or_old_workbook);
    if (trim(bytes).starts_with('<')) return refusal(problem_text::web_page);
    if (!sheet.empty()) return refusal(problem_text::no_sheets_here);
    return trim(bytes).starts_with('{') ? read_roster_json(bytes, rule) : read_text(bytes, rule);
}

Result<RosterReading> read_roster_file(const std::filesystem::path& file) {
    const auto bytes = read_roster_bytes(file);
    if (!bytes) return bytes.error();
    return read_roster(*bytes);
}

}  // namespace linyi::cli
