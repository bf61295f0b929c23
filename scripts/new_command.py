"""`./dev new-command FAMILY NAME`: a command that answers, with its test and its registration.

The skeleton has the four steps every command has: parse, load, decide, save."""

import re
import sys

from scaffold import change, checked, pascal, refuse, tidy, write_new
from sources import ROOT

HEADER = """#pragma once

#include "commands/command.hpp"

namespace linyi::commands::@family@ {

void register_@name@(CommandTable& table);

}  // namespace linyi::commands::@family@
"""

SOURCE = """#include "commands/@family@/@name@.hpp"

#include "base/text.hpp"

namespace linyi::commands::@family@ {
namespace {

constexpr Text usage{"/@word@ 内容", "/@word@ TEXT"};
constexpr Text summary{"（帮助里的一句话）", "(one line for the help)"};
constexpr Text text_missing{"请写内容，例如：/@word@ 你好",
                            "Please write something, for example: /@word@ hello"};
constexpr Text understood{"收到：{text}", "Understood: {text}"};

struct Wanted {
    std::string text{};
};

Result<Wanted> parse(const std::string& rest) {
    const auto text = trim(rest);
    if (text.empty()) return Error{Errc::invalid_argument, text_missing};
    return Wanted{.text = std::string(text)};
}

Result<Reply> answer(const Call& call, Context& context) {
    const auto wanted = parse(call.rest);  // 1. parse
    if (!wanted) return wanted.error();

    // 2. load: what the decision needs, through context.tx, of context.community only.
    // 3. decide: by a pure function of src/domain, with tests of its own.
    // 4. save: through context.tx; record(context, …) appends the act.
    return Reply::say_here(say(context.caller.language, understood, {{"text", wanted->text}}));
}

}  // namespace

void register_@name@(CommandTable& table) {
    table.add({.name = "@name@",
               .words = {"@word@"},
               .usage = usage,
               .summary = summary,
               .handler = answer});
}

}  // namespace linyi::commands::@family@
"""

TEST = """#include "commands/fixture.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {
namespace {

TEST(@Name@, RepeatsWhatItUnderstood) {
    Stage stage;

    const auto reply = stage.run(stage.wang, "@name@", " 你好 ");

    EXPECT_EQ(said(reply), "收到：你好");
}

TEST(@Name@, RefusesNothingWithAnExample) {
    Stage stage;

    EXPECT_EQ(refusal(stage.run(stage.wang, "@name@", " ")), "请写内容，例如：/@word@ 你好");
}

}  // namespace
}  // namespace linyi::commands::test
"""


def registered(text, family, name):
    """The include after the last one of a command family, the call before the table is returned."""
    include = f'#include "commands/{family}/{name}.hpp"\n'
    *_, last = re.finditer(r'^#include "commands/[^\n]*\n', text, re.MULTILINE)
    text = text[:last.end()] + include + text[last.end():]
    return re.sub(r"^(\s*)return table;", rf"\1{family}::register_{name}(table);\n\1return table;",
                  text, count=1, flags=re.MULTILINE)


def main():
    if len(sys.argv) != 3:
        refuse("usage: ./dev new-command FAMILY NAME")
    family, name = checked(sys.argv[1], "family"), checked(sys.argv[2], "command")
    for path in (ROOT / "src/commands").rglob("*.cpp"):
        if f'"{name}"' in path.read_text("utf-8"):
            refuse(f"'{name}' is used already in {path.relative_to(ROOT)}")
    fill = lambda text: (text.replace("@family@", family).replace("@name@", name)
                         .replace("@Name@", pascal(name)).replace("@word@", name.replace("_", "-")))
    write_new(f"src/commands/{family}/{name}.hpp", fill(HEADER))
    write_new(f"src/commands/{family}/{name}.cpp", fill(SOURCE))
    write_new(f"tests/commands/{family}/{name}_test.cpp", fill(TEST))
    change("src/commands/registry.cpp", lambda text: registered(text, family, name))
    tidy()
    print(f"""
/{name.replace("_", "-")} builds and answers: ./dev test {pascal(name)}
Next: its words in Chinese and English, then the four steps, then the reference:
./dev build && build/release/linyi docs commands > docs/commands.md""")


if __name__ == "__main__":
    main()
