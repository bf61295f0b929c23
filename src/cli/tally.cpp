#include "app/rule_files.hpp"
#include "cli/subcommands.hpp"
#include "cli/tally/cases.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

namespace linyi::cli {
namespace {

struct Words {
    std::string cases{};
    std::string rules_folder{};
};

void fail(const Frame& frame, const std::string& what) {
    frame.streams.err << "linyi: " << what << '\n';
    frame.code = failed;
}

void run_cases(const Words& words, const rules::RuleBook& book, const Frame& frame) {
    const auto& [out, err] = frame.streams;
    if (words.cases == "-") {
        if (!count_cases(std::cin, book, out, err)) frame.code = failed;
        return;
    }
    std::ifstream in(words.cases, std::ios::binary);
    if (!in || std::filesystem::is_directory(words.cases))
        return fail(frame, words.cases + ": cannot be read; check the path and its permissions");
    if (!count_cases(in, book, out, err)) frame.code = failed;
}

void run_tally(const Words& words, const Frame& frame) {
    const auto book = app::load_rules(words.rules_folder);
    if (!book) return fail(frame, book.error().detail);
    run_cases(words, *book, frame);
}

}  // namespace

void add_tally(CLI::App& app, const Frame& frame) {
    auto* command = app.add_subcommand("tally", "Count ballots by a rule, without a service");
    const auto words = std::make_shared<Words>();  // shared with the action
    command->add_option("cases", words->cases, "Cases as JSON lines (docs/counting.md); - is stdin")
        ->required();
    command->add_option("--rules", words->rules_folder, "Folder with rule sets of your own");
    command->callback([words, frame] { run_tally(*words, frame); });
}

}  // namespace linyi::cli
