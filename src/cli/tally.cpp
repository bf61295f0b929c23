#include "app/rule_files.hpp"
#include "cli/office_run.hpp"
#include "cli/subcommands.hpp"
#include "cli/tally/cases.hpp"
#include "cli/tally/file_count.hpp"

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
    std::string language{};
    FileCount files{};
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
    if (!words.cases.empty()) return run_cases(words, *book, frame);
    auto options = words.files;
    options.language = words.language.empty()
                           ? language_of_terminal()
                           : (words.language == "zh" ? Language::zh : Language::en);
    frame.code = count_files(options, *book, frame.streams);
}

}  // namespace

void add_tally(CLI::App& app, const Frame& frame) {
    auto* command = app.add_subcommand("tally", "Count ballots by a rule, without a service");
    const auto words = std::make_shared<Words>();  // shared with the action
    auto& files = words->files;
    auto* cases = command->add_option("cases", words->cases,
                                      "Cases as JSON lines (docs/counting.md); - is stdin");
    command->add_option("--roster", files.roster, "Units and owners (CSV or JSON, docs/roster.md)")
        ->excludes(cases);
    command->add_option("--ballots", files.ballots, "Ballots as CSV: unit, choice, time, proxy")
        ->excludes(cases);
    command->add_option("--pb", files.pb, "A participatory budget (.pb of pabulib.org)")
        ->excludes(cases);
    command->add_option("--rule", files.rule, "Name of the rule set")->excludes(cases);
    command->add_option("--until", files.until, "Deadline: 2025-11-30T18:00; later is too late");
    command->add_flag("--json", files.as_json, "The result for programs");
    command->add_option("--language", words->language, "zh or en (default: the terminal's)")
        ->check(CLI::IsMember({"zh", "en"}));
    command->add_option("--rules", words->rules_folder, "Folder with rule sets of your own");
    command->callback([words, frame] { run_tally(*words, frame); });
}

}  // namespace linyi::cli
