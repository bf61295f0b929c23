#include "cli/cli.hpp"

#include <gtest/gtest.h>

#include <array>
#include <sstream>

namespace linyi::cli {

TEST(DocsCommands, PrintsEveryCommandInBothLanguages) {
    std::ostringstream out;
    std::ostringstream err;
    constexpr std::array words{"linyi", "docs", "commands"};
    const int code = run(static_cast<int>(words.size()), words.data(), {out, err});

    EXPECT_EQ(code, 0) << err.str();
    for (const auto* part : {"`/vote`", "`/表决`", "committee", "业委会", "```\n/remind "})
        EXPECT_NE(out.str().find(part), std::string::npos) << part;
}

TEST(DocsCommands, AnUnknownPageIsWrongUse) {
    std::ostringstream out;
    std::ostringstream err;
    constexpr std::array words{"linyi", "docs", "poems"};

    EXPECT_EQ(run(static_cast<int>(words.size()), words.data(), {out, err}), 2);
    EXPECT_EQ(out.str(), "");
}

}  // namespace linyi::cli
