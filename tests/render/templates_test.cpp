#include "render/briefing.hpp"
#include "render/escape.hpp"
#include "render/page.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace linyi::render {
namespace {

/// A folder of its own that goes with the test.
class Folder {
public:
    Folder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "linyi-templates-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    void write(std::string_view name, std::string_view text) const {
        std::ofstream(path_ / name) << text;
    }

private:
    std::filesystem::path path_;
};

TEST(Templates, AreBuiltInWithoutAFolder) {
    const auto loaded = load_templates({});

    ASSERT_TRUE(loaded);
    EXPECT_NE(loaded->html.find("<!DOCTYPE html>"), std::string::npos);
    EXPECT_TRUE(loaded->markdown.starts_with("# {{name}}"));
}

TEST(Templates, OfAnOperatorWinAndMissingOnesAreBuiltIn) {
    const Folder folder;
    folder.write("briefing.md.mustache", "Us: {{title}}\n");

    const auto loaded = load_templates(folder.path());

    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->html, builtin_templates().html);
    EXPECT_EQ(briefing_markdown({.title = "a*b"}, {.templates = *loaded}), "Us: a\\*b\n");
}

TEST(Templates, ThatAreBrokenAreRefusedWithTheirName) {
    const Folder folder;
    folder.write("briefing.html.mustache", "{{#sections}} never closed");

    const auto loaded = load_templates(folder.path());

    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, Errc::bad_configuration);
    EXPECT_NE(loaded.error().detail.find("briefing.html.mustache"), std::string::npos);
}

TEST(Templates, MayBe256KiBAndNotOneByteMore) {
    const Folder folder;
    folder.write("briefing.html.mustache", std::string(256 * 1024, 'a'));
    EXPECT_TRUE(load_templates(folder.path()));

    folder.write("briefing.html.mustache", std::string(256 * 1024 + 1, 'a'));
    EXPECT_FALSE(load_templates(folder.path()));
}

TEST(Templates, NeedTheirFolder) {
    const Folder folder;
    const auto loaded = load_templates(folder.path() / "gone");

    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, Errc::bad_configuration);
}

TEST(EscapeHtml, WritesReferencesAndRepairsBrokenBytes) {
    EXPECT_EQ(escape_html("a<b>&\"'中"), "a&lt;b&gt;&amp;&quot;&#39;中");
    EXPECT_EQ(escape_html("x\xFFy\x01z\n"), "x\xEF\xBF\xBDy\xEF\xBF\xBDz\n");
    EXPECT_EQ(escape_html("\xE4\xB8"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(EscapeMarkdown, KeepsListsFromBeginning) {
    EXPECT_EQ(escape_markdown("- a"), "\\- a");
    EXPECT_EQ(escape_markdown("12. a"), "12\\. a");
    EXPECT_EQ(escape_markdown("1) a"), "1\\) a");
    EXPECT_EQ(escape_markdown("12月1日前"), "12月1日前");
    EXPECT_EQ(escape_markdown("=== - a"), "\\=== - a");
}

TEST(EscapeMarkdown, IsOneLine) {
    EXPECT_EQ(escape_markdown("a\n\n| b\r\n"), "a \\| b");
}

TEST(HtmlPage, EscapesItsTitleAndNamesItsLanguage) {
    const auto page =
        html_page({.title = "隐私 <b>", .language = Language::en, .body = "<p>x</p>"});

    EXPECT_NE(page.find("<html lang=\"en\">"), page.npos);
    EXPECT_NE(page.find("<title>隐私 &lt;b&gt;</title>"), page.npos);
    EXPECT_NE(page.find("<p>x</p>\n</main>"), page.npos);
    EXPECT_NE(page_style(page).find("font-size: 125%"), std::string_view::npos);
    EXPECT_EQ(page.find("<script"), page.npos);
}

TEST(PageStyle, IsEmptyWithoutAStyle) {
    EXPECT_EQ(page_style("<p>"), "");
    EXPECT_EQ(page_style("<style>a"), "");
    EXPECT_EQ(page_style("<style>a</style>"), "a");
}

}  // namespace
}  // namespace linyi::render
