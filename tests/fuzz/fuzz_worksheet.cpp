// rooms: sheet
// The XML inside a workbook, which fuzz_roster hardly ever reaches through the packing: the first
// byte says which part it is. Fed at once or byte by byte, it gives the same table.
#include "base/text.hpp"
#include "sheet/workbook.hpp"
#include "sheet/worksheet.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace linyi;

void expect(bool holds) {
    if (!holds) std::abort();
}

void feed(std::string_view xml, sheet::XmlHandler& handler, std::size_t step) {
    sheet::XmlReader reader(handler);
    for (std::size_t at = 0; at < xml.size(); at += step) {
        if (!reader.feed(xml.substr(at, step))) break;
    }
    static_cast<void>(reader.finish());
}

Table read_sheet(std::string_view xml, const sheet::CellContext& context, std::size_t step) {
    sheet::Worksheet worksheet(context, 50);
    feed(xml, worksheet, step);
    return worksheet.take();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view xml(reinterpret_cast<const char*>(data) + 1, size - 1);
    sheet::CellContext context{.shared_texts = {"房号", "3-2-501"},
                               .styles_with_date = {false, true}};
    if (data[0] == 't') {
        sheet::SharedTexts texts(context.shared_texts);
        feed(xml, texts, 4096);
        for (const auto& text : context.shared_texts) expect(is_utf8(text));
        return 0;
    }
    if (data[0] == 's') {
        sheet::Styles styles(context.styles_with_date);
        feed(xml, styles, 4096);
        return 0;
    }
    const auto whole = read_sheet(xml, context, 4096);
    const auto pieces = read_sheet(xml, context, 1);
    expect(whole.rows.size() <= 50 && whole.rows.size() == pieces.rows.size());
    int last = 0;
    for (std::size_t at = 0; at < whole.rows.size(); ++at) {
        const auto& row = whole.rows[at];
        expect(row.row >= last && row.row <= 1'048'576 && row.cells.size() <= sheet::columns_max);
        last = row.row;
        expect(row.cells.size() == pieces.rows[at].cells.size());
        for (std::size_t column = 0; column < row.cells.size(); ++column) {
            expect(is_utf8(row.cells[column].text));
            expect(row.cells[column].text == pieces.rows[at].cells[column].text);
        }
    }
    return 0;
}
