#include "cli/office.hpp"
#include "commands/payload.hpp"
#include "domain/code.hpp"
#include "domain/csv.hpp"
#include "language/words.hpp"

#include <algorithm>

namespace linyi::cli {
namespace {

constexpr Text bad_format{"格式写 table 或 csv。", "The format is table or csv."};
constexpr Text unknown_community{"没有小区“{name}”。", "There is no community \"{name}\"."};
constexpr Text unknown_unit{"名册里没有 {unit}。", "The roster has no unit {unit}."};
constexpr Text no_units{"没有需要绑定码的房屋。先导入名册：linyi import-roster",
                        "There is no unit that needs a code. Import the roster first: linyi "
                        "import-roster"};
constexpr Text shown_once{
    "{count} "
    "个绑定码，只显示这一次，请保管好并当面或密封交给业主。这些房屋以前没用过的码已作废。业主私聊机"
    "器人："
    "/绑定 房号 绑定码",
    "{count} codes, shown this once: keep them safe and hand them over in person or sealed. Unused "
    "earlier codes of these units no longer work. Owners send the bot privately: /bind UNIT CODE"};
constexpr Text header_unit{"房号", "unit"};
constexpr Text header_code{"绑定码", "code"};

struct Printed {
    std::string label{};
    std::string code{};
};

bool contains(const std::vector<std::string>& list, const std::string& entry) {
    return std::find(list.begin(), list.end(), entry) != list.end();
}

/// The units that are asked for, in roster order. Unsold and undelivered ones have nobody to bind.
std::vector<Unit> wanted(CommunityId community, const CodesOptions& options,
                         const std::vector<std::string>& labels, storage::Tx& tx) {
    auto units = tx.roster().units(community);
    std::erase_if(units, [&](const Unit& unit) {
        if (unit.status != UnitStatus::sold) return true;
        if (!labels.empty() && !contains(labels, unit.label)) return true;
        if (!options.buildings.empty() && !contains(options.buildings, unit.building)) return true;
        return options.unbound_only && !tx.roster().owner_accounts(unit.id).empty();
    });
    return units;
}

std::vector<Printed> make_codes(CommunityId community, const std::vector<Unit>& units,
                                storage::Tx& tx, Office& office) {
    const auto now = office.clock.now();
    std::vector<Printed> printed;
    for (const auto& unit : units) {
        printed.push_back({unit.label, make_code(office.random, bind_code_characters)});
        tx.roster().add_code(storage::code_hash(normalise_code(printed.back().code)),
                             {.community = community, .kind = "bind", .unit = unit.id}, now);
    }
    if (!printed.empty())
        tx.acts().append({.community = community,
                          .kind = "bind_codes_made",
                          .decided_at = now,
                          .payload = commands::Payload{}
                                         .set("units", static_cast<std::int64_t>(printed.size()))
                                         .json()});
    return printed;
}

void print_codes(const std::vector<Printed>& printed, bool is_csv, Office& office) {
    const auto unit = say(office.language, header_unit);
    const auto code = say(office.language, header_code);
    if (is_csv) {
        office.out << unit << ',' << code << "\r\n";
        for (const auto& row : printed)
            office.out << csv_field(row.label) << ',' << csv_field(row.code) << "\r\n";
        return;
    }
    std::size_t width = 0;
    for (const auto& row : printed) width = std::max(width, code_points(row.label));
    for (const auto& row : printed)
        office.out << row.label << std::string(width - code_points(row.label) + 2, ' ') << row.code
                   << '\n';
}

int refuse(Office& office, int exit_code, const Text& text, const Args& args = {}) {
    office.err << say(office.language, text, args) << "\n";
    return exit_code;
}

}  // namespace

int run_codes(const CodesOptions& options, Office& office) {
    if (options.format != "table" && options.format != "csv") return refuse(office, 2, bad_format);
    const auto community = office.store.tx().communities().find_by_name(options.community);
    if (!community) return refuse(office, 1, unknown_community, {{"name", options.community}});
    std::vector<std::string> labels;
    for (const auto& typed : options.units) {
        auto label = language::unit_label(typed);
        if (label.empty()) label = std::string(trim(typed));
        if (!office.store.tx().roster().find(community->id, label))
            return refuse(office, 1, unknown_unit, {{"unit", typed}});
        labels.push_back(std::move(label));
    }
    std::vector<Printed> printed;
    office.store.transact([&](storage::Tx& tx) {
        printed = make_codes(community->id, wanted(community->id, options, labels, tx), tx, office);
    });
    if (printed.empty()) return refuse(office, 1, no_units);
    print_codes(printed, options.format == "csv", office);
    office.err << say(office.language, shown_once, {{"count", std::to_string(printed.size())}})
               << "\n";
    return 0;
}

}  // namespace linyi::cli
