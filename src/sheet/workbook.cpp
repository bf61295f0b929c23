#include "sheet/workbook.hpp"

#include "base/text.hpp"
#include "domain/roster_columns.hpp"
#include "domain/roster_problems.hpp"
#include "sheet/archive.hpp"
#include "sheet/worksheet.hpp"

#include <algorithm>
#include <map>

namespace linyi::sheet {
namespace {

constexpr std::size_t sheets_max = 200;
constexpr std::size_t header_rows = 45;  // enough for find_roster_header

struct Sheet {
    std::string name{};
    std::string relation{};
    bool is_hidden{};
};

struct Relation {
    std::string type{};    ///< the last word of its address: "worksheet"
    std::string target{};  ///< name of the entry
};

/// xl/workbook.xml: the sheets in their order.
class SheetList final : public XmlHandler {
public:
    std::vector<Sheet> sheets{};
    bool is_1904{};

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "workbookPr") is_1904 = attributes.is_on("date1904");
        if (name != "sheet" || sheets.size() == sheets_max) return;
        const auto state = attributes.value("state");
        sheets.push_back({.name = std::string(attributes.value("name")),
                          .relation = std::string(attributes.value("id")),
                          .is_hidden = state == "hidden" || state == "veryHidden"});
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

/// "xl" and "../media/a.png" → "media/a.png"; names of entries only, no file is ever opened by it.
std::string resolved(std::string_view folder, std::string_view target) {
    std::string path(target);
    std::replace(path.begin(), path.end(), '\\', '/');
    if (!path.starts_with('/') && !folder.empty()) path = std::string(folder) + "/" + path;
    std::vector<std::string> parts;
    for (const auto& part : split(path, '/')) {
        if (part.empty() || part == ".") continue;
        if (part != "..") {
            parts.push_back(part);
        } else if (!parts.empty()) {
            parts.pop_back();
        }
    }
    return join(parts, "/");
}

class Relations final : public XmlHandler {
public:
    explicit Relations(std::string_view folder) : folder_(folder) {}
    std::map<std::string, Relation, std::less<>> by_id{};

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name != "Relationship" || by_id.size() == 10 * sheets_max) return;
        const auto type = attributes.value("Type");
        by_id[std::string(attributes.value("Id"))] = {
            .type = std::string(type.substr(type.rfind('/') + 1)),
            .target = resolved(folder_, attributes.value("Target"))};
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}

    std::string target_of(std::string_view type) const {
        for (const auto& [id, relation] : by_id) {
            if (relation.type == type) return relation.target;
        }
        return {};
    }

private:
    std::string folder_;
};

RosterProblem problem(const ProblemText& text, Args args = {},
                      RosterProblem::Severity severity = RosterProblem::Severity::error) {
    return {
        .severity = severity, .what = &text.what, .remedy = &text.remedy, .args = std::move(args)};
}

/// Thrown inside this file only: a reading ends at the first of these.
struct Refusal {
    RosterProblem problem{};
};

[[noreturn]] void refuse_size(const std::string& entry) {
    const auto limit = std::to_string(unpacked_bytes_max / 1024 / 1024) + " MiB, " +
                       std::to_string(cells_max) + " cells";
    throw Refusal{problem(problem_text::workbook_too_large, {{"limit", limit}, {"text", entry}})};
}

class Workbook {
public:
    explicit Workbook(std::string_view bytes) : archive_(bytes) {
        if (!archive_.is_good()) refuse("ZIP");
        if (archive_.holds("META-INF/manifest.xml") && !archive_.holds("[Content_Types].xml"))
            throw Refusal{problem(problem_text::open_document)};
        Relations root("");
        if (archive_.holds("_rels/.rels")) read("_rels/.rels", root);
        auto main = root.target_of("officeDocument");
        if (main.empty()) main = "xl/workbook.xml";
        read(main, list_);
        const auto slash = main.rfind('/');
        const auto folder = slash == main.npos ? std::string{} : main.substr(0, slash);
        relations_ = std::make_unique<Relations>(folder);
        read(resolved(folder, "_rels/" + main.substr(slash + 1) + ".rels"), *relations_);
        read_context();
    }

