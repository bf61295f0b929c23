#pragma once

#include "cli/office.hpp"

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace linyi::cli {

/// Work that wants the store: run here, or asked of the service that has it.
using OfficeWork = std::function<int(Office&)>;

/// Where an office subcommand runs. `data` is the data folder; `file` the option that names a file
/// the work reads, or null; `out` the one that names a file for its result, or null. `hand_over`
/// makes that result of Office::made, and `can_hand_over` says before any work whether it will.
struct OfficePlace {
    std::string data{"data"};
    std::string* file{};
    const std::string* out{};
    HandOver hand_over{};
    std::function<Result<void>()> can_hand_over{};
};
using WithOffice = std::function<int(const OfficePlace&, const OfficeWork&)>;

/// community, import-roster, export-roster, codes, outbox: everything that writes to the store from
/// outside. `code` gets the exit code.
void add_office_subcommands(CLI::App& app, const WithOffice& with_office, int& code);

/// Parses and runs the words of one office subcommand on this store: what the service does with
/// what came through its control socket.
int run_office_words(const std::vector<std::string>& words, Office& office);

}  // namespace linyi::cli
