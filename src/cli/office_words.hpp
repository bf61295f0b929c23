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
/// the work reads, or null.
struct OfficePlace {
    std::string data{"data"};
    std::string* file{};
};
using WithOffice = std::function<int(const OfficePlace&, const OfficeWork&)>;

/// community, import-roster, codes, outbox: everything that writes to the store from outside.
/// `code` gets the exit code.
void add_office_subcommands(CLI::App& app, const WithOffice& with_office, int& code);

/// Parses and runs the words of one office subcommand on this store: what the service does with
/// what came through its control socket.
int run_office_words(const std::vector<std::string>& words, Office& office);

}  // namespace linyi::cli