    Table table(std::string_view wanted, std::vector<RosterProblem>& problems) {
        if (list_.sheets.empty()) refuse("0 sheets");
        if (!wanted.empty()) return read_sheet(named(wanted), problems);
        const auto found = with_header();
        if (found.empty()) return read_sheet(first_shown(), problems);
        if (found.size() > 1) {
            std::vector<std::string> others;
            for (auto at = found.begin() + 1; at != found.end(); ++at)
                others.push_back((*at)->name);
            problems.push_back(
                problem(problem_text::other_sheets,
                        {{"sheet", found.front()->name}, {"sheets", join(others, ", ")}},
                        RosterProblem::Severity::note));
        }
        return read_sheet(*found.front(), problems);
    }

private:
    [[noreturn]] static void refuse(const std::string& what) {
        throw Refusal{problem(problem_text::damaged_workbook, {{"text", what}})};
    }

    void read(const std::string& entry, XmlHandler& handler) {
        XmlReader reader(handler);
        const auto end =
            archive_.read(entry, [&](std::string_view piece) { return reader.feed(piece); });
        switch (end) {
            case Archive::End::complete: break;
            case Archive::End::stopped: break;  // broken XML, or the handler has enough
            case Archive::End::encrypted:
                throw Refusal{problem(problem_text::locked_or_old_workbook)};
            case Archive::End::too_large: refuse_size(entry);
            case Archive::End::missing: refuse(entry + ": missing");
            case Archive::End::damaged: refuse(entry + ": damaged");
        }
        if (!reader.finish()) refuse(entry + ": XML");
    }

    void read_context() {
        context_.is_1904 = list_.is_1904;
        if (const auto styles = relations_->target_of("styles"); archive_.holds(styles)) {
            Styles handler(context_.styles_with_date);
            read(styles, handler);
        }
        if (const auto texts = relations_->target_of("sharedStrings"); archive_.holds(texts)) {
            SharedTexts handler(context_.shared_texts);
            read(texts, handler);
            if (handler.is_too_large()) refuse_size(texts);
        }
    }

    std::string entry_of(const Sheet& sheet) const {
        const auto relation = relations_->by_id.find(sheet.relation);
        if (relation == relations_->by_id.end() || relation->second.type != "worksheet") return {};
        return relation->second.target;
    }

    Table read_rows(const Sheet& sheet, std::size_t rows, bool& is_cut) {
        const auto entry = entry_of(sheet);
        if (entry.empty()) refuse(sheet.name);
        Worksheet handler(context_, rows);
        read(entry, handler);
        auto table = handler.take();
        if (handler.is_too_large()) refuse_size(sheet.name);
        is_cut = handler.is_cut();
        return table;
    }

    Table read_sheet(const Sheet& sheet, std::vector<RosterProblem>& problems) {
        bool is_cut{};
        auto table = read_rows(sheet, rows_max, is_cut);
        if (is_cut) problems.push_back(problem(problem_text::too_many_rows));
        return table;
    }

    std::vector<const Sheet*> with_header() {
        std::vector<const Sheet*> found;
        for (const auto& sheet : list_.sheets) {
            if (sheet.is_hidden || entry_of(sheet).empty()) continue;
            bool is_cut{};
            const auto header = find_roster_header(read_rows(sheet, header_rows, is_cut));
            if (header && header->is_certain) found.push_back(&sheet);
        }
        return found;
    }

    const Sheet& first_shown() const {
        for (const auto& sheet : list_.sheets) {
            if (!sheet.is_hidden && !entry_of(sheet).empty()) return sheet;
        }
        return list_.sheets.front();
    }

    const Sheet& named(std::string_view wanted) const {
        std::vector<std::string> names;
        for (const auto& sheet : list_.sheets) {
            if (sheet.name == wanted || tidy_word(sheet.name) == tidy_word(wanted)) return sheet;
            names.push_back(sheet.name);
        }
        throw Refusal{problem(problem_text::no_such_sheet,
                              {{"sheet", std::string(wanted)}, {"sheets", join(names, ", ")}})};
    }

    Archive archive_;
    SheetList list_{};
    std::unique_ptr<Relations> relations_{};
    CellContext context_{};
};

}  // namespace

bool is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

bool is_compound_file(std::string_view bytes) {
    return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

WorkbookReading read_workbook(std::string_view bytes, std::string_view sheet) {
    WorkbookReading reading;
    try {
        Workbook workbook(bytes);
        reading.table = workbook.table(sheet, reading.problems);
    } catch (Refusal& refusal) {
        reading.table.reset();
        reading.problems.push_back(std::move(refusal.problem));
    }
    return reading;
}

}  // namespace linyi::sheet
