#include "base/text.hpp"
#include "cli/subcommands.hpp"
#include "commands/command.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace linyi::cli {
namespace {

std::string who_of(const commands::Command& command) {
    if (command.roles.empty()) return "everybody · 所有人";
    std::vector<std::string> names;
    for (const auto role : command.roles) names.emplace_back(to_text(role));
    return join(names, ", ") + " (admin always)";
}

std::string where_of(const commands::Command& command) {
    switch (command.where) {
        case commands::Where::anywhere: return "group, private · 群、私聊";
        case commands::Where::group: return "group · 群";
        case commands::Where::direct: return "private · 私聊";
    }
    return {};
}

void print_commands(std::ostream& out) {
    out << "# Commands · 指令\n\n"
           "Made from the command table: `linyi docs commands > docs/commands.md`. A slash, a "
           "full-width slash, `!` or a mention of the bot all work, in Chinese and English.\n\n"
           "| words · 写法 | who · 谁 | where · 哪里 | what · 作用 |\n|---|---|---|---|\n";
    const auto table = commands::make_table();
    for (const auto& command : table.all()) {
        if (command.words.empty()) continue;
        std::vector<std::string> words;
        for (const auto word : command.words) words.push_back("`/" + std::string(word) + "`");
        out << "| " << join(words, " ") << " | " << who_of(command) << " | " << where_of(command)
            << " | " << command.summary.en << " · " << command.summary.zh << "<br>`"
            << replace_all(command.usage.en, "|", "\\|") << "`<br>`"
            << replace_all(command.usage.zh, "|", "\\|") << "` |\n";
    }
}

}  // namespace

void add_docs(CLI::App& app, const Frame& frame) {
    auto* command = app.add_subcommand("docs", "Print a generated page of the documentation");
    const auto page = std::make_shared<std::string>();  // shared with the action
    command->add_option("page", *page, "commands")->required()->check(CLI::IsMember({"commands"}));
    command->callback([frame] { print_commands(frame.streams.out); });
}

}  // namespace linyi::cli
