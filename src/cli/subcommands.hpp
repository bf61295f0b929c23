#pragma once

#include "cli/cli.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace linyi::cli {

/// What a subcommand's action writes to.
struct Frame {
    Streams streams;
    int& code;
    std::vector<std::string> words{};  ///< the whole command line without the program's name
};

/// Adds one subcommand to the program. Its action runs while the words are parsed.
using AddSubcommand = void (*)(CLI::App& app, const Frame& frame);

void add_serve(CLI::App& app, const Frame& frame);
void add_replay(CLI::App& app, const Frame& frame);
void add_office(CLI::App& app, const Frame& frame);
void add_tally(CLI::App& app, const Frame& frame);
void add_print(CLI::App& app, const Frame& frame);
void add_check_config(CLI::App& app, const Frame& frame);
void add_backup(CLI::App& app, const Frame& frame);
void add_restore(CLI::App& app, const Frame& frame);
void add_verify(CLI::App& app, const Frame& frame);
void add_export_vote(CLI::App& app, const Frame& frame);
void add_ledger_key(CLI::App& app, const Frame& frame);
void add_new_epoch(CLI::App& app, const Frame& frame);
void add_version(CLI::App& app, const Frame& frame);
void add_docs(CLI::App& app, const Frame& frame);

/// Every subcommand, in the order of the help: one line each.
inline std::vector<AddSubcommand> all_subcommands() {
    return {
        add_serve,        add_office,    add_replay,  add_tally,   add_print,
        add_check_config, add_backup,    add_restore, add_verify,  add_export_vote,
        add_ledger_key,   add_new_epoch, add_docs,    add_version,
    };
}

}  // namespace linyi::cli
