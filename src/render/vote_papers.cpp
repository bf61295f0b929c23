#include "render/vote_papers.hpp"

#include "render/escape.hpp"
#include "render/page.hpp"

#include <algorithm>

namespace linyi::render {
namespace {

constexpr std::string_view style = R"css(
@page { size: A4; margin: 14mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; overflow-wrap: anywhere;
  font: 12pt/1.5 "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 22pt; line-height: 1.35; margin: 0 0 4mm; text-align: center; text-wrap: balance; }
h2 { font-size: 14pt; margin: 5mm 0 1.5mm; }
p { margin: 1.5mm 0; }
.over { display: flex; justify-content: space-between; gap: 6mm; font-weight: 700; }
.ballot { height: 131mm; border: 1.5pt solid #000; padding: 5mm 7mm; overflow: hidden; display: flex;
  flex-direction: column; }
.ballot + .ballot { margin-top: 6mm; }
.two { break-after: page; }
.two:last-child { break-after: auto; }
.question { font-size: 18pt; font-weight: 700; line-height: 1.35; }
.small .question { font-size: 11pt; }
.choices { list-style: none; display: flex; flex-wrap: wrap; gap: 2mm 10mm; margin: 2.5mm 0; padding: 0;
  font-size: 17pt; }
.small .choices { font-size: 10.5pt; gap: 1mm 6mm; }
.box { display: inline-block; width: 7mm; height: 7mm; border: 1.5pt solid #000; vertical-align: -1.2mm;
  margin-right: 2mm; }
.fine { font-size: 11pt; line-height: 1.4; }
.small .fine { font-size: 9pt; }
.sign { display: flex; gap: 8mm; margin-top: auto; }
.sign span { flex: 1; border-bottom: 1pt solid #000; min-height: 8mm; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
th, td { border: 1pt solid #000; padding: 1.2mm 2mm; text-align: left; }
td { height: 9.5mm; }
tr { break-inside: avoid; }
.number { text-align: right; white-space: nowrap; }
dl div { display: flex; gap: 6mm; border-top: .5pt solid #000; padding: 1.2mm 0; break-inside: avoid; }
dt { flex: 0 0 36mm; font-weight: 700; }
dd { margin: 0; }
.nature { text-align: center; font-weight: 700; }
.verdict { border: 3pt solid #000; padding: 4mm 6mm; font-size: 20pt; line-height: 1.35; font-weight: 800;
  text-align: center; margin: 5mm 0; }
.verdict.failed { border-style: dashed; }
.bar { margin: 4mm 0; break-inside: avoid; }
.bar svg { display: block; width: 100%; height: 9mm; }
.bar .over { font-size: 14pt; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 8mm; }
@media screen { body { max-width: 190mm; margin: 8mm auto; padding: 0 4mm; } }
)css";

constexpr Text ballot_title{"表决票", "Ballot"};
constexpr Text unit_line{"房屋：{unit}（{area} ㎡）", "Unit: {unit} ({area} m²)"};
constexpr Text mark_one{"在一个方框内打 √：", "Tick one box:"};
constexpr Text mark_many{"最多在 {max} 个方框内打 √：", "Tick up to {max} boxes:"};
constexpr Text hand_in{
    "请在 {time} 前交回。已用群聊、网页投过的不必再交，以先到的为准。",
    "Hand in before {time}. If you have voted in the chat or on the page, do not: the "
    "first way stands."};
constexpr Text signature{"业主签名", "Owner's signature"};
constexpr Text day{"日期", "Date"};
constexpr Text notice_title{"关于“{question}”的表决公告", "Notice of a vote: {question}"};
constexpr Text how_title{"怎样投票", "How to vote"};
constexpr Text how_chat{"群聊或私聊机器人：发送 {id} 和您的选择，或点按钮。",
                        "In the chat: send {id} and your choice, or press a button."};
constexpr Text how_link{"网页：私聊机器人发送 /网页投票 {id}，打开只给您本人的链接。",
                        "On the web: send the bot /link {id} privately and open your own link."};
constexpr Text how_paper{
    "纸质：向业委会或物业领取表决票，填好签名后在截止前交回。",
    "On paper: get a ballot from the committee or the manager, sign it and hand it in "
    "before the close."};
constexpr Text how_one{"每户一票；几种方式以先到的为准。",
                       "One vote a household; of several ways the first stands."};
constexpr Text options_title{"选项", "Options"};
constexpr Text facts_title{"规则和名册", "Rule and roll"};
constexpr Text attendance_title{"签到表", "Attendance"};
constexpr Text head_no{"号", "No."};
constexpr Text head_unit{"房屋", "Unit"};
constexpr Text head_area{"面积 ㎡", "Area m²"};
constexpr Text head_name{"签名（受托人请注明）", "Signature (agents say so)"};
constexpr Text head_time{"时间", "Time"};
constexpr Text poster_title{"表决结果公示", "Result of the vote"};
constexpr Text turnout_title{"表决进行中", "Vote in progress"};
constexpr std::size_t long_question = 90;  // code points; longer ones are set smaller on a ballot

std::string joined_units(const VotingRight& right, Language language) {
    if (right.unit_labels.empty()) return right.label;
    return join(right.unit_labels, language == Language::zh ? "、" : ", ");
}

/// Puts a paper together; every word goes through the escape.
class Paper {
public:
    explicit Paper(Language language) : language_(language) {}

    std::string word(const Text& text, const Args& args = {}) const {
        return escape_html(say(language_, text, args));
    }
    Paper& raw(std::string_view html) {
        html_ += html;
        return *this;
    }
    Paper& text(std::string_view element, std::string_view name, const std::string& escaped) {
        html_ += "<" + std::string(element);
        if (!name.empty()) html_ += " class=\"" + std::string(name) + "\"";
        html_ += ">" + escaped + "</" + std::string(element) + ">\n";
        return *this;
    }
    void over(const std::string& left, const std::string& right) {
        html_ += "<p class=\"over\"><span>" + left + "</span> <span>" + right + "</span></p>\n";
    }
    void rows(const std::vector<Field>& fields) {
        html_ += "<dl>\n";
        for (const auto& field : fields)
            html_ += "<div><dt>" + escape_html(field.label) + "</dt><dd>" +
                     escape_html(field.value) + "</dd></div>\n";
        html_ += "</dl>\n";
    }
    void choices(const std::vector<std::string>& options) {
        html_ += "<ul class=\"choices\">";
        for (const auto& option : options)
            html_ += "<li><span class=\"box\"></span>" + escape_html(option) + "</li>";
        html_ += "</ul>\n";
    }

    std::string page(const std::string& title) const {
        return "<!DOCTYPE html>\n<html lang=\"" + std::string(html_language(language_)) +
               "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escape_html(title) +
               "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n" + html_ +
               "</body>\n</html>\n";
    }

private:
    Language language_;
    std::string html_{};
};

void add_ballot(Paper& paper, const VotePapers& papers, const VotingRight& right) {
    const auto& sheet = papers.sheet;
    const bool is_long = code_points(sheet.question) > long_question || papers.options.size() > 6;
    paper.raw(is_long ? "<section class=\"ballot small\">\n" : "<section class=\"ballot\">\n");
    paper.over(escape_html(sheet.community) + "　" + paper.word(ballot_title),
               escape_html(sheet.id) + "-" + std::to_string(right.no));
    paper.text("p", "",
               paper.word(unit_line, {{"unit", joined_units(right, sheet.language)},
                                      {"area", to_text(right.area)}}));
    paper.text("p", "question", escape_html(sheet.question));
    paper.text("p", "",
               papers.choices_max > 1
                   ? paper.word(mark_many, {{"max", std::to_string(papers.choices_max)}})
                   : paper.word(mark_one));
    paper.choices(papers.options);
    paper.text("p", "fine", escape_html(papers.blank_rule));
    paper.text("p", "fine", paper.word(hand_in, {{"time", papers.deadline}}));
    paper.text("p", "fine",
               escape_html(sheet.nature) + "　" +
                   escape_html(sheet.facts.empty() ? "" : sheet.facts.front().value) + "　" +
                   escape_html(sheet.fingerprint));
    paper.raw("<div class=\"sign\"><span>" + paper.word(signature) + "</span><span>" +
              paper.word(day) + "</span></div>\n</section>\n");
}

void add_bar(Paper& paper, const VoteBar& bar) {
    const auto filled = std::to_string(bar.filled);
    const auto line = std::to_string(bar.line);
    paper.raw("<div class=\"bar\">\n");
    paper.over(escape_html(bar.label), escape_html(bar.percent));
    paper.raw(
        "<svg viewBox=\"0 0 1000 60\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        "<rect y=\"8\" width=\"1000\" height=\"44\" fill=\"#fff\"/>"
        "<rect y=\"8\" width=\"" +
        filled + "\" height=\"44\" fill=\"" + (bar.is_met ? "#000" : "url(#stripes)") +
        "\"/><rect y=\"8\" width=\"1000\" height=\"44\" fill=\"none\" stroke=\"#000\" "
        "stroke-width=\"2\" vector-effect=\"non-scaling-stroke\"/>");
    if (bar.line > 0) {
        for (const auto* stroke : {"#fff\" stroke-width=\"9", "#000\" stroke-width=\"3"})
            paper.raw("<line x1=\"" + line + "\" y1=\"0\" x2=\"" + line + "\" y2=\"60\" stroke=\"" +
                      stroke + "\" vector-effect=\"non-scaling-stroke\"/>");
    }
    paper.raw("</svg>\n").text("p", "", escape_html(bar.words)).raw("</div>\n");
}

constexpr std::string_view stripes =
    "<svg width=\"0\" height=\"0\" aria-hidden=\"true\"><defs><pattern id=\"stripes\" width=\"20\" "
    "height=\"20\" patternUnits=\"userSpaceOnUse\"><rect width=\"20\" height=\"20\" fill=\"#fff\"/>"
    "<rect width=\"9\" height=\"20\" fill=\"#000\"/></pattern></defs></svg>\n";

}  // namespace

std::string ballot_papers(const VotePapers& papers) {
    Paper paper(papers.sheet.language);
    for (std::size_t i = 0; i < papers.rights.size(); i += 2) {
        paper.raw("<div class=\"two\">\n");
        add_ballot(paper, papers, papers.rights[i]);
        if (i + 1 < papers.rights.size()) add_ballot(paper, papers, papers.rights[i + 1]);
        paper.raw("</div>\n");
    }
    return paper.page(papers.sheet.id);
}

std::string notice_paper(const VotePapers& papers) {
    const auto& sheet = papers.sheet;
    Paper paper(sheet.language);
    const Args args{{"id", sheet.id}, {"question", sheet.question}};
    paper.over(escape_html(sheet.community), escape_html(sheet.id));
    paper.text("h1", "", paper.word(notice_title, args));
    paper.text("p", "nature", escape_html(sheet.nature));
    paper.text("h2", "", paper.word(options_title));
    for (const auto& option : papers.options) paper.text("p", "", escape_html(option));
    paper.text("h2", "", paper.word(facts_title));
    paper.rows(sheet.facts);
    if (!papers.notice_rule.empty()) paper.text("p", "", escape_html(papers.notice_rule));
    paper.text("h2", "", paper.word(how_title));
    for (const auto& how : {how_chat, how_link, how_paper, how_one})
        paper.text("p", "", paper.word(how, args));
    paper.text("p", "", escape_html(papers.blank_rule));
    paper.text("p", "fine", escape_html(sheet.fingerprint));
    return paper.page(sheet.id + " " + sheet.question);
}

std::string attendance_paper(const VotePapers& papers) {
    const auto& sheet = papers.sheet;
    Paper paper(sheet.language);
    paper.over(escape_html(sheet.community), escape_html(sheet.id));
    paper.text("h1", "", paper.word(attendance_title));
    paper.text("p", "question", escape_html(sheet.question));
    paper.raw("<table>\n<thead><tr>");
    for (const auto& head : {head_no, head_unit, head_area, head_name, head_time})
        paper.raw("<th>" + paper.word(head) + "</th>");
    paper.raw("</tr></thead>\n<tbody>\n");
    for (const auto& right : papers.rights)
        paper.raw("<tr><td class=\"number\">" + std::to_string(right.no) + "</td><td>" +
                  escape_html(joined_units(right, sheet.language)) + "</td><td class=\"number\">" +
                  to_text(right.area) + "</td><td></td><td></td></tr>\n");
    paper.raw("</tbody>\n</table>\n");
    return paper.page(sheet.id);
}

std::string poster_paper(const VotePapers& papers) {
    const auto& sheet = papers.sheet;
    Paper paper(sheet.language);
    paper.raw(stripes);
    paper.over(escape_html(sheet.community) + "　" +
                   paper.word(sheet.is_closed ? poster_title : turnout_title),
               escape_html(sheet.id));
    paper.text("h1", "", escape_html(sheet.question));
    paper.text("p", "nature", escape_html(sheet.nature));
    if (!sheet.verdict.empty())
        paper.text("p", sheet.passed ? "verdict" : "verdict failed", escape_html(sheet.verdict));
    for (const auto& bar : sheet.bars) add_bar(paper, bar);
    paper.text("p", "", escape_html(sheet.missing));
    std::vector<Field> options;
    for (const auto& option : sheet.options)
        options.push_back(
            {option.label, option.heads + (option.area.empty() ? "" : "　" + option.area)});
    if (!options.empty()) paper.rows(options);
    paper.text("p", "fine", escape_html(sheet.options_note));
    for (const auto& part : sheet.parts) {
        for (const auto& words : part.paragraphs) paper.text("p", "", escape_html(words));
    }
    if (!sheet.facts.empty())
        paper.text("p", "fine",
                   escape_html(sheet.facts.front().label + " " + sheet.facts.front().value));
    paper.text("p", "fine", escape_html(sheet.fingerprint));
    return paper.page(sheet.id + " " + sheet.question);
}

}  // namespace linyi::render
