#pragma once

#include "base/text.hpp"
#include "domain/table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// What a column of a roster may hold.
enum class RosterColumn {
    unit,  ///< the whole label, or only the room where building and stairwell stand beside it
    building,
    stairwell,
    area,
    owners,
    co_owners,
    kind,
    status,
    delivered,  ///< yes or no
    sold,       ///< yes or no
    phone,
    co_phone,
    accounts,
    tenants,
    owner_ids,  ///< P17, as export-roster writes them
    ignored,    ///< running number, remark: nothing to read, nothing to say
};

/// How it is called where people are told of it.
Text shown_name(RosterColumn column);
/// How the builder of a roster calls it: "area".
std::string_view builder_name(RosterColumn column);

/// A header cell in words: "建筑面积(㎡)", " 房 号 ", "Owner 2".
struct ColumnWord {
    RosterColumn column{};
    int number{};             ///< 2 for 业主2; 0 if it has none
    bool may_be_stairwell{};  ///< "unit": the stairwell (单元) if another column has the room
};
std::optional<ColumnWord> column_in_words(std::string_view header);

struct HeaderColumn {
    RosterColumn column{};
    int number{};
    std::size_t place{};  ///< index of the cell in a row
    std::string shown{};  ///< as the file calls it
};

/// The rows that name the columns, one or two of them, below any title.
struct RosterHeader {
    std::size_t first{};  ///< index into Table::rows
    std::size_t last{};
    std::vector<HeaderColumn> columns{};  ///< known ones, from left to right
    std::vector<HeaderColumn> unknown{};  ///< `column` means nothing

    bool has(RosterColumn column) const;
    /// Of one kind, by number, then from left to right.
    std::vector<const HeaderColumn*> all(RosterColumn column) const;
};

/// The cell below a column; an empty one if the row is shorter or there is no such column.
const TableCell& cell_at(const TableRow& row, const HeaderColumn* column);

/// Finds the header among the first rows. `is_certain` in the result of find_roster_header: it
/// names at least two columns, one of them the unit or the area. An uncertain one is the row that
/// comes closest, for telling what is missing.
struct FoundHeader {
    RosterHeader header{};
    bool is_certain{};
};
std::optional<FoundHeader> find_roster_header(const Table& table);

}  // namespace linyi
