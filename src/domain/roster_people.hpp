#pragma once

#include "domain/roster_columns.hpp"
#include "domain/roster_import.hpp"

namespace linyi {

/// Puts the owners of a row of a table, with their phones, ids, accounts and tenants, into `out`.
/// Owners may stand in one cell, in a cell each (业主1, 业主2), or as 业主 and 共有人. One column
/// of phones is that of the owners in one column, or of all of them; with a column each they go in
/// pairs.
void read_people(const TableRow& row, const RosterHeader& header, RosterRow& out);

}  // namespace linyi
