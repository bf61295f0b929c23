#include "render/page.hpp"

#include "render/escape.hpp"

namespace linyi::render {
namespace {

// 20 px unless they chose more: people of eighty read this on a phone. Colours have at least 7:1
// against the page.
constexpr std::string_view style = R"css(
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { font-size: 125%; }
body { margin: 0; background: #f4f1ea; color: #1a1a1a;
  font: 1rem/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  overflow-wrap: anywhere; }
main { max-width: 36rem; margin: 0 auto; padding: 1.2rem 1.1rem 3rem; background: #fff;
  min-height: 100vh; }
h1 { font-size: 1.5rem; line-height: 1.35; margin: .4rem 0 1rem; }
h2 { font-size: 1.2rem; margin: 1.8rem 0 .4rem; }
p, ul, ol, dl { margin: .5rem 0; }
li { margin: .25rem 0; }
a { color: #0b4f8a; text-underline-offset: .2em; }
a:focus-visible, summary:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; margin: .8rem 0; }
th, td { border: 1px solid #8a8578; padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { background: #f1ede3; }
dt { font-weight: 700; }
dd { margin: 0 0 .6rem; }
.note { font-size: .9rem; color: #454545; }
@media print { body { background: none; font-size: 14pt; } main { padding: 0; max-width: none; } }
)css";

}  // namespace

std::string_view html_language(Language language) {
    return language == Language::zh ? "zh-CN" : "en";
}

std::string html_page(const Page& page) {
    const auto title = escape_html(page.title);
    std::string out = "<!DOCTYPE html>\n<html lang=\"";
    out += html_language(page.language);
    out +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    out += title;
    out += "</title>\n<style>";
    out += style;
    out += "</style>\n</head>\n<body>\n<main>\n<h1>";
    out += title;
    out += "</h1>\n";
    out += page.body;
    out += "\n</main>\n</body>\n</html>\n";
    return out;
}

std::string_view page_style(std::string_view html) {
    constexpr std::string_view opener = "<style>";
    const auto begin = html.find(opener);
    if (begin == html.npos) return {};
    const auto from = begin + opener.size();
    const auto end = html.find("</style>", from);
    return end == html.npos ? std::string_view{} : html.substr(from, end - from);
}

}  // namespace linyi::render
