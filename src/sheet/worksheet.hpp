#pragma once

#include "domain/table.hpp"
#include "sheet/xml.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace linyi::sheet {

/// What cells refer to in the rest of the workbook.
struct CellContext {
    std::vector<std::string> shared_texts{};
    std::vector<bool> styles_with_date{};  ///< by the number of the style
    bool is_1904{};                        ///< days are counted from 1904
};

/// xl/sharedStrings.xml: each text, without its phonetic guides.
class SharedTexts final : public XmlHandler {
public:
    explicit SharedTexts(std::vector<std::string>& texts) : texts_(texts) {}

    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;
    bool has_enough() const override { return is_too_large_; }
    bool is_too_large() const { return is_too_large_; }

private:
    std::vector<std::string>& texts_;
    std::string text_{};
    std::size_t bytes_{};
    int phonetic_depth_{};
    bool is_in_text_{};
    bool is_too_large_{};
};

/// xl/styles.xml: which styles show a date.
class Styles final : public XmlHandler {
public:
    explicit Styles(std::vector<bool>& with_date) : with_date_(with_date) {}

    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view) override {}

private:
    std::vector<bool>& with_date_;
    std::vector<int> date_formats_{};
    bool is_in_cell_styles_{};
};

/// xl/worksheets/sheetN.xml as a table.
class Worksheet final : public XmlHandler {
public:
    /// Stops after `rows_wanted` rows with text.
    Worksheet(const CellContext& context, std::size_t rows_wanted)
        : context_(context), rows_wanted_(rows_wanted) {}

    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;
    bool has_enough() const override { return is_too_large_ || is_cut_; }

    bool is_too_large() const { return is_too_large_; }
    /// There were more rows than wanted.
    bool is_cut() const { return is_cut_; }
    /// The table, merged cells filled downwards.
    Table take();

private:
    struct Range {
        std::size_t column{};
        int first_row{};
        int last_row{};
    };

    void start_cell(const XmlAttributes& attributes);
    void end_cell();
    void end_row();
    TableCell read_cell() const;
    void fill(const Range& range);
    void note_merged(std::string_view range);

    const CellContext& context_;
    std::size_t rows_wanted_;
    Table table_{.has_letters = true};
    std::vector<Range> merged_{};
    TableRow row_{};
    std::size_t column_{};       ///< of the cell being read
    std::size_t next_column_{};  ///< of a cell that does not say where it is
    std::string type_{};
    int style_{};
    std::string value_{};
    bool has_value_{};
    bool is_formula_{};
    bool is_in_value_{};
    int phonetic_depth_{};
    std::size_t cells_{};
    std::size_t bytes_{};
    bool is_too_large_{};
    bool is_cut_{};
};

}  // namespace linyi::sheet
