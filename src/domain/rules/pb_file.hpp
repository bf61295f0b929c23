#pragma once

#include "base/error.hpp"
#include "domain/rules/budget.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linyi::rules {

/// A participatory budget in the format of pabulib.org (.pb).
struct PbFile {
    BudgetInstance instance{};
    std::vector<std::pair<std::string, std::string>> meta{};  ///< in the order of the file
    std::vector<std::size_t> selected{};  ///< projects the file says were chosen, as listed
    std::vector<std::string> notes{};     ///< what was odd but does not change the count
};

/// The value of a META key; empty if there is none.
std::string_view meta_value(const PbFile& file, std::string_view key);

/// Reads a .pb file: sections META, PROJECTS, VOTES, each with a header and rows of fields between
/// semicolons. Takes what real files have: quoted fields, a byte order mark, CR LF, blank lines,
/// titles in any case, further columns in any order, amounts with decimals, projects that have only
/// a name. A ballot for an unknown project keeps its other approvals, and one that names a project
/// twice approves of it once, each with a note. Points above 0 (vote_type scoring, cumulative) and
/// places (ordinal) are read as approvals, with a note.
/// Errors: invalid_argument with the line, for what cannot be counted: an unknown vote_type, no
/// budget, a project twice, an amount that is none.
/// Source: pabulib.org/format; domain.md §3.6.
Result<PbFile> read_pb(std::string_view text);

/// The same format, with the META keys of `file` and what the format demands besides. Reading it
/// again gives the same instance.
std::string write_pb(const PbFile& file);

}  // namespace linyi::rules
