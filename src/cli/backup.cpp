#include "app/backup.hpp"
#include "app/data_folder.hpp"
#include "cli/subcommands.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace linyi::cli {
namespace {

struct Words {
    std::string data{"data"};
    std::string file{};
};

void run_backup(const Words& words, const Frame& frame) {
    const auto now = SystemClock{}.now();
    const std::filesystem::path target = words.file.empty()
                                             ? std::filesystem::path(words.data) / "backups" /
                                                   ("manual-" + app::nightly_name(now).substr(8))
                                             : std::filesystem::path(words.file);
    const auto made = app::make_backup(words.data, target, now);
    if (!made) {
        frame.streams.err << "linyi: " << made.error().detail << '\n';
        frame.code = failed;
        return;
    }
    frame.streams.out << made->string() << '\n';
}

void run_restore(const Words& words, const Frame& frame) {
    const auto restored = app::restore_backup(words.file, words.data, SystemClock{}.now());
    if (!restored) {
        frame.streams.err << "linyi: " << restored.error().detail << '\n';
        frame.code = failed;
        return;
    }
    frame.streams.out << "restored the backup of " << restored->made_at << " (record up to no. "
                      << restored->last_act
                      << "). Messages that were waiting are held; see `linyi outbox --help`.\n";
}

}  // namespace

void add_backup(CLI::App& app, const Frame& frame) {
    auto* command = app.add_subcommand("backup", "Make a verified backup, also while serving");
    const auto words = std::make_shared<Words>();  // shared with the action
    command->add_option("--data", words->data, "Data folder")->capture_default_str();
    command->add_option("--out,file", words->file, "NAME.db; default: <data>/backups/manual-….db");
    command->callback([words, frame] { run_backup(*words, frame); });
}

void add_restore(CLI::App& app, const Frame& frame) {
    auto* command = app.add_subcommand("restore", "Put a backup in place (stop the service first)");
    const auto words = std::make_shared<Words>();  // shared with the action
    command->add_option("file", words->file, "NAME.db with NAME.json beside it")->required();
    command->add_option("--data", words->data, "Data folder")->capture_default_str();
    command->callback([words, frame] { run_restore(*words, frame); });
}

}  // namespace linyi::cli
