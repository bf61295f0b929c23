#include "app/adapters.hpp"
#include "app/service.hpp"
#include "cli/office_run.hpp"
#include "cli/subcommands.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <ostream>

namespace linyi::cli {
namespace {

/// What an operator should know about accounts whose settings can be used all the same.
void print_warnings(const app::Config& config, std::ostream& err) {
    for (const auto& settings : config.adapters) {
        const auto& types = adapter_types();
        const auto type = std::find_if(types.begin(), types.end(), [&settings](const auto& known) {
            return known.name == settings.type;
        });
        if (type == types.end()) continue;
        const auto adapter = type->make(settings);
        if (!adapter) continue;  // reading the file refused it already
        for (const auto& warning : (*adapter)->warnings())
            err << "warning: [adapter." << settings.id << "] " << warning << '\n';
    }
}

}  // namespace

void add_serve(CLI::App& app, const Frame& frame) {
    auto* command = app.add_subcommand("serve", "Run the service until SIGTERM");
    const auto options = std::make_shared<app::ServeOptions>();  // shared with the action
    command->add_option("--config", options->config_file, "Configuration file (TOML)");
    command->add_option("--data", options->data, "Data folder; wins over the configuration");
    command->add_option("--listen", options->listen, "ADDRESS:PORT; port 0 lets the system choose");
    command->add_flag("--demo", options->demo,
                      "Make a demo community with personas to play (loopback only)");
    command->add_flag("--test-clock", options->test_clock,
                      "Let POST /v1/test-clock move the clock; for tests only");
    command->callback([options, frame] {
        options->control = run_for_service;
        auto service = app::Service::make(*options);
        if (!service) {
            frame.streams.err << "linyi: " << service.error().detail << '\n';
            frame.code = failed;
            return;
        }
        frame.code = (*service)->run(frame.streams.out);
    });
}

void add_check_config(CLI::App& app, const Frame& frame) {
    auto* command =
        app.add_subcommand("check-config", "Check a configuration file; starts nothing");
    const auto options = std::make_shared<app::ServeOptions>();  // shared with the action
    const auto is_example = std::make_shared<bool>(false);
    command->add_option("--config,file", options->config_file, "Configuration file (TOML)");
    command->add_flag("--example", *is_example, "Print a file with every key and its default");
    command->callback([options, is_example, frame] {
        if (*is_example) {
            frame.streams.out << app::example_config();
            return;
        }
        const auto config = app::effective_config(*options);
        const auto checked = config ? app::Adapters::check(*config) : Result<void>{config.error()};
        if (!checked) {
            frame.streams.err << "linyi: " << checked.error().detail << '\n';
            frame.code = failed;
            return;
        }
        print_warnings(*config, frame.streams.err);
        frame.streams.out << "the configuration is good: " << config->adapters.size()
                          << " adapter(s), listening on " << config->server.address << ":"
                          << config->server.port << '\n';
    });
}

}  // namespace linyi::cli
