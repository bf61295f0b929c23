#pragma once

#include <functional>

namespace linyi::storage {

class Connection;
class LedgerHead;

/// Makes a ledger of a database whose acts are from before it: pseudonyms for every poll's rights,
/// a seal for every act, and an act for each poll that binds what its opening did not. Also what a
/// new database needs. In many short transactions: cut off, it goes on where it was. `tidy` is
/// called between them, so that the log need not grow to the size of the database.
void begin_ledger(Connection& db, LedgerHead& head, const std::function<void()>& tidy = {});

}  // namespace linyi::storage
