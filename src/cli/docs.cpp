#include "base/text.hpp"
#include "cli/subcommands.hpp"
#include "commands/command.hpp"
#include "commands/setup/who.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace linyi::cli {
namespace {

/// "committee, manager · 业委会、物业".
std::string who_of(const commands::Command& command) {
    std::vector<std::string> en;
    std::vector<std::string> zh;
    for (const auto role : command.roles.empty() ? command.makers : command.roles) {
        en.emplace_back(commands::setup::role_word(role).en);
        zh.emplace_back(commands::setup::role_word(role).zh);
    }
    if (!command.roles.empty()) return join(en, ", ") + " · " + join(zh, "、");
    if (command.makers.empty()) return "everybody · 所有人";
    return "everybody looks; new ones: " + join(en, ", ") + " · 所有人可查看；新建：" +
           join(zh, "、");
}

std::string_view where_of(commands::Where where) {
    switch (where) {
        case commands::Where::anywhere: return "group or private · 群里或私聊";
        case commands::Where::group: return "group · 群里";
        case commands::Where::direct: return "private · 私聊";
    }
    return {};
}

std::string words_of(const commands::Command& command) {
    std::vector<std::string> words;
    for (const auto word : command.words) words.push_back("`/" + std::string(word) + "`");
    return join(words, " ");
}

constexpr std::string_view head =
    "# Commands · 指令\n\n"
    "Printed by the program: `linyi docs commands > docs/commands.md`.\n\n"
    "A slash, a full-width slash, `!` or a mention of the bot all begin a command; Chinese and "
    "English words mean the same. `/help` shows what you can do here and now. The admin may use "
    "every command.\n\n"
    "斜杠、全角斜杠、感叹号或 @机器人 都可以开头，中文和英文写法作用相同。发送 `/帮助` "
    "查看此时此地能做什么。管理员可以用所有指令。\n\n"
    "## Without a slash · 不用斜杠\n\n"
    "| write · 写 | effect · 作用 |\n|---|---|\n"
    "| `1` · `２` · `同意` · `yes` · `改成反对` · `change to no` | answers the only open vote, "
    "or the one you quote · 回答唯一进行中的（或您引用的）表决 |\n"
    "| `V12 2` · `V12 同意` | answers vote V12 · 回答表决 V12 |\n"
    "| `+1` as a quote · 引用后回复 `+1` | seconds an opinion · 附议一条意见 |\n"
    "| `签到 3-1-102` | checks in to a meeting · 会议签到 |\n\n"
    "## All commands · 全部指令\n\n";

void print_commands(std::ostream& out) {
    out << head << "| words · 写法 | effect · 作用 | who · 谁 |\n|---|---|---|\n";
    const auto table = commands::make_table();
    for (const auto& command : table.all()) {
        if (command.words.empty()) continue;
        out << "| " << words_of(command) << " | " << command.summary.en << " · "
            << command.summary.zh << " | " << who_of(command) << " |\n";
    }
    out << "\n## How to write them · 怎样写\n";
    for (const auto& command : table.all()) {
        if (command.words.empty()) continue;
        out << "\n"
            << words_of(command) << " — " << where_of(command.where) << "\n\n```\n"
            << command.usage.en << "\n"
            << command.usage.zh << "\n```\n";
    }
}

}  // namespace

void add_docs(CLI::App& app, const Frame& frame) {
    auto* command = app.add_subcommand("docs", "Print a generated page of the documentation");
    const auto page = std::make_shared<std::string>();  // shared with the action
    command->add_option("page", *page, "commands")->required()->check(CLI::IsMember({"commands"}));
    command->callback([page, frame] { print_commands(frame.streams.out); });
}

}  // namespace linyi::cli
