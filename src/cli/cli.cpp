#include "cli/cli.hpp"

#include "base/log.hpp"
#include "cli/subcommands.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace linyi::cli {

int run(int argc, const char* const* argv, Streams streams) {
    CLI::App app{"linyi (邻议): a self-hosted group-chat bot for residential communities", "linyi"};
    app.require_subcommand(1);
    int code = good;
    const Frame frame{streams, code, {argv + 1, argv + argc}};
    for (const auto add : all_subcommands()) add(app, frame);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // CLI11 prints help on success codes and the problem otherwise.
        return app.exit(error, streams.out, streams.err) == 0 ? good : wrong_use;
    } catch (const std::exception& error) {
        streams.err << "linyi: " << error.what() << '\n';
        log::flush();
        return failed;
    }
    log::flush();
    return code;
}

}  // namespace linyi::cli
