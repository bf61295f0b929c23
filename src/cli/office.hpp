#pragma once

#include "base/random.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "storage/store.hpp"

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace linyi::cli {

/// What the subcommands that set up a community work with. Results go to `out`, everything else
/// to `err`.
struct Office {
    storage::Store& store;
    const Clock& clock;
    Random& random;
    std::ostream& out;
    std::ostream& err;
    Language language{Language::en};
};

// Every function returns the exit code: 0 good, 1 refused or failed, 2 wrong use.

struct CommunityAddOptions {
    std::string name{};
    std::string zone{"Asia/Shanghai"};  ///< IANA name
    std::string language{"zh"};
    std::string street{};
};
/// Adds a community; prints its one-time setup code and what to do with it.
int run_community_add(const CommunityAddOptions& options, Office& office);

/// Prints a new setup code for a community that exists: for one more group, or a lost code.
int run_community_code(const std::string& community, Office& office);

/// Prints number, name, zone, units and linked groups of every community.
int run_community_list(Office& office);

struct ImportRosterOptions {
    std::filesystem::path file{};
    std::string community{};
    std::string adapter{};  ///< [adapter.<id>] that the file's accounts belong to
    bool dry_run{};         ///< list every problem and what would change; write nothing
};
/// Imports a roster (CSV, or JSON as in docs/roster.md). With an error in the file nothing at all
/// is written.
int run_import_roster(const ImportRosterOptions& options, Office& office);

struct ImportBallotsOptions {
    std::filesystem::path file{};
    std::string community{};
    std::string vote{};    ///< "V12"
    std::string system{};  ///< which system the file comes from
};
/// Reads an official system's result file (CSV: unit, choice) for an open vote. Its ballots count
/// when somebody signs for them in the chat; with a mistake in the file nothing is written.
int run_import_ballots(const ImportBallotsOptions& options, Office& office);

struct CodesOptions {
    std::string community{};
    std::string format{"table"};           ///< or "csv"
    std::vector<std::string> units{};      ///< only these; empty: all
    std::vector<std::string> buildings{};  ///< only these; empty: all
    bool unbound_only{};                   ///< leave out units that have an account already
};
/// Prints a new bind code for every unit. Codes are shown once: only their hashes are kept, and
/// unused earlier codes of these units end.
int run_codes(const CodesOptions& options, Office& office);

}  // namespace linyi::cli
