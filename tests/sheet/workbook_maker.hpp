#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linyi::sheet::test {

/// A ZIP file of these entries, in memory.
std::string zip(const std::vector<std::pair<std::string, std::string>>& entries);

/// A workbook from the XML inside its parts, so that a test shows what it is about.
class WorkbookMaker {
public:
    /// `rows` is what stands in <sheetData>; `behind` what follows it, as <mergeCells>.
    WorkbookMaker& sheet(const std::string& name, const std::string& rows,
                         const std::string& behind = {}, const std::string& attributes = {});
    /// Texts that cells share: each is what stands in <si>.
    WorkbookMaker& shared(const std::vector<std::string>& items);
    /// Styles by number: format codes, the first is that of style 1 (0 is General).
    WorkbookMaker& formats(const std::vector<std::string>& codes);
    WorkbookMaker& days_from_1904();
    /// Any other entry, or another content for one.
    WorkbookMaker& entry(const std::string& name, const std::string& content);

    std::string bytes() const;

private:
    struct Sheet {
        std::string name{};
        std::string attributes{};
        std::string xml{};
    };
    std::vector<Sheet> sheets_{};
    std::string shared_{};
    std::string styles_{};
    bool is_1904_{};
    std::vector<std::pair<std::string, std::string>> others_{};
};

/// <row> with cells of inline text: {"房号", "面积"}.
std::string text_row(const std::vector<std::string>& cells);

}  // namespace linyi::sheet::test
