#pragma once

#include "domain/csv.hpp"
#include "domain/roster_import.hpp"

#include <string>
#include <vector>

namespace linyi::test {

/// As language::unit_label for these files: 3-2-501, 3-501, S-03, 3号楼2单元501.
inline std::string plain_label(std::string_view text) {
    std::string label(text);
    for (const std::string_view word : {"号楼", "单元"}) label = replace_all(label, word, "-");
    if (label.ends_with("室")) label.resize(label.size() - std::string_view("室").size());
    const auto parts = split(label, '-');
    const bool has_shape = parts.size() >= 2 && parts.size() <= 3 && parts.back().size() >= 2;
    const bool is_label = has_shape && label.find_first_not_of("0123456789-ABCS") == label.npos &&
                          label.front() != '-';
    return is_label ? label : std::string{};
}

struct Read {
    RosterReading reading{};
    std::string errors{};
    std::string notes{};

    std::string labels() const {
        std::vector<std::string> all;
        for (const auto& unit : reading.draft.units) all.push_back(unit.label);
        return join(all, " ");
    }
    const DraftUnit& unit(std::size_t at) const { return reading.draft.units.at(at); }
    std::string owners(std::size_t at) const {
        std::vector<std::string> all;
        for (const auto& owner : unit(at).owners) all.push_back(owner.name + ":" + owner.phone);
        return join(all, " ");
    }
};

inline Read read(const Table& table) {
    Read out{.reading = read_roster_table(table, plain_label)};
    for (const auto& problem : out.reading.problems)
        (problem.severity == RosterProblem::Severity::error ? out.errors : out.notes) +=
            say(Language::en, problem) + "\n";
    return out;
}

inline Read read(std::string_view csv) {
    return read(table_of(read_csv(csv)));
}

}  // namespace linyi::test
