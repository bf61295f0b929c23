#include "cli/subcommands.hpp"
#include "storage/store.hpp"

#include <CLI/CLI.hpp>

#include <ostream>

namespace linyi::cli {

void add_version(CLI::App& app, const Frame& frame) {
    auto* command = app.add_subcommand("version", "Print the version");
    command->callback([frame] {
        frame.streams.out << "linyi " << LINYI_VERSION << " (schema "
                          << storage::newest_schema_version() << ", SQLite "
                          << storage::Store::sqlite_version() << ")\n";
    });
}

}  // namespace linyi::cli
