#include "render/code_sheet.hpp"

#include "render/escape.hpp"
#include "render/page.hpp"
#include "render/qr.hpp"

namespace linyi::render {
namespace {

constexpr std::size_t cards_a_page = 8;
constexpr std::size_t short_unit_code_points = 9;

constexpr Text page_title{"{community} · 绑定码", "{community} · bind codes"};
constexpr Text print_hint{
    "共 {count} 张。用 A4 纸按 100% 打印，沿虚线裁开，当面或密封交给业主。打印后请删除这个文件。",
    "{count} cards. Print on A4 at 100 %, cut along the dashed lines, hand over in person or "
    "sealed. "
    "Delete this file when it is printed."};

// Millimetres, so that a card is the same on screen, on paper and in every browser. Four rows of
// 68 mm and the margins are less than a page's 297: rounding must not push one over the edge.
constexpr std::string_view style = R"css(
@page { size: A4 portrait; margin: 10mm; }
* { box-sizing: border-box; margin: 0; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { background: #d9d6cf; color: #111; line-height: 1.35;
  font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
.hint { max-width: 190mm; margin: 6mm auto; padding: 3mm 5mm; background: #fff; font-size: 12pt; }
.sheet { width: 190mm; margin: 6mm auto; background: #fff; display: grid;
  grid-template-columns: 95mm 95mm; grid-auto-rows: 68mm; }
.card { border: .3mm dashed #777; padding: 3.5mm 5mm; display: grid; overflow: hidden;
  grid-template-columns: minmax(0, 1fr) 33mm; grid-template-rows: 33mm 1fr; column-gap: 3mm; }
.head { font-size: 9pt; color: #333; margin: 1mm 0 2mm; overflow-wrap: anywhere; }
.unit { font-size: 20pt; font-weight: 700; line-height: 1.2; overflow-wrap: anywhere; }
.unit.long { font-size: 12pt; }
.code { font: 700 19pt/1.2 "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: nowrap;
  margin-top: 1.5mm; letter-spacing: -.02em; }
.qr { width: 33mm; height: 33mm; }
.qr path { stroke: #000; stroke-width: 1.02; shape-rendering: crispEdges; }
.how { grid-column: 1 / 3; align-self: end; font-size: 8.5pt; }
.line { border: .3mm solid #111; border-radius: 1mm; padding: .8mm 2mm; margin-bottom: 1.5mm;
  font-size: 10.5pt; font-weight: 700; overflow-wrap: anywhere; }
.other { font-size: 7.5pt; color: #333; margin-top: .8mm; }
@media print {
  body { background: none; }
  .hint { display: none; }
  .sheet { margin: 0; break-after: page; break-inside: avoid; }
  .sheet:last-child { break-after: auto; }
}
)css";

std::string card_html(const CodeSheet& sheet, const CodeCard& card) {
    constexpr int quiet = 4;
    const auto code = qr_code(bind_words(card, sheet.language));
    const auto other = sheet.language == Language::zh ? Language::en : Language::zh;
    const auto side = std::to_string(code.width + 2 * quiet);
    const bool is_long = code_points(card.unit) > short_unit_code_points;
    return "<article class=\"card\"><div><p class=\"head\">" +
           escape_html(say(sheet.language, card_words.title, {{"community", sheet.community}})) +
           "</p><p class=\"unit" + (is_long ? " long" : "") + "\">" + escape_html(card.unit) +
           "</p><p class=\"code\">" + escape_html(card.code) +
           "</p></div><svg class=\"qr\" viewBox=\"-4 -4 " + side + " " + side +
           "\" role=\"img\" aria-label=\"QR\"><path d=\"" + svg_path(code) +
           "\"/></svg><div class=\"how\"><p class=\"line\">" +
           escape_html(bind_words(card, sheet.language)) + "</p><p>" +
           escape_html(say(sheet.language, card_words.how)) + "</p><p class=\"other\" lang=\"" +
           std::string(html_language(other)) + "\">" + escape_html(say(other, card_words.how)) +
           "</p></div></article>\n";
}

}  // namespace

const CardWords card_words{{"{community} · 绑定码", "{community} · bind code"},
                           {"把框里这行字私聊发给群里的机器人（扫码可复制）。此码只能用一次，绑定后"
                            "即可表决，请勿给外人看。",
                            "Send the line in the box privately to the group's bot (scan to copy "
                            "it). It works once and lets "
                            "you vote: keep it in the family."}};

std::string bind_words(const CodeCard& card, Language language) {
    return (language == Language::zh ? "/绑定 " : "/bind ") + card.unit + " " + card.code;
}

std::string code_sheet_page(const CodeSheet& sheet) {
    const auto title =
        escape_html(say(sheet.language, page_title, {{"community", sheet.community}}));
    std::string out = "<!DOCTYPE html>\n<html lang=\"";
    out += html_language(sheet.language);
    out += "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"robots\" content=\"noindex\">\n";
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    out += title + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n";
    const auto count = std::to_string(sheet.cards.size());
    out += "<p class=\"hint\">" + escape_html(say(sheet.language, print_hint, {{"count", count}})) +
           "</p>\n";
    for (std::size_t at = 0; at < sheet.cards.size(); ++at) {
        if (at % cards_a_page == 0) out += "<section class=\"sheet\">\n";
        out += card_html(sheet, sheet.cards[at]);
        const bool is_last = at + 1 == sheet.cards.size() || (at + 1) % cards_a_page == 0;
        if (is_last) out += "</section>\n";
    }
    return out + "</body>\n</html>\n";
}

}  // namespace linyi::render
