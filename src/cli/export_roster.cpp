#include "cli/office.hpp"
#include "commands/payload.hpp"
#include "domain/csv.hpp"
#include "domain/roster_export.hpp"
#include "sheet/write_xlsx.hpp"

#include <map>

namespace linyi::cli {
namespace {

constexpr Text bad_format{"格式写 csv 或 xlsx。", "The format is csv or xlsx."};
constexpr Text needs_file{"写成 xlsx 需要文件名：--out 名册.xlsx",
                          "An xlsx needs a file name: --out roster.xlsx"};
constexpr Text unknown_community{"没有小区“{name}”。", "There is no community \"{name}\"."};
constexpr Text exported{"已导出 {units} 套房屋。{names}", "{units} units exported. {names}"};
constexpr Text masked{"姓名已隐去；要全名请加 --names。电话只存有摘要，无法导出。",
                      "Names are masked; --names writes them out. Phones are kept as digests only "
                      "and cannot be exported."};
constexpr Text with_names{"文件里有全名，请妥善保管。电话只存有摘要，无法导出。",
                          "The file has whole names: keep it safe. Phones are kept as digests only "
                          "and cannot be exported."};

// Spreadsheets take a CSV without it for the local encoding.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

int refuse(Office& office, int exit_code, const Text& text, const Args& args = {}) {
    office.err << say(office.language, text, args) << "\n";
    return exit_code;
}

std::string csv_of(const std::vector<std::vector<std::string>>& rows) {
    std::string csv(byte_order_mark);
    for (const auto& row : rows) {
        for (std::size_t at = 0; at < row.size(); ++at) {
            if (at != 0) csv += ',';
            csv += csv_field(row[at]);
        }
        csv += "\r\n";
    }
    return csv;
}

}  // namespace

int run_export_roster(const ExportRosterOptions& options, Office& office) {
    if (options.format != "csv" && options.format != "xlsx") return refuse(office, 2, bad_format);
    if (options.format == "xlsx" && options.out.empty()) return refuse(office, 2, needs_file);
    const auto community = office.store.tx().communities().find_by_name(options.community);
    if (!community) return refuse(office, 1, unknown_community, {{"name", options.community}});

    auto tx = office.store.tx();
    std::map<PersonId, std::string> names;
    for (const auto& owner : tx.roster().owners(community->id)) names[owner.person] = owner.name;
    const auto units = tx.roster().units(community->id);
    office.made = text_of(
        export_roster(units, names, {.language = office.language, .has_names = options.has_names}));
    if (options.has_names) {
        // Who took personal data out of the house, and when, is part of the record.
        office.store.transact([&](storage::Tx& writing) {
            writing.acts().append(
                {.community = community->id,
                 .kind = "roster_exported",
                 .decided_at = office.clock.now(),
                 .payload = commands::Payload{}
                                .set("units", static_cast<std::int64_t>(units.size()))
                                .json()});
        });
    }
    office.err << say(office.language, exported,
                      {{"units", std::to_string(units.size())},
                       {"names", say(office.language, options.has_names ? with_names : masked)}})
               << "\n";
    return 0;
}

Result<void> hand_over_roster(const ExportRosterOptions& options, const std::string& made,
                              const Handover& to) {
    const auto rows = rows_in(made);
    if (options.format == "csv") return write_bytes(csv_of(rows), to);
    return sheet::write_xlsx(to.file, options.community, rows);
}

}  // namespace linyi::cli
