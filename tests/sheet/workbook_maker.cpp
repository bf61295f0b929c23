#include "sheet/workbook_maker.hpp"

#include <zip.h>

#include <stdexcept>

namespace linyi::sheet::test {
namespace {

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string relation_space =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + relation_space + "/" + type +
           "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& inside) {
    return std::string(head) +
           "<Relationships "
           "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           inside + "</Relationships>";
}

}  // namespace

std::string zip(const std::vector<std::pair<std::string, std::string>>& entries) {
    zip_error_t error{};
    auto* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    auto* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (archive == nullptr) throw std::runtime_error("zip");
    for (const auto& [name, content] : entries) {
        auto* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE) < 0)
            throw std::runtime_error("zip: " + name);
    }
    if (zip_close(archive) != 0) throw std::runtime_error("zip: close");
    zip_stat_t stat{};
    zip_source_open(target);
    zip_source_stat(target, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

WorkbookMaker& WorkbookMaker::sheet(const std::string& name, const std::string& rows,
                                    const std::string& behind, const std::string& attributes) {
    sheets_.push_back({name, attributes,
                       std::string(head) + "<worksheet xmlns=\"" + std::string(main_space) +
                           "\"><sheetData>" + rows + "</sheetData>" + behind + "</worksheet>"});
    return *this;
}

WorkbookMaker& WorkbookMaker::shared(const std::vector<std::string>& items) {
    shared_ = std::string(head) + "<sst>";
    for (const auto& item : items) shared_ += "<si>" + item + "</si>";
    shared_ += "</sst>";
    return *this;
}

WorkbookMaker& WorkbookMaker::formats(const std::vector<std::string>& codes) {
    constexpr int first_own = 164;
    std::string formats;
    std::string styles = "<xf numFmtId=\"0\"/>";
    for (std::size_t at = 0; at < codes.size(); ++at) {
        const auto id = std::to_string(first_own + static_cast<int>(at));
        formats += "<numFmt numFmtId=\"" + id + "\" formatCode=\"" + codes[at] + "\"/>";
        styles += "<xf numFmtId=\"" + id + "\"/>";
    }
    styles_ = std::string(head) + "<styleSheet><numFmts>" + formats +
              "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" + styles +
              "</cellXfs></styleSheet>";
    return *this;
}

WorkbookMaker& WorkbookMaker::days_from_1904() {
    is_1904_ = true;
    return *this;
}

WorkbookMaker& WorkbookMaker::entry(const std::string& name, const std::string& content) {
    others_.emplace_back(name, content);
    return *this;
}

std::string WorkbookMaker::bytes() const {
    std::string list;
    std::string targets;
    std::vector<std::pair<std::string, std::string>> entries{
        {"[Content_Types].xml", std::string(head) + "<Types/>"},
        {"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))}};
    for (std::size_t at = 0; at < sheets_.size(); ++at) {
        const auto number = std::to_string(at + 1);
        const auto file = "worksheets/sheet" + number + ".xml";
        list += "<sheet name=\"" + sheets_[at].name + "\" sheetId=\"" + number + "\" r:id=\"s" +
                number + "\" " + sheets_[at].attributes + "/>";
        targets += relation("s" + number, "worksheet", file);
        entries.emplace_back("xl/" + file, sheets_[at].xml);
    }
    if (!shared_.empty()) {
        targets += relation("shared", "sharedStrings", "/xl/sharedStrings.xml");
        entries.emplace_back("xl/sharedStrings.xml", shared_);
    }
    if (!styles_.empty()) {
        targets += relation("styles", "styles", "./styles.xml");
        entries.emplace_back("xl/styles.xml", styles_);
    }
    entries.emplace_back("xl/_rels/workbook.xml.rels", relations(targets));
    entries.emplace_back("xl/workbook.xml", std::string(head) + "<workbook xmlns:r=\"" +
                                                relation_space + "\"><workbookPr date1904=\"" +
                                                (is_1904_ ? "1" : "0") + "\"/><sheets>" + list +
                                                "</sheets></workbook>");
    for (const auto& other : others_) {
        std::erase_if(entries, [&](const auto& entry) { return entry.first == other.first; });
        entries.push_back(other);
    }
    return zip(entries);
}

std::string text_row(const std::vector<std::string>& cells) {
    std::string row = "<row>";
    for (const auto& cell : cells) row += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
    return row + "</row>";
}

}  // namespace linyi::sheet::test
