#include "adapters/plainhook/markdown.hpp"

#include <gtest/gtest.h>

namespace linyi::plainhook {
namespace {

TEST(PlainhookMarkdown, EveryMarkOfUserTextIsEscaped) {
    EXPECT_EQ(markdown_escape("*a* _b_ `c` [d](e) <f> # g"),
              "\\*a\\* \\_b\\_ \\`c\\` \\[d\\]\\(e\\) \\<f\\> \\# g");
    EXPECT_EQ(markdown_escape("1. x\n- y\n    code"), "1\\. x  \n\\- y  \ncode");
    EXPECT_EQ(markdown_escape("&lt; @all \\"), "\\&lt; \\@all \\\\");
    EXPECT_EQ(markdown_escape("普通文字，没有符号"), "普通文字，没有符号");
}

TEST(PlainhookMarkdown, ALineBreakCannotLeaveItsItem) {
    EXPECT_EQ(to_markdown({.title = "a\n# b", .blocks = {list({"x\n- y"})}}),
              "**a \\# b**\n\n- x \\- y");
}

TEST(PlainhookMarkdown, OnlyWebLinksBecomeLinks) {
    EXPECT_EQ(to_markdown({.blocks = {link("页 [1]", "https://h.example/a b>(")}}),
              "[页 \\[1\\]](<https://h.example/a%20b%3e(>)");
    EXPECT_EQ(to_markdown({.blocks = {link("x", "javascript:alert(1)")}}),
              "x javascript\\:alert\\(1\\)");
}

TEST(PlainhookMarkdown, FieldsAndNumbersKeepTheirPlace) {
    EXPECT_EQ(to_markdown({.blocks = {numbered({"同意", "反对"}),
                                      fields({{.label = "房号", .value = "3-1"}})}}),
              "1. 同意\n2. 反对\n\n**房号**：3\\-1");
}

}  // namespace
}  // namespace linyi::plainhook
