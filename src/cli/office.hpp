#pragma once

#include "base/random.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "cli/handover.hpp"
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
    std::string made{};  ///< a result that is written as a file (Handover), as text
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
    std::string sheet{};    ///< of a workbook; empty: the first with a roster's header
    bool dry_run{};         ///< list every problem and what would change; write nothing
};
/// Imports a roster (XLSX, CSV, or JSON as in docs/roster.md). With an error in the file nothing at
/// all is written.
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

struct ExportRosterOptions {
    std::string community{};
    std::string format{"csv"};  ///< or "xlsx"
    std::string out{};          ///< file; empty: standard output (CSV only)
    bool has_names{};           ///< whole names; else masked ones
};
/// Puts the roster into `made`, in a form that an import takes back without a change. Whole names
/// leave an act behind.
int run_export_roster(const ExportRosterOptions& options, Office& office);
Result<void> hand_over_roster(const ExportRosterOptions& options, const std::string& made,
                              const Handover& to);

struct CodesOptions {
    std::string community{};
    std::string format{"table"};           ///< "csv", "html" or "pdf"
    std::string out{};                     ///< file; empty: standard output (not PDF)
    std::vector<std::string> units{};      ///< only these; empty: all
    std::vector<std::string> buildings{};  ///< only these; empty: all
    bool unbound_only{};                   ///< leave out units that have an account already
};
/// Makes a new bind code for every unit and puts them into `made`. Codes are shown once: only their
/// hashes are kept, and unused earlier codes of these units end.
int run_codes(const CodesOptions& options, Office& office);
Result<void> hand_over_codes(const CodesOptions& options, const std::string& made,
                             const Handover& to);
/// Whether the codes could be handed over in this form here: a PDF needs letters for Chinese.
/// Errors: refused, with the words for the terminal.
Result<void> can_hand_over_codes(const CodesOptions& options);

}  // namespace linyi::cli
