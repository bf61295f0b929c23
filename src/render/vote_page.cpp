#include "render/vote_page.hpp"

#include "render/escape.hpp"
#include "render/page.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>

namespace linyi::render {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

// A name that a template asks for and the innermost object lacks is looked up further out, so every
// object sets all of its names.

constexpr Text verdict_label{"结论", "Verdict"};
constexpr Text bars_heading{"参与和同意", "Participation and agreement"};
constexpr Text legend{"竖线是要求达到的位置；实心为已达到，条纹为未达到。百分比只舍不入。",
                      "The upright line is what is required; solid: reached, striped: not reached. "
                      "Percentages are cut, never rounded."};
constexpr Text options_heading{"各选项", "Options"};
constexpr Text facts_heading{"规则和名册", "Rule and roll"};
constexpr Text privacy{
    "本页不含姓名、房号和联系方式；不到 5 户的分组不细列。",
    "No names, units or contacts are on this page; groups of fewer than five are "
    "not broken down."};
constexpr Text picture{"做成图片（可发到群里）", "As a picture, for chats"};
// Each in its own language: for whoever cannot read this page's.
constexpr std::string_view in_chinese = "中文";
constexpr std::string_view in_english = "English";

data bar_data(const VoteBar& bar) {
    data value;
    value.set("label", bar.label);
    value.set("percent", bar.percent);
    value.set("words", bar.words);
    value.set("filled", std::to_string(bar.filled));
    value.set("fill", bar.is_met ? "#0b4f8a" : "url(#stripes)");
    value.set("has_line", data{bar.line > 0});
    value.set("line", std::to_string(bar.line));
    return value;
}

data option_data(const VoteOptionRow& option) {
    data value;
    value.set("option", option.label);
    value.set("heads", option.heads);
    value.set("has_area", data{!option.area.empty()});
    value.set("area", option.area);
    value.set("filled", std::to_string(option.filled));
    return value;
}

data rows_data(const std::vector<Field>& rows) {
    data list{data::type::list};
    for (const auto& row : rows) {
        data value;
        value.set("row", row.label);
        value.set("value", row.value);
        list.push_back(value);
    }
    return list;
}

data part_data(const VotePart& part) {
    data value;
    data paragraphs{data::type::list};
    for (const auto& text : part.paragraphs) {
        data entry;
        entry.set("paragraph", text);
        paragraphs.push_back(entry);
    }
    value.set("heading", part.heading);
    value.set("paragraphs", paragraphs);
    value.set("has_rows", data{!part.rows.empty()});
    value.set("rows", rows_data(part.rows));
    return value;
}

template <class Item>
data list_of(const std::vector<Item>& items, data (*convert)(const Item&)) {
    data list{data::type::list};
    for (const auto& item : items) list.push_back(convert(item));
    return list;
}

void set_text(data& value, const std::string& name, const std::string& text) {
    value.set("has_" + name, data{!text.empty()});
    value.set(name, text);
}

void set_words(data& value, Language language) {
    value.set("language", std::string(html_language(language)));
    value.set("colon", say(language, {"：", ": "}));
    value.set("comma", say(language, {"，", ", "}));
    value.set("verdict_label", say(language, verdict_label));
    value.set("bars_heading", say(language, bars_heading));
    value.set("legend", say(language, legend));
    value.set("options_heading", say(language, options_heading));
    value.set("facts_heading", say(language, facts_heading));
    value.set("privacy", say(language, privacy));
}

data to_data(const VoteSheet& sheet, const VotePageOptions& options) {
    const auto other = sheet.language == Language::zh ? Language::en : Language::zh;
    data value;
    set_words(value, sheet.language);
    value.set("title", sheet.id + " " + sheet.question);
    value.set("community", sheet.community);
    value.set("id", sheet.id);
    value.set("state", sheet.state);
    value.set("question", sheet.question);
    value.set("nature", sheet.nature);
    set_text(value, "verdict", sheet.verdict);
    value.set("passed", data{sheet.passed});
    value.set("bars", list_of(sheet.bars, bar_data));
    value.set("has_lines", data{std::any_of(sheet.bars.begin(), sheet.bars.end(),
                                            [](const VoteBar& bar) { return bar.line > 0; })});
    set_text(value, "missing", sheet.missing);
    value.set("has_options", data{!sheet.options.empty()});
    value.set("options", list_of(sheet.options, option_data));
    set_text(value, "options_note", sheet.options_note);
    value.set("facts", rows_data(sheet.facts));
    value.set("parts", list_of(sheet.parts, part_data));
    value.set("fingerprint", sheet.fingerprint);
    value.set("other_href", options.path + "?lang=" + std::string(to_text(other)));
    value.set("picture_href",
              options.path + "/result.png?lang=" + std::string(to_text(sheet.language)));
    value.set("picture", say(sheet.language, picture));
    value.set("other_language", std::string(html_language(other)));
    value.set("other_name", std::string(other == Language::zh ? in_chinese : in_english));
    return value;
}

}  // namespace

std::string vote_page(const VoteSheet& sheet, const VotePageOptions& options) {
    mustache page(options.templates.vote);
    page.set_custom_escape([](const std::string& plain) { return escape_html(plain); });
    return page.render(to_data(sheet, options));
}

}  // namespace linyi::render
