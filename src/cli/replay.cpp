#include "app/replay.hpp"
#include "cli/roster_file.hpp"
#include "cli/subcommands.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <memory>
#include <ostream>

namespace linyi::cli {
namespace {

struct Words {
    std::string transcript{};
    std::string roster{};
    std::string out{};
    std::string zone{"Asia/Shanghai"};
};

/// [##########----------]  68/137
void draw_progress(std::ostream& err, std::size_t done, std::size_t total) {
    constexpr std::size_t width = 40;
    const auto filled = done * width / total;
    err << "\r[" << std::string(filled, '#') << std::string(width - filled, '-') << "] " << done
        << '/' << total << (done == total ? "\n" : "") << std::flush;
}

void run_replay(const Words& words, const Frame& frame) {
    auto& err = frame.streams.err;
    const auto reading = read_roster_file(words.roster);
    if (!reading) {
        err << "linyi: " << reading.error().detail << '\n';
        frame.code = failed;
        return;
    }
    for (const auto& problem : reading->problems) {
        if (problem.severity == RosterProblem::Severity::error)
            err << words.roster << ": " << say(Language::en, problem) << '\n';
    }
    if (reading->has_errors()) {
        frame.code = failed;
        return;
    }
    app::ReplayRequest request{.transcript = words.transcript,
                               .out = words.out,
                               .roster = reading->draft,
                               .zone = words.zone};
    if (::isatty(STDERR_FILENO) != 0) {
        request.progress = [&err](std::size_t done, std::size_t total) {
            draw_progress(err, done, total);
        };
    }
    const auto replayed = app::replay(request);
    if (!replayed) {
        err << "linyi: " << replayed.error().detail << '\n';
        frame.code = failed;
        return;
    }
    frame.streams.out << words.out << "/report.json\n"
                      << words.out << "/briefing.md\n"
                      << words.out << "/briefing.html\n";
}

}  // namespace

void add_replay(CLI::App& app, const Frame& frame) {
    auto* command = app.add_subcommand("replay", "Replay a recorded group chat on its own clock");
    const auto words = std::make_shared<Words>();  // shared with the action
    command->add_option("transcript", words->transcript, "JSON lines: time, group, user, text")
        ->required();
    command->add_option("--roster", words->roster, "Roster of the community (JSON or CSV)")
        ->required();
    command->add_option("--out", words->out, "Folder for the results")->required();
    command->add_option("--zone", words->zone, "Time zone of the community")->capture_default_str();
    command->callback([words, frame] { run_replay(*words, frame); });
}

}  // namespace linyi::cli
