// rooms: sheet language
// Whatever is imported as a roster, workbook or text, is read without a crash and within bounds;
// every unit of the draft is whole, and what is exported of it reads the same again.
#include "base/text.hpp"
#include "domain/csv.hpp"
#include "domain/roster_import.hpp"
#include "language/words.hpp"
#include "sheet/encoding.hpp"
#include "sheet/workbook.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace linyi;

void expect(bool holds) {
    if (!holds) std::abort();
}

Table table_in(std::string_view bytes) {
    if (sheet::is_zip(bytes)) {
        auto workbook = sheet::read_workbook(bytes, "");
        expect(workbook.table || !workbook.problems.empty());
        return workbook.table.value_or(Table{});
    }
    const auto text = sheet::decode(bytes);
    if (!text) return {};
    expect(is_utf8(text->text));
    return table_of(read_csv(text->text));
}

void expect_cells_to_come_back(const Table& table) {
    for (const auto& row : table.rows) {
        for (const auto& cell : row.cells) {
            const auto field = csv_field(cell.text);
            const auto again = table_of(read_csv("a," + field + ",b\n"));
            const bool is_there = again.rows.size() == 1 && again.rows[0].cells.size() == 3;
            // A carriage return at the end of a field belongs to the line.
            expect(is_there && again.rows[0].cells[1].text == cell.text);
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto table = table_in(bytes);
    expect(table.rows.size() <= sheet::rows_max || !sheet::is_zip(bytes));
    if (size < 4096) expect_cells_to_come_back(table);

    const auto reading = read_roster_table(
        table, [](std::string_view label) { return language::unit_label(label); });
    for (const auto& problem : reading.problems) {
        const auto line = say(Language::zh, problem);
        expect(is_utf8(line) && line.find('\n') == line.npos && line.find('\x1B') == line.npos);
    }
    for (const auto& unit : reading.draft.units) {
        expect(!unit.label.empty() && !unit.building.empty());
        expect(unit.area.hundredths >= 0);
        for (const auto& owner : unit.owners) expect(owner.person < reading.draft.people.size());
    }
    return 0;
}
