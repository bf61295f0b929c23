#include "render/briefing.hpp"

#include "render/escape.hpp"
#include "render/page.hpp"

#include <kainjow/mustache.hpp>

namespace linyi::render {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;
using Kind = BriefingBlock::Kind;

// A name that a template asks for and the innermost object lacks is looked up further out, so every
// object sets all of its names.

data texts(const char* name, const std::vector<std::string>& values) {
    data list{data::type::list};
    for (const auto& value : values) {
        data entry;
        entry.set(name, value);
        list.push_back(entry);
    }
    return list;
}

// Names and dates stay in one piece; a column of them is at most this wide.
constexpr std::size_t short_cell_code_points = 11;  // 2025年11月30日

data table_rows(const BriefingBlock& block) {
    data rows{data::type::list};
    for (const auto& cells : block.rows) {
        data row;
        data list{data::type::list};
        for (std::size_t i = 0; i < cells.size(); ++i) {
            data cell;
            cell.set("cell", cells[i]);
            cell.set("is_short", data{code_points(cells[i]) <= short_cell_code_points});
            cell.set("column", i < block.head.size() ? block.head[i] : std::string{});
            list.push_back(cell);
        }
        row.set("cells", list);
        row.set("continues", data{!cells.empty() && cells.front().empty()});
        rows.push_back(row);
    }
    return rows;
}

data to_data(const BriefingBlock& block) {
    data value;
    value.set("is_heading", data{block.kind == Kind::heading});
    value.set("is_paragraph", data{block.kind == Kind::paragraph});
    value.set("is_list", data{block.kind == Kind::list});
    value.set("is_table", data{block.kind == Kind::table});
    value.set("has_label", data{!block.label.empty()});
    value.set("label", block.label);
    value.set("text", block.text);
    value.set("items", texts("item", block.items));
    value.set("head", texts("column", block.head));
    value.set("rows", table_rows(block));
    return value;
}

data sections(const BriefingDocument& document) {
    data list{data::type::list};
    for (const auto& section : document.sections) {
        data value;
        data blocks{data::type::list};
        for (const auto& block : section.blocks) blocks.push_back(to_data(block));
        value.set("heading", section.heading);
        value.set("blocks", blocks);
        list.push_back(value);
    }
    return list;
}

data attachments(const BriefingDocument& document) {
    data list{data::type::list};
    int number = 0;
    for (const auto& name : document.attachments) {
        data value;
        value.set("no", std::to_string(++number));
        value.set("attachment", name);
        list.push_back(value);
    }
    return list;
}

data circulation(const BriefingDocument& document) {
    data list{data::type::list};
    for (const auto& row : document.circulation) {
        data value;
        value.set("who", row.label);
        value.set("to", row.value);
        list.push_back(value);
    }
    return list;
}

data corrections(const std::vector<BriefingCorrection>& entries, Language language) {
    data list{data::type::list};
    for (const auto& entry : entries) {
        BriefingDocument dated{.language = language, .day = entry.day};
        data value;
        value.set("correction_day", date_line(dated));
        value.set("correction", entry.text);
        list.push_back(value);
    }
    return list;
}

data to_data(const BriefingDocument& document, const BriefingOptions& options) {
    const auto words = [&document](const Text& text) { return say(document.language, text); };
    data value;
    value.set("language", std::string(html_language(document.language)));
    value.set("colon", words({"：", ": "}));
    value.set("is_draft", data{!document.number});
    value.set("draft_note", words({"草稿，尚未发布，内容可能有变。",
                                   "Draft: not published yet, it may still change."}));
    value.set("name", document.name);
    value.set("issue", issue_line(document));
    value.set("publisher", document.publisher + words({"编", ""}));
    value.set("date", date_line(document));
    value.set("iso_date", linyi::to_text(document.day));
    value.set("title", full_title(document));
    value.set("has_corrections", data{!options.corrections.empty()});
    value.set("corrections_heading", words({"更正", "Corrections"}));
    value.set("corrections", corrections(options.corrections, document.language));
    value.set("sections", sections(document));
    value.set("has_attachments", data{!document.attachments.empty()});
    value.set("attachments_heading", words({"附件", "Attachments · 附件"}));
    value.set("attachments", attachments(document));
    value.set("circulation", circulation(document));
    value.set("imprint", imprint(document));
    return value;
}

std::string fill(const std::string& text, const data& values,
                 std::string (*escape)(std::string_view)) {
    mustache page(text);
    page.set_custom_escape([escape](const std::string& plain) { return escape(plain); });
    return page.render(values);
}

/// At most one empty line in a row: sections of the template that were left out leave theirs.
std::string without_gaps(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c != '\n' || !out.ends_with("\n\n")) out += c;
    }
    return out;
}

}  // namespace

std::string briefing_page(const BriefingDocument& document, const BriefingOptions& options) {
    return fill(options.templates.html, to_data(document, options), escape_html);
}

std::string briefing_markdown(const BriefingDocument& document, const BriefingOptions& options) {
    return without_gaps(
        fill(options.templates.markdown, to_data(document, options), escape_markdown));
}

std::string briefing_text(const BriefingDocument& document, std::string_view url, int lines_max) {
    return to_plain_text(chat_form(document, url, lines_max));
}

}  // namespace linyi::render
